"""What an earlier budget decided. All names are invented."""

from __future__ import annotations

from policy.records import Commitment
from presentation.commitments import (
    chosen,
    commitment_extract,
    commitment_table,
    conclusion,
    heading,
)
from presentation.initiatives import Wish
from tests.records import assessed, departments, initiative, objectives_and_priorities

CATALOGUE = (*departments(), *objectives_and_priorities())


def commitment(code: str, *followed_up_by: str, **fields) -> Commitment:
    return Commitment(
        **{
            "id": code,
            "objective": 5,
            "title": f"Tilsagn {code}",
            "summary": "Gengivet kort.",
            "decided_in": "budget 2023",
            "followed_up_by": followed_up_by,
        }
        | fields
    )


FOLLOWED = commitment("T1", "A")
OPEN = commitment("T2", objective=3, departments=("TMF",), note="Status nævner noget andet.")


def status_of(*rows):
    return assessed(*CATALOGUE, initiative("A"), *rows)


def test_the_heading_names_the_budget():
    assert heading(status_of(FOLLOWED)) == "Beslutninger i budget 2023"


def test_a_commitment_without_follow_up_is_a_question_and_not_a_failure():
    status = status_of(FOLLOWED, OPEN)
    told = conclusion(status, [FOLLOWED, OPEN])
    assert told.startswith("Efter vores læsning følger status én af 2 beslutninger op")
    assert "er et spørgsmål at stille" in told
    assert "Opfølgning mangler" in commitment_table(status, [OPEN])
    assert "Status nævner noget andet." in commitment_table(status, [OPEN])


def test_a_commitment_leads_to_what_follows_it_up():
    told = commitment_table(status_of(FOLLOWED), [FOLLOWED])
    assert '<a href="#A">Indsats A</a>' in told
    assert "Opfølgning mangler" not in told


def test_where_all_are_followed_up_nothing_is_asked():
    assert "spørgsmål" not in conclusion(status_of(FOLLOWED), [FOLLOWED])


def test_commitments_follow_objective_department_and_target_group():
    status = status_of(FOLLOWED, OPEN)
    assert chosen(status, Wish(objective="3")) == [OPEN]
    assert chosen(status, Wish(department="TMF")) == [OPEN]
    assert chosen(status, Wish(group="autisme")) == []
    assert chosen(status, Wish(state="done", money="permanent")) == [FOLLOWED, OPEN]


def test_an_empty_choice_says_why():
    assert "Ingen beslutninger passer til valgene." in conclusion(status_of(OPEN), [])
    assert (
        conclusion(status_of(), [])
        == "Kilderne har ingen beslutninger fra tidligere budgetter på denne dato."
    )


def test_a_department_that_the_policy_does_not_name_is_called_that():
    assert "ikke nævnt" in commitment_table(status_of(FOLLOWED), [FOLLOWED])


def test_commitments_can_be_taken_along():
    taken = commitment_extract(status_of(FOLLOWED, OPEN), [FOLLOWED, OPEN])
    column = taken.headings.index("Fulgt op i status (vores læsning)")
    assert [row[column] for row in taken.rows] == ["A", "Opfølgning mangler"]
