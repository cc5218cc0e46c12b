"""Every document tells the same facts of the same status, and of what has changed. All figures are invented."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from metrics.status import Status
from presentation.blocks import Selection
from presentation.documents import changes
from presentation.language.sentences import headline
from reports.formats import FORMATS, made
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
