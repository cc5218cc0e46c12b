"""Small random policies aimed at the edge cases of the method, one per seed."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from policy.choices import Aggregation, Direction, Disclosure, Frequency, Owed, Population, Unit
from policy.kinds import Kind
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Department
from policy.tables import Records
from policy.wheel import DeadlineRule
from tests.records import (
    baseline,
    closing,
    definition_break,
    indicator,
    objective,
    observation,
    policy,
    priority,
    records,
    target,
)

NAMES = ("BIF", "BUF", "KFF", "SOF", "SUF")
# Around and on the edge of each band.
SHARES = (0, 0.3, 0.57, 0.6, 0.89, 0.9, 0.94, 0.95, 0.98, 1, 1, 1.05, 1.12, 1.2, 2, -0.5)
SIZES = (100, 100, 10, 0.7, 900, 6, 0, -10)
PRINTED = (0.89, 0.895, 0.9, 0.9, 0.905, 0.99, 0.995, 1, 1.02, 0.3, 0.73)
CALENDARS = {
    Frequency.YEARLY: ("2022", "2023", "2024", "2025"),
    Frequency.HALF_YEARLY: ("2023-H2", "2024-H1", "2024-H2", "2025-H1"),
    Frequency.QUARTERLY: ("2024-Q3", "2024-Q4", "2025-Q1", "2025-Q3"),
    Frequency.MONTHLY: ("2024-11", "2024-12", "2025-01", "2025-09"),
    Frequency.ONCE: ("2023-12-31", "2024-07-31", "2024-12-31", "2025-11-13"),
}
MIXED = (
    *("2022/23", "2023/24", "2024/25", "2024", "2024-Q4", "2024-12-31", "2025-08-01"),
    *("2024-W52", "2022-2024", "2022/23-2024/25"),
)
DEADLINES = (
    "2023",
    "2024",
    "2025-06-30",
    "2025-11-13",
    "2025-11-14",
    "2026",
    "2024/25",
    "2026-12-31",
)
AS_OF = ("2025-11-13", "2025-12-31", "2026-01-01", "2024-12-31", "2025-02-01", "2027-01-01")


def made_policy(seed: int) -> tuple[Records, date]:
    rng = Random(seed)
    rows: list[Any] = [objective(5), policy(few_persons_limit=rng.choice((3, 4, 4, 6)))]
    if rng.random() < 0.1:
        rows[1] = policy(near_from=0.8, on_track_from=0.9, too_slow_from=0.5)
    words = {"direction": Direction.HIGHER} if rng.random() < 0.2 else {}
    rows.append(priority("5d", **words))
    codes = rng.sample(NAMES, rng.choice((1, 2, 2, 3, 3, 4)))
    rows += [made_department(rng, code) for code in codes] + [Department(code="KK", name="KK")]
    for name in ("a", "b")[: rng.choice((1, 1, 2))]:
        rows += Made(rng, name, codes).rows()
    rows += [made_rule(rng, n, codes) for n in range(rng.choice((0, 0, 1, 3)))]
    rng.shuffle(rows)
    rows.sort(
        key=lambda row: (
            type(row) is Department and codes.index(row.code)
            if getattr(row, "code", "KK") in codes
            else 9
        )
    )
    return records(*rows), date.fromisoformat(rng.choice(AS_OF))


def made_department(rng: Random, code: str) -> Department:
    fields: dict[str, Any] = {}
    if rng.random() < 0.15:
        fields["valid_to"] = Period.parse(rng.choice(("2023", "2024", "2024-06-30", "2024-12-31")))
    elif rng.random() < 0.15:
        fields["valid_from"] = Period.parse(
            rng.choice(("2024", "2025", "2024-12-31", "2025-01-01"))
        )
    return Department(code=code, name=code, **fields)


def made_rule(rng: Random, number: int, codes: list[str]) -> DeadlineRule:
    return DeadlineRule(
        id=f"R{number}",
        owed=rng.choice((Owed.FIGURES, Owed.FIGURES, Owed.FIGURES, Owed.REPLIES)),
        frequency=rng.choice((None, None, *CALENDARS)),
        days=rng.choice((1, 32, 84, 180)),
        departments=tuple(rng.sample(codes, rng.choice((0, 0, 1)))),
    )


class Made:
    """One indicator with its rows; no key occurs twice."""

    def __init__(self, rng: Random, name: str, codes: list[str]) -> None:
        self.rng, self.name, self.codes = rng, name, codes
        self.kind = rng.choice((*Kind, Kind.LEVEL, Kind.LEVEL, Kind.PATH, Kind.PATH))
        self.frequency = rng.choice(tuple(Frequency))
        self.periods = CALENDARS[self.frequency]
        if rng.random() < 0.2:
            self.periods = tuple(rng.sample(MIXED, 4))
        self.size = rng.choice(SIZES)
        self.start = self.size * rng.choice((0, 0.5, 0.6, 1, 1.2, 2))
        self.serial = rng.random() < 0.15
        self.persons = rng.random() < 0.12
        self.staters = ("STATUS",) if rng.random() < 0.6 else ("STATUS", "SOF", "BUF")
        self.odd = rng.choice((0, 0, 0.15, 0.4))  # the share of figures with a qualifier
        self.taken: set[Any] = set()

    def rows(self) -> list[Any]:  # noqa: C901 - one kind of row after the other
        rng = self.rng
        result = [self.indicator()]
        places = [*self.codes, "KK"] if rng.random() < 0.6 else [*self.codes]
        due, deadline = rng.random(), rng.choice(DEADLINES)
        for place in places:
            for when in self.periods:
                if rng.random() < 0.45:
                    result += self.observation(place, when)
                    if rng.random() < 0.15:
                        result += self.observation(place, when)
                if due < 0.4 and rng.random() < 0.5:
                    result += self.target(place, when, None)
            if due > 0.3 and rng.random() < 0.7:
                result += self.target(place, None, deadline)
                if rng.random() < 0.3:
                    result += self.target(place, None, rng.choice(DEADLINES))
            if self.kind is Kind.MILESTONE and rng.random() < 0.3:
                result += self.target(place, None, None)
            if rng.random() < (0.5 if self.kind in {Kind.PATH, Kind.SURVEY, Kind.HOLD} else 0.2):
                result += self.baseline(place)
            if rng.random() < 0.08:
                result += self.observation(place, None)
        if rng.random() < 0.1:
            result.append(definition_break(self.name, rng.choice(self.periods)))
        if rng.random() < 0.15:
            result.append(closing(self.name, rng.choice(self.periods), dated=date(2024, 1, 1)))
        return [row for row in result if row]

    def indicator(self) -> Any:
        rng = self.rng
        optional = {
            "definition": "Tælles i december.",
            "owner": "SOF",
            "financing": "Budget 2023",
            "days_to_report": rng.choice((0, 31, 32, 90)),
            "threshold": rng.choice((0.05, 1, 5, 20)),
            "reported_by": tuple(rng.sample([*self.codes, "KK"], rng.randint(1, len(self.codes)))),
        }
        chances = {"threshold": 0.3, "days_to_report": 0.4, "reported_by": 0.2}
        fields = {k: v for k, v in optional.items() if rng.random() < chances.get(k, 0.5)}
        milestone = self.kind is Kind.MILESTONE
        return indicator(
            self.name,
            self.kind,
            direction=rng.choice((Direction.HIGHER, Direction.HIGHER, Direction.LOWER, None)),
            frequency=rng.choice((self.frequency, self.frequency, self.frequency, None)),
            adding=Aggregation.NONE if milestone else rng.choice(tuple(Aggregation)),
            unit=rng.choice((*[Unit.COUNT] * 7, Unit.SHARE, Unit.YEARS, Unit.DKK)),
            population=rng.choice(
                (*[Population.TARGET_GROUP] * 8, Population.RELATED_GROUP, Population.WIDER)
            ),
            few_persons=self.persons,
            **fields,
        )

    def key(self, *key: Any) -> dict[str, Any] | None:
        """A series and a stater for which this row does not exist yet."""
        series = self.rng.choice((None, "A", "B")) if self.serial else None
        stater = self.rng.choice(self.staters)
        if (key, series, stater) in self.taken:
            return None
        self.taken.add((key, series, stater))
        return {"series": series, "stated_by": stater}

    def number(self) -> float:
        rng = self.rng
        if self.persons:
            return rng.randint(0, 12)
        if self.kind is Kind.PATH and rng.random() < 0.6:
            way = self.start + (self.size - self.start) * rng.choice(SHARES)
            return round(way, 4)
        return round(self.size * rng.choice(SHARES), 4)

    def quantity(self, value: float) -> Quantity:
        if self.rng.random() >= self.odd:
            return Quantity.exact(value)
        other = self.number()
        return self.rng.choice(
            (
                Quantity.about(value),
                Quantity.at_least(value),
                Quantity.at_most(value),
                Quantity.between(min(value, other), max(value, other)),
                Quantity.hidden(),
            )
        )

    def observation(self, place: str, when: str | None) -> list[Any]:
        rng = self.rng
        if (key := self.key("observation", place, when)) is None:
            return []
        value = self.quantity(self.number()) if rng.random() < 0.92 else None
        printed = None
        if value is None or rng.random() < 0.1:
            printed = rng.choice(
                (
                    Quantity.exact,
                    Quantity.exact,
                    Quantity.about,
                    Quantity.at_least,
                    Quantity.at_most,
                )
            )(rng.choice(PRINTED))
        return [
            observation(
                self.name,
                place,
                when,
                value,
                printed_attainment=printed,
                margin=rng.choice((None, 0, 1, 5, 20)) if self.kind is Kind.SURVEY else None,
                disclosure=rng.choice((None, None, None, *Disclosure)) if self.persons else None,
                **({} if rng.random() < 0.8 else {"sources": ()}),
                **key,
            )
        ]

    def target(self, place: str, when: str | None, deadline: str | None) -> list[Any]:
        rng = self.rng
        if (key := self.key("target", place, when, deadline)) is None:
            return []
        value = rng.choice(
            (self.size, self.size, self.size, round(self.size * 0.5, 4), self.number())
        )
        figure = self.quantity(value)
        nothing = self.kind is Kind.MILESTONE and rng.random() < 0.3
        fields = {} if rng.random() < 0.9 else {"sources": ()}
        return [
            target(
                self.name,
                place,
                when,
                None if nothing else figure,
                deadline=deadline,
                **fields,
                **key,
            )
        ]

    def baseline(self, place: str) -> list[Any]:
        rng = self.rng
        when = rng.choice((*self.periods[:3], "2022-12-31", "2021", None))
        if (key := self.key("baseline", place)) is None:
            return []
        start = round(self.start, 4) if rng.random() < 0.7 else self.number()
        return [baseline(self.name, place, when, self.quantity(start), **key)]
