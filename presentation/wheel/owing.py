"""What is owed, seen from a day, and how it is said in short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from metrics.status import Status
from metrics.wheel import Duty, DutyState, years_from
from policy.ownership import COUNCIL
from presentation.language.numbers import counted, day, in_words, weekday
from presentation.language.words import capitalised, listed
from presentation.wheel import things
from presentation.wheel.things import Thing

NAMED = 3
"""The things of the next deadline, or those who owe something, that are named; more are counted."""
ALL_HAS_COME = "Alt, hvad der har frist det næste år, er kommet eller afsluttet."
NOBODY_NAMED = "nogen, som reglen ikke nævner"
SETTLED: Mapping[DutyState, str] = {
    DutyState.DONE: "kommet",
    DutyState.CLOSED: "perioden er lukket uden",
    DutyState.ENDED: "forvaltningen er nedlagt",
}
"""The words for what is no longer owed."""


@dataclass(frozen=True, slots=True)
class Owing:
    """What is owed, seen from a day: late things by department, then those to come by day.

    `without_news` are things whose day has passed, which nobody can know from the data. `settled` is
    what had a deadline within the last year and is no longer owed, the newest first.
    """

    day: date
    missing: tuple[Duty, ...]
    without_news: tuple[Duty, ...]
    coming: tuple[Thing, ...]
    settled: tuple[Duty, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether nothing had, has or gets a deadline."""
        return not any((self.missing, self.without_news, self.coming, self.settled))


def owing(status: Status, owed: Iterable[Duty], by: AbstractSet[str] | None = None) -> Owing:
    """What is owed of all this on the day of the status; `by` some alone (`things.owner_key`) if given."""
    today = status.as_of
    found = [each for each in owed if by is None or things.owner_key(each) in by]
    order = _order(status)

    def in_state(state: DutyState) -> tuple[Duty, ...]:
        late = (each for each in found if each.state is state)
        return tuple(sorted(late, key=lambda d: (*_place(order, d), d.due)))

    coming = (each for each in things.things(found) if each.due >= today and each.awaited)
    settled = (
        each for each in found if each.state in SETTLED and years_from(today, -1) <= each.due
    )
    return Owing(
        today,
        in_state(DutyState.MISSING),
        in_state(DutyState.NO_NEWS),
        tuple(coming),
        tuple(sorted(settled, key=lambda d: d.due, reverse=True)),
    )


def _order(status: Status) -> dict[str, int]:
    return {each.code: place for place, each in enumerate(status.departments)}


def _place(order: Mapping[str, int], duty: Duty) -> tuple[int, str]:
    """The departments in their order, then the council, then other bodies by name."""
    key = things.owner_key(duty)
    return order.get(key, len(order) + (key != COUNCIL)), key


def owners(status: Status, owed: Iterable[Duty]) -> dict[str, str]:
    """The names of all who owe or owed some of this, by `things.owner_key`, departments first."""
    order = _order(status)
    keys = map(things.owner_key, sorted(owed, key=lambda d: _place(order, d)))
    return {key: things.name_of_owner(status, key) for key in dict.fromkeys(keys) if key}


def in_short(status: Status, found: Owing) -> str:
    """How much is missing and the next deadline, for the top of a page whose section says more."""
    sentences = (_missing_sentence(status, found), *_nearest_sentence(status, found))
    return " ".join(sentences)


def lead(status: Status, found: Owing, today: date) -> str:
    """How much is missing and from whom, and the next deadline."""
    when = f"I dag, den {day(today)}" if found.day == today else f"Set per {day(found.day)}"
    sentences = (_missing_sentence(status, found), *_no_news(found), *_next_sentence(status, found))
    return f"{when}: {' '.join(sentences)}"


def _missing_sentence(status: Status, found: Owing) -> str:
    if not found.missing:
        return "Intet mangler."
    by_owner = Counter(map(things.owner_key, found.missing))
    what = capitalised(counted(len(found.missing), "ting", "ting"))
    whom = [things.name_of_owner(status, key) if key else NOBODY_NAMED for key in by_owner]
    if len(by_owner) == 1:
        return f"{what} mangler fra {whom[0]}."
    if len(by_owner) > NAMED:
        return f"{what} mangler{_most(dict(zip(whom, by_owner.values(), strict=True)))}."
    counts = by_owner.values()
    each = [f"{in_words(n)} fra {name}" for n, name in zip(counts, whom, strict=True)]
    return f"{what} mangler: {listed(each)}."


def _most(counts: Mapping[str, int]) -> str:
    """The one who owes most of it; empty if several do."""
    most = max(counts.values())
    names = [name for name, count in counts.items() if count == most]
    return f", flest fra {names[0]} ({in_words(most)})" if len(names) == 1 else ""


def _no_news(found: Owing) -> Iterator[str]:
    if found.without_news:
        count = counted(len(found.without_news), "ting", "ting")
        yield f"Om {count} siger kilderne ikke, om det er sket."


def _next_sentence(status: Status, found: Owing) -> Iterator[str]:
    if not found.coming:
        come = any(each.due >= found.day for each in found.settled)
        yield ALL_HAS_COME if come else "Der er ingen frister det næste år."
        return
    yield from _nearest_sentence(status, found)
    count = counted(len(found.coming), "frist", "frister")
    yield f"Der er i alt {count} det næste år."


def _nearest_sentence(status: Status, found: Owing) -> Iterator[str]:
    if not found.coming:
        return
    nearest = [each for each in found.coming if each.due == found.coming[0].due]
    names = [things.name(status, each.first) for each in nearest[:NAMED]]
    if more := len(nearest) - len(names):
        names.append(f"{in_words(more)} til")
    yield f"Den næste frist er {weekday(nearest[0].due)}: {listed(names)}."
