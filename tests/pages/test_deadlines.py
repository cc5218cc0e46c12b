"""Deadlines on the pages: none as shipped, those of rules once they are public, and reminders. Invented rules."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from monitor import editions
from monitor.intake import Intake
from policy.choices import Frequency, Owed
from policy.clock import today
from policy.wheel import DeadlineRule
from presentation.html import addresses
from store.accepted import Store
from store.snapshots import WORKING
from store.states import State
from tests.pages_run import labels, opened, words
from tests.people import COORDINATOR
from tests.store.deliveries import delivery, preview_of

NONE_SET = "Der er ikke sat nogen frister."
RULE = DeadlineRule(
    id="Å-møde",
    owed=Owed.MEETING,
    frequency=Frequency.YEARLY,
    first=today() + timedelta(days=10),
    body="Det opdigtede udvalg",
    set_by="Prøve Prøvesen",
)


def accepted(store: Store, *rows: object) -> int:
    content = repr(rows).encode()
    looked = preview_of(store, delivery(*rows), content, today())
    return Intake(store, COORDINATOR).accept(looked, content)


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
    assert "Ingen af de" in before or "har ingen hyppighed" in before
    working = {addresses.SNAPSHOT: WORKING}
    assert "Det opdigtede udvalg" in words(opened("detail/process", **working))
    published(store)
    after = opened("detail/process")
    assert NONE_SET not in words(after)
    assert "Fristen er om" in words(after)
    assert "Det opdigtede udvalg" in labels_of_choice(after, "Hvem")


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
