"""What a file that arrives is: a workbook of the policy's tables, or public statistics."""

from __future__ import annotations

import re
import zipfile
from contextlib import suppress
from html import unescape
from io import BytesIO

from loaders.delivery import Delivery, Expected, Naming
from loaders.guard import opening
from loaders.guard.archive import UNREADABLE_ZIP
from loaders.open_data import deliveries as open_data
from loaders.plans import reading as plans
from loaders.plans import word
from loaders.plans.deliveries import delivery as plan_delivery
from loaders.plans.template import completed
from loaders.public import deliveries, reading
from loaders.public.table import PublicTable
from loaders.reading import workbook
from loaders.reading.parse import NOBODY, deliver, of_book, refusal_of_naming
from loaders.sheet_names import table_named
from policy.findings import Finding
from policy.spelling import folded
from policy.tables import BY_NAME

NOTHING_EXPECTED = Expected()
NOT_STATISTICS = frozenset({"public_not_recognised", "public_workbook_without_table"})
_INDICATOR = folded(BY_NAME["observations"].field("indicator").column.heading)
_LIST_OF_SHEETS = "xl/workbook.xml"
_MOST_BYTES = 100_000
_SHEET = re.compile(r'<sheet\b[^>]*\bname="([^"]*)"')


def arrived(
    file: str, content: bytes, naming: Naming = NOBODY, expected: Expected = NOTHING_EXPECTED
) -> Delivery:
    """The rows and findings of a file.

    A Word document is a plan. A workbook is one if it has neither tables of the policy nor public statistics.
    What was published as open data is only read where it is expected.
    """
    if expected.is_open_data:
        return open_data.delivery(file, content, contents=expected.contents)
    if expected.is_hearing_draft:
        return plans.of_hearing_draft(file, content, naming, expected)
    if word.recognised(content):
        return plans.of_document(file, content, naming, expected)
    if _has_own_sheet(content):
        return _own(file, content, naming, expected)
    read = reading.read(file, content)
    if not isinstance(read, Finding):
        if any(map(_is_own, read)):
            return deliver(file, content, naming, contents=expected.contents)
        return deliveries.delivery(opening.safe_name(file), read, naming, expected)
    if read.code.startswith("public_") and read.code not in NOT_STATISTICS:
        return Delivery(opening.safe_name(file), findings=(read,), refused=True)
    return _own_or_plan(file, content, naming, expected)


def _own_or_plan(file: str, content: bytes, naming: Naming, expected: Expected) -> Delivery:
    if refused := refusal_of_naming(file, naming):
        return refused
    book = workbook.read(file, content)
    own = of_book(book, naming, contents=expected.contents)
    if not _can_be_plan(own):
        return own
    plan = plans.in_workbook(file, content, book)
    return plan_delivery(plan, naming, expected) if plan else own


def _own(file: str, content: bytes, naming: Naming, expected: Expected) -> Delivery:
    """The delivery of a workbook with the policy's own tables."""
    delivery = deliver(file, content, naming, contents=expected.contents)
    return completed(delivery, expected.plans.initiatives)


def _can_be_plan(own: Delivery) -> bool:
    """Whether a workbook has no table of the policy, other than one of initiatives under another name."""
    initiatives = BY_NAME["initiatives"].sheet
    return own.refused or any(
        found.code == "no_known_sheet"
        or (found.code == "renamed_sheet" and initiatives in found.fix)
        for found in own.findings
    )


def _is_own(table: PublicTable) -> bool:
    """Whether it is a table of the policy, saved as text: those of figures all have indicators."""
    return _INDICATOR in {folded(dimension.name) for dimension in table.dimensions}


def _has_own_sheet(content: bytes) -> bool:
    """Whether it is a workbook with a sheet named as a table of the policy, by its list of sheets."""
    with suppress(KeyError, *UNREADABLE_ZIP), zipfile.ZipFile(BytesIO(content)) as packed:
        with packed.open(_LIST_OF_SHEETS) as listed:
            names = _SHEET.findall(listed.read(_MOST_BYTES).decode("utf-8", "replace"))
        return any(table_named(unescape(name)) for name in names)
    return False
