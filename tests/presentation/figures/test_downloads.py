from __future__ import annotations

from xml.etree import ElementTree as ET

from metrics.status import IndicatorStatus, Status
from policy.choices import Unit
from policy.kinds import Kind
from policy.quantities import Quantity
from presentation.departments import responsibility
from presentation.figures import differences, indicator_table, pictures
from presentation.figures.sections import FigureGroup
from presentation.html.downloads import Cell, Download
from presentation.status import measurability, overview, remarks
from tests.records import (
    assessed,
    baseline,
    departments,
    figures_as_printed,
    indicator,
    objectives_and_priorities,
    observation,
    policy,
    target,
)

PRINTED = """
| Forvaltning | Status | Måltal | Målopfyldelse i procent |
| BIF         | 87     | 47     | 185                     |
| BUF         | 274    | 376    | 74                      |
| KK          | 361    | 424    | 85                      |
"""


def fleksjob() -> Status:
    return assessed(
        *departments(),
        *objectives_and_priorities(),
        indicator("fleksjob", name="Ansatte i fleksjob"),
        *figures_as_printed("fleksjob", 2024, PRINTED),
    )


def only(status: Status) -> IndicatorStatus:
    (indicator_status,) = status.indicators
    return indicator_status


def cells(extract: Download) -> list[dict[str, Cell]]:
    return [dict(zip(extract.headings, row, strict=True)) for row in extract.rows]


def figure(*rows: object) -> dict[str, Cell]:
    status = assessed(*departments(), *rows)
    (found,) = cells(indicator_table.indicator_download(status, only(status)))
    return found


def test_each_figure_is_a_row_with_value_target_attainment_status_source_and_date():
    status = fleksjob()
    extract = indicator_table.indicator_download(status, only(status))
    assert extract.name == "tal-fleksjob-2025-11-13"
    assert extract.title == "Ansatte i fleksjob, 2024"
    missed = cells(extract)[1]
    expected = {
        "Tal": "Ansatte i fleksjob",
        "Målsætning": 5,
        "Prioritering": "5d",
        "Forvaltning": "BUF",
        "Periode": "2024",
        "Nyeste": "ja",
        "Værdi": 274,
        "Måltal": 376,
        "Målopfyldelse i procent": 73,  # 274 / 376 = 0,7287
        "Status": "Ikke nået",
        "Kilde": "STATUS, side 17",
        "Set pr.": "2025-11-13",
    }
    assert {name: missed[name] for name in expected} == expected


def test_a_share_is_a_number_in_per_cent():
    row = figure(
        indicator("tal", Kind.CONTEXT, unit=Unit.SHARE), observation("tal", "SOF", 2026, 0.71)
    )
    assert (row["Værdi"], row["Enhed"]) == (71, "procent")


def test_a_qualifier_is_in_a_column_of_its_own_and_a_range_is_in_words():
    row = figure(
        indicator("tal", Kind.MILESTONE),
        target("tal", "ØKF", None, Quantity.between(5, 6), deadline=2026),
        observation("tal", "ØKF", 2024, Quantity.about(3)),
        baseline("tal", "ØKF", None, 2),
    )
    assert (row["Værdi"], row["Forbehold"]) == (3, "ca.")
    assert (row["Måltal"], row["Måltalets forbehold"], row["Frist"]) == (
        "5 til 6",
        "interval",
        "2026",
    )
    assert row["Udgangspunkt"] == 2


def test_a_hidden_count_is_hidden_in_downloads_too():
    row = figure(
        policy(),
        indicator("faa", Kind.LEVEL, few_persons=True),
        observation("faa", "SOF", 2024, 3, printed_as="tre borgere", note="Kun tre."),
        target("faa", "SOF", 2024, 10),
    )
    assert (row["Værdi"], row["Forbehold"]) == (None, "Skjult (få personer)")
    assert row["Målopfyldelse i procent"] is None
    assert "tre" not in f"{row['Ordret fra kilden']} {row['Note']}"


def test_a_printed_percentage_is_never_converted_to_a_count():
    row = figure(
        indicator("tal"),
        target("tal", "KK", 2022, 850),
        observation("tal", "KK", 2022, printed=1.02),
    )
    assert (row["Værdi"], row["Målopfyldelse i procent"]) == (None, 102)


def test_a_section_is_downloaded_as_one_table():
    status = fleksjob()
    extract = indicator_table.section_download(status, FigureGroup.JUDGED, status.indicators)
    assert (extract.name, extract.title) == ("tal-med-maaltal-2025-11-13", "Tal med måltal")
    assert [row["Forvaltning"] for row in cells(extract)] == ["BIF", "BUF", "KK"]


def test_a_downloaded_chart_has_its_title_date_and_source():
    status = fleksjob()
    drawn = pictures.bars(status, only(status))
    picture = ET.fromstring(drawn.svg_alone())
    namespace = "{http://www.w3.org/2000/svg}"
    told = " ".join(t.text for t in picture.iter(f"{namespace}text"))
    for expected in (
        "Ansatte i fleksjob, 2024",
        "274 af 376",
        "Forvaltningernes måltal giver 423 lagt sammen; kilden skriver 424.",  # 47 + 376
        "Kilde: STATUS, side 17.",
        "13. november 2025",
    ):
        assert expected in told
    assert picture.find(f"{namespace}desc").text == drawn.sentence
    assert "BUF" in drawn.sentence
    assert drawn.key == "soejler-fleksjob"


def test_differences_show_the_printed_and_the_computed_number_with_their_source():
    status = fleksjob()
    found = differences.among(status, status.indicators)
    rows = cells(differences.difference_download(status, found))
    told = [(r["Hvad"], r["Kilden skriver"], r["Regnet efter"], r["Enhed"]) for r in rows]
    assert told == [
        ("Målopfyldelse", 74, 73, "procent"),
        ("Forvaltningernes måltal lagt sammen", 424, 47 + 376, "antal"),
    ]
    assert {row["Kilde"] for row in rows} == {"STATUS, side 17"}
    html = differences.difference_table(status, found)
    assert 'data-label="Kilden skriver" class="numeric">74 %' in html
    assert 'data-label="Regnet efter" class="numeric">423' in html


def test_differences_are_limited_to_the_indicators_shown():
    assert differences.among(fleksjob(), []) == []


def test_every_download_has_distinct_headings_and_source_and_date_in_each_row():
    status = fleksjob()
    for extract in (
        indicator_table.indicator_download(status, only(status)),
        differences.difference_download(status, status.reconciliations),
        overview.objectives_download(status),
        responsibility.download(status),
        measurability.criteria_download(status),
        remarks.remarks_download(status, status.remarks),
    ):
        assert len(set(extract.headings)) == len(extract.headings)
        assert {"Kilde", "Set pr."} <= set(extract.headings)
        assert all(len(row) == len(extract.headings) for row in extract.rows)
        assert "13. november 2025" in extract.about
