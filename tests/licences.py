"""Writes docs/licences.md: the licence of every package that the dashboard runs on, from what is installed.

python -m tests.licences
"""

from __future__ import annotations

import re
from importlib.metadata import PackageMetadata, distribution

from tests.deployment.lock import ROOT, installed_here

PAGE = ROOT / "docs" / "licences.md"
LOCK = "requirements.lock"
SHORT = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "Dual License": "Apache-2.0 OR BSD-3-Clause",  # python-dateutil
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""The usual short name of what packages call their licence."""
ACCEPTED = {
    *("MIT", "MIT-0", "MIT-CMU", "BSD", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "Apache-2.0"),
    *("PSF-2.0", "Zlib", "CC0-1.0"),
    "MPL-2.0",  # asks for the source of its own files alone
    "LGPL-3.0-only",  # psycopg, which anybody can exchange for another version of it
}
"""The licences under which a city can use, change and hand on the whole."""
HEAD = """\
# Licences

The packages that the dashboard runs on (requirements.lock), each under its own licence; `python -m tests.licences`
writes this page from what is installed. Source Sans 3, which is in `reports/shared/fonts`, is under the SIL Open Font
License. What the policy's documents say belongs to their authors and is quoted with its source.

| package | licence | what for |
|---|---|---|
"""


def licence(described: PackageMetadata) -> str:
    """The licence that a package states: as an expression, else as a short text, else by its class."""
    if expression := described.get("License-Expression"):
        return expression
    text = described.get("License") or ""
    classes = [each for each in described.get_all("Classifier") or () if "License ::" in each]
    if text and len(text) < 40:
        return SHORT.get(text, text)
    return " AND ".join(SHORT.get(name, name) for name in (c.split(" :: ")[-1] for c in classes))


def parts(stated: str) -> set[str]:
    """The licences in an expression.

    >>> sorted(parts("Apache-2.0 OR (MIT AND BSD)"))
    ['Apache-2.0', 'BSD', 'MIT']
    """
    return set(re.split(r" (?:AND|OR) ", stated.replace("(", "").replace(")", "")))


def page() -> str:
    """The page as it is to be."""
    lock = (ROOT / LOCK).read_text(encoding="utf-8")
    listed = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    purposes = dict(re.findall(r"^([\w-]+)==\S+ +# (.+)$", listed, re.MULTILINE))
    rows = [
        f"| {name} | {licence(distribution(name).metadata)} | {purposes.get(name) or _users(name, lock)} |\n"
        for name in sorted(installed_here(LOCK))
    ]
    return HEAD + "".join(rows)


def _users(name: str, lock: str) -> str:
    """Which packages need one that is not listed."""
    entry = re.split(rf"^{re.escape(name)}==", lock, maxsplit=1, flags=re.MULTILINE)[1]
    comments = re.match(r".*\n(?: +--hash.*\n)+((?: +#.*\n)+)", entry)
    assert comments, name
    names = re.sub(r"#|\bvia\b|-r \S+", " ", comments[1]).split()
    return f"needed by {', '.join(names)}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
