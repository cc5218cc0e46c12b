"""When the check of a record against its source is still valid."""

from dataclasses import fields, replace
from datetime import date

from policy.columns import Citation
from policy.readings import (
    Reading,
    RecordKey,
    citations,
    key_of,
    record_mark,
    row_readings,
    sourced,
)
from policy.tables import BY_NAME
from tests.records import STATUS_P17, observation, records, remark


def held(row, kept):
    """Whether the reading of the single row is still valid."""
    (found,) = row_readings(records(row), kept)
    return found.holds


ROW = observation("fleksjob", "BUF", 2024, 274, sources=(STATUS_P17,))


def test_a_reading_is_valid_until_the_record_changes():
    reading = Reading(date(2026, 11, 27), record_mark(ROW), "status.txt 745-773", "abc")
    kept = {key_of(BY_NAME["observations"], ROW): reading}
    assert held(ROW, kept)
    assert not held(replace(ROW, note="Opgjort i december."), kept)
    assert not held(replace(ROW, sources=(Citation("STATUS", page=16),)), kept)
    assert not held(ROW, {})


def test_an_added_empty_column_does_not_invalidate_a_reading():
    filled = {f.name: getattr(ROW, f.name) for f in fields(ROW)}
    empty = {name for name, value in filled.items() if value is None}
    assert "note" in empty
    assert record_mark(ROW) == record_mark(replace(ROW, **dict.fromkeys(empty)))
    assert record_mark(ROW) != record_mark(replace(ROW, note=""))


def test_a_record_is_found_by_its_key_as_text():
    assert key_of(BY_NAME["observations"], ROW) == RecordKey(
        "observations", "fleksjob BUF 2024 STATUS"
    )


def test_only_records_that_cite_a_source_can_be_read_against_one():
    known = records(ROW, remark("B1", sources=()))
    assert [record for _, record in sourced(known)] == [ROW]


def test_the_places_cited_in_a_note_are_part_of_the_reading():
    page = Citation("STATUS", page=6)
    row = replace(remark("B1", sources=(STATUS_P17,)), note="Se side 6.", note_sources=(page,))
    assert set(citations(BY_NAME["remarks"], row)) == {STATUS_P17, page}
