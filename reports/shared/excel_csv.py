"""Texts of a csv file that a Danish Excel opens: it takes some for dates, numbers or formulas."""

from __future__ import annotations

import re

from policy import data_cells

LONGEST = 40
"""A longer text is no date and no number."""
_SHOWN_AS_IT_IS = re.compile(r"0|[1-9][0-9]{0,14}")
_READ_AS_ANOTHER = re.compile(
    r"[0-9 .,:/%()+-]*[0-9][0-9 .,:/%()+-]*"  # 1-2, 2024-03, 2023/10, 050, 12:30
    r"|[0-9][0-9.,]*e[+-]?[0-9]+"
    r"|(?:[0-9]{1,2}[. -]*)?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*[. -]*[0-9]{1,4}"
    r"|(?:kr[. ]*)?[0-9][0-9.,]*(?: *kr\.?)?"
    r"|sand|falsk|true|false",
    re.IGNORECASE | re.ASCII,
)


def excel_text(value: str) -> str:
    """A text that Excel keeps as it is, although it looks like a date or a number.

    A year and a code of three digits are left alone: Excel shows their number in the same way. What is
    set in a formula's quotes here has letters, digits and signs from a short list, and no quotes.

    >>> [excel_text(each) for each in ("2024-03", "1-2", "000", "5d", "2024", "2024-Q1", "=1+1")]
    ['="2024-03"', '="1-2"', '="000"', '5d', '2024', '2024-Q1', "'=1+1"]
    """
    text = data_cells.text(value)
    looks_otherwise = len(text) <= LONGEST and _READ_AS_ANOTHER.fullmatch(text)
    return f'="{text}"' if looks_otherwise and not _SHOWN_AS_IT_IS.fullmatch(text) else text
