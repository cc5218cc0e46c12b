"""Slides that count: the priorities by status, what can be measured, and what came of the remarks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from metrics.remark_follow_up import LED_TO_SOMETHING, Followed, Result, followed
from metrics.status import REQUIRED, Criterion, PriorityStatus, Status
from policy.records import Remark
from policy.statuses import StatusCode
from presentation import slides
from presentation.blocks import Selection
from presentation.charts.stacked import Stack, StackedBars
from presentation.documents import chapters, coverage
from presentation.language import city, follow_up_sentences, numbers, sentences
from presentation.language.sources import not_read
from presentation.language.words import capitalised, listed, lowered
from presentation.slides import Slide, SlidePicture
from presentation.status import measurability as criteria
from presentation.status.priorities import known_figures

MOST_BARS = 8
"""The most bars that are read at a glance; of more objectives, the statuses are the bars."""
MOST_STACKS = 6
"""The most statuses that are told apart in a bar; the others are one together."""
NAME, LONG_NAME = 28, 34
"""The letters of a name beside a bar."""
OTHER = "Andet"


def overview(status: Status, selection: Selection) -> Slide | None:
    """The status of every priority in one picture; None without priorities."""
    if not status.priorities:
        return None
    headline = coverage.headline(status, selection)
    counts = Counter(map(worst, status.priorities))
    told = "; ".join(
        f"{lowered(code.label)}: {numbers.number(n)}" for code, n in _worst_first(counts)
    )
    verdicts = [verdicts_in_short(status.priorities, most) for most in (None, 1)]
    chart = _by_objective(status, counts)
    return Slide(
        slides.title(
            *(f"{headline} ({words})" for words in verdicts if words),
            headline,
            sentences.headline(status),
        ),
        SlidePicture(chart, f"{headline}. Prioriteringerne efter status: {told}."),
        slides.line(*_line(status)),
        tuple(
            filter(None, (f"{headline}.", sentences.short_lead(status), f"{capitalised(told)}."))
        ),
        chapters.citations(status, (c for o in status.objectives for c in o.objective.sources)),
    )


def _line(status: Status) -> list[str]:
    newest = f"{capitalised(sentences.newest_figures(status))}."
    return [
        f"Hver prioritering tælles én gang, med sin dårligste status. {newest}",
        newest,
    ]


def worst(priority: PriorityStatus) -> StatusCode:
    """The worst verdict of a priority; without a target, its worst status."""
    verdicts = [code for code, _ in sentences.verdicts(priority)] if priority.measurable else []
    return min(verdicts or priority.statuses, key=lambda code: code.rank)


def verdicts_in_short(priorities: Sequence[PriorityStatus], most: int | None = None) -> str:
    """The one verdict of the priorities in words, or how many have each; empty where none is judged.

    With `most`, only so many of the verdicts, the worst of them.
    """
    found = [
        (priority, code, words)
        for priority in priorities
        if priority.measurable
        for code, words in sentences.verdicts(priority)
    ]
    if not found:
        return ""
    if len(found) == 1:
        ((priority, _, words),) = found
        return f"{priority.priority.id}: {words}"
    counts = Counter(code for _, code, _ in found)
    told = [f"{numbers.number(n)} {lowered(code.label)}" for code, n in _worst_first(counts)]
    return f"{numbers.number(len(found))} måltal, heraf {listed(told[:most])}"


def _worst_first(counts: Counter[StatusCode]) -> list[tuple[StatusCode, int]]:
    return sorted(counts.items(), key=lambda each: each[0].rank)


def _by_objective(status: Status, counts: Counter[StatusCode]) -> StackedBars:
    title = "Prioriteringerne efter status"
    codes = [code for code, _ in _worst_first(counts)]
    if len(status.objectives) > MOST_BARS:
        names = tuple(slides.label(code.label, LONG_NAME) for code in codes[:MOST_BARS])
        return StackedBars(
            title,
            names,
            (Stack("Prioriteringer", tuple(counts[code] for code in codes[:MOST_BARS])),),
        )
    names = tuple(
        slides.label(f"{o.objective.number}. {o.objective.short_title}", NAME)
        for o in status.objectives
    )
    own = [Counter(map(worst, objective.priorities)) for objective in status.objectives]
    kept = codes if len(codes) <= MOST_STACKS else codes[: MOST_STACKS - 1]
    stacks = [
        Stack(_signed(code), tuple(each[code] for each in own), code.mark.tone) for code in kept
    ]
    if rest := codes[len(kept) :]:
        stacks.append(Stack(OTHER, tuple(sum(each[code] for code in rest) for each in own)))
    return StackedBars(title, names, tuple(stacks))


def _signed(code: StatusCode) -> str:
    return f"{code.mark.shape.sign} {code.label}"


def measurability(status: Status, selection: Selection) -> Slide | None:
    """How many priorities meet each criterion for being measurable; None without priorities."""
    every = status.priorities
    if not every:
        return None
    valued, aimed = (
        sum(each in p.met for p in every) for each in (Criterion.VALUE, Criterion.TARGET)
    )
    title = (
        f"{numbers.number(valued)} af {numbers.number(len(every))} prioriteringer"
        f"{coverage.within(selection)} har "
        f"et tal, der kan måles på, og {numbers.number(aimed)} har et måltal"
    )
    counts = Counter(map(_has, every))
    names = [name for name in HAS if counts[name]]
    told = listed([f"{lowered(name)} {numbers.number(counts[name])}" for name in names])
    chart = StackedBars(
        "Det, prioriteringerne har at måle på",
        tuple(names),
        (Stack("Prioriteringer", tuple(counts[name] for name in names)),),
        whole=len(every),
    )
    return Slide(
        slides.title(title),
        SlidePicture(chart, f"Prioriteringerne efter, hvad de har at måle på: {told}."),
        slides.line(
            f"Hver prioritering tælles én gang. Den kan måles, når den har {listed([lowered(criteria.short(each)) for each in REQUIRED])}."
        ),
        tuple(
            filter(None, (f"{title}.", criteria.conclusion(status), criteria.not_counted(status)))
        ),
        chapters.citations(status, (c for p in every for c in p.priority.sources)),
    )


BOTH, FIGURE_ALONE, TARGET_ALONE = "Tal og måltal", "Tal, men intet måltal", "Måltal, men intet tal"
INCOMPLETE, SHOWN_ALONE, NEITHER = "Tal og måltal, men ikke alt", "Kun baggrundstal", "Intet tal"
HAS = (BOTH, INCOMPLETE, FIGURE_ALONE, TARGET_ALONE, SHOWN_ALONE, NEITHER)
"""What a priority may have to be measured by, most first."""


def _has(priority: PriorityStatus) -> str:
    if priority.measurable:
        return BOTH
    match Criterion.VALUE in priority.met, Criterion.TARGET in priority.met:
        case True, True:
            return INCOMPLETE
        case True, False:
            return FIGURE_ALONE
        case False, True:
            return TARGET_ALONE
    known = (point for i in priority.indicators for point in known_figures(i))
    return SHOWN_ALONE if any(point.has_figure for point in known) else NEITHER


def remarks(status: Status) -> Slide | None:
    """What came of the council's remarks; None without any."""
    found = [each for each in followed((status,)) if isinstance(each.said, Remark)]
    if not found:
        return None
    counts = Counter(each.result for each in found)
    results = [result for result in Result if counts[result]]
    told = follow_up_sentences.counts(found)
    chart = StackedBars(
        f"{city.of_council(status)} bemærkninger efter, hvad de førte til",
        tuple(slides.label(capitalised(result.label), LONG_NAME) for result in results),
        (Stack("Bemærkninger", tuple(counts[result] for result in results)),),
    )
    unread = not_read(status)
    written = f"{city.council(status)} har skrevet {_remarks(len(found))}."
    return Slide(
        slides.title(_conclusion(found)),
        SlidePicture(chart, told),
        slides.line(*([f"{written} {unread}", unread] if unread else []), written),
        tuple(filter(None, (told, follow_up_sentences.councils(status, found), unread))),
        chapters.citations(status, (c for each in status.remarks for c in each.remark.sources)),
    )


def _conclusion(found: Sequence[Followed]) -> str:
    calling = [each for each in found if each.needs_answer]
    if not calling:
        return f"Ingen af rådets {_remarks(len(found))} kalder på svar"
    led = sum(each.result in LED_TO_SOMETHING for each in calling)
    of_all = f"{numbers.number(led) if led else 'ingen'} af de {numbers.number(len(calling))}"
    return f"Ifølge kilderne har {of_all} bemærkninger, der kalder på svar, ført til noget"


def _remarks(count: int) -> str:
    return numbers.tally(count, "bemærkning", "bemærkninger")
