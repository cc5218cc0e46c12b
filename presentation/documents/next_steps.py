"""What comes next, and the annexes of a note or a proposal."""

from __future__ import annotations

from collections.abc import Iterator

from metrics.status import Status
from presentation.blocks import Blank, Block, Bullets, Paragraph, ParagraphKind
from presentation.language.numbers import day, period
from presentation.language.sentences import expected_time
from presentation.language.sources import cited, known_sources
from presentation.status.process import expected_steps, expected_when
from presentation.status.silence import SENTENCES


def further_way(status: Status) -> Iterator[Block]:
    """The steps that the sources expect, and those whose date has passed without news."""
    steps = expected_steps(status)
    if steps:
        yield Bullets(
            tuple(
                f"{expected_when(status, step)}: {step.title}. "
                f"Kilde: {cited(step.sources, status.sources)}."
                for step in steps
            )
        )
    else:
        yield Paragraph(f"Kilderne nævner ingen kommende trin efter {day(status.as_of)}.")
    if status.missing_news:
        yield Paragraph(
            "Ventet, uden at kilderne siger mere (spørgsmål at stille, ikke fejl)",
            ParagraphKind.LABEL,
        )
        yield Bullets(
            tuple(
                f"{missing.what}: ventet {expected_time(missing, period)}. {SENTENCES[missing.silence]} "
                f"Kilde: {cited(missing.sources, status.sources)}."
                for missing in status.missing_news
            )
        )
    yield Blank("det, der er aftalt om den videre behandling")


def annexes(status: Status) -> Iterator[Block]:
    """The policy's own documents, numbered."""
    own = [source.title for source in known_sources(status) if source.in_policy_set]
    if own:
        yield Bullets(tuple(f"Bilag {n}: {title}" for n, title in enumerate(own, start=1)))
    else:
        yield Blank("bilagene")
