"""Any csv with a row of headings: Danish or international, with its numbers in one column or several.

The separator, the encoding and the decimal sign are found from the file. Periods can stand in rows or across.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from loaders.public import delimited, headings, tidy
from loaders.public.delimited import Portion
from loaders.public.limits import RefusedError
from loaders.public.marks import Marks
from loaders.public.rows import Rows, Signs, described
from loaders.public.table import Dimension, PublicTable, Value
from loaders.public.tidy import MEASURE, Columns

LONGEST_MARK = 6
_TIME = "tid"
_EMPTY_ROW = re.compile(rb"\n[;,\t| ]*\r?\n")


def recognises(content: bytes) -> bool:
    """Whether there are two rows or more, with headings in the first."""
    separator = delimited.separator(content)
    rows = list(islice(delimited.rows(content, separator, strict=False), 2))
    return len(rows) > 1 and all(len(_filled(row)) > 1 for row in rows)


def tables(content: bytes) -> tuple[PublicTable, ...]:
    """The one table of the file. Raises `RefusedError`."""
    delimited.check_rows(content)
    separator = delimited.separator(content)
    portions = iter(_portions(content, separator))
    first = next(portions, None)
    header = [name.strip() for name in next(delimited.rows(content, separator))]
    if first is None:
        raise RefusedError(
            "public_truncated", "kun overskrifter", wanted="Mindst én række med tal."
        )
    kept = [place for place in range(len(header)) if not _is_empty(header, first, place)]
    names = [header[place] or f"kolonne {place + 1}" for place in kept]
    sample = [first[1][place] for place in kept]
    rest = (
        (numbers, [columns[place] for place in kept])
        for numbers, columns in _with_first(first, portions)
    )
    never_thousands = {";": ",", ",": "."}.get(separator, "")
    signs = Signs(Marks(LONGEST_MARK, {}).__getitem__, never_thousands=never_thousands)
    across = _across(names, sample)
    if across:
        return (_wide(names, across, rest, signs),)
    return (tidy.table(Columns(names, sample), rest, described(), signs),)


def _with_first(first: Portion, rest: Iterable[Portion]) -> Iterator[Portion]:
    yield first
    yield from rest


def _portions(content: bytes, separator: str) -> Iterator[Portion]:
    """The rows below the headings, without notes: single cells after an empty row."""
    width = len(next(delimited.rows(content, separator)))
    if not _EMPTY_ROW.search(content):
        return delimited.portions(content, separator, width, skip=1)
    rows = list(delimited.rows(content, separator))
    blank = [n for n, row in enumerate(rows) if not any(map(str.strip, row))]
    end = next((n for n in blank if all(len(_filled(row)) < 2 for row in rows[n:])), len(rows))
    filled = [row if any(map(str.strip, row)) else [] for row in rows[1:end]]
    return delimited.in_portions(filled, width, 2)


def _filled(row: Sequence[str]) -> list[str]:
    return [cell for cell in row if cell.strip()]


def _is_empty(header: Sequence[str], first: Portion, place: int) -> bool:
    """Whether a column has no heading, and nothing but the numbers of its rows."""
    column = first[1][place]
    if header[place]:
        return False
    counted = [list(map(str, range(start, start + len(column)))) for start in (0, 1)]
    return not any(map(str.strip, column)) or (place == 0 and list(column) in counted)


def _across(
    names: Sequence[str], sample: Sequence[Sequence[str]]
) -> dict[int, tuple[str | None, str]]:
    """The measure, if one is named, and the period of each column that stands for a period."""
    found: dict[int, tuple[str | None, str]] = {}
    for place, name in enumerate(names):
        parts = (None, name) if headings.is_period(name) else headings.glued(name)
        if parts and headings.are_numbers(sample[place], or_marks=True):
            found[place] = parts
    measured = [measure is not None for measure, _ in found.values()]
    return found if len(found) < len(names) and (all(measured) or not any(measured)) else {}


def _wide(
    names: Sequence[str],
    across: dict[int, tuple[str | None, str]],
    portions: Iterable[Portion],
    signs: Signs,
) -> PublicTable:
    keys = [place for place in range(len(names)) if place not in across]
    measures = list(dict.fromkeys(measure for measure, _ in across.values() if measure))
    periods = list(dict.fromkeys(period for _, period in across.values()))
    offsets = [
        (measures.index(measure) * len(periods) if measure else 0) + periods.index(period)
        for measure, period in across.values()
    ]
    dimensions = [Dimension(_TIME, tuple(map(Value, periods)))]
    if measures:
        dimensions.insert(0, tidy.measures(measures))
    rows = Rows([names[place] for place in keys], dimensions, offsets)
    rows.take(
        (numbers, [columns[place] for place in (*keys, *across)]) for numbers, columns in portions
    )
    tidy.join_codes(rows, [names[place] for place in keys])
    about = described(time=_TIME, measure=MEASURE if measures else None)
    return tidy.described_units(rows.table(about, signs))
