"""The address of a snapshot, on the pages that show it and link to it. The figures are invented."""

from __future__ import annotations

from datetime import date

import pytest

from policy.clock import today
from store.publishing import advance, publish
from store.snapshots import WORKING
from store.states import State
from tests.pages_run import opened, words
from tests.store.deliveries import delivered, fleksjob

FIRST = "Status oktober 2025"
OCTOBER = date(2025, 11, 13)
SECOND = "Status, rettet & udvidet"


@pytest.fixture
def two(own_store):
    """A second snapshot of the same day as the shipped one, with a new figure."""
    version = delivered(own_store, fleksjob("BUF", 290, 2025), by="BUF")
    advance(own_store, version, State.APPROVED, "Chef")
    advance(own_store, version, State.PRESENTED, "Udvalget")
    publish(own_store, SECOND, OCTOBER, "Koordinator")
    return own_store


def crumb(app) -> str:
    shown = words(app)
    return shown[shown.index('class="crumb"') :].split("</p>")[0]


def test_each_snapshot_of_a_day_and_its_working_edition_have_an_address(two):
    assert FIRST in crumb(opened("status/overview", oejebliksbillede=FIRST))
    assert "Status, rettet &amp; udvidet" in crumb(
        opened("status/overview", oejebliksbillede=SECOND)
    )
    working = crumb(opened("status/overview", oejebliksbillede=WORKING, dato=OCTOBER.isoformat()))
    assert "Arbejdsudgave · Set per 13. november 2025" in working


def test_a_date_alone_means_the_first_snapshot_of_the_day_and_the_page_names_the_later(two):
    shown = opened("status/overview", dato=OCTOBER.isoformat())
    assert FIRST in crumb(shown)
    assert "Der er siden lavet et øjebliksbillede mere, set per 13. november 2025" in words(shown)
    assert "oejebliksbillede=Status%2C+rettet+%26+udvidet" in words(shown)
    assert "siden lavet et øjebliksbillede mere" not in words(opened("status/overview"))


def test_an_unknown_snapshot_is_reported_and_the_newest_is_shown(two):
    shown = words(opened("status/overview", oejebliksbillede="Status maj 2020"))
    assert "Der er intet øjebliksbillede med navnet »Status maj 2020«." in shown
    assert "Siden viser Status, rettet &amp; udvidet, set per 13. november 2025." in shown


def test_the_chosen_snapshot_is_kept_from_page_to_page_without_its_date(two):
    shown = words(opened("reporting/changes", oejebliksbillede=FIRST))
    assert '"./indberetning"' not in shown
    assert f"oejebliksbillede={WORKING}" in shown
    assert "metode-og-kilder?oejebliksbillede=Status+oktober+2025" in shown


def test_two_snapshots_of_a_day_are_compared_as_they_were_published(two):
    app = opened("reporting/changes", fra=OCTOBER.isoformat(), til=SECOND)
    assert app.query_params["fra"] == FIRST
    assert "Tal og måltal: 1 nyt." in words(app) or "Tal og måltal: 1 ny." in words(app)
    delivered(two, fleksjob("BUF", 300, 2025), by="BUF")
    again = opened("reporting/changes", fra=FIRST, til=SECOND)
    assert ">290<" in words(again)
    assert ">300<" not in words(again)


def test_the_snapshot_to_compare_with_is_chosen_by_its_name_or_date(two):
    app = opened("reporting/report", siden=OCTOBER.isoformat())
    assert app.query_params["siden"] == FIRST
    assert "Hvad er ændret" in words(app) or "Ændringer siden" in words(app)


def test_the_date_of_today_still_means_the_working_edition(two):
    delivered(two, fleksjob("BUF", 300, 2025), by="BUF")
    shown = opened("status/overview", dato=today().isoformat())
    assert "Arbejdsudgave · " in crumb(shown)
    assert "ikke er offentlige endnu" in words(shown)
