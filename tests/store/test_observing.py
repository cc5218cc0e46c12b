from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from policy.choices import TextKind, UnitKind
from policy.columns import Citation
from policy.drafting import HearingAnswer, NotInNumbers, Objection
from policy.periods import Period
from policy.records import (
    Judgement,
    Objective,
    OrganisationUnit,
    Reply,
    Source,
    TargetGroup,
    Text,
)
from policy.statuses import StatusCode
from policy.tables import Records
from store.current_rows import Candidates, RowEdition, after, first_known, records
from store.observing import known

AUTUMN = Source(
    id="STATUS",
    title="Status",
    short_title="Status",
    publisher="SOF",
    known_from=date(2025, 10, 31),
)
SUMMER = Source(
    id="SVAR", title="Svar", short_title="Svar", publisher="Rådet", known_from=date(2025, 8, 31)
)


def objective(*documents: str) -> Objective:
    return Objective(
        number=1, title="Tillid", short_title="Tillid", sources=tuple(map(Citation, documents))
    )


def seen(day: date, *documents: str) -> tuple[Objective, ...]:
    return known(
        Records(sources=(AUTUMN, SUMMER), objectives=(objective(*documents),)), day
    ).objectives


def test_a_record_is_known_from_the_day_of_its_source():
    assert seen(date(2025, 10, 30), "STATUS") == ()
    assert seen(date(2025, 10, 31), "STATUS") == (objective("STATUS"),)


def test_a_record_is_known_from_its_first_source_and_cites_only_known_sources():
    assert seen(date(2025, 9, 1), "STATUS", "SVAR") == (objective("SVAR"),)
    assert seen(date(2025, 12, 1), "STATUS", "SVAR") == (objective("STATUS", "SVAR"),)


UNIT = OrganisationUnit(
    id="m",
    name="Modtagelsen",
    kind=UnitKind.OFFICE,
    department="SOF",
    summary="Giver råd.",
    contact="Telefon 3317 8800",
    contact_sources=(Citation("STATUS", 4),),
    year=2025,
    note="Findes måske ikke længere.",
    note_sources=(Citation("SVAR"), Citation("STATUS", 6)),
    sources=(Citation("SVAR"),),
)


def unit_on(day: date) -> OrganisationUnit:
    (unit,) = known(Records(sources=(AUTUMN, SUMMER), units=(UNIT,)), day).units
    return unit


def test_a_field_with_separate_sources_is_known_when_all_of_them_are():
    before, after = unit_on(date(2025, 10, 30)), unit_on(date(2025, 10, 31))
    assert (before.contact, before.year, before.note) == (None, None, None)
    assert (after.contact, after.year, after.note) == (UNIT.contact, 2025, UNIT.note)


def test_the_sources_of_a_known_field_are_cited_with_those_of_the_row():
    assert unit_on(date(2025, 10, 30)).sources == (Citation("SVAR"),)
    assert unit_on(date(2025, 10, 31)).sources == (
        Citation("SVAR"),
        Citation("STATUS", 4),
        Citation("STATUS", 6),
    )


def test_a_note_on_a_source_waits_for_the_source_that_it_builds_on():
    noted = replace(SUMMER, note="Måneden står i status.", note_sources=(Citation("STATUS", 21),))
    notes = {
        day: known(Records(sources=(AUTUMN, noted)), day).sources[-1].note
        for day in (date(2025, 10, 30), date(2025, 10, 31))
    }
    assert list(notes.values()) == [None, "Måneden står i status."]


def test_a_document_known_before_its_month_was_over_is_known_from_that_day():
    printed = Period.parse("2025-10")
    assert replace(AUTUMN, known_from=None, dated=printed).known == date(2025, 10, 31)
    assert replace(AUTUMN, known_from=date(2025, 10, 7), dated=printed).known == date(2025, 10, 7)


def test_a_record_without_sources_is_always_known():
    groups = (TargetGroup(name="autisme"),)
    assert known(Records(target_groups=groups), date(1900, 1, 1)).target_groups == groups


def test_a_text_written_by_a_person_is_known_from_the_day_of_writing():
    text = Text(
        kind=TextKind.STORY, objective=1, body="Nyt", author="Anna, SOF", dated=date(2026, 3, 2)
    )
    answer = Reply(
        id="1-BIF", remark="1.1", department="BIF", summary="Ja", dated=Period.parse("2026-02")
    )
    written = Records(texts=(text,), replies=(answer,))
    assert known(written, date(2026, 2, 27)) == Records()
    assert known(written, date(2026, 2, 28)) == Records(replies=(answer,))
    assert known(written, date(2026, 3, 2)) == written


def by_hand(day: date, status: StatusCode = StatusCode.NEAR) -> Judgement:
    return Judgement(
        indicator="fleksjob",
        department="BUF",
        status=status,
        name="Anna",
        dated=day,
        reason="Talt i en måned med mange ledige stillinger.",
        sources=(Citation("STATUS"),),
    )


def test_a_written_text_with_a_source_is_known_from_the_later_of_the_two_days():
    # The source is known from 31 October 2025.
    for written_on, first in ((date(2026, 3, 1),) * 2, (date(2025, 6, 1), date(2025, 10, 31))):
        judgement = by_hand(written_on)
        written = Records(sources=(AUTUMN,), judgements=(judgement,))
        assert known(written, first - timedelta(days=1)).judgements == ()
        assert known(written, first).judgements == (judgement,)


def test_an_earlier_judgement_stays_for_its_days_when_a_later_one_cites_the_same_source():
    first, later = by_hand(date(2025, 12, 1)), by_hand(date(2026, 3, 1), StatusCode.MISSED)
    row: Candidates = ()
    for version, judgement in enumerate((first, later), 1):
        row = after(row, accepted(version, "judgements", judgement))
    standing = {
        ("sources", "STATUS"): (accepted(0, "sources", AUTUMN),),
        ("judgements", "fleksjob"): row,
    }
    seen_on = {
        day: records(standing, day).judgements
        for day in (date(2025, 11, 30), date(2025, 12, 1), date(2026, 2, 28), date(2026, 3, 1))
    }
    assert list(seen_on.values()) == [(), (first,), (first,), (later,)]
    assert first_known(later, "judgements", {"STATUS": AUTUMN.known}) == "2026-03-01"


def accepted(version: int, table: str, record: object) -> RowEdition:
    """A row accepted in a delivery of BUF."""
    return RowEdition(
        id=version,
        version=version,
        scope=f"{table}/BUF",
        table=table,
        key="",
        record=record,
        known="",
        decided=version,
        position=0,
    )


def test_what_is_written_in_a_hearing_is_known_from_its_date():
    # R13.2: the hearing cites no document, and nobody knew its answers before they came.
    day = date(2026, 2, 1)
    written = Records(
        hearing_answers=(
            HearingAnswer(id="HS-1", party="En forening", dated=Period.day(day), wording="Nej."),
        ),
        objections=(Objection(id="U-1", target="m", by="Rådet", wording="For lidt.", dated=day),),
        not_in_numbers=(NotInNumbers(priority="2c", reason="Samtaler.", name="Bo", dated=day),),
    )
    assert known(written, day - timedelta(days=1)) == Records()
    assert known(written, day) == written
