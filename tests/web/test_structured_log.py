"""The server's log is one JSON object a line, and has no contents and no names."""

from __future__ import annotations

import asyncio
import io
import json
import logging
from urllib.parse import quote

import pytest
from streamlit import logger as streamlits

from monitor import persons
from monitor.settings import LOG_VARIABLE, log_form
from policy.actors import Actor
from store.faults import StoreError
from web import request_log, structured_log
from web.request_log import RequestLog

NAME = "Ane Andersen"
ENCODED = quote(NAME)


@pytest.fixture
def written(monkeypatch):
    """What the server writes while a test runs, set up as it is; every logger is put back."""
    stream = io.StringIO()
    monkeypatch.setenv(LOG_VARIABLE, "json")
    monkeypatch.setattr("sys.stdout", stream)
    monkeypatch.setattr(streamlits, "setup_formatter", streamlits.setup_formatter)
    root = logging.getLogger()
    before = root.level
    for logger in (root, *streamlits._loggers.values()):
        monkeypatch.setattr(logger, "handlers", logger.handlers)
        monkeypatch.setattr(logger, "propagate", logger.propagate)
    structured_log.set_up()
    yield stream
    root.setLevel(before)


def lines(written):
    return [json.loads(line) for line in written.getvalue().splitlines()]


async def site(scope, receive, send):
    request_log.is_of("anna-7")
    await receive()
    await send({"type": "http.response.start", "status": 404, "headers": []})
    await send({"type": "http.response.body", "body": b"ingenting"})


def asked(path, query="", method="GET", body=b"", headers=()):
    """Ask a site with the log before it; returns the headers of the answer."""
    sent = []

    async def receive():
        return {"type": "http.request", "body": body}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "headers": list(headers),
    }
    asyncio.run(RequestLog(site)(scope, receive, send))
    return dict(sent[0]["headers"])


def test_a_request_with_a_name_in_query_upload_and_address_leaves_none_of_it(written):
    upload = f"/_stcore/upload_file/{'1' * 36}/{ENCODED}.xlsx"
    asked("/soeg", f"soeg={ENCODED}")
    asked(upload, method="PUT", body=f"Borger: {NAME}".encode())
    asked(f"/{NAME}", f"n={ENCODED}", headers=[(b"x-request-id", NAME.encode())])
    told = lines(written)
    assert [line["path"] for line in told] == ["/soeg", "/_stcore/upload_file/", "…"]
    assert "Ane" not in written.getvalue()
    assert "1111" not in written.getvalue()


def test_a_request_says_who_how_it_went_and_the_number_that_the_answer_has(written):
    answer = asked("/indberetning", headers=[(b"x-request-id", b"fra-proxyen-7")])
    (line,) = lines(written)
    assert line.pop("ms") >= 0
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "INFO",
        "logger": "web.request_log",
        "event": "request",
        "request": "fra-proxyen-7",
        "account": "anna-7",
        "method": "GET",
        "path": "/indberetning",
        "status": 404,
    }
    assert answer[b"x-request-id"] == b"fra-proxyen-7"


def test_the_message_of_an_error_and_what_a_library_fills_in_are_left_out(written):
    try:
        int(f"cellen har {NAME}")
    except ValueError:
        streamlits.get_logger("streamlit.tests").exception("Uncaught app execution")
    streamlits.get_logger("uvicorn.error").warning(
        '%s - "WebSocket %s" [accepted]', "1.2.3.4", NAME
    )
    streamlits.get_logger("uvicorn.error").info("Application startup complete.")
    error, socket = lines(written)
    assert (error["event"], error["fault"]) == ("Uncaught app execution", "ValueError")
    assert error["places"][-1].endswith(
        "test_the_message_of_an_error_and_what_a_library_fills_in_are_left_out"
    )
    assert socket["event"] == '%s - "WebSocket %s" [accepted]'
    assert "Ane" not in written.getvalue()


def test_a_line_from_a_run_of_a_page_says_whose_it_is_but_not_her_name(written):
    with persons.acting(Actor(NAME, account="anna-7")):
        logging.getLogger("monitor.tests").warning("kunne ikke læses")
    (line,) = lines(written)
    assert (line["account"], line["event"]) == ("anna-7", "kunne ikke læses")
    assert "Ane" not in written.getvalue()


def test_a_form_of_the_log_that_is_none_is_told_in_danish(monkeypatch):
    monkeypatch.setenv(LOG_VARIABLE, "xml")
    with pytest.raises(StoreError, match=r"skal være json eller tom\. Der står »xml«"):
        log_form()
