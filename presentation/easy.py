"""Let at læse: the status pages in very plain Danish, made by rules from the same status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from markupsafe import Markup

from metrics.status import (
    REQUIRED,
    WHOLE_CITY,
    Criterion,
    IndicatorStatus,
    MissingNews,
    ObjectiveStatus,
    Point,
    PriorityStatus,
    RemarkStatus,
    Status,
)
from policy.choices import Direction, RemarkScope, Side, StatusCode, Unit
from presentation import addresses
from presentation.easy_words import (
    at,
    figure_sentences,
    in_full,
    place,
    sentences,
    status_words,
    when,
)
from presentation.markup import anchor, items, joined, paragraph
from presentation.numbers import day, in_words, measured, percent
from presentation.sentences import is_largest, objective_remarks
from presentation.words import capitalised

Lines = tuple[str, ...]
"""Short sentences that belong together."""


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences, and under them a list; each of its entries is itself short sentences.

    `paths` are the pages that the entries lead to, where they do.
    """

    told: Lines
    named: tuple[Lines, ...] = ()
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A plain heading with what stands under it."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class EasyPage:
    """A page in easy words. `whole` says that it stands for the page, not only before it."""

    title: str
    parts: tuple[Part, ...]
    whole: bool = True


class Outcome(Enum):
    """What a verdict means to a reader who wants few answers; the value is the heading."""

    REACHED = "Hvad er nået?"
    REACHED_IN_PART = "Hvad er nået samlet, men ikke alle steder?"
    ON_ITS_WAY = "Hvad er på vej?"
    NOT_REACHED = "Hvad er ikke nået?"
    UNKNOWN = "Hvad ved ingen?"


OUTCOMES = {
    StatusCode.REACHED: Outcome.REACHED,
    StatusCode.REACHED_NOT_EVERYWHERE: Outcome.REACHED_IN_PART,
    StatusCode.DONE: Outcome.REACHED,
    StatusCode.ON_TRACK: Outcome.ON_ITS_WAY,
    StatusCode.IMPROVING: Outcome.ON_ITS_WAY,
    StatusCode.NOT_DUE: Outcome.ON_ITS_WAY,
    StatusCode.NEAR: Outcome.NOT_REACHED,
    StatusCode.MISSED: Outcome.NOT_REACHED,
    StatusCode.TOO_SLOW: Outcome.NOT_REACHED,
    StatusCode.LIMITED: Outcome.NOT_REACHED,
    StatusCode.WRONG_DIRECTION: Outcome.NOT_REACHED,
    StatusCode.WORSENING: Outcome.NOT_REACHED,
    StatusCode.TOO_EARLY: Outcome.UNKNOWN,
    StatusCode.UNCHANGED: Outcome.UNKNOWN,
    StatusCode.TOO_FEW: Outcome.UNKNOWN,
    StatusCode.UNCERTAIN: Outcome.UNKNOWN,
    StatusCode.NO_NEWS: Outcome.UNKNOWN,
    StatusCode.CONTEXT: Outcome.UNKNOWN,
    StatusCode.UNDECIDED: Outcome.UNKNOWN,
    StatusCode.NO_TARGET: Outcome.UNKNOWN,
    StatusCode.NO_DATA: Outcome.UNKNOWN,
}

LEFT_OUT = (StatusCode.CONTEXT, StatusCode.NO_TARGET)
"""Background figures stand on the full page alone; what has no target is told by its priority."""

MOST_NAMED = 6
"""How many priorities without a target are named one by one."""

NEEDED = {
    Criterion.VALUE: "Et tal.",
    Criterion.UNIT: "Hvad tallet tæller.",
    Criterion.TARGET: "Et mål: det tal, som kommunen vil nå.",
    Criterion.PERIOD: "Hvornår målet skal være nået.",
    Criterion.SOURCE: "Et dokument, hvor tallet står.",
}

INTRODUCTIONS: dict[str, Lines] = {
    addresses.FIGURES: (
        "Her står alle tal.",
        "Ved nogle tal står et mål.",
        "Så kan du se, om målet er nået.",
        "Ved hvert tal står, hvor det kommer fra.",
    ),
    addresses.DEPARTMENTS: (
        "Kommunen er delt i forvaltninger.",
        "Her kan du vælge én forvaltning.",
        "Så ser du, hvad den har ansvar for.",
    ),
    addresses.INITIATIVES: (
        "Her står, hvad kommunen gør.",
        "Du kan se, hvornår noget slutter.",
        "Du kan også se, hvad det koster.",
    ),
    addresses.PROCESS: (
        "Her står, hvad politikerne har besluttet.",
        "Her står også, hvad der skal ske nu.",
    ),
    addresses.SERVICES: (
        "Her står, hvilken hjælp du kan få.",
        "Der står også, hvor du kan søge om den.",
        "Kommunen ser altid på, hvad netop du har brug for.",
    ),
    addresses.SEARCH: (
        "Her kan du søge.",
        "Skriv ét ord i feltet.",
        "Så ser du, hvor ordet står.",
    ),
    addresses.SUBMIT: (
        "Her sender forvaltningerne deres tal ind.",
        "Tallene bliver set efter, før de gemmes.",
    ),
    addresses.CHANGES: (
        "Her står, hvad der er lavet om.",
        "Du kan se, hvem der har gjort det.",
    ),
    addresses.REPORT: (
        "Her kan du hente hele status som en fil.",
        "Du vælger selv, hvad der skal være med.",
    ),
    addresses.METHOD: (
        "Her står, hvor tallene kommer fra.",
        "Her står også, hvordan de er regnet ud.",
    ),
    addresses.ACCESSIBILITY: (
        "Alle skal kunne bruge siden.",
        "Her står, hvad der er prøvet, og hvad der ikke virker.",
        "Du kan se, hvem du kan få hjælp af.",
    ),
}


NOT_EASY: Lines = ("Denne side er ikke skrevet let endnu.", "Her er hele siden.")
"""What a page says that has no introduction of its own."""

BUILT_ON = "Alt her bygger på offentlige dokumenter."
"""What an easy page closes with."""


def easy_page(status: Status, path: str, group: str | None = None) -> EasyPage:
    """The page at `path` in easy words, or what stands before the page itself.

    `group` is the target group that the reader follows: then only remarks that name it are told.
    """
    told = tuple(r for r in status.remarks if group in (None, *r.remark.target_groups))
    if path == addresses.OVERVIEW:
        return _overview(status, told)
    if path == addresses.MEASURABILITY:
        return _measurability(status, told)
    if path == addresses.COUNCIL:
        return _council(status, told)
    for objective in status.objectives:
        if path == addresses.objective(objective.objective.number):
            return _objective(status, objective, told)
    about = Part("Hvad er det her?", (Block(INTRODUCTIONS.get(path, NOT_EASY)),))
    return EasyPage("", (about,), whole=False)


def seen_from(status: Status) -> str:
    """From which date a page tells."""
    return f"Sådan så det ud den {day(status.as_of)}."


def easy_text(page: EasyPage, choices: Mapping[str, str]) -> Markup:
    """The parts of a page as HTML: one sentence a line, lists under what they belong to."""
    return Markup('<div class="easy">{}</div>').format(
        joined(_part(part, choices) for part in page.parts)
    )


def _part(part: Part, choices: Mapping[str, str]) -> Markup:
    return Markup("<h2>{}</h2>{}").format(
        part.heading, joined(_block(block, choices) for block in part.blocks)
    )


def _block(block: Block, choices: Mapping[str, str]) -> Markup:
    entries: list[Markup] = [Markup("<br>").join(entry) for entry in block.named]
    if block.paths:
        entries = [
            anchor(entry, addresses.link(path, choices))
            for entry, path in zip(entries, block.paths, strict=True)
        ]
    told = joined(paragraph(sentence) for sentence in block.told)
    return told + items(entries) if entries else told


def _overview(status: Status, told: Sequence[RemarkStatus]) -> EasyPage:
    return EasyPage(
        "Sådan går det med handicappolitikken",
        (
            Part("Hvad handler det om?", tuple(_about_policy(status))),
            *_outcomes(status, status.indicators, status.priorities),
            _council_in_short(told, status),
            _asking(status, status.indicators, told, status.missing_news, status.priorities),
        ),
    )


def _about_policy(status: Status) -> Iterator[Block]:
    if not status.objectives:
        yield Block(("Der er ingen politik at se på denne dato.", "Vælg en anden dato."))
        return
    yield Block(
        (
            "Kommunen har en politik for mennesker med handicap.",
            f"Politikken har {in_words(len(status.objectives))} store ønsker:",
        ),
        tuple(sentences(o.objective.short_title, status) for o in status.objectives),
        tuple(addresses.objective(o.objective.number) for o in status.objectives),
    )


def _objective(
    status: Status, objective: ObjectiveStatus, told: Sequence[RemarkStatus]
) -> EasyPage:
    record = objective.objective
    own = [r for r in objective_remarks(status, record.number) if r in told]
    missing = [m for m in status.missing_news if m.objective == record.number]
    about = (
        Block(("Kommunen ønsker dette:",), (sentences(record.title, status),)),
        Block(
            (f"Der er {in_words(len(objective.priorities), common=False)} vigtige punkter:",),
            tuple(_name(p, status) for p in objective.priorities),
        ),
    )
    return EasyPage(
        " ".join(sentences(record.short_title, status)).rstrip("."),
        (
            Part("Hvad handler det om?", about if objective.priorities else about[:1]),
            *_outcomes(status, objective.indicators, objective.priorities),
            _council_part(own, status),
            _asking(status, objective.indicators, own, missing, objective.priorities),
        ),
    )


def _name(priority: PriorityStatus, status: Status) -> Lines:
    return sentences(priority.priority.short_title, status)


def _outcomes(
    status: Status,
    indicators: Sequence[IndicatorStatus],
    priorities: Sequence[PriorityStatus],
) -> Iterator[Part]:
    """What is reached, on its way, not reached and unknown; the first and the last never left out."""
    for outcome in Outcome:
        blocks = [*_judged(status, indicators, outcome)]
        if outcome is Outcome.REACHED and not blocks:
            blocks = [Block(("Dokumenterne viser ikke, at et mål er helt nået.",))]
        if outcome is Outcome.UNKNOWN:
            blocks = [*_without_target(status, priorities), *blocks]
        if blocks:
            yield Part(outcome.value, tuple(blocks))


def _judged(
    status: Status, indicators: Sequence[IndicatorStatus], outcome: Outcome
) -> Iterator[Block]:
    """Indicators with a figure one by one; those that only share a verdict as one list.

    A part that fails is told where the total is reached, and again among what is not.
    """
    figured: list[Lines] = []
    alike: dict[Lines, list[Lines]] = {}
    for indicator in indicators:
        code, name = indicator.status, _indicator_name(indicator, status)
        if code in LEFT_OUT:
            continue
        if OUTCOMES[code] is outcome:
            words = status_words(code, indicator.indicator.kind)
            if figures := _figures(status, indicator):
                figured.append((*name, *words, *figures))
            else:
                alike.setdefault(words, []).append(name)
        if outcome is Outcome.NOT_REACHED:
            figured += _failing(status, indicator)
    if figured:
        lead = ("Her kan ingen sige, hvordan det går:",) if outcome is Outcome.UNKNOWN else ()
        yield Block(lead, tuple(figured))
    for words, names in alike.items():
        yield Block((*words[:-1], f"{words[-1].rstrip('.')}:"), tuple(names))


def _indicator_name(indicator: IndicatorStatus, status: Status) -> Lines:
    return sentences(indicator.indicator.name, status)


def _figures(status: Status, indicator: IndicatorStatus) -> Lines:
    """The figure that a verdict is about, one number a sentence."""
    parts = [p for p in indicator.current if p.department != WHOLE_CITY]
    point = indicator.total or (parts[0] if len(parts) == 1 else None)
    return _point(status, point, indicator.indicator.unit) if point else ()


def _point(status: Status, point: Point, unit: Unit) -> Lines:
    if not point.has_figure:
        return ()
    told: list[str] = []
    if point.target:
        told += figure_sentences("Målet er", point.target, unit, status)
    if point.target and point.deadline:
        told.append(f"Det skal være nået {at(point.deadline)}.")
    if point.hidden:
        told.append("Tallet er skjult, fordi det handler om få personer.")
    elif point.value:
        told += figure_sentences("Tallet blev", point.value, unit, status)
    elif point.attainment is not None:
        share = in_full(percent(point.attainment), status)
        told.append(f"Resultatet blev {share} af målet.")
    measured_on = point.counted_on or point.period
    if measured_on:
        told.append(f"Tallet er fra {when(measured_on)}.")
    return tuple(told)


FELL_SHORT = defaultdict(
    lambda: "følger ikke planen",
    {StatusCode.MISSED: "nåede ikke sit mål", StatusCode.NEAR: "nåede næsten sit mål"},
)
"""What is said of a department below its target."""


def _failing(status: Status, indicator: IndicatorStatus) -> Iterator[Lines]:
    """The departments that lack something, each with its size, so that it is told fairly."""
    for point in indicator.failing:
        who = capitalised(place(status, point.department))
        lines = [*_indicator_name(indicator, status), f"{who} {FELL_SHORT[point.status]}."]
        lines += _point(status, point, indicator.indicator.unit)
        if point.shortfall is not None and not point.hidden:
            lacking = in_full(measured(point.shortfall, indicator.indicator.unit), status)
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
        f"Der er {in_words(len(priorities), common=False)} vigtige punkter i politikken.",
        f"{capitalised(in_words(len(without), common=False))} af dem har ikke noget mål.",
    )
    if len(without) > MOST_NAMED:
        yield Block((*of_all, "Ingen kan sige, hvor langt kommunen er med dem."))
        return
    yield Block(
        ("Ingen kan sige, hvor langt kommunen er.", "Der er ikke noget mål for dette:"),
        tuple(_name(p, status) for p in without),
    )


def _council_part(remarks: Sequence[RemarkStatus], status: Status) -> Part:
    return Part(COUNCIL_SAYS, tuple(_remarks(remarks, status)))


def _council_in_short(remarks: Sequence[RemarkStatus], status: Status) -> Part:
    """How many remarks there are, the titles of those about the whole, and the way to them all."""
    unanswered = sum(r.unanswered for r in remarks)
    on_all = [r for r in remarks if r.remark.scope is not RemarkScope.OBJECTIVE]
    blocks = [Block(_remark_count(remarks))]
    if unanswered:
        of_them = capitalised(in_words(unanswered))
        blocks.append(Block((f"{of_them} af dem har ikke noget svar i dokumenterne.",)))
    if on_all:
        named = tuple(sentences(r.remark.title, status) for r in on_all)
        blocks.append(Block(("Dette handler om hele politikken:",), named))
    if remarks:
        blocks.append(Block((), (("Se alt, hvad Handicaprådet siger.",),), (addresses.COUNCIL,)))
    return Part(COUNCIL_SAYS, tuple(blocks))


def _remark_count(remarks: Sequence[RemarkStatus]) -> Lines:
    if not remarks:
        return ("Handicaprådet har ikke skrevet noget om det her.",)
    count = len(remarks)
    noun = "bemærkning" if count == 1 else "bemærkninger"
    return (
        "Handicaprådet siger sin mening til kommunen.",
        f"Rådet har skrevet {in_words(count)} {noun}.",
    )


COUNCIL_SAYS = "Hvad siger Handicaprådet?"

ANSWERS: tuple[tuple[str, Callable[[RemarkStatus], bool]], ...] = (
    ("Her har en forvaltning svaret:", lambda r: bool(r.replies)),
    ("Her er der ikke noget svar i dokumenterne:", lambda r: r.unanswered),
    ("Det her er ros, som ikke kræver svar:", lambda r: not r.unanswered and not r.replies),
)  # fmt: skip


def _remarks(remarks: Sequence[RemarkStatus], status: Status) -> Iterator[Block]:
    yield Block(_remark_count(remarks))
    for heading, belongs in ANSWERS:
        named = tuple(sentences(r.remark.title, status) for r in remarks if belongs(r))
        if named:
            yield Block((heading,), named)


def _asking(
    status: Status,
    indicators: Iterable[IndicatorStatus],
    remarks: Sequence[RemarkStatus],
    missing_news: Sequence[MissingNews],
    priorities: Sequence[PriorityStatus],
) -> Part:
    entries = [
        (
            *_indicator_name(indicator, status),
            f"Hvorfor går det sådan i {place(status, point.department)}?",
        )
        for indicator in indicators
        for point in indicator.failing
    ]
    if any(not p.measurable for p in priorities):
        some = any(p.measurable for p in priorities)
        entries.append((f"Hvornår kommer der et mål{' for de andre punkter' if some else ''}?",))
    if any(r.unanswered for r in remarks):
        entries.append(("Hvad svarer forvaltningerne Handicaprådet?",))
    entries += [
        (*sentences(m.what, status), f"Det var ventet {at(m.expected)}.", "Hvad skete der?")
        for m in missing_news
    ]
    if not entries:
        return Part("Hvad kan du spørge om?", (Block(("Dokumenterne rejser ingen spørgsmål.",)),))
    return Part("Hvad kan du spørge om?", (Block((), tuple(entries)),))


def _measurability(status: Status, told: Sequence[RemarkStatus]) -> EasyPage:
    have = [p for p in status.priorities if p.measurable]
    figure_alone = [p for p in status.priorities if not p.measurable and Criterion.VALUE in p.met]
    rest = [p for p in status.priorities if p not in have and p not in figure_alone]
    on_policy = [r for r in told if r.remark.scope is RemarkScope.POLICY]

    def names(heading: str, chosen: Sequence[PriorityStatus], none: str) -> Part:
        return Part(
            heading,
            (Block((), tuple(_name(p, status) for p in chosen)) if chosen else Block((none,)),),
        )

    about = (
        Block(("Et mål er et tal, som kommunen vil nå.", "Uden et mål kan ingen se, om noget lykkes.")),
        Block(("Der skal være dette, før noget kan måles:",), tuple((NEEDED[c],) for c in REQUIRED)),
    )  # fmt: skip
    return EasyPage(
        "Hvad kan måles?",
        (
            Part("Hvad handler det om?", about),
            names("Hvad har både tal og mål?", have, "Intet har både tal og mål."),
            names("Hvad har kun et tal?", figure_alone, "Intet har kun et tal."),
            names("Hvad har hverken tal eller mål?", rest, "Intet mangler begge dele."),
            _council_part(on_policy, status),
            _asking(status, (), on_policy, (), status.priorities),
        ),
    )


def _council(status: Status, told: Sequence[RemarkStatus]) -> EasyPage:
    about = (
        "Handicaprådet giver kommunen råd om handicap.",
        "Halvdelen af rådet kommer fra handicapforeninger.",
    )
    return EasyPage(
        "Hvad Handicaprådet siger",
        (
            Part("Hvad handler det om?", (Block(about),)),
            _council_part(told, status),
            *_experience_parts(status),
            _asking(status, (), told, (), ()),
        ),
    )


def _experience_parts(status: Status) -> Iterator[Part]:
    for side, heading in (
        (Side.DEPARTMENTS, "Hvad har forvaltningerne lært?"),
        (Side.COUNCIL, "Hvad har Handicaprådet lært?"),
    ):
        own = tuple(sentences(e.title, status) for e in status.experiences if e.side is side)
        if own:
            yield Part(heading, (Block((), own),))
