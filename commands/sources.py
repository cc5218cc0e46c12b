"""`sources`: checks quotations against the sources, and records which rows have been checked."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from commands import choosing
from commands.exits import Exit
from commands.faults import MissingFileError
from commands.reading import read
from loaders.checking import kept_checks
from loaders.checking.source_texts import SourceTexts
from monitor import policies
from policy import readings
from policy.clock import today
from policy.quotations import Quotation, quotations
from policy.tables import BY_NAME, TABLES, Records

HELP = "Hold citater og rækker i data/ op mod kilderne; uden FOLDER mod det, der er gemt fra sidste gang"
ALL = "all"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", metavar="FOLDER", nargs="?", type=Path, help="mappe med kildernes tekster"
    )
    parser.add_argument(
        "--read",
        metavar="ROW",
        nargs="+",
        default=[],
        help=(
            "rækker, der i dag er læst mod deres kilde: en tabel (remarks), en række (remarks:B1-1) "
            "eller all; kræver FOLDER"
        ),
    )
    choosing.policy(parser)


def run(options: argparse.Namespace) -> Exit:
    data = policies.chosen().folder
    records = read([]).records
    if options.read and not options.folder:
        raise MissingFileError(Path("FOLDER"))
    if options.folder:
        wrong = _held_against(options.folder, data, records, options.read)
    else:
        wrong = held_against_kept(data, records)
    sys.stdout.writelines(f"{line}\n" for line in (*wrong, _reading_count(data, records)))
    return Exit.FINDINGS if wrong else Exit.FINE


def held_against_kept(data: Path, records: Records) -> list[str]:
    """One line per quotation that has not yet been found in its source."""
    kept, known = kept_checks.quotations(data), _documents(data)
    return [
        f"{_place(quoted)}: »{quoted.words}« er ikke holdt op mod kilden. Kør »python cli.py sources "
        f"MAPPE« med mappen med kildernes tekster."
        for quoted in _quoted(records, known)
        if not any((cited.document, quoted.mark) in kept for cited in quoted.sources)
    ]


def _documents(data: Path) -> frozenset[str]:
    return frozenset(place.split(" s. ")[0].split(", ")[0] for place in kept_checks.places(data))


def _held_against(folder: Path, data: Path, records: Records, asked: Sequence[str]) -> list[str]:
    """Compare all quotations with the texts, save the matches, and return one line per mismatch."""
    if not folder.is_dir():
        raise MissingFileError(folder)
    texts = SourceTexts(folder, kept_checks.places(data))
    found, wrong = set(), []
    for quoted in _quoted(records, frozenset(texts.documents)):
        printing = [c.document for c in quoted.sources if texts.prints(quoted.words, (c,))]
        if not printing:
            wrong.append(_not_printed(quoted, texts))
        found |= {(each, texts.document_mark(each), quoted.mark) for each in printing}
    kept_checks.keep_quotations(data, found)
    kept_checks.keep_readings(data, _readings(data, records, texts, asked))
    return wrong


def _quoted(records: Records, documents: frozenset[str]) -> Iterator[Quotation]:
    """The quotations of rows that cite one of the documents; others cannot be checked."""
    for table in TABLES:
        for record in getattr(records, table.name):
            for quoted in quotations(table, record):
                if any(cited.document in documents for cited in quoted.sources):
                    yield quoted


def _not_printed(quoted: Quotation, texts: SourceTexts) -> str:
    cited = "; ".join(str(place) for place in quoted.sources)
    elsewhere = texts.printed_in(quoted.words)
    hint = (
        f"Det står et andet sted i {', '.join(elsewhere)}: ret stedet i kolonnen Kilde."
        if elsewhere
        else "Skriv det, som det er trykt, eller lad anførselstegnene være."
    )
    return f"{_place(quoted)}: »{quoted.words}« står ikke i {cited}. {hint}"


def _place(quoted: Quotation) -> str:
    table = BY_NAME[quoted.record.table]
    return f"{table.workbook}, {table.sheet}, {quoted.record.key}, {quoted.column}"


@dataclass(frozen=True, slots=True)
class _Asked:
    """The rows that a person reports as read today."""

    tables: frozenset[str]
    rows: frozenset[str]

    def holds(self, key: readings.RecordKey) -> bool:
        return bool(self.tables & {ALL, key.table}) or f"{key.table}:{key.key}" in self.rows


def _asked(names: Iterable[str], keys: Iterable[readings.RecordKey]) -> _Asked:
    """Raises `MissingFileError` for a name that is neither a table nor a row."""
    names, known = frozenset(names), {f"{key.table}:{key.key}" for key in keys}
    tables = names & {ALL, *BY_NAME}
    unknown = names - tables - known
    if unknown:
        raise MissingFileError(Path(min(unknown)))
    return _Asked(tables, names - tables)


def _readings(
    data: Path, records: Records, texts: SourceTexts, names: Sequence[str]
) -> readings.Readings:
    """The readings that are still valid (their source is unchanged), and those of today."""
    rows = {
        readings.key_of(table, record): (table, record)
        for table, record in readings.sourced(records)
    }
    earlier, asked = kept_checks.readings(data), _asked(names, rows)
    valid: dict[readings.RecordKey, readings.Reading] = {}
    for key, (table, record) in rows.items():
        lines = texts.lines(readings.citations(table, record))
        now = readings.Reading(
            today(),
            readings.record_mark(record),
            "; ".join(str(each) for each in lines),
            texts.mark(lines),
        )
        before = earlier.get(key)
        if asked.holds(key):
            valid[key] = now
        elif before and before.lines == now.lines:
            valid[key] = before
    return valid


def _reading_count(data: Path, records: Records) -> str:
    rows = readings.row_readings(records, kept_checks.readings(data))
    held = sum(row.holds for row in rows)
    return f"{held} af {len(rows)} rækker er læst mod deres kilde, som de står nu."
