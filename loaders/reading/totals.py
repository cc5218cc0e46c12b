"""Words that say of a row that it is a sum of others."""

from __future__ import annotations

from policy.spelling import folded

TOTALS = frozenset(
    ("i alt", "ialt", "total", "totalt", "sum", "samlet", "hovedtotal", "subtotal", "delsum")
) | frozenset(("mellemsum", "mellemtotal", "total resultat", "totaler"))
_ENDINGS = (" i alt", " ialt", " total", " resultat", " sum")
"""How pivot tables and subtotals end the name of what they add up."""
_WHOLE_CITY = "kk "


def is_total(text: str) -> bool:
    """Whether a text that stands where a code is to stand names a sum.

    >>> is_total("Hovedtotal:"), is_total("SOF Total"), is_total("SOF")
    (True, True, False)
    """
    name = folded(text).rstrip(" :")
    return name in TOTALS or (name.endswith(_ENDINGS) and not name.startswith(_WHOLE_CITY))
