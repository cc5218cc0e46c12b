"""Deadlines on the pages: none as shipped, those of rules once they are public, and reminders. Invented rules."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from loaders.templates.kinds import TemplateKind
from monitor import editions, persons
from monitor.blank_workbooks import Template
from monitor.intake import Intake
from policy.actors import Actor
from policy.choices import Frequency, Owed
from policy.clock import today
from policy.ownership import COUNCIL as COUNCILS
from policy.wheel import DeadlineRule
from presentation import pages
from presentation.html import addresses
from store.accepted import Store
from store.snapshots import WORKING
from store.states import State
from tests import outputs
from tests.browser.deliveries import XLSX
from tests.pages_run import labelled, labels, opened, ran, words
from tests.people import BUF, COORDINATOR, COUNCIL, SOF, as_user
from tests.records import observation
from tests.store.deliveries import delivery, preview_of
from tests.tables import saved

NONE_SET = "Der er ikke sat nogen frister."
RULE = DeadlineRule(
    id="Å-møde",
    owed=Owed.MEETING,
    frequency=Frequency.YEARLY,
    first=today() + timedelta(days=10),
    body="Det opdigtede udvalg",
    set_by="Prøve Prøvesen",
)


OF_FIGURES = DeadlineRule(id="Å-tal", owed=Owed.FIGURES, frequency=Frequency.YEARLY, days=32)
OF_REMARKS = DeadlineRule(id="Å-bem", owed=Owed.REMARKS, first=today() + timedelta(days=20))


def accepted(store: Store, *rows: object, by: Actor = COORDINATOR) -> int:
    content = repr(rows).encode()
    looked = preview_of(store, delivery(*rows), content, today())
    return Intake(store, by).accept(looked, content)


@pytest.fixture(scope="module")
def store(store_with_data: Path, tmp_path_factory) -> Iterator[Store]:
    """The shipped policy with a rule that is a draft."""
    folder = shutil.copytree(store_with_data, tmp_path_factory.mktemp("wheel") / "store")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HANDICAPMONITOR_STORE", str(folder))
        editions.opened.cache_clear()
        found = editions.current().store
        accepted(found, RULE)
        yield found
    editions.opened.cache_clear()


def published(store: Store) -> None:
    """Publish the draft, once."""
    coordinator = Intake(store, COORDINATOR)
    for submission in editions.current().submissions().all():
        for state in (State.APPROVED, State.PRESENTED):
            if submission.state in (State.DRAFT, State.APPROVED):
                coordinator.advance(submission.version, state)
    coordinator.publish("Med frister", today(), None)


def test_a_rule_is_seen_by_readers_once_it_is_public_and_in_the_working_edition_before(store):
    before = words(opened("detail/process"))
    assert NONE_SET in before
    assert re.search(r"af [\w ]+ indikatorer har ingen hyppighed", before)
    working = {addresses.SNAPSHOT: WORKING}
    assert "Det opdigtede udvalg" in words(opened("detail/process", **working))
    published(store)
    after = opened("detail/process")
    assert NONE_SET not in words(after)
    assert "Dagen er om" in words(after)
    assert "Det opdigtede udvalg" in labels_of_choice(after, "Hvem")


@pytest.mark.parametrize(("day", "late"), [("2026-02-02", 0), ("2026-02-03", 7)])
def test_what_new_rules_make_late_at_once_is_told_before_they_are_accepted(own_store, day, late):
    # The figures for 2025 of the seven departments: 32 days after New Year's Eve is a Sunday, 1 February.
    rule = DeadlineRule(id="tal", owed=Owed.FIGURES, frequency=Frequency.YEARLY, days=32)
    found = preview_of(own_store, delivery(rule), b"", date.fromisoformat(day))
    assert found.more_missing == late


def test_rules_that_make_things_late_at_once_are_warned_of_in_the_review(own_store):
    app = opened("reporting/submit")
    template = editions.current().template_file(Template(TemplateKind.CALENDAR), today())
    book = openpyxl.load_workbook(BytesIO(template))
    rules = book["Årshjul"]
    column = {cell.value: cell.column for cell in rules[1]}
    for heading, value in {"Kode": "tal", "Hvad": "tal", "Dage efter": 32}.items():
        rules.cell(2, column[heading], value)
    app.file_uploader[0].set_value(("regler.xlsx", saved(book), XLSX))
    assert "Reglerne i årshjulet gælder også bagud: " in words(ran(app))


def labels_of_choice(app, label: str) -> list[str]:
    return next(each.options for each in app.selectbox if each.label == label)


def test_the_deadlines_of_an_earlier_day_are_those_of_that_day():
    assert NONE_SET in words(opened("detail/process", **{addresses.DATE: "2025-11-13"}))


def test_whoever_delivers_reads_first_what_is_owed(store):
    app = opened("reporting/submit")
    headings = [each.value for each in app.header]
    assert headings[:3] == ["Hvem skylder hvad?", "Påmindelser", "Hvem har indberettet hvad?"]
    assert "Koordinatoren skriver mødet i skabelonen" in words(app)
    assert "Hent mailen som fil" not in labels(app.get("download_button"))


@pytest.fixture
def as_read(own_store: Store, monkeypatch) -> Iterator[dict[str, object]]:
    """The pages where people sign in, with public rules for figures and remarks."""
    monkeypatch.setenv("HANDICAPMONITOR_SIGN_IN", "adgang.toml")
    fleksjob = next(each for each in own_store.observe(None).indicators if each.id == "fleksjob")
    with persons.acting(COORDINATOR):
        accepted(own_store, OF_FIGURES, OF_REMARKS, replace(fleksjob, frequency=Frequency.YEARLY))
        published(own_store)
    shown = outputs.Shown()
    with shown.watched():
        outputs.opened(None, {})
        yield {page.url_path: page for page in shown.pages}


def seen_by(who: Actor, path: str, by_path: dict[str, object]) -> AppTest:
    app = outputs.opened(by_path[path], {}, as_user(who))
    assert not app.exception
    return app


def reminded(app: AppTest) -> list[str]:
    return labelled(app.selectbox, "Læs påmindelsen til").options


def test_each_reads_what_she_owes_alone_and_what_she_has_delivered_is_owed_no_more(
    own_store, as_read
):
    department = seen_by(SOF, pages.SUBMIT, as_read)
    assert department.header[0].value == "Det skylder I"
    assert reminded(department) == ["Socialforvaltningen"]
    assert reminded(seen_by(COUNCIL, pages.SUBMIT, as_read)) == ["Handicaprådet"]
    assert len(reminded(seen_by(COORDINATOR, pages.SUBMIT, as_read))) == 7 + 1
    # fleksjob is reported by seven departments, and the council owes its remarks

    years = range(2025, today().year)
    rows = [observation("fleksjob", "SOF", year, 210, stated_by="SOF") for year in years]
    with persons.acting(SOF):
        accepted(own_store, *rows, by=SOF)
    department = seen_by(SOF, pages.SUBMIT, as_read)
    assert "men ikke offentlig" in words(department)
    assert "Intet mangler." in words(department)
    others = seen_by(BUF, pages.SUBMIT, as_read)
    assert "men ikke offentlig" not in words(others)
    assert reminded(others) == ["Børne- og Ungdomsforvaltningen"]
    # Whoever reads the public page does not know of the draft.
    assert "Socialforvaltningen" in missing_table(
        seen_by(persons.ANONYMOUS, pages.PROCESS, as_read)
    )


def missing_table(app: AppTest) -> str:
    """The table of what is missing."""
    return words(app).split("Mangler: ", 1)[1].split("</table>")[0]


def test_a_mail_has_the_deadline_and_the_words_that_are_public(own_store, as_read):
    def mail() -> str:
        app = seen_by(COORDINATOR, pages.SUBMIT, as_read)
        labelled(app.selectbox, "Læs påmindelsen til").set_value(COUNCILS)
        return labelled(ran(app).text_area, "Tekst").value

    before = mail()
    later = replace(OF_REMARKS, first=OF_REMARKS.first + timedelta(days=7))
    with persons.acting(COORDINATOR):
        accepted(own_store, later)
    assert mail() == before
