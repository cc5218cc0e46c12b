"""The sentence about a draft target that can be voted on, honest about what is not settled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from metrics.drafts import DraftTargetStatus
from metrics.status import IndicatorStatus, Status
from policy.choices import Direction, FinancingBasis, Frequency, Qualifier, Unit
from policy.drafting import DraftTarget, Financing
from policy.periods import MONTHS, Period, PeriodKind
from policy.quantities import Quantity
from policy.whole_city import WHOLE_CITY
from presentation.language import numbers
from presentation.language.department_names import department_name
from presentation.language.words import listed, lowered

EVERY = {
    Frequency.YEARLY: "hvert år",
    Frequency.HALF_YEARLY: "hvert halve år",
    Frequency.QUARTERLY: "hvert kvartal",
    Frequency.MONTHLY: "hver måned",
    Frequency.ONCE: "én gang",
}
BOUNDS = {Direction.HIGHER: "mindst ", Direction.LOWER: "højst "}


class Start(NamedTuple):
    """The figure that a target starts from, and its period."""

    value: Quantity
    period: Period | None


def start(indicator: IndicatorStatus, target: DraftTarget) -> Start | None:
    """The baseline that a target states, else the newest figure shown; None where nothing is measured."""
    if target.baseline:
        return Start(target.baseline, target.baseline_period)
    measured = [
        Start(point.value, point.period)
        for point in indicator.points
        if point.department == target.department
        and point.value
        and point.period
        and not point.hidden
    ]
    return max(
        measured, key=lambda each: each.period.last if each.period else date.min, default=None
    )


def vote_sentence(status: Status, each: DraftTargetStatus) -> str:
    """What is to change, by when, who answers for it, when it is measured, and its money."""
    return " ".join(
        [
            change(status, each),
            responsibility(status, each.target),
            *decision(each.target),
            measuring(each),
            f"Økonomi: {money(each.financing)}.",
        ]
    )


def change(status: Status, each: DraftTargetStatus) -> str:
    """From where to where, and by when."""
    target, unit = each.target, each.indicator.unit
    begun = start(status.indicator(each.indicator.id), target)
    today = f"{_figure(begun.value, unit)}{_in_brackets(begun.period)}" if begun else None
    if target.value is None:
        parts = [f"{_subject(status, each)} skal ændres{f' fra {today}' if today else ''}."]
    else:
        aim = f"{bounded(target.value, each)}{_in_brackets(target.deadline)}"
        parts = [f"{_subject(status, each)} {_movement(each, begun)}".format(today=today, aim=aim)]
    parts += [] if target.value else ["Tallet, der skal nås, er ikke sat endnu."]
    parts += [] if target.deadline else ["Fristen er ikke sat endnu."]
    parts += [] if begun else ["Der er intet tal for i dag."]
    return " ".join(parts)


def bounded(value: Quantity, each: DraftTargetStatus) -> str:
    """The target's value; a bare one is the least or the most, as the indicator's direction says."""
    bare = value.qualifier in (Qualifier.EXACT, Qualifier.ABOUT)
    bound = BOUNDS.get(each.indicator.direction, "") if bare and each.indicator.direction else ""
    return f"{bound}{_figure(value, each.indicator.unit)}"


def responsibility(status: Status, target: DraftTarget) -> str:
    """Who answers for it, with the department's committee."""
    department = status.department(target.responsible)
    if target.responsible is None:
        return "Ansvarlig: ikke sat endnu."
    committee = f" ({department.committee})" if department and department.committee else ""
    return f"Ansvarlig: {department_name(status, target.responsible)}{committee}."


def decision(target: DraftTarget) -> Iterator[str]:
    """Who decides it, where that is said."""
    if target.decided_by:
        yield f"Besluttes af {target.decided_by}."


def measuring(each: DraftTargetStatus) -> str:
    """How often, from when and by whom it is measured, and who gets the figure."""
    target, frequency = each.target, each.indicator.frequency
    if frequency is None and target.first_measured is None:
        return "Hvornår det opgøres, er ikke sat endnu."
    by = f" af {target.measured_by}" if target.measured_by else ""
    often = f" {EVERY[frequency]}{_month(target, frequency)}" if frequency else ""
    begins = f"{', første gang' if frequency else ''} for " if target.first_measured else ""
    first = f"{begins}{numbers.period(target.first_measured)}" if target.first_measured else ""
    comma = "," if frequency and first else ""
    shown = f"{comma} og forelægges {target.presented_to}" if target.presented_to else ""
    return f"Opgøres{by}{often}{first}{shown}."


def money(financing: tuple[Financing, ...]) -> str:
    """Where the money comes from, without a full stop."""
    if not financing:
        return "ikke oplyst"
    bases = dict.fromkeys(each.basis for each in financing)
    return "; ".join(_of_basis([f for f in financing if f.basis is basis]) for basis in bases)


def _of_basis(rows: list[Financing]) -> str:
    basis = rows[0].basis
    amounts = _amounts(rows)
    if basis is FinancingBasis.WISH:
        where = listed(list(dict.fromkeys(row.negotiation for row in rows if row.negotiation)))
        return f"afhænger af {where or 'en forhandling, der ikke er nævnt'}{amounts}"
    ends = [row.last_year for row in rows if row.last_year]
    until = f", til og med {max(ends)}" if ends else ""
    return f"{basis.label}{amounts}{until}"


def _amounts(rows: list[Financing]) -> str:
    said = [
        f"{numbers.kroner(row.thousands * 1000)}{f' i {row.year}' if row.year else ''}"
        for row in sorted(rows, key=lambda row: row.year or 0)
        if row.thousands is not None
    ]
    prices = sorted({row.price_year for row in rows if row.price_year})
    level = f" ({prices[0]}-priser)" if len(prices) == 1 and said else ""
    return f": {listed(said)}{level}" if said else ""


def _subject(status: Status, each: DraftTargetStatus) -> str:
    subject = each.target.subject or f"Tallet for {lowered(each.indicator.name)}"
    if each.target.department == WHOLE_CITY:
        return _with_comma(subject)
    return f"{subject.rstrip(',')}, {department_name(status, each.target.department)},"


def _with_comma(subject: str) -> str:
    """The subject with the comma that ends a relative clause in it."""
    ends_open = re.search(r", (der|som|hvor|hvis) ", subject) and not subject.endswith(",")
    return f"{subject}," if ends_open else subject


def _movement(each: DraftTargetStatus, begun: Start | None) -> str:
    """What the figure shall do, with places for today's value and the aim."""
    if begun is None or each.target.value is None:
        return "skal være {aim}."
    now, then = begun.value.size, each.target.value.size
    lower = each.indicator.direction is Direction.LOWER
    if now == then:
        return "skal fastholdes på {aim}. Det er på {today} i dag."
    if each.indicator.direction and (then < now) != lower:
        return "skal være {aim}. Det er allerede på {today}."
    return f"skal {'stige' if then > now else 'falde'} fra {{today}} til {{aim}}."


def _month(target: DraftTarget, frequency: Frequency) -> str:
    """The month in which a yearly figure is out, where it is known."""
    months = target.months_to_publication
    counted = target.first_measured or target.deadline
    of_year = counted is not None and counted.kind is PeriodKind.YEAR
    if frequency is Frequency.YEARLY and of_year and months and months <= len(MONTHS):
        return f" i {MONTHS[months - 1]}"
    return ""


def _figure(value: Quantity, unit: Unit) -> str:
    return numbers.quantity(value, unit)


def _in_brackets(period: Period | None) -> str:
    return f" ({numbers.period(period)})" if period else ""
