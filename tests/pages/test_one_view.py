"""A run of a page reads the data once, so that title, frame, menu and body show the same status."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from monitor.editions import Monitor
from pages.shell import menu, view
from presentation import pages
from store.data_folder import DataFolder
from store.faults import StoreError
from store.publishing import advance, publish
from store.writer import State
from tests.pages_run import menu as menu_of
from tests.pages_run import opened, ran
from tests.records import objective
from tests.store.deliveries import TODAY, delivered

OF_SUBMISSIONS = (
    pages.REMARKS_AND_ANSWERS,
    pages.SUBMIT,
    pages.CHANGES,
    pages.POLICIES,
    pages.LOG,
)
"""Pages that also ask the store for its submissions, or for other policies."""


@pytest.fixture
def looks(monkeypatch):
    """The number of times the store and the data folder are read."""
    counted: Counter[str] = Counter()
    refreshed, edition = DataFolder.refreshed, Monitor.edition

    def count(name):
        return lambda *_: counted.update([name])

    def looked_into(self):
        counted.update(["folder"])
        return refreshed(self)

    def asked_for(self, *args, **kwargs):
        counted.update(["edition"])
        return edition(self, *args, **kwargs)

    monkeypatch.setattr(DataFolder, "refreshed", looked_into)
    monkeypatch.setattr(Monitor, "edition", asked_for)
    listeners = {"begin": count("transaction"), "before_cursor_execute": count("statement")}
    for name, listener in listeners.items():
        event.listen(Engine, name, listener)
    yield counted
    for name, listener in listeners.items():
        event.remove(Engine, name, listener)


@pytest.mark.parametrize(
    "page",
    [page for page in pages.PAGES if page.path not in OF_SUBMISSIONS],
    ids=lambda p: p.script,
)
def test_a_page_reads_the_data_folder_once_and_the_store_once(page, looks):
    app = opened(page.script, dato="2025-11-13", maalgruppe="autisme")
    looks.clear()
    ran(app)
    # Before runs had a single view: 24 statements in 12 transactions.
    assert looks == {"edition": 1, "folder": 1, "transaction": 1, "statement": 2}


@pytest.mark.parametrize("path", OF_SUBMISSIONS)
def test_a_page_of_submissions_requests_one_edition(path, looks):
    app = opened(pages.page_at(path).script)
    looks.clear()
    ran(app)
    assert looks["edition"] == 1


def test_each_objective_of_the_catalogue_has_a_page_under_its_name(own_store):
    known = own_store.observe(None).objectives
    seventh = replace(objective(7), short_title="Et hjem *for livet*")
    version = delivered(own_store, *known, seventh, department="SOF")
    for state in (State.APPROVED, State.PRESENTED):
        advance(own_store, version, state, "Chef")
    publish(own_store, "Syv målsætninger", TODAY, "Koordinator")
    links = menu_of(opened("status/overview"))
    drafts = [page for page in pages.PAGES if page.of_drafts]  # this policy was never drafted here
    assert len(links) == len(pages.every_path(range(1, 8))) - len(drafts)
    assert "7. Et hjem *for livet*" in links


def test_before_the_policy_each_objective_of_today_has_a_page_under_its_number():
    links = menu_of(opened("status/overview", dato="2014-01-01"))
    assert links[1:7] == [f"Målsætning {number}" for number in range(1, 7)]


@pytest.mark.parametrize(
    ("address", "paths"),
    [
        ("https://by.dk/handicap/maalsaetning-9", ["maalsaetning-9"]),
        ("https://by.dk/handicap/indsatser", []),
        (None, []),
    ],
)
def test_the_requested_objective_keeps_its_address_while_the_store_is_unreachable(
    address, paths, monkeypatch
):
    made = []
    monkeypatch.setattr(menu.st, "context", type("Context", (), {"url": address}))
    monkeypatch.setattr(menu.st, "Page", lambda *_, url_path, **__: made.append(url_path))
    menu.entries(StoreError("Databasen svarer ikke."))
    assert made == pages.every_path([int(path[-1]) for path in paths])


def test_a_failed_read_is_raised_where_the_page_would_be_drawn():
    with pytest.raises(StoreError):
        view.opened(StoreError("Databasen svarer ikke."), pages.OVERVIEW)
