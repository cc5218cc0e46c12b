"""The note as the pages that LibreOffice makes of it: at most four to a committee, whatever the data hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

import pytest

from metrics.status import Status
from policy.choices import EventState, RemarkKind, TextKind
from policy.columns import Citation
from policy.records import Department, Source, Text
from presentation.blocks import Selection
from presentation.documents.committee_annex import committee_annex
from presentation.documents.committee_note import committee_note
from presentation.documents.committees import MOST_NAMED
from reports.word.document import word
from tests.hard_records import LONG_WORD, LONGEST, full_status, hard_status
from tests.records import (
    assessed,
    event,
    indicator,
    objective,
    observation,
    policy,
    priority,
    remark,
    reply,
    target,
)
from tests.reports.as_pages import Page, pages_of
from tests.reports.office_files import shipped_status

MOST_PAGES = 4
TITLE = f"{LONG_WORD} og tilgængelighed for alle borgere i byen. " * 3
"""About 330 letters, with words of 64."""
ONE, ALL = Selection(departments=("SOF",)), Selection()


def crowded(departments: int = 40) -> Status:
    """Many departments, forty priorities, thirty indicators in one, fifty remarks of 20,000 letters."""
    codes = ["SOF", "BUF", *(f"F{number}" for number in range(departments - 2))]
    priorities = [f"{number}{letter}" for number in range(1, 5) for letter in "abcdefghij"]
    return assessed(
        policy(title=TITLE),
        *(
            Department(code=c, name=f"{LONG_WORD} {c}", committee=f"{c}-udvalget {TITLE}")
            for c in codes
        ),
        *(
            Source(id=c, title=TITLE, short_title=TITLE[:80], publisher="SOF", in_policy_set=True)
            for c in codes
        ),
        *map(objective, range(1, 5)),
        *(priority(code, short_title=TITLE, title=TITLE, others=("BUF",)) for code in priorities),
        *(row for number in range(30) for row in _missed(f"tal{number}", codes)),
        *(_remark(number) for number in range(50)),
        *(reply(f"S{number}", f"B{number}", wording=LONGEST) for number in range(0, 50, 2)),
        *(_text(code, kind) for code in priorities for kind in TextKind),
        *(
            event(f"E{n}", EventState.EXPECTED, "2026-03", title=TITLE, summary=LONGEST)
            for n in range(20)
        ),
    )


def _missed(code: str, departments: Sequence[str]) -> list[object]:
    """An indicator that each department is below its target of."""
    figures = [observation(code, each, 2024, 90) for each in departments]
    targets = [target(code, each, 2024, 100) for each in departments]
    return [indicator(code, name=TITLE, objective=1, priority="1a"), *figures, *targets]


def _remark(number: int) -> object:
    return remark(
        f"B{number}",
        RemarkKind.CONCERN,
        title=TITLE,
        objective=number % 4 + 1,
        wording=LONGEST,
        sources=(Citation("SOF", page=number + 1),),
    )


def _text(code: str, kind: TextKind) -> Text:
    return Text(
        kind=kind,
        objective=int(code[0]),
        priority=code,
        body=LONGEST,
        author="Prøve Prøvesen",
        dated=date(2025, 11, 1),
    )


@cache
def opened() -> dict[str, tuple[Page, ...]]:
    """Every note that is tried, in one call of LibreOffice."""
    shipped, full = shipped_status(), crowded()
    earlier = Selection(departments=("SOF",), compare_with=hard_status())
    notes = {
        **{code: (shipped, Selection(departments=(code,))) for code in ("SOF", "TMF")},
        "all": (shipped, ALL),
        "hard": (hard_status(), ONE),
        "full": (full_status(), ONE),
        "crowded": (full, ONE),
        "crowded since": (full, earlier),
        "crowded all": (crowded(4), ALL),
        "nothing known": (assessed(as_of=date(2014, 6, 1)), ALL),
    }
    return pages_of({f"{name}.docx": word(committee_note(*asked)) for name, asked in notes.items()})


@pytest.mark.parametrize(
    "name", ["SOF", "TMF", "hard", "full", "crowded", "crowded since", "nothing known"]
)
def test_a_note_to_one_committee_has_at_most_four_pages(name):
    assert 1 <= len(opened()[f"{name}.docx"]) <= MOST_PAGES


@pytest.mark.parametrize("name", ["all", "crowded all"])
def test_a_note_to_all_has_at_most_four_pages_to_each_committee_and_before_the_first(name):
    pages = opened()[f"{name}.docx"]
    status = shipped_status() if name == "all" else crowded(4)
    titles = [s.title for s in committee_note(status, ALL).sections if s.new_page]
    begun = [n for n, page in enumerate(pages) if _begins(page, titles)]
    assert len(begun) == len(titles)
    ends = [*begun, len(pages)]
    assert (
        max(ends[0], *(end - start for start, end in zip(begun, ends[1:], strict=True)))
        <= MOST_PAGES
    )


def _begins(page: Page, titles: Sequence[str]) -> bool:
    """Whether the page begins with the name of a committee, of which a long one goes on over its line."""
    first = page.text.strip().splitlines()[0].strip()
    return any(title.startswith(first) for title in titles)


@pytest.mark.parametrize("name", ["SOF", "all", "hard", "crowded", "crowded all"])
def test_nothing_is_outside_the_pages(name):
    assert not [line for page in opened()[f"{name}.docx"] for line in page.outside]


def test_what_a_note_leaves_out_is_counted_and_found_in_the_annex_under_the_heading_it_names():
    text = " ".join(" ".join(page.text for page in opened()["crowded.docx"]).split())
    annex = committee_annex(crowded(), ONE)
    for what in (
        "prioriteringer mere",
        "bemærkninger mere",
        "tal mere",
        "tekster mere",
        "trin mere",
    ):
        assert what in text
    titles = {section.title for section in annex.sections}
    assert "Handicaprådets bemærkninger med svar" in titles
    assert {
        "Tal med måltal",
        "Videre proces",
        "Hvad er der sket, og hvad er næste skridt?",
    } <= titles
    assert len(crowded().departments) > MOST_NAMED
