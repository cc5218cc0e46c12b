"""Commitments from an earlier budget. All names are invented."""

from __future__ import annotations

from policy.choices import FollowUp, InitiativeState
from policy.columns import Citation
from policy.records import Commitment
from presentation.initiatives.all_initiatives import InitiativeFilter
from presentation.initiatives.commitments import (
    chosen,
    commitment_download,
    commitment_table,
    conclusion,
    heading,
)
from tests.records import assessed, departments, initiative, objectives_and_priorities, source

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
            "sources": (Citation("POLITIK", section="Målsætning 5"),),
        }
        | fields
    )


FOLLOWED = commitment("T1", "A")
OPEN = commitment("T2", objective=3, departments=("TMF",), note="Status nævner noget andet.")


POLICY = source("POLITIK", "2023-01-01")
EXAMPLES = source("STATUS", "2025-10-07", FollowUp.EXAMPLES, covers_to="2025-06")
ALL = source("NÆSTE", "2025-11-01", FollowUp.FULL)


def status_of(*rows, sources=(POLICY, EXAMPLES)):
    return assessed(*CATALOGUE, *sources, initiative("A"), *rows)


def test_the_heading_names_the_budget():
    assert heading(status_of(FOLLOWED)) == "Beslutninger i budget 2023"


def test_an_announcement_by_the_policy_itself_is_not_called_a_budget_decision():
    planned = commitment("T3", decided_in=None)
    status = status_of(FOLLOWED, planned)
    assert heading(status) == "Beslutninger i budget 2023 og planer i handicappolitikken"
    assert " af 2 beslutninger og planer op" in conclusion(status, [FOLLOWED, planned])
    assert "Politikken stiller det selv i udsigt. Kilde:" in commitment_table(status, [planned])
    assert "Besluttet i budget 2023. Kilde:" in commitment_table(status, [FOLLOWED])


def test_a_commitment_without_follow_up_is_a_question_and_not_a_failure():
    status = status_of(FOLLOWED, OPEN)
    told = conclusion(status, [FOLLOWED, OPEN])
    assert told.startswith("Efter vores læsning følger senere kilder én af 2 beslutninger op")
    assert "Én er ikke omtalt i de senere kilder, som kun giver eksempler." in told
    assert "Indsatsen kan godt være udført." in told
    assert "Ikke omtalt i senere kilder" in commitment_table(status, [OPEN])
    assert "Status nævner noget andet." in commitment_table(status, [OPEN])


def test_follow_up_is_missing_only_if_a_source_was_to_cover_everything():
    status = status_of(FOLLOWED, OPEN, sources=(POLICY, EXAMPLES, ALL))
    assert "For én mangler opfølgning" in conclusion(status, [FOLLOWED, OPEN])
    assert "Opfølgning mangler" in commitment_table(status, [OPEN])


def test_before_any_source_that_follows_up_the_conclusion_says_only_that():
    promised = commitment("T1", "A", "B"), OPEN
    status = assessed(*CATALOGUE, POLICY, *promised)
    assert conclusion(status, status.commitments) == (
        "Ingen kilde, der følger op på dem, var kendt på denne dato."
    )
    assert "Ingen senere kilde følger op" in commitment_table(status, status.commitments)


def test_an_abandoned_commitment_is_called_abandoned():
    given_up = initiative("B", title="Ny skole", state=InitiativeState.GIVEN_UP)
    status = status_of(given_up, commitment("T3", "B"))
    assert "Ifølge kilderne er én opgivet." in conclusion(status, status.commitments)
    assert '<a href="#B">Ny skole</a> (opgivet)' in commitment_table(status, status.commitments)


def test_a_commitment_links_to_its_follow_up():
    told = commitment_table(status_of(FOLLOWED), [FOLLOWED])
    assert '<a href="#A">Indsats A</a>' in told
    assert "senere kilder</span>" not in told


def test_no_question_is_raised_if_all_are_followed_up():
    told = conclusion(status_of(FOLLOWED), [FOLLOWED])
    assert told.endswith("kilderne siger ikke selv, hvad der hører sammen.")


def test_commitments_are_filtered_by_objective_department_and_target_group_alone():
    status = status_of(FOLLOWED, OPEN)
    assert chosen(status, InitiativeFilter(objective="3")) == [OPEN]
    assert chosen(status, InitiativeFilter(department="TMF")) == [OPEN]
    assert chosen(status, InitiativeFilter(group="autisme")) == []
    assert chosen(status, InitiativeFilter(state="done", money="permanent")) == [FOLLOWED, OPEN]


def test_an_empty_result_says_why():
    assert "Ingen beslutninger passer til valgene." in conclusion(status_of(OPEN), [])
    assert (
        conclusion(status_of(), [])
        == "Kilderne har ingen beslutninger fra tidligere budgetter på denne dato."
    )


def test_a_department_that_the_policy_does_not_name_is_shown_as_not_named():
    assert "ikke nævnt" in commitment_table(status_of(FOLLOWED), [FOLLOWED])


def test_commitments_can_be_downloaded_with_their_follow_up():
    taken = commitment_download(status_of(FOLLOWED, OPEN), [FOLLOWED, OPEN])
    column = taken.headings.index("Fulgt op i senere kilder (vores læsning)")
    assert [row[column] for row in taken.rows] == ["A", "Ikke omtalt i senere kilder"]
