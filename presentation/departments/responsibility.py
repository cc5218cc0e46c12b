"""The number of priorities that each department has a part in, by objective."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from metrics.status import ObjectiveStatus, PriorityStatus, Status
from policy.columns import Citation
from policy.whole_city import WHOLE_CITY
from presentation import tables
from presentation.html import markup
from presentation.html.downloads import Download
from presentation.language.numbers import number
from presentation.language.sources import cited
from presentation.tables import FILE, PAGE, Column, Table

HEADING = "Hvem har ansvaret? Prioriteringer efter målsætning og forvaltning"
RESPONSIBILITY = "Antal prioriteringer, som hver forvaltning har del i"


@dataclass(frozen=True, slots=True)
class Responsibility:
    """The number of priorities that each department has a part in, of one objective or (None) of all."""

    objective: ObjectiveStatus | None
    counts: Mapping[str, int]


def on_page(status: Status) -> Markup:
    """The counts as a table, folded."""
    rows = [*_by_objective(status), _in_all(status)]
    table = Table(RESPONSIBILITY, columns(status), rows, total=True)
    return markup.unfolded(HEADING, tables.on_page(table, "matrix"))


def download(status: Status) -> Download:
    """The same counts as a file, without the row of totals, so that each column can be summed."""
    table = Table(RESPONSIBILITY, columns(status), _by_objective(status))
    return tables.as_file(table, status, "ansvar", RESPONSIBILITY)


def columns(status: Status) -> tuple[Column[Responsibility], ...]:
    """The objective, and a count per department."""
    return (
        Column("Målsætning", _short_title, PAGE),
        Column("Nr.", lambda r: r.objective.objective.number if r.objective else None, FILE),
        Column("Målsætning", lambda r: r.objective.objective.title if r.objective else None, FILE),
        *(_carried_by(code) for code in _departments(status)),
        Column("Kilde", lambda r: cited(dict.fromkeys(_priority_sources(r)), status.sources), FILE),
    )


def _short_title(row: Responsibility) -> str:
    if row.objective is None:
        return "I alt"
    return f"{row.objective.objective.number}. {row.objective.objective.short_title}"


def _carried_by(code: str) -> Column[Responsibility]:
    return Column(
        code,
        lambda r: r.counts[code],
        numeric=True,
        page=lambda r: "–" if r.objective and not r.counts[code] else number(r.counts[code]),
    )


def _departments(status: Status) -> list[str]:
    return [d.code for d in status.departments if d.code != WHOLE_CITY]


def _by_objective(status: Status) -> list[Responsibility]:
    return [
        Responsibility(
            objective,
            {code: _part(code, objective.priorities) for code in _departments(status)},
        )
        for objective in status.objectives
    ]


def _in_all(status: Status) -> Responsibility:
    return Responsibility(
        None, {code: _part(code, status.priorities) for code in _departments(status)}
    )


def _part(code: str, priorities: Iterable[PriorityStatus]) -> int:
    """The number of the priorities that a department has a part in."""
    return sum(code in priority.priority.departments for priority in priorities)


def _priority_sources(row: Responsibility) -> Iterator[Citation]:
    for priority in row.objective.priorities if row.objective else ():
        yield from priority.priority.sources
