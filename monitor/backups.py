"""The files of the backups that a timer makes: which policy one is of, and which is its newest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

_NAME = re.compile(r"(?P<code>.+)-\d{8}T\d{6}Z\.sqlite")


def named(code: str, at: datetime) -> str:
    """The name of a backup made at a time in UTC.

    >>> from datetime import UTC
    >>> named("2023-2026", datetime(2026, 2, 1, 2, 30, tzinfo=UTC))
    '2023-2026-20260201T023000Z.sqlite'
    """
    return f"{code}-{at:%Y%m%dT%H%M%SZ}.sqlite"


def of_policy(code: str, folder: Path) -> list[Path]:
    """The backups of a policy in a folder, the oldest first."""
    named_so = ((_NAME.fullmatch(path.name), path) for path in folder.iterdir())
    return sorted(path for found, path in named_so if found and found["code"] == code)


def newest(folder: Path) -> Mapping[str, Path]:
    """The newest backup of each policy that has one in a folder, by the policy's code."""
    found = (_NAME.fullmatch(path.name) for path in sorted(folder.glob("*.sqlite")))
    return {each["code"]: folder / each[0] for each in found if each}
