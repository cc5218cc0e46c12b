"""The draft targets that documents have, and what they say about each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from metrics.drafts import DraftTargetStatus
from metrics.status import Status
from policy.drafting import DraftTarget
from presentation import pages
from presentation.blocks import Blank, Selection
from presentation.documents.selection import narrowed_to
from presentation.drafting import targets, vote_sentence
from presentation.language import words
from presentation.language.department_names import department_name
from presentation.language.numbers import day, period, quantity
from presentation.status.where_written import delivered


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
    """The lines of a target that say what is to be reached, each with its label, where it is known."""
    target = each.target
    known = (
        _both({"Måltal": aim(each), "Frist": deadline(target)}),
        ("Udgangspunkt", baseline(status, each)),
        ("Hvem det gælder", covered(each)),
        _both({"Ansvarlig": responsible(status, target), "Besluttes af": _decided(target)}),
        ("Hvordan og hvornår det måles", measured(each)),
        ("Økonomi", money(each)),
    )
    for label, text in known:
        if text:
            yield label, text


def _both(texts: Mapping[str, str | None]) -> tuple[str, str]:
    """One line of the texts that are known: their labels, and what they say."""
    known = {label: text for label, text in texts.items() if text}
    return words.capitalised(words.listed([words.lowered(label) for label in known])), "; ".join(
        known.values()
    )


def lacking(status: Status, each: DraftTargetStatus) -> Iterator[Blank]:
    """What the draft does not say of a target, for the one responsible for it to fill in."""
    target = each.target
    missing = (
        ("måltallet", aim(each), "draft_targets"),
        ("fristen", deadline(target), "draft_targets"),
        ("udgangspunktet", baseline(status, each), "draft_targets"),
        ("hvem der er ansvarlig", target.responsible, "draft_targets"),
        ("hvem der beslutter det", target.decided_by, "draft_targets"),
        ("økonomien", money(each), "financings"),
    )
    asked = (target.responsible,) if target.responsible else ()
    tables = dict.fromkeys(table for _, _, table in missing)
    for table in tables:
        if whats := [what for what, known, own in missing if own == table and not known]:
            named = f"{targets.name(status, each)}: {words.listed(whats)}"
            yield Blank(named, delivered(pages.DRAFT, table), asked)


def aim(each: DraftTargetStatus) -> str | None:
    value = each.target.value
    return vote_sentence.bounded(value, each) if value else None


def deadline(target: DraftTarget) -> str | None:
    return period(target.deadline) if target.deadline else None


def baseline(status: Status, each: DraftTargetStatus) -> str | None:
    """The figure today with its period, and whether it is the newest one or stated by the target."""
    begun = vote_sentence.start(status.indicator(each.indicator.id), each.target)
    if begun is None:
        return None
    when = f" ({period(begun.period)})" if begun.period else ""
    newest = "" if each.target.baseline else ", det nyeste tal"
    return f"{quantity(begun.value, each.indicator.unit)}{when}{newest}"


def responsible(status: Status, target: DraftTarget) -> str | None:
    return department_name(status, target.responsible) if target.responsible else None


def _decided(target: DraftTarget) -> str | None:
    """Who decides a target, and when that was heard."""
    heard = f"hørt {day(target.heard)}" if target.heard else ""
    return ", ".join(filter(None, (target.decided_by, heard))) or None


def money(each: DraftTargetStatus) -> str | None:
    return vote_sentence.money(each.financing) if each.financing else None


def covered(each: DraftTargetStatus) -> str:
    if each.indicator.population_note:
        return each.indicator.population_note
    return each.indicator.population.label


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
