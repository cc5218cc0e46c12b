"""The code names no city, department or policy: such names come from the catalogue."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.city_words import city_words, found_in

ROOT = Path(__file__).resolve().parents[1]
ROOMS = (
    "policy",
    "loaders",
    "metrics",
    "store",
    "monitor",
    "presentation",
    "reports",
    "pages",
    "commands",
)
DOORS = ("app.py", "cli.py", "server.py")

ALLOWED = {
    "KK": "the key of a whole city in every policy's workbooks",
    "fleksjob": "a national scheme: an example of a word to search for, and a printed table of it",
    "POLITIK": "an example of how a place in a document is written",
    "STATUS": "an example of how a place in a document is written",
    "Borgerrepræsentationen": "read in workbooks of the first policy, never written",
    "København": "read in workbooks of the first policy, never written",
    "Handicaprådet": "what the law calls the council, where a catalogue says nothing",
    "2023-2026": "the folder of the shipped policy, whose store has the others beside it",
    "midlertidige-midler": "a row that the page of initiatives asks for",
    "EU": "the beginning of the currency EUR, which files print",
}
PLACES = {
    "Borgerrepræsentationen": {"policy/choices.py"},
    "København": {"policy/choices.py"},
    "Handicaprådet": {
        "policy/choices.py",
        "presentation/language/city.py",
        "presentation/pages.py",
    },
    "2023-2026": {"monitor/settings.py"},
    "EU": {"loaders/public/headings.py", "loaders/public/rows.py"},
}
"""The only files that may have an allowed name."""


def literals(path: Path) -> Iterator[str]:
    """Every string in a file except docstrings, including the parts of f-strings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in docstrings:
            yield node.value


def named() -> dict[str, set[str]]:
    """By name of the shipped policy: the code files that have it."""
    files = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    found: dict[str, set[str]] = {}
    for path in (*files, *(ROOT / door for door in DOORS)):
        for text in literals(path):
            for name in found_in(text):
                found.setdefault(name, set()).add(str(path.relative_to(ROOT)))
    return found


def test_no_text_in_the_code_names_the_city_or_its_policy() -> None:
    assert {"København", "Handicaprådet", "SOF", "2023-2026"} <= city_words()
    found = named()
    assert {name: places for name, places in found.items() if name not in ALLOWED} == {}
    for name, places in PLACES.items():
        assert found.get(name, set()) <= places, name
