"""A trace in words, as lines and as a table: each number, the cell of the kept file that has it, and its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup

from loaders.open_data.rows import IN_A_LINE
from metrics.public_series import citation
from metrics.status import Status
from policy.choices import Missing, Unit
from policy.whole_city import WHOLE_CITY
from presentation import tables
from presentation.html import markup
from presentation.html.links import Links
from presentation.language import numbers
from presentation.language.department_names import department_name
from presentation.language.sources import cited
from presentation.language.words import capitalised, ended, listed
from presentation.submissions import history
from presentation.tables import Column, Table
from store.tracing import KeptCell, Lost, Measure, Trace

_CELL = re.compile(r"[A-Z]+\d+")
ARROW = " ← "
SHOWN_OF_HASH = 12
FEW = "tallet tæller få personer og er skjult. Derfor spores det ikke"
NOWHERE = "det er ikke fundet i nogen indberetning"
NOT_PLAIN = {
    Measure.TARGET: "måltal",
    Measure.BASELINE: "udgangspunkt",
    Measure.PRINTED_ATTAINMENT: "trykt målopfyldelse",
    Measure.ATTAINMENT: "målopfyldelse",
}
"""The measures that are said before the number."""


class TracedNumber(NamedTuple):
    """A table row: one number, below the one that it is a part of."""

    trace: Trace
    is_part: bool


def table(status: Status, found: Iterable[Trace], links: Links) -> Markup:
    """A row for each number: the cell that has it, the submission with its file, and the source."""
    columns: tuple[Column[TracedNumber], ...] = (
        Column("Tal", _number_cell),
        Column("Hvor og hvornår", lambda row: ", ".join(where_and_when(status, row.trace))),
        Column("Fundet i", lambda row: _found_in(row.trace)),
        Column("Indberetning", lambda row: _submission(row.trace, links)),
        Column("Kilde", lambda row: source_words(status, row.trace)),
    )
    rows: list[TracedNumber] = []
    for trace in found:
        for each in (trace, *_parts_shown(trace)):
            row = TracedNumber(each, is_part=each is not trace)
            if row not in rows:  # the baseline is that of every figure
                rows.append(row)
    return tables.on_page(Table("Hvor tallene er fundet", columns, rows), "stack")


def _parts_shown(trace: Trace) -> tuple[Trace, ...]:
    """The parts of a number, except those that have rows of their own."""
    return () if trace.measure is Measure.ATTAINMENT else trace.parts


def _number_cell(row: TracedNumber) -> str:
    said = NOT_PLAIN.get(row.trace.measure, "heraf" if row.is_part else "")
    words = "skjult (få personer)" if row.trace.hidden else value_words(row.trace)
    return capitalised(f"{said} {words}".strip())


def _found_in(trace: Trace) -> str:
    if trace.hidden:
        return capitalised(FEW)
    return (
        capitalised(_computed(trace)) if trace.cell is None and trace.parts else place_words(trace)
    )


def _submission(trace: Trace, links: Links) -> Markup | str:
    """The version, as a link to its changes and its file, and what identifies the file."""
    if trace.cell is None:
        return ""
    version = trace.cell.submission.version
    return Markup('{}<br><span class="source wraps">{}</span>').format(
        markup.anchor(f"Udgave {version}", links.submission(version)),
        submission_words(trace.cell),
    )


def areas(status: Status, indicator: str) -> dict[str, str]:
    """The areas other than the city that an indicator has public statistics for, by code."""
    every = [area for series in status.series_of(indicator) for area in series.areas]
    own = status.policy.municipality if status.policy else None
    return {area.area: area.name for area in every if area.area != own}


def lines(status: Status, trace: Trace, level: int = 0) -> Iterator[str]:
    """The trace as lines, those of its parts below it and indented."""
    yield f"{'  ' * level}{ARROW.join(steps(status, trace))}"
    if trace.measure is not Measure.ATTAINMENT:  # its parts are told as figures of their own
        for part in trace.parts:
            yield from lines(status, part, level + 1)


def steps(status: Status, trace: Trace) -> list[str]:
    """The number, and what it comes from, one step at a time."""
    if trace.hidden:
        return [f"{whose(status, trace)}: {FEW}"]
    first = f"{value_words(trace)} ({whose(status, trace)})"
    said = NOT_PLAIN.get(trace.measure)
    return [capitalised(f"{said} {first}") if said else first, *origins(status, trace)]


def origins(status: Status, trace: Trace) -> list[str]:
    """What the number comes from: the cell and its source, or the parts that it is computed from."""
    found = [_computed(trace)] if trace.cell is None and trace.parts else [cell_words(trace)]
    if source := source_words(status, trace):
        found.append(source)
    return found


def value_words(trace: Trace) -> str:
    """The number with its unit, or why there is none."""
    if trace.value is None:
        cause = trace.public.missing if trace.public else None
        return f"intet tal, {(cause or Missing.UNKNOWN).label}"
    return numbers.quantity(trace.value, unit(trace))


def unit(trace: Trace) -> Unit:
    """The unit of the number: an attainment is a share, and a share is made of counts."""
    match trace.measure:
        case Measure.ATTAINMENT | Measure.PRINTED_ATTAINMENT:
            return Unit.SHARE
        case Measure.PART | Measure.WHOLE:
            return Unit.COUNT
    return trace.indicator.unit


def whose(status: Status, trace: Trace) -> str:
    """What the number is of: the indicator, the department or the area, and the period."""
    return ", ".join([trace.indicator.name, *where_and_when(status, trace)])


def where_and_when(status: Status, trace: Trace) -> list[str]:
    """The department or the area and group, which count it is, and the period."""
    parts: list[str] = []
    if trace.public:
        parts += filter(None, (trace.public.area_name, trace.public.group))
    elif trace.department == WHOLE_CITY or trace.department is None:
        parts.append(department_name(status, trace.department))
    else:
        parts.append(trace.department)
    if trace.measure in (Measure.PART, Measure.WHOLE):
        parts.append(trace.measure.label)
    if trace.period:
        parts.append(numbers.period(trace.period))
    return parts


def cell_words(trace: Trace) -> str:
    """The file, its sheet and cell or its row, what is in it, and the submission that it came with."""
    if trace.cell is None:
        return NOWHERE
    return f"{place_words(trace)} ({submission_words(trace.cell)})"


def place_words(trace: Trace) -> str:
    """The file, its sheet and cell or its row, and what is in it; or why it cannot be shown."""
    cell = trace.cell
    if cell is None:
        return NOWHERE
    name = history.file_name(cell.submission)
    if cell.lost:
        return f"{name}: {lost_words(cell)}"
    return f"{name}, {_address(trace, cell)}, »{cell.content}«"


def _address(trace: Trace, cell: KeptCell) -> str:
    if cell.sheet and cell.cell and cell.cell.startswith(IN_A_LINE):
        return f"{cell.sheet}, {cell.cell}"
    if cell.sheet:
        return f"ark {cell.sheet}, celle {cell.cell}"
    where = cell.cell or ""
    if _CELL.fullmatch(where):
        return f"celle {where}"
    chosen = _chosen(trace)
    return f"{where}{f' ({listed(chosen)})' if chosen else ''}"


def _chosen(trace: Trace) -> list[str]:
    """The values of a text file's other dimensions, by which the row is found."""
    if trace.extract is None:
        return []
    whole = (trace.extract.whole,) if trace.extract.whole else ()
    counts = {Measure.PART: trace.extract.part, Measure.WHOLE: whole}
    return list(counts.get(trace.measure) or trace.extract.fixed)


def lost_words(cell: KeptCell) -> str:
    """Why the cell cannot be shown, with what the history says about the removal."""
    if cell.lost is None:
        return ""
    if cell.lost is Lost.REMOVED and cell.submission.redactions:
        newest = cell.submission.redactions[-1]
        return f"{cell.lost.label} {history.moment(newest.at)}"
    return cell.lost.label


def submission_words(cell: KeptCell) -> str:
    """The submission: its hash, its version, who delivered it, and when."""
    submission = cell.submission
    day = numbers.day(history.local(submission.at).date())
    if submission.withheld:
        return f"udgave {submission.version}, {day}"
    short = submission.sha256[:SHOWN_OF_HASH]
    return f"sha256 {short}…, udgave {submission.version}, {history.who(submission)}, {day}"


def source_words(status: Status, trace: Trace) -> str:
    """The printed source, or the attribution that the publisher demands; empty without one."""
    if trace.public and trace.extract:
        return ended(
            f"{citation(trace.extract)}, hentet {numbers.day(trace.public.fetched)}"
            f"{_found_before(trace)}"
        ).removesuffix(".")
    return cited(trace.sources, status.sources)


def _found_before(trace: Trace) -> str:
    """Where the publisher's file had the figure, where the kept file is the policy's own workbook."""
    if trace.public is None or trace.measure is not Measure.VALUE:
        return ""
    cell = trace.cell
    here = cell and trace.public.found_at in (cell.cell, f"{cell.sheet}!{cell.cell}")
    return "" if here else f" (i den hentede fil: {trace.public.found_at})"


def _computed(trace: Trace) -> str:
    """What a computed number is computed from."""
    if trace.measure is Measure.ATTAINMENT:
        of = [
            f"{part.measure.label} {value_words(part)}" for part in trace.parts if not part.hidden
        ]
        return f"regnet af {listed(of)}"
    count = numbers.counted(len(trace.parts), "tal", "tal", common=False)
    return f"lagt sammen af {count}"
