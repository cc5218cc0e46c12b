"""An entry of a feed as HTML: what was published, and each change with its source and where it is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from markupsafe import Markup

from presentation import pages
from presentation.feeds.publications import Entry, Publication
from presentation.html import addresses, markup
from presentation.html.site import Site
from presentation.language.numbers import counted
from presentation.language.words import capitalised, ended
from presentation.submissions.changes_since import Change, ChangeOf

MOST_LINES = 50
"""How many changes of a kind an entry names; the page has them all."""


def address(publication: Publication, entry: Entry, site: Site) -> str:
    """The page of an entry as it was published: the objective's, else the comparison with the one before."""
    if entry.objective is not None:
        return _seen(publication.name, site).link(pages.objective(entry.objective))
    sides = {addresses.FROM: publication.before or "", addresses.TO: publication.name}
    return site.choosing(sides).link(pages.CHANGES)


def content(publication: Publication, entry: Entry, site: Site) -> Markup:
    """The entry for feed readers, which show it without styles of ours."""
    return markup.joined(
        [
            markup.paragraph(" ".join(entry.says)),
            *_changes(publication, entry.changes, site),
            markup.paragraph(markup.anchor(_see(entry), address(publication, entry, site))),
        ]
    )


def _see(entry: Entry) -> str:
    if entry.objective is None:
        return "Sammenlign de to på siden Ændringer"
    return "Se målsætningen, som den blev offentliggjort"


def _changes(publication: Publication, changes: Sequence[Change], site: Site) -> Iterator[Markup]:
    """The changes under their headings; what is no longer there leads to the publication that had it."""
    for (kind, heading), together in groupby(changes, lambda each: (each.kind, each.heading)):
        where = publication.before if kind is ChangeOf.GONE else publication.name
        seen = _seen(where or publication.name, site)
        lines = [_line(each, seen) for each in together]
        yield Markup("<h3>{}</h3>").format(heading)
        yield Markup("<ul>{}</ul>").format(markup.joined(lines[:MOST_LINES]))
        if (left := len(lines) - MOST_LINES) > 0:
            more = capitalised(counted(left, "ændring", "ændringer"))
            yield markup.paragraph(f"{more} mere står på siden Ændringer.")


def _line(change: Change, site: Site) -> Markup:
    text = markup.anchor(change.text, site.link(change.place.address))
    source = ended(f" Kilde: {change.source}") if change.source else ""
    return Markup("<li>{}{}</li>").format(text, source)


def _seen(snapshot: str, site: Site) -> Site:
    return site.choosing({addresses.SNAPSHOT: snapshot})
