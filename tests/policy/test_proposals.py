"""What is written when a person takes over a proposal. All texts are invented."""

from __future__ import annotations

from datetime import date

import pytest

from policy.choices import Counting, Direction, Frequency, Population, Unit
from policy.drafting import Candidate, NotInNumbers
from policy.kinds import Kind
from policy.proposals import BY_THE_PRODUCT, is_switched_off, taken_over
from tests.records import indicator, priority

ON = date(2026, 11, 28)
WHO = "Kontorchef Prøvesen"


def proposal(**fields) -> Candidate:
    given = {
        "id": "ventetid",
        "priority": "5d",
        "name": "Uger til svar",
        "unit": Unit.COUNT,
        "direction": Direction.LOWER,
        "population": Population.TARGET_GROUP,
        "proposed_by": BY_THE_PRODUCT,
    }
    return Candidate(**given | fields)


def taken(*indicators, **fields):
    return taken_over(proposal(**fields), WHO, ON, [priority("5d")], indicators)


def test_a_proposal_of_the_product_is_switched_off_until_it_has_a_name_and_a_day():
    assert is_switched_off(proposal())
    assert is_switched_off(proposal(taken_over_by=WHO))
    assert is_switched_off(proposal(taken_over_on=ON))
    assert not is_switched_off(proposal(taken_over_by=WHO, taken_over_on=ON))


def test_a_proposal_of_a_department_is_its_own():
    assert not is_switched_off(proposal(proposed_by="SOF"))


def test_what_is_taken_over_still_says_who_proposed_it():
    ours = taken().candidate
    assert (ours.taken_over_by, ours.taken_over_on) == (WHO, ON)
    assert ours.proposed_by == BY_THE_PRODUCT
    assert not is_switched_off(ours)


def test_it_becomes_an_indicator_of_its_priority_and_the_objective_of_that():
    made = taken(
        definition="Fra ansøgning til svar.",
        population_note="Ikke børn.",
        frequency=Frequency.YEARLY,
        responsible="SOF",
    ).indicator
    assert (made.id, made.name, made.objective, made.priority) == (
        "ventetid", "Uger til svar", 5, "5d",
    )  # fmt: skip
    assert (made.unit, made.direction, made.population) == (
        Unit.COUNT, Direction.LOWER, Population.TARGET_GROUP,
    )  # fmt: skip
    assert (made.definition, made.population_note) == ("Fra ansøgning til svar.", "Ikke børn.")
    assert (made.frequency, made.owner) == (Frequency.YEARLY, "SOF")


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"counting": Counting.SAMPLE}, Kind.SURVEY),
        ({"counting": Counting.CASES}, Kind.PATH),
        ({"counting": Counting.FULL}, Kind.PATH),
        ({"counting": None}, Kind.PATH),
        ({"counting": Counting.SAMPLE, "direction": None}, Kind.CONTEXT),
    ],
)
def test_its_kind_follows_from_how_it_is_counted_and_which_way_is_better(fields, kind):
    assert taken(**fields).indicator.kind is kind


@pytest.mark.parametrize(
    ("unit", "population", "few"),
    [
        (Unit.COUNT, Population.TARGET_GROUP, True),
        (Unit.COUNT, Population.RELATED_GROUP, True),
        (Unit.COUNT, Population.NO_CITIZENS, False),
        (Unit.COUNT, Population.WIDER, False),
        (Unit.SHARE, Population.TARGET_GROUP, False),
    ],
)
def test_a_count_of_citizens_hides_few_persons_until_somebody_says_otherwise(unit, population, few):
    assert taken(unit=unit, population=population).indicator.few_persons is few


def test_whom_nobody_has_named_are_not_said_to_have_a_disability():
    assert taken(population=None).indicator.population is Population.WIDER


def test_a_code_that_an_indicator_has_is_not_taken_from_it():
    assert taken(indicator("ventetid")).indicator.id == "ventetid-2"
    assert taken(indicator("ventetid"), indicator("ventetid-2")).indicator.id == "ventetid-3"


def test_a_priority_that_shall_not_be_measured_gets_the_reason_and_no_indicator():
    rows = taken(no_numbers="Et tal belønner mange breve.", unit=None)
    assert rows.indicator is None
    assert rows.not_in_numbers == NotInNumbers(
        priority="5d", reason="Et tal belønner mange breve.", name=WHO, dated=ON
    )


def test_what_cannot_become_an_indicator_is_not_made_one():
    with pytest.raises(ValueError, match="no unit"):
        taken(unit=None)
    with pytest.raises(KeyError):
        taken_over(proposal(), WHO, ON, [priority("5a")], [])
