"""What became of remarks and hearing answers (docs/metode.md, 18). Everything is invented."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from metrics.remark_follow_up import Followed, Result, followed, has_begun
from policy.choices import (
    AnswerChange,
    Continued,
    DraftStep,
    EventState,
    InitiativeState,
    Outcome,
    RemarkKind,
)
from policy.columns import Citation
from policy.drafting import Continuation, DraftTarget, HearingAnswer, Objection, PolicyStep
from policy.periods import Period
from policy.quantities import Quantity
from tests.records import assessed, event, indicator, initiative, policy, remark, reply, source

METHOD = Path(__file__).parents[2] / "docs" / "metode.md"
GAP, PRAISE = RemarkKind.GAP, RemarkKind.PRAISE
EARLIER = policy(id="2023-2026")
LATER = policy(id="2027-2030", start=date(2027, 1, 1), end=date(2030, 12, 31))
COPY = policy(
    id="2027-2030", start=date(2027, 1, 1), end=date(2030, 12, 31), copied_from="2023-2026"
)


def the(*rows) -> Followed:
    """The one remark or answer among the rows of a single policy."""
    (found,) = followed([assessed(EARLIER, *rows)])
    return found


def target(code: str, *remarks: str, **fields: object) -> DraftTarget:
    known: dict[str, object] = {
        "id": code, "indicator": "fleksjob", "department": "KK", "value": Quantity.exact(900),
        "follows_remarks": remarks,
    }  # fmt: skip
    return DraftTarget(**known | fields)  # type: ignore[arg-type]


def answer(code: str = "HS-1", **fields: object) -> HearingAnswer:
    known = {
        "id": code, "party": "En forening", "dated": Period.parse("2026-02-01"), "wording": "Nej.",
    }  # fmt: skip
    return HearingAnswer(**known | fields)  # type: ignore[arg-type]


FLEKSJOB = indicator("fleksjob")
HELD = event("H", EventState.HELD, "2025-10-01", follows_remarks=("b",))
UNDER_WAY = initiative("i", follows_remark="b", state=InitiativeState.ONGOING)


@pytest.mark.parametrize(
    ("result", "rows"),
    [
        (Result.TARGET, (FLEKSJOB, target("m", "b"), UNDER_WAY, HELD, reply("s", "b"))),
        (Result.INITIATIVE, (UNDER_WAY, HELD, reply("s", "b"))),
        (Result.STEP, (HELD, reply("s", "b"))),
        (Result.ANSWERED, (reply("s", "b"),)),
        (Result.NOTHING, ()),
    ],
)
def test_a_remark_has_the_word_for_the_most_that_it_led_to(result, rows):
    # R18.3
    assert the(remark("b", GAP), *rows).result is result


@pytest.mark.parametrize(
    ("change", "result"),
    [
        (AnswerChange.TARGET, Result.TARGET),
        (AnswerChange.TEXT, Result.TEXT),
        (AnswerChange.INITIATIVE, Result.INITIATIVE),
        (AnswerChange.NONE, Result.UNCHANGED),
        (None, Result.NOTHING),
    ],
)
def test_a_hearing_answer_has_the_word_for_its_change(change, result):
    assert the(answer(change=change)).result is result


def test_a_hearing_answer_with_a_reply_and_no_change_yet_is_answered():
    found = the(answer(reply="Vi ser på det."))
    assert (found.result, found.replies[0].words) == (Result.ANSWERED, "Vi ser på det.")


def test_praise_alone_calls_for_no_answer_but_can_lead_to_something():
    assert the(remark("b", PRAISE)).result is Result.PRAISE
    assert the(remark("b", PRAISE), HELD).result is Result.STEP


@pytest.mark.parametrize(
    "row",
    [
        initiative("i", follows_remark="b", state=InitiativeState.PROPOSED),
        initiative("i", follows_remark="b", state=InitiativeState.GIVEN_UP),
        event("H", EventState.EXPECTED, "2027-01-01", follows_remarks=("b",)),
        event("H", EventState.CALLED_OFF, "2025-10-01", follows_remarks=("b",)),
    ],
)
def test_what_is_only_proposed_awaited_or_given_up_is_shown_but_does_not_count(row):
    found = the(remark("b", GAP), row)
    assert (found.result, [each.record for each in found.led_to]) == (Result.NOTHING, [row.id])


def test_an_expected_step_that_was_held_is_shown_once():
    expected = event("V", EventState.EXPECTED, "2025-10-01", follows_remarks=("b",))
    held = event("H", EventState.HELD, "2025-10-02", follows_remarks=("b",), settles="V")
    assert [each.record for each in the(remark("b", GAP), expected, held).led_to] == ["H"]


def test_a_target_that_was_turned_down_is_nothing_that_the_remark_led_to():
    rows = FLEKSJOB, target("m", "b", outcome=Outcome.REJECTED)
    found = the(remark("b", GAP), *rows)
    assert (found.result, found.led_to) == (Result.NOTHING, ())


def test_a_target_that_follows_a_hearing_answer_counts_for_it():
    found = the(answer(), FLEKSJOB, target("m", follows_answers=("HS-1",)))
    assert (found.result, found.led_to[0].title) == (Result.TARGET, FLEKSJOB.name)


def test_an_objection_to_the_target_is_what_the_council_says_further():
    objection = Objection(
        id="U-1", target="m", by="Rådet", wording="For lidt.", dated=date(2025, 11, 1)
    )
    (further,) = the(remark("b", GAP), FLEKSJOB, target("m", "b"), objection).further
    assert (further.by, further.words, further.covers) == ("Rådet", "For lidt.", FLEKSJOB.name)


def test_a_later_policys_target_counts_for_the_remark_that_it_goes_on_from():
    # R18.2: the remark has another code in the later policy.
    earlier = assessed(EARLIER, remark("b", GAP))
    same = Continuation(
        subject=Continued.REMARK, id="c", earlier_policy="2023-2026", earlier_id="b"
    )
    later = assessed(LATER, remark("c", GAP), same, FLEKSJOB, target("m", "c"))
    for statuses in ([earlier, later], [later, earlier]):
        (found,) = followed(statuses)
        assert (found.policy, found.said.id, found.result) == ("2023-2026", "b", Result.TARGET)
        assert found.led_to[0].policy == "2027-2030"


def test_a_later_policy_that_may_not_be_seen_is_not_there():
    (found,) = followed([assessed(EARLIER, remark("b", GAP))])
    assert (found.result, found.led_to) == (Result.NOTHING, ())


def test_a_draft_has_begun_from_the_day_of_its_first_step():
    begun = PolicyStep(step=DraftStep.INTERNAL, dated=date(2026, 1, 5))
    days = [date(2026, 1, 4), date(2026, 1, 5)]
    assert [has_begun(assessed(LATER, begun, as_of=day)) for day in days] == [False, True]
    assert has_begun(assessed(EARLIER))


def test_the_same_code_is_the_same_remark_in_a_copy_alone():
    earlier = assessed(EARLIER, remark("b", GAP))
    assert len(followed([earlier, assessed(COPY, remark("b", GAP))])) == 1
    assert len(followed([earlier, assessed(LATER, remark("b", GAP))])) == 2


def test_what_was_copied_is_there_once_as_the_newest_policy_has_it():
    rows = (remark("b", GAP), reply("s", "b"), FLEKSJOB, target("m", "b"), answer())
    earlier = assessed(EARLIER, *rows, initiative("i", follows_remark="b"))
    done = initiative("i", follows_remark="b", state=InitiativeState.DONE)
    found, hearing = followed([earlier, assessed(COPY, *rows, done)])
    assert len(found.replies) == 1
    assert [(each.record, each.state) for each in found.led_to] == [
        ("m", "foreslået"), ("i", "gennemført"),
    ]  # fmt: skip
    assert hearing.said.id == "HS-1"


def test_a_target_that_a_copy_turns_down_is_gone():
    earlier = assessed(EARLIER, remark("b", GAP), FLEKSJOB, target("m", "b"))
    rejected = target("m", "b", outcome=Outcome.REJECTED)
    (found,) = followed([earlier, assessed(COPY, remark("b", GAP), FLEKSJOB, rejected)])
    assert found.led_to == ()


def test_the_remark_in_other_words_is_what_the_council_says_further():
    earlier = assessed(EARLIER, remark("b", GAP))
    later = assessed(COPY, remark("b", GAP, summary="Endnu en gang.", dated=Period.parse("2027")))
    (found,) = followed([earlier, later])
    assert [each.words for each in found.further] == ["Endnu en gang."]


def test_what_has_no_date_has_the_day_on_which_its_sources_were_known():
    # R18.4
    cited = Citation("STATUS", 23)
    found = the(
        source("STATUS", "2025-10-07"),
        remark("b", GAP),
        reply("s", "b", sources=(cited,)),
        event("H", EventState.HELD, None, follows_remarks=("b",), sources=(cited,)),
    )
    assert found.replies[0].dated is None
    assert {found.replies[0].known, found.led_to[0].known} == {date(2025, 10, 7)}


@pytest.mark.parametrize(
    ("dated", "term"),
    [
        ("2021-12-31", "2018–2021"),
        ("2025-08", "2022–2025"),
        ("2026", "2026–2029"),
        ("2025-2027", "None"),
    ],
)
def test_a_remark_is_from_the_council_in_whose_term_it_came(dated, term):
    # R18.1
    assert str(the(remark("b", GAP, dated=Period.parse(dated))).term) == term


def test_an_answer_to_a_part_says_so():
    assert the(remark("b", GAP), reply("s", "b", covers="klasserne")).answered_in_part
    both = (reply("s", "b", covers="klasserne"), reply("t", "b", department="SOF"))
    assert not the(remark("b", GAP), *both).answered_in_part
    assert not the(remark("b", GAP)).answered_in_part


def test_the_method_lists_the_words_in_their_order():
    chapter = METHOD.read_text("utf-8").split("\n## 18.")[1]
    listed = re.findall(r"^\| `(\w+)` \| (.+?) \|", chapter, re.MULTILINE)
    assert listed == [(each.value, each.label) for each in Result]
