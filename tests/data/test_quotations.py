"""The shipped workbooks' quotations, by what is kept of the last time they were held against the texts."""

import pytest

from commands.reading import read
from commands.sources import held_against_kept
from loaders.checking import kept_checks
from monitor.settings import SHIPPED_DATA
from policy.readings import citations, key_of, sourced


@pytest.fixture(scope="module")
def records():
    return read([SHIPPED_DATA]).records


def test_every_quotation_was_found_printed_in_a_source_that_its_row_cites(records):
    assert held_against_kept(SHIPPED_DATA, records) == []


def test_every_place_that_is_cited_has_its_lines_noted(records):
    noted = kept_checks.places(SHIPPED_DATA)
    assert noted
    assert {str(c) for table, row in sourced(records) for c in citations(table, row)} - set(
        noted
    ) == set()


def test_every_reading_is_of_a_row_that_is_there(records):
    rows = {key_of(table, record) for table, record in sourced(records)}
    assert set(kept_checks.readings(SHIPPED_DATA)) <= rows
