"""The whole status: priorities, objectives, and the newest figure.

All figures are invented except those of the fleksjob table.
"""

from __future__ import annotations

from datetime import date

import pytest

from metrics.assessment import assess
from metrics.reconciliation import whole_percent
from metrics.status import ObjectiveStatus, PriorityStatus, Status
from policy.choices import Frequency, Population
from policy.kinds import Kind
from policy.periods import Period
from policy.statuses import StatusCode
from policy.tables import Records
from tests.records import (
    AS_OF,
    FLEKSJOB,
    PRIORITIES,
    assessed,
    baseline,
    closing,
    definition_break,
    departments,
    figures_as_printed,
    indicator,
    initiative,
    judgement,
    objective,
    objectives_and_priorities,
    observation,
    policy,
    priority,
    target,
)


def whole_policy(*further) -> Status:
    """Six objectives, twenty priorities, and one of them with a target: fleksjob."""
    return assessed(
        policy(),
        *objectives_and_priorities(),
        *departments(),
        indicator("fleksjob", population=Population.RELATED_GROUP),
        *figures_as_printed("fleksjob", 2024, FLEKSJOB),
        *further,
    )


def the_objective(status: Status, number: int) -> ObjectiveStatus:
    (found,) = (o for o in status.objectives if o.objective.number == number)
    return found


def the_priority(*rows) -> PriorityStatus:
    (found,) = assessed(objective(5), priority("5d"), *departments(), *rows).priorities
    return found


def level(code: str, value: float | None, goal: float | None = 100, **fields):
    """An indicator of priority 5d for the whole city in 2024."""
    rows = [indicator(code, **fields)]
    if goal is not None:
        rows.append(target(code, "KK", 2024, goal))
    if value is not None:
        rows.append(observation(code, "KK", 2024, value))
    return rows


# Rule 1


def test_percentages_are_never_averaged():
    (fleksjob,) = whole_policy().indicators
    printed = [185, 73, 145, 132, 152, 125, 120]
    assert round(sum(printed) / len(printed)) == 133
    assert fleksjob.total is not None
    assert fleksjob.total.attainment == 1014 / 900
    assert whole_percent(1014 / 900) == 113
    assert [point.shortfall for point in fleksjob.failing] == [376 - 274]


# Rule 4


def test_a_priority_has_one_word_where_its_indicators_agree():
    found = the_priority(*level("a", 100), *level("b", 120))
    assert (found.status, found.statuses) == (StatusCode.REACHED, (StatusCode.REACHED,))


def test_a_priority_has_its_statuses_side_by_side_where_its_indicators_differ():
    found = the_priority(*level("a", 50), *level("b", 120), *level("c", 95), *level("d", 10))
    assert found.status is None
    assert found.statuses == (StatusCode.REACHED, StatusCode.NEAR, StatusCode.MISSED)
    assert [status.indicator.id for status in found.indicators] == ["a", "b", "c", "d"]


def test_an_unscored_indicator_adds_no_status_to_a_priority_that_has_a_scored_one():
    found = the_priority(
        *level("a", 100),
        *level("b", 100, goal=None),
        *level("c", None),
        *level("d", 10, kind=Kind.CONTEXT),
        *level("e", 10, population=Population.WIDER),
        indicator("f", Kind.DIRECTION),
        observation("f", "KK", 2024, 70),
    )
    assert [status.status for status in found.indicators[1:]] == [
        StatusCode.NO_TARGET,
        StatusCode.NO_DATA,
        StatusCode.CONTEXT,
        StatusCode.CONTEXT,
        StatusCode.TOO_FEW,
    ]
    assert found.status is StatusCode.REACHED


@pytest.mark.parametrize(
    "rows",
    [
        (),
        level("a", 100, goal=None),
        level("a", 100, kind=Kind.CONTEXT),
        level("a", None, population=Population.NATIONAL),
        [indicator("a", Kind.DIRECTION)],
    ],
)
def test_a_priority_without_a_scored_indicator_has_no_target(rows):
    found = the_priority(*rows)
    assert (found.status, found.statuses) == (StatusCode.NO_TARGET, (StatusCode.NO_TARGET,))


def test_a_priority_whose_target_awaits_its_figure_has_no_data():
    assert the_priority(*level("a", None), *level("b", 100, goal=None)).status is StatusCode.NO_DATA


@pytest.mark.parametrize("done", [(), (observation("bygninger", "TMF", 2024, 6),)])
def test_a_milestone_is_shown_as_a_milestone_and_gives_its_priority_no_target(done):
    found = the_priority(
        indicator("bygninger", Kind.MILESTONE),
        target("bygninger", "TMF", None, 6, deadline=2024),
        *done,
    )
    assert (found.status, found.measurable) == (StatusCode.NO_TARGET, False)
    assert [status.status for status in found.indicators] == [
        StatusCode.DONE if done else StatusCode.NO_NEWS
    ]


def test_a_priority_lists_its_initiatives_without_their_parts():
    found = the_priority(
        initiative("I1", priority="5d"),
        initiative("I2", priority="5d", part_of="I1"),
        initiative("I3", priority="5a"),
    )
    assert found.initiatives == ("I1",)


# Rule 5


def test_an_objective_is_summarised_by_counts_and_names():
    """1 af 5 prioriteringer har et måltal. Fleksjob: nået samlet, ikke i BUF. 4 uden måltal."""
    found = the_objective(whole_policy(), 5)
    assert (len(found.measurable), len(found.priorities)) == (1, 5)
    (fleksjob,) = found.measurable[0].indicators
    assert fleksjob.indicator.name == "Fleksjob"
    assert fleksjob.status is StatusCode.REACHED_NOT_EVERYWHERE
    assert [point.department for point in fleksjob.failing] == ["BUF"]
    assert dict(found.status_counts) == {
        StatusCode.REACHED_NOT_EVERYWHERE: 1,
        StatusCode.NO_TARGET: 5 - 1,
    }


def test_an_objective_has_no_single_status_and_no_percentage():
    found = the_objective(whole_policy(), 5)
    assert not hasattr(found, "status")
    assert not hasattr(found, "attainment")


def test_priorities_without_a_target_are_never_left_out():
    for found in whole_policy().objectives:
        assert sum(found.status_counts.values()) == len(found.priorities)
    without = sum(o.status_counts[StatusCode.NO_TARGET] for o in whole_policy().objectives)
    assert without == 20 - 1


def test_one_of_twenty_priorities_has_both_a_figure_and_a_target():
    status = whole_policy()
    assert len(status.priorities) == sum(len(letters) for letters in PRIORITIES.values())
    assert [p.priority.id for p in status.priorities if p.measurable] == ["5d"]


def test_a_priority_with_two_statuses_counts_for_both():
    status = assessed(objective(5), priority("5d"), *level("a", 50), *level("b", 100))
    assert dict(the_objective(status, 5).status_counts) == {
        StatusCode.REACHED: 1,
        StatusCode.MISSED: 1,
    }


def test_an_indicator_of_an_objective_without_a_priority_is_listed_beside_the_priorities():
    status = whole_policy(indicator("ledighed", priority=None, objective=5))
    found = the_objective(status, 5)
    assert [i.indicator.id for i in found.further_indicators] == ["ledighed"]
    assert {i.indicator.id for i in found.indicators} == {"fleksjob", "ledighed"}
    assert the_objective(status, 4).further_indicators == ()


# Rule 6


def test_the_priorities_of_each_department_can_be_counted():
    status = assessed(
        *(objective(5), objective(6), *departments()),
        priority("5a", lead=("BIF", "SOF")),
        priority("5b", lead=("BIF",), others=("ØKF",)),
        priority("6a", lead=("SOF",)),
    )
    carried = {
        (department.code, found.objective.number): sum(
            department.code in p.priority.departments for p in found.priorities
        )
        for department in status.departments
        for found in status.objectives
    }
    assert {place: count for place, count in carried.items() if count} == {
        ("BIF", 5): 2,
        ("SOF", 5): 1,
        ("ØKF", 5): 1,
        ("SOF", 6): 1,
    }


# The newest figure


def test_the_newest_figure_is_the_one_of_the_newest_period():
    status = assessed(
        indicator("a"),
        observation("a", "KK", 2023, 1),
        observation("a", "KK", "2024-Q3", 1),
        target("a", "KK", 2025, 1),
    )
    assert status.newest_figure == Period.parse("2024-Q3")


def test_the_age_of_a_figure_is_measured_from_the_day_of_the_count():
    status = assessed(
        indicator("a"),
        observation("a", "KK", 2024, 1, counted_on="2024-06"),
        observation("a", "KK", 2023, 1),
    )
    assert status.newest_figure == Period.parse("2024-06")


def test_a_period_that_has_not_ended_is_dated_by_the_day_of_the_status():
    rows = (
        indicator("a"),
        observation("a", "KK", 2025, 1),
        observation("a", "SOF", "2025-11", 1),
        observation("a", "SUF", "2025-10", 1),
    )
    # On 13 November both 2025 and November 2025 are running; November began later.
    assert assessed(*rows, as_of=date(2025, 11, 13)).newest_figure == Period.parse("2025-11")


@pytest.mark.parametrize("fields", [{"kind": Kind.CONTEXT}, {"population": Population.NATIONAL}])
def test_a_context_figure_is_never_the_newest_figure(fields):
    status = assessed(
        indicator("a"),
        indicator("b", **fields),
        observation("a", "KK", 2023, 1),
        observation("b", "KK", 2024, 1),
    )
    assert status.newest_figure == Period.year(2023)


def test_a_printed_percentage_counts_as_a_figure_and_a_target_does_not():
    status = assessed(
        indicator("a"),
        observation("a", "KK", 2022, printed=1.02),
        target("a", "KK", 2023, 900),
    )
    assert status.newest_figure == Period.year(2022)


def test_the_newest_figure_with_a_target_is_reported_separately():
    status = assessed(
        indicator("a"),
        indicator("b"),
        target("a", "KK", 2023, 1),
        observation("a", "KK", 2023, 1),
        observation("b", "KK", 2024, 1),
    )
    assert status.newest_figure == Period.year(2024)
    assert status.newest_target_figure == Period.year(2023)


def test_a_newer_figure_without_a_target_is_not_reported_as_one_with_a_target():
    status = assessed(
        indicator("a"),
        target("a", "KK", 2023, 1),
        observation("a", "KK", 2023, 1),
        observation("a", "KK", 2024, 1),
    )
    assert status.newest_figure == Period.year(2024)
    assert status.newest_target_figure == Period.year(2023)


def test_without_figures_there_is_no_newest_figure():
    status = assessed(indicator("a"), observation("a", "KK", None, 1))
    assert (status.newest_figure, status.newest_target_figure) == (None, None)


# The status as a whole


def test_bands_are_set_by_the_policy():
    rows = (*departments(), *level("a", 80))
    assert assessed(policy(), *rows).indicators[0].status is StatusCode.MISSED
    assert assessed(policy(near_from=0.8), *rows).indicators[0].status is StatusCode.NEAR


def test_without_a_policy_the_default_settings_of_the_method_apply():
    few = indicator("få", few_persons=True)
    near, hidden = assessed(*level("a", 90), few, observation("få", "SOF", 2024, 4)).indicators
    assert near.status is StatusCode.NEAR
    assert hidden.points[0].hidden


def test_the_date_comes_from_the_argument_and_never_from_the_clock():
    rows = (*departments(), *level("a", 100, frequency=Frequency.YEARLY))
    for as_of, is_missing in ((date(2025, 12, 31), False), (date(2026, 1, 1), True)):
        status = assessed(*rows, as_of=as_of)
        assert (status.as_of, status.indicators[0].next_missing) == (as_of, is_missing)


def test_an_indicator_is_judged_only_by_its_own_rows():
    status = assessed(
        indicator("a", Kind.DIRECTION),
        observation("a", "KK", 2023, 70),
        observation("a", "KK", 2024, 75),
        indicator("b", Kind.DIRECTION),
        observation("b", "KK", 2024, 100),
        baseline("b", "KK", 2022, 90),
        baseline("b", "SOF", 2022, 40),
        observation("b", "SOF", 2023, 60),
        definition_break("b", 2024),
        target("b", "KK", 2024, 80),
        judgement("b", "KK", 2024, StatusCode.NEAR),
        closing("b", 2024),
    )
    a, b = status.indicators
    assert (a.status, a.points[-1].verdict.change) == (StatusCode.IMPROVING, 75 - 70)
    assert (a.breaks, a.judgements, a.points[-1].target) == ((), (), None)
    assert (len(b.breaks), len(b.judgements), len(b.closings)) == (1, 1, 1)
    assert (a.closings, b.points[0].verdict.change) == ((), 60 - 40)


def test_the_same_records_and_date_give_the_same_status():
    assert whole_policy() == whole_policy()


def test_without_any_records_the_status_is_empty():
    status = assess(Records(), AS_OF, version=7)
    assert assess(Records(), AS_OF).version == 1
    assert (status.policy, status.version, status.objectives, status.indicators) == (
        None,
        7,
        (),
        (),
    )


def test_records_that_are_only_passed_through_are_unchanged():
    i1 = initiative("I1")
    assert whole_policy(i1).initiatives == (i1,)
    start = baseline("fleksjob", "KK", 2022, 850)
    assert whole_policy(start).indicators[0].total == whole_policy(start).indicators[0].current[-1]


def test_a_part_whose_initiative_is_missing_counts_as_a_separate_initiative():
    part, whole = initiative("del", part_of="hel", priority="5d"), initiative("hel")
    assert assessed(part, whole).initiatives == (part, whole)
    alone = the_priority(part)
    assert alone.initiatives == ("del",)
    assert assessed(part).initiatives == (initiative("del", priority="5d"),)
