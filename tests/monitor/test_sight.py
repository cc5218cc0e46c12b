"""What a person sees of what is not public yet, by her role. Invented figures."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor import circles, editions, persons
from monitor.intake import Intake, RefusedError
from monitor.sight import NotAllowedError
from monitor.tracing import Wanted
from policy.actors import Actor, Role
from store.snapshots import PRESENTED, WORKING
from store.states import State
from tests.people import (
    AUDITOR,
    BUF,
    COORDINATOR,
    COUNCIL,
    EVERYONE,
    READER,
    SOF,
    person,
)
from tests.records import indicator, initiative, observation
from tests.store.deliveries import TODAY, delivery, preview_of

YEAR = 2025
FIGURES = {"BUF": 98_701, "SOF": 98_702}


@pytest.fixture(autouse=True)
def _signs_in(monkeypatch):
    monkeypatch.setenv("HANDICAPMONITOR_SIGN_IN", "adgang.toml")


def delivered(store, who: Actor, *records, note: str = "") -> int:
    content = repr(records).encode()
    with persons.acting(who):
        looked = preview_of(store, delivery(*records), content, TODAY)
    return Intake(store, who).accept(looked, content, note)


def figure(code: str, value: int | None = None) -> object:
    return observation("fleksjob", code, YEAR, value or FIGURES[code], stated_by=code)


@pytest.fixture
def drafts(own_store) -> dict[str, int]:
    """A draft of each of two departments."""
    return {
        "BUF": delivered(own_store, BUF, figure("BUF"), note="Husk Jensens tal"),
        "SOF": delivered(own_store, SOF, figure("SOF")),
    }


@pytest.fixture
def public(own_store, drafts) -> int:
    """BUF's figure made public."""
    for state in (State.APPROVED, State.PRESENTED):
        Intake(own_store, COORDINATOR).advance(drafts["BUF"], state)
    Intake(own_store, COORDINATOR).publish("Foråret", TODAY)
    return drafts["BUF"]


def figures_seen(who: Actor, **asked) -> set[str]:
    """The departments whose draft figure is in the edition that a person asks for."""
    with persons.acting(who):
        status = editions.current().edition(TODAY, **asked).status
    values = {p.value.value for p in status.indicator("fleksjob").points if p.value}
    return {code for code, value in FIGURES.items() if value in values}


@pytest.mark.parametrize(
    ("who", "seen"),
    [(BUF, {"BUF"}), (SOF, {"SOF"}), (COUNCIL, set()), (COORDINATOR, {"BUF", "SOF"})],
    ids=lambda each: getattr(each, "name", None),
)
def test_the_working_edition_is_what_is_public_and_ones_own(drafts, who, seen):
    assert figures_seen(who, snapshot=WORKING) == seen
    assert figures_seen(who, as_of=TODAY) == seen
    assert figures_seen(who) == set()  # what everyone sees is the same for all


@pytest.mark.parametrize("who", [persons.ANONYMOUS, READER, AUDITOR])
def test_a_reader_has_no_working_edition_and_a_day_to_come_shows_what_is_public(drafts, who):
    with pytest.raises(NotAllowedError, match="Log ind"):
        figures_seen(who, snapshot=WORKING)
    with pytest.raises(NotAllowedError, match="Log ind"):
        figures_seen(who, snapshot=PRESENTED)
    assert figures_seen(who, as_of=date(2099, 1, 1)) == set()


@pytest.mark.parametrize(("who", "told"), [(READER, False), (COUNCIL, False), (BUF, True)])
def test_newer_information_is_told_of_to_those_who_see_it(public, own_store, who, told):
    delivered(own_store, BUF, figure("BUF", 98_703))
    with persons.acting(who):
        assert editions.current().edition(TODAY).newer_known is told


@pytest.mark.parametrize("who", [persons.ANONYMOUS, READER, BUF, COUNCIL, AUDITOR])
def test_everything_accepted_by_a_version_is_for_the_coordinator_alone(drafts, who):
    with pytest.raises(NotAllowedError):
        figures_seen(who, version=drafts["SOF"])
    with persons.acting(who), pytest.raises(NotAllowedError):
        editions.current().status(TODAY)
    assert figures_seen(COORDINATOR, version=drafts["SOF"]) == {"BUF", "SOF"}


def test_what_is_presented_is_seen_by_those_who_deliver_and_not_by_readers(own_store, drafts):
    for state in (State.APPROVED, State.PRESENTED):
        Intake(own_store, COORDINATOR).advance(drafts["BUF"], state)
    for who in (SOF, COUNCIL, COORDINATOR):
        assert figures_seen(who, snapshot=PRESENTED) == {"BUF"}
    assert figures_seen(COUNCIL, snapshot=WORKING) == {"BUF"}
    assert figures_seen(SOF, snapshot=WORKING) == {"BUF", "SOF"}


def test_a_draft_that_refers_to_a_row_which_is_not_seen_is_left_out_until_it_is(own_store):
    catalogue = delivered(own_store, COORDINATOR, indicator("nyt-tal", reported_by=("BUF",)))
    figure_of_it = observation("nyt-tal", "BUF", YEAR, 7, stated_by="BUF")
    with pytest.raises(RefusedError):  # to her there is no such indicator yet
        delivered(own_store, BUF, figure_of_it)
    delivered(own_store, COORDINATOR, figure_of_it)

    def seen() -> set[str]:
        with persons.acting(BUF):
            known = editions.current().records_to_write_in(TODAY)
        return {each.indicator for each in known.observations}

    assert "nyt-tal" not in seen()
    for state in (State.APPROVED, State.PRESENTED):
        Intake(own_store, COORDINATOR).advance(catalogue, state)
    assert "nyt-tal" in seen()


def test_names_notes_and_files_are_seen_by_those_whose_they_are(own_store, drafts):
    version = drafts["BUF"]
    for who in (persons.ANONYMOUS, READER, SOF, COUNCIL, AUDITOR):
        with persons.acting(who):
            known = editions.current().submissions()
        assert version not in {each.version for each in known.all()}
        for ask in (known.changes, known.original, known.undoing):
            with pytest.raises(LookupError):
                ask(version)
    for who in (BUF, COORDINATOR):
        with persons.acting(who):
            known = editions.current().submissions()
        (found,) = (each for each in known.all() if each.version == version)
        assert (found.who, found.note) == ("Britta", "Husk Jensens tal")
        assert known.original(version)
        assert known.changes(version)


@pytest.mark.parametrize("who", [persons.ANONYMOUS, SOF, AUDITOR])
def test_of_what_is_public_others_see_the_changes_but_no_name_note_or_file(public, who):
    with persons.acting(who):
        known = editions.current().submissions()
    (found,) = (each for each in known.all() if each.version == public)
    assert found.withheld
    assert (found.who, found.note, found.file_name) == ("", "", "")
    assert {step.who for step in found.steps} == {""}
    assert found.steps[-1].note == "Foråret"
    assert [change.after.value.value for change in known.changes(public)] == [FIGURES["BUF"]]
    with pytest.raises(NotAllowedError):
        known.original(public)
    with pytest.raises(NotAllowedError):
        known.undoing(public)


def test_a_change_is_told_from_what_the_reader_could_see_before_it(own_store):
    """Between them lies a draft of the coordinator's that never became public."""
    new = initiative("I-NY", departments=("BUF",))
    delivered(own_store, COORDINATOR, replace(new, title="Et hemmeligt navn"))
    later = delivered(own_store, BUF, new)
    for state in (State.APPROVED, State.PRESENTED):
        Intake(own_store, COORDINATOR).advance(later, state)
    Intake(own_store, COORDINATOR).publish("Foråret", TODAY)
    before = {}
    for who in (COORDINATOR, READER):
        with persons.acting(who):
            (change,) = editions.current().submissions().changes(later)
        before[who.name] = change.before and change.before.title
    assert before == {"Karen": "Et hemmeligt navn", "Rita": None}


def test_the_log_is_read_by_the_auditor_and_not_even_by_the_coordinator(own_store):
    for who in (persons.ANONYMOUS, READER, BUF, COUNCIL, COORDINATOR):
        with persons.acting(who), pytest.raises(NotAllowedError):
            editions.current().store_with_log()
    with persons.acting(AUDITOR):
        assert editions.current().store_with_log() is own_store


def test_a_traced_figure_says_its_cell_but_not_who_delivered_it(public):
    with persons.acting(READER):
        monitor = editions.current()
        traces = monitor.tracer(monitor.edition(TODAY)).of_figures(Wanted("fleksjob", "BUF"))
    ours = next(t.cell for t in traces if t.cell and t.cell.submission.version == public)
    assert ours.submission.withheld
    assert not ours.submission.who


def test_a_template_has_the_drafts_that_its_reader_sees(own_store, drafts):
    with persons.acting(BUF):
        assert figure("SOF") not in editions.current().records_to_write_in(TODAY).observations
        assert figure("BUF") in editions.current().records_to_write_in(TODAY).observations
    with persons.acting(COORDINATOR):
        assert figure("SOF") in editions.current().records_to_write_in(TODAY).observations


def test_the_circle_of_drafts_is_the_persons_by_the_role_that_sees_most():
    for roles, circle in [
        ((Role.READER,), "everyone"),
        ((Role.COUNCIL,), "council"),
        ((Role.COUNCIL, Role.DEPARTMENT), "contributing"),
        ((Role.AUDITOR, Role.COORDINATOR), "own"),
    ]:
        with persons.acting(person("Ida", *roles)):
            assert persons.circle().value == circle


def test_policies_are_listed_with_what_the_person_sees_of_them(own_store, drafts):
    def values(who: Actor) -> set[float]:
        with persons.acting(who):
            (seen,) = circles.every(TODAY)
        points = seen.status.indicator("fleksjob").points
        return {p.value.value for p in points if p.value} & set(FIGURES.values())

    assert values(READER) == set()
    assert values(BUF) == {FIGURES["BUF"]}


GIVEN = [role for role in Role if role not in (Role.VISITOR, Role.OPERATOR)]
ROLES = st.frozensets(st.sampled_from(GIVEN), min_size=1)
DEPARTMENTS = st.frozensets(st.sampled_from(["BUF", "SOF", "TMF"]))


@settings(max_examples=40)
@given(roles=ROLES, departments=DEPARTMENTS)
def test_whatever_roles_somebody_has_she_sees_a_draft_only_if_one_of_them_says_so(
    roles, departments, shared_drafts
):
    who = Actor("Ida", roles, departments, "konto-Ida")
    everything = Role.COORDINATOR in roles
    own = departments if Role.DEPARTMENT in roles else frozenset()
    allowed = {code for code in FIGURES if everything or code in own}
    try:
        seen = figures_seen(who, snapshot=WORKING)
    except NotAllowedError:
        assert not roles & {Role.COORDINATOR, Role.DEPARTMENT, Role.COUNCIL}
        seen = set()
    assert seen == allowed
    with persons.acting(who):
        known = editions.current().submissions().all()
    named = {each.version for each in known if each.who}
    drafted = {version for code, version in shared_drafts.items() if code in allowed}
    assert named & set(shared_drafts.values()) == drafted


@pytest.fixture(scope="module")
def shared_drafts(store_with_data, tmp_path_factory):
    """The same drafts for every case of a property."""
    folder = shutil.copytree(store_with_data, tmp_path_factory.mktemp("sight") / "store")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HANDICAPMONITOR_STORE", str(folder))
        editions.opened.cache_clear()
        store = editions.current().store
        yield {
            "BUF": delivered(store, BUF, figure("BUF")),
            "SOF": delivered(store, SOF, figure("SOF")),
        }
    editions.opened.cache_clear()


def test_the_people_of_these_tests_have_every_role_that_can_be_given():
    given_roles = set().union(*(who.roles for who in EVERYONE.values()))
    assert given_roles == set(Role) - {Role.VISITOR, Role.OPERATOR}
