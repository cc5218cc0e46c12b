"""Let at læse: the status pages in very plain Danish, made by rules from the same status."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from metrics.passage import next_step
from metrics.status import (
    REQUIRED,
    Criterion,
    IndicatorStatus,
    MissingNews,
    ObjectiveStatus,
    Point,
    PriorityStatus,
    RemarkStatus,
    Reporting,
    Status,
)
from policy.choices import Direction, EventState, RemarkScope, Side
from policy.records import Indicator
from policy.statuses import Outcome, StatusCode
from policy.whole_city import WHOLE_CITY
from presentation import pages
from presentation.easy_read import easy_words
from presentation.html import markup
from presentation.html.links import Links
from presentation.language import city, precise
from presentation.language.awaiting import parts
from presentation.language.figure_sentences import is_largest, is_the_most
from presentation.language.numbers import counted, day, in_words
from presentation.language.remark_sentences import answered_in_part, objective_remarks
from presentation.language.sentences import expected_time, time_words, without_targets
from presentation.language.words import capitalised, status_words

Lines = tuple[str, ...]
"""Short sentences that belong together."""


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences with a list under them; each entry is a few short sentences.

    `paths` are the pages that the entries link to, if any.
    """

    lines: Lines
    named: tuple[Lines, ...] = ()
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A plain heading with its content."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class EasyPage:
    """A page in easy words. `whole` says that it replaces the page and is not just its introduction."""

    title: str
    parts: tuple[Part, ...]
    whole: bool = True


HEADINGS = {
    Outcome.REACHED: "Hvad er nået?",
    Outcome.REACHED_IN_PART: "Hvad er nået samlet, men ikke alle steder?",
    Outcome.ON_ITS_WAY: "Hvad er på vej?",
    Outcome.NOT_REACHED: "Hvad er ikke nået?",
    Outcome.UNKNOWN: "Hvad siger dokumenterne ikke?",
}

LEFT_OUT = (StatusCode.CONTEXT, StatusCode.NO_TARGET)
"""Background figures are on the full page alone; indicators without a target are covered by their priority."""

MOST_NAMED = 6
"""The most priorities without a target that are listed by name."""

NEEDED = {
    Criterion.VALUE: "Et tal.",
    Criterion.UNIT: "Hvad tallet tæller.",
    Criterion.TARGET: "Et mål: det tal, som kommunen vil nå.",
    Criterion.PERIOD: "Hvornår målet skal være nået.",
    Criterion.SOURCE: "Et dokument, hvor tallet står.",
}

NOT_EASY: Lines = ("Denne side er ikke skrevet let endnu.", "Her er hele siden.")
"""The text of a page without an easy introduction."""

NO_POLICY: Lines = ("Den politik, siden handler om, var der ikke endnu.", "Vælg en anden dato.")
"""The text for a date before the policy."""

ABOUT = "Hvad handler det om?"
NEXT = "Hvad er det næste?"

WISHES = "Kommunen ønsker:"
"""The line before the names of priorities: they are wishes, though some read like results."""

BUILT_ON = "Alt her bygger på offentlige dokumenter."
NOT_READ = "Disse papirer er ikke med:"


def easy_page(status: Status, path: str, group: str | None = None) -> EasyPage:
    """The page at `path` in easy words, or its easy introduction.

    `group` is the reader's target group: all remarks are counted, but only those that name it are
    listed.
    """
    if _is_before_policy(status) and _is_whole(path):
        return EasyPage("Der er ikke noget at se endnu", (Part(ABOUT, (Block(NO_POLICY),)),))
    if path == pages.OVERVIEW:
        return _overview(status, group)
    if path == pages.MEASURABILITY:
        return _measurability(status, group)
    if path == pages.COUNCIL:
        return _council(status, group)
    for objective in status.objectives:
        if path == pages.objective(objective.objective.number):
            return _objective(status, objective, group)
    page = pages.page_at(path)
    text = page.introduction if page and page.introduction else NOT_EASY
    more = _next_step(status) if path == pages.PROCESS else ()
    return EasyPage("", (Part("Hvad er det her?", (Block(text),)), *more), whole=False)


def _next_step(status: Status) -> Iterator[Part]:
    """What is expected next on the date of the status, and that it was put off."""
    coming = next_step(status, status.as_of)
    if coming is None or coming.period is None:
        yield Part(NEXT, (Block(("Det siger dokumenterne ikke.",)),))
        return
    when = time_words(coming.period, coming.period_printed, easy_words.when)
    put_off = ("Det er blevet udsat.",) if coming.state is EventState.POSTPONED else ()
    name = easy_words.name(coming.title, status)
    yield Part(NEXT, (Block((seen_from(status), *put_off, f"Det er ventet {when}:"), (name,)),))


def _is_before_policy(status: Status) -> bool:
    return not (status.policy or status.objectives or status.indicators or status.remarks)


def _is_whole(path: str) -> bool:
    """Whether the page has an easy version that replaces it."""
    page = pages.page_at(path)
    return page is not None and not page.introduction


def built_on(status: Status) -> Lines:
    """The end of an easy page: what it is built on, and the documents that are not included."""
    missing = status.policy.not_among if status.policy else None
    return (BUILT_ON, NOT_READ, *easy_words.sentences(missing, status)) if missing else (BUILT_ON,)


def seen_from(status: Status) -> str:
    """The date of the status, in easy words."""
    return f"Sådan så det ud den {day(status.as_of)}."


def easy_text(page: EasyPage, links: Links) -> Markup:
    """The parts of a page as HTML: one sentence per line, lists under their sentences."""
    return Markup('<div class="easy">{}</div>').format(
        markup.joined(_part(part, links) for part in page.parts)
    )


def _part(part: Part, links: Links) -> Markup:
    return Markup("<h2>{}</h2>{}").format(
        part.heading, markup.joined(_block(block, links) for block in part.blocks)
    )


def _block(block: Block, links: Links) -> Markup:
    entries: list[Markup] = [Markup("<br>").join(entry) for entry in block.named]
    if block.paths:
        entries = [
            markup.anchor(entry, links.page(path))
            for entry, path in zip(entries, block.paths, strict=True)
        ]
    text = markup.joined(markup.paragraph(sentence) for sentence in block.lines)
    return text + markup.items(entries) if entries else text


def _overview(status: Status, group: str | None) -> EasyPage:
    return EasyPage(
        "Sådan går det med handicappolitikken",
        (
            Part(ABOUT, tuple(_about_policy(status))),
            *_outcomes(status, status.indicators, status.priorities),
            _council_in_short(status, group),
            *_asking(
                status, status.indicators, status.remarks, status.missing_news, status.priorities
            ),
        ),
    )


def _about_policy(status: Status) -> Iterator[Block]:
    if not status.objectives:
        yield Block(("Der er ingen politik at se på denne dato.", "Vælg en anden dato."))
        return
    yield Block(
        (
            "Kommunen har en politik for mennesker med handicap.",
            f"Politikken har {_wishes(len(status.objectives))}:",
        ),
        tuple(easy_words.name(o.objective.short_title, status) for o in status.objectives),
        tuple(pages.objective(o.objective.number) for o in status.objectives),
    )


def _wishes(count: int) -> str:
    return counted(count, "stort ønske", "store ønsker", common=False)


def _points(count: int) -> str:
    return counted(count, "vigtigt punkt", "vigtige punkter", common=False)


def _objective(status: Status, objective: ObjectiveStatus, group: str | None) -> EasyPage:
    record = objective.objective
    own = objective_remarks(status, record.number)
    missing = [m for m in status.missing_news if m.objective == record.number]
    about = (
        Block(("Det store ønske er:",), (easy_words.name(record.title, status),)),
        Block(
            (f"Der er {_points(len(objective.priorities))}.", WISHES),
            tuple(_name(p, status) for p in objective.priorities),
        ),
    )
    return EasyPage(
        " ".join(easy_words.sentences(record.short_title, status)).rstrip("."),
        (
            Part(ABOUT, about if objective.priorities else about[:1]),
            *_outcomes(status, objective.indicators, objective.priorities),
            _council_part(own, group, status),
            *_asking(status, objective.indicators, own, missing, objective.priorities),
        ),
    )


def _name(priority: PriorityStatus, status: Status) -> Lines:
    return easy_words.name(priority.priority.short_title, status)


def _outcomes(
    status: Status,
    indicators: Sequence[IndicatorStatus],
    priorities: Sequence[PriorityStatus],
) -> Iterator[Part]:
    """One part per outcome that occurs; the reached outcome is never left out."""
    for outcome in Outcome:
        blocks = [*_judged(status, indicators, outcome)]
        if outcome is Outcome.REACHED and not blocks:
            blocks = [Block(("Dokumenterne viser ikke, at et mål er helt nået nu.",))]
        if outcome is Outcome.UNKNOWN:
            blocks = [*_without_target(status, priorities), *blocks]
        if blocks:
            yield Part(HEADINGS[outcome], tuple(blocks))


def _judged(
    status: Status, indicators: Sequence[IndicatorStatus], outcome: Outcome
) -> Iterator[Block]:
    """Indicators with a figure one by one; those with nothing but a verdict listed per verdict.

    A department that fails is listed under the outcome not reached, also where the total is reached.
    """
    figured: list[Lines] = []
    alike: dict[Lines, list[Lines]] = {}
    for indicator in indicators:
        code = indicator.status
        if code in LEFT_OUT:
            continue
        if code.meaning.outcome is outcome:
            words = status_words(code, indicator.indicator.kind)
            parts = (*_figures(status, indicator), *_without_targets(status, indicator))
            if parts := (*parts, *_awaited(status, indicator)):
                figured.append((*_indicator_name(indicator, status, ":"), *words, *parts))
            else:
                alike.setdefault(words, []).append(_indicator_name(indicator, status))
        if outcome is Outcome.NOT_REACHED:
            figured += _failing(status, indicator)
    if figured:
        lead = ("Her siger tallene ikke, hvordan det går:",) if outcome is Outcome.UNKNOWN else ()
        yield Block(lead, tuple(figured))
    for words, names in alike.items():
        yield Block((*words[:-1], f"{words[-1].rstrip('.')}:"), tuple(names))


def _indicator_name(indicator: IndicatorStatus, status: Status, end: str = "") -> Lines:
    return easy_words.name(indicator.indicator.name, status, end)


def _figures(status: Status, indicator: IndicatorStatus) -> Lines:
    """The figure of a verdict, one number per sentence."""
    parts = [p for p in indicator.current if p.department != WHOLE_CITY]
    point = indicator.total or (parts[0] if len(parts) == 1 else None)
    return _point(status, point, indicator.indicator) if point else ()


def _without_targets(status: Status, indicator: IndicatorStatus) -> Lines:
    """The departments without a target where others have one, so that the verdict is not read as theirs."""
    return tuple(
        f"{capitalised(easy_words.place(status, point.department))} har ikke noget mål."
        for point in without_targets(indicator)
    )


def _awaited(status: Status, indicator: IndicatorStatus) -> Lines:
    """Newer figures on their way: how many departments have sent theirs, and which have not."""
    if not indicator.awaited:
        return _counted_without(status, indicator)
    reporting = indicator.awaited[-1]
    parts = []
    if reporting.settled:
        parts.append("Det kan de sidste tal ikke ændre.")
    elif reporting.period:
        what = "Nye tal" if indicator.current else "Tal"
        parts.append(f"{what} for {easy_words.when(reporting.period)} er på vej.")
    return (*parts, *_senders(status, reporting))


def _counted_without(status: Status, indicator: IndicatorStatus) -> Lines:
    """The departments without figures for a period that counts all the same."""
    here = (r for r in indicator.reportings if r.period == indicator.period and r.missing)
    reporting = next(here, None)
    return _senders(status, reporting) if reporting else ()


def _senders(status: Status, reporting: Reporting) -> Lines:
    there, asked = parts(reporting.received), parts(reporting.expected)
    senders = "forvaltning" if asked == 1 else "forvaltninger"
    return (
        f"{capitalised(in_words(there))} af {in_words(asked)} {senders} har sendt tal.",
        *(_missing(status, code) for code in reporting.missing),
    )


def _missing(status: Status, code: str) -> str:
    if code == WHOLE_CITY:
        return "Tallet for hele kommunen mangler."
    return f"{capitalised(easy_words.place(status, code))} mangler."


def _point(status: Status, point: Point, record: Indicator) -> Lines:
    if not point.has_figure:
        return ()
    parts: list[str] = []
    unit = record.unit
    measured_thing = "Tallet"
    for goal in [rival.value for rival in point.rivals] or [point.target]:
        if goal:
            most = " højst" if is_the_most(goal, record) else ""
            lead = f"{'Et mål' if point.rivals else 'Målet'} er{most}"
            parts += easy_words.figure_sentences(
                lead, goal, unit, status, precise.decimals_of(point, unit)
            )
    if point.target and point.deadline:
        must = "skulle" if point.deadline.last < status.as_of else "skal"
        parts.append(f"Det {must} være nået {easy_words.at(point.deadline)}.")
    if point.hidden:
        parts.append("Tallet er skjult, så ingen kan kendes på det.")
    elif point.value:
        parts += easy_words.figure_sentences(
            "Tallet blev", point.value, unit, status, precise.decimals_of(point, unit)
        )
    elif point.attainment is not None:
        share = easy_words.in_full(precise.attainment_of(point), status)
        measured_thing = "Resultatet"
        parts.append(f"{measured_thing} blev {share} af målet.")
    measured_on = point.counted_on or point.period
    if measured_on:
        parts.append(f"{measured_thing} er fra {easy_words.when(measured_on)}.")
    return tuple(parts)


def _failing(status: Status, indicator: IndicatorStatus) -> Iterator[Lines]:
    """The departments below their target, each with its size, so that it is judged fairly."""
    for point in indicator.failing:
        who = capitalised(easy_words.place(status, point.department))
        lines = [*_indicator_name(indicator, status, ":"), f"{who} {point.status.meaning.part}."]
        lines += _point(status, point, indicator.indicator)
        if point.shortfall is not None and not point.hidden:
            lacking = easy_words.in_full(
                precise.shortfall_of(point, indicator.indicator.unit), status
            )
            lower = indicator.indicator.direction is Direction.LOWER
            lines.append(f"Det er {lacking} for {'meget' if lower else 'lidt'}.")
        if is_largest(indicator, point):
            lines.append("Men forvaltningen har også det største antal af alle.")
        yield tuple(lines)


def _without_target(status: Status, priorities: Sequence[PriorityStatus]) -> Iterator[Block]:
    without = [p for p in priorities if not p.measurable]
    if not without:
        return
    of_all = (
        f"Der er {_points(len(priorities))} i politikken.",
        f"{capitalised(in_words(len(without), common=False))} af dem har ikke et tal at nå.",
    )
    if len(without) > MOST_NAMED:
        yield Block((*of_all, "Dokumenterne siger ikke, hvor langt kommunen er med dem."))
        return
    if len(without) < len(priorities):
        which = f"{capitalised(in_words(len(without), common=False))} af punkterne"
    else:
        which = "Punktet" if len(without) == 1 else "Punkterne"
    yield Block(
        (
            f"{which} har ikke et tal at nå.",
            "Dokumenterne siger ikke, hvor langt kommunen er med dette:",
        ),
        tuple(_name(p, status) for p in without),
    )


def _council_part(remarks: Sequence[RemarkStatus], group: str | None, status: Status) -> Part:
    return Part(_council_says(status), tuple(_remarks(remarks, group, status)))


def _council_in_short(status: Status, group: str | None) -> Part:
    """The number of remarks, the titles of some, and a link to all.

    The titles are of those that name the reader's target group; without a group, of those on the whole policy.
    """
    remarks = status.remarks
    unanswered = sum(r.unanswered for r in remarks)
    blocks = [Block(_remark_count(remarks, status))]
    if group and remarks:
        named = tuple(_remark_name(r, status) for r in _naming(remarks, group))
        blocks.append(Block(_naming_count(remarks, group, status), named))
    if unanswered:
        blocks.append(Block((_unanswered_count(unanswered, len(remarks), group),)))
    on_all = [r for r in remarks if r.remark.scope is not RemarkScope.OBJECTIVE]
    if on_all and not group:
        named = tuple(_remark_name(r, status) for r in on_all)
        blocks.append(Block(("Dette handler om hele politikken:",), named))
    if remarks:
        blocks.append(
            Block((), ((f"Se alt, hvad {city.council(status)} siger.",),), (pages.COUNCIL,))
        )
    return Part(_council_says(status), tuple(blocks))


def _remark_name(remark: RemarkStatus, status: Status) -> Lines:
    return easy_words.name(remark.remark.title, status)


def _council_says(status: Status) -> str:
    return f"Hvad siger {city.council(status)}?"


def _remark_count(remarks: Sequence[RemarkStatus], status: Status) -> Lines:
    if not remarks:
        return (f"Dokumenterne har ikke noget fra {city.council(status)} om det her.",)
    return (
        f"{city.council(status)} siger sin mening til kommunen.",
        f"Rådet har skrevet {counted(len(remarks), 'bemærkning', 'bemærkninger')}.",
    )


def _unanswered_count(unanswered: int, total: int, group: str | None) -> str:
    """How many remarks have no answer; "of them" only where no group is named in between."""
    if total == 1:
        who = "Bemærkningen" if group else "Den"
    elif group:
        who = f"{counted(unanswered, 'bemærkning', 'bemærkninger')} i alt"
    else:
        who = f"{in_words(unanswered)} af dem"
    return f"{capitalised(who)} har ikke noget svar i dokumenterne."


def _naming(remarks: Sequence[RemarkStatus], group: str | None) -> list[RemarkStatus]:
    return [r for r in remarks if group in (None, *r.remark.target_groups)]


def _naming_count(remarks: Sequence[RemarkStatus], group: str, status: Status) -> Lines:
    """How many of the remarks name the group, and a note that only those are listed."""
    found, called = len(_naming(remarks, group)), easy_words.in_full(group, status)
    if len(remarks) == 1:
        return (f"Den nævner {'' if found else 'ikke '}{called}.",)
    if not found:
        return (f"Ingen af dem nævner {called}.",)
    if found == len(remarks):
        return (f"Alle nævner {called}.",)
    return (
        f"{capitalised(in_words(found))} af dem nævner {called}.",
        f"Her ser du kun {'den' if found == 1 else 'dem'}.",
    )


ANSWERS: tuple[tuple[str, Callable[[RemarkStatus], bool]], ...] = (
    ("Her har en forvaltning svaret:", lambda r: bool(r.replies) and not answered_in_part(r)),
    ("Her har en forvaltning svaret på en del:", answered_in_part),
    ("Her er der ikke noget svar i dokumenterne:", lambda r: r.unanswered),
    ("Det her er ros, som ikke kalder på svar:", lambda r: not r.unanswered and not r.replies),
)  # fmt: skip


def _remarks(remarks: Sequence[RemarkStatus], group: str | None, status: Status) -> Iterator[Block]:
    named_too = _naming_count(remarks, group, status) if group and remarks else ()
    yield Block((*_remark_count(remarks, status), *named_too))
    for heading, belongs in ANSWERS:
        named = tuple(_remark_name(r, status) for r in _naming(remarks, group) if belongs(r))
        if named:
            yield Block((heading,), named)


def _asking(
    status: Status,
    indicators: Iterable[IndicatorStatus],
    remarks: Sequence[RemarkStatus],
    missing_news: Sequence[MissingNews],
    priorities: Sequence[PriorityStatus],
) -> Iterator[Part]:
    """Questions that a reader could ask, the same for every target group; empty where there are none."""
    entries = [
        (
            *_indicator_name(indicator, status, ":"),
            f"Hvorfor går det sådan i {easy_words.place(status, point.department)}?",
        )
        for indicator in indicators
        for point in indicator.failing
    ]
    if any(not p.measurable for p in priorities):
        some = any(p.measurable for p in priorities)
        entries.append((f"Kommer der et mål{' for de andre punkter' if some else ''}?",))
    if any(r.unanswered for r in remarks):
        entries.append((f"Hvad svarer forvaltningerne {city.council(status)}?",))
    entries += [
        (
            *easy_words.name(m.what, status, ":"),
            *(("Det blev udsat.",) if m.put_off else ()),
            f"Det var ventet {expected_time(m, easy_words.when)}.",
            *easy_words.SILENCE_WORDS[m.silence],
            "Hvad skete der?",
        )
        for m in missing_news
    ]
    if entries:
        yield Part("Hvad kan du spørge om?", (Block((), tuple(entries)),))


def _measurability(status: Status, group: str | None) -> EasyPage:
    have = [p for p in status.priorities if p.measurable]
    figure_alone = [p for p in status.priorities if not p.measurable and Criterion.VALUE in p.met]
    rest = [p for p in status.priorities if p not in have and p not in figure_alone]
    on_policy = [r for r in status.remarks if r.remark.scope is RemarkScope.POLICY]

    def names(heading: str, chosen: Sequence[PriorityStatus], none: str) -> Part:
        listed = Block((WISHES,), tuple(_name(p, status) for p in chosen))
        return Part(heading, (listed if chosen else Block((none,)),))

    about = (
        Block(("Et mål er et tal, som kommunen vil nå.", "Uden et mål er det svært at se, om noget lykkes.")),
        Block(("Der skal være dette, før noget kan måles:",), tuple((NEEDED[c],) for c in REQUIRED)),
    )  # fmt: skip
    return EasyPage(
        "Hvad kan måles?",
        (
            Part(ABOUT, about),
            names("Hvad har både tal og mål?", have, "Intet har både tal og mål."),
            names("Hvad har kun et tal?", figure_alone, "Intet har kun et tal."),
            names("Hvad har hverken tal eller mål?", rest, "Intet mangler begge dele."),
            _council_part(on_policy, group, status),
            *_asking(status, (), on_policy, (), status.priorities),
        ),
    )


def _council(status: Status, group: str | None) -> EasyPage:
    about = (
        f"{city.council(status)} giver kommunen råd om handicap.",
        "Rådet er for hele byen.",
    )
    return EasyPage(
        f"Hvad {city.council(status)} siger",
        (
            Part(ABOUT, (Block(about),)),
            _council_part(status.remarks, group, status),
            *_experience_parts(status),
            *_asking(status, (), status.remarks, (), ()),
        ),
    )


def _experience_parts(status: Status) -> Iterator[Part]:
    for side, heading in (
        (Side.DEPARTMENTS, "Hvad siger forvaltningerne om politikken?"),
        (Side.COUNCIL, f"Hvad siger {city.council(status)} om politikken?"),
    ):
        own = tuple(easy_words.name(e.title, status) for e in status.experiences if e.side is side)
        if own:
            yield Part(heading, (Block((), own),))
