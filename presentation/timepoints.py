"""The dates that a reader can see the status from, by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from metrics.comparison import StatusChange
from metrics.status import Status
from presentation.numbers import counted, day
from presentation.words import capitalised

NOTHING = "Vælg en dato"


def named(status: Status, today: date) -> list[tuple[str, str]]:
    """The snapshots and the working edition of today, each with its date as addresses write it."""
    found = [
        (f"{snapshot.name}, set pr. {day(snapshot.as_of)}", snapshot.as_of.isoformat())
        for snapshot in status.snapshots
    ]
    return [*found, (f"Arbejdsudgaven pr. {day(today)}", today.isoformat())]


def timepoints(status: Status, today: date, asked: Iterable[date] = ()) -> Mapping[str, str]:
    """The dates to compare, the newest first, with what each is called.

    They are the named ones, those when a source became known, and those that the reader `asked` for.
    """
    names = {written: name for name, written in named(status, today)}
    for source in status.sources:
        if source.known and source.known <= today:
            told = f"{day(source.known)}, da {source.short_title} blev kendt"
            names.setdefault(source.known.isoformat(), told)
    for other in asked:
        names.setdefault(other.isoformat(), day(other))
    return dict(sorted(names.items(), reverse=True))


def verdict_sentence(changes: Sequence[StatusChange]) -> str:
    """How many statuses differ between two dates, besides those of what came or went."""
    differing = sum(bool(change.before and change.after) for change in changes)
    return f"{capitalised(counted(differing, 'status', 'statusser'))} er anderledes."
