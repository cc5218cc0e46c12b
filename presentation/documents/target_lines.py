"""The draft targets that documents have, and what they say about each."""

from __future__ import annotations

from collections.abc import Iterator

from metrics.drafts import DraftTargetStatus
from metrics.status import Status
from policy.drafting import DraftTarget
from presentation.blocks import Selection
from presentation.documents.selection import narrowed_to
from presentation.drafting import vote_sentence
from presentation.language import words
from presentation.language.department_names import department_name
from presentation.language.numbers import day, period, quantity

MISSING = "mangler"


def kept(status: Status) -> tuple[DraftTargetStatus, ...]:
    """The targets of the draft without those that were dropped, in the order of the priorities."""
    order = {p.priority.id: place for place, p in enumerate(status.priorities)}

    def place(each: DraftTargetStatus) -> int:
        return order.get(each.indicator.priority or "", len(order))

    return tuple(sorted((t for t in status.draft.targets if not t.is_dropped), key=place))


def selected(status: Status, selection: Selection) -> tuple[DraftTargetStatus, ...]:
    """The kept targets of the selected objectives and departments."""
    return tuple(t for t in kept(status) if _is_selected(t, selection))


def _is_selected(each: DraftTargetStatus, selection: Selection) -> bool:
    own = {each.target.department, each.target.responsible}
    return (not selection.objectives or each.indicator.objective in selection.objectives) and (
        not selection.departments or bool(own & set(selection.departments))
    )


def lines(status: Status, each: DraftTargetStatus) -> Iterator[tuple[str, str]]:
    """The lines of a target that say what is to be reached, each with its label."""
    yield "Måltal og frist", f"{aim(each)}; {deadline(each.target)}"
    yield "Udgangspunkt", baseline(status, each)
    yield "Hvem det gælder", covered(each)
    yield "Ansvarlig og besluttes af", responsible(status, each.target)
    yield "Hvordan og hvornår det måles", measured(each)
    yield "Økonomi", vote_sentence.money(each.financing)


def aim(each: DraftTargetStatus) -> str:
    value = each.target.value
    return vote_sentence.bounded(value, each) if value else f"måltallet {MISSING}"


def deadline(target: DraftTarget) -> str:
    return period(target.deadline) if target.deadline else f"fristen {MISSING}"


def baseline(status: Status, each: DraftTargetStatus) -> str:
    """The figure today with its period, and whether it is the newest one or stated by the target."""
    begun = vote_sentence.start(status.indicator(each.indicator.id), each.target)
    if begun is None:
        return f"{MISSING}; der er intet tal for i dag"
    when = f" ({period(begun.period)})" if begun.period else ""
    newest = "" if each.target.baseline else ", det nyeste tal"
    return f"{quantity(begun.value, each.indicator.unit)}{when}{newest}"


def covered(each: DraftTargetStatus) -> str:
    if each.indicator.population_note:
        return each.indicator.population_note
    return each.indicator.population.label


def responsible(status: Status, target: DraftTarget) -> str:
    """Who answers for a target, and who decides it."""
    who = department_name(status, target.responsible) if target.responsible else MISSING
    heard = f", hørt {day(target.heard)}" if target.heard else ""
    return f"{who}; {target.decided_by or 'hvem der beslutter det, ' + MISSING}{heard}"


def measured(each: DraftTargetStatus) -> str:
    """How a target is measured, and when."""
    how = f"{words.ended(each.target.measured_how)} " if each.target.measured_how else ""
    return f"{how}{vote_sentence.measuring(each)}"


def not_in_numbers(status: Status, selection: Selection) -> tuple[str, ...]:
    """The priorities of the selection that shall not be measured in numbers, each with its reason."""
    priorities = {p.priority.id: p.priority for p in narrowed_to(status, selection).priorities}
    return tuple(
        f"{each.priority} {priorities[each.priority].short_title}: {words.ended(each.reason)} "
        f"{each.name}, {day(each.dated)}."
        for each in status.draft.not_in_numbers
        if each.priority in priorities
    )
