"""From a figure on a page to the cell it was read from, in one click."""

from __future__ import annotations

import re
from html import unescape

from presentation.html import addresses
from tests.pages_run import opened, words


def test_each_indicator_links_to_the_cells_of_its_figures() -> None:
    linked = re.findall(
        rf'href="[^"]*{addresses.TRACE}=([\w-]+)#spor"', words(opened("detail/figures"))
    )
    assert len(linked) == len(set(linked))
    assert "fleksjob" in linked
    page = unescape(words(opened("reporting/changes", **{addresses.TRACE: "fleksjob"})))
    assert "2-tal.xlsx, ark Målinger, celle D4, »274«" in page
    assert "Status, oktober 2025, side 17" in page
