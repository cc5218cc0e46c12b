"""The list of everyday words leads to the words of the shipped documents."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest

from metrics.status import Status
from monitor import editions
from monitor.settings import SHIPPED_DATA
from presentation.language.letters import search_words
from presentation.search.everyday import FILE, SHEET, official_words
from presentation.search.index import find, index_of


@pytest.fixture(scope="module")
def status(store_with_data) -> Status:
    return editions.Monitor(SHIPPED_DATA, editions.Store(str(store_with_data))).status(
        date(2025, 11, 13)
    )


def rows() -> list[tuple[str, ...]]:
    return list(openpyxl.load_workbook(FILE)[SHEET].iter_rows(min_row=2, values_only=True))


def test_each_row_is_complete_and_names_the_source_of_the_word():
    assert all(all(row) and row[2] == "Systemets egen ordliste" for row in rows())
    said = [row[0] for row in rows()]
    assert said == sorted(set(said), key=str.casefold)
    assert len(official_words()) == len(said)


@pytest.mark.parametrize("said", official_words())
def test_each_everyday_word_finds_everything_that_its_official_words_find(said, status):
    known = index_of(status)
    found = find(known, search_words(said))
    assert not found.partly
    assert found.also == {said: official_words()[said]}
    for official in official_words()[said]:
        alone = find(known, search_words(official))
        assert alone.count, official
        assert not alone.partly, official
        for subject, entries in alone.best.items():
            assert set(map(id, entries)) <= set(map(id, found.best[subject])), official
