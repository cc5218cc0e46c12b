"""One server carries so much, and asks the rest to try again: with low limits, against the real layer."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute

from monitor import limits
from policy.actors import Actor
from store.faults import StoreError
from tests.web import under_way
from web import busy, kept_files
from web.within_limits import WithinLimits

SCRIPT = Path(__file__).resolve().parents[2] / "pages" / "assets" / "busy.js"
BROWSER = {"Accept": "text/html,application/xhtml+xml"}
MEGABYTE = 1024 * 1024


async def stay(socket) -> None:
    await socket.accept("streamlit")
    await socket.receive()


async def answer(_) -> PlainTextResponse:
    return PlainTextResponse("svar")


@pytest.fixture
def server(monkeypatch) -> WithinLimits:
    """The layer over an app with a stream, pages and a route for files; two megabytes are kept of one page."""
    monkeypatch.setattr(kept_files, "has_room", lambda size, most: size <= most)
    monkeypatch.setattr(kept_files, "of_page", lambda page: 2 * MEGABYTE * (page == "full"))
    files = Route("/_stcore/upload_file/{page}/{file}", answer, methods=["PUT"])
    rest = Route("/{path:path}", answer)
    return WithinLimits(Starlette(routes=[WebSocketRoute("/_stcore/stream", stay), files, rest]))


@pytest.fixture
def few(monkeypatch):
    return lambda limit, value: monkeypatch.setenv(limit.variable, str(value))


async def opened(server, subject: str = "") -> under_way.Exchange:
    person = Actor("Anne", account=subject) if subject else None
    return await under_way.websocket(server, "/_stcore/stream", person=person)


async def codes(server, *subjects: str) -> list[int | None]:
    """How the streams of visitors who come one after another and stay are closed; None is not."""
    return [(await opened(server, subject)).closed_with for subject in subjects]


def test_a_page_too_many_is_let_in_and_closed_with_the_code_that_its_script_knows(server, few):
    few(limits.PAGES, 2)
    assert asyncio.run(codes(server, "", "", "")) == [None, None, busy.CLOSED]
    script = SCRIPT.read_text(encoding="utf-8")
    assert f"NO_ROOM = {busy.CLOSED};" in script
    assert f">{busy.TITLE}<" in script


def test_a_page_that_is_closed_makes_room(server, few):
    async def one_after_another() -> list[int | None]:
        found = []
        for _ in range(3):
            stream = await opened(server)
            found.append(stream.closed_with)
            await stream.leave()
        return found

    few(limits.PAGES, 1)
    assert asyncio.run(one_after_another()) == [None, None, None]
    assert not server.pages


def test_one_person_cannot_take_the_room_of_others(server, few):
    few(limits.PAGES_OF_PERSON, 2)
    found = asyncio.run(codes(server, "anna", "anna", "anna", "bo"))
    assert found == [None, None, busy.CLOSED, None]


def test_one_address_without_sign_in_has_a_limit_of_its_own(server, few):
    few(limits.PAGES_OF_ADDRESS, 1)
    assert asyncio.run(codes(server, "", "", "anna")) == [None, busy.CLOSED, None]


async def answers(server, *paths: str) -> list[under_way.Exchange]:
    """The answers to a browser that asks for pages while one page is open."""
    page = await opened(server)
    found = [
        await (await under_way.request(server, "GET", path, headers=BROWSER)).answered()
        for path in paths
    ]
    await page.leave()
    return found


def test_where_there_is_no_room_the_page_says_so_and_when_to_come_again(server, few):
    few(limits.PAGES, 1)
    for told in asyncio.run(answers(server, "/", "/handicapraadet", "/maalsaetning-5")):
        assert (told.status, told.headers["Retry-After"]) == (503, "30")
        assert f"<h1>{busy.TITLE}</h1>" in told.text
        assert told.headers["Content-Language"] == "da"


def test_signing_in_scripts_and_whether_the_server_works_are_answered_all_the_same(server, few):
    few(limits.PAGES, 1)
    paths = ("/sundhed", "/side.js", "/_stcore/health", "/log-ind", "/static/js/index.js")
    assert [told.status for told in asyncio.run(answers(server, *paths))] == [200] * 5


async def statuses(server, *files: tuple[str, int]) -> list[int]:
    """The answers to files of so many bytes, each from a page, sent one after another."""
    return [
        (
            await (
                await under_way.request(
                    server, "PUT", f"/_stcore/upload_file/{page}/fil", b"x" * size
                )
            ).answered()
        ).status
        for page, size in files
    ]


def test_files_are_kept_up_to_a_limit(server, few):
    few(limits.KEPT, 2)
    files = [("side", 2 * MEGABYTE), ("side", 2 * MEGABYTE + 1)]
    assert asyncio.run(statuses(server, *files)) == [200, 503]


def test_one_page_has_a_limit_of_its_own_for_the_files_that_it_sends(server, few):
    few(limits.KEPT_OF_PAGE, 2)
    assert asyncio.run(statuses(server, ("side", 1), ("full", 1))) == [200, 503]


def test_uploads_at_once_are_counted_and_those_that_end_make_room(server, few):
    async def at_once(count: int) -> list[int]:
        go_on = asyncio.Event()

        async def slow(scope, receive, send) -> None:
            await go_on.wait()
            await PlainTextResponse("svar")(scope, receive, send)

        server.app = slow
        path = "/_stcore/upload_file/side/fil"
        asked = [await under_way.request(server, "PUT", path, b"x") for _ in range(count)]
        go_on.set()
        return [(await exchange.answered()).status for exchange in asked]

    few(limits.UPLOADS, 2)
    assert asyncio.run(at_once(3)) == [200, 200, 503]
    assert asyncio.run(at_once(2)) == [200, 200]


@pytest.mark.parametrize("written", ["0", "mange", "-1", "1.5", "9" * 30])
def test_a_limit_that_is_no_number_is_said_with_its_variable_and_what_to_write(few, written):
    few(limits.UPLOADS, written)
    with pytest.raises(StoreError) as fault:
        limits.check()
    assert limits.UPLOADS.variable in str(fault.value)
    assert f"fx {limits.UPLOADS.usual}. Der står »{written}«." in str(fault.value)
