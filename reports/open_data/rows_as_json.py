"""A published table as JSON: a list with an object per row, which is what readers of JSON expect of a table.

`pandas.read_json` makes a frame of it, and JavaScript's `fetch` a list to filter. What the columns mean is
beside it, in the description of the package.
"""

from __future__ import annotations

import json
from datetime import date

from policy.data_cells import Plain
from presentation import blocks
from reports.open_data.data_tables import DataTable


def rows_as_json(table: DataTable) -> bytes:
    """The rows, one a line, in UTF-8: the same names and values as in the csv file for programs.

    A number is a number, a day its text in ISO 8601, and what is missing is null. A text is as it is:
    the apostrophe that keeps a spreadsheet from reading a formula is in the csv files alone.
    """
    names = [column.name for column in table.columns]
    write = json.JSONEncoder(
        ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=date.isoformat
    ).encode
    rows = (write(dict(zip(names, map(_plain, row), strict=True))) for row in table.values())
    lines = ",\n".join(rows)
    return (f"[\n{lines}\n]\n" if lines else "[]\n").encode()


def _plain(value: Plain) -> Plain:
    return blocks.with_lines(value) if isinstance(value, str) else value
