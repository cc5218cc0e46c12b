from __future__ import annotations

import re

import pytest

from metrics.status import Status
from policy.choices import Missing, Unit
from policy.quantities import Quantity
from presentation import tables
from presentation.charts.lines import LineStyle
from presentation.figures import series, series_charts, series_tables
from tests.records import (
    assessed,
    definition_break,
    extract,
    indicator,
    observation,
    policy,
    public_figure,
)

CITY = policy(municipality="101")
JOBS = indicator("job", unit=Unit.SHARE)
LONG_HIDDEN = "Tallet er skjult, fordi det tæller få."
NAMES = {
    "000": "Hele landet",
    "101": "København",
    "751": "Aarhus",
    "461": "Odense",
    "665": "Lemvig",
}


def figure(area, when, *given, **fields):
    return public_figure(area, when, *given, area_name=NAMES[area], **fields)


SHARES = (
    CITY,
    JOBS,
    extract(indicator_code="job"),
    figure("101", 2021, 0.52),
    figure("101", 2022, missing=Missing.HIDDEN, mark="x", means=LONG_HIDDEN),
    figure("101", 2023, 0.55),
    figure("751", 2021, 0.56),
    figure("751", 2023, 0.57, mark="*", means="Foreløbigt tal."),
    figure("665", 2023, 0.61),
    figure("000", 2021, 0.54),
    figure("000", 2023, 0.556),
)
GROUPS = (
    CITY,
    JOBS,
    extract(indicator_code="job", split="HANDICAP", own_group="Med handicap"),
    figure("101", 2021, 0.52, group="Med handicap"),
    figure("101", 2021, 0.80, group="Uden handicap"),
    figure("101", 2022, missing=Missing.HIDDEN, group="Med handicap"),
    figure("101", 2022, 0.81, group="Uden handicap"),
    figure("101", 2023, 0.55, group="Med handicap"),
    figure("101", 2023, 0.82, group="Uden handicap"),
)


def only(status: Status):
    (found,) = status.public_series
    return found


def rows(table) -> list[tuple[str, ...]]:
    """The table as a document has it, its headings first."""
    block = tables.in_document(table)
    return [block.headings, *block.texts]


def test_beside_the_city_are_the_largest_cities_and_the_country():
    found = only(assessed(*SHARES))
    assert [area.name for area in series.beside(found)] == ["København", "Aarhus", "Hele landet"]


def test_one_chosen_area_takes_the_place_of_the_largest_cities():
    found = only(assessed(*SHARES))
    names = [area.name for area in series.beside(found, "665")]
    assert names == ["København", "Lemvig", "Hele landet"]


def test_the_facts_are_first_and_newest_and_the_countrys_newest():
    assert series.facts(only(assessed(*SHARES))) == (
        "København: 52 procent i 2021 og 55 procent i 2023. Hele landet: 55,6 procent i 2023."
    )


def test_a_newest_period_without_a_figure_is_said_with_its_cause():
    status = assessed(*SHARES, figure("101", 2024, missing=Missing.NOT_YET))
    assert "55 procent i 2023. I 2024: foreligger endnu ikke. Hele" in series.facts(only(status))


def test_a_city_without_any_figure_is_said():
    status = assessed(CITY, JOBS, extract(indicator_code="job"), figure("751", 2024, 0.5))
    assert series.facts(only(status)) == "Danmarks Statistik har ingen tal for kommunen."


def test_no_word_ranks_the_areas():
    """Not in any sentence, whoever has most: more, less, best, number one."""
    found = only(assessed(*SHARES))
    shown = series.beside(found)
    drawn = series_charts.chart(found, shown)
    texts = " ".join(
        (
            series.facts(found),
            series_charts.alternative(found, drawn),
            series_tables.folded(found, shown).striptags(),
        )
    )
    assert not re.search(r"\b(bedst|dårligst|højest|lavest|nummer|placering|bedre|værre)", texts)


def test_a_reported_figure_that_differs_is_told_beside_the_series():
    status = assessed(
        CITY,
        indicator(),
        observation("fleksjob", "KK", 2024, 274),
        extract(),
        figure("101", 2024, 280),
    )
    assert (
        "Indberettet 274 i 2024; Danmarks Statistik har 280. Det indberettede tal gælder."
        in series.facts(only(status))
    )


def test_every_cell_of_the_table_is_a_figure_or_why_there_is_none():
    found = only(assessed(*SHARES))
    table = series_tables.by_period(found, series.beside(found))
    assert rows(table) == [
        ("Periode", "København", "Aarhus", "Hele landet"),
        ("2023", "55 %", "57 %, foreløbigt tal", "55,6 %"),
        ("2022", "skjult af kilden", "ikke i filen", "ikke i filen"),
        ("2021", "52 %", "56 %", "54 %"),
    ]


def test_a_document_has_the_same_words_with_a_row_per_area():
    found = only(assessed(*SHARES))
    assert rows(series_tables.by_area(found, series.beside(found))) == [
        ("Område", "2021", "2022", "2023"),
        ("København", "52 %", "skjult af kilden", "55 %"),
        ("Aarhus", "56 %", "ikke i filen", "57 %, foreløbigt tal"),
        ("Hele landet", "54 %", "ikke i filen", "55,6 %"),
    ]


@pytest.mark.parametrize("cause", Missing)
def test_every_cause_has_its_words_and_is_never_a_zero(cause):
    status = assessed(CITY, indicator(), extract(), figure("101", 2024, missing=cause))
    (own,) = series.beside(only(status))
    words = series.cell_words(own.figures[0], Unit.COUNT)
    assert words == cause.label
    assert not any(letter.isdigit() for letter in words)


def test_a_count_of_few_persons_is_hidden_in_other_words_than_what_the_source_hides():
    status = assessed(CITY, indicator(), extract(), figure("101", 2024, Quantity.hidden()))
    (own,) = series.beside(only(status))
    assert series.cell_words(own.figures[0], Unit.COUNT) == "skjult (få personer)"


def test_a_share_shows_the_counts_that_it_is_made_of():
    status = assessed(
        CITY, JOBS, extract(indicator_code="job"), figure("101", 2024, 0.25, part=3, whole=12)
    )
    (own,) = series.beside(only(status))
    words = series.cell_words(own.figures[0], Unit.SHARE)
    assert words == "25 procent (3 af 12; 9 til 53 procent)"  # Wilson's interval: R16.2
    assert series.counts_explained(own.figures) == series.COUNTS_EXPLAINED
    made = series_tables.download(status, status.indicator("job"))
    row = dict(zip(made.headings, made.rows[0], strict=True))
    assert (row["Antal"], row["Ud af"]) == (3, 12)
    assert (row["Interval fra, procent"], row["Interval til, procent"]) == (8.9, 53.2)


def test_counts_that_cannot_be_cases_have_no_interval():
    status = assessed(
        CITY, JOBS, extract(indicator_code="job"), figure("101", 2024, 1.2, part=12, whole=10)
    )
    (own,) = series.beside(only(status))
    assert series.cell_words(own.figures[0], Unit.SHARE) == "120 procent (12 af 10)"
    assert series.counts_explained(own.figures) == ""


def test_the_sources_own_signs_are_explained_once():
    found = only(
        assessed(*SHARES, figure("751", 2022, missing=Missing.HIDDEN, mark="x", means=LONG_HIDDEN))
    )
    shown = series.shown_figures(series.beside(found))
    assert series.signs(shown) == f"Kildens tegn: »x«: {LONG_HIDDEN} »*«: Foreløbigt tal."


def test_the_attribution_and_the_day_of_delivery_are_said():
    assert series.attribution(only(assessed(*SHARES))) == (
        "Kilde: Danmarks Statistik, HAND01. Hentet 1. november 2025."
    )


def test_the_gap_between_two_groups_is_a_sentence_and_a_column():
    found = only(assessed(*GROUPS))
    assert series.gap_sentence(found) == (
        "Med handicap sammenlignet med uden handicap i København: "
        "28 procentpoint lavere i 2021 og 27 procentpoint lavere i 2023."
    )
    assert rows(series_tables.groups_by_period(found)) == [
        ("Periode", "Med handicap", "Uden handicap", "Forskel"),
        ("2023", "55 %", "82 %", "27 procentpoint lavere"),
        ("2022", "skjult af kilden", "81 %", "kan ikke beregnes"),
        ("2021", "52 %", "80 %", "28 procentpoint lavere"),
    ]


def test_three_groups_have_no_gap():
    third = figure("101", 2023, 0.7, group="Uoplyst")
    found = only(assessed(*GROUPS, third))
    assert series.gap_sentence(found) == ""
    assert "Forskel" not in rows(series_tables.groups_by_period(found))[0]


def test_the_city_is_the_strong_line_and_the_country_the_dashed_one():
    found = only(assessed(*SHARES))
    drawn = series_charts.chart(found, series.beside(found))
    assert {line.name: line.style for line in drawn.lines} == {
        "København": LineStyle.STRONG,
        "Aarhus": LineStyle.QUIET,
        "Hele landet": LineStyle.DASHED,
    }


def test_a_line_has_a_gap_where_a_figure_is_missing():
    found = only(assessed(*SHARES))
    drawn = series_charts.chart(found, series.beside(found))
    segments = {line.name: [len(part) for part in drawn.segments(line)] for line in drawn.lines}
    assert segments["København"] == [1, 1]  # 2021 | 2022 hidden | 2023


def test_the_country_has_no_line_where_its_number_would_press_the_cities_flat():
    status = assessed(
        CITY,
        indicator(),
        extract(),
        figure("101", 2023, 270),
        figure("101", 2024, 274),
        figure("000", 2023, 9000),
        figure("000", 2024, 9100),
    )
    found = only(status)
    shown = series.beside(found)
    drawn = series_charts.chart(found, shown)
    assert [line.name for line in drawn.lines] == ["København"]
    assert series_charts.WITHOUT_COUNTRY in series_charts.note(found, shown)
    assert "Hele landet: 9.100 i 2024." in series.facts(found)


def test_one_period_alone_has_no_chart():
    found = only(assessed(CITY, JOBS, extract(indicator_code="job"), figure("101", 2024, 0.5)))
    assert series_charts.chart(found, series.beside(found)) is None


def test_a_new_definition_is_said_and_ends_the_lines():
    found = only(assessed(*SHARES, definition_break("job", 2023)))
    shown = series.beside(found)
    drawn = series_charts.chart(found, shown)
    assert (
        "Ny opgørelse fra 2023: Der tælles på en ny måde. Kurverne er brudt der."
        in series_charts.note(found, shown)
    )
    assert all(len(part) == 1 for line in drawn.lines for part in drawn.segments(line))
    assert len(drawn.break_places) == 1
    assert rows(series_tables.by_period(found, shown))[1][0] == "2023 (ny opgørelse)"


def test_the_image_has_the_facts_the_attribution_and_every_name():
    status = assessed(*SHARES)
    found = only(status)
    image = series_charts.of_areas(status, found).svg_alone()
    for words in (
        series.facts(found),
        "Kilde: Danmarks Statistik, HAND01.",
        ">København<",
        ">Hele landet<",
        "stroke-dasharray",
    ):
        assert words in image


def test_the_file_has_every_figure_of_every_area_with_its_cause_and_source():
    status = assessed(*SHARES)
    made = series_tables.download(status, status.indicator("job"))
    assert len(made.rows) == len(only(status).figures) == 8
    by_heading = [dict(zip(made.headings, row, strict=True)) for row in made.rows]
    hidden = next(
        row for row in by_heading if row["Område"] == "København" and row["Periode"] == "2022"
    )
    assert (hidden["Værdi"], hidden["Intet tal, fordi"]) == (None, "skjult af kilden")
    assert (hidden["Tegn"], hidden["Tegnet betyder"]) == ("x", LONG_HIDDEN)
    lemvig = next(row for row in by_heading if row["Område"] == "Lemvig")
    assert (lemvig["Værdi"], lemvig["Enhed"], lemvig["Områdekode"]) == (61, "procent", "665")
    assert {row["Kilde"] for row in by_heading} == {"Danmarks Statistik, HAND01"}
    assert {row["Hentet"] for row in by_heading} == {"2025-11-01"}
