"""The text of a published cell, and the value of a text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from policy import lists
from policy.choices import Choice
from policy.columns import Citation
from policy.periods import Period

Plain = str | float | int | bool | date | None
"""A published value."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula, at the beginning of a text."""
QUOTE = "'"


def plain(value: object) -> Plain:
    """A value of a record as a published one; several are joined, so that `lists.parted` parts them.

    None of several is no value.

    >>> plain((Citation("STATUS", 17), Citation("POLITIK", section="Målsætning 5")))
    'STATUS s. 17; POLITIK, Målsætning 5'
    >>> plain(("KØN = I alt", "YDELSE = Hjælp; BPA"))
    'KØN = I alt; "YDELSE = Hjælp; BPA"'
    """
    match value:
        case Choice():
            return str(value.value)
        case Period():
            return str(value)
        case tuple() | frozenset():
            return lists.joined(str(plain(each)) for each in value) or None
        case Citation():
            return value.whole
        case None | str() | bool() | int() | float() | date():
            return value
    raise TypeError(f"no published form of {type(value)}")


def text(value: Plain, decimal_mark: str = ".") -> str:
    """The text of a cell. Text that a spreadsheet would take for a formula gets an apostrophe in front.

    >>> text(0.25), text(1e-07), text(274.0), text("=1+1"), text("'=1+1")
    ('0.25', '0.0000001', '274', "'=1+1", "''=1+1")
    """
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return f"{QUOTE}{value}" if _is_formula(value) else value
        case float() | int():
            number = repr(value)
            if "e" in number:
                number = f"{Decimal(number):f}"
            return number.removesuffix(".0").replace(".", decimal_mark)
    return value.isoformat()


def unquoted(cell: str) -> str:
    """The text that `text` wrote.

    >>> [unquoted(text(each)) for each in ("=1", "'=1", "'s", "")]
    ['=1', "'=1", "'s", '']
    """
    return cell.removeprefix(QUOTE) if cell[:1] == QUOTE and _is_formula(cell) else cell


def _is_formula(value: str) -> bool:
    return value.lstrip(QUOTE).startswith(FORMULA_STARTS)
