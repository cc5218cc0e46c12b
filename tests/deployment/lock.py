"""The lock files: every package that is installed, with its version and the hashes of its files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from packaging.markers import Marker
from packaging.utils import NormalizedName, canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LISTS = {"requirements.txt": "requirements.lock", "requirements-dev.txt": "requirements-dev.lock"}
"""The lock of each list of packages."""

ENTRY = re.compile(
    r"^(?P<name>[\w.-]+)==(?P<version>[^ ;\\]+)(?: ; (?P<marker>[^\\]+?))? \\\n"
    r"(?P<hashes>(?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)",
    re.MULTILINE,
)


class Locked(NamedTuple):
    """A package of a lock."""

    name: NormalizedName
    version: str
    marker: Marker | None

    @property
    def is_for_here(self) -> bool:
        """Whether this system and Python get it."""
        return self.marker is None or self.marker.evaluate()


def entries(name: str) -> list[Locked]:
    """Every package of a lock, those for other systems too."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return [
        Locked(
            canonicalize_name(found["name"]),
            found["version"],
            Marker(found["marker"]) if found["marker"] else None,
        )
        for found in ENTRY.finditer(text)
    ]


def installed_here(name: str) -> dict[NormalizedName, str]:
    """The version that this system gets of each package of a lock."""
    return {entry.name: entry.version for entry in entries(name) if entry.is_for_here}
