"""The shipped workbooks' quotations, by the kept result of their last comparison with the texts."""

import pytest

from commands.reading import read
from commands.sources import held_against_kept
from loaders.checking import kept_checks
from monitor.settings import SHIPPED_DATA
from policy.readings import citations, key_of, sourced


@pytest.fixture(scope="module")
def records():
    return read([SHIPPED_DATA]).records


def test_every_quotation_was_found_in_a_source_that_its_row_cites(records):
    assert held_against_kept(SHIPPED_DATA, records) == []


def test_the_lines_of_every_cited_place_are_kept(records):
    noted = kept_checks.places(SHIPPED_DATA)
    assert noted
    assert {str(c) for table, row in sourced(records) for c in citations(table, row)} - set(
        noted
    ) == set()


def test_every_reading_belongs_to_an_existing_row(records):
    rows = {key_of(table, record) for table, record in sourced(records)}
    assert set(kept_checks.readings(SHIPPED_DATA)) <= rows
