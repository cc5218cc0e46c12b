"""Whose the rows of each table are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policy.choices import Outcome
from policy.ownership import COUNCIL, OWNERS, Around, Deliverer, Whose, is_of, may_deliver, owners
from policy.tables import BY_NAME, Records
from tests import drafted_city, made_up_city
from tests.records import initiative

CITY = Around(made_up_city.WHOLE)


def test_every_table_has_an_owner_and_no_other_does():
    assert set(OWNERS) == set(BY_NAME)


@pytest.mark.parametrize(
    "table", [name for name, whose in OWNERS.items() if whose is Whose.ITS_DEPARTMENT]
)
def test_a_table_of_departments_names_them_in_each_row(table):
    names = {field.name for field in BY_NAME[table].fields}
    assert names & {"department", "departments"}


def test_an_initiative_of_two_departments_is_that_of_each():
    shared = initiative("I-1", departments=("SOF", "BUF"))
    assert owners("initiatives", shared, CITY) == {"SOF", "BUF"}


def test_a_text_is_of_the_departments_that_lead_its_priority():
    (first, *_) = made_up_city.PRIORITIES
    text = next(each for each in made_up_city.TEXTS if each.objective == first.objective)
    lead = {
        code
        for each in made_up_city.PRIORITIES
        if each.objective == text.objective and text.priority in (None, each.id)
        for code in each.lead
    }
    assert owners("texts", text, CITY) == lead
    assert lead


def test_money_is_of_the_department_of_its_target_whether_that_is_known_or_in_the_same_file():
    (money,), (target, *_) = made_up_city.FINANCINGS, made_up_city.DRAFT_TARGETS
    assert owners("financings", money, CITY) == {target.department}
    assert owners("financings", money, Around(Records(), (target,))) == {target.department}
    assert owners("financings", money, Around(Records())) == frozenset()


def test_a_draft_target_is_its_departments_until_somebody_has_decided_it():
    target = replace(made_up_city.DRAFT_TARGETS[0], outcome=Outcome.PROPOSED)
    assert owners("draft_targets", target, CITY) == {target.department}
    adopted = replace(target, outcome=Outcome.ADOPTED)
    kept = replace(target, kept_by="Karen")
    assert owners("draft_targets", adopted, CITY) == owners("draft_targets", kept, CITY) == set()


def test_a_target_that_the_council_proposes_is_its_own_until_somebody_has_decided_it():
    proposed = replace(
        made_up_city.DRAFT_TARGETS[0],
        outcome=Outcome.PROPOSED,
        proposed_by="tilgængelighedsrådet",
    )
    assert owners("draft_targets", proposed, CITY) == {COUNCIL}
    adopted = replace(proposed, outcome=Outcome.ADOPTED)
    kept = replace(proposed, kept_by="Karen")
    assert owners("draft_targets", adopted, CITY) == owners("draft_targets", kept, CITY) == set()
    nobodys_council = Around(Records(policies=(replace(made_up_city.CITY, council=None),)))
    assert owners("draft_targets", proposed, nobodys_council) == {proposed.department}


@pytest.mark.parametrize(
    ("party", "reply", "mine"),
    [
        ("Tilgængelighedsrådet", None, True),
        ("Byens forening", None, False),
        ("Tilgængelighedsrådet", "Forvaltningen er enig.", False),  # words of the department
    ],
)
def test_a_hearing_answer_is_the_councils_where_it_is_its_own_words(party, reply, mine):
    answer = replace(drafted_city.answer(3), party=party, reply=reply, unchanged_because=None)
    answer = replace(answer, change=None)
    assert (owners("hearing_answers", answer, CITY) == {COUNCIL}) is mine


@pytest.mark.parametrize(
    ("who", "mine"),
    [
        (Deliverer(), True),
        (Deliverer(everything=False, departments=frozenset({"SOF"})), True),
        (Deliverer(everything=False, departments=frozenset({"BUF"})), False),
        (Deliverer(everything=False, council=True), False),
        (Deliverer(everything=False), False),
    ],
)
def test_only_its_owner_and_whoever_delivers_everything_may_deliver_a_row(who, mine):
    assert may_deliver(who, {"SOF"}) is mine


@pytest.mark.parametrize(
    ("acted_for", "scopes", "mine"),
    [
        ("SOF", ["texts/-"], True),
        ("BUF SOF", ["observations/BUF", "observations/SOF"], False),  # part of it is another's
        ("", ["observations/SOF", "sources/-"], True),  # the coordinator's, of SOF's rows alone
        ("", ["initiatives/-"], False),
        ("", ["sources/-"], False),
        ("", ["indicators/SOF"], False),
        ("", ["data/2-tal.xlsx"], False),
        (COUNCIL, ["remarks/-"], False),
    ],
)
def test_a_submission_is_of_those_whose_rows_it_has_and_of_nobody_else(acted_for, scopes, mine):
    assert is_of(frozenset({"SOF"}), acted_for, scopes) is mine
