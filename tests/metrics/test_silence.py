"""Why there is no news of an expected date (R15.1-R15.4). Sources are invented."""

from __future__ import annotations

from datetime import date

import pytest

from metrics.silence import silence
from policy.choices import EventState, FollowUp, InitiativeState, Silence
from policy.columns import Citation
from policy.records import Commitment
from tests.records import assessed, event, initiative, source

DAY = date(2025, 8, 31)
FULL, EXAMPLES = FollowUp
OLDER, NOT_MENTIONED, NO_NEWS = Silence


@pytest.mark.parametrize(
    ("sources", "why"),
    [
        ((), OLDER),
        # Known on the day itself: it covers up to the day before.
        ((source("S", "2025-08-31", FULL),), OLDER),
        ((source("S", "2025-09-01", FULL),), NO_NEWS),
        ((source("S", "2025-09-01", EXAMPLES),), NOT_MENTIONED),
        # A source that does not follow up, such as a letter, is no answer however new it is.
        ((source("S", "2025-09-01"),), OLDER),
        # The days that a source covers count, not when it was printed.
        ((source("S", "2025-10-07", EXAMPLES, covers_to="2025-06"),), OLDER),
        ((source("S", "2025-10-07", EXAMPLES, covers_to="2025-08"),), NOT_MENTIONED),
        # A source meant to be complete outweighs one that gives examples.
        ((source("S", "2025-10-07", EXAMPLES), source("T", "2025-10-07", FULL)), NO_NEWS),
    ],
)
def test_the_kind_of_silence_depends_on_how_far_and_how_completely_the_sources_report(sources, why):
    assert silence(sources, DAY) is why


def commitment(code: str, *followed_up_by: str) -> Commitment:
    return Commitment(
        id=code,
        objective=5,
        title=code,
        summary="Gengivet kort.",
        decided_in="budget 2023",
        followed_up_by=followed_up_by,
        sources=(Citation("POLITIK"),),
    )


def test_a_commitment_is_followed_up_from_the_day_it_became_known():
    policy = source("POLITIK", "2023-01-01")
    early = assessed(policy, commitment("T1", "I1"))
    assert early.unfollowed == {"T1": OLDER}
    assert early.commitments[0].followed_up_by == ()
    later = source("STATUS", "2025-10-07", EXAMPLES, covers_to="2025-06")
    found = assessed(policy, later, initiative("I1"), commitment("T1", "I1"), commitment("T2"))
    assert found.unfollowed == {"T2": NOT_MENTIONED}
    assert found.commitments[0].followed_up_by == ("I1",)


def test_each_expected_date_has_its_own_kind_of_silence():
    told = source("S", "2025-10-07", FULL, covers_to="2025-06")
    found = assessed(
        told,
        initiative("I1", expected="2025-05"),
        event("E1", EventState.EXPECTED, "2025-08"),
    ).missing_news
    assert [(m.record, m.silence) for m in found] == [("I1", NO_NEWS), ("E1", OLDER)]


def test_an_initiative_that_was_given_up_awaits_no_news():
    given_up = initiative("I1", expected="2025-05", state=InitiativeState.GIVEN_UP)
    assert assessed(given_up).missing_news == ()
