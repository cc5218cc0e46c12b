"""The placeholder for a removed text, and the check for files that would restore it."""

from __future__ import annotations

import re

REMOVED = "[fjernet]"


def restores(kept: object, brought: object) -> bool:
    """Whether a text has something in place of what was removed from the kept one.

    >>> restores("Oplyst af [fjernet].", "Oplyst af Ane.")
    True
    >>> restores("Oplyst af [fjernet].", "Talt i december.")
    False
    """
    if not isinstance(kept, str) or not isinstance(brought, str) or kept == brought:
        return False
    parts = kept.split(REMOVED)
    return len(parts) > 1 and bool(
        re.fullmatch(".+".join(map(re.escape, parts)), brought, re.DOTALL)
    )
