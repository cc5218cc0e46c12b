"""What the commands write as JSON."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from typing import Any

from policy import json_values
from policy.findings import Finding
from store.log import Head


def written(document: Mapping[str, Any]) -> None:
    """Write a document to stdout, with Danish letters unescaped.

    A reader that closes the pipe early, such as `head`, does not change the exit code.
    """
    try:
        json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def head(of: Head) -> dict[str, Any]:
    """The head of a log, also as people copy it."""
    return {"lines": of.lines, "hash": of.hash, "short": of.short}


def finding(found: Finding) -> dict[str, Any]:
    """A finding with the keys that other programs rely on, without the file that lists it."""
    plain = json_values.record(found)
    del plain["file"]
    return plain
