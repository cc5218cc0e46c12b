from __future__ import annotations

from metrics.assessment import assess
from policy.choices import RemarkKind
from policy.columns import Citation
from policy.periods import Period
from presentation.departments import responsibility
from presentation.html.downloads import Cell, Download, extract
from presentation.status import measurability, overview, remarks
from tests.records import (
    AS_OF,
    assessed,
    departments,
    indicator,
    initiative,
    objective,
    objectives_and_priorities,
    observation,
    priority,
    records,
    remark,
    reply,
    target,
)


def cells(table: Download) -> list[dict[str, Cell]]:
    return [dict(zip(table.headings, row, strict=True)) for row in table.rows]


def test_an_extract_states_its_date_and_edition():
    status = assess(records(), AS_OF, snapshot="Status oktober 2025")
    table = extract(status, "tal", "Tal", ("Navn", "Kilde"), [("BUF", "STATUS, side 17")])
    assert table.name == "tal-2025-11-13"
    assert table.headings == ("Navn", "Kilde", "Set pr.")
    assert table.rows == (("BUF", "STATUS, side 17", "2025-11-13"),)
    assert "Status oktober 2025" in table.about
    assert "13. november 2025" in table.about
    assert f"udgave {status.version}" in table.about


def test_the_download_of_objectives_has_the_counts_shown_on_the_page():
    status = assessed(
        *departments(),
        *objectives_and_priorities(),
        indicator("fleksjob"),
        target("fleksjob", "BUF", 2024, 376),
        observation("fleksjob", "BUF", 2024, 274),
        remark("a", RemarkKind.GAP, objective=5),
        remark("b", RemarkKind.PRAISE, objective=5),
    )
    fifth = cells(overview.objectives_download(status))[4]
    assert (fifth["Prioriteringer"], fifth["Har måltal"], fifth["Uden måltal"]) == (5, 1, 4)
    assert fifth["Status"] == "5d: ikke nået"
    assert (fifth["Bemærkninger, der kalder på svar"], fifth["Besvarede bemærkninger"]) == (1, 0)


def test_the_download_of_responsibilities_has_numbers_that_can_be_summed():
    status = assessed(
        *departments("SOF", "BUF", "KK"),
        objective(1),
        priority("1a", lead=("SOF",), sources=(Citation("POLITIK", 4),)),
        priority("1b", lead=("SOF",), others=("BUF",), sources=(Citation("POLITIK", 4),)),
    )
    (row,) = cells(responsibility.download(status))
    assert (row["SOF"], row["BUF"], row["Kilde"]) == (1 + 1, 1, "POLITIK, side 4")
    assert "KK" not in row


def test_all_priorities_are_downloaded_in_one_table_of_criteria():
    status = assessed(
        *objectives_and_priorities(),
        indicator("fleksjob"),
        target("fleksjob", "BUF", 2024, 376),
        observation("fleksjob", "BUF", 2024, 274),
    )
    rows = cells(measurability.criteria_download(status))
    assert len(rows) == 20
    measured = next(row for row in rows if row["Prioritering"] == "5d")
    assert (measured["Har måltal"], measured["Krav: måltal"], measured["Desuden: ejer"]) == (
        "ja",
        "ja",
        "nej",
    )
    assert [row["Prioritering"] for row in rows if row["Har måltal"] == "ja"] == ["5d"]


def test_a_remark_is_downloaded_with_its_answer_and_who_answered():
    status = assessed(
        *departments(),
        remark(
            "a",
            RemarkKind.CONCERN,
            RemarkKind.PROPOSAL,
            wording="Klasserne er for store.",
            sources=(Citation("STATUS", 22),),
        ),
        reply(
            "r",
            "a",
            summary="Pengene følger barnet.",
            dated=Period.parse("2025-10"),
            sources=(Citation("NOTAT", 1),),
        ),
        initiative("i", follows_remark="a"),
    )
    (row,) = cells(remarks.remarks_download(status, status.remarks))
    expected = {
        "Dato": "september 2025",
        "Slags": "bekymring og forslag",
        "Gengivet kort": "Gengivet kort.",
        "Rådets egne ord": "Klasserne er for store.",
        "Forvaltningens bemærkninger": "Pengene følger barnet.",
        "Bemærkningerne kommer fra": "BUF",
        "Bemærkningernes dato": "oktober 2025",
        "Bemærkningernes kilde": "NOTAT, side 1",
        "Hvad der er sket": "Indsats: Indsats i",
        "Kilde": "STATUS, side 22",
    }
    assert {name: row[name] for name in expected} == expected


def test_a_remark_without_an_answer_says_whether_it_needs_one():
    status = assessed(remark("a", RemarkKind.GAP), remark("b", RemarkKind.PRAISE))
    rows = cells(remarks.remarks_download(status, status.remarks))
    assert [row["Forvaltningens bemærkninger"] for row in rows] == [
        "Intet svar i kilderne",
        "Ros; kalder ikke på svar",
    ]
