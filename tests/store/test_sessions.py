"""Sessions of browsers: a key for the browser, its hash for the servers, and an end for both."""

from __future__ import annotations

import socket
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from policy.actors import Role
from store.engine import reading
from store.faults import StoreError
from store.patience import Patience
from store.sessions import SESSIONS, Sessions, hashed

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
EVENING = NOW + timedelta(hours=10)
DEPARTMENT = frozenset({Role.DEPARTMENT})


@pytest.fixture
def sessions(empty_place: str) -> Sessions:
    return Sessions(empty_place)


def begun(sessions: Sessions, subject: str = "anne", now: datetime = NOW) -> str:
    return sessions.begin(subject, "Anne Ærø", DEPARTMENT, {"SOF", "BIF"}, now, EVENING)


def found(sessions: Sessions, key: str, now: datetime = NOW):
    session = sessions.find(key, now)
    assert session is not None
    return session


def test_a_server_finds_who_signed_in_on_another_by_the_key_of_her_browser(empty_place: str):
    key = begun(Sessions(empty_place))
    session = found(Sessions(empty_place), key)
    assert (session.subject, session.name, session.roles) == ("anne", "Anne Ærø", DEPARTMENT)
    assert session.departments == {"BIF", "SOF"}
    assert (session.began, session.seen, session.ends) == (NOW, NOW, EVENING)
    assert Sessions(empty_place).find(f"{key}x", NOW) is None


def test_the_database_has_the_hash_of_a_key_only(sessions: Sessions):
    key = begun(sessions)
    with reading(sessions._engine) as connection:
        (row,) = connection.execute(select(SESSIONS)).all()
    assert row.key_hash == hashed(key)
    assert all(key not in str(value) for value in row)


def test_a_session_ends_when_it_has_lasted_as_long_as_it_may(sessions: Sessions):
    key = begun(sessions)
    assert sessions.find(key, EVENING - timedelta(seconds=1))
    assert sessions.find(key, EVENING) is None
    assert sessions.open(EVENING) == []


def test_an_ended_session_is_not_found_but_says_why_it_ended(sessions: Sessions):
    key, other = begun(sessions), begun(sessions)
    sessions.end(key, "log-ud", NOW)
    assert sessions.find(key, NOW) is None
    state = sessions.states([hashed(key)])[hashed(key)]
    assert (state.ended, state.why) == (NOW, "log-ud")
    assert [each.key_hash for each in sessions.open(NOW)] == [hashed(other)]


def test_all_sessions_of_a_person_end_at_once_and_no_others(sessions: Sessions):
    hers, his = [begun(sessions), begun(sessions)], begun(sessions, "bo")
    assert sessions.end_all_of("anne", "spærret", NOW) == 2
    assert [sessions.find(key, NOW) for key in hers] == [None, None]
    assert sessions.find(his, NOW)


def test_a_change_of_roles_reaches_the_open_sessions_of_the_person(sessions: Sessions):
    hers, his = begun(sessions), begun(sessions, "bo")
    assert sessions.change("anne", {Role.COUNCIL}, ()) == 1
    assert sessions.change("anne", {Role.COUNCIL}, ()) == 0
    assert (found(sessions, hers).roles, found(sessions, hers).departments) == (
        {Role.COUNCIL},
        set(),
    )
    assert found(sessions, his).roles == DEPARTMENT


def test_the_last_seen_time_is_written_at_most_once_a_minute(sessions: Sessions):
    key = begun(sessions)
    sessions.seen([hashed(key)], NOW + timedelta(seconds=59))
    assert found(sessions, key).seen == NOW
    sessions.seen([hashed(key)], NOW + timedelta(seconds=61))
    assert found(sessions, key).seen == NOW + timedelta(seconds=61)


def test_an_old_session_is_forgotten_when_another_begins(sessions: Sessions):
    old = begun(sessions)
    begun(sessions, "bo", EVENING + timedelta(days=1, seconds=1))
    assert sessions.states([hashed(old)]) == {}


def test_servers_that_start_at_once_make_the_tables_once(empty_place: str):
    with ThreadPoolExecutor(8) as servers:
        keys = list(servers.map(begun, [Sessions(empty_place) for _ in range(8)]))
    assert {session.key_hash for session in Sessions(empty_place).open(NOW)} == {*map(hashed, keys)}


def test_sessions_are_beside_the_store_and_not_in_it(tmp_path: Path):
    begun(Sessions(str(tmp_path)))
    assert [path.name for path in tmp_path.iterdir()] == ["adgang"]


def test_a_database_that_does_not_answer_is_a_store_error():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens
        port = taken.getsockname()[1]
        sessions = Sessions(f"postgresql://nogen@127.0.0.1:{port}/handicap", Patience(2, 1, 1))
        with pytest.raises(StoreError, match="Databasen svarer ikke"):
            sessions.find("key", NOW)
