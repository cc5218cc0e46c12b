from __future__ import annotations

from datetime import date

from policy.columns import Citation
from policy.records import Objective, Source, TargetGroup
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
