"""A PostgreSQL that does not answer, or is read-only, is reported in time and in Danish."""

from __future__ import annotations

import os
import signal
import socket
from threading import Timer

import psycopg
import pytest
from sqlalchemy import text

from store import engine, postgresql
from store.accepted import Store
from store.engine import reading
from store.faults import ReadOnlyError, SilentError, StoreError
from store.patience import Patience
from tests.store.deliveries import delivered, fleksjob

HASTY = Patience(connecting=2, answering=1, writing=1)


@pytest.fixture
def address(new_database, shipped_database) -> str:
    return new_database(shipped_database)


@pytest.fixture
def store(address, monkeypatch) -> Store:
    monkeypatch.setattr(engine, "REST_SECONDS", 0)
    monkeypatch.setattr(postgresql, "SLACK_SECONDS", 1)
    return Store(address, HASTY)


def test_a_server_that_accepts_a_connection_and_sends_nothing_times_out():
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        port = silent.getsockname()[1]
        with pytest.raises(SilentError, match="for længe om at svare"):
            Store(f"postgresql://nogen@127.0.0.1:{port}/handicap", HASTY)


def test_a_stopped_server_is_reported_at_once_and_the_cause_is_logged_once(caplog):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens
        port = taken.getsockname()[1]
        for _ in range(2):
            with pytest.raises(StoreError, match="Databasen svarer ikke") as told:
                Store(f"postgresql://nogen:hemmelig@127.0.0.1:{port}/handicap", HASTY)
    assert "refused" not in str(told.value)
    (logged,) = caplog.messages
    assert f"port {port} failed: Connection refused" in logged
    assert "hemmelig" not in logged


def test_a_wrong_database_name_is_logged(address, caplog):
    with pytest.raises(StoreError, match="Databasen svarer ikke"):
        Store(f"{address.rpartition('/')[0]}/findes-ikke", HASTY)
    assert 'database "findes-ikke" does not exist' in caplog.text


def test_a_query_that_takes_too_long_is_cancelled_and_the_next_is_answered(store):
    with pytest.raises(SilentError), reading(store.engine) as connection:
        connection.execute(text("SELECT pg_sleep(30)"))
    assert store.newest() == 7


def test_a_locked_table_is_reported(store, address):
    with psycopg.connect(address) as other:
        other.execute("LOCK TABLE submissions IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(SilentError):
            store.newest()
        other.rollback()
    assert store.newest() == 7


def test_a_server_that_hangs_in_the_middle_of_an_answer_times_out(store):
    stopped: list[int] = []

    def ask() -> None:
        with reading(store.engine) as connection:
            stopped.append(connection.execute(text("SELECT pg_backend_pid()")).scalar_one())
            os.kill(stopped[0], signal.SIGSTOP)
            connection.execute(text("SELECT 1"))

    with pytest.raises(SilentError):
        ask()
    assert store.newest() == 7
    os.kill(stopped[0], signal.SIGCONT)


def test_a_connection_that_hangs_while_idle_is_replaced(store):
    with reading(store.engine) as connection:
        pid = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    os.kill(pid, signal.SIGSTOP)
    assert store.newest() == 7
    os.kill(pid, signal.SIGCONT)


def test_a_silent_database_is_not_queried_again_at_once(store, address, monkeypatch):
    monkeypatch.setattr(engine, "REST_SECONDS", 3600)
    with pytest.raises(SilentError), reading(store.engine) as connection:
        connection.execute(text("SELECT pg_sleep(30)"))
    with pytest.raises(SilentError):
        store.newest()
    assert Store(address, HASTY).newest() == 7  # only the first request waits


def test_waiting_for_a_second_writer_may_take_longer_than_an_answer(store, address):
    patient = Store(address, Patience(answering=1, writing=30))
    with psycopg.connect(address) as other:
        other.execute("SELECT pg_advisory_lock(%s)", (postgresql.WRITERS_LOCK,))
        with pytest.raises(StoreError, match=r"ved at gemme\. Intet er gemt"):
            delivered(store, fleksjob("BUF", 270, 2025))
        later = Timer(2.5, other.execute, ["SELECT pg_advisory_unlock_all()"])
        later.start()
        assert delivered(patient, fleksjob("BUF", 270, 2025)) == 8  # after more than `answering`
        later.join()
    with pytest.raises(SilentError), patient.writing() as writer:
        writer.connection.execute(text("SELECT pg_sleep(30)"))


def test_timeouts_in_the_address_are_kept(address):
    named = f"{address}?connect_timeout=7&options=-c%20statement_timeout%3D4s"
    with reading(Store(named, HASTY).engine) as connection:
        assert connection.execute(text("SHOW statement_timeout")).scalar() == "4s"


@pytest.mark.parametrize(
    "closed",
    [
        "ALTER DATABASE {name} SET default_transaction_read_only = on",
        "ALTER ROLE reader SET default_transaction_read_only = off",
    ],
    ids=["read-only", "without rights"],
)
def test_a_read_only_database_can_be_read(address, closed):
    name = address.rpartition("/")[2]
    with psycopg.connect(address, autocommit=True) as owner:
        owner.execute(
            "DO $$ BEGIN CREATE ROLE reader LOGIN; EXCEPTION WHEN duplicate_object THEN END $$"
        )
        owner.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
        owner.execute(closed.format(name=name))  # type: ignore[arg-type]
    store = Store(address.replace("tests@", "reader@"), HASTY)
    assert store.newest() == 7
    with pytest.raises(ReadOnlyError, match=r"kan ikke skrives i det\. Intet er gemt"):
        delivered(store, fleksjob("BUF", 270, 2025))
