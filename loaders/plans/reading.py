"""Reads a file as a plan: a Word document, or a workbook in a layout of its own."""

from __future__ import annotations

from loaders.delivery import Delivery, Expected, Naming
from loaders.guard import opening
from loaders.plans import word
from loaders.plans.deliveries import delivery, has_plan
from loaders.plans.tables import PlanFile, of_grid, of_sheet
from loaders.reading import workbook
from loaders.reading.sheets import Refused, Workbook

OTHER_FORMAT = "file_is_opendocument"
"""The refusal of a workbook that is read by its values alone."""


def of_document(file: str, content: bytes, naming: Naming, expected: Expected) -> Delivery:
    """The plan in a Word document."""
    found = word.read(file, content)
    if isinstance(found, PlanFile):
        return delivery(found, naming, expected)
    return Delivery(opening.safe_name(file), findings=found, refused=True)


def in_workbook(file: str, content: bytes, book: Workbook | Refused) -> PlanFile | None:
    """The tables of a workbook, if one of them is a plan's."""
    if isinstance(book, Workbook):
        shown = (sheet for sheet in book.sheets if sheet.rows and not sheet.hidden)
        tables = tuple(of_sheet(book.file, sheet) for sheet in shown)
    else:
        values = () if book.findings[0].code != OTHER_FORMAT else workbook.grids(file, content)
        tables = () if isinstance(values, Refused) else tuple(map(of_grid, values))
    return PlanFile(opening.safe_name(file), tables) if has_plan(tables) else None
