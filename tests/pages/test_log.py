"""The page of the log: what was done, by whom, and whether it has been changed since."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from monitor import persons
from policy.actors import Actor, Role
from store.engine import writing
from store.log import Log
from store.schema import LOG, SUBMISSIONS
from tests.pages_run import labelled, opened, ran, words
from tests.store.deliveries import delivered, fleksjob


@pytest.fixture
def two(own_store):
    delivered(own_store, fleksjob("BUF", 270, 2025), by="Anna")
    delivered(own_store, fleksjob("SOF", 280, 2025), by="Bo")
    return own_store


def table(app):
    return words(app).partition("Log, det seneste først")[2].partition("</table>")[0]


def rows(app):
    return table(app).count("<tr") - 1


def test_the_log_shows_its_lines_its_head_and_that_it_hangs_together(two):
    app = opened("reporting/log")
    shown = words(app)
    assert app.title[0].value.startswith("Loggen har 10 linjer, den seneste fra ")
    assert "Loggen hænger sammen. Ingen linje er ændret eller fjernet" in shown
    assert f"<code>{Log(two.engine).head().short}</code>" in shown
    # 7 files, their snapshot and two deliveries.
    assert rows(app) == 7 + 1 + 2
    assert table(app).index("Bo") < table(app).index("Anna")


def test_a_log_that_does_not_fit_the_history_is_told_first_on_the_page(two):
    with writing(two.engine) as connection:
        changed = update(SUBMISSIONS).where(SUBMISSIONS.c.version == 8)
        connection.execute(changed.values(who="Cilla"))
    shown = words(opened("reporting/log"))
    assert "hvem er »Anna« i loggen, men »Cilla« i det gemte" in shown
    assert "Loggen hænger sammen" not in shown


def test_a_line_that_was_changed_is_found_although_the_head_is_the_same(two):
    opened("reporting/log")
    with writing(two.engine) as connection:
        connection.execute(update(LOG).where(LOG.c.id == 9).values(roles="revisor"))
    app = opened("reporting/log")
    labelled(app.button, "Læs også").click()
    assert "Linje 9 (modtaget) er ændret" in words(ran(app))


def test_the_lines_are_filtered_by_act_and_by_person_and_by_day(two):
    app = opened("reporting/log", handling="received")
    assert rows(app) == 2
    labelled(app.selectbox, "Hvem").set_value("Anna")
    assert rows(ran(app)) == 1
    labelled(app.text_input, "Dag").set_value("1.1.2020")
    assert "Ingen linje passer til det valgte." in words(ran(app))
    labelled(app.text_input, "Dag").set_value("i går")
    assert "Skriv dag, måned og år" in words(ran(app))


def test_whoever_may_not_read_the_log_sees_none_of_it(two, monkeypatch):
    coordinator = Actor("Dorte", frozenset({Role.COORDINATOR}))
    monkeypatch.setattr(persons, "current", lambda: coordinator)
    shown = words(opened("reporting/log"))
    assert "Anna" not in shown
    assert "Kvittering" not in shown
