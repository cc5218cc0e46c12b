"""A table as csv and as xlsx, the way Danish Excel opens them right."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from io import BytesIO, StringIO

import xlsxwriter

from presentation.takeaway import Extract

BYTE_ORDER_MARK = "\ufeff"
FORMULA_STARTS = ("=", "+", "-", "@", "\t")
CREATED = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
WIDEST = 60


def as_csv(extract: Extract) -> bytes:
    """Semicolons, decimal commas and a byte order mark; text that looks like a formula stays text."""
    stream = StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(extract.headings)
    writer.writerows([_plain(cell) for cell in row] for row in extract.rows)
    writer.writerow([])
    writer.writerow([extract.about])
    return (BYTE_ORDER_MARK + stream.getvalue()).encode()


def _plain(cell: str | float | None) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
    return str(cell).removesuffix(".0").replace(".", ",")


def as_xlsx(extract: Extract) -> bytes:
    """One sheet with a filter and a frozen head; the same extract gives the same bytes."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": extract.title, "comments": extract.about, "created": CREATED})
    sheet = book.add_worksheet("Data")
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    figures = book.add_format({"num_format": "#,##0.##", "valign": "top"})
    sheet.write_row(0, 0, extract.headings, head)
    for number, row in enumerate(extract.rows, start=1):
        for column, cell in enumerate(row):
            if cell is None:
                continue
            if isinstance(cell, str):
                sheet.write_string(number, column, cell, wrapped)
            else:
                sheet.write_number(number, column, cell, figures)
    for column, heading in enumerate(extract.headings):
        longest = max([len(heading), *(len(str(row[column] or "")) for row in extract.rows)])
        sheet.set_column(column, column, min(WIDEST, longest + 2))
    last = max(1, len(extract.rows))
    sheet.autofilter(0, 0, last, len(extract.headings) - 1)
    sheet.freeze_panes(1, 0)
    sheet.write_string(last + 2, 0, extract.about)
    book.close()
    return stream.getvalue()
