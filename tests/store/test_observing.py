from __future__ import annotations

from datetime import date

from policy.choices import TextKind
from policy.columns import Citation
from policy.periods import Period
from policy.records import Objective, Reply, Source, TargetGroup, Text
from policy.tables import Records
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
