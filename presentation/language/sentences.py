"""Sentences made from the status: the conclusion first, one idea per sentence, no judgement beyond the status."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from metrics.status import (
    Criterion,
    IndicatorStatus,
    MissingNews,
    ObjectiveStatus,
    Point,
    PriorityStatus,
    Reporting,
    Status,
)
from policy.choices import (
    Direction,
    Frequency,
    RemarkKind,
    RemarkScope,
)
from policy.judging import is_measure
from policy.kinds import Kind
from policy.periods import Period
from policy.statuses import UNSCORED, StatusCode
from policy.whole_city import WHOLE_CITY
from presentation.language import awaiting, city, numbers, precise
from presentation.language.department_names import department_name
from presentation.language.figure_sentences import (
    failing_sentence,
    figure_sentence,
    is_ahead,
    year_of,
)
from presentation.language.numbers import counted
from presentation.language.remark_sentences import objective_remarks, remarks_sentence
from presentation.language.words import capitalised, ended, listed, lowered, status_word


def seen_from(status: Status) -> str:
    """The date that the status is seen from, after the name of its snapshot if it has one."""
    text = f"set per {numbers.day(status.as_of)}"
    return f"{status.snapshot}, {text}" if status.snapshot else capitalised(text)


def newest_figures(status: Status) -> str:
    """The periods of the newest figure of all and of the newest with a target."""
    newest, with_target = status.newest_figure, status.newest_target_figure
    if newest is None:
        return "ingen tal endnu"
    if unfinished := [i.awaited[-1] for i in status.indicators if i.awaited and i.scored]:
        return f"nyeste tal: {numbers.period(newest)}{_provisional(unfinished)}"
    if with_target is None:
        return f"nyeste tal: {numbers.period(newest)}"
    if newest == with_target:
        return f"nyeste tal og måltal: {numbers.period(newest)}"
    return f"nyeste tal: {numbers.period(newest)}, med måltal: {numbers.period(with_target)}"


def _provisional(unfinished: Sequence[Reporting]) -> str:
    """A note that some departments have newer figures than the status's; each period is named once."""
    periods = dict.fromkeys(r.period for r in unfinished if r.period)
    named = [numbers.period(each) for each in periods]
    return f", endnu ikke fra alle{f' ({listed(named)})' if len(named) > 1 else ''}"


def headline(status: Status) -> str:
    """The front page's heading: how many priorities have both figures and a target."""
    total = len(status.priorities)
    measurable = sum(priority.measurable for priority in status.priorities)
    if not total:
        return f"Ingen kendt politik per {numbers.day(status.as_of)}"
    if not measurable:
        return f"{capitalised(numbers.none_of(total, 'prioriteringer'))} har både tal og måltal"
    if total == 1:
        return "Den ene prioritering har både tal og måltal"
    return f"{numbers.number(measurable)} af {numbers.number(total)} prioriteringer har både tal og måltal"


def lead(status: Status) -> str:
    """The verdicts of measurable priorities, and the council's proposals."""
    parts = (short_lead(status), proposals_for_policy(status))
    return " ".join(sentence for sentence in parts if sentence)


def short_lead(status: Status) -> str:
    """The text under the front page's heading: the verdicts of measurable priorities."""
    return verdicts_of(status, status.priorities)


def verdicts_of(status: Status, priorities: Sequence[PriorityStatus]) -> str:
    """The verdicts of the first of these priorities that are measurable; which one it is, if it is alone."""
    measurable = [priority for priority in priorities if priority.measurable]
    sentences = []
    if len(measurable) == 1:
        record = measurable[0].priority
        sentences.append(f"Det er prioritering {record.id}, »{record.title}«.")
    sentences += [
        verdict_sentence(status, indicator)
        for priority in measurable[:3]
        for indicator in priority.indicators
        if indicator.scored and is_measure(indicator.indicator)
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def proposals_for_policy(status: Status) -> str:
    """The council's proposals for the policy as a whole, by the headings of its remarks."""
    proposed = [
        lowered(r.remark.title)
        for r in status.remarks
        if r.remark.scope is RemarkScope.POLICY and RemarkKind.PROPOSAL in r.remark.kinds
    ]
    return (
        f"{city.council(status)} foreslår for hele politikken: {'; '.join(proposed)}."
        if proposed
        else ""
    )


def verdict_sentence(status: Status, indicator: IndicatorStatus) -> str:
    """The verdict of an indicator with the parts that it must name, and the departments that have yet to report."""
    parts = (
        _verdict(status, indicator),
        _without_targets(status, indicator),
        awaiting.in_sentences(status, indicator),
    )
    return " ".join(sentence for sentence in parts if sentence)


def _verdict(status: Status, indicator: IndicatorStatus) -> str:
    year, target = year_of(indicator), f"Måltallet{_due(indicator)}"
    failing = listed([department_name(status, point.department) for point in indicator.failing])
    kind = indicator.indicator.kind
    match indicator.status:
        case StatusCode.REACHED_NOT_EVERYWHERE:
            met = "holdt" if kind is Kind.HOLD else "nået"
            if kind is not Kind.HOLD and any(map(is_ahead, indicator.failing)):
                return f"{target} er {met} samlet, men endnu ikke i {failing}."
            return f"{target} blev {met} samlet, men ikke i {failing}."
        case StatusCode.REACHED if kind is not Kind.HOLD:
            by_all = " af alle, der har et" if without_targets(indicator) else ""
            deciding = _deciding(indicator)
            ahead = deciding is not None and is_ahead(deciding)
            return f"{target} {'er' if ahead else 'blev'} nået{by_all}."
        case StatusCode.NEAR:
            return f"{target} blev næsten nået."
        case StatusCode.MISSED if kind is not Kind.HOLD:
            if failing and indicator.total and indicator.total.status is StatusCode.MISSED:
                return f"{target} blev hverken nået samlet eller i {failing}."
            return f"{target} blev ikke nået{f' i {failing}' if failing else ''}."
        case StatusCode.WRONG_DIRECTION if text := _behind_baseline(status, indicator):
            return text
        case StatusCode.NOT_DUE if kind is not Kind.MILESTONE:
            return f"{target} er ikke nået endnu, og fristen er ikke kommet."
    word = status_word(indicator.status, kind)
    return f"{indicator.indicator.name}: {lowered(word)}{f' ({year})' if year else ''}."


def _without_targets(status: Status, indicator: IndicatorStatus) -> str:
    names = listed([department_name(status, p.department) for p in without_targets(indicator)])
    return f"{names} har intet måltal, så kommunen som helhed kan ikke bedømmes." if names else ""


def without_targets(indicator: IndicatorStatus) -> list[Point]:
    """The figures without a target, where others have one and no total covers them all."""
    if indicator.total and indicator.total.status not in UNSCORED:
        return []
    parts = [point for point in indicator.current if point.has_figure]
    without = [point for point in parts if point.status is StatusCode.NO_TARGET]
    return without if len(without) < len(parts) else []


def _due(indicator: IndicatorStatus) -> str:
    """The deadline or period of the verdict's target; empty where it has none."""
    point = _deciding(indicator)
    due = (point.deadline or point.period) if point else None
    return f" for {numbers.period(due)}" if due else ""


def _deciding(indicator: IndicatorStatus) -> Point | None:
    """The figure that the status comes from: the whole city's, else the first part's that has it."""
    judged = (p for p in (indicator.total, *indicator.current) if p)
    return next((p for p in judged if p.status is indicator.status), None)


def _behind_baseline(status: Status, indicator: IndicatorStatus) -> str:
    """On which side of its baseline a figure is, with both numbers; empty where they are not known."""
    point = _deciding(indicator)
    if point is None or not (point.value and point.baseline):
        return ""
    unit = indicator.indicator.unit
    side = "over" if point.value.size > point.baseline.size else "under"
    where = "" if point is indicator.total else f" i {department_name(status, point.department)}"
    when = f" {numbers.at(point.period)}" if point.period else ""
    return (
        f"{indicator.indicator.name}: {precise.value_of(point, unit)}{where}{when} er {side} "
        f"udgangspunktet på {precise.baseline_of(point, unit)}."
    )


def brief(status: Status, objective: ObjectiveStatus) -> str:
    """Two or three sentences on an objective ("Kort fortalt"), made from its status and remarks."""
    total, measurable = len(objective.priorities), objective.measurable
    if not measurable:
        first = f"{capitalised(numbers.none_of(total, 'prioriteringer'))} har et måltal, så det kan ikke siges, hvor langt kommunen er nået."
    elif total == 1:
        first = "Den ene prioritering har et måltal."
    else:
        first = f"{numbers.number(len(measurable))} af {numbers.number(total)} prioriteringer har et måltal."
    sentences = [first]
    sentences += [
        f"Prioritering {priority.priority.id}: {lowered(verdict_sentence(status, indicator))}"
        for priority in measurable
        for indicator in priority.indicators
        if indicator.scored and is_measure(indicator.indicator)
    ]
    sentences.append(
        remarks_sentence(status, objective_remarks(status, objective.objective.number))
    )
    return " ".join(sentence for sentence in sentences if sentence)


def measured_priorities(objective: ObjectiveStatus) -> Iterator[tuple[StatusCode, str]]:
    """The verdicts of an objective's measurable priorities, each with its number, its failing parts and who is awaited."""
    for priority in objective.measurable:
        for code, words in verdicts(priority):
            yield code, f"{priority.priority.id}: {words}"


def verdicts(priority: PriorityStatus) -> Iterator[tuple[StatusCode, str]]:
    """The verdict of each of a priority's judged indicators, with its failing parts and who is awaited."""
    for indicator in priority.indicators:
        if indicator.scored and indicator.status in priority.statuses:
            yield indicator.status, _shortest(indicator)


def without_target(objective: ObjectiveStatus) -> int:
    """The number of an objective's priorities without a target, which is always stated."""
    return objective.status_counts.get(StatusCode.NO_TARGET, 0)


def _shortest(indicator: IndicatorStatus) -> str:
    failing = listed([point.department or "" for point in indicator.failing])
    word = lowered(status_word(indicator.status, indicator.indicator.kind))
    if indicator.status is StatusCode.REACHED_NOT_EVERYWHERE:
        word = f"nået samlet, ikke i {failing}"
    awaited = awaiting.in_short(indicator)
    if not awaited:
        return word
    year = f" ({year_of(indicator)})" if indicator.period else ""
    return f"{word}{year}. {awaited}"


def indicator_sentences(status: Status, indicator: IndicatorStatus) -> str:
    """The content of an indicator's chart and table in words, so that neither is needed."""
    return " ".join(_indicator_sentences(status, indicator))


def _indicator_sentences(status: Status, indicator: IndicatorStatus) -> Iterator[str]:
    total, name = indicator.total, indicator.indicator.name
    parts = [point for point in indicator.current if point.department != WHOLE_CITY]
    if total and total.has_figure:
        yield ended(f"{name}: {figure_sentence(total, indicator.indicator)}")
    elif len(parts) == 1:
        others = {p.department for p in indicator.points} - {parts[0].department}
        where = f" i {department_name(status, parts[0].department)}" if others else ""
        yield ended(f"{name}{where}: {figure_sentence(parts[0], indicator.indicator)}")
    if sum(bool(point.target and point.value) for point in parts) > 1:
        yield from _parts_sentences(indicator, parts)
    for point in indicator.failing:
        yield failing_sentence(status, indicator, point)
    if text := awaiting.in_sentences(status, indicator):
        yield text
    if years := target_years_missing(status, indicator):
        yield f"Måltal for {listed(years)} står ikke i kilderne."
    if indicator.next_missing:
        yield _next_missing(status, indicator)


def _next_missing(status: Status, indicator: IndicatorStatus) -> str:
    """A note that a newer figure is due; with departments and their newest periods unless it is all of them."""
    newest = {p.department: p.period for p in indicator.points if p.has_figure and p.period}
    asked = indicator.next_missing_from
    late = [
        f"{department_name(status, code)} (senest {numbers.period(when)})"
        for code, when in newest.items()
        if code in asked
    ]
    everyone = len(asked) == len(newest.keys() - {WHOLE_CITY}) or len(asked) == len(newest)
    who = "" if everyone else f" fra {listed(late)}"
    return f"Nyt tal mangler{who}: efter hyppigheden burde der være kommet et nyere."


def _parts_sentences(indicator: IndicatorStatus, parts: Sequence[Point]) -> Iterator[str]:
    """How many parts reached their target, of those that can be judged, and how many cannot."""
    if indicator.indicator.kind is Kind.MILESTONE:
        return
    reached = [point for point in parts if point.status is StatusCode.REACHED]
    held = indicator.indicator.kind is Kind.HOLD
    yield from reached_words(
        len(reached),
        len(indicator.failing),
        ("sit måltal", "deres måltal"),
        ahead=not held and any(map(is_ahead, (*reached, *indicator.failing))),
        verb=("holdt", "holdt") if held else ("nåede", "nået"),
    )
    settled = (StatusCode.REACHED, StatusCode.CONTEXT)
    others = [p for p in parts if p.target and p.value and p.status not in settled]
    undecided = [point for point in others if point not in indicator.failing]
    if undecided:
        if all(point.status is StatusCode.NOT_DUE for point in undecided):
            departments = counted(len(undecided), "forvaltning", "forvaltninger")
            yield f"For {departments} er fristen ikke kommet."
            return
        later = all(point.status is not StatusCode.UNDECIDED for point in undecided)
        yield undecided_words(len(undecided), later=later)


def reached_words(
    reached: int,
    failing: int,
    own: tuple[str, str],
    *,
    ahead: bool = False,
    verb: tuple[str, str] = ("nåede", "nået"),
) -> Iterator[str]:
    """How many departments reached their targets, of those that can be judged.

    `own` is the object for one department and for several; `ahead` says that a deadline is still to
    come, so that none can have failed yet; `verb` has the past tense and the participle.
    """
    judged, (one, several), (past, participle) = reached + failing, own, verb
    if judged == 1:
        no = "" if reached else ("endnu ikke " if ahead else "ikke ")
        done = f"har {no}{participle}" if ahead else f"{past} {no}".rstrip()
        yield f"Én forvaltning {done} {one}."
    elif judged:
        done = f"har {participle}" if ahead else past
        yield (
            f"{capitalised(numbers.in_words(reached))} af {numbers.in_words(judged)} forvaltninger {done} "
            f"{one if reached == 1 else several}{' endnu' if ahead and not reached else ''}."
        )


def undecided_words(count: int, *, later: bool = False) -> str:
    """How many departments cannot be judged; `later` says that they can be at some time."""
    departments = counted(count, "forvaltning", "forvaltninger")
    return f"For {departments} kan det ikke afgøres{' endnu' if later else ''}."


def target_years_missing(status: Status, indicator: IndicatorStatus) -> list[str]:
    """The policy's years after the newest target of a yearly indicator, which have none."""
    if not status.policy or indicator.indicator.frequency is not Frequency.YEARLY:
        return []
    due = (p.deadline or p.period for p in indicator.points if p.target)
    last = max((each for each in due if each), default=None)
    if last is None:
        return []
    years = range(last.last.year + 1, status.policy.end.year + 1)
    return [str(year) for year in years]


TIME_BEGINS = ("i ", "den ", "fra ", "ved ", "inden ", "senest ", "før ")
"""Beginnings of printed words that can follow "ventet"."""


def expected_words(missing: MissingNews) -> str:
    """What was expected, when, and who said so."""
    who = f" ifølge {missing.expected_by}" if missing.expected_by else ""
    expected = "udsat og ventet" if missing.put_off else "ventet"
    return f"{missing.what}: {expected} {expected_time(missing, numbers.period)}{who}"


def expected_time(missing: MissingNews, words_of: Callable[[Period], str]) -> str:
    """When something was expected, for a sentence."""
    return time_words(missing.expected, missing.printed, words_of)


def time_words(
    when: Period, printed: str | None, words_of: Callable[[Period], str] = numbers.period
) -> str:
    """A time within a sentence: "den 8. oktober 2025", "i 2025".

    The source's own words are kept where they fit: "i sommeren 2025" names no quarter.
    """
    own = lowered(printed or "")
    if str(when.last.year) in own and own.startswith(TIME_BEGINS):
        return own
    return f"{'den' if when.first == when.last else 'i'} {words_of(when)}"


def lacking_sentence(priority: PriorityStatus) -> str:
    """The criteria that a priority lacks to be measured."""
    if not priority.missing:
        return "Intet mangler."
    if {Criterion.VALUE, Criterion.TARGET}.isdisjoint(priority.met):
        return "Kilderne har intet tal, der kan måles på, og intet måltal."
    return f"Mangler {listed([criterion.label for criterion in priority.missing])}."


WAYS = {Direction.HIGHER: "op", Direction.LOWER: "ned"}


def printed_hints(priority: PriorityStatus) -> str:
    """Hints in the wording of a priority on how it could be measured."""
    record = priority.priority
    parts = [
        f"hvem det gælder ({lowered(record.population)})" if record.population else "",
        f"hvad der tælles ({record.unit.label})" if record.unit else "",
        f"hvilken vej det skal gå ({WAYS[record.direction]})" if record.direction else "",
    ]
    said = [text for text in parts if text]
    return f"Ordlyden siger selv, {listed(said)}." if said else ""
