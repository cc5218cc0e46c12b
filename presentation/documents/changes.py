"""What is different from an earlier status, as a part of a document: whole, or its first lines."""

from __future__ import annotations

from collections.abc import Iterator

from metrics.status import Status
from presentation.blocks import Block, Bullets, Paragraph, ParagraphKind, Section, Selection
from presentation.documents import coverage
from presentation.documents.selection import narrowed_to
from presentation.language.numbers import counted, day
from presentation.submissions.changes_since import changes_since


def earlier(selection: Selection) -> Status | None:
    """The status to compare with, narrowed to the selection; None where none is chosen."""
    return narrowed_to(selection.compare_with, selection) if selection.compare_with else None


def section(status: Status, before: Status, selection: Selection) -> Section:
    """Every difference by heading; both statuses are narrowed to the selection."""
    return Section(heading(before), 1, tuple(_every(status, before, selection)))


def heading(before: Status) -> str:
    return f"Ændringer siden {day(before.as_of)}"


def _every(status: Status, before: Status, selection: Selection) -> Iterator[Block]:
    yield _compared(before)
    found = changes_since(status, before)
    for title, lines in found:
        yield Paragraph(title, ParagraphKind.LABEL)
        yield Bullets(tuple(lines))
    if not found:
        yield _nothing(selection)


def brief(
    status: Status, before: Status, selection: Selection, *, most: int, rest: str
) -> Iterator[Block]:
    """At most so many differences, those of status first; `rest` says where the others are."""
    yield _compared(before)
    found = [line for _, lines in changes_since(status, before) for line in lines]
    if not found:
        yield _nothing(selection)
        return
    yield Bullets(tuple(found[:most]))
    if (left := len(found) - most) > 0:
        yield Paragraph(f"{counted(left, 'ændring', 'ændringer')} mere {rest}.")


def _compared(before: Status) -> Paragraph:
    return Paragraph(f"Sammenlignet med status per {day(before.as_of)}, udgave {before.version}.")


def _nothing(selection: Selection) -> Paragraph:
    return Paragraph(f"Kilderne har intet nyt siden da{coverage.within(selection)}.")
