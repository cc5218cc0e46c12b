"""The departments' codes in a document, written out once below where they are first seen."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import zip_longest

from metrics.status import Status
from policy.whole_city import WHOLE_CITY
from presentation.blocks import Block, Diagram, Paragraph, ParagraphKind, Section

BELOW = {ParagraphKind.SOURCE, ParagraphKind.NOTE}
"""What belongs to the block above it, which the codes are explained after."""


def explained(status: Status, sections: Iterable[Section]) -> Iterator[Section]:
    """The sections, with a note below the first block that has a code."""
    names = _names(status)
    known: set[str] = set()
    for section in sections:
        yield replace(section, blocks=tuple(_explained(names, known, section.blocks)))


def note(status: Status) -> Iterator[Paragraph]:
    """What every code means; nothing where no department has one."""
    if names := _names(status):
        yield _note(names, names)


def _names(status: Status) -> dict[str, str]:
    """The departments' names by their codes, where the code is not the name itself."""
    every = (each for each in status.departments if each.code not in (WHOLE_CITY, each.name))
    return {each.code: each.name for each in every}


def _explained(
    names: dict[str, str], known: set[str], blocks: tuple[Block, ...]
) -> Iterator[Block]:
    new: list[str] = []
    for block, following in zip_longest(blocks, blocks[1:]):
        yield block
        new += [code for code in _codes(names, block) if code not in known and code not in new]
        goes_on = isinstance(following, Paragraph) and following.kind in BELOW
        leads = isinstance(block, Paragraph) and block.kind is ParagraphKind.LABEL
        if new and not goes_on and not leads:
            yield _note(names, new)
            known.update(new)
            new = []


def _note(names: dict[str, str], codes: Container[str]) -> Paragraph:
    """What each of the codes means, in the order of the departments."""
    told = (f"{code}: {name}" for code, name in names.items() if code in codes)
    return Paragraph(f"{'; '.join(told)}.", ParagraphKind.NOTE)


def _codes(names: dict[str, str], block: Block) -> Iterator[str]:
    """The codes that a reader sees in a block."""
    read = block.chart if isinstance(block, Diagram) else block
    words = {word for text in _texts(read) for word in re.findall(r"\w+", text)}
    return (code for code in names if code in words)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
