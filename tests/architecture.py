"""The diagrams in docs/architecture.md, made from the code's imports: `python -m tests.architecture`.

A box is a folder; an arrow leads from a folder to one that it imports. Arrows implied by a longer path
are left out.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "architecture.md"
PACKAGES = (
    "pages",
    "commands",
    "reports",
    "presentation",
    "monitor",
    "store",
    "loaders",
    "metrics",
    "policy",
)
DETAILED = ("loaders", "presentation", "reports")
"""Packages whose rooms have a separate diagram."""

Arrows = frozenset[tuple[str, str]]


def imports(package: str) -> set[tuple[str, str]]:
    """(importing module, imported name) of every import of product code in a package."""
    found = set()
    for file in (ROOT / package).rglob("*.py"):
        module = ".".join(file.relative_to(ROOT).with_suffix("").parts)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                found |= {(module, f"{node.module}.{name.name}") for name in node.names}
    return found


def package_arrows() -> Arrows:
    """The imports between packages, as (importer, imported)."""
    return frozenset(
        (package, name.partition(".")[0])
        for package in PACKAGES
        for _, name in imports(package)
        if name.partition(".")[0] in PACKAGES and name.partition(".")[0] != package
    )


def room_arrows(package: str) -> Arrows:
    """The imports between the rooms of a package: its folders, and the files beside them."""
    folder = ROOT / package
    rooms = {path.stem for path in folder.iterdir() if path.suffix == ".py" or path.is_dir()}

    def room(name: str) -> str | None:
        parts = name.split(".")
        return parts[1] if parts[0] == package and parts[1] in rooms else None

    ends = {(room(module), room(name)) for module, name in imports(package)}
    return frozenset((a, b) for a, b in ends if a and b and a != b)


def without_detours(arrows: Arrows) -> Arrows:
    """The arrows without those whose end a longer path also reaches.

    >>> sorted(without_detours(frozenset({("a", "b"), ("b", "c"), ("a", "c")})))
    [('a', 'b'), ('b', 'c')]
    """
    after: dict[str, set[str]] = {}
    for start, end in arrows:
        after.setdefault(start, set()).add(end)

    def reached(start: str) -> set[str]:
        return {end for step in after.get(start, ()) for end in {step} | reached(step)}

    return frozenset(
        (start, end)
        for start, end in arrows
        if not any(end in reached(other) for other in after[start] - {end})
    )


def diagram(arrows: Arrows) -> str:
    """The arrows as a Mermaid diagram, which GitHub and GitLab draw."""
    lines = [f"    {start} --> {end}" for start, end in sorted(without_detours(arrows))]
    return "\n".join(("```mermaid", "flowchart TD", *lines, "```"))


def pictures() -> dict[str, str]:
    """The diagrams by the name of their marks in the page."""
    return {"packages": diagram(package_arrows())} | {
        package: diagram(room_arrows(package)) for package in DETAILED
    }


def with_pictures(text: str) -> str:
    """The page with each diagram between its two marks."""
    for name, drawn in pictures().items():
        start, end = f"<!-- picture: {name} -->", f"<!-- end: {name} -->"
        text = re.sub(
            f"{start}.*?{end}",
            lambda _, d=drawn, s=start, e=end: f"{s}\n{d}\n{e}",
            text,
            flags=re.DOTALL,
        )
    return text


if __name__ == "__main__":
    PAGE.write_text(with_pictures(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
