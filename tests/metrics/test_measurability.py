"""The criteria for measuring a priority, and those that each lacks. All figures are invented."""

from __future__ import annotations

import pytest

from metrics.status import FURTHER, REQUIRED, Criterion, PriorityStatus
from policy.choices import Direction, Frequency, Population, Unit
from policy.kinds import Kind
from policy.records import Indicator
from tests.records import assessed, baseline, indicator, observation, priority, target
from tests.records import objective as objective_record

# The fields that an indicator record always has.
ALWAYS = {Criterion.UNIT, Criterion.POPULATION}

VALUE = observation("fleksjob", "BUF", 2024, 274)
TARGET = target("fleksjob", "BUF", 2024, 376)


def bare(code: str = "fleksjob", kind: Kind = Kind.LEVEL, **fields) -> Indicator:
    return indicator(code, kind, **{"direction": None, **fields})


def priority_of(*rows) -> PriorityStatus:
    status = assessed(objective_record(5), priority("5d"), *rows)
    (found,) = status.priorities
    return found


def test_only_value_unit_target_target_period_and_source_are_required():
    found = priority_of(bare(), VALUE, TARGET)
    assert found.measurable
    assert found.met == set(REQUIRED) | ALWAYS
    assert found.missing == tuple(c for c in FURTHER if c not in ALWAYS)


def test_a_deadline_is_accepted_in_place_of_a_period():
    due = target("fleksjob", "BUF", None, 376, deadline=2026)
    assert priority_of(bare(), VALUE, due).measurable


def test_a_printed_percentage_is_accepted_in_place_of_a_value():
    assert priority_of(
        bare(), observation("fleksjob", "BUF", 2024, printed=0.73), TARGET
    ).measurable


@pytest.mark.parametrize(
    ("lacking", "rows"),
    [
        (Criterion.VALUE, (TARGET,)),
        (Criterion.VALUE, (TARGET, observation("fleksjob", "BUF", 2024, None))),
        (Criterion.TARGET, (VALUE,)),
        (Criterion.TARGET, (VALUE, target("fleksjob", "BUF", 2024, None))),
        (Criterion.PERIOD, (VALUE, target("fleksjob", "BUF", None, 376))),
        (Criterion.PERIOD, (VALUE, target("fleksjob", "BUF", 2024, None))),
        (Criterion.SOURCE, (TARGET, observation("fleksjob", "BUF", 2024, 274, sources=()))),
        (Criterion.SOURCE, (VALUE, target("fleksjob", "BUF", 2024, 376, sources=()))),
    ],
)
def test_without_a_required_criterion_a_priority_cannot_be_measured(lacking, rows):
    found = priority_of(bare(), *rows)
    assert not found.measurable
    assert lacking in found.missing


@pytest.mark.parametrize(
    ("criterion", "fields", "rows"),
    [
        (Criterion.DEFINITION, {"definition": "Ansatte i fleksjob i december."}, ()),
        (Criterion.BASELINE, {}, (baseline("fleksjob", "BUF", 2022, 250),)),
        (Criterion.DIRECTION, {"direction": Direction.HIGHER}, ()),
        (Criterion.OWNER, {"owner": "ØKF"}, ()),
        (Criterion.FREQUENCY, {"frequency": Frequency.YEARLY}, ()),
        (Criterion.FINANCING, {"financing": "Budget 2023"}, ()),
    ],
)
def test_each_optional_criterion_is_met_by_the_field_that_it_names(criterion, fields, rows):
    assert criterion not in priority_of(bare(), VALUE, TARGET).met
    found = priority_of(bare(**fields), VALUE, TARGET, *rows)
    assert criterion in found.met
    assert criterion not in found.missing


def test_the_criteria_are_the_twelve_of_the_method_with_the_required_ones_first():
    assert [criterion.value for criterion in REQUIRED] == [
        "value",
        "unit",
        "target",
        "period",
        "source",
    ]
    assert [criterion.value for criterion in FURTHER] == [
        "definition",
        "population",
        "baseline",
        "direction",
        "owner",
        "frequency",
        "financing",
    ]
    assert tuple(Criterion) == REQUIRED + FURTHER


def test_a_priority_without_an_indicator_lacks_every_criterion_required_ones_first():
    found = priority_of()
    assert (found.measurable, found.missing) == (False, REQUIRED + FURTHER)


def test_missing_criteria_are_listed_with_the_required_ones_first():
    found = priority_of(bare(definition="Ansatte i fleksjob."), VALUE)
    assert found.missing == (
        Criterion.TARGET,
        Criterion.PERIOD,
        Criterion.BASELINE,
        Criterion.DIRECTION,
        Criterion.OWNER,
        Criterion.FREQUENCY,
        Criterion.FINANCING,
    )


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_indicators_that_lack_equally_many_the_one_meeting_the_first_criterion_counts(
    turned,
):
    # R9.3: one has a definition, the other an owner.
    rows = [bare("a", owner="ØKF"), bare("b", definition="Hvad der tælles.")]
    found = priority_of(*(rows[::-1] if turned else rows))
    assert Criterion.DEFINITION in found.met
    assert Criterion.OWNER in found.missing


def test_missing_criteria_are_those_of_the_indicator_that_lacks_fewest():
    # The first lacks its target, the target's period and six more; the second lacks only those two.
    poor = bare("poor")
    rich = indicator(
        "rich",
        definition="Hvad der tælles.",
        owner="ØKF",
        frequency=Frequency.YEARLY,
        financing="Budget 2023",
    )
    found = priority_of(
        poor,
        rich,
        observation("poor", "BUF", 2024, 1),
        observation("rich", "BUF", 2024, 1),
        baseline("rich", "BUF", 2022, 1),
    )
    assert found.missing == (Criterion.TARGET, Criterion.PERIOD)


def test_of_two_indicators_that_lack_equally_many_the_one_meeting_more_required_criteria_counts():
    documented = indicator("documented", definition="Hvad der tælles.", owner="ØKF")
    measured = bare("measured")
    found = priority_of(
        documented,
        measured,
        observation("measured", "BUF", 2024, 1),
        target("measured", "BUF", None, 2),
    )
    # Both meet unit and population. One adds direction, definition, owner; the other value, target, source.
    assert found.met == ALWAYS | {Criterion.VALUE, Criterion.TARGET, Criterion.SOURCE}


def test_a_measurable_indicator_counts_before_one_that_lacks_fewer_but_cannot_be_measured():
    complete_but_for_a_target = indicator(
        "documented",
        definition="Hvad der tælles.",
        owner="ØKF",
        frequency=Frequency.YEARLY,
        financing="Budget 2023",
    )
    found = priority_of(
        complete_but_for_a_target,
        baseline("documented", "BUF", 2022, 1),
        observation("documented", "BUF", 2024, 1),
        bare(),
        VALUE,
        TARGET,
    )
    assert found.measurable
    assert not set(found.missing) & set(REQUIRED)


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": Kind.MILESTONE},
        {"kind": Kind.CONTEXT},
        {"population": Population.NATIONAL},
        {"population": Population.WIDER},
        {"unit": Unit.DKK},
    ],
)
def test_milestones_and_context_make_no_priority_measurable(fields):
    found = priority_of(bare(**fields), VALUE, TARGET)
    assert (found.measurable, found.missing) == (False, REQUIRED + FURTHER)
    assert len(found.indicators) == 1


def test_a_milestone_with_a_number_beside_a_measure_changes_nothing():
    milestone = indicator("bygninger", Kind.MILESTONE)
    number = target("bygninger", "TMF", None, 6, deadline=2026)
    assert priority_of(bare(), VALUE, TARGET).missing == (
        priority_of(bare(), VALUE, TARGET, milestone, number).missing
    )


@pytest.mark.parametrize("population", [Population.TARGET_GROUP, Population.RELATED_GROUP])
def test_the_related_group_is_measured_as_the_target_group_is(population):
    assert priority_of(bare(population=population), VALUE, TARGET).measurable


def test_an_indicator_of_a_different_priority_does_not_count():
    found = priority_of(bare(priority="5a"), VALUE, TARGET)
    assert (found.measurable, found.indicators) == (False, ())


def test_an_indicator_counts_for_its_priority_even_if_its_objective_is_left_empty():
    assert priority_of(bare(objective=None), VALUE, TARGET).measurable


def test_the_wording_of_a_priority_can_itself_meet_subject_population_and_direction():
    worded = priority("4b", direction=Direction.HIGHER, unit=Unit.SHARE, population="børn")
    (found,) = assessed(objective_record(4), worded).priorities
    assert found.met == {Criterion.DIRECTION, Criterion.UNIT, Criterion.POPULATION}
    assert found.missing == tuple(c for c in Criterion if c not in found.met)
    assert not found.measurable


def test_the_wording_of_a_priority_adds_to_the_criteria_that_its_indicator_meets():
    rows = objective_record(5), bare(), VALUE, TARGET
    (plain,) = assessed(*rows, priority("5d")).priorities
    (worded,) = assessed(*rows, priority("5d", direction=Direction.HIGHER)).priorities
    assert worded.met - plain.met == {Criterion.DIRECTION}
