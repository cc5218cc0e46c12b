"""Sentences about what a document covers: its edition, and whether it is a selection.

Each function takes the status already narrowed by `presentation.documents.selection.narrowed_to`.
"""

from __future__ import annotations

from metrics.status import Status
from presentation.blocks import Selection
from presentation.drafting.policy_list import copy_notice
from presentation.language import city, remark_sentences, sentences
from presentation.language.department_names import department_name
from presentation.language.numbers import in_words
from presentation.language.sentences import seen_from
from presentation.language.words import capitalised, listed

WORKING = "arbejdsudgave, også det, der ikke er offentligt endnu"
WITHIN = " i det valgte"
"""Added to a sentence that there is none, if there may be some outside the selection."""


def edition(status: Status, selection: Selection) -> str:
    """The date and version of a document, whether some of it is not public yet, and whether it is a copy."""
    working = f" ({WORKING})" if selection.unpublished else ""
    earlier = (status.policy and status.policy.copied_from) or ""
    copied = copy_notice(status, earlier, status.as_of).removesuffix(".")
    return f"{seen_from(status)}, udgave {status.version}{working}{f'. {copied}' if copied else ''}"


def is_selection(selection: Selection) -> bool:
    """Whether something is left out."""
    return bool(selection.objectives or selection.departments)


def within(selection: Selection, otherwise: str = "") -> str:
    """The words after "none": that it is none in the selection, else `otherwise`."""
    return WITHIN if is_selection(selection) else otherwise


def selected(status: Status, selection: Selection, what: str = "Dokumentet") -> str:
    """A sentence that a document is a selection, and of what; empty if nothing is left out."""
    if not is_selection(selection):
        return ""
    parts = (
        [f"målsætning {listed([str(n) for n in selection.objectives])}"]
        if selection.objectives
        else []
    )
    if selection.departments:
        parts.append(departments(status, selection))
    return f"{what} er afgrænset til {'; '.join(parts)}."


def notes(status: Status, selection: Selection) -> str:
    """The notes at the top of a file of tables: selection and working edition; may be empty."""
    working = f"{capitalised(WORKING)}." if selection.unpublished else ""
    return f"{selected(status, selection, 'Filen')} {working}".strip()


def headline(status: Status, selection: Selection) -> str:
    """How many of the selected priorities can be measured."""
    if selection.departments:
        return _departments_headline(status, selection)
    if is_selection(selection) and not status.priorities:
        return f"Ingen prioriteringer{WITHIN}"
    return sentences.headline(status)


def _departments_headline(status: Status, selection: Selection) -> str:
    """How many of the priorities that the departments have a part in can be measured."""
    names = departments(status, selection)
    within = WITHIN if selection.objectives else ""
    own = status.priorities
    if not own:
        return f"{capitalised(names)} har ikke del i nogen prioritering{within}"
    measurable = sum(priority.measurable for priority in own)
    if len(own) == 1:
        has = "har både tal og måltal" if measurable else "har ikke både tal og måltal"
        return f"Den ene prioritering{within}, som {names} har del i, {has}"
    count = capitalised(in_words(measurable)) if measurable else "Ingen"
    return (
        f"{count} af de {in_words(len(own))} prioriteringer{within}, som {names} har del i, "
        "har både tal og måltal"
    )


def departments(status: Status, selection: Selection) -> str:
    """The selected departments by name."""
    return listed([department_name(status, code) for code in selection.departments])


def remarks_headline(status: Status, selection: Selection) -> str:
    """How many remarks the selection has, and how many of them are answered."""
    if is_selection(selection) and not status.remarks:
        return f"Ingen bemærkninger fra {city.council(status)}{WITHIN}"
    return remark_sentences.remarks_headline(status)
