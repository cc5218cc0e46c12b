"""The search field on every page; it leads to the page *Søg*."""

from __future__ import annotations

from markupsafe import Markup

from presentation import pages
from presentation.html import addresses
from presentation.html.links import Links

LONGEST_QUERY = 200
"""The maximum length of a query in characters."""


def search_field(links: Links) -> Markup:
    """The search form; it passes on the choices in the reader's links.

    >>> "dato" in search_field(Links({"dato": "2025-11-13"}))
    True
    """
    kept = Markup("").join(
        Markup('<input type="hidden" name="{}" value="{}">').format(name, value)
        for name, value in links.choices.items()
    )
    return Markup(
        '<form role="search" class="find" action="./{path}">{kept}'
        '<label for="find" class="unseen">Søg på alle sider</label>'
        '<input id="find" type="search" name="{name}" maxlength="{longest}" '
        'placeholder="Søg" autocomplete="off" required>'
        '<button type="submit">Søg</button></form>'
    ).format(path=pages.SEARCH, kept=kept, name=addresses.QUERY, longest=LONGEST_QUERY)
