from __future__ import annotations

from datetime import date, timedelta

from policy.choices import StatusCode, TextKind
from policy.columns import Citation
from policy.periods import Period
from policy.records import Judgement, Objective, Reply, Source, TargetGroup, Text
from policy.tables import Records
from store.observing import known
from store.standing import Candidate, Candidates, after, first_known, records

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


def test_a_record_is_known_from_the_first_of_its_sources_and_cites_only_those_known():
    assert seen(date(2025, 9, 1), "STATUS", "SVAR") == (objective("SVAR"),)
    assert seen(date(2025, 12, 1), "STATUS", "SVAR") == (objective("STATUS", "SVAR"),)


def test_what_cites_nothing_is_always_known():
    groups = (TargetGroup(name="autisme"),)
    assert known(Records(target_groups=groups), date(1900, 1, 1)).target_groups == groups


def test_what_a_person_wrote_is_known_from_the_day_of_writing():
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


def test_what_a_person_wrote_and_gave_a_source_is_known_from_the_later_of_the_two_days():
    # The source is known from 31 October 2025.
    for written_on, first in ((date(2026, 3, 1),) * 2, (date(2025, 6, 1), date(2025, 10, 31))):
        judgement = by_hand(written_on)
        written = Records(sources=(AUTUMN,), judgements=(judgement,))
        assert known(written, first - timedelta(days=1)).judgements == ()
        assert known(written, first).judgements == (judgement,)


def test_a_later_judgement_that_cites_the_same_source_leaves_the_earlier_one_its_days():
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


def accepted(version: int, table: str, record: object) -> Candidate:
    """A row as it was accepted in a delivery of BUF."""
    return Candidate(
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
