from __future__ import annotations

from policy.choices import Unit
from policy.periods import Period
from presentation.charts.lines import Line, LineChart, LineStyle
from reports.shared import office_charts


def test_targets_are_a_series_and_a_period_without_a_report_says_so():
    own = Line("Byen", LineStyle.STRONG, ((Period.year(2023), 40.0), (Period.year(2024), 50.0)))
    chart = LineChart(
        "Fleksjob",
        Unit.COUNT,
        (own,),
        targets=((Period.year(2024), 60.0),),
        awaited=(Period.year(2025),),
    )
    data = office_charts.lines_of(chart)
    assert [each.label for each in data.categories] == ["2023", "2024", "2025, ikke indberettet"]
    assert {series.name: list(series.values) for series in data} == {
        "Byen": [40, 50, None],
        "Måltal": [None, 60, None],
    }
