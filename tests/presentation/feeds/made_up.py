"""Publications in a row, of which the second changes a thing of each kind. Invented."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from metrics.status import Status
from policy.choices import EventState, InitiativeState, RemarkScope, TextKind
from policy.records import Text
from tests.records import (
    assessed,
    departments,
    event,
    indicator,
    initiative,
    objective,
    observation,
    policy,
    priority,
    remark,
    reply,
    target,
)

ALWAYS = (
    policy(city="Lilleby Kommune"),
    *departments("BUF", "SOF"),
    *(objective(number) for number in (1, 4, 5)),
    *(priority(code) for code in ("1a", "5d")),
    *(indicator(code) for code in ("fleksjob", "praktik", "venteliste")),
    indicator("ramper", objective=1, priority="1a"),
    target("fleksjob", "BUF", 2024, 376),
)
FIRST = (
    *ALWAYS,
    observation("fleksjob", "BUF", 2024, 370),
    observation("praktik", "SOF", 2024, 40),
    target("praktik", "SOF", 2024, 47),
    initiative("I1", state=InitiativeState.PLANNED),
    initiative("I2"),
    event("H1", EventState.EXPECTED, "2025-11-05"),
)
ABOUT_5 = {"objective": 5, "scope": RemarkScope.OBJECTIVE}
SECOND = (
    *ALWAYS,
    observation("fleksjob", "BUF", 2024, 380),  # 370 of 376 was nearly reached, 380 is reached
    observation("praktik", "SOF", 2024, 40),
    target("praktik", "SOF", 2024, 60),
    observation("venteliste", "SOF", 2024, 12),
    priority("5e"),
    initiative("I1", state=InitiativeState.DONE),
    initiative("I3"),
    remark("B1", **ABOUT_5),
    reply("S1", "B1"),
    event("H1", EventState.HELD, "2025-11-05"),
    event("H2", EventState.EXPECTED, "2026-02-04"),
    Text(
        kind=TextKind.NEXT_STEP,
        objective=5,
        body="Vi tæller igen i maj.",
        author="Prøve Prøvesen",
        dated=date(2026, 1, 8),
    ),
)
THIRD = (*SECOND, observation("ramper", "BUF", 2025, 7))
"""Only objective 1 has something new."""


@dataclass(frozen=True)
class Made:
    """A publication that was shown from `at` on."""

    key: Hashable
    at: datetime
    published: datetime
    status: Callable[[], Status]


def made(name: str, at: datetime, *rows: Any) -> Made:
    status = replace(assessed(*rows, as_of=at.date()), snapshot=name)
    return Made(object(), at, at, lambda: status)


@cache
def publications() -> tuple[Made, ...]:
    """»Efterår«, »Vinter« and »Forår«, oldest first."""
    return (
        made("Efterår", datetime(2025, 10, 1, 9, 0, 0, 500, tzinfo=UTC), *FIRST),
        made("Vinter", datetime(2026, 1, 10, 9, tzinfo=UTC), *SECOND),
        made("Forår", datetime(2026, 3, 20, 9, tzinfo=UTC), *THIRD),
    )
