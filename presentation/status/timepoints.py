"""The snapshots and dates for which the status can be shown, with their labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from metrics.comparison import StatusChange
from policy.records import Source
from presentation.html import addresses
from presentation.language.numbers import counted, day
from presentation.language.words import capitalised
from store.snapshots import WORKING, Published
from store.snapshots import named as snapshot_of

NOTHING = "Vælg en dato"


def named(
    made: Iterable[Published], today: date, *, working: bool
) -> list[tuple[str, Mapping[str, str]]]:
    """The snapshots, and today's working edition for those who may see it (`working`).

    Each has its parameters in the address.
    """
    found: list[tuple[str, Mapping[str, str]]] = [
        (_called(each), {addresses.SNAPSHOT: each.name}) for each in made
    ]
    if working:
        of_today = {addresses.DATE: today.isoformat(), addresses.SNAPSHOT: WORKING}
        found.append((f"Arbejdsudgaven per {day(today)}", of_today))
    return found


def timepoints(
    made: Sequence[Published],
    sources: Iterable[Source],
    today: date,
    asked: Iterable[str] = (),
    *,
    working: bool,
) -> Mapping[str, str]:
    """The points in time that can be compared, by value, newest first, with their labels.

    They are the snapshots, today, the days on which a source became known, and those that the reader
    `asked` for. Today is the working edition to those who may see it (`working`).
    """
    taken = {each.as_of for each in made}
    days = {today: f"Arbejdsudgaven per {day(today)}" if working else f"{day(today)}, i dag"}
    for source in sources:
        if source.known and source.known <= today and source.known not in taken:
            days.setdefault(
                source.known, f"{day(source.known)}, da {source.short_title} blev kendt"
            )
    for other in asked:
        if not any(each.name == other for each in made):
            written = date.fromisoformat(other)
            days.setdefault(written, day(written))
    found = [(each.as_of, each.log, each.name, _called(each)) for each in made]
    found += [(when, 0, when.isoformat(), text) for when, text in days.items()]
    return {value: text for *_, value, text in sorted(found, reverse=True)}


def asked(written: str, made: Sequence[Published], day_: date | None) -> str | None:
    """The point in time that an address names, as it is listed: a snapshot's name or a date; None for neither.

    A date on which snapshots were made gives the first of them.
    """
    of_the_day = (each for each in made if each.as_of == day_)
    found = snapshot_of(made, written) or next(of_the_day, None)
    if found:
        return found.name
    return day_.isoformat() if day_ else None


def heading(chosen: str, made: Iterable[Published]) -> str:
    """The column heading for one of the compared points in time."""
    names = {each.name for each in made}
    return chosen if chosen in names else day(date.fromisoformat(chosen))


def _called(made: Published) -> str:
    return f"{made.name}, set per {day(made.as_of)}"


def verdict_sentence(changes: Sequence[StatusChange]) -> str:
    """The number of statuses that differ between two dates, without those that were added or removed."""
    differing = sum(bool(change.before and change.after) for change in changes)
    return f"{capitalised(counted(differing, 'status', 'statusser'))} er anderledes."
