"""What the fields of a remark offer and say: what it can be about, how long it is, how it is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from markupsafe import Markup

from metrics.status import Status
from policy.choices import RemarkKind, RemarkScope
from policy.records import Remark
from presentation.html.markup import paragraph
from presentation.language import numbers
from presentation.language.words import capitalised
from presentation.status import texts

MOST_SENTENCES = 4
"""The sentences of a short rendering, as the column says."""
NO_PLACE = "Vælg, hvad det handler om."
NOWHERE, BUDGET, POLICY = "", "budget", "politik"
"""In place of the number of an objective or the code of a priority."""
_ENDED = re.compile(r"[.!?…]+[»”\")]*(?=\s|$)")


class About(NamedTuple):
    """What a remark is about."""

    scope: RemarkScope
    objective: int | None = None


def places(status: Status) -> dict[str, str]:
    """What a remark can be about, by code: objectives and their priorities, a budget, the policy."""
    return {
        NOWHERE: "Vælg en målsætning, et budget eller politikken",
        **texts.places(status),
        BUDGET: "Et budget",
        POLICY: "Politikken som helhed",
    }


def about(status: Status, place: str) -> About:
    """The scope of a place; a priority's is its objective."""
    match place:
        case "budget":
            return About(RemarkScope.BUDGET)
        case "politik":
            return About(RemarkScope.POLICY)
    found = (
        each.objective.number
        for each in status.objectives
        if place in (str(each.objective.number), *(p.priority.id for p in each.priorities))
    )
    return About(RemarkScope.OBJECTIVE, next(found))


def place_of(remark: Remark) -> str:
    """The place that a remark is about."""
    if remark.scope is RemarkScope.OBJECTIVE:
        return str(remark.objective)
    return BUDGET if remark.scope is RemarkScope.BUDGET else POLICY


def kinds() -> Mapping[str, str]:
    """The kinds of remarks, by code."""
    return {kind.value: capitalised(kind.label) for kind in RemarkKind}


def departments(status: Status) -> dict[str, str]:
    """The departments that a remark can name, by code."""
    return {each.code: each.name for each in status.departments}


def sentences(text: str) -> int:
    """How many sentences a text has; words without an end are one too.

    >>> sentences("Vi er glade. Men vi er ikke færdige!"), sentences("Vi er glade"), sentences(" ")
    (2, 1, 0)
    """
    ends = list(_ENDED.finditer(text))
    rest = text[ends[-1].end() :] if ends else text
    return len(ends) + bool(rest.strip())


def length(wording: str, summary: str) -> Markup:
    """How long the short version is, and whether one is needed."""
    return paragraph(_length(wording, summary), "small")


def _length(wording: str, summary: str) -> str:
    if summary.strip():
        return f"Den korte udgave er på {_counted(summary)}."
    if not wording.strip():
        return "Er bemærkningen højst fire sætninger, kan den korte udgave stå tom."
    if is_short(wording):
        return f"Bemærkningen er på {_counted(wording)}, så den behøver ingen kort udgave."
    return f"Bemærkningen er på {_counted(wording)}. Skriv også en kort udgave på højst fire."


def _counted(text: str) -> str:
    return numbers.counted(sentences(text), "sætning", "sætninger")


def is_short(text: str) -> bool:
    """Whether a text is short enough to be its own short rendering."""
    return sentences(text) <= MOST_SENTENCES


def too_long(summary: str) -> str:
    return f"Den korte udgave er på {_counted(summary)}. Skriv højst fire."


def one_line(text: str) -> str:
    """The text as a short rendering has it, without line breaks."""
    return " ".join(text.split())


def label(remark: Remark) -> str:
    return f"{remark.id} {remark.title}"
