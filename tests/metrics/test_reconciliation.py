"""Printed percentages and sums, recomputed. The fleksjob table is the one printed in the status."""

from __future__ import annotations

import pytest

from metrics.reconciliation import whole_percent
from metrics.status import Field, Reconciliation
from policy.choices import Aggregation
from policy.columns import Citation
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Department
from tests.records import (
    FLEKSJOB,
    assessed,
    departments,
    figures_as_printed,
    indicator,
    observation,
    target,
)


def fleksjob():
    return assessed(
        *departments(), indicator("fleksjob"), *figures_as_printed("fleksjob", 2024, FLEKSJOB)
    )


def differences(
    *rows, adding=Aggregation.SUM, **fields
) -> list[tuple[str | None, Field, float, float]]:
    """The differences of an indicator that SOF and SUF report: (department, field, printed, computed)."""
    pladser = indicator("pladser", adding=adding, **{"reported_by": ("SOF", "SUF")} | fields)
    found = assessed(*departments(), pladser, *rows).reconciliations
    return [(r.department, r.field, r.printed, r.computed) for r in found]


def values(**figures):
    return [observation("pladser", code, 2024, figure) for code, figure in figures.items()]


# R11.1


@pytest.mark.parametrize(
    ("department", "attainment", "percent"),
    [
        ("BIF", 87 / 47, 185),
        ("BUF", 274 / 376, 73),
        ("KFF", 48 / 33, 145),
        ("SOF", 207 / 157, 132),
        ("SUF", 249 / 164, 152),
        ("TMF", 65 / 52, 125),
        ("ØKF", 84 / 70, 120),
        ("KK", 1014 / 900, 113),
    ],
)
def test_the_table_of_2024_is_recomputed_as_printed(department, attainment, percent):
    (status,) = fleksjob().indicators
    (point,) = (point for point in status.points if point.department == department)
    assert point.attainment == attainment
    assert whole_percent(point.attainment) == percent
    assert point.printed_attainment == Quantity.exact(percent / 100)


@pytest.mark.parametrize(
    ("share", "percent"),
    [
        (1 / 8, 13),  # 12.5
        (-1 / 8, -13),  # -12.5
        (9 / 8, 113),  # 112.5
        (29 / 200, 15),  # 14.5, which is a little less in binary
        (57 / 200, 29),  # 28.5, likewise
        (0.124999, 12),
        (0, 0),
        (1, 100),
        (899 / 900, 100),
        (1e-9, 0),
    ],
)
def test_halves_of_a_per_cent_are_rounded_away_from_zero(share, percent):
    assert whole_percent(share) == percent


def test_every_half_per_cent_up_to_200_is_rounded_up():
    halves = range(1, 400, 2)
    assert [whole_percent(half / 200) for half in halves] == [(half + 1) // 2 for half in halves]


# R10.2


def test_the_departments_targets_sum_to_899_where_the_status_prints_900():
    targets = 47 + 376 + 33 + 157 + 164 + 52 + 70
    assert fleksjob().reconciliations == (
        Reconciliation(
            indicator="fleksjob",
            department="KK",
            period=Period.year(2024),
            field=Field.TARGET,
            printed=900,
            computed=targets,
            sources=(Citation("STATUS", page=17),),
        ),
    )
    assert targets == 899


def test_a_printed_total_is_kept_as_it_is_stated():
    (status,) = fleksjob().indicators
    assert status.total is not None
    assert status.total.target == Quantity.exact(900)
    assert status.total.value == Quantity.exact(1014)
    assert status.total.attainment == 1014 / 900


def test_a_total_equal_to_the_sum_of_its_parts_is_not_reported():
    assert 87 + 274 + 48 + 207 + 249 + 65 + 84 == 1014
    assert [r.field for r in fleksjob().reconciliations] == [Field.TARGET]


def test_a_total_different_from_the_sum_of_its_parts_is_reported():
    assert differences(*values(SOF=10, SUF=20, KK=31)) == [("KK", Field.VALUE, 31, 10 + 20)]


def test_shares_are_summed_as_they_are_written():
    # 0.1 + 0.2 is 0.3 on paper, and a little more in binary.
    assert differences(*values(SOF=0.1, SUF=0.2, KK=0.3)) == []


def test_parts_that_do_not_add_up_are_not_summed():
    assert differences(*values(SOF=10, SUF=20, KK=31), adding=Aggregation.NONE) == []


def test_a_total_without_parts_is_not_recomputed():
    assert differences(*values(KK=31)) == []


@pytest.mark.parametrize(
    "part", [None, Quantity.between(5, 6), Quantity.at_most(25), Quantity.about(20)]
)
def test_a_sum_with_an_inexact_part_is_not_recomputed(part):
    assert differences(*values(SOF=10, SUF=part, KK=31)) == []


def test_an_approximate_total_is_not_reported_as_wrong():
    assert differences(*values(SOF=10, SUF=20, KK=Quantity.about(31))) == []


def test_a_sum_includes_only_the_figures_of_its_own_period_and_series():
    assert (
        differences(
            *values(SOF=10, SUF=20, KK=30),
            observation("pladser", "KFF", 2023, 5),
            observation("pladser", "TMF", 2024, 5, series="ny"),
        )
        == []
    )


@pytest.mark.parametrize("total", [30, 31, 40])
def test_a_department_stated_by_two_sources_is_not_summed(total):
    twice = observation("pladser", "SOF", 2024, 10, stated_by="SOF")
    assert differences(*values(SOF=10, SUF=20, KK=total), twice) == []


def test_parts_are_not_summed_until_every_expected_department_has_reported():
    assert differences(*values(SOF=10, KK=31)) == []
    assert differences(*values(SOF=10, TMF=20, KK=31)) == []
    # Of seven departments two have reported, and 10 + 20 is less than the whole.
    assert differences(*values(SOF=10, SUF=20, KK=31), reported_by=()) == []


def test_a_single_part_is_not_summed():
    assert differences(*values(SOF=40, KK=31), reported_by=("SOF",)) == []


def goals(deadline, **figures):
    return [target("pladser", c, None, figure, deadline=deadline) for c, figure in figures.items()]


def test_targets_with_a_different_deadline_are_not_parts_of_the_citys_target():
    parts = [*goals(2025, SOF=10), *goals(2026, SUF=20)]
    assert differences(*parts, *goals(2026, KK=31)) == []
    found = differences(*goals(2026, SOF=10, SUF=20, KK=31))
    assert found == [("KK", Field.TARGET, 31, 10 + 20)]


def test_a_target_for_a_period_is_not_part_of_a_target_by_its_end():
    parts = [*goals(2026, SOF=10), target("pladser", "SUF", 2026, 20)]
    assert differences(*parts, *goals(2026, KK=31)) == []


def test_targets_are_not_summed_where_a_part_with_figures_has_no_target():
    rows = [*goals(2026, SOF=10, SUF=20, KK=31), observation("pladser", "TMF", 2024, 5)]
    assert differences(*rows) == []
    closed = Department(code="TMF", name="TMF", valid_to=Period.year(2025))
    found = assessed(*departments("SOF", "SUF", "KK"), closed, indicator("pladser"), *rows)
    # TMF is closed when the target falls due.
    assert [(r.printed, r.computed) for r in found.reconciliations] == [(31, 10 + 20)]


def test_a_difference_between_targets_is_reported_once_regardless_of_the_figures():
    rows = goals(2026, SOF=10, SUF=20, KK=31)
    for year in (2023, 2024):
        rows += [
            observation("pladser", c, year, v) for c, v in (("SOF", 4), ("SUF", 6), ("KK", 10))
        ]
    assert differences(*rows) == [("KK", Field.TARGET, 31, 10 + 20)]


def test_a_difference_printed_by_two_sources_is_reported_once_with_both():
    twice = observation("pladser", "KK", 2024, 31, stated_by="KK", sources=(Citation("NOTAT"),))
    pladser = indicator("pladser", reported_by=("SOF", "SUF"))
    rows = [*values(SOF=10, SUF=20, KK=31), twice]
    (found,) = assessed(*departments(), pladser, *rows).reconciliations
    assert [citation.document for citation in found.sources] == ["STATUS", "NOTAT"]


@pytest.mark.parametrize(("printed", "reported"), [(0.73, False), (0.74, True), (0.72, True)])
def test_a_printed_percentage_that_differs_from_its_figures_is_reported(printed, reported):
    expected = [("BUF", Field.ATTAINMENT, printed, 73 / 100)] if reported else []
    found = differences(
        target("pladser", "BUF", 2024, 376),
        observation("pladser", "BUF", 2024, 274, printed=printed),
    )
    assert found == expected


def test_a_printed_percentage_with_decimals_is_compared_as_whole_per_cent():
    # 274 / 376 = 72.87 per cent
    row = observation("pladser", "BUF", 2024, 274, printed=0.729)
    assert differences(target("pladser", "BUF", 2024, 376), row) == []


def test_a_printed_percentage_without_its_figures_is_not_recomputed():
    assert (
        differences(
            target("pladser", "KK", 2022, 850), observation("pladser", "KK", 2022, printed=1.02)
        )
        == []
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"figure": Quantity.about(110)},
        {"goal": Quantity.about(150)},
        {"printed": Quantity.about(0.8)},
    ],
)
def test_a_percentage_of_approximate_figures_is_not_reported_as_wrong(fields):
    goal, figure = fields.get("goal", 150), fields.get("figure", 110)
    row = observation("pladser", "BUF", 2024, figure, printed=fields.get("printed", 0.8))
    # 110 / 150 = 73 per cent
    assert differences(target("pladser", "BUF", 2024, goal), row) == []


def test_a_difference_is_reported_and_never_corrected():
    rows = (
        target("pladser", "BUF", 2024, 376),
        observation("pladser", "BUF", 2024, 274, printed=0.74),
    )
    status = assessed(indicator("pladser"), *rows)
    (point,) = status.indicators[0].points
    assert len(status.reconciliations) == 1
    assert point.printed_attainment == Quantity.exact(0.74)
    assert point.attainment == 274 / 376
