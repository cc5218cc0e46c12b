"""Nobody can work out a hidden count from all that is public. All figures are invented."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

import pytest

from commands.status import document
from metrics.assessment import assess
from policy.tables import Records
from tests.privacy.attack import Attack, Place
from tests.records import AS_OF, departments, indicator, observation, policy, records, target

DEPARTMENTS = ("BIF", "BUF", "KFF", "SOF", "SUF")
QUARTERS = tuple(f"2024-Q{number}" for number in (1, 2, 3, 4))
HALVES = ("2024-H1", "2024-H2")
TERMS = ("2023-08", "2023-09", "2023-Q4", "2024-H1", "2024-07")
"""Together the school year 2023/24."""
SHAPES: tuple[tuple[tuple[str, ...], Mapping[str, tuple[str, ...]]], ...] = (
    (("2024",), {}),
    (HALVES, {"2024": HALVES}),
    (QUARTERS, {"2024": QUARTERS}),
    (QUARTERS, {"2024-H1": QUARTERS[:2], "2024-H2": QUARTERS[2:], "2024": QUARTERS}),
    (TERMS, {"2023/24": TERMS}),
)
"""The shortest periods that are counted, and the longer ones that they add up to."""

Truth = dict[Place, int]


def counted(random: Random, *, most: int = 5) -> Truth:
    """A table of counts by department and period, with all its sums."""
    shortest, longer = random.choices(SHAPES, weights=(10, 2, 1, 1, 1))[0]
    chosen = DEPARTMENTS[: random.randint(2, most if len(shortest) == 1 else 3)]
    truth = {
        Place(code, when): random.choice((0, *range(1, 10), random.randint(5, 60)))
        for code in chosen
        for when in shortest
    }
    for code in chosen:
        for when, parts in longer.items():
            truth[Place(code, when)] = sum(truth[Place(code, part)] for part in parts)
    for when in (*shortest, *longer):
        truth[Place("KK", when)] = sum(truth[Place(code, when)] for code in chosen)
    return truth


def corrected(random: Random, truth: Truth) -> Truth:
    """A later edition: one of its counts is another, and with it the sums that it is in."""
    place = random.choice([p for p in truth if p.department != "KK"])
    by = random.randint(1, 6)
    return {
        each: count + by if each in (place, Place("KK", place.period)) else count
        for each, count in truth.items()
    }


def published(random: Random, truth: Truth, limit: int) -> Records:
    """The records of a table; now and then only a percentage of a target is printed."""
    rows: list[Any] = [policy(few_persons_limit=limit), *departments(), FEW]
    for (code, when), count in truth.items():
        if random.random() < 0.3:
            goal = random.randint(5, 40)
            rows.append(target("anbragte", code, when, goal))
            if random.random() < 0.3:
                rows.append(observation("anbragte", code, when, printed=round(count / goal, 2)))
                continue
        rows.append(observation("anbragte", code, when, count))
    random.shuffle(rows)
    return records(*rows)


FEW = indicator("anbragte", few_persons=True, priority=None)


def documents(editions: list[Records]) -> list[dict[str, Any]]:
    """The JSON of each edition, published one after another."""
    return [
        document(assess(edition, AS_OF, earlier=editions[:number]))
        for number, edition in enumerate(editions)
    ]


@pytest.mark.large
def test_no_hidden_count_can_be_narrowed_to_fewer_than_three_values(
    rounds: Callable[[int, int], int],
) -> None:
    hidden = 0
    for number in range(rounds(1_000, 20_000)):
        random = Random(number)
        limit = random.choice((3, 4, 4, 4, 5, 10))
        truths = [counted(random)]
        while random.random() < 0.25:
            truths.append(corrected(random, truths[-1]))
        editions = [published(random, truth, limit) for truth in truths]
        attack = Attack(documents(editions), truths, limit)
        hidden += len(attack.hidden)
        assert (number, attack.narrowed()) == (number, [])
    assert hidden > 1_000
