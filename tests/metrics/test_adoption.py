"""What of a draft the policy is decided with."""

from __future__ import annotations

from datetime import date

from metrics.adoption import DECISION, adopted
from policy.choices import DraftStep, FinancingBasis, Outcome
from policy.columns import Citation
from policy.drafting import DraftTarget, Financing, Objection, PolicyStep
from policy.periods import Period
from policy.quantities import Quantity
from tests import records
from tests.records import baseline, indicator, observation, policy, target

DECIDED = PolicyStep(step=DraftStep.DECIDED, dated=date(2026, 12, 10), body="Byrådet")


def drafted(code: str = "m", value: float | None = 400, **fields: object) -> DraftTarget:
    known: dict[str, object] = {
        "id": code,
        "indicator": "fleksjob",
        "department": "BUF",
        "value": None if value is None else Quantity.exact(value),
        "deadline": Period.parse("2030"),
    }
    return DraftTarget(**known | fields)  # type: ignore[arg-type]


def made(*rows: object):
    return adopted(records.records(policy(), indicator(), *rows))


def targets(*rows: object) -> list[float]:
    return [each.value.size for each in made(*rows).targets]


def test_a_target_marked_as_adopted_is_a_target_of_the_policy():
    assert targets(drafted(outcome=Outcome.ADOPTED)) == [400]


def test_a_proposed_target_is_adopted_with_the_policy_and_not_before():
    assert targets(drafted()) == []
    assert targets(drafted(), DECIDED) == [400]


def test_of_two_proposed_variants_none_is_adopted_until_people_have_chosen():
    variant = drafted("m2", 420, variant_of="m")
    assert targets(drafted(), variant, DECIDED) == []
    chosen = drafted("m2", 420, variant_of="m", outcome=Outcome.ADOPTED)
    assert targets(drafted(), chosen, DECIDED) == [420]
    assert targets(drafted(outcome=Outcome.ADOPTED), chosen, DECIDED) == []


def test_what_was_dropped_is_gone_with_its_money_and_its_objections():
    dropped = drafted("m1", 300, outcome=Outcome.REJECTED)
    found = made(
        dropped,
        drafted("m2", 420, variant_of="m1"),
        Financing(target="m1", basis=FinancingBasis.WITHIN),
        Objection(id="u", target="m1", by="Rådet", wording="Nej.", dated=date(2026, 9, 1)),
        DECIDED,
    )
    assert [each.id for each in found.draft_targets] == ["m2"]
    assert found.draft_targets[0].variant_of is None
    assert (found.financings, found.objections) == ((), ())
    assert [each.value.size for each in found.targets] == [420]


def test_a_target_without_a_deadline_stays_in_the_draft():
    found = made(drafted(deadline=None, outcome=Outcome.ADOPTED))
    assert (found.targets, len(found.draft_targets)) == ((), 1)


def test_the_baseline_is_the_stated_one_else_the_newest_figure():
    stated = drafted(baseline=Quantity.exact(250), baseline_period=Period.parse("2023"))
    measured = [
        observation("fleksjob", "BUF", year, value) for year, value in ((2024, 274), (2025, 280))
    ]
    (begun,) = made(stated, *measured, DECIDED).baselines
    assert (begun.value.size, str(begun.period)) == (250, "2023")
    (begun,) = made(drafted(), *measured, DECIDED).baselines
    assert (begun.value.size, str(begun.period), begun.stated_by) == (280, "2025", "STATUS")


def test_the_new_baseline_and_target_take_the_place_of_the_old_ones():
    found = made(
        drafted(value=410),
        baseline("fleksjob", "BUF", 2020, 200),
        target("fleksjob", "BUF", None, 400, deadline=2030, stated_by="BUF"),
        observation("fleksjob", "BUF", 2024, 274),
        DECIDED,
    )
    assert [each.value.size for each in found.baselines] == [274]
    assert [each.value.size for each in found.targets] == [410]


def test_a_target_cites_its_own_source_else_that_of_the_decision_else_the_decision_itself():
    own, decision = (Citation("BREV"),), (Citation("BESLUTNING"),)
    step = PolicyStep(step=DraftStep.DECIDED, dated=date(2026, 12, 10), sources=decision)
    assert made(drafted(sources=own), step).targets[0].sources == own
    assert made(drafted(), step).targets[0].sources == decision
    found = made(drafted(), DECIDED)
    assert found.targets[0].sources[0].document == DECISION
    assert [(s.id, s.known_from) for s in found.sources] == [(DECISION, date(2026, 12, 10))]


def test_a_target_says_who_decided_it_and_when():
    (found,) = made(drafted(), DECIDED).targets
    assert (found.decided_by, str(found.decided_on)) == ("Byrådet", "2026-12-10")
