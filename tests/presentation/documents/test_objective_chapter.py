from __future__ import annotations

from presentation.blocks import Diagram
from presentation.charts.lines import LineChart
from presentation.documents.objective_chapter import judged_figures
from tests.records import assessed, departments, indicator, observation, target


def lines(*rows: object) -> list[LineChart]:
    status = assessed(*departments(), indicator("fleksjob"), *rows)
    drawn = [b for b in judged_figures(status, status.indicators[0]) if isinstance(b, Diagram)]
    return [block.chart for block in drawn if isinstance(block.chart, LineChart)]


def test_figures_of_two_periods_are_a_line_with_their_targets():
    (chart,) = lines(
        observation("fleksjob", "KK", 2023, 40),
        observation("fleksjob", "KK", 2024, 50),
        target("fleksjob", "KK", 2024, 60),
    )
    assert [value for _, value in chart.lines[0].points] == [40, 50]
    assert [value for _, value in chart.targets] == [60]


def test_one_period_and_percentages_alone_are_no_line():
    assert lines(observation("fleksjob", "KK", 2024, 50), target("fleksjob", "KK", 2024, 60)) == []
    printed = [observation("fleksjob", "KK", year, printed=1.02) for year in (2022, 2023)]
    assert lines(*printed, target("fleksjob", "KK", 2023, 60)) == []
