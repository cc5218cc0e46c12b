"""Everything that is done has its line in the log, in the transaction of the act."""

from __future__ import annotations

import json
from datetime import date

import pytest

from monitor.intake import Intake
from policy.actors import Actor, Role
from store.accepted import Store
from store.backup import backup, restore
from store.log import BEFORE_THE_FIRST, Act, Entry, Log, hash_of
from store.publishing import advance, publish
from store.redacting import redact
from store.states import State
from store.undoing import undo, undoing
from tests.store.deliveries import TODAY, delivered, delivery, fleksjob, preview_of


class FailedError(Exception):
    """Something that goes wrong in the midst of an act."""


SECRET = "Ane Andersen fra Amager"


def acts(store, after=0):
    return [(line.act, line.who, line.version) for line in Log(store.engine).lines()[after:]]


def test_the_files_of_data_and_their_snapshot_are_the_first_lines(store):
    lines = Log(store.engine).lines()
    assert {line.act for line in lines[:7]} == {Act.TAKEN_IN}
    assert [(line.act, line.name) for line in lines[7:]] == [(Act.PUBLISHED, "Status oktober 2025")]
    assert lines[0].previous == BEFORE_THE_FIRST
    assert [line.previous for line in lines[1:]] == [line.hash for line in lines[:-1]]
    assert [line.hash for line in lines] == [hash_of(line) for line in lines]


def test_the_way_of_a_delivery_to_a_snapshot_has_a_line_for_each_act(either_store):
    before = len(acts(either_store))
    version = delivered(either_store, fleksjob("BUF", 270, 2025), by="Anna")
    advance(either_store, version, State.APPROVED, "Bo")
    advance(either_store, version, State.PRESENTED, "Cilla", "Sag 7")
    publish(either_store, "Februar", date(2026, 2, 1), "Dorte")
    assert acts(either_store, before) == [
        (Act.RECEIVED, "Anna", 8),
        (Act.APPROVED, "Bo", 8),
        (Act.PRESENTED, "Cilla", 8),
        (Act.MADE_PUBLIC, "Dorte", 8),
        (Act.PUBLISHED, "Dorte", 8),
    ]
    assert [line.why for line in Log(either_store.engine).lines()[-4:]] == [
        "",
        "Sag 7",
        "Februar",
        "",
    ]


def test_a_line_says_which_account_and_roles_and_what_the_delivery_builds_on(store):
    first = delivered(store, fleksjob("BUF", 270, 2025))
    signed = Actor("Anna", frozenset({Role.COORDINATOR}), account="anna-7")
    content = b"en anden fil"
    looked = preview_of(store, delivery(fleksjob("BUF", 271, 2025)), content, TODAY)
    second = Intake(store, signed).accept(looked, content, "Rettet")
    line = Log(store.engine).lines()[-1]
    assert (line.account, line.roles, line.why) == ("anna-7", "koordinator", "Rettet")
    assert (line.version, line.based_on) == (second, first)
    assert json.loads(line.facts)["sha256"] == looked.sha256


def test_a_draft_that_is_taken_back_and_up_again_has_a_line_for_each_step(store):
    before = len(acts(store))
    draft = delivered(store, fleksjob("BUF", 270, 2025))
    for version in (draft, draft + 1):
        looked = undoing(store, version)
        undo(store, version, "Anna", "Forkert fil", at_once=looked.at_once)
    assert acts(store, before) == [
        (Act.RECEIVED, "SOF", draft),
        (Act.TAKEN_BACK, "Anna", draft + 1),
        (Act.DISCARDED, "Anna", draft),
        (Act.TAKEN_BACK, "Anna", draft + 2),
        (Act.DRAFTED, "Anna", draft),
    ]


def log_and_fail(store):
    with store.writing() as writer:
        writer.log_state(1, State.DISCARDED, "Anna")
        raise FailedError


def test_an_act_that_fails_leaves_no_line(either_store):
    before = acts(either_store)
    with pytest.raises(FailedError):
        log_and_fail(either_store)
    assert acts(either_store) == before


def test_a_removed_text_is_gone_from_the_log_and_the_chain_stands(either_store):
    version = delivered(either_store, fleksjob("BUF", 270, 2025, note=SECRET), by=SECRET)
    redact(either_store, version, "Ole", "Et navn", SECRET)
    lines = Log(either_store.engine).lines()
    assert SECRET not in repr(lines)
    assert [line.hash for line in lines] == [hash_of(line) for line in lines]
    received, removed = lines[-2:]
    assert "who" not in json.loads(received.salts)
    assert f"text/{received.id}/who" in json.loads(removed.salts)


def test_a_restored_store_says_which_log_it_replaced(place, tmp_path):
    store = Store(place)
    head = backup(store, tmp_path / "kopi.sqlite", tmp_path)
    assert head == Log(store.engine).head()
    delivered(store, fleksjob("BUF", 270, 2025))
    replaced = Log(store.engine).head()
    done = restore(store, tmp_path / "kopi.sqlite", tmp_path, "Ole")
    assert (done.replaced, done.came, done.now) == (replaced, head, Log(store.engine).head())
    line = Log(store.engine).lines()[-1]
    assert (line.act, line.who, line.previous) == (Act.RESTORED, "Ole", head.hash)


def test_a_sign_in_is_a_line_too(store):
    version = store.newest()
    line = Log(store.engine).note(Entry(Act.SIGNED_IN, "2026-02-01T10:00:00+00:00", "Anna"))
    assert Log(store.engine).head() == line.head
    assert store.newest() == version
