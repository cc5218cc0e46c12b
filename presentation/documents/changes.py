"""What is different from an earlier status, as a part of a document: whole, or its first lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from metrics.status import Status
from presentation.blocks import Block, Bullets, Paragraph, ParagraphKind, Section, Selection
from presentation.documents import coverage
from presentation.documents.selection import narrowed_to
from presentation.language.numbers import counted, day
from presentation.language.words import capitalised, ended
from presentation.submissions.changes_since import Change, changes_since


def earlier(selection: Selection) -> Status | None:
    """The status to compare with, narrowed to the selection; None where none is chosen."""
    return narrowed_to(selection.compare_with, selection) if selection.compare_with else None


def heading(before: Status) -> str:
    """The title of the changes; a published status is known by its name."""
    if before.snapshot:
        return f"Ændringer siden {before.snapshot} ({day(before.as_of)})"
    return f"Ændringer siden {day(before.as_of)}"


def compared(before: Status) -> str:
    """A sentence on what is compared with: a published status, or the sources as of a day."""
    if before.snapshot:
        return (
            f"Sammenlignet med »{before.snapshot}«, som status blev offentliggjort: "
            f"set per {day(before.as_of)}."
        )
    return (
        f"Sammenlignet med det, kilderne viste den {day(before.as_of)}. Da var ingen status "
        "offentliggjort."
    )


def nothing_before(before: Status) -> str:
    """A sentence where everything is new, because the policy was not known; else empty."""
    if before.policy:
        return ""
    return f"Politikken var ikke kendt den {day(before.as_of)}: alt i dokumentet er nyt siden da."


def lines(status: Status, before: Status) -> tuple[Change, ...]:
    """Every difference as a row; none where the policy was not known, as everything is new."""
    return () if nothing_before(before) else changes_since(status, before)


def section(status: Status, before: Status, selection: Selection) -> Section:
    """Every difference by heading; both statuses are narrowed to the selection."""
    return Section(heading(before), 1, tuple(_every(status, before, selection)))


def _every(status: Status, before: Status, selection: Selection) -> Iterator[Block]:
    found = lines(status, before)
    yield from _introduced(before, found, selection)
    for title, together in groupby(found, lambda change: change.heading):
        yield Paragraph(title, ParagraphKind.LABEL)
        yield Bullets(tuple(map(_with_source, together)))


def brief(
    status: Status, before: Status, selection: Selection, *, most: int, rest: str
) -> Iterator[Block]:
    """At most so many differences, those of status first; `rest` says where the others are."""
    found = lines(status, before)
    yield from _introduced(before, found, selection)
    if found:
        yield Bullets(tuple(change.text for change in found[:most]))
    if (left := len(found) - most) > 0:
        yield Paragraph(f"{capitalised(counted(left, 'ændring', 'ændringer'))} mere {rest}.")


def _introduced(before: Status, found: tuple[Change, ...], selection: Selection) -> Iterator[Block]:
    """What is compared with, and where nothing is listed, why."""
    yield Paragraph(compared(before))
    if everything := nothing_before(before):
        yield Paragraph(everything)
    elif not found:
        yield Paragraph(f"Kilderne har intet nyt siden da{coverage.within(selection)}.")


def _with_source(change: Change) -> str:
    return ended(f"{change.text} Kilde: {change.source}") if change.source else change.text
