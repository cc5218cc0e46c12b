"""The effect of a changed source date on the rows that cite the source."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from policy.records import Source
from store.current_rows import CurrentRows, RowPlace, current, source_days
from store.observing import CITING


@dataclass(frozen=True, slots=True)
class Redated:
    """A source whose known day has changed.

    `rows` counts the unchanged rows that cite it. Some of these are now shown (`appearing`), no
    longer shown (`vanishing`), or shown with different content (`turning`).
    """

    source: Source
    before: date | None
    rows: int
    appearing: tuple[tuple[str, Any], ...]
    vanishing: tuple[tuple[str, Any], ...]
    turning: tuple[tuple[str, Any], ...]


def redated(
    standing: CurrentRows, after: CurrentRows, changed: Collection[RowPlace], today: date
) -> Iterator[Redated]:
    """The sources with a different day in `after`, and the effect on rows not in `changed`."""
    days, then = source_days(standing, today), source_days(after, today)
    sources = {source.id: source for source in _sources(after)}
    for id_ in days.keys() & then.keys():
        if days[id_] == then[id_]:
            continue
        rows = [place for place in after if place not in changed and _cites(after, place, id_)]
        seen = [
            (place, _shown(standing, place, days, today), _shown(after, place, then, today))
            for place in rows
        ]
        yield Redated(
            source=sources[id_],
            before=days[id_],
            rows=len(rows),
            appearing=tuple((p[0], new) for p, old, new in seen if old is None and new is not None),
            vanishing=tuple((p[0], old) for p, old, new in seen if old is not None and new is None),
            turning=tuple((p[0], new) for p, old, new in seen if old and new and old != new),
        )


def _sources(standing: CurrentRows) -> Iterator[Source]:
    for (table, _), row in standing.items():
        if table == "sources" and (winner := current(row, {})):
            yield winner.record  # type: ignore[misc]  # a current row has a record


def _cites(standing: CurrentRows, place: RowPlace, source: str) -> bool:
    if place[0] not in CITING:
        return False
    records = (c.record for c in standing[place] if c.record is not None)
    return any(citation.document == source for record in records for citation in record.sources)


def _shown(
    standing: CurrentRows, place: RowPlace, days: Mapping[str, date | None], today: date
) -> Any | None:
    winner = current(standing.get(place, ()), days, today)
    return winner.record if winner else None
