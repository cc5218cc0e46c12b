"""Whom a draft can be seen by, circle by circle, and how one begins and is opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from metrics.drafts import Draft
from monitor import beginning, circles, editions, persons, policies, settings
from monitor.circles import NoSuchPolicyError
from monitor.copying import Beginning
from monitor.intake import Intake
from policy import clock
from policy.actors import Actor, Role
from policy.choices import Circle, DraftStep
from policy.drafting import DraftTarget, Opening, PolicyStep
from policy.findings import STOPPING
from store import beside, history, undoing
from store.accepted import Store
from store.faults import NotDoneError, StoreError
from tests import made_up_city
from tests.loaders.plans.examples import document
from tests.people import AUDITOR, BUF, COORDINATOR, COUNCIL, READER, person
from tests.store.deliveries import delivered, delivery, preview_of

CODE = "2029-2032"
DAY = date(2028, 3, 1)
WORDS = [*settings.CIRCLES, ""]


def opened(*wanted: Circle) -> Draft:
    step = PolicyStep(step=DraftStep.INTERNAL, dated=DAY)
    return Draft((step,), tuple(Opening(circle=c, dated=DAY, name="Ida") for c in wanted))


@pytest.mark.parametrize("widest", [None, *Circle])
@pytest.mark.parametrize("reader", Circle)
def test_a_circle_sees_what_is_opened_for_it_or_for_a_wider_one(widest, reader):
    draft, order = opened(*([widest] if widest else [])), list(Circle)
    sees = reader is Circle.OWN or (
        widest is not None and order.index(reader) <= order.index(widest)
    )
    assert draft.is_open_for(reader, DAY) == sees
    assert draft.is_open_for(reader, DAY - timedelta(days=1)) == (reader is Circle.OWN)


@pytest.mark.parametrize("written", ["alle", "Egen", "1", "egen,raadet"])
def test_an_unknown_circle_in_the_setting_is_reported(written, monkeypatch):
    monkeypatch.setenv(settings.DRAFTS_VARIABLE, written)
    with pytest.raises(StoreError, match="skal være egen, medvirkende, raadet eller tom"):
        settings.circle()


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    """The workbooks of the made-up city."""
    return made_up_city.workbooks(tmp_path_factory.mktemp("city") / "2021-2028", made_up_city.WHOLE)


@pytest.fixture
def installation(data, tmp_path, monkeypatch) -> Iterator[pytest.MonkeyPatch]:
    """An installation of the made-up city for the department that writes its next policy."""
    monkeypatch.setenv(settings.DATA_FOLDER_VARIABLE, str(data))
    monkeypatch.setenv(settings.STORE_VARIABLE, str(tmp_path / "var"))
    monkeypatch.setenv(settings.DRAFTS_VARIABLE, "egen")
    yield monkeypatch
    editions.opened.cache_clear()


def seen_with(word: str, installation: pytest.MonkeyPatch) -> bool:
    installation.setenv(settings.DRAFTS_VARIABLE, word)
    try:
        return circles.asked_for(CODE, clock.today()).code == CODE
    except NoSuchPolicyError:
        return False


def begun() -> policies.Place:
    new = Beginning(CODE, "Ny politik", date(2029, 1, 1), date(2032, 12, 31), "Ida", clock.today())
    return beginning.begin(new, policies.first())


def test_a_draft_is_begun_closed_opened_circle_by_circle_and_closed_again_by_taking_it_back(
    installation,
):
    place = begun()
    assert [seen_with(word, installation) for word in WORDS] == [True, False, False, False]
    with policies.about(place):
        version = 1
        for number, circle in enumerate(list(Circle)[1:], start=2):
            installation.setenv(settings.DRAFTS_VARIABLE, "egen")
            version = beginning.open_for(circle, "Bo", clock.today())
            seen = [seen_with(word, installation) for word in WORDS]
            assert seen == [True] * number + [False] * (4 - number)
        monitor = editions.current()
        submitted = history.history(monitor.store)
        assert [each.who for each in submitted] == ["Bo", "Bo", "Bo", "Ida"]
        monitor.intake(Actor("Bo")).take_back(undoing.undoing(monitor.store, version), "en fejl")
    assert [seen_with(word, installation) for word in WORDS] == [True, True, True, False]


def test_a_policy_begins_from_a_hearing_draft_with_its_objectives_and_priorities(installation):
    new = Beginning(CODE, "Ny politik", date(2029, 1, 1), date(2032, 12, 31), "Ida", clock.today())
    sent = document("""
        | Målsætning | Prioritering | Ansvarlig forvaltning |
        | 1. Veje    | Flere ramper | VEJ                   |
        | 2. Skoler  | Mindre støj  |                       |
    """)
    place, found = beginning.begin_from_draft(new, policies.first(), "udkast.docx", sent)
    assert [each.code for each in found] == ["draft_without_lead"]
    assert [seen_with(word, installation) for word in WORDS] == [True, False, False, False]
    rows = editions.opened(place).store.observe(clock.today())
    assert [(each.number, each.title) for each in rows.objectives] == [(1, "Veje"), (2, "Skoler")]
    assert [(each.id, each.lead) for each in rows.priorities] == [("1a", ("VEJ",)), ("2a", ("KK",))]
    assert rows.priorities[0].sources[0].document == "UDKAST"
    assert (rows.policies[0].copied_from, rows.initiatives) == (None, ())
    assert rows.departments == made_up_city.WHOLE.departments


def test_a_hearing_draft_that_cannot_be_read_begins_nothing(installation):
    new = Beginning(CODE, "Ny politik", date(2029, 1, 1), date(2032, 12, 31), "Ida", clock.today())
    with pytest.raises(NotDoneError, match="ingen tabel, der kan læses"):
        beginning.begin_from_draft(new, policies.first(), "udkast.docx", document("Kun tekst"))
    assert list(policies.every()) == ["2021-2028"]


def test_a_draft_without_a_snapshot_is_shown_with_everything_accepted(installation):
    with policies.about(begun()):
        shown = editions.current().edition(clock.today())
    assert shown.unpublished
    assert shown.problems == {}  # it has no folder, and needs none
    assert len(shown.status.objectives) == len(made_up_city.OBJECTIVES)


def test_a_decided_policy_is_seen_by_everyone(installation):
    place = begun()
    store = editions.opened(place).store
    decided = PolicyStep(step=DraftStep.DECIDED, dated=clock.today())
    delivered(store, decided)
    assert [seen_with(word, installation) for word in WORDS] == [True] * 4


def test_rows_without_a_step_in_a_store_alone_are_never_seen_by_others(installation):
    store = Store(beside.place_of(settings.store_place(), CODE))
    delivered(store, replace(made_up_city.CITY, id=CODE, sources=()))
    assert [seen_with(word, installation) for word in WORDS] == [True, False, False, False]


def test_a_draft_in_the_folder_of_data_itself_is_closed(installation, tmp_path):
    steps = (PolicyStep(step=DraftStep.INTERNAL, dated=date(2020, 9, 1)),)
    draft = replace(made_up_city.WHOLE, policy_steps=steps, openings=())
    data = made_up_city.workbooks(tmp_path / "udkast", draft)
    installation.setenv(settings.DATA_FOLDER_VARIABLE, str(data))
    installation.setenv(settings.STORE_VARIABLE, str(tmp_path / "another"))
    assert circles.usual(clock.today()).code == "udkast"
    installation.delenv(settings.DRAFTS_VARIABLE)
    with pytest.raises(StoreError, match="ingen politik, der må vises her"):
        circles.usual(clock.today())


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"code": "../ny"}, "kan ikke bruges"),
        ({"code": "2021-2028"}, "allerede en politik med koden »2021-2028«"),
        ({"title": " "}, "skal have en titel"),
        ({"title": "For 010190-1234"}, "CPR-nummer"),
        ({"end": date(2029, 1, 1)}, "skal slutte senere"),
    ],
)
def test_a_beginning_that_cannot_be_made_says_why_and_makes_nothing(changes, message, installation):
    new = Beginning(CODE, "Ny", date(2029, 1, 1), date(2032, 12, 31), "Ida", clock.today())
    with pytest.raises(NotDoneError, match=message):
        beginning.begin(replace(new, **changes), policies.first())
    assert list(policies.every()) == ["2021-2028"]


@pytest.mark.parametrize("word", ["medvirkende", "raadet", ""])
def test_only_its_own_department_begins_and_opens_a_draft(word, installation):
    installation.setenv(settings.DRAFTS_VARIABLE, word)
    with pytest.raises(NotDoneError, match="kun, hvor siden er sat op til forvaltningen"):
        begun()
    with pytest.raises(NotDoneError, match="kun, hvor siden er sat op til forvaltningen"):
        beginning.open_for(Circle.EVERYONE, "Bo", clock.today())


def test_a_setting_that_names_a_closed_draft_opens_the_first_policy(installation):
    begun()
    installation.setenv(settings.POLICY_VARIABLE, CODE)
    assert circles.usual(clock.today()).code == CODE
    installation.delenv(settings.DRAFTS_VARIABLE)
    assert circles.usual(clock.today()).code == "2021-2028"


def test_where_people_sign_in_the_circle_is_the_persons_and_not_the_installations(installation):
    """The installation is for the draft's own department, and yet a reader sees no closed draft."""
    installation.setenv(settings.SIGN_IN_VARIABLE, "adgang.toml")
    readers = {"own": COORDINATOR, "contributing": BUF, "council": COUNCIL, "everyone": READER}

    def seen() -> list[str]:
        found = []
        for circle, who in (*readers.items(), ("auditor", AUDITOR)):
            with persons.acting(who):
                if CODE in {each.place.code for each in circles.every(clock.today())}:
                    found.append(circle)
        return found

    with persons.acting(COORDINATOR):
        place = begun()
    assert history.history(editions.opened(place).store)[0].account == COORDINATOR.account
    assert seen() == ["own"]
    with policies.about(place):
        for circle in list(Circle)[1:]:
            with persons.acting(COORDINATOR):
                beginning.open_for(circle, "", clock.today())
            wider = list(readers)[: list(Circle).index(circle) + 1]
            assert seen() == wider + (["auditor"] if circle is Circle.EVERYONE else [])


def test_a_draft_is_shown_with_everything_accepted_to_its_circle_alone(installation):
    installation.setenv(settings.SIGN_IN_VARIABLE, "adgang.toml")
    with persons.acting(COORDINATOR):
        place = begun()
        with policies.about(place):
            beginning.open_for(Circle.CONTRIBUTING, "", clock.today())
    shown = {}
    for who in (COORDINATOR, BUF, READER):
        with persons.acting(who):
            shown[who.name] = len(editions.opened(place).edition(clock.today()).status.objectives)
    assert shown == {"Karen": 5, "Britta": 5, "Rita": 0}


def test_a_department_writes_in_a_draft_that_is_open_for_it_about_what_the_draft_has(installation):
    """Nothing of it is public yet, and all of it is known to whoever writes in it."""
    installation.setenv(settings.SIGN_IN_VARIABLE, "adgang.toml")
    with persons.acting(COORDINATOR):
        place = begun()
    vej = person("Vera", Role.DEPARTMENT, departments="VEJ")
    row = DraftTarget(id="m-3", indicator="kantsten", department="VEJ", responsible="VEJ")
    store, findings = editions.opened(place).store, []
    for circle in (Circle.OWN, Circle.CONTRIBUTING):
        with persons.acting(COORDINATOR), policies.about(place):
            beginning.open_for(circle, "", clock.today())
        with persons.acting(vej):
            looked = preview_of(store, delivery(row), b"", clock.today())
        findings.append({each.code for each in looked.findings if each.severity in STOPPING})
    assert findings == [{"unknown_indicator", "unknown_department"}, set()]
    assert Intake(store, vej).accept(looked, b"") == store.newest()


def test_only_the_coordinator_begins_and_opens_a_draft_where_people_sign_in(installation):
    installation.setenv(settings.SIGN_IN_VARIABLE, "adgang.toml")
    for who in (BUF, COUNCIL, READER, persons.ANONYMOUS):
        with persons.acting(who), pytest.raises(NotDoneError, match="Kun koordinatoren"):
            begun()
