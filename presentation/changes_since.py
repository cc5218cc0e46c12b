"""What is new in a status since an earlier one: figures, verdicts, initiatives, remarks, answers and texts."""

from __future__ import annotations

from collections.abc import Iterator

from metrics.status import IndicatorStatus, Point, Status
from presentation.numbers import day, period, quantity
from presentation.sentences import department_name, figure_sentence
from presentation.texts import HEADINGS
from presentation.words import listed, lowered, status_word
from presentation.written import place

Told = tuple[str, list[str]]


def changes_since(status: Status, earlier: Status) -> list[Told]:
    """Headings with what is new under each; only those with something new."""
    found = [
        ("Ændret status", list(_verdicts(status, earlier))),
        ("Nye eller ændrede tal", list(_figures(status, earlier))),
        ("Nye indsatser", list(_initiatives(status, earlier))),
        ("Nye bemærkninger fra Handicaprådet", list(_remarks(status, earlier))),
        ("Nye svar på bemærkninger", list(_replies(status, earlier))),
        ("Nye eller ændrede tekster fra forvaltningerne", list(_texts(status, earlier))),
    ]
    return [(heading, lines) for heading, lines in found if lines]


def _verdicts(status: Status, earlier: Status) -> Iterator[str]:
    before = {i.indicator.id: i for i in earlier.indicators}
    for indicator in status.indicators:
        old = before.get(indicator.indicator.id)
        if old and old.status is not indicator.status:
            yield (
                f"{indicator.indicator.name}: {_verdict(indicator)}, før {lowered(_verdict(old))}."
            )


def _verdict(indicator: IndicatorStatus) -> str:
    when = f" ({period(indicator.period)})" if indicator.period else ""
    return f"{status_word(indicator.status, indicator.indicator.kind)}{when}"


def _figures(status: Status, earlier: Status) -> Iterator[str]:
    before = {(i.indicator.id, *_place(p)): p for i in earlier.indicators for p in i.points}
    for indicator in status.indicators:
        unit = indicator.indicator.unit
        for point in indicator.points:
            old = before.get((indicator.indicator.id, *_place(point)))
            if not point.has_figure or (old and _said(old) == _said(point)):
                continue
            name = f"{indicator.indicator.name}, {department_name(status, point.department)}"
            was = old.value if old and not old.hidden else None
            then = f"; før {quantity(was, unit)}" if was else ""
            yield f"{name}: {figure_sentence(point, unit)}{then}."


def _place(point: Point) -> tuple[object, ...]:
    return point.department, point.period, point.series, point.stated_by


def _said(point: Point) -> tuple[object, ...]:
    return point.value, point.target, point.printed_attainment, point.hidden


def _initiatives(status: Status, earlier: Status) -> Iterator[str]:
    known = {initiative.id for initiative in earlier.initiatives}
    for initiative in status.initiatives:
        if initiative.id not in known and not initiative.part_of:
            yield f"{initiative.title} ({listed(initiative.departments)})."


def _remarks(status: Status, earlier: Status) -> Iterator[str]:
    known = {r.remark.id for r in earlier.remarks}
    for remark in status.remarks:
        if remark.remark.id not in known:
            yield f"{remark.remark.title} ({period(remark.remark.dated)})."


def _replies(status: Status, earlier: Status) -> Iterator[str]:
    known = {reply.id for r in earlier.remarks for reply in r.replies}
    for remark in status.remarks:
        for reply in remark.replies:
            if reply.id not in known:
                who = department_name(status, reply.department)
                yield f"{remark.remark.title}: svar fra {who}."


def _texts(status: Status, earlier: Status) -> Iterator[str]:
    known = {(t.kind, t.objective, t.priority, t.body) for t in earlier.texts}
    for text in status.texts:
        if (text.kind, text.objective, text.priority, text.body) not in known:
            what = f"»{HEADINGS[text.kind]}« om {lowered(place(status, text))}"
            yield f"{what}, {text.author}, {day(text.dated)}."
