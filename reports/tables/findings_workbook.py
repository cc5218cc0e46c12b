"""The findings of a delivered workbook as a workbook, one row per finding, to correct the file from."""

from __future__ import annotations

from collections.abc import Sequence

from policy.findings import Finding
from presentation.html.downloads import Download
from reports.tables import extracts

HEADINGS = (
    "Alvor",
    "Ark",
    "Celle",
    "Kolonne",
    "Hvad er galt",
    "Fundet",
    "Ventet",
    "Sådan gør du",
    "Kode",
)


def findings_workbook(file: str, findings: Sequence[Finding]) -> bytes:
    """An .xlsx of all findings in order; text that looks like a formula stays text."""
    rows = tuple(
        (f.severity.label, f.sheet, f.cell, f.column, f.title, f.found, f.expected, f.fix, f.code)
        for f in findings
    )
    about = (
        f"Fund i filen {file}. Ret dem i filen, gem den, og vælg den igen på siden Indberetning."
    )
    return extracts.as_xlsx(Download("fund", f"Fund i {file}", HEADINGS, rows, about))
