"""A published table as csv: for programs, and for a Danish Excel."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO

from policy.data_cells import text
from presentation import blocks
from reports.open_data.data_tables import DataTable


@dataclass(frozen=True, slots=True)
class Variant:
    """How a csv file is written. `one_line`: line breaks in a text become spaces."""

    delimiter: str
    decimal_mark: str
    line_end: str
    byte_order_mark: bool
    one_line: bool


FOR_PROGRAMS = Variant(",", ".", "\n", byte_order_mark=False, one_line=False)
"""Nothing is lost in it: the way back (`loaders.open_data`) reads it."""
FOR_EXCEL = Variant(";", ",", "\r\n", byte_order_mark=True, one_line=True)


def as_csv(table: DataTable, variant: Variant = FOR_PROGRAMS) -> bytes:
    """The table in UTF-8, its first line the names of the columns."""
    stream = StringIO()
    writer = csv.writer(stream, delimiter=variant.delimiter, lineterminator=variant.line_end)
    writer.writerow([column.name for column in table.columns])
    mark = variant.decimal_mark
    clean = blocks.plain if variant.one_line else blocks.with_lines
    for row in table.values():
        writer.writerow([text(clean(v) if isinstance(v, str) else v, mark) for v in row])
    return stream.getvalue().encode("utf-8-sig" if variant.byte_order_mark else "utf-8")
