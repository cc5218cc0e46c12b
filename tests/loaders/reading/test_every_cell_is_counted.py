"""In any arrangement of headings, titles and cells, a finding reports each cell that is not read."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest

from loaders.delivery import Naming
from loaders.reading.parse import deliver
from policy.findings import Finding
from tests.tables import filled_cells, workbook

NAMING = Naming("2024", "BIF", "STATUS s. 17")
OWN = ["Indikator", "Forvaltning", "Periode", "Værdi", "Oplyst af", "Kilde", "Note", "Udgår"]
PRINTED = ["Forvaltning", "Status", "Måltal", "Målopfyldelse"]
CELLS = ["fleksjob", "BIF", "2024", "274", "I alt", "Hovedtotal", "se note", "0", "'12", "KK", "x"]


def grid(words: random.Random, headings: list[str]) -> str:
    """Random rows of cells, with headings more or less in place."""
    width = words.randint(2, len(headings) + 3)
    above = words.randint(0, 2)
    rows = []
    for number in range(words.randint(2, 7)):
        chance = 0.85 if number == above else 0.1
        rows.append(
            [
                words.choice(headings if words.random() < 0.2 else headings[column:] or [""])
                if words.random() < chance
                else words.choice([*CELLS, "", ""])
                for column in range(width)
            ]
        )
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def named(findings: tuple[Finding, ...]) -> int:
    """The most cells that the findings can be about: a sheet, column or table has many."""
    wide = {"unknown_sheet", "renamed_sheet", "no_header", "table_unclear", "unknown_column"}
    wide |= {"another_table", "another_printed_table", "duplicate_column", "totals_row"}
    wide |= {"above_headings", "table_row_not_read", "table_not_named"}
    if any(found.code in wide for found in findings):
        return 10_000
    return len({found.cell for found in findings})


@pytest.mark.large
@pytest.mark.parametrize(("sheet", "headings"), [("Målinger", OWN), ("Fleksjob", PRINTED)])
def test_a_cell_that_is_not_read_is_reported(
    sheet: str, headings: list[str], rounds: Callable[[int, int], int]
) -> None:
    for seed in range(rounds(60, 20_000)):
        text = grid(random.Random(f"{sheet} {seed}"), headings)
        content = workbook(**{sheet: text})
        delivery = deliver("prøve.xlsx", content, NAMING)
        counts = delivery.counts
        assert not delivery.refused
        assert counts.total == filled_cells(content), text
        assert counts.not_read <= named(delivery.findings), text


def test_a_stray_cell_beside_a_table_changes_no_figure_and_is_reported() -> None:
    table = [OWN[:6], ["fleksjob", "BIF", "2024", "274", "BIF", "STATUS s. 17"]]
    places = [(row, column) for row in range(4) for column in range(9)]
    empty = [place for place in places if place[0] in (0, 3) or place[1] > 5]
    for row, column in empty:
        lines = [[""] * 9, *([*cells, "", "", ""] for cells in table), [""] * 9]
        lines[row][column] = "for sig selv"
        text = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        delivery = deliver("prøve.xlsx", workbook(Målinger=text))
        assert [each.record.value.value for each in delivery.rows] == [274]
        is_title = row == 0
        assert is_title or re.search("for sig selv|overskrift|celle", str(delivery.findings)), text
