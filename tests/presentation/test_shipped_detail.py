"""The process, services and search pages for the shipped data, compared with the documents."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from metrics.drafting import tried_in
from metrics.status import Status
from metrics.trial.checks import CheckCode
from monitor.editions import Monitor
from monitor.settings import SHIPPED_DATA
from policy.drafting import DraftTarget
from policy.periods import Period
from policy.quantities import Quantity
from presentation.drafting.check_sentences import sentence
from presentation.language.letters import search_words
from presentation.search.entries import Subject, entries
from presentation.search.index import find, index_of
from presentation.services import by_theme, national_rules
from presentation.status import process
from store.accepted import Store

SEEN_FROM = date(2025, 11, 13)


@pytest.fixture(scope="module")
def status(store_with_data: Path) -> Status:
    return Monitor(SHIPPED_DATA, Store(str(store_with_data))).status(SEEN_FROM)


def test_the_meetings_of_october_lack_news_and_the_november_one_is_next(status):
    found = {
        section.heading: [str(event.period) for event in section.events]
        for section in process.sections(status, status.events, status)
    }
    # The evaluation expected in the summer has lacked news for longer.
    assert found[process.PASSED] == ["2025-Q3", "2025-10-08", "2025-10-28"]
    assert found["Hvad kommer nu?"] == ["2025-11-13", "2027"]


def test_every_step_is_shown_once(status):
    shown = [e.id for s in process.sections(status, status.events, status) for e in s.events]
    assert sorted(shown) == sorted(event.id for event in status.events)


def test_a_main_dish_is_compared_with_a_main_dish(status):
    pairs = {
        (own.price.value, own.price_year or own.year, rule.price.value, rule.year)
        for own, rule in national_rules.price_pairs(status)
    }
    assert pairs == {(49, 2023, 59, None), (47, 2024, 59, None)}


def test_a_payment_to_a_citizen_is_never_called_a_price(status):
    names = {row.price.size: by_theme.amount_name(row) for row in status.services if row.price}
    assert names[12.5] == "Tilskud"
    assert names[6825] == names[17086] == "Vederlag"
    assert names[194] == "Pris"


@pytest.mark.parametrize(
    ("query", "subject"),
    [
        ("fleksjob måltal", Subject.PRIORITIES),
        ("peer mentor", Subject.INITIATIVES),
        ("klassestoerrelse", Subject.REMARKS),
        ("høringssvar", Subject.EVENTS),
        ("smoerrebroed", Subject.SERVICES),
        ("brugerråd", Subject.UNITS),
        ("VIVE", Subject.INDICATORS),
    ],
)
def test_words_of_the_documents_are_found(status, query, subject):
    assert subject in find(index_of(status), search_words(query)).counts


def test_each_search_entry_has_a_different_place(status):
    places = [(e.subject, e.path, e.anchor, *e.filters.values()) for e in entries(status)]
    assert len(places) == len(set(places))


def test_a_target_for_fleksjob_is_tried_on_what_the_documents_print(status):
    fleksjob = status.indicator("fleksjob").indicator
    asked = DraftTarget(
        id="t",
        indicator="fleksjob",
        department="KK",
        value=Quantity.at_least(900),
        deadline=Period.year(2026),
    )
    each = tried_in(status, asked, (), fleksjob)
    said = {check.code: sentence(check, each, status) for check in each.trial}
    assert each.can_be_computed
    # Status 2025, page 17: 1,014 in all, 274 of 376 in BUF, and the parts' targets add up to 899.
    assert "tallet var 1.014 i 2024, og måltallet er 900; er det meningen?" in said[CheckCode.FLOOR]
    assert said[CheckCode.PARTS] == (
        "Helheden kan nås, mens en del ligger under sit eget måltal, som i dag: "
        "Børne- og Ungdomsforvaltningen (274, måltal 376, 73 procent). Delenes måltal giver 899, og "
        "det samlede er 900. Fordelingen står ikke i kilderne."
    )
    assert said[CheckCode.UNDECIDABLE].startswith("Fuld optælling")
