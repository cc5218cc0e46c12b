"""The lists of docs/contributing.md are all that such a change touches."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from loaders.reading import formats

ROOT = Path(__file__).resolve().parents[1]
CONTRIBUTING = (ROOT / "docs" / "contributing.md").read_text(encoding="utf-8")
ROOMS = (
    "commands",
    "loaders",
    "metrics",
    "monitor",
    "pages",
    "policy",
    "presentation",
    "reports",
    "store",
)


def listed(heading: str) -> list[str]:
    """The files that a section of docs/contributing.md lists, each first in its point."""
    section = CONTRIBUTING.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\d+\. `([^`]+)`", section, re.MULTILINE)


def imports(path: Path) -> Iterator[str]:
    """Every module or name of a module that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{each.name}" for each in node.names)
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)


def test_every_file_format_is_one_file_and_its_test() -> None:
    module, test = listed("A file format")
    names = [path.stem for path in (ROOT / module).parent.glob("[!_]*.py")]
    assert len(names) == len(formats.FORMATS) > 0
    for name in names:
        assert (ROOT / module.replace("NAME", name)).exists()
        assert (ROOT / test.replace("NAME", name)).exists()


def test_nothing_else_knows_a_file_format() -> None:
    folder = ROOT / "loaders" / "reading" / "formats"
    modules = {f"{formats.__name__}.{path.stem}" for path in folder.glob("[!_]*")}
    others = [
        path for room in ROOMS for path in (ROOT / room).rglob("*.py") if folder not in path.parents
    ]
    assert len(others) > 100
    for path in others:
        known = [each for each in imports(path) if each.startswith(tuple(modules))]
        assert not known, path
