"""A remark's way by keyboard alone: from the council's page to an answer, the status and the note.

It is gone twice: where people sign in, each in her own browser, and by typed names in one. The words
are invented.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page

from monitor.persons import ANONYMOUS
from policy.actors import Actor
from policy.clock import HERE
from presentation import pages
from presentation.language.numbers import day
from store.sessions import Sessions
from tests.browser.keys import Keys
from tests.browser.server import running_app
from tests.people import COORDINATOR, COUNCIL, SOF
from tests.web.test_doors import COOKIE, SETTINGS

TITLE = "Ledsagelse på arbejdet"
REMARK = "Mange kan ikke arbejde, fordi de mangler en ledsager på vejen."
ANSWER = "Vi ansætter to ledsagere mere i 2027."
SNAPSHOT = "Status vinter"
LONGEST_TO_WRITE = 30
"""Seconds before its moment within which a plan is written."""


@dataclass(frozen=True)
class Site:
    """A server with the persons of the journey, each at her own page or all at one."""

    address: str
    at: Callable[[Actor], Keys]

    def go(self, who: Actor, path: str) -> Keys:
        keys = self.at(who)
        keys.go(f"{self.address}/{path}")
        return keys

    def read(self, path: str) -> str:
        """The words of a page to a reader who has not signed in."""
        return self.go(ANONYMOUS, path).text()


@pytest.fixture
def window(windows, settle) -> Iterator[Callable[[], Keys]]:
    taken: list[Page] = []

    def opened() -> Keys:
        taken.append(windows.taken(1280, 900, dark=False))
        return Keys(taken[-1], settle)

    yield opened
    for page in taken:
        windows.put_back(page)


@pytest.fixture
def store(store_with_data: Path, tmp_path: Path) -> Path:
    return shutil.copytree(store_with_data, tmp_path / "store")


@pytest.fixture
def signed_in(store, window) -> Iterator[Site]:
    sessions = Sessions(str(store))
    now = datetime.now(UTC)
    at: dict[str, Keys] = {}

    def seen(who: Actor) -> Keys:
        if who.account not in at:
            at[who.account] = window()
            if who.account:
                about = (who.account, who.name, who.roles, who.departments, now)
                key = sessions.begin(*about, now + timedelta(hours=1))
                cookie = {"name": COOKIE, "value": key, "url": address}
                at[who.account].page.context.add_cookies([cookie])
        return at[who.account]

    with running_app(store=store, sign_in=lambda _: SETTINGS) as address:
        yield Site(address, seen)


@pytest.fixture
def by_name(store, window) -> Iterator[Site]:
    one = window()
    with running_app(store=store) as address:
        yield Site(address, lambda _: one)


def sign(keys: Keys, label: str, who: Actor, signed: bool) -> None:
    """Write one's name, where nobody has signed in."""
    if not signed:
        keys.write(label, who.name)


def the_council_writes(keys: Keys, signed: bool) -> None:
    keys.choose("Hvad handler den om?", "Målsætning 5")
    keys.write("Emne", TITLE)
    keys.write("Rådets egne ord", REMARK)
    keys.choose("Slags", "Mangel")
    keys.choose("Forvaltninger, som", "Social")
    keys.press("Se, hvad det vil ændre", "Teksten er læst uden fejl")
    sign(keys, "Dit navn", COUNCIL, signed)
    keys.press("Godkend indberetningen", "gemt som udgave 8")


def has_a_receipt(keys: Keys, version: int, hashes: int) -> None:
    """The receipt unfolds, and has the hashes of the file and of the line in the log."""
    keys.reach(f"Kvittering for udgave {version}")
    keys.page.keyboard.press("Enter")
    words = keys.page.locator("details[open]").filter(has_text="Indberetningen er modtaget")
    assert words.inner_text().count("SHA-256") == hashes


STEPS = {
    "Rådet godkender": "godkendt af rådet",
    "Forvaltningen godkender": "godkendt af forvaltningen",
    "Er forelagt udvalget": "forelagt udvalget",
}
"""What is said of a submission after each button."""


def comes_a_step_on(keys: Keys, button: str, version: int, who: Actor, signed: bool) -> None:
    sign(keys, f"Dit navn, til udgave {version}", who, signed)
    keys.press(f"{button}: udgave {version}", f"Udgave {version} er nu {STEPS[button]}.")


def the_department_answers(keys: Keys, signed: bool) -> None:
    if not signed:
        keys.press("Svar som forvaltning")
        keys.choose("Forvaltning", "Social")
    keys.choose("Hvilken bemærkning vil I svare på?", "B-1 ")
    keys.write("Svaret kort", ANSWER)
    keys.press("Se, hvad det vil ændre", "Teksten er læst uden fejl")
    sign(keys, "Dit navn", SOF, signed)
    keys.press("Godkend indberetningen", "gemt som udgave 9")


def publishes_now(keys: Keys, signed: bool) -> None:
    keys.write("Øjebliksbilledets navn", SNAPSHOT)
    sign(keys, "Dit navn, til offentliggørelsen", COORDINATOR, signed)
    keys.press("Gør offentligt", f"»{SNAPSHOT}« er offentligt")


def plans_the_next_minute(keys: Keys, signed: bool) -> None:
    """Plan it, and wait until it has happened by itself and the open page tells of it."""
    at = datetime.now(HERE) + timedelta(seconds=60 + LONGEST_TO_WRITE)
    keys.write("Det planlagte øjebliksbilledes navn", SNAPSHOT)
    keys.write("Dag, fx", day(at))
    keys.write("Klokkeslæt, fx", f"{at.hour}.{at:%M}")
    sign(keys, "Dit navn, til planen", COORDINATOR, signed)
    keys.press("Planlæg", f"»{SNAPSHOT}«")
    keys.page.get_by_text("Der er kommet nye oplysninger").wait_for(timeout=150_000)
    keys.press("Vis de nye oplysninger")


def note(keys: Keys) -> str:
    """The words of the note to a committee, as the page gives it."""
    written = docx.Document(str(keys.fetch("Notat til udvalg i Word")))
    cells = [cell for table in written.tables for row in table.rows for cell in row.cells]
    return "\n".join(part.text for part in [*written.paragraphs, *cells])


@pytest.mark.parametrize(
    ("way", "becomes_public"),
    [("signed_in", publishes_now), ("by_name", plans_the_next_minute)],
    ids=["signed in, published now", "by name, planned"],
)
def test_a_remark_goes_from_the_councils_page_to_the_note_by_keyboard_alone(
    way, becomes_public, request
):
    site: Site = request.getfixturevalue(way)
    signed = way == "signed_in"
    council = site.go(COUNCIL, pages.REMARKS_AND_ANSWERS)
    the_council_writes(council, signed)
    has_a_receipt(council, 8, hashes=2)
    comes_a_step_on(council, "Rådet godkender", 8, COUNCIL, signed)

    coordinator = site.go(COORDINATOR, pages.SUBMIT)
    comes_a_step_on(coordinator, "Er forelagt udvalget", 8, COORDINATOR, signed)

    department = site.go(SOF, pages.REMARKS_AND_ANSWERS)
    the_department_answers(department, signed)
    has_a_receipt(department, 9, hashes=2)
    assert TITLE not in site.read(pages.COUNCIL)

    department = site.go(SOF, pages.SUBMIT)
    comes_a_step_on(department, "Forvaltningen godkender", 9, SOF, signed)
    coordinator = site.go(COORDINATOR, pages.SUBMIT)
    comes_a_step_on(coordinator, "Er forelagt udvalget", 9, COORDINATOR, signed)
    becomes_public(coordinator, signed)

    for path in (pages.COUNCIL, pages.objective(5)):
        shown = site.read(path)
        assert REMARK in shown
        assert ANSWER in shown
    written = note(site.go(ANONYMOUS, pages.REPORT))
    assert REMARK in written
    assert ANSWER in written
