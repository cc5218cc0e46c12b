"""The slide of an objective: its most telling figures as a chart, else its priorities as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from metrics.status import IndicatorStatus, ObjectiveStatus, PriorityStatus, Status
from policy.columns import Citation
from policy.statuses import StatusCode
from presentation import slides
from presentation.blocks import Statement, Table
from presentation.charts.bars import Bar, TargetBars, target_bars
from presentation.charts.lines import LineChart
from presentation.documents import chapters
from presentation.documents.slide_counts import verdicts_in_short, worst
from presentation.figures import over_time
from presentation.figures.indicator_table import named_year
from presentation.language import city, figure_sentences, numbers, remark_sentences, sentences
from presentation.language.department_names import is_everyone
from presentation.language.words import capitalised, ended, listed, lowered, status_word
from presentation.slides import Slide, SlideCell, SlidePicture
from presentation.status.priorities import known_figures

MOST_BARS = 7
"""The most departments of a chart with a bar and a target each."""
MOST_PERIODS = 8
BAR_LABEL, CHART_TITLE = 40, 76
"""The letters of a name beside a bar, and of the title of a chart, on one line."""
EVERYONE = "Alle"
NONE = "Ingen"
ELSEWHERE = "se statusdokumentet"


def objective(status: Status, of: ObjectiveStatus) -> Slide:
    """The conclusion on an objective, what it rests on, and how many of the remarks have an answer."""
    name = f"Målsætning {of.objective.number}, {of.objective.short_title}"
    bare = f"Målsætning {of.objective.number}"
    measured = _charted(status, of)
    shown = measured[1] if measured else _priorities(status, of)
    return Slide(
        slides.title(*_titles(status, of, name), *_titles(status, of, bare)),
        shown,
        slides.line(*_lines(status, of, measured[0] if measured else None)),
        (ended(of.objective.title), sentences.brief(status, of), *_notes(status, of)),
        chapters.citations(status, _citations(of)),
    )


def _titles(status: Status, of: ObjectiveStatus, name: str) -> Iterator[str]:
    """The conclusion, in ever fewer words; each names what is not reached."""
    judged = [
        indicator
        for priority in of.measurable
        for indicator in priority.indicators
        if indicator.scored and indicator.status in priority.statuses
    ]
    if len(judged) == 1:
        verdict = sentences.verdict_sentence(status, judged[0])
        yield f"{name}: {lowered(verdict).removesuffix('.')}"
    if verdicts_in_short(of.priorities):
        for most in (None, 1):
            yield f"{name} – {verdicts_in_short(of.priorities, most)}"
        return
    yield f"{name}: {_without_target(len(of.priorities))}"


def _without_target(total: int) -> str:
    if not total:
        return "ingen prioriteringer"
    return (
        "den ene prioritering har ikke et måltal"
        if total == 1
        else f"{numbers.none_of(total, 'prioriteringer')} har et måltal"
    )


def _charted(status: Status, of: ObjectiveStatus) -> tuple[IndicatorStatus, SlidePicture] | None:
    """The worst of the judged figures that can be drawn, with its chart; None where there is none."""
    judged = [i for p in of.priorities for i in p.indicators if i.judged_by_target]
    for indicator in sorted(judged, key=lambda each: each.status.rank):
        if drawn := _bars(status, indicator) or _line(status, indicator):
            return indicator, drawn
    return None


def _bars(status: Status, indicator: IndicatorStatus) -> SlidePicture | None:
    """The departments with a target each, those below it kept first where there is no room for all."""
    every = target_bars(indicator)
    if len(every) < 2:
        return None
    first = sorted(every, key=lambda bar: bar.code.rank)[:MOST_BARS]
    kept = tuple(_with_short_name(bar) for bar in every if bar in first)
    title = slides.label(f"{named_year(indicator)}: tal og måltal", CHART_TITLE)
    return SlidePicture(
        TargetBars(title, kept, indicator.indicator.unit),
        sentences.indicator_sentences(status, indicator),
    )


def _with_short_name(bar: Bar) -> Bar:
    """The bar with its figure and target in its name: there is no room for numbers at both ends."""
    room = BAR_LABEL - len(bar.status) - len(bar.words) - 4
    return replace(bar, name=f"{slides.label(bar.name, max(room, 6))}, {bar.words}")


def _line(status: Status, indicator: IndicatorStatus) -> SlidePicture | None:
    course = over_time.own_line(status, indicator)
    if course is None or not isinstance(course.chart, LineChart):
        return None
    shown = course.chart.newest(MOST_PERIODS)
    title = slides.label(shown.title, CHART_TITLE)
    return SlidePicture(replace(shown, title=title), course.sentence)


def _priorities(status: Status, of: ObjectiveStatus) -> Table:
    """The priorities, those with a target first where there is no room for all.

    Their status and newest figures, or, where none has a target, what is being done.
    """
    kept = _kept(of.priorities)
    columns: dict[str, tuple[int, list[SlideCell]]] = {
        "Prioritering": (36, [f"{p.priority.id} {p.priority.short_title}" for p in kept]),
        "Status": (23, [_status(p) for p in kept]),
        "Tal i kilderne": (27 if of.measurable else 32, [_figure(p) for p in kept]),
        "Indsatser": (36, [_initiatives(status, p) for p in kept]),
        "Ansvar": (16, [_responsible(status, p) for p in kept]),
    }
    # Where none has a target, the title says so of them all.
    del columns["Indsatser" if of.measurable else "Status"]
    for heading in ("Tal i kilderne", "Indsatser"):
        if heading in columns and set(columns[heading][1]) <= {(NONE,)}:
            del columns[heading]
    headings, shares, cells = tuple(columns), *zip(*columns.values(), strict=True)
    rows = [*zip(*cells, strict=True)] or [("Ingen prioriteringer", *["–"] * (len(columns) - 1))]
    caption = f"Prioriteringerne i målsætning {of.objective.number}: {listed([*map(lowered, headings[1:])])}"
    return slides.table(caption, headings, shares, rows)


def _kept(priorities: Sequence[PriorityStatus]) -> list[PriorityStatus]:
    first = sorted(priorities, key=lambda p: not p.measurable)[: slides.ROWS_OF_TEXT]
    return [p for p in priorities if p in first]


def _status(priority: PriorityStatus) -> Statement:
    code = worst(priority)
    kinds = [i.indicator.kind for i in priority.indicators if i.status is code]
    words = [words for each, words in sentences.verdicts(priority) if each is code]
    if priority.measurable and words:
        return Statement(code, capitalised(words[0]))
    return Statement(code, status_word(code, kinds[0] if kinds else None))


def _initiatives(status: Status, priority: PriorityStatus) -> tuple[str, ...]:
    """The initiatives of a priority, without their parts: as many names as there is room for."""
    own = [i.title for i in status.initiatives if i.id in priority.initiatives and not i.part_of]
    if not own:
        found = len(priority.initiatives)
        return (numbers.tally(found, "indsats", "indsatser") if found else NONE,)
    return (
        *(
            "; ".join(own[:most]) + (f"; {len(own) - most} mere" if most < len(own) else "")
            for most in range(len(own), 0, -1)
        ),
        numbers.tally(len(own), "indsats", "indsatser"),
    )


def _figure(priority: PriorityStatus) -> tuple[str, ...]:
    """The figure of a priority, number first, with its name if there is room; of several how many there are."""
    found = [
        (indicator, point)
        for indicator in priority.indicators
        for point in known_figures(indicator)
        if point.has_figure
    ]
    if not found:
        return (NONE,)
    if len(found) > 1:
        return (f"{numbers.number(len(found))} tal",)
    ((indicator, point),) = found
    words = numbers.in_cell(figure_sentences.bare_figure(point, indicator.indicator.unit))
    short = words if indicator.judged_by_target else "1 tal"
    return f"{words}: {indicator.indicator.name}", short


def _responsible(status: Status, priority: PriorityStatus) -> str:
    lead = priority.priority.lead
    return EVERYONE if is_everyone(status, lead) else listed(list(lead))


def _lines(status: Status, of: ObjectiveStatus, charted: IndicatorStatus | None) -> Iterator[str]:
    """What is left out of the picture, then the remarks; in ever fewer words."""
    remarks = _remarks(status, of)
    left = _left_out(of, charted)
    failing = _failing(status, charted) if charted else ""
    without = _without_bar(charted) if charted else ""
    yield " ".join(filter(None, (failing, without, left, remarks)))
    yield " ".join(filter(None, (failing, without, left)))
    if without:
        yield without
    yield left or remarks


def _failing(status: Status, indicator: IndicatorStatus) -> str:
    """The parts that have not reached their target, a single one with how far; empty where there are none."""
    if len(indicator.failing) == 1:
        return figure_sentences.failing_sentence(status, indicator, indicator.failing[0])
    names = listed([point.department or "" for point in indicator.failing])
    return f"Har ikke nået deres måltal: {names}." if names else ""


def _without_bar(indicator: IndicatorStatus) -> str:
    """The departments that a chart has no bar of, so that it does not mislead."""
    hidden = [p.department or "" for p in indicator.current if p.hidden]
    left = len(target_bars(indicator)) - MOST_BARS
    more = numbers.counted(left, "forvaltning", "forvaltninger") if left > 0 else ""
    return " ".join(
        filter(
            None,
            (
                f"Skjult (få personer): {listed(hidden)}." if hidden else "",
                f"{capitalised(more)} mere – {ELSEWHERE}." if more else "",
            ),
        )
    )


def _left_out(of: ObjectiveStatus, charted: IndicatorStatus | None) -> str:
    if charted:
        others = [p for p in of.priorities if charted not in p.indicators]
        without = sum(worst(p) is StatusCode.NO_TARGET for p in others)
        if not others:
            return ""
        if without == len(others):
            these = (
                "Den anden prioritering"
                if without == 1
                else f"De andre {numbers.in_words(without)} prioriteringer"
            )
            return f"{these} har intet måltal."
        return f"{capitalised(numbers.counted(len(others), 'prioritering', 'prioriteringer'))} mere {ELSEWHERE}."
    more = len(of.priorities) - slides.ROWS_OF_TEXT
    return (
        f"Og {numbers.counted(more, 'prioritering', 'prioriteringer')} mere – {ELSEWHERE}."
        if more > 0
        else ""
    )


def _remarks(status: Status, of: ObjectiveStatus) -> str:
    own = remark_sentences.objective_remarks(status, of.objective.number)
    needing = remark_sentences.calling_for_answer(own)
    if not needing:
        return ""
    remarks = numbers.counted(len(needing), "bemærkning", "bemærkninger")
    call = "kalder på svar"
    return f"{capitalised(remarks)} fra {city.council(status)} {call}; {remark_sentences.answered_words(needing)}."


def _notes(status: Status, of: ObjectiveStatus) -> Iterator[str]:
    """The figures behind the slide in words."""
    for priority in of.measurable:
        for indicator in priority.indicators:
            if indicator.judged_by_target:
                yield ended(sentences.indicator_sentences(status, indicator))


def _citations(of: ObjectiveStatus) -> Iterator[Citation]:
    yield from of.objective.sources
    for priority in of.priorities:
        yield from priority.priority.sources
        for indicator in priority.indicators:
            for point in indicator.current:
                yield from point.sources


def others(status: Status, rest: Sequence[ObjectiveStatus], *, is_rest: bool) -> Slide:
    """The objectives that have no slide of their own, one a row; `is_rest`: others have one."""
    kept = rest[: slides.MOST_ROWS]
    priorities = [p for o in rest for p in o.priorities]
    measurable = sum(p.measurable for p in priorities)
    which = "De øvrige" if is_rest else "Alle"
    counts = f"{numbers.number(measurable)} af {numbers.number(len(priorities))}"
    rows = [
        (
            f"{o.objective.number}. {o.objective.short_title}",
            f"{numbers.number(len(o.measurable))} af {numbers.number(len(o.priorities))}",
            capitalised(verdicts_in_short(o.priorities) or StatusCode.NO_TARGET.label),
        )
        for o in kept
    ]
    left = len(rest) - len(kept)
    more = f"Og {numbers.counted(left, 'målsætning', 'målsætninger')} mere – {ELSEWHERE}."
    return Slide(
        slides.title(
            f"{which} {numbers.in_words(len(rest))} målsætninger: {counts} prioriteringer har et måltal"
        ),
        slides.table(
            "De målsætninger, der ikke har deres egen slide",
            ("Målsætning", "Med måltal", "Status"),
            (40, 16, 44),
            rows,
        ),
        slides.line(more) if left else "",
        tuple(
            f"Målsætning {o.objective.number}, {o.objective.short_title}: {sentences.brief(status, o)}"
            for o in rest
        ),
        chapters.citations(status, (c for o in rest for c in _citations(o))),
    )
