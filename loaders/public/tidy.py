"""Tables from columns with headings: keys, the period, and one measure or several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from loaders.public import headings
from loaders.public.delimited import Portion
from loaders.public.limits import RefusedError
from loaders.public.rows import ABSENT, Rows, Signs
from loaders.public.table import Dimension, PublicTable, Value
from loaders.public.units import unit_in, with_unit_dimension, with_units

MEASURE = "opgørelse"
"""The name of the dimension of measures that stand in columns of their own."""


def measures(names: Iterable[str], codes: Mapping[str, str] | None = None) -> Dimension:
    """The dimension of measures, each with the unit that its name tells."""
    known = codes or {}
    values = tuple(Value(name, known.get(name), unit_in(name)) for name in names)
    return Dimension(MEASURE, values, "measure")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table. `sample` is the beginning of each, by which they are told apart.

    `values` are the places of the measures where the format tells them. `codes` are by name.
    """

    names: Sequence[str]
    sample: Sequence[Sequence[str]]
    values: Sequence[int] | None = None
    codes: Mapping[str, str] = field(default_factory=dict)


def table(
    columns: Columns, portions: Iterable[Portion], about: PublicTable, signs: Signs
) -> PublicTable:
    """The table of all columns. Raises `RefusedError`."""
    names, sample, values = columns.names, columns.sample, columns.values
    time = headings.time_of(names, sample)
    if values is None:
        values = headings.values_of(names, sample, time)
    keys = [place for place in range(len(names)) if place not in values]
    if not values or not any(sample[place] for place in keys):
        raise RefusedError("public_not_recognised", "kolonner uden både grupper og tal")
    for place in keys:
        if ABSENT in sample[place]:
            raise RefusedError("public_unknown_key", f"en række uden »{names[place]}«")
    title = (
        names[values[0]] if headings.folded(names[values[0]]) not in headings.VALUE_NAMES else ""
    )
    in_rows = any(headings.folded(names[place]) in headings.MEASURE_NAMES for place in keys)
    is_named = len(values) > 1 or (bool(title) and not in_rows)
    if in_rows and not is_named:
        about = replace(about, title=about.title or title)
    across = (measures((names[place] for place in values), columns.codes),) if is_named else ()
    rows = Rows([names[place] for place in keys], across, range(len(values)))
    rows.take(_turned(portions, [*keys, *values]))
    join_codes(rows, [names[place] for place in keys if place != time])
    measure = MEASURE if is_named else None
    about = replace(about, time=None if time is None else names[time], measure=measure)
    return _with_codes(described_units(rows.table(about, signs)), columns.codes)


def described_units(read: PublicTable) -> PublicTable:
    """The table with the units that its dimension of units or of measures tells."""
    names = [each.name for each in read.dimensions]
    named = [name for name in names if headings.folded(name) in headings.MEASURE_NAMES]
    measure = read.measure or (named[0] if len(named) == 1 else None)
    if measure in named:
        read = with_units(replace(read, measure=measure), measure)
    return with_unit_dimension(read)


def join_codes(rows: Rows, names: Sequence[str]) -> None:
    """Make one dimension of labels and their codes, where they are neighbours."""
    joined = ""
    for first, second in pairwise(names):
        pair = headings.label_and_code(first, second)
        if pair and first != joined and rows.join(*pair):
            joined = second


def _turned(portions: Iterable[Portion], order: Sequence[int]) -> Iterator[Portion]:
    for numbers, columns in portions:
        yield numbers, [columns[place] for place in order]


def _with_codes(read: PublicTable, codes: Mapping[str, str]) -> PublicTable:
    if not codes:
        return read
    dimensions = tuple(
        replace(each, code=each.code or codes.get(each.name)) for each in read.dimensions
    )
    return replace(read, dimensions=dimensions)
