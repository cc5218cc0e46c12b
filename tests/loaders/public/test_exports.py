"""Real files are read right to the cell."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal

import pytest

from loaders.public import reading
from loaders.public.table import Cell, Flagged, Mark, PublicTable
from tests.loaders.public.examples import EXPORTS

EXPECTED = json.loads((EXPORTS / "expected.json").read_text(encoding="utf-8"))


def test_every_export_has_its_answers_and_its_origin() -> None:
    files = {path.name for path in EXPORTS.iterdir()} - {"README.md", "expected.json"}
    assert files == set(EXPECTED)
    readme = (EXPORTS / "README.md").read_text(encoding="utf-8")
    assert all(f"`{file}`" in readme for file in files)


@pytest.mark.parametrize("file", EXPECTED)
def test_an_export_has_its_observations_marks_and_cells(file: str) -> None:
    expected = EXPECTED[file]
    tables = reading.read("uden navn", (EXPORTS / file).read_bytes())
    assert isinstance(tables, tuple)
    cells = [cell for table in tables for cell in table.cells]
    marks = Counter(cell.text for cell in cells if isinstance(cell, Mark))
    assert len(cells) == expected["observations"]
    assert len(cells) - marks.total() == expected["numbers"]
    assert marks == expected["marks"]
    for table in tables:
        codes = {dimension.name: dimension.code for dimension in table.dimensions}
        assert expected["time"] in (table.time, codes.get(table.time))
    for known in expected["cells"]:
        cell = cell_at(tables, known["dims"] | {expected["time"]: known["period"]})
        if "mark" in known:
            assert isinstance(cell, Mark)
            assert cell.text == known["mark"]
        else:
            number = cell.number if isinstance(cell, Flagged) else cell
            assert number == Decimal(str(known["value"]))


def cell_at(tables: tuple[PublicTable, ...], known: dict[str | None, str | None]) -> Cell | None:
    """The cell of the only table that has these dimensions, by their codes or names."""
    found = []
    for table in tables:
        codes = {dimension.code: dimension.name for dimension in table.dimensions}
        names = {codes.get(each, each): value for each, value in known.items() if value}
        names.pop("dataset", None)
        if names.keys() == {dimension.name for dimension in table.dimensions}:
            assert table.time is None or table.time in names
            found.append(table.at(names))
    (cell,) = found
    return cell


@pytest.mark.parametrize("file", EXPECTED)
def test_observations_have_the_same_cells_as_their_coordinates(file: str) -> None:
    for table in reading.read("uden navn", (EXPORTS / file).read_bytes()):
        names = [dimension.name for dimension in table.dimensions]
        every = list(table.observations())
        assert [cell for _, cell in every] == list(table.cells)
        for values, cell in (every[0], every[len(every) // 3], every[-1]):
            labels = [value.label for value in values]
            assert table.at(dict(zip(names, labels, strict=True))) == cell
