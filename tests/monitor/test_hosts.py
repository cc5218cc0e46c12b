"""The host names that the site is served under, in every spelling of a request."""

from __future__ import annotations

import pytest

from monitor import hosts


@pytest.mark.parametrize(
    "asked",
    [
        "localhost", "localhost:8501", "LOCALHOST", "Localhost.:8501", "localhost:",
        "127.0.0.1", "127.0.0.1:8501", "127.0.0.1.",
        "[::1]", "[::1]:8501", "[0:0:0:0:0:0:0:1]", "[::0001]:80",
    ],
)  # fmt: skip
def test_the_local_machine_is_recognised_in_every_spelling(asked, monkeypatch):
    monkeypatch.delenv("HANDICAPMONITOR_HOSTS", raising=False)
    assert hosts.name_of(asked) in hosts.expected()


@pytest.mark.parametrize(
    "asked",
    [
        "", " ", ".", ":8501", "localhost..", "localhost:http", "localhost:850100", "localhost/",
        "localhost@fremmed.dk", "fremmed.dk", "localhost.fremmed.dk", "xlocalhost", "127.0.0.2",
        "::1", "[::1", "[::2]", "[::1%lo]", "[::ffff:127.0.0.1]", "localhost fremmed.dk",
        "a" * 5_000, "å" * 70,
    ],
)  # fmt: skip
def test_no_other_host_name_is_accepted_as_local(asked, monkeypatch):
    monkeypatch.delenv("HANDICAPMONITOR_HOSTS", raising=False)
    assert hosts.name_of(asked) not in hosts.expected()


@pytest.mark.parametrize(
    "named",
    [
        "status.example.dk",
        "Status.Example.dk.",
        "status.example.dk:443",
        "https://status.example.dk/",
        "andet.example.dk, status.example.dk",
        "andet.example.dk status.example.dk",
    ],
)
def test_a_configured_name_is_accepted_in_every_spelling(named, monkeypatch):
    monkeypatch.setenv("HANDICAPMONITOR_HOSTS", named)
    assert hosts.name_of("STATUS.example.dk:8501") in hosts.expected()
    assert hosts.name_of("fremmed.dk") not in hosts.expected()
    assert hosts.name_of("localhost") in hosts.expected()


def test_a_name_with_danish_letters_is_accepted_as_browsers_send_it(monkeypatch):
    monkeypatch.setenv("HANDICAPMONITOR_HOSTS", "måltal.example.dk")
    assert hosts.name_of("xn--mltal-mra.example.dk") in hosts.expected()


@pytest.mark.parametrize("named", ["", " , ", "*", "[::", "a..b", "://"])
def test_an_invalid_host_name_admits_no_request(named, monkeypatch):
    monkeypatch.setenv("HANDICAPMONITOR_HOSTS", named)
    assert hosts.expected() - hosts.OF_THIS_MACHINE <= {"*"}
    assert hosts.name_of("fremmed.dk") not in hosts.expected()
