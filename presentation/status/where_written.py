"""Where something can be written: on a page and in a sheet, or in the document itself."""

from __future__ import annotations

from policy.tables import BY_NAME
from presentation import pages

IN_THE_DOCUMENT = "i Word, når dokumentet er hentet"


def delivered(path: str, table: str) -> str:
    """On a page, or in the sheet of a table that is delivered there.

    >>> delivered(pages.SUBMIT, "texts")
    'på siden Indberetning eller i arket »Tekster«'
    """
    page = pages.page_at(path)
    return f"på siden {page.title if page else path} eller {in_sheet(table)}"


def in_sheet(table: str) -> str:
    """In the sheet of a table.

    >>> in_sheet("departments")
    'i arket »Forvaltninger«'
    """
    return f"i arket »{BY_NAME[table].sheet}«"
