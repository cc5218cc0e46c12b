"""Parts shared by the documents: title and properties, conclusion, next steps, and annexes."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from metrics.matters import Matter, matters
from metrics.passage import Standing, standing
from metrics.status import MissingNews, Status
from policy.columns import Citation
from policy.records import Event
from presentation.blocks import (
    Blank,
    Block,
    Bullets,
    Document,
    Paragraph,
    ParagraphKind,
    Section,
    Selection,
    without_controls,
)
from presentation.documents import coverage, unwritten
from presentation.language import city
from presentation.language.numbers import day, period
from presentation.language.sentences import expected_words, lead
from presentation.language.sources import cited, in_order, known_sources, origin
from presentation.language.words import ended
from presentation.status import passage
from presentation.status.process import body_words, expected_steps, expected_when
from presentation.status.silence import SENTENCES
from presentation.status.where_written import IN_THE_DOCUMENT


def document(
    status: Status,
    selection: Selection,
    title: str,
    subtitle: str,
    sections: Iterable[Section],
    *,
    wide: bool = False,
) -> Document:
    """A document about a status, with the properties common to every document.

    What nobody has written is no part of its sections; a section of nothing else is left out.
    """
    outlined = tuple(sections)
    return without_controls(
        Document(
            title=title,
            subtitle=subtitle,
            as_of=status.as_of,
            version=status.version,
            publisher=city.publisher(status),
            edition=coverage.edition(status, selection),
            sections=unwritten.left(outlined),
            sources=tuple(source_words(status)),
            unpublished=selection.unpublished,
            wide=wide,
            unwritten=unwritten.listed(outlined),
        )
    )


FEW_SECTIONS = 20
"""Up to this many sections are found without a table of contents."""


def brief(document: Document) -> Document:
    """The document, without a table of contents if it has few sections."""
    return replace(document, brief=len(document.sections) <= FEW_SECTIONS)


def about_the_policy(status: Status) -> str:
    """The subtitle of a document about the whole policy; empty if no policy is known."""
    return city.policy_and_city(status)


def conclusion(status: Status, selection: Selection, headline: str) -> Iterator[Block]:
    """A note if the document is a selection; the conclusion; and the verdicts behind it."""
    if selected := coverage.selected(status, selection):
        yield Paragraph(selected, ParagraphKind.NOTE)
    yield Paragraph(f"{headline}.", ParagraphKind.LEAD)
    if verdicts := lead(status):
        yield Paragraph(verdicts)


def source_words(status: Status) -> Iterator[str]:
    """The known sources, each with title, publisher and date."""
    for source in known_sources(status):
        dated = period(source.dated) if source.dated else "uden dato"
        yield f"{source.short_title}: {source.title}. {source.publisher}, {dated}."


def citations(status: Status, cited_by: Iterable[Citation]) -> tuple[str, ...]:
    """The citations of what is shown, each once, in words; empty where nothing is cited."""
    found = cited(in_order(dict.fromkeys(cited_by)), status.sources)
    return (found,) if found else ()


def steps(status: Status) -> Iterator[Bullets]:
    """The steps that the sources expect; empty if there are none."""
    if expected := expected_steps(status):
        yield Bullets(tuple(_step(status, event) for event in expected))


def _step(status: Status, event: Event) -> str:
    body = body_words(event)
    who = f" ({body})" if body else ""
    summary = f" {ended(event.summary)}" if event.summary else ""
    source = origin(event.sources, status.sources)
    return f"{expected_when(status, event)}: {event.title}{who}.{summary} Kilde: {source}."


def steps_in_short(status: Status) -> Iterator[str]:
    """The same steps, each with its time and source alone."""
    for event in expected_steps(status):
        body = body_words(event)
        who = f" ({body})" if body else ""
        source = origin(event.sources, status.sources)
        yield f"{expected_when(status, event)}: {event.title}{who}. Kilde: {source}."


def without_news(status: Status, told: Container[str] = ()) -> Iterator[Block]:
    """What was expected by a date that has passed, without the records already told; empty if there is nothing."""
    if missing := [each for each in status.missing_news if each.record not in told]:
        yield Paragraph(
            "Ventet, uden at kilderne siger mere (et spørgsmål at stille, ikke en fejl)",
            ParagraphKind.LABEL,
        )
        yield Bullets(tuple(_missing(status, each) for each in missing))


def _missing(status: Status, missing: MissingNews) -> str:
    source = origin(missing.sources, status.sources)
    return f"{expected_words(missing)}. {SENTENCES[missing.silence]} Kilde: {source}."


def next_steps(status: Status) -> Section:
    """The next steps according to the sources, and a blank for what has been agreed."""
    expected = tuple(steps(status))
    nothing = Paragraph(f"Kilderne nævner ingen kommende trin efter {day(status.as_of)}.")
    return unwritten.section(
        "Videre proces",
        1,
        (
            *_way(status),
            *(expected or (nothing,)),
            *without_news(status, {step.id for each in _newest(status) for step in each.steps}),
            Blank("det, der er aftalt om den videre behandling", IN_THE_DOCUMENT),
        ),
    )


def _newest(status: Status) -> Sequence[Matter]:
    """The newest matter, whose way is told; empty if the sources name none."""
    return matters(status)[:1]


def _way(status: Status) -> Iterator[Block]:
    """How far the newest matter is on its way through the bodies; empty if the sources name none."""
    for matter in _newest(status):
        yield Paragraph(f"{passage.HEADING}: {matter.name}", ParagraphKind.LABEL)
        yield Paragraph(passage.conclusion(status, matter))
        yield Bullets(tuple(passage.in_document(status, matter)))
        if order := passage.order_words(status, matter):
            yield Paragraph(order)
        yield Paragraph("Ventet ifølge kilderne", ParagraphKind.LABEL)


def untold(status: Status) -> Iterator[Blank]:
    """What should have happened with the newest matter, and no source tells: for the officer."""
    for newest in _newest(status):
        if Standing.PASSED in {standing(step, status.as_of) for step in newest.steps}:
            yield Blank(f"hvordan det gik: {newest.name}", "arket Behandling")


def annexes(status: Status) -> Section:
    """The policy's own documents, numbered."""
    own = annex_titles(status)
    numbered = Bullets(tuple(f"Bilag {n}: {title}" for n, title in enumerate(own, start=1)))
    return unwritten.section("Bilag", 1, (numbered if own else Blank("bilagene", IN_THE_DOCUMENT),))


def annex_titles(status: Status) -> list[str]:
    """The titles of the policy's own documents."""
    return [source.title for source in known_sources(status) if source.in_policy_set]
