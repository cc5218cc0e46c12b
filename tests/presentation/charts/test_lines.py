from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.choices import Unit
from policy.periods import Period
from presentation.charts import plotly_figures
from presentation.charts.lines import Line, LineChart, LineStyle, spread
from presentation.charts.palette import DARK, LIGHT
from presentation.charts.scales import Range


def chart(values, unit=Unit.SHARE, breaks=()):
    points = tuple((Period.year(2015 + n), value) for n, value in enumerate(values))
    return LineChart("Job", unit, (Line("Lyngvig", LineStyle.STRONG, points),), breaks)


def words(ticks):
    return [tick.words for tick in ticks]


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ((0.1, 0.4), ["0 %", "10 %", "20 %", "30 %", "40 %"]),
        ((0.52, 0.57), ["52 %", "54 %", "56 %", "58 %"]),
        ((-3, 9), ["minus 5", "0", "5", "10"]),
        ((7, 7), ["6", "8"]),
        ((0, 0), ["0", "1"]),
    ],
)
def test_the_axis_of_values_has_round_numbers_around_every_value(values, shown):
    unit = Unit.SHARE if all(isinstance(value, float) for value in values) else Unit.COUNT
    drawn = chart(values, unit)
    assert words(drawn.values) == shown
    assert drawn.values[0].at <= min(values) <= max(values) <= drawn.values[-1].at


@pytest.mark.parametrize(
    ("periods", "written"),
    [
        (1, ["2015"]),
        (6, ["2015", "2016", "2017", "2018", "2019", "2020"]),
        (10, ["2016", "2018", "2020", "2022", "2024"]),
        (11, ["2015", "2017", "2019", "2021", "2023", "2025"]),
    ],
)
def test_of_many_periods_some_are_written_at_even_distances_up_to_the_last(periods, written):
    assert words(chart([0.5] * periods).dates) == written


def test_a_line_ends_at_a_gap_and_at_a_break():
    drawn = chart([0.1, 0.2, None, 0.3, 0.4], breaks=(Period.year(2019),))
    (line,) = drawn.lines
    assert [[value for _, value in part] for part in drawn.segments(line)] == [
        [0.1, 0.2],
        [0.3],
        [0.4],
    ]


@given(
    wanted=st.lists(st.integers(0, 340).map(float), min_size=1, max_size=9),
)
def test_names_never_cover_each_other_and_keep_the_order_of_their_lines(wanted):
    found = spread(wanted, 19, 0, 340)
    in_order = [place for _, place in sorted(zip(wanted, found, strict=True))]
    assert all(b - a >= 19 - 1e-6 for a, b in pairwise(in_order))
    assert min(found) >= -1e-6
    assert max(found) <= 340 + 1e-6


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_figure_has_a_name_at_each_line_and_no_zero_for_a_missing_figure(palette):
    figure = plotly_figures.explored(chart([0.1, None, 0.3]), palette)
    (trace,) = figure.data
    assert list(trace.y) == [0.1, None, 0.3, None]
    assert [note.text for note in figure.layout.annotations] == ["<b>Lyngvig</b>"]
    assert trace.line.color == palette.bar


def test_who_points_at_a_mark_reads_its_name_period_and_value_in_danish():
    (trace,) = plotly_figures.explored(chart([0.065, None, 0.1])).data
    assert trace.hovertext == (
        "Lyngvig<br>2015: 6,5 %",
        "",
        "Lyngvig<br>2017: 10 %",
        "",
    )
    (trace,) = plotly_figures.explored(chart([1014], Unit.COUNT)).data
    assert trace.hovertext[0] == "Lyngvig<br>2015: 1.014"


def test_a_name_with_signs_of_markup_is_shown_as_it_is():
    line = Line("A <b> & C", LineStyle.QUIET, ((Period.year(2015), 1), (Period.year(2016), 2)))
    figure = plotly_figures.explored(LineChart("Job", Unit.COUNT, (line,)))
    assert figure.layout.annotations[0].text == "A &lt;b&gt; &amp; C"
    assert figure.data[0].hovertext[0] == "A &lt;b&gt; &amp; C<br>2015: 1"


def test_a_target_an_interval_and_a_figure_that_is_not_reported_say_what_they_are():
    (line,) = chart([7, 8], Unit.COUNT).lines
    explored = plotly_figures.explored(
        LineChart(
            "Job",
            Unit.COUNT,
            (line,),
            ranges=(Range(Period.year(2017), 5, None),),
            targets=((Period.year(2016), 9),),
            awaited=(Period.year(2018),),
        )
    )
    _, target, interval, awaited = explored.data
    assert target.hovertext == ("Måltal<br>2016: 9",)
    assert interval.hovertext == "Interval<br>2017: mindst 5"
    assert awaited.hovertext == ("2018: ikke indberettet",)
    assert awaited.y[0] < explored.layout.yaxis.tickvals[0]  # below every value, so that it is no 0


def test_the_newest_periods_alone_have_a_scale_of_their_own():
    whole = chart([0.1, 0.2, 0.3, 0.8, 0.9])
    newest = whole.newest(2)
    assert [str(when) for when in newest.periods] == ["2018", "2019"]
    assert words(whole.values)[0] == "0 %"
    assert words(newest.values)[0] == "80 %"
