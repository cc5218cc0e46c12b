"""The dates on which rows were last read against their source, in words and as a table."""

import re
from dataclasses import replace
from datetime import date

import pytest

from policy.choices import EventState
from policy.readings import Reading, RecordKey, record_mark, row_readings
from presentation.about.source_readings import readings_download, readings_sentence, readings_table
from tests.records import STATUS_P17, assessed, event, observation, records

FIRST, SECOND = (event(f"H{n}", EventState.HELD, 2025, sources=(STATUS_P17,)) for n in (1, 2))
FIGURE = observation("fleksjob", "BUF", 2024, 274, sources=(STATUS_P17,))


def read(row, day):
    return Reading(date.fromisoformat(day), record_mark(row), "status.txt 745-773", "abc")


def readings(*rows, **days):
    """The readings of the rows; `days` gives the day on which each event was read in its current form."""
    kept = {RecordKey("events", row.id): read(row, days[row.id]) for row in rows if row.id in days}
    return row_readings(records(*rows), kept)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((), "Ingen rækker henviser til en kilde på denne dato."),
        (readings(FIRST, SECOND), "Ingen af 2 rækker er læst mod deres kilde, som de står nu."),
        (
            readings(FIRST, SECOND, H1="2026-11-26", H2="2026-11-27"),
            "Alle 2 rækker er læst mod deres kilde, senest 27. november 2026.",
        ),
        (
            readings(FIRST, SECOND, H1="2026-11-26"),
            (
                "1 af 2 rækker er læst mod deres kilde, som de står nu, senest 26. november 2026. "
                "1 er ikke læst eller er ændret siden."
            ),
        ),
    ],
)
def test_the_sentence_gives_the_number_of_rows_read(rows, told):
    assert readings_sentence(rows) == told


def test_a_row_changed_after_its_reading_counts_as_not_read():
    kept = {RecordKey("events", "H1"): read(FIRST, "2026-11-27")}
    rows = row_readings(records(replace(FIRST, note="Ændret."), FIGURE), kept)
    _, figures, steps = str(readings_table(rows)).split("<tr role=")[1:]
    assert ">Målinger<" in figures
    assert re.findall(r">(\d+)<", steps) == ["1", "0", "1"]
    taken = readings_download(assessed(FIGURE), rows)
    assert [(row[1], row[2], row[3]) for row in taken.rows] == [
        ("fleksjob BUF 2024 STATUS", None, "nej"),
        ("H1", "2026-11-27", "nej"),
    ]
