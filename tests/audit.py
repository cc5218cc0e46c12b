"""Asks the public database whether a locked package has a known weakness.

    python -m tests.audit

It fails for a weakness that a newer version mends. Where the database cannot be reached, or knows nothing
of a package, it says so and goes on: a check must not depend on the network.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any, NamedTuple

from tests.deployment.lock import LISTS, ROOT, entries

SECONDS = 90
"""How long the database may take to answer for all packages."""
PRODUCT, EVERYTHING = LISTS.values()
NOT_REACHED = "The packages are not audited: the database of weaknesses could not be reached.\n"


class Verdict(NamedTuple):
    """What is to be said, and whether a weakness must be mended."""

    text: str
    must_mend: bool


def verdict(answered: list[dict[str, Any]], product: set[str]) -> Verdict:
    """What pip-audit's answer means; `product` are the packages that the dashboard itself runs on."""
    known = [each for each in answered if "skip_reason" not in each]
    if not known:
        return Verdict(NOT_REACHED, must_mend=False)
    lines, must_mend = [], False
    for package in known:
        for weakness in package["vulns"]:
            mended = ", ".join(weakness["fix_versions"])
            where = "the dashboard" if package["name"] in product else "tests and checks"
            mend = f"mended in {mended}" if mended else "no version mends it yet"
            lines.append(
                f"{package['name']} {package['version']} ({where}): {weakness['id']}, {mend}"
            )
            must_mend |= bool(mended)
    if unknown := [each["name"] for each in answered if "skip_reason" in each]:
        lines.append(f"Not audited, because the database does not have them: {', '.join(unknown)}")
    lines.append(f"{len(known)} packages audited.")
    return Verdict("\n".join(lines) + "\n", must_mend)


def asked() -> list[dict[str, Any]]:
    """pip-audit's answer about every locked package; nothing where none came in time."""
    command = [
        *(sys.executable, "-m", "pip_audit", "--requirement", str(ROOT / EVERYTHING)),
        *("--no-deps", "--disable-pip", "--format", "json", "--progress-spinner", "off"),
        *("--timeout", "5"),
    ]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=SECONDS, check=False, cwd=ROOT
        )
        answer = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        return []
    found: list[dict[str, Any]] = answer["dependencies"]
    return found


if __name__ == "__main__":
    told = verdict(asked(), {entry.name for entry in entries(PRODUCT)})
    sys.stdout.write(told.text)
    sys.exit(told.must_mend)
