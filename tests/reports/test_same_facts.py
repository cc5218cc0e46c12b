"""Every document tells the same facts of the same status, and of what has changed. All figures are invented."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from metrics.assessment import assess
from metrics.status import PriorityStatus, Status
from policy.choices import RemarkKind, RemarkScope
from policy.periods import Period
from policy.records import Remark
from presentation.blocks import Document, Paragraph, RemarkBlock, Selection, Statement, Table
from presentation.documents import changes, coverage, slide_counts
from presentation.documents.committee_annex import committee_annex
from presentation.documents.committee_note import committee_note
from presentation.documents.selection import narrowed_to
from presentation.documents.status_document import status_document
from presentation.language.numbers import in_words
from presentation.language.sentences import headline
from presentation.language.words import listed, lowered
from reports.formats import FORMATS, made
from tests import drafted_city, made_up_city
from tests.as_text import text_of
from tests.hard_records import hard_status
from tests.records import assessed, policy

OF_THE_STATUS = ["note", "annex", "proposal", "slides", "pdf", "excel"]
COMPARING = [name for name, kind in FORMATS.items() if kind.compares and not kind.of_draft]


def before() -> Status:
    return replace(assessed(policy(), as_of=date(2025, 6, 1)), snapshot="Status juni 2025")


@cache
def text(name: str) -> str:
    """The words of a document that compares with an earlier status."""
    content = made(name, hard_status(), Selection(compare_with=before()))
    return " ".join(text_of(f"file.{FORMATS[name].ending}", content).split())


@pytest.mark.parametrize("name", COMPARING)
def test_every_document_that_compares_says_exactly_what_it_compares_with(name: str) -> None:
    assert changes.compared(before()) in text(name)


def test_the_documents_that_compare_are_those_of_the_status() -> None:
    assert set(COMPARING) == set(OF_THE_STATUS)


@pytest.mark.parametrize("name", OF_THE_STATUS)
def test_every_document_has_the_figures_and_targets_of_the_parts_below_their_targets(
    name: str,
) -> None:
    (measured,) = hard_status().indicators
    (part,) = measured.failing
    assert part.value
    assert part.target
    for figure in (part.value.value, part.target.value):  # 274 of 376
        assert re.search(rf"\b{figure:.0f}\b", text(name))


@pytest.mark.parametrize("name", OF_THE_STATUS)
def test_every_count_of_the_priorities_that_can_be_measured_is_the_same(name: str) -> None:
    assert headline(hard_status()).startswith("1 af 20 prioriteringer har både tal og måltal")
    counts = re.findall(r"(\S+) af (?:de )?20 prioriteringer har både tal og måltal", text(name))
    assert {count.lower() for count in counts} <= {"1", "én"}


NAMED = Remark(
    id="R-19",
    scope=RemarkScope.OBJECTIVE,
    objective=5,
    departments=("PLE",),
    title="Et brev til Plejeforvaltningen",
    summary="Rådet spørger, hvem der svarer.",
    kinds=(RemarkKind.CONCERN,),
    dated=Period.parse("2025-04"),
    sources=made_up_city.BREV,
)
CHOICES = [Selection(), *(Selection(departments=(code,)) for code in ("VEJ", "PLE", "STA"))]
"""Everybody, and departments with a part in some of the priorities."""


@cache
def in_the_city() -> Status:
    """Ten priorities, and 19 remarks, of which three are about the whole policy and one is answered."""
    return assess(
        replace(
            made_up_city.WHOLE,
            remarks=(*drafted_city.REMARKS, NAMED),
            replies=drafted_city.CITY.replies,
        ),
        drafted_city.DAY,
    )


@cache
def written(name: str, selection: Selection) -> str:
    content = made(name, in_the_city(), selection)
    return " ".join(text_of(f"file.{FORMATS[name].ending}", content).split())


@cache
def own(selection: Selection) -> Status:
    return narrowed_to(in_the_city(), selection)


def has_part(each: PriorityStatus, selection: Selection) -> bool:
    return not selection.departments or selection.departments[0] in each.priority.departments


@pytest.mark.parametrize("selection", CHOICES)
@pytest.mark.parametrize("name", ["note", "proposal", "slides", "pdf", "excel"])
def test_every_document_counts_the_same_priorities_and_says_whose_they_are(
    name: str, selection: Selection
) -> None:
    said = coverage.headline(own(selection), selection)
    count = sum(has_part(each, selection) for each in in_the_city().priorities)
    assert re.search(rf"\b({count}|{in_words(count)}) prioriteringer\b", said)
    assert f"{said}." in written(name, selection)


@pytest.mark.parametrize("selection", CHOICES[1:])
@pytest.mark.parametrize("name", ["note", "annex", "proposal", "slides", "pdf", "excel"])
def test_no_document_of_a_department_names_a_priority_that_it_has_no_part_in(
    name: str, selection: Selection
) -> None:
    others = [p.priority for p in in_the_city().priorities if not has_part(p, selection)]
    assert others
    assert not [p.id for p in others if f"{p.id} {p.short_title}" in written(name, selection)]


def statuses_in_a_table(document: Document) -> dict[str, str]:
    """The words of the status of each priority, by its code, in tables with a row for each."""
    return {
        cells[0].split()[0]: cells[table.headings.index("Status")]
        for section in document.sections
        for table in section.blocks
        if isinstance(table, Table) and {"Prioritering", "Rolle", "Status"} <= set(table.headings)
        for cells in table.texts
    }


def statuses_in_chapters(document: Document) -> dict[str, str]:
    """The same without its year, in the chapters of a priority each."""
    found = {}
    for section in document.sections:
        if re.match(r"\d\w ", section.title):
            code = section.title.split()[0]
            told = [block for block in section.blocks if isinstance(block, Statement)]
            words = [lowered(re.sub(r" \(.*\)$", "", each.text)) for each in told]
            found[code] = listed(words).capitalize()
    return found


@pytest.mark.parametrize("selection", CHOICES[1:])
def test_every_document_has_the_same_word_for_each_priority(selection: Selection) -> None:
    status = in_the_city()
    found = statuses_in_a_table(committee_note(status, selection))
    assert set(found) == {each.priority.id for each in own(selection).priorities}
    assert statuses_in_a_table(committee_annex(status, selection)) == found
    assert statuses_in_chapters(status_document(status, selection)) == found


def rows(name: str, selection: Selection, table: str) -> list[dict[str, str]]:
    with ZipFile(BytesIO(made(name, in_the_city(), selection))) as packed:
        return list(csv.DictReader(StringIO(packed.read(f"{table}.csv").decode())))


def told_in_full(document: Document) -> tuple[int, int]:
    blocks = [b for s in document.sections for b in s.blocks if isinstance(b, RemarkBlock)]
    return len(blocks), sum(bool(block.answers) for block in blocks)


def told_in_the_note(selection: Selection) -> int:
    """The rows of the table, those that it has no room for, and the praise below it."""
    sections = committee_note(in_the_city(), selection).sections
    (found,) = (s for s in sections if s.title.endswith("bemærkninger"))
    (table,) = (b for b in found.blocks if isinstance(b, Table))
    below = " ".join(b.text for b in found.blocks if isinstance(b, Paragraph))
    numbers = re.findall(r"(\w+) bemærkning(?:er)? (?:mere|er ros)", below)
    return len(table.rows) + sum(map(as_number, numbers))


def as_number(word: str) -> int:
    return next((n for n in range(13) if in_words(n) == word.lower()), 0) or int(word)


@pytest.mark.parametrize("selection", CHOICES)
def test_every_document_has_the_same_remarks_and_answers(selection: Selection) -> None:
    """Of the answers, one remark has one: R-2, on objective 2."""
    status, remarks = in_the_city(), own(selection).remarks
    answered = sum(bool(each.replies) for each in remarks)
    expected = (len(remarks), answered)
    assert told_in_full(status_document(status, selection)) == expected
    assert told_in_full(committee_annex(status, selection)) == expected
    published = {each["id"] for each in rows("data", selection, "remarks")}
    replies = {each["remark"] for each in rows("data", selection, "replies")}
    assert (len(published), len(replies)) == expected
    book = load_workbook(BytesIO(made("excel", status, selection)))
    (table,) = book["Bemærkninger"].tables.values()
    first, last = (int(re.sub(r"\D", "", cell)) for cell in table.ref.split(":"))
    assert last - first == len(remarks)
    assert coverage.remarks_headline(own(selection), selection) in written("proposal", selection)
    told = slide_counts.remarks(own(selection))
    assert told
    assert re.search(rf"\b{len(remarks)} bemærkninger\b", told.line)
    if selection.departments:
        assert told_in_the_note(selection) == len(remarks)


def test_a_remark_that_names_a_department_is_in_its_documents_whatever_it_is_about() -> None:
    selection = Selection(departments=("PLE",))
    for name in ("note", "annex", "pdf", "excel"):
        assert NAMED.title in written(name, selection)
