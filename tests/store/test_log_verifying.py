"""A log that was rewritten or shortened is seen, and so is a store that is not what its log says."""

from __future__ import annotations

import json
import shutil
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import delete, insert, select, update

from store.accepted import Store
from store.backup import backup, restore
from store.engine import engine, reading, writing
from store.log import TEXTS, Act, Log, LogLine, digest, hash_of
from store.log_chain import Receipt, chain_flaws, receipt_flaws
from store.log_verifying import verdict, verify
from store.migrating import upgrade
from store.planning import Wish, plan, withdraw
from store.publishing import advance, publish
from store.redacting import redact
from store.schema import (
    CHANGES,
    LOG,
    ORIGINALS,
    PLAN_STEPS,
    PLANS,
    REDACTIONS,
    SCOPES,
    SNAPSHOTS,
    STANDING,
    STATES,
    SUBMISSIONS,
    UNDOINGS,
)
from store.states import State
from store.undoing import undo, undoing
from store.writer import now
from tests.store.deliveries import delivered, fleksjob
from tests.store.test_migrating import FIRST, copied

SECRET = "Ane Andersen fra Amager"


def filled(store: Store) -> None:
    """One of everything that can be done."""
    version = delivered(store, fleksjob("BUF", 270, 2025, note=f"Fra {SECRET}"), by=SECRET)
    advance(store, version, State.APPROVED, "Bo")
    advance(store, version, State.PRESENTED, "Cilla", "Sag 7")
    publish(store, "Februar", date(2026, 2, 1), "Dorte")
    redact(store, version, "Ole", "Et navn", SECRET)
    draft = delivered(store, fleksjob("SOF", 280, 2025))
    looked = undoing(store, draft)
    undo(store, draft, "Anna", "Forkert fil", at_once=looked.at_once)
    planned = delivered(store, fleksjob("SUF", 290, 2025))
    for state in (State.APPROVED, State.PRESENTED):
        advance(store, planned, state, "Bo")
    today = datetime.now(UTC)
    wish = Wish("Marts", today + timedelta(days=30), (planned,))
    plan(store, wish, "Dorte", now=today)
    withdraw(store, 1, "Bo", "Ikke endnu", now=today)


@pytest.fixture(scope="module")
def full(shipped_folder, tmp_path_factory):
    """A store with one of everything; change it only in a transaction that is rolled back."""
    place = tmp_path_factory.mktemp("full") / "store"
    opened = Store(str(shutil.copytree(shipped_folder, place)))
    filled(opened)
    yield opened
    opened.engine.dispose()


@pytest.fixture(scope="module")
def lines(full):
    return Log(full.engine).lines()


def texts(store, *receipts):
    return [flaw.text for flaw in verify(store, map(Receipt.of, receipts)).flaws]


def found_after(store, statement):
    """What is found after a statement, which is then taken back."""
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.execute(statement)
        found = [flaw.text for flaw in verdict(connection).flaws]
        connection.rollback()
    return found


def test_a_log_that_nobody_has_touched_has_no_flaws(either_store):
    filled(either_store)
    head = Log(either_store.engine).head()
    assert texts(either_store, head.short, "3:" + Log(either_store.engine).lines()[2].hash) == []


def rewritten(lines):
    """The lines as somebody writes them who wants the chain to hang together."""
    made, before = [], None
    for number, line in enumerate(lines, start=1):
        salts = json.loads(line.salts)
        digests = json.loads(line.digests) | {
            name: digest(salts[name], getattr(line, name)) for name in TEXTS if name in salts
        }
        previous = before.hash if before else "0" * 64
        unsigned = replace(line, id=number, previous=previous, digests=json.dumps(digests))
        made.append(replace(unsigned, hash=hash_of(unsigned)))
        before = made[-1]
    return made


CHANGED = {
    "at": "2020-01-01T00:00:00+00:00",
    "act": "approved",
    "account": "en anden",
    "roles": "koordinator",
    "who": "En anden",
    "why": "En anden grund",
    "name": "en anden fil.xlsx",
    "version": 3,
    "based_on": 1,
    "step": 99,
    "snapshot": 99,
    "redaction": 99,
    "facts": "{}",
    "salts": "{}",
    "digests": "{}",
    "previous": "f" * 64,
    "hash": "f" * 64,
    "id": 99,
}


def test_every_column_of_a_line_has_a_change_that_is_tried():
    assert set(CHANGED) == {field.name for field in fields(LogLine)} == set(LOG.c.keys())


@pytest.mark.parametrize("name", CHANGED)
def test_a_line_with_one_thing_changed_is_found(lines, name):
    assert list(chain_flaws(lines)) == []
    for place, line in enumerate(lines):
        one = replace(line, **{name: CHANGED[name]})
        if one != line:
            flaws = list(chain_flaws([*lines[:place], one, *lines[place + 1 :]]))
            assert flaws, (name, line)
            assert line.id in {flaw.line for flaw in flaws} or name == "id"


def test_lines_that_are_dropped_swapped_or_inserted_are_found(lines):
    for place in range(len(lines) - 1):
        there = [flaw.line for flaw in chain_flaws([*lines[:place], *lines[place + 1 :]])]
        assert None in there
    swapped = [replace(lines[4], id=4), replace(lines[3], id=5)]
    assert len(list(chain_flaws([*lines[:3], *swapped, *lines[5:]]))) >= 2
    again = [*lines[:5], replace(lines[4], id=6), *(replace(e, id=e.id + 1) for e in lines[5:])]
    assert len(list(chain_flaws(again))) >= 2


def test_a_line_written_anew_with_a_hash_of_its_own_does_not_fit_the_next_one(lines):
    other = replace(lines[3], roles="koordinator")
    other = replace(other, hash=hash_of(other))
    (flaw,) = chain_flaws([*lines[:3], other, *lines[4:]])
    assert (flaw.line, "bygger på en anden linje 4" in flaw.text) == (5, True)


def test_a_log_that_is_shortened_or_rewritten_whole_is_found_by_a_receipt(lines):
    receipt = Receipt.of(lines[-1].head.short)
    assert list(receipt_flaws(lines, [receipt])) == []
    shortened = lines[:-2]
    assert list(chain_flaws(shortened)) == []
    (flaw,) = receipt_flaws(shortened, [receipt])
    assert f"loggen har kun {len(lines) - 2} linjer" in flaw.text
    other = rewritten([replace(lines[0], who="En anden"), *lines[1:]])
    assert list(chain_flaws(other)) == []
    (flaw,) = receipt_flaws(other, [receipt])
    assert f"men her begynder dens hash med {other[-1].hash[:16]}" in flaw.text


@pytest.mark.parametrize("written", ["", "12", "12:", "x:3f3f3f3f", "12:3f3f", "12:zzzzzzzzzzzz"])
def test_what_is_no_receipt_is_told_with_an_example(written):
    with pytest.raises(ValueError, match="er intet loghoved"):
        Receipt.of(written)


BEHIND_ITS_BACK = {
    "who delivered": (
        update(SUBMISSIONS).where(SUBMISSIONS.c.version == 8).values(who="Bo"),
        "hvem er »[fjernet]« i loggen, men »Bo«",
    ),
    "when": (update(SUBMISSIONS).where(SUBMISSIONS.c.version == 8).values(at="2020"), "hvornår"),
    "which file": (
        update(SUBMISSIONS).where(SUBMISSIONS.c.version == 3).values(sha256="f"),
        "filens sha256",
    ),
    "the account": (
        update(SUBMISSIONS).where(SUBMISSIONS.c.version == 8).values(account="x"),
        "kontoen",
    ),
    "for whom": (
        update(SUBMISSIONS).where(SUBMISSIONS.c.version == 8).values(acted_for="SUF"),
        "på vegne af",
    ),
    "what it is about": (delete(SCOPES).where(SCOPES.c.version == 8), "hvad den handler om"),
    "the bytes": (
        update(ORIGINALS).where(ORIGINALS.c.version == 3).values(content=b"x"),
        "den gemte fil til udgave 3",
    ),
    "no bytes": (delete(ORIGINALS).where(ORIGINALS.c.version == 3), "filen til udgave 3 er væk"),
    "a figure": (
        update(CHANGES).where(CHANGES.c.version == 9).values(after="{}"),
        "rækkerne i udgave 9 er ændret",
    ),
    "a figure after a removal": (
        update(CHANGES).where(CHANGES.c.version == 8).values(after="{}"),
        "rækkerne i udgave 8 er ændret",
    ),
    "which figure counts": (
        update(STANDING).where(STANDING.c.version == 9).values(until=9),
        "Udgave 9: det er ændret uden om systemet, hvilke af dens rækker der gælder",
    ),
    "no figure counts": (
        delete(STANDING).where(STANDING.c.version == 2),
        "Udgave 2: det er ændret",
    ),
    "no figures": (delete(CHANGES).where(CHANGES.c.version == 9), "rækkerne i udgave 9 er ændret"),
    "a state": (
        update(STATES).where(STATES.c.id == 9).values(state="public"),
        "hvad der blev gjort er »approved« i loggen, men »made-public«",
    ),
    "the first state": (
        update(STATES).where(STATES.c.id == 8).values(state="public"),
        "tilstanden er »draft«",
    ),
    "no state": (delete(STATES).where(STATES.c.id == 10), "er om trin 10, som ikke findes"),
    "another state": (
        insert(STATES).values(id=99, version=8, state="public", who="x", at="y", note=""),
        "Trin 99 (udgave 8) har ingen linje",
    ),
    "a snapshot's day": (
        update(SNAPSHOTS).where(SNAPSHOTS.c.id == 2).values(as_of="2026-03-01"),
        "datoen er »2026-02-01«",
    ),
    "no snapshot": (
        delete(SNAPSHOTS).where(SNAPSHOTS.c.id == 2),
        "er om øjebliksbillede 2, som ikke findes",
    ),
    "no undoing": (delete(UNDOINGS), "hvilken udgave den tager tilbage"),
    "no removal": (delete(REDACTIONS), "er om fjernelse 1, som ikke findes"),
    "who planned": (update(PLANS).values(who="x"), "hvem er »Dorte« i loggen, men »x«"),
    "what it is called": (update(PLANS).values(name="x"), "navnet er »Marts« i loggen, men »x«"),
    "whose account": (update(PLANS).values(account="x"), "kontoen er »« i loggen, men »x«"),
    "when it is to happen": (update(PLANS).values(at="2026-12-01"), "tidspunktet er »"),
    "what is to happen": (update(PLANS).values(versions="8"), "hvilke udgaver er »11«"),
    "another plan": (
        insert(PLANS).values(
            id=9, name="x", at="y", versions="8", who="z", account="", roles="", made="y"
        ),
        "Plan 9 har ingen linje",
    ),
    "a plan taken up again": (delete(PLAN_STEPS), "er om trin i en plan 1, som ikke findes"),
    "why it was withdrawn": (update(PLAN_STEPS).values(why="x"), "hvorfor er »Ikke endnu«"),
    "what became of it": (
        update(PLAN_STEPS).values(state="done"),
        "hvad der blev gjort er »plan-withdrawn« i loggen, men »plan-done«",
    ),
    "the reason": (update(REDACTIONS).values(reason="x"), "hvorfor er »Et navn« i loggen, men »x«"),
}


@pytest.mark.parametrize("how", BEHIND_ITS_BACK)
def test_a_store_that_is_changed_behind_the_logs_back_is_found(full, how):
    statement, told = BEHIND_ITS_BACK[how]
    found = found_after(full, statement)
    assert any(told in each for each in found), found


def test_a_restored_store_verifies_and_a_receipt_of_the_replaced_log_is_explained(place, tmp_path):
    store = Store(place)
    kept = backup(store, tmp_path / "kopi.sqlite", tmp_path)
    delivered(store, fleksjob("BUF", 270, 2025))
    between = Log(store.engine).head()
    delivered(store, fleksjob("BUF", 271, 2025))
    replaced = Log(store.engine).head()
    restore(store, tmp_path / "kopi.sqlite", tmp_path)
    assert texts(store, kept.short, replaced.short) == []
    (flaw,) = texts(store, between.short)
    assert "genskabt fra en kopi med 8 linjer i stedet for en med 10" in flaw


def test_a_figure_that_was_replaced_and_is_made_to_count_again_is_found(store):
    first = delivered(store, fleksjob("BUF", 270, 2025))
    delivered(store, fleksjob("BUF", 271, 2025))
    assert texts(store) == []
    again = update(STANDING).where(STANDING.c.version == first).values(until=None)
    (flaw,) = found_after(store, again)
    assert flaw.startswith(f"Udgave {first}: det er ændret uden om systemet, hvilke")


def test_an_older_store_gets_a_log_that_says_it_begins_and_verifies(store, empty_place):
    delivered(store, fleksjob("BUF", 270, 2025))
    older = engine(empty_place)
    upgrade(older, "4")
    with reading(store.engine) as source, writing(older) as target:
        for table in (*FIRST, STANDING, STATES, SNAPSHOTS):
            copied(source, target, table)
    upgraded = Store(empty_place)
    lines = Log(upgraded.engine).lines()
    assert (lines[0].act, lines[0].who) == (Act.LOG_BEGINS, "systemet")
    # 7 files, a snapshot and a delivery; and the step of each of the 8 submissions.
    assert len(lines) == 1 + 9 + 8
    assert texts(upgraded) == []
    delivered(upgraded, fleksjob("BUF", 271, 2025))
    assert texts(upgraded) == []


def test_what_an_older_server_accepts_meanwhile_is_caught_up_with(either_store):
    lines = len(Log(either_store.engine).lines())
    with writing(either_store.engine) as connection:  # as the release before wrote
        row = connection.execute(select(SUBMISSIONS).where(SUBMISSIONS.c.version == 7)).mappings()
        connection.execute(insert(SUBMISSIONS).values(**{**row.one(), "version": 8}))
        connection.execute(insert(SCOPES).values(version=8, scope="data/ny.xlsx"))
        content = select(ORIGINALS.c.content).where(ORIGINALS.c.version == 7)
        connection.execute(insert(ORIGINALS).values(version=8, content=content.scalar_subquery()))
        step = {"id": 8, "version": 8, "state": "public", "who": "data/", "note": ""}
        connection.execute(insert(STATES).values(**step, at=now()))
    assert any("Udgave 8 har ingen linje" in each for each in texts(either_store))
    delivered(either_store, fleksjob("BUF", 270, 2025))
    added = Log(either_store.engine).lines()[lines:]
    assert [line.act for line in added] == [
        Act.CAUGHT_UP,
        Act.TAKEN_IN,
        Act.MADE_PUBLIC,
        Act.RECEIVED,
    ]
    assert texts(either_store) == []


def test_a_salt_that_is_taken_away_hides_no_change(full):
    line = next(each for each in Log(full.engine).lines() if each.act == Act.APPROVED)
    without = json.dumps({k: v for k, v in json.loads(line.salts).items() if k != "who"})
    changed = update(LOG).where(LOG.c.id == line.id).values(who="En anden", salts=without)
    assert any(
        f"Linje {line.id} (godkendt): hvem er ændret" in e for e in found_after(full, changed)
    )
