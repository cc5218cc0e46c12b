"""Templates filled in as by a department. The figures are invented."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from loaders.templates.kinds import TemplateKind
from loaders.templates.workbooks import template
from policy.tables import Records
from tests.tables import saved


def department_template(known: Records, department: str, **figure: object) -> bytes:
    """A department's template with a new figure for fleksjob: `Periode`, `Værdi` and so on."""
    content = template(TemplateKind.DEPARTMENT, known, department)
    book = openpyxl.load_workbook(BytesIO(content))
    fill(book["Målinger"], "fleksjob", {"Kilde": "STATUS s. 17"} | figure)
    return saved(book)


def fill(sheet: Worksheet, code: str, cells: Mapping[str, object]) -> None:
    """Write values by heading in the row that begins with `code`."""
    columns = {cell.value: cell.column for cell in sheet[1]}
    row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == code)
    for heading, value in cells.items():
        sheet.cell(row, columns[heading]).value = value


def printed_table(*rows: tuple[str, int, int]) -> bytes:
    """The fleksjob table as the status prints it: department, status and target; its total last."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Fleksjob"
    sheet.append(["Fleksjob – status over antal ansættelser i KK 2025"])
    sheet.append(["Forvaltning", "Status", "Måltal", "Målopfyldelse i procent"])
    total = sum(row[1] for row in rows), sum(row[2] for row in rows)
    for name, value, target in (*rows, ("KK samlet", *total)):
        sheet.append([name, value, target, round(100 * value / target)])
    return saved(book)
