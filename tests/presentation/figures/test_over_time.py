from __future__ import annotations

import pytest

from metrics.status import Status
from policy.choices import Aggregation, Frequency
from policy.kinds import Kind
from policy.periods import Period
from policy.quantities import Quantity
from presentation.charts.lines import LineChart
from presentation.charts.multiples import Multiples
from presentation.charts.scales import Range
from presentation.figures.over_time import by_department, line
from presentation.figures.pictures import is_long
from presentation.pictures.picture import Picture
from tests.records import (
    assessed,
    definition_break,
    departments,
    indicator,
    observation,
    policy,
    target,
)

Y22, Y23, Y24, Y25, Y26 = (Period.year(year) for year in range(2022, 2027))


def city_line(*rows: object, **fields: object) -> Picture | None:
    status = assessed(*departments(), indicator(**fields), *rows)
    return line(status, status.indicators[0])


def drawn_line(*rows: object, **fields: object) -> tuple[LineChart, str]:
    picture = city_line(*rows, **fields)
    assert picture is not None
    assert isinstance(picture.chart, LineChart)
    return picture.chart, picture.sentence


def test_the_whole_city_is_a_line_with_its_targets_and_the_sentence_says_first_last_and_target():
    chart, sentence = drawn_line(
        target("fleksjob", "KK", 2023, 850),
        observation("fleksjob", "KK", 2023, 880),
        target("fleksjob", "KK", 2024, 900),
        observation("fleksjob", "KK", 2024, 1014),
    )
    assert chart.lines[0].points == ((Y23, 880), (Y24, 1014))
    assert chart.targets == ((Y23, 850), (Y24, 900))
    assert sentence == ("Kurve: Fleksjob over tid. 880 i 2023 og 1.014 i 2024. Måltal: 900 i 2024.")


def test_one_figure_is_no_line():
    assert city_line(observation("fleksjob", "KK", 2024, 1014)) is None
    assert city_line() is None


def test_a_period_that_has_ended_without_a_figure_is_a_gap_with_words_and_never_a_zero():
    chart, sentence = drawn_line(
        observation("fleksjob", "KK", 2022, 867),
        target("fleksjob", "KK", 2023, 850),
        observation("fleksjob", "KK", 2024, 1014),
    )
    assert chart.lines[0].points == ((Y22, 867), (Y23, None), (Y24, 1014))
    assert chart.awaited == (Y23,)
    assert "Ikke indberettet: 2023." in sentence


def test_a_target_to_come_is_drawn_and_nothing_is_missing_yet():
    # Seen from 13 November 2025, 2025 has not ended.
    chart, sentence = drawn_line(
        observation("fleksjob", "KK", 2023, 880),
        observation("fleksjob", "KK", 2024, 1014),
        target("fleksjob", "KK", 2025, 950),
    )
    assert chart.targets == ((Y25, 950),)
    assert chart.awaited == ()
    assert "Ikke indberettet" not in sentence


def test_a_printed_percentage_is_never_turned_back_into_a_count():
    # 2022 has only 102 per cent of 850 printed; 1,014 of 900 is 113 per cent.
    chart, sentence = drawn_line(
        target("fleksjob", "KK", 2022, 850),
        observation("fleksjob", "KK", 2022, printed=1.02),
        target("fleksjob", "KK", 2023, 850),
        target("fleksjob", "KK", 2024, 900),
        observation("fleksjob", "KK", 2024, 1014),
    )
    assert chart.title == "Fleksjob over tid, procent af måltallet"
    assert chart.lines[0].points == ((Y22, 1.02), (Y23, None), (Y24, 1.13))
    assert {value for _, value in chart.targets} == {1.0}
    assert sentence == (
        "Kurve: Fleksjob over tid, procent af måltallet. 102 procent i 2022 og 113 procent i 2024. "
        "Måltal: 100 procent i 2024. Ikke indberettet: 2023. "
        "Kilderne har ikke tallet for alle perioder, så kurven viser procent af måltallet."
    )


def test_a_range_and_a_bound_are_drawn_as_intervals():
    chart, sentence = drawn_line(
        observation("fleksjob", "KK", 2023, Quantity.between(800, 900)),
        observation("fleksjob", "KK", 2024, Quantity.at_least(1000)),
    )
    assert chart.lines[0].points == ((Y23, None), (Y24, None))
    assert chart.ranges == (Range(Y23, 800, 900), Range(Y24, 1000, None))
    assert "800 til 900 i 2023 og mindst 1.000 i 2024." in sentence


def test_a_hidden_count_is_not_drawn_and_its_number_not_said():
    status = assessed(
        policy(),
        *departments(),
        indicator("faa", few_persons=True),
        observation("faa", "SOF", 2022, 31),
        observation("faa", "SOF", 2023, 3),
        observation("faa", "SOF", 2024, 42),
    )
    picture = line(status, status.indicators[0])
    assert picture is not None
    assert isinstance(picture.chart, LineChart)
    assert picture.chart.lines[0].points == ((Y22, 31), (Y23, None), (Y24, 42))
    assert picture.chart.ranges == picture.chart.awaited == ()
    assert "Skjult (få personer): 2023." in picture.sentence
    assert ">3<" not in picture.svg()


def test_a_new_definition_breaks_the_line():
    chart, sentence = drawn_line(
        observation("fleksjob", "KK", 2023, 880),
        definition_break("fleksjob", 2024),
        observation("fleksjob", "KK", 2024, 1014),
    )
    assert chart.breaks == (Y24,)
    assert len(list(chart.segments(chart.lines[0]))) == 2
    assert "Ny opgørelse fra 2024; kurven er brudt der." in sentence


def test_a_target_with_a_deadline_is_at_its_deadline():
    chart, sentence = drawn_line(
        target("fleksjob", "KK", None, 1200, deadline=2026),
        observation("fleksjob", "KK", 2023, 880),
        observation("fleksjob", "KK", 2024, 1014),
        kind=Kind.PATH,
    )
    assert chart.targets == ((Y26, 1200),)
    assert "Måltal: 1.200 i 2026." in sentence


def test_a_milestone_has_no_line():
    milestone = city_line(
        target("fleksjob", "KK", 2023, 5),
        observation("fleksjob", "KK", 2023, 5),
        target("fleksjob", "KK", 2024, 6),
        observation("fleksjob", "KK", 2024, 6),
        kind=Kind.MILESTONE,
    )
    assert milestone is None


def seven_departments() -> Status:
    """BUF grows and misses its target, SOF grows, SUF has one figure, TMF a hidden one."""
    return assessed(
        policy(),
        *departments(),
        indicator("job", adding=Aggregation.NONE, frequency=Frequency.YEARLY, few_persons=True),
        observation("job", "BUF", 2023, 250),
        target("job", "BUF", 2024, 376),
        observation("job", "BUF", 2024, 274),
        observation("job", "SOF", 2023, 180),
        target("job", "SOF", 2024, 157),
        observation("job", "SOF", 2024, 207),
        observation("job", "SUF", 2024, 249),
        observation("job", "TMF", 2023, 2),
        observation("job", "TMF", 2024, 65),
    )


def test_departments_with_two_figures_are_panels_and_the_others_are_named():
    status = seven_departments()
    picture = by_department(status, status.indicators[0])
    assert picture is not None
    assert isinstance(picture.chart, Multiples)
    buf, sof = picture.chart.panels
    assert (buf.name, buf.points, buf.targets) == ("BUF", ((Y23, 250), (Y24, 274)), ((Y24, 376),))
    assert (buf.words, buf.status) == ("274 af 376", "Ikke nået")
    assert (sof.words, sof.status) == ("207 af 157", "Nået")
    assert picture.sentence == (
        "Kurver på samme skala: Job: forvaltningerne over tid. BUF: 250 i 2023, 274 i 2024. "
        "SOF: 180 i 2023, 207 i 2024. Uden kurve: SUF og TMF."
    )


def test_one_department_with_two_figures_is_no_comparison():
    status = assessed(
        *departments(),
        indicator(adding=Aggregation.NONE),
        observation("fleksjob", "BUF", 2023, 250),
        observation("fleksjob", "BUF", 2024, 274),
        observation("fleksjob", "SOF", 2024, 207),
    )
    assert by_department(status, status.indicators[0]) is None


@pytest.mark.parametrize("width", [720, 360])
def test_forty_periods_and_a_long_name_are_drawn(width):
    name = "Et meget langt navn " * 6
    rows = [observation("fleksjob", "KK", year, year - 1900) for year in range(1985, 2025)]
    picture = city_line(*rows, name=name.strip())
    assert picture is not None
    assert "85 i 1985 og 124 i 2024." in picture.sentence
    assert picture.svg(width=width).count("<circle") == 40
    assert is_long(picture)
