"""Texts by officers about an objective or a priority, and the objectives, priorities and remarks to write about."""

from __future__ import annotations

from collections.abc import Container, Iterable

from markupsafe import Markup

from metrics.status import Status
from policy.choices import TextKind
from policy.records import Text
from presentation.html.markup import joined, paragraph
from presentation.language.numbers import day

HEADINGS = {
    TextKind.STORY: "Hvad er der sket, og hvorfor?",
    TextKind.NEXT_STEP: "Næste skridt",
}


def texts_about(status: Status, objective: int, priority: str | None) -> tuple[Text, ...]:
    """The texts about an objective as a whole (`priority` None) or about one priority, in reading order."""
    own = [t for t in status.texts if (t.objective, t.priority) == (objective, priority)]
    return tuple(text for kind in TextKind for text in own if text.kind is kind)


def author(text: Text) -> str:
    """The author and date of a text."""
    return f"Skrevet af {text.author}, {day(text.dated)}."


def shown(texts: Iterable[Text]) -> Markup:
    """The texts in sequence, each with its author; each line is a paragraph."""
    return joined(
        Markup(
            '<div class="written"><p><strong>{}</strong></p>{}<p class="source">{}</p></div>'
        ).format(
            HEADINGS[text.kind],
            joined(paragraph(line) for line in text.body.splitlines() if line.strip()),
            author(text),
        )
        for text in texts
    )


def places(status: Status) -> dict[str, str]:
    """The objectives and priorities that a text can be about, by number or code."""
    found: dict[str, str] = {}
    for objective in status.objectives:
        number = objective.objective.number
        found[str(number)] = f"Målsætning {number}: {objective.objective.short_title}"
        for each in objective.priorities:
            found[each.priority.id] = f"{each.priority.id} {each.priority.short_title}"
    return found


def answerable(status: Status, seen: Container[str]) -> dict[str, str]:
    """The council's remarks that can be answered, by code: those in `seen`, which departments see."""
    every = (each.remark for each in status.remarks)
    return {remark.id: f"{remark.id} {remark.title}" for remark in every if remark.id in seen}
