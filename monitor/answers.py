"""A review as text, sent from the process that reads a workbook to the one that asked for it.

The first line has everything except the changes. Each further line is one change, parsed only when
it is shown.
"""

from __future__ import annotations

import json
from dataclasses import replace

from monitor.review import Review
from policy.serial import as_plain, read_as
from store.packed import Packed, from_runs, runs


def as_text(review: Review) -> bytes:
    """The review as lines, which `from_text` reads back."""
    first = {
        "review": as_plain(replace(review, changes=Packed())),
        "changes": runs(review.changes),
    }
    return b"\n".join([json.dumps(first).encode("ascii"), *review.changes.lines])


def from_text(text: bytes) -> Review:
    """The review that `as_text` wrote.

    Raises `ValueError`, `LookupError` or `TypeError` for anything else.
    """
    first, *lines = text.split(b"\n")
    plain = json.loads(first)
    review = read_as(Review, plain["review"])
    return replace(review, changes=from_runs(lines, plain["changes"]))
