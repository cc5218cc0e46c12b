"""Workbooks that many tests put in a folder are read once in a process, whichever folder they are in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from loaders.delivery import Delivery
from loaders.reading import files


@contextmanager
def workbooks_read_once(folder: Path) -> Iterator[None]:
    """Read the workbooks that are in the folder now only once, also from copies of it."""
    contents = {path.read_bytes() for path in folder.glob("*.xlsx")}
    reads = files.deliver
    read = cache(reads)

    def delivered(name: str, content: bytes) -> Delivery:
        return read(name, content) if content in contents else reads(name, content)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(files, "deliver", delivered)
        yield
