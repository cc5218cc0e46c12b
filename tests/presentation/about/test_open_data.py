"""The page of open data says what there is, by the declarations, and promises no more than what was decided."""

from __future__ import annotations

import re

from policy.absences import Absence
from policy.licences import LICENCES
from policy.open_data import DataColumn, DataType
from policy.statuses import StatusCode
from presentation.about import open_data
from presentation.about.open_data import Published
from presentation.html.links import Links
from tests.records import assessed, policy

FIGURES = Published(
    "figures",
    "Tal",
    "Hvert tal.",
    (
        DataColumn("value", DataType.NUMBER, "Værdi", "Det målte."),
        DataColumn("status", DataType.STRING, "Status", "Nu.", choices=StatusCode),
        DataColumn("before", DataType.STRING, "Før", "Sidst.", choices=StatusCode),
        DataColumn("sources", DataType.STRING, "Kilder", "Hvor det står.", many=True),
    ),
    46,
)
SOURCES = Published("sources", "Kilder", "Dokumenter.", (), 9)
BREAKS = Published("breaks", "Brud", "Skift.", (DataColumn("note", DataType.STRING, "Note"),), 0)
ASKED = Links({"politik": "2027-2030", "dato": "2027-01-01", "let": "ja"})


def status():
    return assessed(policy())


def hrefs(html) -> list[str]:
    return re.findall(r'href="([^"]+)"', str(html).replace("&amp;", "&"))


def test_each_table_can_be_fetched_for_programs_for_excel_and_as_json_of_the_edition_shown():
    shown = open_data.to_fetch([FIGURES, SOURCES], ASKED.of_edition(), ASKED)
    asked = "?politik=2027-2030&dato=2027-01-01"
    assert hrefs(shown) == [
        f"./data/handicappolitik.zip{asked}",
        f"./statusrapport{asked}&let=ja",
        *(f"./data/{name}{asked}" for name in ("figures.csv", "excel/figures.csv", "figures.json")),
        *(f"./data/{name}{asked}" for name in ("sources.csv", "excel/sources.csv", "sources.json")),
    ]
    assert (
        "Politikkens egne tabeller" in shown.split("excel/figures.csv")[1]
    )  # the others are folded


def test_the_columns_have_their_names_types_and_codes_and_those_of_an_empty_table_are_left_out():
    shown = open_data.columns_of([FIGURES, BREAKS]).striptags()
    assert "value: Værdi (Value). Det målte. Tal." in shown
    assert "status: Status (Status). Nu. Kode: " in shown
    assert shown.count(f"{StatusCode.REACHED.value} ({StatusCode.REACHED.label})") == 1
    assert "before: Før (Text before). Sidst. Kode som i status." in shown
    assert "sources: Kilder (Sources). Hvor det står. Flere værdier." in shown
    assert "Brud" not in shown
    assert open_data.columns_of([BREAKS]) == ""


def test_a_licence_is_named_only_if_the_city_has_chosen_one():
    chosen = LICENCES["CC-BY-4.0"]
    told = open_data.licence(status(), chosen, None)
    assert hrefs(told) == [chosen.address]
    none = open_data.licence(status(), None, "data@by.example")
    assert "ikke valgt en licens" in none
    assert hrefs(none) == ["mailto:data@by.example"]
    assert not any(each.title in none for each in LICENCES.values())


def test_every_cause_of_a_missing_number_is_explained():
    told = open_data.how_to_read()
    assert [each for each in Absence if each.meaning not in told] == []


def test_a_reference_names_whose_data_of_which_day_and_where_they_are():
    seen = status()
    told = open_data.how_to_cite(seen, "https://handicap.example")
    assert seen.policy.city in told
    assert f"udgave {seen.version}" in told
    assert "handicap.example/aabne-data" in told
