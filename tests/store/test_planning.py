"""Publications planned for a moment: once only, as a whole, exactly what was planned. All figures are invented."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier

import pytest

from store import carrying_out
from store.accepted import Store
from store.backup import backup, restore
from store.carrying_out import carry_out
from store.log import Act, Capacity, Log
from store.log_verifying import verify
from store.planning import NotPlannedError, Wish, mark_read, plan, withdraw
from store.plans import Plan, due, in_order, next_due, plans, reserved, unread
from store.publishing import NameTakenError, NotPublishedError, advance, publish
from store.redacting import redact
from store.rehearsing import rehearse
from store.snapshots import make, snapshots
from store.states import PlanState, State
from store.undoing import undo, undoing
from tests.store.deliveries import delivered, fleksjob
from tests.store.test_publishing import figure, state

NOW = datetime(2027, 2, 1, 9, tzinfo=UTC)
EIGHT = datetime(2027, 3, 1, 7, tzinfo=UTC)
"""8 in the morning of 1 March 2027 in Copenhagen."""
HOUR = timedelta(hours=1)
SERVERS = 3
SECRET = "Ane Andersen fra Amager"


def presented(store: Store, department: str = "BUF", value: int = 270, when: int = 2025) -> int:
    version = delivered(store, fleksjob(department, value, when), by=department)
    for step in (State.APPROVED, State.PRESENTED):
        advance(store, version, step, "Chef")
    return version


def planned(store: Store, *versions: int, name: str = "Status marts", at: datetime = EIGHT) -> Plan:
    return plan(store, Wish(name, at, versions), "Dorte", now=NOW)


def carried(
    store: Store, now: datetime = EIGHT, since: datetime = NOW
) -> list[tuple[str, PlanState]]:
    return [(each.name, each.state) for each in carry_out(store, now, since)]


def names(store: Store) -> list[str]:
    return [each.name for each in snapshots(store)][1:]


def test_exactly_what_was_planned_becomes_public_at_the_moment_and_not_before(either_store):
    first = presented(either_store)
    made = planned(either_store, first)
    later = presented(either_store, "SUF")
    assert carried(either_store, EIGHT - timedelta(microseconds=1)) == []
    assert figure(either_store) is None
    assert carried(either_store) == [("Status marts", PlanState.DONE)]
    assert figure(either_store) == 270
    assert [state(either_store, version) for version in (first, later)] == [
        State.PUBLIC,
        State.PRESENTED,
    ]
    (_, snapshot) = snapshots(either_store)
    assert (snapshot.who, snapshot.as_of) == ("Dorte", date(2027, 3, 1))
    assert made.is_open
    publish(either_store, "Resten", date(2027, 3, 2), "Cilla", frozenset({later}))
    assert verify(either_store).flaws == ()


def test_a_plan_is_carried_out_once(either_store):
    planned(either_store, presented(either_store))
    for _ in range(3):
        carry_out(either_store, EIGHT + HOUR, NOW)
    assert names(either_store) == ["Status marts"]


def test_a_plan_missed_while_no_server_ran_happens_later_and_says_why(store):
    planned(store, presented(store))
    next_morning = EIGHT + timedelta(hours=25, minutes=12)
    (done,) = carry_out(store, next_morning, running_since=next_morning)
    assert done.why == (
        "Planlagt af Dorte den 1. februar 2027 klokken 10.00, til at ske den 1. marts 2027 klokken "
        "8.00. Det skete først den 2. marts 2027 klokken 9.12, fordi ingen server kørte."
    )
    assert snapshots(store)[-1].as_of == date(2027, 3, 2)  # the day on which it happened


def test_a_plan_carried_out_on_time_says_so_and_a_server_that_could_not_save_is_no_missing_server(
    store,
):
    planned(store, presented(store))
    planned(store, presented(store, "SUF"), name="Den næste", at=EIGHT + HOUR)
    (done,) = carry_out(store, EIGHT + timedelta(seconds=20), NOW)
    assert done.why.endswith("klokken 8.00. Det skete til tiden.")
    (done,) = carry_out(store, EIGHT + 2 * HOUR, NOW)
    assert done.why.endswith("klokken 10.00, fordi ingen server kunne gemme det før.")


def test_the_log_says_what_was_planned_and_what_became_of_it(store):
    version = presented(store)
    before = len(Log(store.engine).lines())
    capacity = Capacity("dorte-7", "koordinator")
    plan(store, Wish("Status marts", EIGHT, (version,)), "Dorte", now=NOW, capacity=capacity)
    carry_out(store, EIGHT, NOW)
    lines = Log(store.engine).lines()[before:]
    assert [(line.act, line.who, line.account, line.roles) for line in lines] == [
        (Act.PLANNED, "Dorte", "dorte-7", "koordinator"),
        (Act.MADE_PUBLIC, "Dorte", "dorte-7", "koordinator"),
        (Act.PUBLISHED, "Dorte", "dorte-7", "koordinator"),
        (Act.PLAN_DONE, "systemet", "", ""),
    ]
    assert json.loads(lines[0].facts) == {
        "plan": 1,
        "planned_for": "2027-03-01T07:00:00.000000+00:00",
        "versions": str(version),
    }
    assert lines[-1].why.startswith("Planlagt af Dorte")
    assert {lines[0].name, lines[-1].name} == {"Status marts"}
    assert verify(store).flaws == ()


def undone(store: Store, version: int) -> None:
    undo(store, version, "Chef", "Forkert fil", at_once=undoing(store, version).at_once)


def test_nothing_is_published_when_one_of_the_versions_was_discarded_meanwhile(either_store):
    first, second = presented(either_store), presented(either_store, "SUF")
    planned(either_store, first, second)
    undone(either_store, second)
    assert carried(either_store) == [("Status marts", PlanState.FAILED)]
    (failed,) = unread(plans(either_store))
    assert failed.why == f"Udgave {second} er kasseret."
    assert (figure(either_store), names(either_store)) == (None, [])
    assert carried(either_store, EIGHT + HOUR) == []
    assert verify(either_store).flaws == ()


def test_nothing_is_published_when_a_version_is_a_draft_again(store):
    version = presented(store)
    planned(store, version)
    undone(store, version)
    undone(store, version + 1)
    assert carried(store) == [("Status marts", PlanState.FAILED)]
    assert plans(store)[0].why == f"Udgave {version} er en kladde igen."


def test_a_plan_whose_versions_an_older_server_has_published_is_not_carried_out(store):
    version = presented(store)
    planned(store, version)
    with store.writing() as writer:  # a server that does not know plans
        writer.log_state(version, State.PUBLIC, "Bo", "Status")
    assert carried(store) == [("Status marts", PlanState.FAILED)]
    assert plans(store)[0].why == f"Udgave {version} er gjort offentlig imens."


def test_what_failed_is_told_until_somebody_has_read_it_or_planned_it_anew(store):
    version = presented(store)
    planned(store, version, presented(store, "SUF"))
    undone(store, version + 1)
    carry_out(store, EIGHT, NOW)
    assert [each.id for each in unread(plans(store))] == [1]
    later = EIGHT + HOUR
    plan(store, Wish("Igen", later + HOUR, (version,)), "Bo", now=later)
    assert unread(plans(store)) == ()
    mark_read(store, 1, "Dorte", now=later)
    assert plans(store)[0].state is PlanState.READ
    mark_read(store, 1, "Dorte", now=later)
    assert verify(store).flaws == ()


def test_a_plan_is_withdrawn_by_anybody_who_may_publish_and_the_versions_are_free(store):
    version = presented(store)
    planned(store, version)
    assert reserved(plans(store)) == {version}
    withdraw(store, 1, "Bo", "Udvalget vil se den igen", now=NOW)
    assert reserved(plans(store)) == frozenset()
    assert carried(store) == []
    (kept,) = plans(store)
    assert (kept.state, kept.by, kept.why) == (
        PlanState.WITHDRAWN,
        "Bo",
        "Udvalget vil se den igen",
    )
    with pytest.raises(NotPlannedError, match="er fortrudt"):
        withdraw(store, 1, "Cilla", "Også mig", now=NOW)
    with pytest.raises(LookupError):
        withdraw(store, 2, "Cilla", "Hvilken?", now=NOW)
    publish(store, "Status marts", date(2027, 3, 1), "Cilla", frozenset({version}))


def test_a_plan_is_replaced_with_what_has_been_presented_since_and_stays_when_that_is_refused(
    store,
):
    first = presented(store)
    planned(store, first)
    second = presented(store, "SUF")
    with pytest.raises(NotPlannedError, match="blevet en anden imens"):
        plan(store, Wish("Status marts", EIGHT, (first,), 1, "Den skal med"), "Bo", now=NOW)
    assert [each.id for each in in_order(plans(store))] == [1]
    plan(store, Wish("Status marts", EIGHT, (first, second), 1, "Den skal med"), "Bo", now=NOW)
    assert [(each.id, each.versions) for each in in_order(plans(store))] == [(2, (first, second))]
    assert plans(store)[0].why == "Den skal med"


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (NOW, "Tidspunktet er passeret: den 1. februar 2027 klokken 10.00"),
        (NOW - HOUR, "Tidspunktet er passeret"),
        (NOW + timedelta(days=731), "højst planlægges to år frem"),
    ],
)
def test_a_moment_that_has_passed_or_is_years_ahead_is_refused(store, at, told):
    version = presented(store)
    with pytest.raises(NotPlannedError, match=told):
        planned(store, version, at=at)
    assert plans(store) == ()


def test_nothing_is_planned_without_a_name_or_without_something_to_publish(store):
    with pytest.raises(NotPlannedError, match="ikke forelagt noget"):
        planned(store)
    version = presented(store)
    with pytest.raises(NotPublishedError, match="intet navn"):
        planned(store, version, name="\u200b")
    with pytest.raises(NotPlannedError, match="intet navn"):
        withdraw(store, 1, " ", "Hvorfor", now=NOW)


def test_a_version_and_a_name_are_in_one_open_plan_only(store):
    first = presented(store)
    planned(store, first)
    with pytest.raises(NotPlannedError, match=f"Udgave {first} er med i en anden plan"):
        planned(store, first, name="En til")
    second = presented(store, "SUF")
    for name in ("Status marts", " status  MARTS"):
        with pytest.raises(NameTakenError, match="allerede planlagt"):
            planned(store, second, name=name)
        with pytest.raises(NameTakenError, match="allerede planlagt"):
            publish(store, name, date(2027, 2, 1), "Bo")
    with pytest.raises(NameTakenError, match="Der er allerede et øjebliksbillede"):
        planned(store, second, name="Status oktober 2025")


def test_what_is_planned_is_not_published_now_along_with_the_rest(store):
    first = presented(store)
    planned(store, first)
    second = presented(store, "SUF")
    with pytest.raises(
        NotPublishedError, match=f"Udgave {first} er imens planlagt til den 1. marts"
    ):
        publish(store, "Nu", date(2027, 2, 1), "Bo", frozenset({first, second}))
    publish(store, "Nu", date(2027, 2, 1), "Bo", frozenset({second}))
    assert [state(store, version) for version in (first, second)] == [
        State.PRESENTED,
        State.PUBLIC,
    ]
    assert carried(store) == [("Status marts", PlanState.DONE)]


def test_what_builds_on_a_planned_version_waits_for_it(store):
    first = presented(store)
    planned(store, first)
    second = presented(store, value=280, when=2026)  # the same scope
    with pytest.raises(NotPublishedError, match=f"Udgave {second} bygger på udgave {first}"):
        publish(store, "Nu", date(2027, 2, 1), "Bo", frozenset({second}))
    with pytest.raises(NotPlannedError, match="først bliver offentlig med planen »Status marts«"):
        planned(store, second, name="For tidligt", at=EIGHT - HOUR)
    planned(store, second, name="Bagefter", at=EIGHT)
    wish = Wish("Status marts", EIGHT + HOUR, (first,), 1, "Senere")
    with pytest.raises(NotPlannedError, match="Planen »Bagefter« den 1"):
        plan(store, wish, "Bo", now=NOW)
    assert carried(store) == [("Status marts", PlanState.DONE), ("Bagefter", PlanState.DONE)]
    assert verify(store).flaws == ()


def test_a_plan_fails_when_the_one_that_it_builds_on_was_withdrawn(store):
    first = presented(store)
    planned(store, first)
    second = presented(store, value=280, when=2026)
    planned(store, second, name="Bagefter", at=EIGHT + HOUR)
    withdraw(store, 1, "Bo", "Ikke endnu", now=NOW)
    assert carried(store, EIGHT + HOUR) == [("Bagefter", PlanState.FAILED)]
    assert f"Udgave {second} bygger på udgave {first}" in plans(store)[1].why
    assert names(store) == []


def test_two_plans_of_one_day_happen_each_by_itself_and_those_of_one_minute_in_their_order(store):
    planned(store, presented(store), name="Anden", at=EIGHT + HOUR)
    planned(store, presented(store, "SUF"), name="Første")
    planned(store, presented(store, "KFF"), name="Tredje", at=EIGHT + HOUR)
    assert carried(store) == [("Første", PlanState.DONE)]
    assert carried(store, EIGHT + 2 * HOUR) == [
        ("Anden", PlanState.DONE),
        ("Tredje", PlanState.DONE),
    ]
    assert names(store) == ["Første", "Anden", "Tredje"]


def test_the_name_of_a_snapshot_that_came_meanwhile_stops_the_plan(store):
    planned(store, presented(store))
    with store.writing() as writer:
        make(writer, "status MARTS", date(2027, 2, 15), "data/", 2)
    assert carried(store) == [("Status marts", PlanState.FAILED)]
    assert "Der er allerede et øjebliksbillede" in plans(store)[0].why
    assert figure(store) is None


def at(number: int, moment: datetime, state: PlanState = PlanState.OPEN) -> Plan:
    return Plan(number, f"Plan {number}", moment, (number,), "Dorte", "", state)


def test_what_is_due_follows_the_clock_forwards_and_backwards():
    found = (
        at(1, EIGHT + HOUR),
        at(2, EIGHT),
        at(3, EIGHT),
        at(4, EIGHT, PlanState.WITHDRAWN),
        at(5, EIGHT, PlanState.DONE),
    )
    assert [each.id for each in due(found, EIGHT)] == [2, 3]
    assert [each.id for each in due(found, EIGHT + timedelta(days=400))] == [2, 3, 1]
    assert due(found, EIGHT - HOUR) == ()  # set back after a look: nothing is asked for again
    assert next_due(found) == EIGHT
    assert next_due(found[3:]) is None


def test_a_plan_that_fell_due_before_the_store_was_restored_is_not_carried_out(store, tmp_path):
    now = datetime.now(UTC)  # a restore is logged by the clock
    yesterday, before = now - timedelta(days=1), now - timedelta(days=2)
    for name, moment in (("Forbi", yesterday), ("Endnu ikke", now + HOUR)):
        version = presented(store, "BUF" if name == "Forbi" else "SUF")
        plan(store, Wish(name, moment, (version,)), "Dorte", now=before)
    backup(store, tmp_path / "kopi.sqlite", tmp_path)
    withdraw(store, 1, "Dorte", "Fortrudt efter kopien", now=before)
    restore(store, tmp_path / "kopi.sqlite", tmp_path)
    assert [each.name for each in in_order(plans(store))] == ["Forbi", "Endnu ikke"]
    assert carried(store, now + 2 * HOUR, now) == [
        ("Forbi", PlanState.FAILED),
        ("Endnu ikke", PlanState.DONE),
    ]
    assert "genskabt fra en sikkerhedskopi" in plans(store)[0].why
    assert names(store) == ["Endnu ikke"]
    assert verify(store).flaws == ()


def test_servers_that_come_at_the_same_moment_publish_once(place, monkeypatch):
    """Each has seen both plans as open before one of them takes the lock."""
    first = Store(place)
    planned(first, presented(first))
    planned(first, presented(first, "SUF"), name="Den næste")
    met = Barrier(SERVERS, timeout=60)

    def seen_by_all(found, now):
        met.wait()
        return due(found, now)

    monkeypatch.setattr(carrying_out, "due", seen_by_all)
    stores = [first, *(Store(place) for _ in range(SERVERS - 1))]
    with ThreadPoolExecutor(SERVERS) as pool:
        done = list(pool.map(lambda store: carry_out(store, EIGHT, NOW), stores))
    assert sorted(each.name for one in done for each in one) == ["Den næste", "Status marts"]
    assert {each.state for one in done for each in one} == {PlanState.DONE}
    assert names(first) == ["Status marts", "Den næste"]
    assert verify(first).flaws == ()


def test_a_crash_in_the_midst_leaves_nothing_and_the_next_server_does_all_of_it(
    either_store, monkeypatch
):
    planned(either_store, presented(either_store), presented(either_store, "SUF"))
    with monkeypatch.context() as broken:
        broken.setattr(carrying_out, "note", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            carry_out(either_store, EIGHT, NOW)
    assert (figure(either_store), names(either_store)) == (None, [])
    assert carried(either_store) == [("Status marts", PlanState.DONE)]
    assert names(either_store) == ["Status marts"]
    assert verify(either_store).flaws == ()


def test_a_plan_is_in_a_backup_and_its_texts_can_be_removed(store, tmp_path):
    version = presented(store)
    plan(store, Wish(f"Status til {SECRET}", EIGHT, (version,)), SECRET, now=NOW)
    withdraw(store, 1, SECRET, f"{SECRET} bad om det", now=NOW)
    redact(store, version, "Ole", "Et navn", SECRET)
    (kept,) = plans(store)
    assert SECRET not in repr(kept)
    assert (kept.by, kept.why) == ("[fjernet]", "[fjernet] bad om det")
    backup(store, tmp_path / "kopi.sqlite", tmp_path)
    tried = rehearse(tmp_path / "kopi.sqlite", tmp_path)
    assert tried.flaws == ()
    other = Store(str(tmp_path / "ny"))
    restore(other, tmp_path / "kopi.sqlite", tmp_path)
    assert plans(other) == (kept,)
