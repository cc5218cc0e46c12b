"""Stores the results of checking the workbooks against their sources.

Three small text tables in the folder `kontrol`, so that they survive any edit in Excel and their
changes can be reviewed: the lines of each cited place in the sources' texts, the quotations found
there, and the day when each record was last read against its source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from loaders.checking.source_texts import Lines, by_place
from loaders.reading.files import Stamp, stamp
from policy.readings import Reading, Readings, RecordKey

FOLDER = "kontrol"
PLACES = ("kildetekster.tsv", ("sted", "fil", "fra linje", "til linje"))
QUOTATIONS = ("citater.tsv", ("kilde", "kildens aftryk", "citatets aftryk"))
READINGS = (
    "laesninger.tsv",
    ("tabel", "række", "læst", "rækkens aftryk", "linjer", "linjernes aftryk"),
)


class KeptCheckError(Exception):
    """A stored table is malformed. The message says where, and what to do."""


def places(data: Path) -> Mapping[str, tuple[Lines, ...]]:
    """The lines of each source and of each place in it, by the text that cites it.

    Raises `KeptCheckError`, as do `quotations` and `readings`.
    """
    return by_place(
        (place, Lines(file, _number(data, first), _number(data, last)))
        for place, file, first, last in _rows(data, PLACES)
    )


def quotations(data: Path) -> frozenset[tuple[str, str]]:
    """The source and the mark of each quotation that was found printed in it."""
    return frozenset((document, words) for document, _, words in _rows(data, QUOTATIONS))


def keep_quotations(data: Path, found: Iterable[tuple[str, str, str]]) -> None:
    """Store the quotations found: source, mark of its text, mark of the quotation."""
    _write(data, QUOTATIONS, sorted(set(found)))


def readings(data: Path) -> Readings:
    """When each record was last read against its source; empty if nothing is stored."""
    return {
        RecordKey(table, key): Reading(_day(data, day), record, places, lines)
        for table, key, day, record, places, lines in _rows(data, READINGS)
    }


def readings_stamp(data: Path) -> Stamp | None:
    """The stamp of the stored readings, which shows a change; None if there are none."""
    return stamp(data / FOLDER / READINGS[0])


def keep_readings(data: Path, kept: Readings) -> None:
    rows = (
        (*key, reading.read_on.isoformat(), reading.record, reading.places, reading.lines)
        for key, reading in sorted(kept.items())
    )
    _write(data, READINGS, rows)


def _rows(data: Path, table: tuple[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    name, headings = table
    path = data / FOLDER / name
    if not path.exists():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        cells = tuple(line.split("\t"))
        if number == 1 and cells == headings:
            continue
        if len(cells) != len(headings):
            raise KeptCheckError(
                f"{FOLDER}/{name}, linje {number}: {len(cells)} felter, ventet {len(headings)} "
                f"({', '.join(headings)}), skilt med tabulator. Ret linjen, eller slet filen, og "
                f"lav den igen med »cli.py sources MAPPE«."
            )
        yield cells


def _write(data: Path, table: tuple[str, tuple[str, ...]], rows: Iterable[tuple[str, ...]]) -> None:
    name, headings = table
    folder = data / FOLDER
    folder.mkdir(exist_ok=True)
    lines = ["\t".join(row) + "\n" for row in (headings, *rows)]
    (folder / name).write_text("".join(lines), encoding="utf-8")


def _number(data: Path, text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise KeptCheckError(f"{data.name}/{FOLDER}/{PLACES[0]}: »{text}« er ikke et linjenummer.")
    return int(text)


def _day(data: Path, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise KeptCheckError(
            f"{data.name}/{FOLDER}/{READINGS[0]}: »{text}« er ikke en dato som 2026-01-31."
        ) from None
