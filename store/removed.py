"""What stands where a text was taken away, and how to see that somebody brings it again."""

from __future__ import annotations

import re

REMOVED = "[fjernet]"


def restores(kept: object, brought: object) -> bool:
    """Whether a text says something where the kept one has had something taken away.

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
