"""Every page in the roles that it differs for: what is there, and what is nowhere. Invented figures."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from monitor import editions, persons
from monitor.intake import Intake
from policy.actors import Actor, Role
from policy.clock import today
from presentation import pages
from presentation.html import addresses
from store.accepted import Store
from store.snapshots import WORKING
from store.states import State
from tests import outputs
from tests.as_text import text_of
from tests.loaders.public.examples import csv
from tests.pages_run import labelled, labels, menu, words
from tests.people import AUDITOR, BUF, COORDINATOR, COUNCIL, EVERYONE, READER, SOF, as_user, person
from tests.records import initiative, observation
from tests.store.deliveries import delivery, preview_of

CANARY = "kanariefugl"
"""A word that only BUF's draft has: in its title, its file's name, its note and its deliverer's name."""
FIGURE = "98701"
SECRETARY = person(f"Britta {CANARY}", Role.DEPARTMENT, departments="BUF")
WORKING_EDITION = {addresses.SNAPSHOT: WORKING}


def delivered(store: Store, *rows: object) -> int:
    content = repr(rows).encode()
    with persons.acting(SECRETARY):
        looked = preview_of(store, delivery(*rows), content, today())
    return Intake(store, SECRETARY).accept(looked, content, f"En note om en {CANARY}")


@pytest.fixture(scope="module")
def installation(store_with_data: Path, tmp_path_factory) -> Iterator[int]:
    """The shipped policy where people sign in, with two submissions of BUF's; gives the draft."""
    folder = shutil.copytree(store_with_data, tmp_path_factory.mktemp("roles") / "store")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HANDICAPMONITOR_STORE", str(folder))
        environment.setenv("HANDICAPMONITOR_SIGN_IN", "adgang.toml")
        editions.opened.cache_clear()
        store = editions.current().store
        rows = (
            observation("fleksjob", "BUF", 2025, int(FIGURE), stated_by="BUF"),
            initiative("I-NY", departments=("BUF",), title=f"En {CANARY}"),
        )
        approved = delivered(store, observation("fleksjob", "BUF", 2024, 1, series="ny"))
        Intake(store, SECRETARY).advance(approved, State.APPROVED)
        yield delivered(store, *rows)
    editions.opened.cache_clear()


@pytest.fixture(scope="module")
def registered(installation):
    """What pages pass to Streamlit, and the pages themselves."""
    shown = outputs.Shown()
    with shown.watched():
        seen_by(persons.ANONYMOUS, None, {}, {})
        yield shown, {page.url_path: page for page in shown.pages}


def seen_by(who: Actor, path: str | None, choices: dict[str, str], by_path) -> AppTest:
    """A page as a person sees it."""
    app = outputs.opened(None if path is None else by_path[path], choices, as_user(who))
    assert not app.exception
    return app


def everything(app: AppTest, shown: outputs.Shown) -> str:
    """All that a reader gets on a page, downloads too."""
    lines = [*shown.titles, *outputs.lines(app.sidebar), *outputs.lines(app.main)]
    for name, make in shown.downloads:
        lines.append(name)
        if callable(make) and name.endswith((".csv", ".svg", ".docx")):
            lines.append(text_of(name, make()))
    return "\n".join(lines)


ADDRESSED = {
    pages.SEARCH: {addresses.QUERY: "En kanarie"},
    pages.CHANGES: {addresses.TRACE: "fleksjob"},
    pages.INITIATIVES: {addresses.DEPARTMENT: "BUF"},
}
WITH_ROWS_OF_DRAFTS = [
    pages.OVERVIEW, pages.objective(1), pages.FIGURES, pages.DEPARTMENTS, pages.INITIATIVES,
    pages.SEARCH, pages.SUBMIT, pages.REPORT, pages.CHANGES,
]  # fmt: skip
"""The pages that show rows of a department's template, or submissions."""
PATHS = [pages.objective(1) if page.per_objective else page.path for page in pages.PAGES]


@pytest.mark.parametrize(
    ("who", "path"),
    [
        *((persons.ANONYMOUS, path) for path in PATHS),
        *((SOF, path) for path in WITH_ROWS_OF_DRAFTS),
    ],
)
def test_a_draft_is_nowhere_for_a_reader_and_for_another_department(who, path, registered):
    shown, by_path = registered
    app = seen_by(who, path, WORKING_EDITION | ADDRESSED.get(path, {}), by_path)
    page = everything(app, shown)
    assert CANARY not in page.lower().replace("en kanarie", "")
    assert FIGURE not in page.replace(".", "")


@pytest.mark.parametrize("who", [BUF, COORDINATOR], ids=["BUF", "coordinator"])
@pytest.mark.parametrize("path", [pages.INITIATIVES, pages.CHANGES, pages.SUBMIT])
def test_a_draft_is_seen_by_its_department_and_by_the_coordinator(who, path, registered):
    shown, by_path = registered
    app = seen_by(who, path, WORKING_EDITION | ADDRESSED.get(path, {}), by_path)
    assert CANARY in everything(app, shown).lower()


DIFFERING = [pages.OVERVIEW, pages.SUBMIT, pages.CHANGES, pages.POLICIES]


@pytest.mark.parametrize("who", [READER, COUNCIL, AUDITOR], ids=["reader", "council", "auditor"])
@pytest.mark.parametrize("path", DIFFERING)
def test_a_page_that_differs_by_role_opens_in_every_role(who, path, registered):
    _, by_path = registered
    assert len(seen_by(who, path, {}, by_path).title) == 1


def test_a_page_for_others_says_so_with_a_way_to_sign_in(registered):
    _, by_path = registered
    app = seen_by(persons.ANONYMOUS, pages.SUBMIT, {"maalgruppe": "autisme"}, by_path)
    assert app.title[0].value == "Siden »Indberetning« er ikke for alle"
    told = words(app)
    assert "Log ind for at se den." in told
    assert 'href="./log-ind?til=%2Findberetning%3Fmaalgruppe%3Dautisme"' in told
    assert not app.file_uploader
    assert not app.get("download_button")


def test_a_reader_who_has_signed_in_is_told_whom_to_ask(registered):
    _, by_path = registered
    told = words(seen_by(READER, pages.SUBMIT, {}, by_path))
    assert "bed den, der giver adgang hos jer" in told
    assert "log-ind" not in told


def test_a_page_for_others_is_told_in_easy_words_too(registered):
    _, by_path = registered
    told = words(seen_by(persons.ANONYMOUS, pages.SUBMIT, {"let": "ja"}, by_path))
    assert "Siden er for dem, der skriver tallene." in told


@pytest.mark.parametrize("name", EVERYONE)
def test_the_menu_has_what_the_role_has(name, registered):
    _, by_path = registered
    app = seen_by(EVERYONE[name], pages.ACCESSIBILITY, {}, by_path)
    shown = menu(app)
    assert ("Indberetning" in shown) == (name in ("BUF", "SOF", "council", "coordinator"))


@pytest.mark.parametrize(
    ("who", "offered"),
    [(COORDINATOR, True), (BUF, True), (READER, False), (persons.ANONYMOUS, False)],
    ids=["coordinator", "BUF", "reader", "anonymous"],
)
def test_the_working_edition_is_offered_to_those_alone_who_may_see_it(who, offered, registered):
    _, by_path = registered
    assert ("Arbejdsudgaven per" in words(seen_by(who, pages.CHANGES, {}, by_path))) is offered


def test_the_coordinator_alone_is_told_of_closing_a_period(registered):
    _, by_path = registered
    for who, told in ((COORDINATOR, True), (BUF, False), (COUNCIL, False)):
        assert ("luk en periode" in words(seen_by(who, pages.SUBMIT, {}, by_path))) is told


def test_whoever_is_signed_in_is_named_with_a_way_to_sign_out(registered):
    _, by_path = registered
    told = words(seen_by(BUF, pages.ACCESSIBILITY, {}, by_path))
    assert "Britta (Børne- og Ungdomsforvaltningen)" in told
    assert 'href="./log-ud"' in told


def test_whoever_can_only_read_is_told_so_at_her_name(registered):
    _, by_path = registered
    told = words(seen_by(READER, pages.ACCESSIBILITY, {}, by_path))
    assert told.count("Rita (kan kun læse)") == 1
    assert "kan kun læse" not in words(seen_by(BUF, pages.ACCESSIBILITY, {}, by_path))


def test_what_a_table_of_deliveries_counts_is_what_its_reader_sees(registered):
    _, by_path = registered
    everyones = "alt, der er modtaget, også det, der ikke er offentligt endnu"
    for who, all_of_it in ((COORDINATOR, True), (BUF, False), (COUNCIL, False)):
        told = words(seen_by(who, pages.SUBMIT, {}, by_path))
        assert (everyones in told) is all_of_it
        assert ("Andres kladder er ikke med" in told) is not all_of_it


def test_a_department_is_told_at_once_that_public_statistics_are_not_its_to_deliver(registered):
    _, by_path = registered
    sent = csv("København;I alt;2023;510", header="OMRÅDE;YDELSE;TID;INDHOLD")
    for who, asked in ((BUF, False), (COORDINATOR, True)):
        app = seen_by(who, pages.SUBMIT, {}, by_path)
        app.file_uploader[0].set_value(("HAND01.csv", sent, "text/csv")).run()
        told = words(app)
        assert (
            "Filen er offentlig statistik, og den kan kun koordinatoren indberette" in told
        ) is (not asked)
        assert ("Brug dette udtræk" in labels(app.button)) is asked


def test_danish_letters_of_a_name_and_a_department_arrive_as_they_are(registered):
    _, by_path = registered
    who = person("Åse Ærø", Role.DEPARTMENT, departments="ØKF")
    told = words(seen_by(who, pages.ACCESSIBILITY, {}, by_path))
    assert "Åse Ærø (Økonomiforvaltningen)" in told


def test_what_can_be_written_is_what_is_ones_own(registered):
    _, by_path = registered

    def kinds(who: Actor) -> list[str]:
        app = seen_by(who, pages.SUBMIT, {}, by_path)
        return labelled(app.selectbox, "Hvad vil du skrive?").options

    assert kinds(COUNCIL) == ["Et høringssvar"]
    assert "Et høringssvar" not in kinds(BUF)
    assert "Svar på en bemærkning fra rådet" in kinds(BUF)
    assert {*kinds(BUF), "Et høringssvar"} <= set(kinds(COORDINATOR))


def test_a_department_answers_for_itself_and_nobody_else_for_it_but_the_coordinator(registered):
    _, by_path = registered
    gone = person("Gunnar", Role.DEPARTMENT, departments="NEDLAGT")

    def fields(who: Actor) -> tuple[bool, bool, str]:
        choices = {addresses.DEPARTMENT: "BUF"}
        app = seen_by(who, pages.REMARKS_AND_ANSWERS, choices, by_path)
        asked = "Forvaltning" in labels(app.selectbox)
        return asked, "Svaret kort" in labels(app.text_area), words(app)

    *by_sof, shown = fields(SOF)
    assert by_sof == [False, True]  # for SOF, whatever the address says
    assert "på svar fra Socialforvaltningen" in shown
    assert fields(COORDINATOR)[:2] == (True, True)
    assert fields(COUNCIL)[:2] == (False, False)
    assert fields(gone)[:2] == (False, False)
    assert "Jeres forvaltning findes ikke længere" in fields(gone)[2]


def test_where_somebody_is_signed_in_nobody_types_a_name_and_who_acts_is_said_once(registered):
    _, by_path = registered
    app = seen_by(COORDINATOR, pages.SUBMIT, {}, by_path)
    assert not [label for label in labels(app.text_input) if label.startswith("Dit navn")]
    assert words(app).count("Du handler som Karen (koordinator)") == 1
    assert "Uden login" not in words(app)


def test_a_button_that_a_role_cannot_use_is_not_there(registered, installation):
    _, by_path = registered
    approve = f"Forvaltningen godkender: udgave {installation}"
    for who, there in ((BUF, True), (COORDINATOR, True), (SOF, False), (COUNCIL, False)):
        app = seen_by(who, pages.SUBMIT, {}, by_path)
        assert (approve in labels(app.button)) is there
        present = [each for each in labels(app.button) if each.startswith("Er forelagt")]
        assert bool(present) == (who is COORDINATOR)


def test_only_the_coordinator_begins_a_policy(registered):
    _, by_path = registered
    for who, there in ((COORDINATOR, True), (BUF, False), (persons.ANONYMOUS, False)):
        app = seen_by(who, pages.POLICIES, {}, by_path)
        assert ("Begynd politikken" in labels(app.button)) is there


def test_a_department_has_its_own_templates_and_the_council_its_own(registered):
    _, by_path = registered

    def offered(who: Actor) -> list[str]:
        app = seen_by(who, pages.SUBMIT, {}, by_path)
        return labelled(app.selectbox, "Skabelon").options

    assert all("Ungdomsforvaltningen" in each for each in offered(BUF)[:3])
    assert len(offered(BUF)) == 4  # and the texts
    assert offered(COUNCIL) == ["Rådets bemærkninger", "Høringssvar"]
    assert len(offered(COORDINATOR)) > 20


def test_an_address_with_anothers_file_or_version_opens_nothing(registered, installation):
    _, by_path = registered
    again = seen_by(SOF, pages.SUBMIT, {addresses.AGAIN: str(installation)}, by_path)
    assert f"Filen fra udgave {installation} findes ikke" in words(again)
    version = seen_by(READER, pages.CHANGES, {addresses.SUBMISSION: str(installation)}, by_path)
    assert f"udgave={installation}« findes ikke" in words(version)


def test_what_is_public_is_told_without_a_file_or_a_way_to_take_it_back(registered):
    _, by_path = registered
    for who, there in ((READER, False), (SOF, False), (COORDINATOR, True)):
        app = seen_by(who, pages.CHANGES, {addresses.SUBMISSION: "1"}, by_path)
        assert "Hvad udgave 1 ændrede" in [each.value for each in app.header]
        assert ("Tag en fejl tilbage" in words(app)) is there


def test_the_working_edition_is_linked_for_those_who_have_one(registered):
    _, by_path = registered
    for who, there in ((BUF, True), (READER, False)):
        app = seen_by(who, pages.ACCESSIBILITY, {}, by_path)
        assert ("Arbejdsudgave per" in words(app)) is there


ROUND_ABOUT = re.compile(
    r"(?:current\(\)|monitor)\.(?:store\b|refreshed\(|status\(|whole_draft\(|whole_policy\()"
    r"|\bActor\(|\bhistory\.(?:history|original|changes)\(|\bStore\(|\bIntake\("
)


def test_no_page_goes_round_the_person_of_its_run():
    root = Path(__file__).resolve().parents[2]
    scripts = [*(root / "pages").rglob("*.py"), root / "app.py"]
    found = {
        f"{path.relative_to(root)}: {line.strip()}"
        for path in scripts
        if path.name != "identity.py"  # it makes the person of what the guard says
        for line in path.read_text(encoding="utf-8").splitlines()
        if ROUND_ABOUT.search(line)
    }
    assert found == set()
