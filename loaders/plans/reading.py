"""Reads a file as a plan or a hearing draft: a Word document, or a workbook in a layout of its own."""

from __future__ import annotations

from loaders.delivery import Delivery, Expected, Naming
from loaders.guard import opening
from loaders.plans import hearing, word
from loaders.plans.deliveries import delivery, has_plan
from loaders.plans.tables import PlanFile, of_grid, of_sheet
from loaders.reading import workbook
from loaders.reading.sheets import Refused, Workbook
from policy.findings import Finding

OTHER_FORMAT = "file_is_opendocument"
"""The refusal of a workbook that is read by its values alone."""


def of_document(file: str, content: bytes, naming: Naming, expected: Expected) -> Delivery:
    """The plan in a Word document."""
    found = word.read(file, content)
    if isinstance(found, PlanFile):
        return delivery(found, naming, expected)
    return Delivery(opening.safe_name(file), findings=found, refused=True)


def of_hearing_draft(file: str, content: bytes, naming: Naming, expected: Expected) -> Delivery:
    """The objectives and priorities of a hearing draft, in a Word document or a workbook."""
    found: PlanFile | tuple[Finding, ...]
    if word.recognised(content):
        found = word.read(file, content)
    else:
        found = _tables(file, content, workbook.read(file, content))
    if isinstance(found, PlanFile):
        return hearing.delivery(found, naming, expected)
    return Delivery(opening.safe_name(file), findings=found, refused=True)


def in_workbook(file: str, content: bytes, book: Workbook | Refused) -> PlanFile | None:
    """The tables of a workbook, if one of them is a plan's."""
    found = _tables(file, content, book)
    return found if isinstance(found, PlanFile) and has_plan(found.tables) else None


def _tables(file: str, content: bytes, book: Workbook | Refused) -> PlanFile | tuple[Finding, ...]:
    """The visible sheets of a workbook as tables, or why it was refused."""
    if isinstance(book, Workbook):
        shown = (sheet for sheet in book.sheets if sheet.rows and not sheet.hidden)
        return PlanFile(book.file, tuple(of_sheet(book.file, sheet) for sheet in shown))
    if book.findings[0].code != OTHER_FORMAT:
        return book.findings
    values = workbook.grids(file, content)
    if isinstance(values, Refused):
        return values.findings
    return PlanFile(opening.safe_name(file), tuple(map(of_grid, values)))
