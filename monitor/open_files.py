"""How many files and connections the server may have open at once, which the system limits.

Without room for one more, Streamlit cannot open a page, and the database cannot be reached either.
"""

from __future__ import annotations

import sys

from monitor.limits import PAGES
from store.faults import StoreError

OF_OPEN_PAGE = 4
"""Its connection, and three of the event loop that Streamlit makes for each page (seen in 1.67)."""
OF_CLOSED_PAGE = 3
KEPT_CLOSED = 128
"""How many closed pages Streamlit keeps, for readers who come back."""
OF_THE_REST = 200
"""The database, files that are read and sent, and requests under way."""


def needed(pages: int) -> int:
    """How many may be open at once with so many open pages."""
    return pages * OF_OPEN_PAGE + KEPT_CLOSED * OF_CLOSED_PAGE + OF_THE_REST


def allow() -> None:
    """Ask the system for as many as the limit on pages needs. Raises `StoreError` where it refuses.

    Windows has no such limit.
    """
    if sys.platform == "win32":
        return
    import resource

    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = needed(PAGES.value)
    if now == resource.RLIM_INFINITY or now >= wanted:
        return
    if most != resource.RLIM_INFINITY and most < wanted:
        raise StoreError(_refused(most, wanted))
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


def _refused(most: int, wanted: int) -> str:
    fitting = (most - needed(0)) // OF_OPEN_PAGE
    lower = f", eller sæt {PAGES.variable} til højst {fitting}" if fitting > 0 else ""
    return (
        f"Systemet giver serveren højst {most} åbne filer og forbindelser, og {PAGES.value} åbne "
        f"sider kræver {wanted}. Hæv grænsen (LimitNOFILE i systemd, ulimits i Docker){lower}."
    )
