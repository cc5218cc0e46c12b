"""The status as slides for a meeting: at most fourteen, each a sentence with one picture or table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from metrics.status import ObjectiveStatus, Status
from presentation import slides
from presentation.blocks import Selection, Table, without_controls
from presentation.documents import (
    changes,
    chapters,
    coverage,
    slide_counts,
    slide_objectives,
    slide_tables,
)
from presentation.documents.selection import narrowed_to
from presentation.slides import MOST_SLIDES, Slide, SlideShow

TITLE = "Status på handicappolitikken"


def slide_show(status: Status, selection: Selection) -> SlideShow:
    """The slides of the selected objectives and departments."""
    whole, narrowed = status, narrowed_to(status, selection)
    before = changes.earlier(selection)
    found = tuple(_slides(whole, narrowed, selection, before))
    return without_controls(
        SlideShow(
            chapters.document(narrowed, selection, TITLE, chapters.about_the_policy(status), ()),
            tuple(map(_with_where_the_rest_is, found)),
            slides.line(coverage.selected(narrowed, selection, "Oplægget")),
            (f"{coverage.headline(narrowed, selection)}.",),
        )
    )


def _slides(
    whole: Status, status: Status, selection: Selection, before: Status | None
) -> Iterator[Slide]:
    if not status.objectives:
        yield slide_tables.known(status, selection)
    first = _there(slide_counts.overview(status, selection))
    others = (
        *_there(slide_counts.measurability(status, selection)),
        *_there(slide_counts.remarks(status)),
        *_there(slide_tables.money_by_end(status)),
        *_there(slide_tables.awaited(status)),
        *_there(slide_tables.changed(status, before, selection) if before else None),
        *_there(slide_tables.sources(whole)),
    )
    room = MOST_SLIDES - 1 - len(first) - len(others)
    yield from first
    yield from _objectives(status, room)
    yield from others


def _there(slide: Slide | None) -> tuple[Slide, ...]:
    return (slide,) if slide else ()


def _objectives(status: Status, room: int) -> Iterator[Slide]:
    """A slide an objective; where there is no room for all, those with most to judge, and a table of the rest."""
    every = status.objectives
    own = every if len(every) <= room else _weightiest(every, room - 1)
    for objective in own:
        yield slide_objectives.objective(status, objective)
    if rest := tuple(each for each in every if each not in own):
        yield slide_objectives.others(status, rest, is_rest=bool(own))


def _weightiest(every: Sequence[ObjectiveStatus], count: int) -> tuple[ObjectiveStatus, ...]:
    """The objectives with most measurable priorities, in the policy's order."""
    kept = sorted(every, key=lambda objective: -len(objective.measurable))[:count]
    return tuple(objective for objective in every if objective in kept)


SHORTENED = "Tekster, der ender med …, er forkortet her og står helt i statusdokumentet."


def _with_where_the_rest_is(slide: Slide) -> Slide:
    """The slide; where something on it is shortened, its notes say where the whole is."""
    cells = slide.shown.texts if isinstance(slide.shown, Table) else ()
    texts = (slide.title, slide.line, *(cell for row in cells for cell in row))
    if not any(text.endswith("…") for text in texts):
        return slide
    return replace(slide, notes=(*slide.notes, SHORTENED))
