"""The addresses under test: every page that app.py registers, and readers' choices in the address."""

from __future__ import annotations

from presentation import pages
from presentation.html import addresses

NUMBERS = range(1, 7)

PATHS = pages.every_path(NUMBERS)
"""Every page, without the leading slash."""

IN_MENU = [
    path for page in pages.PAGES if not page.of_drafts for path in page.paths(tuple(NUMBERS))
]
"""The pages in the menu, because the shipped policy was not drafted here."""

CHOSEN = [
    f"?{addresses.DATE}=snart&{addresses.GROUP}=ingen",
    f"?{addresses.DATE}=2027-01-01&{addresses.GROUP}=autisme",
    f"{pages.objective(5)}?{addresses.DATE}=2014-01-01",
    f"{pages.COUNCIL}?{addresses.ANSWERED}=med-svar&{addresses.OBJECTIVE}=1",
    f"{pages.FIGURES}?{addresses.DEPARTMENT}=BUF",
    f"{pages.DEPARTMENTS}?{addresses.DEPARTMENT}=SOF",
    f"{pages.INITIATIVES}?{addresses.OBJECTIVE}=1&{addresses.DEPARTMENT}=KFF",
    f"{pages.SERVICES}?{addresses.QUERY}=findesikke",
    f"{pages.SEARCH}?{addresses.QUERY}=fleksjob",
    f"{pages.SEARCH}?{addresses.QUERY}=findesikke",
    f"?{addresses.EASY}={addresses.YES}",
    f"{pages.objective(5)}?{addresses.EASY}={addresses.YES}",
    f"{pages.COUNCIL}?{addresses.EASY}=måske",
]
"""Pages whose address filters, searches or empties them, or is invalid."""
