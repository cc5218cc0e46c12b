"""Recognises words that name a row as a sum of others."""

from __future__ import annotations

from policy.spelling import folded

TOTALS = frozenset(
    ("i alt", "ialt", "total", "totalt", "sum", "samlet", "hovedtotal", "subtotal", "delsum")
) | frozenset(("mellemsum", "mellemtotal", "total resultat", "totaler"))
_ENDINGS = (" i alt", " ialt", " total", " resultat", " sum")
"""The endings that pivot tables and subtotals give to the name of a sum."""
_WHOLE_CITY = "kk "


def is_total(text: str) -> bool:
    """Whether a text in a column for codes names a sum.

    >>> is_total("Hovedtotal:"), is_total("SOF Total"), is_total("SOF")
    (True, True, False)
    """
    name = folded(text).rstrip(" :")
    return name in TOTALS or (name.endswith(_ENDINGS) and not name.startswith(_WHOLE_CITY))
