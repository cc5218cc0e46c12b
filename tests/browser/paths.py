"""Where the tests go: every page that app.py registers, and what readers do to them by the address."""

from __future__ import annotations

from presentation.html import addresses

NUMBERS = range(1, 7)

PATHS = [
    *addresses.TITLES,
    *(addresses.objective(number) for number in NUMBERS),
]
"""Every page, without the slash before it."""

CHOSEN = [
    f"?{addresses.DATE}=snart&{addresses.GROUP}=ingen",
    f"?{addresses.DATE}=2027-01-01&{addresses.GROUP}=autisme",
    f"{addresses.objective(5)}?{addresses.DATE}=2014-01-01",
    f"{addresses.COUNCIL}?{addresses.ANSWERED}=med-svar&{addresses.OBJECTIVE}=1",
    f"{addresses.FIGURES}?{addresses.DEPARTMENT}=BUF",
    f"{addresses.DEPARTMENTS}?{addresses.DEPARTMENT}=SOF",
    f"{addresses.INITIATIVES}?{addresses.OBJECTIVE}=1&{addresses.DEPARTMENT}=KFF",
    f"{addresses.SERVICES}?{addresses.QUERY}=findesikke",
    f"{addresses.SEARCH}?{addresses.QUERY}=fleksjob",
    f"{addresses.SEARCH}?{addresses.QUERY}=findesikke",
    f"?{addresses.EASY}={addresses.YES}",
    f"{addresses.objective(5)}?{addresses.EASY}={addresses.YES}",
    f"{addresses.COUNCIL}?{addresses.EASY}=måske",
]
"""Pages narrowed, searched, emptied, or misled by their address."""
