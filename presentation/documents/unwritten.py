"""What nobody has written of a document: set apart from its sections, and listed for the officer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from presentation.blocks import (
    Blank,
    Block,
    Drafted,
    Paragraph,
    ParagraphKind,
    Section,
    Unwritten,
)


def section(
    title: str,
    level: int,
    drafted: Iterable[Drafted],
    objective: int | None = None,
    *,
    new_page: bool = False,
) -> Section:
    """A section with its blanks set apart; a label that leads to nothing but blanks goes with them."""
    every = tuple(drafted)
    blanks = tuple(each for each in every if isinstance(each, Blank))
    return Section(title, level, tuple(_blocks(every)), objective, blanks, new_page)


def _blocks(drafted: Sequence[Drafted]) -> Iterator[Block]:
    for number, each in enumerate(drafted):
        rest = drafted[number + 1 :]
        if not isinstance(each, Blank) and not (_is_label(each) and _is_left(rest)):
            yield each


def _is_label(block: Drafted) -> bool:
    return isinstance(block, Paragraph) and block.kind is ParagraphKind.LABEL


def _is_left(rest: Sequence[Drafted]) -> bool:
    """Whether a label with these blocks after it leads to blanks alone."""
    led = next((n for n, each in enumerate(rest) if not isinstance(each, Blank)), len(rest))
    return led > 0 and (led == len(rest) or _is_label(rest[led]))


def left(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections with something to read in them or in a section below them."""
    return tuple(each for n, each in enumerate(sections) if _holds(sections, n))


def _holds(sections: Sequence[Section], number: int) -> bool:
    own = sections[number]
    below = (each for each in _below(sections[number + 1 :], own.level))
    return bool(own.blocks) or any(each.blocks for each in below)


def _below(following: Sequence[Section], level: int) -> Iterator[Section]:
    for each in following:
        if each.level <= level:
            return
        yield each


def listed(sections: Sequence[Section]) -> tuple[Unwritten, ...]:
    """The blanks of the sections, in the document's order."""
    return tuple(
        Unwritten(each.title, blank, not _holds(sections, number))
        for number, each in enumerate(sections)
        for blank in each.blanks
    )
