"""A proposal to a body under the city's usual headings: short, with what it holds back in its first annex."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from metrics.status import IndicatorStatus, RemarkStatus, Status
from policy.choices import ProposalStep, Recommended, RemarkScope, TextKind
from policy.records import Event, Initiative
from presentation import tables
from presentation.blocks import (
    Blank,
    Block,
    Bullets,
    Diagram,
    Document,
    Drafted,
    Paragraph,
    ParagraphKind,
    Section,
    Selection,
)
from presentation.charts.bars import Bar, TargetBars, target_bars
from presentation.documents import (
    abbreviations,
    changes,
    chapters,
    coverage,
    draft_proposal,
    proposal_way,
    recommendation,
    unwritten,
)
from presentation.documents.objective_chapter import figure_notes
from presentation.documents.selection import narrowed_to
from presentation.documents.summing_up import first_sentences, fitting, shortened
from presentation.figures import over_time
from presentation.figures.indicator_table import (
    STATUS,
    TARGET,
    VALUE,
    IndicatorFigure,
    figure_tables,
    named_year,
)
from presentation.initiatives import all_initiatives
from presentation.initiatives.all_initiatives import NOT_STATED
from presentation.initiatives.money import (
    end_words,
    ends_in_short,
    last_year_words,
    money_sentence,
    printed_endings,
)
from presentation.language import city, numbers, sentences, words
from presentation.language.department_names import department_name
from presentation.language.remark_sentences import calling_for_answer
from presentation.language.sources import Cited, in_order, known_sources, origin
from presentation.status import written
from presentation.status.measurability import conclusion
from presentation.status.process import body_words, expected_steps, expected_when
from presentation.status.where_written import IN_THE_DOCUMENT
from presentation.tables import Column, Table

TITLE = "Indstilling: Status på handicappolitikken"
ANNEX = "bilag 1"
"""Where what the proposal has no room for is: the status document."""
MOST_ROWS, MOST_REMARKS, MOST_ENDINGS, MOST_STEPS, MOST_CHANGES, MOST_BARS = 8, 8, 6, 5, 4, 8
MOST_TEXTS = {TextKind.STORY: 2, TextKind.NEXT_STEP: 3}
A_PARAGRAPH, A_TEXT, A_LINE, A_NAME = 500, 300, 190, 60
"""The most letters of a paragraph of ours, an officer's text, a point in a list, and a name."""
A_LIST = 1300
"""The most letters of a list, which is about a quarter of a page."""


def proposal(status: Status, selection: Selection) -> Document:
    """The proposal about the selected objectives and departments, to the body of its step."""
    narrowed = narrowed_to(status, selection)
    is_draft = status.draft.is_draft(status.as_of)
    document = chapters.document(
        status,
        selection,
        draft_proposal.title(status) if is_draft else TITLE,
        _subtitle(narrowed, selection),
        abbreviations.explained(status, _sections(narrowed, selection)),
    )
    return replace(document, brief=True)


def _sections(status: Status, selection: Selection) -> Iterator[Section]:
    yield unwritten.section("Resumé", 1, _summary(status, selection))
    yield unwritten.section("Indstilling", 1, recommendation.recommendation(status, selection))
    yield unwritten.section("Problemstilling", 1, _problem(status, selection))
    yield unwritten.section("Løsning", 1, _solution(status, selection))
    yield unwritten.section("Økonomi", 1, _economy(status, selection))
    yield unwritten.section("Videre proces", 1, _next_steps(status, selection))
    yield _annexes(status)


def _subtitle(status: Status, selection: Selection) -> str:
    """The policy, and to whom; empty while no policy is known."""
    policy = chapters.about_the_policy(status)
    body = _asked(status, selection)
    to = f". Til {body}" if body != proposal_way.A_COMMITTEE else ""
    return f"{policy}{to}" if policy else ""


def _asked(status: Status, selection: Selection) -> str:
    at = proposal_way.step(status, selection)
    return proposal_way.asked(proposal_way.way(status, selection), at)


def _summary(status: Status, selection: Selection) -> Iterator[Drafted]:
    if selected := coverage.selected(status, selection):
        yield Paragraph(selected, ParagraphKind.NOTE)
    yield Paragraph(f"{coverage.headline(status, selection)}.", ParagraphKind.LEAD)
    if verdicts := sentences.short_lead(status):
        yield Paragraph(_held(verdicts, A_TEXT))
    yield Paragraph(f"{coverage.remarks_headline(status, selection)}.")
    yield Paragraph(_purpose(status, selection))


def _purpose(status: Status, selection: Selection) -> str:
    """What the body gets with the proposal."""
    name = f"»{status.policy.title}«" if status.policy else "handicappolitikken"
    body = words.capitalised(_asked(status, selection))
    if status.draft.is_draft(status.as_of):
        return f"{body} får hermed udkastet til {name} forelagt."
    return (
        f"{body} får hermed status på {name}, som kilderne viser den "
        f"{numbers.day(status.as_of)} ({sentences.newest_figures(status)})."
    )


def _held(text: str, most: int) -> str:
    """The text held to a length, and where the rest of it is."""
    return shortened(text, most, f"Resten står i {ANNEX}.")


def _fitting(items: Sequence[str], most: int, letters: int = A_LIST) -> tuple[str, ...]:
    """The first items: at most so many, and so many letters in all; always one."""
    return tuple(items[: min(most, fitting([len(item) for item in items], letters))])


def _rest(left: int, one: str, many: str) -> Iterator[Paragraph]:
    """How many more there are, and where; nothing if there are none."""
    if left > 0:
        count = words.capitalised(numbers.counted(left, one, many))
        yield Paragraph(f"{count} mere står i {ANNEX}.")


def _problem(status: Status, selection: Selection) -> Iterator[Drafted]:
    found = f"{coverage.headline(status, selection)}. {conclusion(status)}".strip()
    yield Paragraph(_held(found, A_PARAGRAPH))
    yield from _measured(status)
    if before := changes.earlier(selection):
        yield Paragraph(f"Nyt siden {numbers.day(before.as_of)}", ParagraphKind.LABEL)
        news = changes.brief(status, before, selection, most=MOST_CHANGES, rest=f"står i {ANNEX}")
        yield from map(_lines_held, news)
    yield from _texts(status, TextKind.STORY)
    yield from _wishes(status, selection)


def _lines_held(block: Block) -> Block:
    if isinstance(block, Bullets):
        return Bullets(tuple(shortened(item, A_LINE) for item in block.items))
    return block


def _measured(status: Status) -> Iterator[Drafted]:
    """The judged figures: one table, of all or of the only one, and a picture of what it does not have."""
    judged = [i for i in status.indicators if i.judged_by_target and i.scored and i.current]
    if not judged:
        return
    judged.sort(key=lambda each: each.status.rank)
    first = judged[0]
    yield Paragraph(named_year(first), ParagraphKind.LABEL)
    sentence = sentences.indicator_sentences(status, first)
    if sentence:
        yield Paragraph(_held(sentence, A_PARAGRAPH))
    yield from _by_department(status, first) if len(judged) == 1 else _by_indicator(judged)
    yield from (replace(p, text=_held(p.text, A_PARAGRAPH)) for p in figure_notes(status, first))
    yield from _picture(status, first, sentence, in_table=len(judged) == 1)


def _picture(
    status: Status, indicator: IndicatorStatus, sentence: str, *, in_table: bool
) -> Iterator[Diagram]:
    """The departments beside each other, unless the table has them; of one figure, its course over time.

    Of many departments, those below their target are first.
    """
    bars = target_bars(indicator)
    if len(bars) > 1:
        if in_table:
            return
        shown = bars if len(bars) <= MOST_BARS else _failing_first(bars)[:MOST_BARS]
        some = "" if shown == bars else f" ({len(shown)} af {len(bars)} forvaltninger)"
        title = f"{named_year(indicator)}: tal og måltal{some}"
        yield Diagram(TargetBars(title, shown), sentence)
    elif course := over_time.own_line(status, indicator):
        yield Diagram(course.chart, course.sentence)


def _by_department(status: Status, indicator: IndicatorStatus) -> Iterator[Drafted]:
    """The figures of one indicator; where they are many, those below their target first, and the total."""
    found = next(figure_tables(status, indicator))
    rows = list(found.rows)
    parts, total = (rows[:-1], rows[-1:]) if found.total else (rows, [])
    if len(parts) > MOST_ROWS:
        parts.sort(key=lambda row: row.point not in indicator.failing)
    shown = [*parts[:MOST_ROWS], *total]
    yield tables.known_in_document(replace(found, rows=shown))
    yield from _rest(len(parts) - MOST_ROWS, "forvaltning", "forvaltninger")


def _by_indicator(judged: Sequence[IndicatorStatus]) -> Iterator[Drafted]:
    """The judged indicators, the worst first, each by its total or its first figure."""
    rows = [IndicatorFigure(each, each.total or each.current[0]) for each in judged]
    columns = (
        Column[IndicatorFigure]("Hvad tallet viser", lambda f: shortened(f.record.name, A_NAME)),
        Column[IndicatorFigure]("Prioritering", lambda f: f.record.priority or ""),
        VALUE,
        TARGET,
        STATUS,
    )
    caption = "Tal med måltal: det, der er længst fra, først"
    yield tables.in_document(Table(caption, columns, rows[:MOST_ROWS]))
    yield from _rest(len(rows) - MOST_ROWS, "tal", "tal")


def _failing_first(bars: Sequence[Bar]) -> tuple[Bar, ...]:
    return tuple(sorted(bars, key=lambda bar: not bar.failing))


def _texts(status: Status, kind: TextKind) -> Iterator[Drafted]:
    """The officers' first texts of a kind about the selected priorities, each held to a length."""
    own = (p.priority for p in status.priorities)
    place = 0
    for each in written.about(status, own, kind):
        if isinstance(each, Blank):
            yield each
            continue
        place += isinstance(each, Paragraph) and each.kind is ParagraphKind.LABEL
        if place <= MOST_TEXTS[kind]:
            yield _in_short(each)
    yield from _rest(place - MOST_TEXTS[kind], "tekst", "tekster")


def _in_short(each: Drafted) -> Drafted:
    if not isinstance(each, Paragraph):
        return each
    match each.kind:
        case ParagraphKind.BODY:
            return replace(each, text=_held(each.text, A_TEXT))
        case ParagraphKind.LABEL:
            return replace(each, text=_name_held(each.text))
    return each


def _name_held(label: str) -> str:
    """A label whose name is held to a length: the kind of text after it stays."""
    name, dot, kind = label.rpartition(" · ")
    return f"{shortened(name, A_NAME)}{dot}{kind}"


def _wishes(status: Status, selection: Selection) -> Iterator[Drafted]:
    """What the council asks for, apart from what the city proposes, with the answers that there are."""
    calling = sorted(
        calling_for_answer(status.remarks), key=lambda each: _nearness(each, selection)
    )
    if not calling:
        return
    council = city.council(status)
    yield Paragraph(f"{council} ønsker", ParagraphKind.LABEL)
    yield Paragraph(
        f"Det følgende er {city.of_council(status)} bemærkninger, forkortet, og ikke en del af "
        "indstillingen. Hvor der ikke står et svar, har kilderne ikke noget."
    )
    shown = _fitting([_wish(status, each) for each in calling], MOST_REMARKS)
    yield Bullets(shown)
    yield from _rest(len(calling) - len(shown), "bemærkning", "bemærkninger")
    yield _sources(status, [each.remark for each in calling[: len(shown)]])


SCOPES = (RemarkScope.POLICY, RemarkScope.BUDGET, RemarkScope.OBJECTIVE)
"""The subjects of the remarks, the widest first."""


def _nearness(remark: RemarkStatus, selection: Selection) -> tuple[bool, int]:
    """Those that name a selected department come first, then those with the widest subject."""
    names = bool(set(remark.remark.departments) & set(selection.departments))
    return not names, SCOPES.index(remark.remark.scope)


def _wish(status: Status, remark: RemarkStatus) -> str:
    record = remark.remark
    said = first_sentences(record.wording or record.summary, A_LINE)
    answers = (
        f"{department_name(status, reply.department)} svarer: "
        f"{words.ended(first_sentences(reply.wording or reply.summary, A_LINE))}"
        for reply in remark.replies[:1]
    )
    own = f"»{said}«." if record.wording else words.ended(said)
    return " ".join((f"{shortened(record.title, A_NAME)}: {own}", *answers))


def _sources(status: Status, records: Iterable[Cited]) -> Paragraph:
    """Where some records are from, the pages of each document together."""
    places = dict.fromkeys(place for each in records for place in each.sources)
    source = origin(in_order(places), status.sources)
    return Paragraph(f"Kilde: {source}.", ParagraphKind.SOURCE)


def _solution(status: Status, selection: Selection) -> Iterator[Drafted]:
    """The departments' own next steps, and what follows from what is recommended."""
    if status.draft.is_draft(status.as_of):
        yield from draft_proposal.solution(status, selection)
    yield from _texts(status, TextKind.NEXT_STEP)
    follows = tuple(_follows(status, selection))
    if follows:
        yield Paragraph("Det følger af indstillingen", ParagraphKind.LABEL)
        yield from follows


def _follows(status: Status, selection: Selection) -> Iterator[Drafted]:
    if status.draft.is_draft(status.as_of):
        at, bodies = proposal_way.step(status, selection), proposal_way.way(status, selection)
        yield Paragraph(draft_proposal.follows(status, at, bodies.finance, bodies.city_council))
    council = city.council(status)
    chosen = recommendation.chosen(status, selection)
    for each in sorted(chosen, key=lambda one: one is Recommended.TARGETS):
        match each:
            case Recommended.NOTED:
                yield Paragraph(
                    "At tage status til efterretning ændrer hverken politikken, dens måltal eller "
                    "forvaltningernes opgaver."
                )
            case Recommended.DISCUSSED:
                yield Paragraph(
                    "Drøftelsen afgør intet i sig selv: det, den giver anledning til, besluttes for sig."
                )
            case Recommended.TARGETS:
                yield from _targets_asked_for(status, selection)
            case Recommended.ANSWERS:
                yield Paragraph(
                    f"De bemærkninger, der intet svar har, bliver besvaret over for {council}."
                )
            case Recommended.HEARING:
                yield Paragraph(f"{council} får status i høring, før den behandles videre.")


def _targets_asked_for(status: Status, selection: Selection) -> Iterator[Drafted]:
    """The priorities that targets are asked for, by the departments that are asked."""
    asked: dict[str, list[str]] = {}
    for each in recommendation.without_target(status):
        for code in recommendation.leading(each, selection):
            named = f"{each.priority.id} {shortened(each.priority.short_title, A_NAME)}"
            asked.setdefault(code, []).append(named)
    who = "Denne forvaltning" if len(asked) == 1 else "Disse forvaltninger"
    yield Paragraph(f"{who} bliver bedt om forslag til måltal:")
    every = [
        words.ended(f"{department_name(status, code)}: {_named(own)}")
        for code, own in asked.items()
    ]
    shown = _fitting(every, MOST_ROWS)
    yield Bullets(shown)
    yield from _rest(len(asked) - len(shown), "forvaltning", "forvaltninger")


def _named(priorities: Sequence[str]) -> str:
    shown = _fitting(priorities, MOST_ROWS, A_TEXT)
    more = len(priorities) - len(shown)
    rest = f"; {numbers.in_words(more)} mere står i {ANNEX}" if more else ""
    return f"{'; '.join(shown)}{rest}"


FREE = {
    Recommended.NOTED: "tage status til efterretning",
    Recommended.DISCUSSED: "drøfte status",
}
"""What binds no money."""


SHOWN = "de viste indsatser"
"""What a sentence of a page calls the initiatives, of which a proposal shows those alone that end."""


def _economy(status: Status, selection: Selection) -> Iterator[Drafted]:
    """What the recommendation costs as far as that follows from it, and the money that is known."""
    found = recommendation.chosen(status, selection)
    if found and FREE.keys() >= set(found):
        yield Paragraph(f"At {words.listed([FREE[each] for each in found])} binder ingen penge.")
    else:
        yield Blank(
            "hvad indstillingen koster, og hvor pengene kommer fra", "afsnittet Økonomi i Word"
        )
    initiatives = all_initiatives.whole(status)
    told = f"{money_sentence(status, initiatives)} {ends_in_short(status, initiatives)}"
    yield Paragraph(told.replace(SHOWN, "indsatserne"))
    yield from _endings(status, printed_endings(status, initiatives).rows)
    if status.draft.is_draft(status.as_of):
        yield from draft_proposal.economy(status, selection)


def _endings(status: Status, ending: Sequence[Initiative]) -> Iterator[Drafted]:
    """What ends when, the nearest first."""
    if not ending:
        return
    columns = (
        Column[Initiative]("Indsats", lambda i: shortened(i.title, A_NAME)),
        Column[Initiative]("Ansvarlig", all_initiatives.carriers),
        Column[Initiative]("Indsatsen slutter", lambda i: end_words(status, i), unknown=NOT_STATED),
        Column[Initiative]("Bevilling til og med", last_year_words),
        Column[Initiative]("Beløb", all_initiatives.amount_words),
    )
    shown = ending[:MOST_ENDINGS]
    caption = "Det, der slutter: det nærmeste først, det overståede til sidst"
    yield tables.in_document(Table(caption, columns, shown))
    yield from _rest(len(ending) - MOST_ENDINGS, "indsats", "indsatser")
    yield _sources(status, shown)


def _next_steps(status: Status, selection: Selection) -> Iterator[Drafted]:
    """Where the proposal goes from here, and the steps that the sources expect."""
    bodies = proposal_way.way(status, selection)
    if proposal_way.step(status, selection) is ProposalStep.FINANCE:
        yield Paragraph(f"Derefter forelægges sagen {bodies.city_council}.")
    yield from chapters.untold(status)
    expected = expected_steps(status)
    if expected:
        yield Paragraph("Ventet ifølge kilderne", ParagraphKind.LABEL)
        shown = _fitting([_step(status, each) for each in expected], MOST_STEPS)
        yield Bullets(shown)
        yield from _rest(len(expected) - len(shown), "trin", "trin")
    else:
        yield Paragraph(f"Kilderne nævner ingen kommende trin efter {numbers.day(status.as_of)}.")
    yield Blank("det, der er aftalt om den videre behandling", IN_THE_DOCUMENT)


def _step(status: Status, event: Event) -> str:
    body = body_words(event)
    title = f"{shortened(event.title, A_NAME)}{f' ({body})' if body else ''}"
    parts = [
        words.ended(f"{expected_when(status, event)}: {title}"),
        first_sentences(event.summary, A_LINE) if event.summary else "",
        f"Kilde: {origin(event.sources, status.sources)}.",
    ]
    return " ".join(filter(None, parts))


def _annexes(status: Status) -> Section:
    """The status document, which has what is held back, and the policy's documents by the names they are cited by."""
    own = [source.short_title for source in known_sources(status) if source.in_policy_set]
    every = [f"Statusdokument, set per {numbers.day(status.as_of)}", *own]
    named = (f"Bilag {number}: {title}" for number, title in enumerate(every, start=1))
    return unwritten.section("Bilag", 1, map(Paragraph, named))
