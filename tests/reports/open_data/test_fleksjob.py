"""The script of docs/ draws fleksjob from the zip alone, with the figures that a person typed into data/."""

from __future__ import annotations

import runpy
import shutil
import sys
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from plotly.graph_objects import Figure

from monitor.settings import SHIPPED_DATA
from policy.absences import Absence
from policy.whole_city import WHOLE_CITY

SCRIPT = Path(__file__).resolve().parents[3] / "docs" / "fleksjob.py"
YEAR = 2024


@pytest.fixture
def drawn(tmp_path, monkeypatch):
    """The picture that the script draws from a folder, which is packed as its zip."""

    def draw(folder: Path) -> Figure:
        packed = shutil.make_archive(str(tmp_path / "data"), "zip", folder)
        page = tmp_path / "picture.html"
        monkeypatch.setattr(sys, "argv", [str(SCRIPT), packed, str(page)])
        picture = runpy.run_path(str(SCRIPT))["picture"]
        assert "Plotly.newPlot" in page.read_text(encoding="utf-8")
        return picture

    return draw


def typed(sheet: str, heading: str) -> dict[str, int]:
    """By name of department, what the workbook has for fleksjob in the year, read without the product's reader."""
    names = {row["Forkortelse"]: row["Navn"] for row in rows("1-katalog.xlsx", "Forvaltninger")}
    return {
        names[row["Forvaltning"]]: row[heading]
        for row in rows("2-tal.xlsx", sheet)
        if (row["Indikator"], row["Periode"]) == ("fleksjob", YEAR)
        and row["Forvaltning"] != WHOLE_CITY
    }


def rows(workbook: str, sheet: str) -> list[dict]:
    lines = list(openpyxl.load_workbook(SHIPPED_DATA / workbook)[sheet].values)
    head = next(
        number for number, line in enumerate(lines) if line[0] in ("Indikator", "Forkortelse")
    )
    return [dict(zip(lines[head], line, strict=True)) for line in lines[head + 1 :]]


def test_the_script_draws_each_department_with_the_typed_figure_and_target(drawn, shipped_zip):
    bars, targets = drawn(shipped_zip).data
    assert dict(zip(bars.y, bars.x, strict=True)) == typed("Målinger", "Værdi")
    assert dict(zip(targets.y, targets.x, strict=True)) == typed("Måltal", "Måltal")
    words = dict(zip(bars.y, bars.text, strict=True))
    failing = "Børne- og Ungdomsforvaltningen"
    assert typed("Målinger", "Værdi")[failing] == 274
    assert typed("Måltal", "Måltal")[failing] == 376  # 274 / 376 is 73 per cent
    assert words.pop(failing) == "274, Ikke nået"
    assert {text.partition(", ")[2] for text in words.values()} == {"Nået"}
    assert bars.y[-1] == failing  # the lowest is drawn last, at the top
    assert len(set(bars.marker.color)) == 2


def test_a_hidden_figure_has_its_cause_in_its_place_and_an_earlier_one_is_not_drawn(
    drawn, shipped_zip, tmp_path
):
    folder = shutil.copytree(shipped_zip, tmp_path / "changed")
    figures = pd.read_csv(folder / "figures.csv")
    own = (figures["indicator"] == "fleksjob") & (figures["department"] == "KFF")
    earlier = figures[own].assign(period="2023", counts=False)
    figures.loc[own, ["value", "attainment", "value_missing"]] = [None, None, Absence.HIDDEN.value]
    pd.concat([figures, earlier]).to_csv(folder / "figures.csv", index=False)
    bars, _ = drawn(folder).data
    words = [
        (x, text) for y, x, text in zip(bars.y, bars.x, bars.text, strict=True) if "Kultur" in y
    ]
    assert words == [(0, Absence.HIDDEN.label)]


def test_the_script_is_short_enough_to_read():
    assert len(SCRIPT.read_text(encoding="utf-8").splitlines()) <= 20
