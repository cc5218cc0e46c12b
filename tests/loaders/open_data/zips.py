"""Published zips, whole and damaged. A damaged one is described as it is, unless a test is about that."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from metrics.assessment import assess
from metrics.status import Status
from policy.open_data import DESCRIPTION
from presentation.blocks import Selection
from reports.open_data.package import as_zip
from store.observing import known
from tests import drafted_city
from tests.made_up_city import WHOLE

DAY = date(2025, 10, 1)
NAME = "aabne-data.zip"


@cache
def status() -> Status:
    """The made-up city, with a few counts of few persons, on a day."""
    return assess(known(WHOLE, DAY), DAY)


@cache
def published() -> bytes:
    return as_zip(status(), Selection())


@cache
def published_draft() -> bytes:
    return as_zip(drafted_city.drafted(), Selection())


def files(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def described(content: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    """The zip with its description changed."""
    parts = files(content)
    description = json.loads(parts[DESCRIPTION])
    change(description)
    return packed(parts | {DESCRIPTION: json.dumps(description).encode()})


def with_table(content: bytes, table: str, change: Callable[[str], str]) -> bytes:
    """The zip with the text of a table's file changed, and described as it is now."""
    parts = files(content)
    path = f"{table}.csv"
    text = change(parts[path].decode()).encode()
    assert text != parts[path]

    def as_it_is(description: dict[str, Any]) -> None:
        for resource in description["resources"]:
            if resource["path"] == path:
                resource["bytes"] = len(text)
                resource["hash"] = f"sha256:{hashlib.sha256(text).hexdigest()}"

    return described(packed(parts | {path: text}), as_it_is)


def with_row(content: bytes, table: str, before: str, after: str) -> bytes:
    """The zip with a text of a table replaced, once."""
    return with_table(content, table, lambda text: text.replace(before, after, 1))
