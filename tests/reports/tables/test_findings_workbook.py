"""A workbook's findings as a workbook, read back by openpyxl."""

from __future__ import annotations

from io import BytesIO

import openpyxl

from policy.findings import finding
from reports.tables.findings_workbook import HEADINGS, findings_workbook


def rows(*findings) -> list[tuple]:
    book = openpyxl.load_workbook(BytesIO(findings_workbook("tal.xlsx", findings)))
    return list(book["Data"].iter_rows(values_only=True))


def test_each_finding_is_a_row_with_its_cell_and_its_correction():
    found = finding(
        "missing_value", file="tal.xlsx", sheet="Målinger", cell="C7", column="Periode",
        found="tom", help="Hjælp.",
    )  # fmt: skip
    head, row = rows(found)
    assert head == HEADINGS
    assert dict(zip(head, row, strict=True)) | {
        "Ark": "Målinger", "Celle": "C7", "Alvor": "fejl", "Sådan gør du": found.fix,
    } == dict(zip(head, row, strict=True))  # fmt: skip


def test_a_formula_in_a_finding_stays_text():
    found = finding("unknown_sheet", file="t", sheet="N", found="=1+1", suggestion="")
    book = openpyxl.load_workbook(BytesIO(findings_workbook("t", [found])))
    cell = book["Data"].cell(2, HEADINGS.index("Fundet") + 1)
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_without_findings_the_workbook_has_only_headings():
    assert rows() == [HEADINGS]
