"""Writes a feed as Atom (RFC 4287), for every feed reader.

The format is a dozen elements, so that Python's own XML writer is the whole of it; the libraries for
feeds put the time of the writing into the file, or the names of their own.
"""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, SubElement

from policy.licences import Licence
from presentation.blocks import plain
from presentation.feeds import entry_html
from presentation.feeds.feeds import MIME, FeedOf
from presentation.feeds.publications import (
    MOST_PUBLICATIONS,
    Category,
    Entry,
    Publication,
    Told,
    urn,
)
from presentation.html.site import Site
from presentation.pages import SITE

ATOM = "http://www.w3.org/2005/Atom"
ET.register_namespace("", ATOM)
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed was changed that has nothing yet; the format demands a time (4.2.15)."""
ABOUT = (
    "Det, der er ændret fra den ene offentliggjorte status til den næste, med kilder. Feedet har de "
    f"{MOST_PUBLICATIONS} nyeste offentliggørelser. Siden Ændringer har dem alle."
)


def of(feed: FeedOf, told: Told, site: Site, licence: Licence | None = None) -> bytes:
    """The file of a feed, in UTF-8. The same arguments always give the same bytes.

    `licence` is what others may do with it, where the city has chosen one.
    """
    found = list(told.of(feed))
    newest = told.publications[0]
    root = Element(f"{{{ATOM}}}feed", {LANGUAGE: "da"})
    _text(root, "id", urn(newest.policy, feed.code))
    _text(root, "title", f"{feed.name} – {SITE}")
    _text(root, "subtitle", ABOUT)
    _text(root, "updated", _time(max((each.updated for each, _ in found), default=NEVER)))
    _text(_inside(root, "author"), "name", newest.city)
    _link(root, "self", site.link(feed.path), MIME)
    _link(root, "alternate", site.link(feed.page), "text/html")
    if licence:
        _link(root, "license", licence.address, "text/html")  # RFC 4946
        _text(root, "rights", licence.title)
    for publication, entry in found:
        _entry(root, publication, entry, site)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _entry(root: Element, publication: Publication, entry: Entry, site: Site) -> None:
    found = _inside(root, "entry")
    _text(found, "id", publication.id_of(entry))
    _text(found, "title", entry.title)
    _text(found, "published", _time(publication.published))
    _text(found, "updated", _time(publication.updated))
    _link(found, "alternate", entry_html.address(publication, entry, site), "text/html")
    for each in entry.categories:
        _category(found, each)
    content = _text(found, "content", str(entry_html.content(publication, entry, site)))
    content.set("type", "html")


def _inside(parent: Element, name: str) -> Element:
    return SubElement(parent, f"{{{ATOM}}}{name}")


def _text(parent: Element, name: str, text: str) -> Element:
    """An element with a text, without the characters that XML cannot hold."""
    found = _inside(parent, name)
    found.text = plain(text)
    return found


def _link(parent: Element, relation: str, address: str, media_type: str) -> None:
    link = _inside(parent, "link")
    link.attrib.update(rel=relation, href=address, type=media_type)


def _category(parent: Element, category: Category) -> None:
    _inside(parent, "category").attrib.update(term=category.code, label=plain(category.label))


def _time(at: datetime) -> str:
    """A time to the second, in UTC (RFC 3339)."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
