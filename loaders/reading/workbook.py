"""Reads a file's bytes to cells: guards it first, then uses the format that recognises it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar, cast

from loaders.addresses import column_letters
from loaders.guard import opening
from loaders.guard.limits import LIMITS, Limits
from loaders.guard.personal import (
    IN_CELL,
    IN_NOTE,
    MOST_PERSONAL,
    PNumbers,
    has_personal_number,
    personal_number,
)
from loaders.reading.file_format import FileFormat
from loaders.reading.formats import format_of
from loaders.reading.grid import Grid
from loaders.reading.sheets import Refused, Workbook
from policy.findings import Finding

_Read = TypeVar("_Read")


def refusals(name: str, content: bytes, limits: Limits = LIMITS) -> tuple[Finding, ...]:
    """The reasons not to open the file; empty if it may be opened.

    At most one refusal for its form, and one for every place with a personal number. No finding
    repeats such a number: if the file's own name has one, findings have `safe_name`.
    """
    found = _format(name, content, limits)
    if isinstance(found, Finding):
        return (found,)
    return found.refusals(opening.safe_name(name), content, limits)


def read(name: str, content: bytes) -> Workbook | Refused:
    """The cells of the workbook `content`, or why it is refused. `name` is used in findings."""
    file = opening.safe_name(name)

    def read_by(found: FileFormat) -> Workbook:
        read_whole = cast("Callable[[str, bytes], Workbook]", found.read)
        return read_whole(file, content)

    return _guarded(name, content, _format(name, content, LIMITS), read_by, _personal)


def grids(name: str, content: bytes) -> tuple[Grid, ...] | Refused:
    """The values of the workbook's visible sheets alone, for public statistics, or why it is refused."""
    found = _format(name, content, LIMITS, is_delivery=False)
    return _guarded(name, content, found, lambda each: each.grids(content), _personal_values)


def _guarded(
    name: str,
    content: bytes,
    found: FileFormat | Finding,
    read_by: Callable[[FileFormat], _Read],
    personal: Callable[[str, _Read], Iterator[Finding]],
) -> _Read | Refused:
    file = opening.safe_name(name)
    if isinstance(found, Finding):
        return Refused(file, (found,))
    if findings := found.refusals(file, content, LIMITS):
        return Refused(file, findings)
    try:
        opened = read_by(found)
    except found.unreadable:
        return Refused(file, (opening.damaged(file),))
    if findings := tuple(islice(personal(file, opened), MOST_PERSONAL)):
        return Refused(file, findings)
    return opened


def _format(
    name: str, content: bytes, limits: Limits, *, is_delivery: bool = True
) -> FileFormat | Finding:
    """The format of a file that may be examined, or the refusal of any other."""
    if refused := opening.refusal(name, content, limits):
        return refused
    found = format_of(content)
    if found is None or (is_delivery and found.read is None):
        return opening.unknown(opening.safe_name(name), content, limits)
    return found


def _personal(file: str, workbook: Workbook) -> Iterator[Finding]:
    """Every cell and note with a CPR number that appears only once its text has been assembled.

    The guard sees a text as stored: in parts, and with phonetic text between them.
    """
    texts = {cell.value for sheet in workbook.sheets for row in sheet.rows for cell in row}
    found = {text for text in texts if isinstance(text, str) and has_personal_number(text)}
    for sheet in workbook.sheets:
        p_numbers = PNumbers()
        for cell in (cell for row in sheet.rows for cell in row):
            if found and isinstance(cell.value, str):
                is_p_number = p_numbers.has(cell.row, cell.column, cell.value)
                if cell.value in found and not is_p_number:
                    yield personal_number(file, sheet.name, cell.address, IN_CELL)
                p_numbers.see(cell.row, cell.column, cell.value)
            if cell.note and has_personal_number(cell.note):
                yield personal_number(file, sheet.name, cell.address, IN_NOTE)


def _personal_values(file: str, sheets: Iterable[Grid]) -> Iterator[Finding]:
    """As `_personal`, of values."""
    texts = {value for sheet in sheets for _, row in sheet.filled() for value in row.values()}
    found = {text for text in texts if isinstance(text, str) and has_personal_number(text)}
    if not found:
        return
    for sheet in sheets:
        p_numbers = PNumbers()
        for number, row in sheet.filled():
            for column, value in sorted(row.items()):
                if isinstance(value, str):
                    is_p_number = p_numbers.has(number, column, value)
                    if value in found and not is_p_number:
                        address = f"{column_letters(column)}{number}"
                        yield personal_number(file, sheet.name, address, IN_CELL)
                    p_numbers.see(number, column, value)
