"""Statuses that are hard to put on fourteen slides. Invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from metrics.status import Status
from policy.choices import EventState, MoneyBasis, MoneyDuration, RemarkKind, Unit
from policy.quantities import Quantity
from tests.hard_records import LONG_TITLE, LONG_WORD, LONGEST, MARKUP
from tests.records import (
    FLEKSJOB,
    STATUS_P17,
    assessed,
    departments,
    event,
    figures_as_printed,
    indicator,
    initiative,
    objective,
    objectives_and_priorities,
    observation,
    policy,
    priority,
    remark,
    source,
    target,
)

WIDE_WORD = "W" * 60
CODES = [f"F{number:02}" for number in range(12)]
SOURCE = (STATUS_P17,)


def many_objectives(count: int) -> Status:
    """So many objectives of three priorities each; every third objective has a target that is not reached."""
    rows: list[object] = [policy(), *departments()]
    for number in range(1, count + 1):
        rows.append(replace(objective(number), title=LONG_TITLE, short_title=LONG_TITLE))
        for letter in "abc":
            code = f"{number}{letter}"
            rows.append(
                replace(
                    priority("1a"), id=code, objective=number, short_title=f"{LONG_WORD} {code}"
                )
            )
        if number % 3 == 0:
            rows += [
                indicator(f"i{number}", priority=f"{number}a", objective=number, name=WIDE_WORD),
                target(f"i{number}", "BUF", 2024, 100),
                observation(f"i{number}", "BUF", 2024, 50),
            ]
    return assessed(*rows)


def many_of_everything() -> Status:
    """30 indicators in one priority, twelve departments, and every text long."""
    rows: list[object] = [policy(), *objectives_and_priorities()]
    rows += [
        replace(departments("BUF")[0], code=code, name=f"{LONG_WORD} {code}") for code in CODES
    ]
    rows.append(
        source(
            "STATUS", "2024-01-01", title=LONG_TITLE, short_title=LONG_TITLE, publisher=WIDE_WORD
        )
    )
    rows += [
        source(f"K{n}", "2024-01-01", title=MARKUP, short_title=MARKUP, publisher=LONG_WORD)
        for n in range(12)
    ]
    for number in range(30):
        code = f"i{number}"
        rows.append(indicator(code, priority="5d", objective=5, name=f"{LONG_TITLE} {number}"))
        for place, department in enumerate(CODES):
            rows.append(target(code, department, 2024, 100, sources=SOURCE))
            rows.append(
                observation(code, department, 2024, 50 + 5 * place + number, sources=SOURCE)
            )
    for number in range(20):
        rows.append(
            initiative(
                f"I{number}",
                title=f"{LONG_TITLE} {number}",
                departments=tuple(CODES),
                amount=Quantity.exact(1_234_567.89 + number),
                money_basis=MoneyBasis.YEARLY,
                money_duration=MoneyDuration.TEMPORARY,
                money_last_year=2024 + number,
                sources=SOURCE,
            )
        )
        rows.append(
            remark(f"B{number}", RemarkKind.CONCERN, title=MARKUP, summary=LONGEST, sources=SOURCE)
        )
        rows.append(
            event(f"E{number}", EventState.EXPECTED, 2026, title=LONG_TITLE, sources=SOURCE)
        )
        rows.append(event(f"F{number}", EventState.EXPECTED, 2024, title=WIDE_WORD, sources=SOURCE))
    return assessed(*rows)


def failing_in_a_long_name() -> Status:
    """The total is reached and BUF's part is not, in an objective with a name of 300 letters."""
    rows = objectives_and_priorities()
    rows[4] = replace(objective(5), short_title=LONG_TITLE)
    return assessed(
        *rows, *departments(), indicator(), *figures_as_printed("fleksjob", 2024, FLEKSJOB)
    )


def hidden_counts() -> Status:
    """A department's count of few persons is hidden."""
    return assessed(
        *objectives_and_priorities(),
        *departments(),
        indicator(few_persons=True),
        *(target("fleksjob", code, 2024, 10) for code in ("BUF", "SOF", "BIF")),
        observation("fleksjob", "BUF", 2024, 3),
        observation("fleksjob", "SOF", 2024, 12),
        observation("fleksjob", "BIF", 2024, 14),
    )


def over_time() -> Status:
    """One department's share over twelve years, with a target for the last."""
    return assessed(
        *objectives_and_priorities(),
        *departments(),
        indicator(unit=Unit.SHARE),
        *(observation("fleksjob", "BUF", year, (year - 1980) / 100) for year in range(2013, 2025)),
        target("fleksjob", "BUF", 2024, 0.5),
    )


def empty() -> Status:
    """A day before the policy."""
    return assessed(as_of=date(2014, 1, 1))
