"""What nobody has written is in no document: no mark in its place, no heading over nothing, no empty column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

import pytest

from metrics.status import Status
from monitor import editions
from presentation.blocks import (
    Behind,
    Block,
    Bullets,
    Document,
    Paragraph,
    ParagraphKind,
    Section,
    Selection,
    Table,
)
from reports.formats import FORMATS, outlines, why_not
from tests.drafted_city import CITY, drafted
from tests.hard_records import full_status, hard_status
from tests.records import assessed, departments, objectives_and_priorities

MARKS = re.compile(r"\bMangler:|\[»|\[Mangler|\[\s*\]|\bTODO\b|\bbegrundelsen mangler\b")
TO_FILL_IN = "plan"
"""The template whose rows are empty because a department is to fill them in."""


def bare() -> Status:
    return assessed(*objectives_and_priorities(), *departments())


def on(year: int, month: int, day: int) -> Callable[[], Status]:
    return lambda: editions.current().status(date(year, month, day))


STATUSES: dict[str, Callable[[], Status]] = {
    "hard": hard_status,
    "full": full_status,
    "bare": bare,
    "nothing": assessed,
    "drafted": drafted,
    "before": on(2024, 6, 30),
    "printed": on(2025, 11, 13),
    "newest": on(2026, 3, 31),
}


@pytest.fixture(scope="module", params=STATUSES)
def documents(request: pytest.FixtureRequest) -> dict[str, Document]:
    """The outline of every document that can be made of a status, by what readers call it."""
    status = STATUSES[request.param]()
    selection = Selection(behind=Behind(lambda: CITY, lambda day: status))
    names = [name for name in FORMATS if not why_not(name, status) and name != TO_FILL_IN]
    return outlines(names, status, selection)


def blocks(document: Document) -> Iterator[Block]:
    return (block for section in document.sections for block in section.blocks)


def test_nothing_marks_a_place_where_somebody_has_yet_to_write(documents):
    for name, document in documents.items():
        assert not MARKS.findall(repr([section.blocks for section in document.sections])), name


def holds_nothing(sections: tuple[Section, ...]) -> list[str]:
    """The headings that the next one of the same or a higher level, or the end, follows at once."""
    pairs = pairwise((*sections, None))
    return [
        own.title
        for own, following in pairs
        if own and not own.blocks and (following is None or following.level <= own.level)
    ]


def test_no_heading_is_without_content(documents):
    for name, document in documents.items():
        assert holds_nothing(document.sections) == [], name


def test_no_label_leads_to_nothing(documents):
    for name, document in documents.items():
        for section in document.sections:
            for own, following in pairwise((*section.blocks, None)):
                assert not (is_label(own) and (following is None or is_label(following))), name


def is_label(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.kind is ParagraphKind.LABEL


def test_no_paragraph_or_list_is_empty(documents):
    for document in documents.values():
        for block in blocks(document):
            assert not isinstance(block, Bullets) or all(block.items)
            assert not isinstance(block, Paragraph) or block.text or block.before


def test_no_column_of_a_table_says_in_every_row_that_nothing_is_known(documents):
    for name, document in documents.items():
        for table in (block for block in blocks(document) if isinstance(block, Table)):
            for heading, *cells in zip(table.headings, *table.texts, strict=True):
                assert not cells or set(cells) - {"", "–", "ikke oplyst", "mangler"}, (
                    name,
                    heading,
                )
