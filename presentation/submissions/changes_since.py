"""Lists the differences between a status and an earlier one: new, changed and withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias, TypeVar

from metrics import passage as passages
from metrics.comparison import FigureChange, changed_figures
from metrics.status import IndicatorStatus, Point, Status
from policy.choices import Choice, EventState, TextKind
from policy.kinds import Kind
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Event, Indicator, Initiative, Objective, Priority, Remark, Reply, Text
from presentation.initiatives.all_initiatives import NOT_STATED, carriers
from presentation.language import city, department_names, figure_sentences, words
from presentation.language.numbers import day, period
from presentation.language.sources import Cited, source_words
from presentation.status import passage
from presentation.status.priorities import money_words
from presentation.status.texts import HEADINGS
from presentation.status.written import place
from presentation.submissions import places
from presentation.submissions.places import Place

Promise: TypeAlias = tuple[str, str | None, Period | None, Period | None, Quantity | None]
Record = TypeVar("Record")


class ChangeOf(Choice):
    """What is different, in the order in which it is listed."""

    STATUS = "status", "Ændret status"
    CORRECTED_FIGURE = "corrected-figure", "Rettede tal"
    CHANGED_TARGET = "changed-target", "Ændrede måltal"
    NEW_FIGURE = "new-figure", "Nye tal og måltal"
    AIM = "aim", "Nye eller ændrede målsætninger og prioriteringer"
    NEW_INITIATIVE = "new-initiative", "Nye indsatser"
    CHANGED_INITIATIVE = "changed-initiative", "Ændrede indsatser"
    REMARK = "remark", "Nye eller ændrede bemærkninger"
    REPLY = "reply", "Nye eller ændrede svar på bemærkninger"
    STEP_HELD = "step-held", "Gennemførte trin"
    OTHER_STEP = "other-step", "Nye, udsatte eller aflyste trin"
    TEXT = "text", "Nye eller ændrede tekster fra forvaltningerne"
    GONE = "gone", "Ikke længere med"


OF_FIGURES = (ChangeOf.CORRECTED_FIGURE, ChangeOf.CHANGED_TARGET, ChangeOf.NEW_FIGURE)


class Line(NamedTuple):
    """What is different, the source that says so, and where it is read."""

    text: str
    source: str
    place: Place


@dataclass(frozen=True, slots=True)
class Change:
    """A difference: what of, under which heading, a sentence, the source that says so, and where it is read.

    `source` is empty for what is no longer there, and `place` is then where it was.
    """

    kind: ChangeOf
    heading: str
    text: str
    source: str
    place: Place


def changes_since(status: Status, earlier: Status) -> tuple[Change, ...]:
    """Every difference, those of status first, with the same heading together."""
    figures = changed_figures(earlier, status)
    found = {
        ChangeOf.STATUS: _verdicts(status, earlier, {each.indicator for each in figures}),
        **{each: _figures(status, earlier, figures, each) for each in OF_FIGURES},
        ChangeOf.AIM: _aims(status, earlier),
        ChangeOf.NEW_INITIATIVE: _new_initiatives(status, earlier),
        ChangeOf.CHANGED_INITIATIVE: _changed_initiatives(status, earlier),
        ChangeOf.REMARK: _remarks(status, earlier),
        ChangeOf.REPLY: _replies(status, earlier),
        ChangeOf.STEP_HELD: _held(status, earlier),
        ChangeOf.OTHER_STEP: _other_steps(status, earlier),
        ChangeOf.TEXT: _texts(status, earlier),
        ChangeOf.GONE: _withdrawn(status, earlier, figures),
    }
    return tuple(
        Change(kind, _heading(kind, status), words.ended(line.text), line.source, line.place)
        for kind, lines in found.items()
        for line in lines
    )


def _heading(kind: ChangeOf, status: Status) -> str:
    by = f" fra {city.council(status)}" if kind is ChangeOf.REMARK else ""
    return f"{kind.label}{by}"


def _source(status: Status, record: Cited) -> str:
    return source_words(record.sources, None, status.sources)


def _verdicts(status: Status, earlier: Status, new_figures: Collection[str]) -> Iterator[Line]:
    before = {i.indicator.id: i for i in earlier.indicators}
    for indicator in status.indicators:
        old = before.get(indicator.indicator.id)
        if old and old.status is not indicator.status:
            text = f"{indicator.indicator.name}: {_verdict(indicator)}, før {words.lowered(_verdict(old))}"
            same = indicator.indicator.id not in new_figures
            why = f". {_why(status, earlier, indicator, old)}" if same else ""
            citations = dict.fromkeys(c for point in indicator.current for c in point.sources)
            source = source_words(citations, None, status.sources)
            yield Line(f"{text}{why}", source, places.of_figures(indicator.indicator))


def _verdict(indicator: IndicatorStatus) -> str:
    when = f" ({period(indicator.period)})" if indicator.period else ""
    return f"{words.status_word(indicator.status, indicator.indicator.kind)}{when}"


def _why(status: Status, earlier: Status, new: IndicatorStatus, old: IndicatorStatus) -> str:
    """Why a status is another one where no figure and no target is."""
    if status.bands != earlier.bands:
        return "Tallene er de samme; grænserne for statusordene er ændret"
    if _judged_by(new.indicator) != _judged_by(old.indicator):
        return "Tallene er de samme; det, de bedømmes efter, er ændret"
    if new.closings != old.closings:
        return "Tallene er de samme; perioden er lukket"
    return "Tallene er de samme"


def _judged_by(record: Indicator) -> tuple[object, ...]:
    return record.kind, record.direction, record.unit


def _figures(
    status: Status, earlier: Status, changes: Iterable[FigureChange], kind: ChangeOf
) -> Iterator[Line]:
    """The figures and targets of one of the three kinds."""
    records, known = _indicators(status), _promises(earlier)
    for change in changes:
        point, old = change.after, change.before
        known_before = point and not point.has_figure and _promise(point) in known
        if point is None or _kind(change) is not kind or known_before:
            continue
        record = records[change.indicator]
        then = _before(record, old, point)
        yield Line(
            f"{_place(change.name, status, point)}: {_figure(record, point)}{then}",
            _source(status, point),
            places.of_figures(record),
        )


def _kind(change: FigureChange) -> ChangeOf:
    """Which it is: a figure or target that was not there, another figure, or another target."""
    point, old = change.after, change.before
    if point is None or old is None or (point.has_figure and not _shows(old)):
        return ChangeOf.NEW_FIGURE
    return (
        ChangeOf.CORRECTED_FIGURE
        if _figure_of(point) != _figure_of(old)
        else ChangeOf.CHANGED_TARGET
    )


def _shows(point: Point) -> bool:
    return point.has_figure or point.hidden


def _figure_of(point: Point) -> tuple[object, ...]:
    return point.value, point.printed_attainment, point.hidden


def _place(name: str, status: Status, point: Point) -> str:
    return f"{name}, {department_names.department_name(status, point.department)}"


def _indicators(status: Status) -> dict[str, Indicator]:
    return {i.indicator.id: i.indicator for i in status.indicators}


def _promises(status: Status) -> set[Promise]:
    """The targets, compared apart from figures: a figure for a target does not change the target."""
    return {_promise(point) for i in status.indicators for point in i.points}


def _promise(point: Point) -> Promise:
    return (point.indicator, point.department, point.period, point.deadline, point.target)


def _figure(record: Indicator, point: Point) -> str:
    """A figure with its target, or a target alone with its period or deadline."""
    unit = record.unit
    if point.has_figure:
        return figure_sentences.own_figure(record, point)
    if record.kind is Kind.MILESTONE:
        return figure_sentences.planned_words(point, unit)
    due = f" med frist {period(point.deadline)}" if point.deadline else ""
    when = f" for {period(point.period)}" if point.period and not due else ""
    return f"{figure_sentences.target_words(point, record)}{due or when}"


def _before(record: Indicator, old: Point | None, point: Point) -> str:
    """The earlier figure and target, as far as they differ; no figure beside one that is hidden."""
    if old is None or point.hidden:
        return ""
    if old.hidden:
        return "; før skjult"
    unit = record.unit
    parts = [figure_sentences.bare_figure(old, unit)] if old.has_figure else []
    if old.target and old.target != point.target:
        planned = record.kind is Kind.MILESTONE
        parts.append(
            figure_sentences.planned_words(old, unit)
            if planned
            else figure_sentences.target_words(old, record)
        )
    without = " uden måltal" if old.has_figure and point.target and not old.target else ""
    return f"; før {' mod '.join(parts)}{without}" if parts else ""


def _aims(status: Status, earlier: Status) -> Iterator[Line]:
    """The objectives and priorities that are new or have another wording."""
    known = {_code_of(record): record for record, _ in _every_aim(earlier)}
    for record, name in _every_aim(status):
        old = known.get(_code_of(record))
        if old is None:
            yield Line(f"{name}: ny", _source(status, record), places.of_aim(record))
        elif old.title != record.title:
            yield Line(f"{name}: ny ordlyd", _source(status, record), places.of_aim(record))


def _every_aim(status: Status) -> Iterator[tuple[Objective | Priority, str]]:
    """The objectives, each followed by its priorities, with their names."""
    for each in status.objectives:
        objective = each.objective
        yield objective, f"Målsætning {objective.number}, {objective.short_title}"
        for priority in each.priorities:
            record = priority.priority
            yield record, f"Prioritering {record.id}, {record.short_title}"


def _code_of(record: Objective | Priority) -> str | int:
    return record.number if isinstance(record, Objective) else record.id


def _new_initiatives(status: Status, earlier: Status) -> Iterator[Line]:
    """The new initiatives; a new part is listed only if its whole was known already."""
    known = {initiative.id for initiative in earlier.initiatives}
    for initiative in status.initiatives:
        if initiative.id not in known and (not initiative.part_of or initiative.part_of in known):
            text = f"{initiative.title} ({words.listed(initiative.departments)})"
            yield Line(text, _source(status, initiative), places.of_initiative(initiative))


def _changed_initiatives(status: Status, earlier: Status) -> Iterator[Line]:
    known = {initiative.id: initiative for initiative in earlier.initiatives}
    for initiative in status.initiatives:
        if initiative.id in known and (facts := list(_facts_changed(initiative, known))):
            text = f"{initiative.title}: {'; '.join(facts)}"
            yield Line(text, _source(status, initiative), places.of_initiative(initiative))


def _facts_changed(initiative: Initiative, known: Mapping[str, Initiative]) -> Iterator[str]:
    old = known[initiative.id]
    before = _facts(old)
    for name, now in _facts(initiative).items():
        if now != before[name]:
            yield f"{name} {now} (før {before[name]})"
    if initiative.summary != old.summary:
        yield "ny beskrivelse"


def _facts(initiative: Initiative) -> Mapping[str, str]:
    """The facts of an initiative whose changes are listed."""
    return {
        "nu": initiative.state.label if initiative.state else NOT_STATED,
        "slutter": period(initiative.end) if initiative.end else NOT_STATED,
        "økonomi": money_words(initiative) or NOT_STATED,
        "hvem": carriers(initiative),
    }


def _remarks(status: Status, earlier: Status) -> Iterator[Line]:
    known = {remark.id: remark for remark in _every_remark(earlier)}
    for remark in _every_remark(status):
        old = known.get(remark.id)
        source = source_words(remark.sources, remark.dated, status.sources)
        if old is None:
            yield Line(f"{remark.title} ({period(remark.dated)})", source, places.of_remark(remark))
        elif (old.wording, old.summary) != (remark.wording, remark.summary):
            text = f"{remark.title} ({period(remark.dated)}): ny ordlyd"
            yield Line(text, source, places.of_remark(remark))


def _every_remark(status: Status) -> list[Remark]:
    return [r.remark for r in status.remarks]


def _replies(status: Status, earlier: Status) -> Iterator[Line]:
    known = {reply.id: reply for reply, _, _ in _every_reply(earlier)}
    for reply, name, where in _every_reply(status):
        old = known.get(reply.id)
        source = source_words(reply.sources, reply.dated, status.sources)
        if old is None:
            yield Line(name, source, where)
        elif (old.wording, old.summary) != (reply.wording, reply.summary):
            yield Line(f"{name}, ændret", source, where)


def _every_reply(status: Status) -> list[tuple[Reply, str, Place]]:
    """The replies, each with its name and where it is read: at its remark."""
    return [
        (
            reply,
            f"{r.remark.title}: svar fra {department_names.department_name(status, reply.department)}",
            places.of_remark(r.remark),
        )
        for r in status.remarks
        for reply in r.replies
    ]


def _held(status: Status, earlier: Status) -> Iterator[Line]:
    """Steps that were expected and are now held, or were held after the earlier date."""
    known = {event.id: event.state for event in earlier.events}
    for event in status.events:
        old = known.get(event.id)
        since = old is None and event.period and event.period.first >= earlier.as_of
        awaited = any(before.id in known for before in passages.earlier(status, event))
        was_open = old in passages.TO_COME or awaited
        if event.state is EventState.HELD and (was_open or since):
            yield Line(_step(event), _source(status, event), places.of_step(event))


def _other_steps(status: Status, earlier: Status) -> Iterator[Line]:
    """Steps that are newly expected, put off or cancelled, with what was said of them before."""
    known = {event.id: event for event in (*earlier.settled.values(), *earlier.events)}
    for event in status.events:
        old = known.get(event.id)
        if event.state is EventState.HELD or (old and _when(old) == _when(event)):
            continue
        says = words.lowered(passage.standing_words(event, status.as_of))
        before = old or next(reversed(passages.earlier(status, event)), None)
        then = f". {passage.before_words(before)}" if before else ""
        yield Line(f"{event.title}: {says}{then}", _source(status, event), places.of_step(event))


def _when(event: Event) -> tuple[EventState, Period | None]:
    return event.state, event.period


def _step(event: Event) -> str:
    return f"{event.title} ({words.lowered(figure_sentences.when_words(event.period, event.period_printed))})"


def _texts(status: Status, earlier: Status) -> Iterator[Line]:
    known = {(_about(text), text.body) for text in earlier.texts}
    for text in status.texts:
        if (_about(text), text.body) not in known:
            source = f"skrevet her af {text.author}, {day(text.dated)}"
            yield Line(_text(status, text), source, places.of_text(text))


def _about(text: Text) -> tuple[TextKind, int, str | None]:
    return text.kind, text.objective, text.priority


def _text(status: Status, text: Text) -> str:
    return f"»{HEADINGS[text.kind]}« om {words.lowered(place(status, text))}"


def _withdrawn(status: Status, earlier: Status, figures: Iterable[FigureChange]) -> Iterator[Line]:
    """What was in the earlier status and is no longer there."""
    promises = _promises(status)
    for change in figures:
        old = change.before
        if change.after is None and old and (old.has_figure or _promise(old) not in promises):
            record = _indicators(earlier)[change.indicator]
            figure = f"{_place(change.name, status, old)}: {_figure(record, old)}"
            yield Line(figure, "", places.of_figures(record))
    aims = {_code_of(aim) for aim, _ in _every_aim(status)}
    for aim, name in _every_aim(earlier):
        if _code_of(aim) not in aims:
            yield Line(name, "", places.of_aim(aim))
    for initiative in _gone(earlier.initiatives, status.initiatives, _code):
        yield Line(f"Indsats: {initiative.title}", "", places.of_initiative(initiative))
    for remark in _gone(_every_remark(earlier), _every_remark(status), _code):
        yield Line(f"Bemærkning: {remark.title}", "", places.of_remark(remark))
    replies = _every_reply(earlier), _every_reply(status)
    for _, name, where in _gone(*replies, key=lambda entry: entry[0].id):
        yield Line(name, "", where)
    steps = (*status.events, *status.settled.values())
    for event in _gone(earlier.events, steps, _code):
        yield Line(f"Trinnet {_step(event)}", "", places.of_step(event))
    for text in _gone(earlier.texts, status.texts, _about):
        yield Line(f"Teksten {_text(earlier, text)}", "", places.of_text(text))


def _code(record: Initiative | Remark | Event) -> str:
    return record.id


def _gone(
    earlier: Iterable[Record], records: Iterable[Record], key: Callable[[Record], object]
) -> list[Record]:
    """The earlier records that are no longer present."""
    still = {key(record) for record in records}
    return [record for record in earlier if key(record) not in still]
