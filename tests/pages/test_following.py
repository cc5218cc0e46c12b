"""The feeds on the pages, and that what they link to is there."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pytest

from monitor import editions
from pages.shell import site
from policy import clock
from presentation import pages
from presentation.submissions import places
from presentation.submissions.places import Place
from tests.pages_run import opened, words

OF_5 = "./data/maalsaetning-5.atom"
EVERYTHING = "./data/aendringer.atom"


@cache
def status():
    return editions.current().edition(clock.today()).status


def script(path: str) -> str:
    page = pages.page_at(path)
    assert page
    return page.script


@pytest.mark.parametrize("path", [pages.CHANGES, pages.objective(1)])
def test_a_page_offers_its_feeds_unless_no_feed_reader_may_read_them(path, monkeypatch):
    assert EVERYTHING in words(opened(script(path)))
    monkeypatch.setattr(site, "is_closed", lambda: True)
    assert EVERYTHING not in words(opened(script(path)))


PLACES = {
    pages.FIGURES: lambda: (places.of_figures(i.indicator) for i in status().indicators),
    pages.INITIATIVES: lambda: map(places.of_initiative, status().initiatives),
    pages.COUNCIL: lambda: (places.of_remark(r.remark) for r in status().remarks),
    pages.PROCESS: lambda: map(places.of_step, status().events),
}


@pytest.mark.parametrize("path", PLACES)
def test_what_has_changed_is_on_the_page_and_row_that_a_feed_links_to(path):
    found: Iterable[Place] = PLACES[path]()
    html = words(opened(script(path)))
    rows = [each.address.partition("#") for each in found]
    assert rows
    assert {page for page, _, _ in rows} == {path}
    assert [row for _, _, row in rows if f'id="{row}"' not in html] == []
