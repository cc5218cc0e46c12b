"""Comparison of two statuses. The figures are invented."""

from __future__ import annotations

from metrics.comparison import Subject, changed_figures, changed_statuses, reported_periods
from metrics.status import Status
from policy.statuses import StatusCode
from tests.records import (
    assessed,
    closing,
    departments,
    indicator,
    objective,
    observation,
    priority,
    target,
)

KNOWN = (objective(5), priority("5d"), *departments(), indicator("fleksjob"))
TARGETS = (target("fleksjob", "BUF", 2024, 100), target("fleksjob", "BUF", 2025, 100))


def status(*figures: object) -> Status:
    return assessed(*KNOWN, *TARGETS, *figures)


# 50 of 100 is under 90 pct.: missed. 100 of 100 is reached.
MISSED = observation("fleksjob", "BUF", 2024, 50)
REACHED = observation("fleksjob", "BUF", 2024, 100)


def test_a_changed_verdict_is_reported_for_the_indicator_and_its_priority() -> None:
    found = changed_statuses(status(MISSED), status(REACHED))
    assert [(c.kind, c.id, c.before, c.after) for c in found] == [
        (Subject.INDICATOR, "fleksjob", StatusCode.MISSED, StatusCode.REACHED),
        (Subject.PRIORITY, "5d", StatusCode.MISSED, StatusCode.REACHED),
    ]


def test_a_new_indicator_has_no_previous_status() -> None:
    before = assessed(objective(5), priority("5d"), *departments())
    after = status(REACHED)
    (change,) = [c for c in changed_statuses(before, after) if c.kind is Subject.INDICATOR]
    assert (change.name, change.before, change.after) == ("Fleksjob", None, StatusCode.REACHED)


def test_equal_statuses_have_no_changes() -> None:
    assert changed_statuses(status(MISSED), status(MISSED)) == ()
    assert changed_figures(status(MISSED), status(MISSED)) == ()


def test_figures_are_reported_as_new_changed_or_removed() -> None:
    before = assessed(*KNOWN, MISSED, observation("fleksjob", "SOF", 2024, 7))
    after = assessed(*KNOWN, REACHED, observation("fleksjob", "TMF", 2024, 9))
    found = {
        change.point.department: tuple(
            point.value.size if point and point.value else None
            for point in (change.before, change.after)
        )
        for change in changed_figures(before, after)
    }
    assert found == {"BUF": (50, 100), "SOF": (7, None), "TMF": (None, 9)}


def test_a_changed_target_counts_as_a_change_of_its_figure() -> None:
    before = assessed(*KNOWN, REACHED, target("fleksjob", "BUF", 2024, 100))
    after = assessed(*KNOWN, REACHED, target("fleksjob", "BUF", 2024, 120))
    (change,) = changed_figures(before, after)
    assert change.before
    assert change.before.target
    assert change.before.target.value == 100
    assert change.point.target
    assert change.point.target.value == 120


def test_reopening_a_period_completes_no_earlier_period() -> None:
    both = ("BUF", "SOF")
    rows = (
        *(target("fleksjob", code, year, 100) for code in both for year in (2024, 2025)),
        *(observation("fleksjob", code, 2024, 100) for code in both),
        observation("fleksjob", "BUF", 2025, 100),
    )
    opened = assessed(*KNOWN, *rows)
    closed = assessed(*KNOWN, *rows, closing("fleksjob", 2025))
    assert [str(s.indicators[0].period) for s in (closed, opened)] == ["2025", "2024"]
    assert reported_periods(closed, opened) == ()
