"""A page as the browser presents it to a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from commands.reading import read
from monitor.settings import SHIPPED_DATA

if TYPE_CHECKING:
    from playwright.sync_api import Page

DRAWN = "InlineTextBox"
"""The lines of a text, which repeat the text."""


@dataclass(frozen=True, slots=True)
class Heard:
    """An element with its name, and the elements in it that are not ignored."""

    role: str
    name: str
    within: tuple[Heard, ...]

    def all(self) -> Iterator[Heard]:
        yield self
        for part in self.within:
            yield from part.all()


def heard(page: Page) -> list[Heard]:
    """Every element of the page in the accessibility tree, in reading order."""
    session = page.context.new_cdp_session(page)
    nodes = {n["nodeId"]: n for n in session.send("Accessibility.getFullAXTree")["nodes"]}
    session.detach()
    (root,) = (node for node in nodes.values() if "parentId" not in node)
    return [each for part in _heard(root, nodes) for each in part.all()]


def _heard(node: dict[str, Any], nodes: dict[str, dict[str, Any]]) -> Iterator[Heard]:
    within = (nodes[key] for key in node.get("childIds", ()) if key in nodes)
    parts = tuple(part for child in within for part in _heard(child, nodes))
    role = node["role"]["value"]
    if node["ignored"] or role == DRAWN:
        yield from parts
    else:
        yield Heard(role, node.get("name", {}).get("value", ""), parts)


@cache
def printed() -> tuple[str, ...]:
    """Texts of the shipped data in their source's wording: names, titles and printed words."""
    records = read([SHIPPED_DATA]).records
    words = {
        *(objective.title for objective in records.objectives),
        *(priority.title for priority in records.priorities),
        *(source.title for source in records.sources),
        *(initiative.period_printed for initiative in records.initiatives),
        *(initiative.money_printed for initiative in records.initiatives),
    }
    return tuple(sorted(filter(None, words), key=len, reverse=True))
