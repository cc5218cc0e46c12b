"""Who may deliver, approve, take back and publish what, where people sign in. Invented figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor import persons
from monitor.intake import Intake, NotAllowedError, OutdatedError, RefusedError
from monitor.previewing import Preview
from policy.actors import Actor, Role
from policy.choices import AnswerChange, RemarkKind
from policy.drafting import DraftTarget, HearingAnswer
from policy.periods import Period
from policy.records import Closing, Reply
from store import undoing
from store.history import history
from store.states import State
from tests.people import BUF, COORDINATOR, COUNCIL, READER, SOF, person
from tests.records import indicator, initiative, observation, remark, reply, source
from tests.store.deliveries import TODAY, delivery, preview_of

BOTH = person("Bo", Role.DEPARTMENT, departments="BUF SOF")
OF_BUF = observation("fleksjob", "BUF", 2025, 390, stated_by="BUF")
OF_SOF = observation("fleksjob", "SOF", 2025, 207, stated_by="SOF")
NEW_SOURCE = source("NOTAT-BUF", "2026-01-15")
CLOSING = Closing(
    indicator="fleksjob", period=Period.year(2025), name="Bo", dated=TODAY, reason="En prøve."
)


def draft_target(**fields) -> DraftTarget:
    return DraftTarget(id="m-ny", indicator="fleksjob", department="BUF", **fields)


def looked_at(store, who: Actor, *records, withdrawn=(), department=None) -> tuple[Preview, bytes]:
    content = repr(records).encode()
    read = delivery(*records, withdrawn=withdrawn, department=department)
    with persons.acting(who):
        return preview_of(store, read, content, TODAY), content


def delivered(store, who: Actor, *records, **about) -> int:
    return Intake(store, who).accept(*looked_at(store, who, *records, **about))


@pytest.mark.parametrize(
    ("who", "row", "owner"),
    [
        (BUF, OF_BUF, None),
        (BUF, OF_SOF, "Socialforvaltningen"),
        (BOTH, OF_SOF, None),
        (COUNCIL, OF_SOF, "Socialforvaltningen"),
        (BUF, observation("fleksjob", "KK", 2025, 5), "koordinatoren"),
        (BUF, indicator("nyt"), "koordinatoren"),
        (BUF, CLOSING, "koordinatoren"),
        (BUF, remark("B-NY"), "Handicaprådet"),
        (COUNCIL, remark("B-NY"), None),
        (COUNCIL, draft_target(proposed_by="Handicaprådet"), None),
        (COUNCIL, draft_target(proposed_by="Foreningen"), "Børne- og Ungdomsforvaltningen"),
        (BUF, draft_target(proposed_by="Handicaprådet"), "Handicaprådet"),
        (COORDINATOR, CLOSING, None),
        (COORDINATOR, OF_SOF, None),
    ],
    ids=lambda each: getattr(each, "name", None) or type(each).__name__,
)
def test_a_row_of_others_is_found_where_it_is_and_says_whose_it_is(own_store, who, row, owner):
    looked, content = looked_at(own_store, who, row)
    found = [each for each in looked.findings if each.code == "row_of_others"]
    assert bool(found) == (owner is not None)
    assert looked.acceptable == (owner is None)
    if found:
        assert f"Den hører til {owner}" in found[0].fix
        assert not looked.changes
        with pytest.raises(RefusedError):
            Intake(own_store, who).accept(looked, content)


def test_neither_the_council_nor_a_department_takes_over_the_others_draft_target(own_store):
    councils = draft_target(proposed_by="Handicaprådet")
    delivered(own_store, COUNCIL, councils)
    delivered(own_store, BUF, replace(draft_target(), id="m-buf"))
    taken = replace(councils, proposed_by=None)
    assert not looked_at(own_store, BUF, taken)[0].acceptable
    claimed = replace(draft_target(proposed_by="Handicaprådet"), id="m-buf")
    assert not looked_at(own_store, COUNCIL, claimed)[0].acceptable
    assert history(own_store)[1].acted_for == "raad"


def test_a_row_of_others_says_what_would_be_the_delivererss_own(own_store):
    (found,) = looked_at(own_store, BUF, OF_SOF)[0].findings[:1]
    assert found.expected == "En række for Børne- og Ungdomsforvaltningen."


def test_a_row_of_others_that_only_repeats_what_is_known_is_left_out_without_a_finding(own_store):
    known = next(each for each in own_store.observe(None).observations if each.department == "SOF")
    looked, _ = looked_at(own_store, BUF, OF_BUF, known)
    assert looked.acceptable
    assert {change.after for change in looked.changes} == {OF_BUF}


def test_a_row_cannot_be_taken_from_another_department_or_withdrawn_for_it(own_store):
    theirs = next(
        each for each in own_store.observe(None).initiatives if each.departments == ("SOF",)
    )
    taken = replace(theirs, departments=("BUF",))
    assert not looked_at(own_store, BUF, taken)[0].acceptable
    gone = looked_at(own_store, BUF, withdrawn=[("initiatives", (theirs.id,))])[0]
    assert [each.cell for each in gone.findings if each.code == "row_of_others"] == ["X2"]
    assert not gone.changes


def test_a_document_comes_with_the_row_that_cites_it_and_is_then_changed_by_its_department_alone(
    own_store,
):
    delivered(own_store, BUF, OF_BUF, NEW_SOURCE)
    changed = replace(NEW_SOURCE, title="Rettet")
    assert not looked_at(own_store, SOF, changed)[0].acceptable
    assert looked_at(own_store, BUF, changed)[0].acceptable
    shipped = next(iter(own_store.observe(None).sources))
    assert not looked_at(own_store, BUF, replace(shipped, title="Rettet"))[0].acceptable


def test_what_a_department_delivers_is_kept_with_its_account_and_for_whom_it_was(own_store):
    version = delivered(own_store, BUF, OF_BUF, initiative("I-NY", departments=("BUF", "SOF")))
    kept = history(own_store)[0]
    assert (kept.version, kept.who, kept.account) == (version, "Britta", "konto-Britta")
    assert kept.acted_for == "BUF"
    assert kept.scopes == ("initiatives/BUF", "observations/BUF")


def test_whoever_acts_for_two_says_for_which_by_the_rows(own_store):
    delivered(own_store, BOTH, OF_BUF)
    delivered(own_store, BOTH, OF_SOF, replace(OF_BUF, series="ny"))
    assert [each.acted_for for each in history(own_store)[:2]] == ["BUF SOF", "BUF"]


def test_a_template_of_another_department_does_not_make_rows_that_departments_own(own_store):
    delivered(own_store, BUF, initiative("I-NY", departments=("BUF",)), department="SOF")
    assert history(own_store)[0].scopes == ("initiatives/BUF",)


def test_a_draft_that_a_department_does_not_see_is_not_overwritten_by_a_row_with_its_code(
    own_store,
):
    delivered(own_store, SOF, initiative("I-NY", departments=("SOF",)))
    looked, _ = looked_at(own_store, BUF, initiative("I-NY", departments=("BUF",)))
    assert not looked.acceptable


def test_a_review_shows_nothing_of_what_others_drafts_add_up_to(own_store):
    without, _ = looked_at(own_store, BUF, OF_BUF)
    delivered(own_store, SOF, OF_SOF)
    beside, _ = looked_at(own_store, BUF, OF_BUF)
    assert (beside.statuses, beside.reported) == (without.statuses, without.reported)
    everything, _ = looked_at(own_store, COORDINATOR, OF_BUF)
    assert everything.reported != beside.reported  # SOF has reported 2025 too


@pytest.mark.parametrize("who", [READER, persons.ANONYMOUS, person("Rolf", Role.AUDITOR)])
def test_whoever_only_reads_delivers_nothing(own_store, who):
    looked, content = looked_at(own_store, who, OF_BUF)
    with pytest.raises(NotAllowedError, match="Du kan ikke indberette"):
        Intake(own_store, who).accept(looked, content)


def test_a_role_that_has_changed_since_the_review_stops_the_delivery(own_store):
    looked, content = looked_at(own_store, COORDINATOR, OF_SOF)
    demoted = replace(COORDINATOR, roles=frozenset({Role.DEPARTMENT}), departments=BUF.departments)
    with pytest.raises(OutdatedError, match="ændret imens"):
        Intake(own_store, demoted).accept(looked, content)


def test_a_department_approves_its_own_and_the_coordinator_presents_and_publishes(own_store):
    version = delivered(own_store, BUF, OF_BUF)
    for who in (SOF, COUNCIL, READER):
        with pytest.raises(NotAllowedError, match=f"Udgave {version} er ikke jeres"):
            Intake(own_store, who).advance(version, State.APPROVED)
    Intake(own_store, BUF).advance(version, State.APPROVED)
    with pytest.raises(NotAllowedError, match="Kun koordinatoren"):
        Intake(own_store, BUF).advance(version, State.PRESENTED)
    Intake(own_store, COORDINATOR).advance(version, State.PRESENTED)
    with pytest.raises(NotAllowedError, match="Kun koordinatoren"):
        Intake(own_store, BUF).publish("Foråret", TODAY)
    assert Intake(own_store, COORDINATOR).publish("Foråret", TODAY).name == "Foråret"


def test_a_department_takes_back_its_own_alone(own_store):
    version = delivered(own_store, BUF, OF_BUF)
    looked = undoing.undoing(own_store, version)
    with pytest.raises(NotAllowedError, match="ikke jeres"):
        Intake(own_store, SOF).take_back(looked, "Forkert")
    Intake(own_store, BUF).take_back(looked, "Forkert")
    assert history(own_store)[0].acted_for == "BUF"


def test_approving_does_not_take_others_submissions_along(own_store):
    """A file by two departments is under BUF's next one, which builds on it."""
    both = delivered(own_store, BOTH, OF_SOF, OF_BUF)
    own = delivered(own_store, BUF, replace(OF_BUF, note="Rettet"))
    with pytest.raises(NotAllowedError, match=f"bygger på udgave {both}"):
        Intake(own_store, BUF).advance(own, State.APPROVED)
    Intake(own_store, COORDINATOR).advance(own, State.APPROVED)


def test_where_people_sign_in_nobody_acts_under_a_typed_name(own_store, monkeypatch):
    monkeypatch.setenv("HANDICAPMONITOR_SIGN_IN", "adgang.toml")
    with pytest.raises(NotAllowedError):
        Intake(own_store, Actor("Anna"))


@pytest.fixture
def heard(own_store) -> HearingAnswer:
    """A hearing answer on a priority that SOF leads and BUF does not."""
    priority = next(
        each.id
        for each in own_store.observe(None).priorities
        if "SOF" in each.lead and "BUF" not in each.lead
    )
    answer = HearingAnswer(
        id="HS-1",
        party="En forening",
        dated=Period.day(TODAY),
        priority=priority,
        wording="Rampen mangler.",
    )
    published(own_store, delivered(own_store, COORDINATOR, answer))
    return answer


def published(store, version: int) -> None:
    for state in (State.APPROVED, State.PRESENTED):
        Intake(store, COORDINATOR).advance(version, state)
    Intake(store, COORDINATOR).publish(f"Udgave {version}", TODAY)


def test_a_department_answers_a_hearing_answer_on_a_priority_that_it_leads(own_store, heard):
    said = replace(heard, reply="Rampen er på vej.", change=AnswerChange.NONE)
    version = delivered(own_store, SOF, said)
    assert own_store.observe(None).hearing_answers == (said,)
    assert next(iter(history(own_store))).acted_for == "SOF"
    Intake(own_store, SOF).advance(version, State.APPROVED)
    Intake(own_store, COORDINATOR).advance(version, State.PRESENTED)


@pytest.mark.parametrize(
    ("who", "changed"),
    [
        (SOF, {"reply": "Ja.", "wording": "Rampen mangler ikke."}),  # the party's words are its own
        (SOF, {"reply": "Ja.", "priority": None}),
        (SOF, {"party": "En anden forening"}),
        (BUF, {"reply": "Ja."}),  # it does not lead the priority
        (COUNCIL, {"reply": "Ja."}),
    ],
)
def test_nobody_else_answers_it_and_nothing_else_of_it_changes(own_store, heard, who, changed):
    looked, _ = looked_at(own_store, who, replace(heard, **changed))
    assert not looked.acceptable
    assert not looked.changes


def test_a_department_answers_none_on_the_policy_as_a_whole_and_begins_none(own_store, heard):
    whole = replace(heard, id="HS-2", priority=None)
    delivered(own_store, COORDINATOR, whole)
    for row in (replace(whole, reply="Ja."), replace(heard, id="HS-3", reply="Ja.")):
        assert not looked_at(own_store, SOF, row)[0].acceptable


def refused(store, answer: Reply) -> None:
    """SOF's answer is refused, because to SOF there is no such remark."""
    looked, content = looked_at(store, SOF, answer)
    assert [each.code for each in looked.findings] == ["unknown_remark"]
    with pytest.raises(RefusedError):
        Intake(store, SOF).accept(looked, content)


def test_a_remark_that_only_the_council_sees_cannot_be_answered_by_a_department(own_store):
    secret = remark("B-NY", RemarkKind.CONCERN, departments=("SOF",))
    version = delivered(own_store, COUNCIL, secret)
    answer = reply("SVAR-NY", "B-NY", department="SOF")
    refused(own_store, answer)
    Intake(own_store, COUNCIL).advance(version, State.APPROVED)
    refused(own_store, answer)
    Intake(own_store, COORDINATOR).advance(version, State.PRESENTED)
    assert delivered(own_store, SOF, answer) == version + 1
