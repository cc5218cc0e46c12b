"""The feeds as a reader finds them: by the address for her own program, and in the head of the page."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from presentation import pages, tables
from presentation.feeds import feeds
from presentation.feeds.feeds import EVERYTHING, MIME, FeedOf
from presentation.html import markup
from presentation.html.links import Links
from presentation.tables import Column, Table

FOLLOW = "Følg ændringer"
ABOUT = (
    "Få besked, når der er offentliggjort noget nyt. Kopiér adressen, og sæt den ind i et program, der "
    "læser feeds (en nyhedslæser). Et feed siger, hvilke tal, måltal, indsatser, bemærkninger og svar der er "
    "nye eller ændrede, med kilder."
)


def links_to(found: Sequence[FeedOf], links: Links, site: str) -> Markup:
    """The fold with the feeds. `site` is the site's address without a slash at the end; empty if unknown."""
    columns = [
        Column[FeedOf](
            "Feed (Atom)", lambda each: markup.anchor(each.name, feeds.address(each, links))
        )
    ]
    if site:
        columns.append(
            Column[FeedOf]("Adresse til nyhedslæseren", lambda each: _address(each, links, site))
        )
    table = tables.on_page(Table("Feeds", columns, found), "stack feeds")
    return markup.unfolded(FOLLOW, markup.paragraph(ABOUT) + table)


def _address(feed: FeedOf, links: Links, site: str) -> Markup:
    """The whole address as text, which breaks after its slashes."""
    whole = f"{site}{feeds.address(feed, links).removeprefix('.')}"
    return Markup("/<wbr>").join(whole.split("/"))


def in_head(page: str, links: Links) -> Markup:
    """What programs find the feeds by, in the head of a page's HTML: first that of an objective's page."""
    number = pages.objective_number(page)
    found = [FeedOf(page, pages.name_of(page) or page, page, number)] if number else []
    return markup.joined(
        Markup('<link rel="alternate" type="{}" title="{}" href="{}">').format(
            MIME, pages.tab_title(each.name), feeds.address(each, links)
        )
        for each in (*found, EVERYTHING)
    )
