"""Every document holds its length and keeps within its pages, whatever is written. All of it is invented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from metrics.status import Status
from presentation.blocks import Selection
from reports.formats import FORMATS, made
from tests import drafted_city
from tests.hard_records import (
    LONG_TITLE,
    LONG_WORD,
    LONGEST,
    hard_status,
    overfull_status,
)
from tests.records import assessed
from tests.reports import as_pages
from tests.reports.as_pages import Page
from tests.reports.office_files import whole_text

ONE_COMMITTEE = Selection(departments=("F01",))
"""The department with thirty indicators in a priority, and with the longest remarks to answer."""
OVERFULL, DRAFT = "overfull", "draft"
MOST_PAGES = {"note": 4, "proposal": 5, "slides": 14}
"""The most pages of a document about one committee."""
OFFICE = [
    n
    for n, kind in FORMATS.items()
    if kind.ending in ("docx", "pptx", "xlsx") and not kind.of_draft
]
OF_DRAFT = [n for n, kind in FORMATS.items() if kind.ending == "docx" and kind.of_draft]


def before_the_policy() -> Status:
    return assessed(as_of=date(2014, 1, 1))


def hard_draft() -> Status:
    """A drafted policy whose targets, hearing answers and remarks are as long as any."""
    city = drafted_city.CITY
    first = replace(
        city.draft_targets[0],
        rationale=LONGEST,
        measured_how=LONG_TITLE,
        proposed_by=LONG_TITLE,
    )
    answer = replace(
        city.hearing_answers[0], party=LONG_TITLE, wording=LONGEST, reply=LONGEST, after=LONGEST
    )
    said = replace(city.remarks[0], title=LONG_WORD, summary=LONGEST)
    return drafted_city.drafted(
        replace(
            city,
            draft_targets=(first, *city.draft_targets[1:]),
            hearing_answers=(answer, *city.hearing_answers[1:]),
            remarks=(said, *city.remarks[1:]),
            objections=(replace(city.objections[0], wording=LONGEST), *city.objections[1:]),
        )
    )


CASES: Mapping[str, tuple[Status, Selection]] = {
    OVERFULL: (overfull_status(), ONE_COMMITTEE),
    "hard": (hard_status(), Selection(departments=("SOF",))),
    "before the policy": (before_the_policy(), Selection()),
    DRAFT: (hard_draft(), Selection()),
}
MADE = [
    *((case, name) for case in CASES if case != DRAFT for name in [*OFFICE, "pdf"]),
    *((DRAFT, name) for name in OF_DRAFT),
]


@cache
def office_pages() -> Mapping[str, tuple[Page, ...]]:
    """The pages of each office file; LibreOffice opens them all in one call."""
    return as_pages.pages_of(
        {_name(case, name): file(case, name) for case, name in MADE if name != "pdf"}
    )


@cache
def file(case: str, name: str) -> bytes:
    return made(name, *CASES[case])


def pages(case: str, name: str) -> tuple[Page, ...]:
    if FORMATS[name].ending == "pdf":
        return as_pages.read(file(case, name))
    return office_pages()[_name(case, name)]


def _name(case: str, name: str) -> str:
    return f"{case} {name}.{FORMATS[name].ending}"


@pytest.mark.parametrize(("case", "name"), MADE)
def test_nothing_is_outside_a_page_and_no_page_is_empty(case: str, name: str) -> None:
    for number, page in enumerate(pages(case, name), 1):
        assert page.outside == (), number
        assert page.text.strip(), number


@pytest.mark.parametrize(("name", "most"), MOST_PAGES.items())
@pytest.mark.parametrize("case", [case for case in CASES if case != DRAFT])
def test_a_document_holds_its_length(case: str, name: str, most: int) -> None:
    assert len(pages(case, name)) <= most


def test_a_note_that_sums_up_says_where_the_rest_is_and_its_annex_has_it() -> None:
    note = "".join(page.text for page in pages(OVERFULL, "note"))
    assert "26 tal mere står i bilaget" in note.replace("\n", " ")  # 30 tal, of which 4 are shown
    annex = whole_text(file(OVERFULL, "annex"))
    assert all(f"{LONG_WORD} tal-{number:02}" in annex for number in range(1, 31))


@pytest.mark.parametrize(("case", "name"), MADE)
def test_no_source_is_promised_and_then_left_out(case: str, name: str) -> None:
    text = " ".join(" ".join(page.text.split()) for page in pages(case, name))
    assert "Kilde: ." not in text
