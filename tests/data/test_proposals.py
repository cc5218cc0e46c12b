"""The shipped proposals: every priority has one, each is marked as ours, and none has a value."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date

import pytest

from commands.reading import read
from loaders.checking.rows import sound
from loaders.reading.files import delivery
from loaders.templates.workbooks import workbook
from monitor.proposals import FOLDER, proposals, proposals_for
from monitor.settings import ROOT, SHIPPED_DATA
from policy.choices import Counting, MeasuringCost, Population, Unit
from policy.drafting import Candidate
from policy.findings import Severity
from policy.proposals import BY_THE_PRODUCT, is_switched_off, taken_over
from policy.tables import BY_NAME
from presentation.drafting.proposals import facts
from tests.records import assessed, policy

CODE = SHIPPED_DATA.name
FILE = FOLDER / f"{CODE}.xlsx"
ON = date(2026, 11, 28)
ROOMS = ("commands", "loaders", "metrics", "monitor", "pages", "presentation", "reports", "store")
SENTENCES = ("definition", "population_note", "registration", "no_numbers", "wrong_way", "based_on")


@pytest.fixture(scope="module")
def records():
    return read([SHIPPED_DATA]).records


@pytest.fixture(scope="module")
def shipped():
    return proposals(CODE)


def test_the_file_is_read_whole(shipped):
    read_ = delivery(FILE.name, FILE.read_bytes())
    assert [f for f in read_.findings if f.severity is not Severity.NOTE] == []
    assert read_.counts.not_read == 0
    assert tuple(row.record for row in read_.rows) == shipped != ()


def test_the_file_is_the_same_as_the_template_writer_makes_it(shipped, records):
    made = workbook((BY_NAME["candidates"],), replace(records, candidates=shipped))
    assert made == FILE.read_bytes()


def test_every_priority_has_a_proposal(shipped, records):
    assert {each.priority for each in shipped} == {each.id for each in records.priorities}


def test_each_is_marked_as_ours_and_nobody_has_taken_it_over(shipped):
    assert {each.proposed_by for each in shipped} == {BY_THE_PRODUCT}
    assert [each.id for each in shipped if not is_switched_off(each)] == []


def test_no_row_is_accepted_before_it_is_taken_over(records):
    rows, found = sound([delivery(FILE.name, FILE.read_bytes())], records)
    assert rows == []
    assert {each.code for each in found} == {"proposal_not_taken_over"}


def test_nothing_that_the_policy_has_accepted_is_a_proposal(shipped, records):
    accepted = repr(records)
    assert [each.name for each in shipped if each.name in accepted] == []


def test_the_page_of_the_draft_alone_asks_for_the_proposals():
    asking = re.compile(r"monitor\.proposals|monitor import .*\bproposals\b")
    files = (path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
    found = {path for path in files if asking.search(path.read_text(encoding="utf-8"))}
    assert {str(path.relative_to(ROOT)) for path in found} == {
        "pages/intake/target_fields.py",
        "pages/reporting/draft.py",
    }


def test_no_code_is_that_of_an_indicator_of_the_policy(shipped, records):
    codes = [each.id for each in shipped]
    assert len(set(codes)) == len(codes)
    assert set(codes).isdisjoint(each.id for each in records.indicators)


def test_each_can_be_taken_over(shipped, records):
    for each in shipped:
        rows = taken_over(each, "Prøve", ON, records.priorities, records.indicators)
        assert (rows.indicator is None) == bool(each.no_numbers)
        assert (rows.not_in_numbers is None) == (not each.no_numbers)


def test_what_is_measured_says_all_that_a_reader_needs_to_judge_it(shipped):
    needed = ("definition", "unit", "population", "population_note", "publisher", "table")
    needed += ("responsible", "counting", "cost", "based_on")
    for each in shipped:
        if not each.no_numbers:
            assert [name for name in needed if getattr(each, name) is None] == [], each.id


def test_what_has_a_better_way_says_how_it_can_be_met_wrongly(shipped):
    assert [each.id for each in shipped if each.direction and not each.wrong_way] == []


def test_what_nobody_counts_today_says_who_begins_and_when(shipped):
    for each in shipped:
        new = each.cost in (MeasuringCost.REGISTRATION, MeasuringCost.SURVEY)
        assert bool(each.registration) == new, each.id
        if each.registration:
            assert "forvaltningen" in each.registration, each.id
            assert re.search(r"år\b|skoleår|periode", each.registration), each.id


def test_chance_has_a_part_in_surveys_alone_and_shares_alone_are_surveyed(shipped):
    for each in shipped:
        if each.cost is MeasuringCost.SURVEY:
            assert each.counting is Counting.SAMPLE, each.id
        if each.counting is Counting.SAMPLE:
            assert each.unit is Unit.SHARE, each.id


def test_no_proposal_is_for_the_whole_country(shipped):
    assert Population.NATIONAL not in {each.population for each in shipped}


# A share or a number that somebody could read as today's value. Paragraphs, years, pages, ages, grades,
# terms, waves and numbers of remarks are none.
VALUE = re.compile(
    r"\d+(?:,\d+)? ?(?:procent|pct|%|personer|borgere|elever|ansatte|mio|kr\b)", re.IGNORECASE
)


def test_there_is_not_one_value_among_them(shipped):
    assert BY_NAME["candidates"].fields
    assert not any(f.column.measures for f in BY_NAME["candidates"].fields)
    for each in shipped:
        for field in fields(Candidate):
            text = getattr(each, field.name)
            if isinstance(text, str):
                assert VALUE.search(text) is None, (each.id, text)


def test_the_remarks_that_they_build_on_are_those_of_the_council(shipped, records):
    known = {each.id for each in records.remarks}
    named = {
        code for each in shipped for code in re.findall(r"\bB[\dBP]-\d\b", each.based_on or "")
    }
    assert named
    assert named <= known


def test_the_departments_are_those_of_the_policy(shipped, records):
    assert {each.responsible for each in shipped} <= {each.code for each in records.departments}


def test_every_text_is_whole_sentences(shipped):
    for each in shipped:
        for name in SENTENCES:
            text = getattr(each, name)
            assert text is None or text.endswith("."), (each.id, name)


def test_each_can_be_shown(shipped):
    for each in shipped:
        assert len(dict(facts(assessed(), each))) > 2


def test_another_policy_has_none_and_a_copy_has_those_of_its_original():
    assert proposals("2099-2100") == ()
    assert proposals("../2023-2026/1-katalog") == ()
    assert proposals("") == ()
    assert proposals_for(policy(id="2027-2030")) == ()
    assert proposals_for(policy(id="2027-2030", copied_from=CODE)) == proposals(CODE)
    assert proposals_for(policy(id=CODE)) == proposals(CODE)
