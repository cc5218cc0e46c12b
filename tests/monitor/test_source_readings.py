"""The rows' source readings as the pages get them: computed once, and never fatal to a page."""

import logging
from datetime import date

from loaders.checking import kept_checks
from monitor.source_readings import SourceReadings
from policy.readings import Reading, RecordKey, record_mark
from tests.records import STATUS_P17, observation, records

ROW = observation("fleksjob", "BUF", 2024, 274, sources=(STATUS_P17,))
KEY = RecordKey("observations", "fleksjob BUF 2024 STATUS")
READING = Reading(date(2026, 11, 27), record_mark(ROW), "status.txt 745-773", "abc")


def held(readings, seen="v1"):
    return [row.holds for row in readings.of(seen, lambda: records(ROW))]


def test_rows_are_compared_with_the_kept_readings_and_again_when_those_change(tmp_path):
    readings = SourceReadings(tmp_path)
    assert held(readings) == [False]
    kept_checks.keep_readings(tmp_path, {KEY: READING})
    assert held(readings) == [True]


def test_the_rows_are_requested_only_when_the_shown_rows_change(tmp_path):
    readings, asked = SourceReadings(tmp_path), []

    def of(seen):
        return readings.of(seen, lambda: asked.append(seen) or records(ROW))

    assert of("v1") == of("v1") == of("v2")
    assert asked == ["v1", "v2"]


def test_a_damaged_file_of_readings_does_not_stop_a_page(tmp_path, caplog):
    kept_checks.keep_readings(tmp_path, {KEY: READING})
    (tmp_path / "kontrol" / "laesninger.tsv").write_bytes(b"\xff\xfe<<<<<<< HEAD\n")
    with caplog.at_level(logging.CRITICAL):
        assert held(SourceReadings(tmp_path)) == [False]
