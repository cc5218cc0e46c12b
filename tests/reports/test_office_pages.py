"""Every office document as pages, with Calibri's twin and on a computer with neither."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from html import unescape
from itertools import takewhile

import pytest

from metrics.status import Status
from presentation.blocks import Selection
from reports.formats import FORMATS, OFFICE, made, offered
from tests.hard_records import hard_status
from tests.reports.as_pages import NO_CALIBRI, Line, Page, pages_of
from tests.reports.office_files import parts, shipped_status

A_POINT = 1.5
BODY = re.compile(r"word/document\.xml|ppt/slides/slide\d+\.xml")
TEXT = re.compile(r"<[wa]:t(?: [^>]*)?>([^<]*)<")


@cache
def files(which: str) -> dict[str, bytes]:
    """The office files of a status, by name of format and ending."""
    status: Status = shipped_status() if which == "shipped" else hard_status()
    names = [name for name in offered(status) if FORMATS[name].mime.startswith(OFFICE)]
    return {f"{n}.{FORMATS[n].ending}": made(n, status, Selection()) for n in names}


def over_another(page: Page) -> list[tuple[str, str]]:
    """Texts of which one is set over the other by more than half of its height."""
    lines = sorted(page.lines, key=lambda line: line.box.bottom)
    return [
        (lower.text, upper.text)
        for number, lower in enumerate(lines)
        for upper in takewhile(
            lambda line, top=lower.box.top: line.box.bottom < top, lines[number + 1 :]
        )
        if _overlap(lower, upper)
    ]


def _overlap(lower: Line, upper: Line) -> bool:
    across = min(lower.box.right, upper.box.right) - max(lower.box.left, upper.box.left)
    high = min(lower.box.top - lower.box.bottom, upper.box.top - upper.box.bottom)
    return across > A_POINT and lower.box.top - upper.box.bottom > high / 2


@pytest.mark.parametrize("which", ["shipped", "hard"])
def test_with_calibris_twin_no_text_is_outside_its_page_or_over_another(which: str):
    for name, pages in pages_of(files(which)).items():
        for number, page in enumerate(pages, start=1):
            assert not page.outside, (name, number)
            assert not over_another(page), (name, number)
            assert "###" not in page.text, (name, number)  # a number wider than its cell


def test_without_calibri_and_its_twin_no_letter_is_lost_or_set_over_another():
    documents = {n: file for n, file in files("shipped").items() if not n.endswith("xlsx")}
    for name, pages in pages_of(documents, NO_CALIBRI).items():
        for number, page in enumerate(pages, start=1):
            assert not page.outside, (name, number)
            assert not over_another(page), (name, number)
        # Heads of tables are repeated on each page, so there can only be more letters.
        assert not written(documents[name]) - letters(page.text for page in pages), name


def letters(texts: Iterable[str]) -> Counter[str]:
    return Counter(letter for text in texts for letter in text if letter.isalpha())


def written(content: bytes) -> Counter[str]:
    """The letters of a Word document's body, or of slides, as the file has them."""
    bodies = (part for name, part in parts(content).items() if BODY.fullmatch(name))
    return letters(unescape(text) for part in bodies for text in TEXT.findall(part.decode()))
