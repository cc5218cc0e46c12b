"""A closed draft is as if it did not exist: in every page, command, document and download.

The registries of pages, commands and formats are gone through, so that a new one is covered by itself.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from cli import COMMANDS
from commands.exits import Exit
from monitor import editions, persons, policies, settings
from policy.choices import Circle, DraftStep, Outcome
from policy.drafting import Opening, PolicyStep
from policy.tables import TABLES, Records, Table
from presentation import pages
from presentation.html import addresses
from reports.formats import FORMATS
from store import beside
from store.accepted import Store
from tests import outputs
from tests.as_text import text_of
from tests.command_line import Done, called
from tests.made_up_city import WHOLE
from tests.people import COORDINATOR
from tests.store.deliveries import delivered
from tests.web.asking import Answer
from tests.web.test_calendar import fetched
from tests.web.test_embedded import fetched as embedded
from tests.web.test_feed import fetched as followed

CANARY = "kanariefugl"
"""A word that every text of the draft has, and nothing else."""
CLOSED, UNKNOWN = "9999-lukket", "9999-ukendt"
PATHS = [pages.objective(1) if page.per_objective else page.path for page in pages.PAGES]
SEARCHES = {pages.SEARCH: {addresses.QUERY: CANARY}}
OWN_ARGUMENTS: Mapping[str, list[str]] = {
    "backup": ["kopi.sqlite"],
    "ingest": ["fil.xlsx"],
    "log": ["head"],
    "redact": ["1", "--why", "prøve"],
    "report": ["all", "--out", "ud"],
    "restore": ["fil.xlsx"],
    "trace": ["fleksjob"],
}
WITHOUT_POLICY = {"policy", "table", "backups", "rehearse", "restore-open-data", "sign-in"}
"""Commands that are not about one policy; `policy list` is asked by itself. Those who run the system copy
every policy, also a closed one."""


def with_canary(row: Any, table: Table) -> Any:
    """A row whose texts have the canary, except those that other rows refer to or that are codes."""
    texts = (
        field.name
        for field in table.fields
        if field.type is str and not (field.many or field.is_code or field.column.refers)
        if field.name not in (*table.key, "municipality")
    )
    return replace(
        row, **{name: f"{getattr(row, name)} {CANARY}" for name in texts if getattr(row, name)}
    )


def draft() -> Records:
    """A draft policy in hearing that only its department and those contributing may see."""
    step = PolicyStep(step=DraftStep.INTERNAL, dated=date(2020, 1, 1))
    rows = {
        table.name: tuple(with_canary(row, table) for row in getattr(WHOLE, table.name))
        for table in TABLES
    }
    city = replace(rows["policies"][0], id=CLOSED)
    opening = Opening(circle=Circle.CONTRIBUTING, dated=date(2020, 1, 1), name=CANARY)
    rejected = replace(rows["draft_targets"][0], id="forkastet", outcome=Outcome.REJECTED)
    return replace(
        Records(**rows),
        policies=(city,),
        policy_steps=(step,),
        openings=(opening,),
        snapshots=(),
        draft_targets=(*rows["draft_targets"], rejected),
    )


@pytest.fixture(scope="module")
def installation(
    store_with_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[pytest.MonkeyPatch]:
    """A public installation of the shipped policy, with a closed draft beside it."""
    folder = shutil.copytree(store_with_data, tmp_path_factory.mktemp("closed") / "store")
    store, records = Store(beside.place_of(str(folder), CLOSED)), draft()
    delivered(store, *(row for table in TABLES for row in getattr(records, table.name)))
    store.engine.dispose()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(settings.STORE_VARIABLE, str(folder))
        assert CLOSED in policies.every()
        yield environment
    editions.opened.cache_clear()


@pytest.fixture(scope="module")
def registered(installation: pytest.MonkeyPatch) -> Iterator[tuple[outputs.Shown, dict[str, Any]]]:
    shown = outputs.Shown()
    with shown.watched():
        outputs.opened(None, {})
        yield shown, {page.url_path: page for page in shown.pages}


def looked_at(path: str, code: str, registered: tuple[outputs.Shown, dict[str, Any]]) -> str:
    """All that a reader gets on a page whose address names a policy, downloads too."""
    shown, by_path = registered
    choices = {addresses.POLICY: code, **SEARCHES.get(path, {})}
    app = outputs.opened(by_path[path], choices)
    assert not app.exception
    lines = [*shown.titles, *outputs.lines(app.sidebar), *outputs.lines(app.main)]
    for name, make in shown.downloads:
        lines.append(name)
        if name.endswith((".csv", ".svg")):
            lines.append(text_of(name, make()))
    return "\n".join(lines).replace(code, "KODE")


@pytest.mark.parametrize("path", PATHS)
def test_the_address_of_a_closed_draft_gives_the_same_page_as_one_that_does_not_exist(
    path, installation, registered
):
    closed = looked_at(path, CLOSED, registered)
    assert "Politikken »KODE« findes ikke her." in closed
    assert closed == looked_at(path, UNKNOWN, registered)
    assert path in SEARCHES or CANARY not in closed  # a search repeats the reader's word


def test_a_search_for_the_words_of_a_closed_draft_finds_nothing(installation, registered):
    found = looked_at(pages.SEARCH, CLOSED, registered)
    assert f"Ingen svar på »{CANARY}«" in found


@pytest.mark.parametrize("path", PATHS)
def test_where_the_draft_is_open_the_same_address_shows_it(path, installation, registered):
    with installation.context() as inside:
        inside.setenv(settings.DRAFTS_VARIABLE, "medvirkende")
        shown = looked_at(path, CLOSED, registered)
    assert "findes ikke her" not in shown
    assert CANARY in shown
    assert f"{addresses.POLICY}=KODE" in shown


def test_a_calendar_of_a_closed_draft_is_not_there_and_of_an_open_one_is(installation):
    closed, unknown = (fetched(f"alle.ics?{addresses.POLICY}={code}") for code in (CLOSED, UNKNOWN))
    assert (closed.status, closed.text) == (404, f"Politikken »{CLOSED}« findes ikke her.\n")
    assert unknown.text.replace(UNKNOWN, CLOSED) == closed.text
    with installation.context() as inside:
        inside.setenv(settings.DRAFTS_VARIABLE, "medvirkende")
        shown = fetched(f"alle.ics?{addresses.POLICY}={CLOSED}")
    assert shown.status == 200
    assert CANARY in shown.text.replace("\r\n ", "")
    assert f"?{addresses.POLICY}={CLOSED}#" in shown.text.replace("\r\n ", "")


def test_a_feed_of_a_closed_draft_is_not_there_whoever_asks_and_of_an_open_one_is(installation):
    def feed(code: str) -> Answer:
        return followed(f"aendringer.atom?{addresses.POLICY}={code}")

    with persons.acting(COORDINATOR):
        closed, unknown = feed(CLOSED), feed(UNKNOWN)
    assert (closed.status, closed.text) == (404, f"Politikken »{CLOSED}« findes ikke her.\n")
    assert unknown.text.replace(UNKNOWN, CLOSED) == closed.text
    with installation.context() as inside:
        inside.setenv(settings.DRAFTS_VARIABLE, "medvirkende")
        shown = feed(CLOSED)
    assert shown.status == 200
    assert f"aendringer?{addresses.POLICY}={CLOSED}" in shown.text
    assert "<entry>" not in shown.text  # nothing of a draft has been published


def test_a_picture_of_a_closed_draft_is_not_there_and_of_an_open_one_is(installation):
    def picture(key: str, code: str) -> Answer:
        return embedded(f"{key}?{addresses.POLICY}={code}")

    closed, unknown = (picture("findes-ikke", code) for code in (CLOSED, UNKNOWN))
    assert (closed.status, closed.text) == (404, f"Politikken »{CLOSED}« findes ikke her.\n")
    assert unknown.text.replace(UNKNOWN, CLOSED) == closed.text
    with installation.context() as inside:
        inside.setenv(settings.DRAFTS_VARIABLE, "medvirkende")
        there_are = picture("findes-ikke", CLOSED).text.partition("Der er:\n")[2]
        key = there_are.partition(":")[0]
        shown = picture(key, CLOSED)
    assert shown.status == 200
    assert CANARY in shown.text
    assert f"?{addresses.POLICY}={CLOSED}#" in shown.text
    for name in (key, f"{key}.svg"):
        assert picture(name, CLOSED).text == closed.text


def asked(name: str, code: str, folder: Path) -> Done:
    """A command about a policy, with its paths in a folder."""
    own = OWN_ARGUMENTS.get(name, [])
    (folder / "fil.xlsx").write_bytes(b"")
    paths = [
        str(folder / each) if each in ("ud", "fil.xlsx", "kopi.sqlite") else each for each in own
    ]
    return called(name, *paths, "--policy", code)


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - WITHOUT_POLICY))
def test_a_command_about_a_closed_draft_says_what_it_says_of_one_that_does_not_exist(
    name, installation, tmp_path
):
    closed, unknown = (asked(name, code, tmp_path) for code in (CLOSED, UNKNOWN))
    assert closed == Done(Exit.USAGE, "", f"Politikken »{CLOSED}« findes ikke her.\n")
    assert unknown.stderr.replace(UNKNOWN, CLOSED) == closed.stderr
    assert not (tmp_path / "ud").exists()


@pytest.mark.parametrize(
    "arguments", [["policy", "list"], ["status"], ["dump"], ["history"]], ids=" ".join
)
def test_what_a_command_lists_without_a_policy_has_nothing_of_a_closed_draft(
    arguments, installation
):
    done = called(*arguments)
    assert done.returncode == Exit.FINE
    assert CLOSED not in done.stdout
    assert CANARY not in done.stdout


def written(ending: str, content: bytes) -> str:
    """The text of a document; of a folder in a file, that of every file in it."""
    if ending != "zip":
        return text_of(f"x.{ending}", content)
    with ZipFile(BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        return "\n".join(text_of(name, archive.read(name)) for name in names)


@pytest.mark.parametrize("name", FORMATS)
def test_a_document_and_the_open_data_are_of_the_policy_that_is_asked_for(
    name, installation, tmp_path
):
    arguments = ["report", name, "--out", tmp_path / "ud"]
    assert called(*arguments, "--policy", CLOSED).returncode == Exit.USAGE
    with installation.context() as inside:
        inside.setenv(settings.DRAFTS_VARIABLE, "medvirkende")
        done = called(*arguments, "--policy", CLOSED)
    assert done.returncode == Exit.FINE
    assert CANARY in written(FORMATS[name].ending, (tmp_path / "ud").read_bytes())


def test_a_beginning_from_a_closed_draft_is_refused_as_if_it_did_not_exist(installation):
    days = ["--start", "2029-01-01", "--end", "2030-01-01", "--title", "Ny"]
    done = called("policy", "new", "2029-2030", "--from", CLOSED, *days)
    assert done == Done(Exit.USAGE, "", f"Politikken »{CLOSED}« findes ikke her.\n")
