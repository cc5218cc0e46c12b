"""The page of the site that somebody is led back to when she has signed in."""

from __future__ import annotations

from urllib.parse import quote

LONGEST = 1500
"""More than any address of ours; cookies and headers have limits of about 4,000."""
_KEPT = "/?=&%:@!$'()*+,;~-._"
"""What stands unescaped in a path with its query; what is escaped already stays so."""
_SIGN_IN = "/log-"


def way_back(wanted: str) -> str:
    """The path, with its query, when it is one of the site's own; else the front page.

    A browser drops tabs and line breaks in an address, and takes a backslash for a slash, so that they
    could lead to another site.

    >>> way_back("/soeg?ord=børn&dato=2025-11-13")
    '/soeg?ord=b%C3%B8rn&dato=2025-11-13'
    >>> way_back("//andet.example"), way_back("https://andet.example"), way_back("/log-ind")
    ('/', '/', '/')
    """
    own = wanted.startswith("/") and not wanted.startswith(("//", _SIGN_IN))
    plain = "\\" not in wanted and wanted.isprintable() and len(wanted) <= LONGEST
    try:
        escaped = quote(wanted, safe=_KEPT)
    except UnicodeEncodeError:
        return "/"
    return escaped if own and plain and len(escaped) <= LONGEST else "/"
