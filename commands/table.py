"""`table`: shows what is in files of public statistics. Nothing is stored."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

from commands import as_json
from commands.exits import Exit
from commands.faults import MissingFileError
from loaders.public import reading
from loaders.public.limits import LARGEST_FILE, thousands
from loaders.public.table import Cell, Flagged, Mark, PublicTable
from policy.findings import Finding

HELP = "Vis, hvad der er i filer med offentlig statistik; intet gemmes"
FIRST_CELLS = 5


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        type=Path,
        help="fil med offentlig statistik: PX, JSON-stat, JSON, csv, tsv eller et regneark",
    )
    parser.add_argument("--json", action="store_true", help="skriv tabellerne som JSON")


def run(options: argparse.Namespace) -> Exit:
    contents = {path: _content(path) for path in options.files}
    results = [(path.name, reading.read(path.name, content)) for path, content in contents.items()]
    if options.json:
        as_json.written({"files": [_file(name, result) for name, result in results]})
    else:
        for name, result in results:
            sys.stdout.writelines(f"{line}\n" for line in _lines(name, result))
    refused = any(isinstance(result, Finding) for _, result in results)
    return Exit.REFUSED if refused else Exit.FINE


def _content(path: Path) -> bytes:
    """The file, or one byte more than the largest that is read."""
    if not path.exists():
        raise MissingFileError(path)
    with path.open("rb") as stream:
        return stream.read(LARGEST_FILE + 1)


def _file(name: str, result: tuple[PublicTable, ...] | Finding) -> dict[str, object]:
    if isinstance(result, Finding):
        return {"file": result.file, "refused": True, "findings": [as_json.finding(result)]}
    return {"file": name, "refused": False, "tables": [_table(table) for table in result]}


def _table(table: PublicTable) -> dict[str, object]:
    marks = _marks(table)
    return {
        "title": table.title,
        "source": table.source,
        "code": table.code,
        "unit": table.unit,
        "dimensions": [
            {"name": d.name, "code": d.code, "values": len(d.values)} for d in table.dimensions
        ],
        "time": table.time,
        "measure": table.measure,
        "periods": list(table.periods),
        "observations": len(table.cells),
        "numbers": len(table.cells) - marks.total(),
        "marks": [
            {"mark": mark.text, "cause": mark.cause, "means": mark.means, "count": count}
            for mark, count in marks.items()
        ],
        "first_cells": [
            {"values": [value.label for value in values], **_cell(cell), **_place(table, index)}
            for index, (values, cell) in enumerate(islice(table.observations(), FIRST_CELLS))
        ],
    }


def _cell(cell: Cell) -> dict[str, object]:
    """A cell for programs; a number as text, so that none of its digits is lost."""
    if isinstance(cell, Mark):
        return {"mark": cell.text, "cause": cell.cause}
    if isinstance(cell, Flagged):
        return {"number": str(cell.number), "flag": cell.flag, "means": cell.means}
    return {"number": str(cell)}


def _place(table: PublicTable, index: int) -> dict[str, object]:
    """Where the file has the cell, in formats that have such places."""
    return {"place": table.where(index)} if table.where else {}


def _lines(name: str, result: tuple[PublicTable, ...] | Finding) -> list[str]:
    if isinstance(result, Finding):
        place = f" {result.sheet}!{result.cell}." if result.sheet and result.cell else ""
        found = f"{place} Fundet: {result.found}." if result.found else place
        return [
            f"{result.file}:",
            f"  {result.severity.label}: {result.title}{found} {result.expected} {result.fix}",
        ]
    return [f"{name}:", *(f"  {line}" for table in result for line in _about(table))]


def _about(table: PublicTable) -> list[str]:
    marks = _marks(table)
    numbers = thousands(len(table.cells) - marks.total())
    sizes = ", ".join(f"{d.name} ({thousands(len(d.values))})" for d in table.dimensions)
    periods = table.periods
    cells = (
        f"  {' | '.join(value.label for value in values)}: {_shown(cell)}"
        f"{f' ({table.where(index)})' if table.where else ''}"
        for index, (values, cell) in enumerate(islice(table.observations(), FIRST_CELLS))
    )
    return [
        table.title or "Uden titel",
        f"Kilde: {table.source or 'ikke oplyst'}",
        f"Inddelinger: {sizes}",
        f"Perioder: {f'{periods[0]} til {periods[-1]}' if periods else 'ingen i filen'}",
        f"Celler: {thousands(len(table.cells))}, heraf tal: {numbers}",
        *(f"Tegn {_shown(mark)}: {thousands(count)}" for mark, count in marks.items()),
        "De første celler:",
        *cells,
    ]


def _marks(table: PublicTable) -> Counter[Mark]:
    return Counter(cell for cell in table.cells if isinstance(cell, Mark))


def _shown(cell: Cell) -> str:
    """A cell for people, with a decimal comma."""
    if isinstance(cell, Mark):
        own = f", kilden skriver »{cell.means}«" if cell.means else ""
        return f"»{cell.text}« ({cell.cause.label}{own})"
    if isinstance(cell, Flagged):
        return f"{_shown(cell.number)} (»{cell.means or cell.flag}«)"
    return str(cell).replace(".", ",")
