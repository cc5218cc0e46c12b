"""A server whose port was taken during its start is started again on a different port."""

from __future__ import annotations

import socket
import urllib.request

import psycopg
import pytest

from tests import ports
from tests.browser.server import running_app
from tests.ports import MOST_STARTS, PortTakenError, free_port
from tests.store.postgresql import running_server


@pytest.fixture
def taken():
    """The number of a port that a different program uses."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        yield other.getsockname()[1]


def first(monkeypatch, *numbers: int) -> list[int]:
    """Offer these ports as free, then really free ones; the list has those not yet used."""
    left = list(numbers)
    monkeypatch.setattr(ports, "free_port", lambda: left.pop(0) if left else free_port())
    return left


def test_the_application_is_served_on_the_next_port(monkeypatch, taken):
    left = first(monkeypatch, taken)
    with running_app() as address, urllib.request.urlopen(f"{address}/sundhed") as answer:
        assert answer.status == 200
        assert str(taken) not in address
    assert left == []


def test_postgresql_listens_on_the_next_port(monkeypatch, taken):
    left = first(monkeypatch, taken)
    with running_server() as address, psycopg.connect(f"{address}/postgres") as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
        assert str(taken) not in address
    assert left == []


def test_a_server_is_given_up_after_three_taken_ports(monkeypatch, taken):
    left = first(monkeypatch, *[taken] * (MOST_STARTS + 1))
    with pytest.raises(PortTakenError, match=str(taken)), running_app():
        pass
    assert left == [taken]
