"""The guard before everything else: who is let in, what the pages are told of her, and what is refused."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest, BackMsg

from policy.actors import Role
from signin.settings import RoleRule, SignIn, TrustedProxy
from store.faults import StoreError
from store.sessions import Sessions, hashed
from tests.web.asking import Answer, asked
from web import entrance, known, messages, sockets
from web.doors import Door, Kind, Who
from web.guard import Guard, SignedIn
from web.known import Known
from web.sockets import OpenPages

COOKIE = "__Host-handicapmonitor"
IDLE = timedelta(minutes=30)
FILE = f"/media/{'0a' * 16}.xlsx"
UPLOAD = f"/_stcore/upload_file/{'1' * 36}/{'2' * 36}"
ANNE = frozenset({Role.DEPARTMENT}), frozenset({"ØKF", "SOF"})


class Site:
    """What is behind the guard: it remembers what reached it, and keeps a websocket open."""

    def __init__(self) -> None:
        self.reached: list[Scope] = []
        self.outgoing: asyncio.Queue[bytes] = asyncio.Queue()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.reached.append(scope)
        if scope["type"] == "http":
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": b"inde"})
            return
        await receive()
        await send({"type": "websocket.accept", "subprotocol": "streamlit"})
        while (message := await receive())["type"] == "websocket.receive":
            await send({"type": "websocket.send", "bytes": message["bytes"]})

    @property
    def told(self) -> dict[str, str]:
        """The headers of the last request that tell who asks."""
        headers = Headers(scope=self.reached[-1])
        return {key: headers[name] for name, key in known.USER_HEADERS.items() if name in headers}


class Browser:
    """A websocket to the guard, with what it has been sent."""

    def __init__(self, guard: Guard, cookie: str | None = None) -> None:
        self.guard, self.cookie = guard, cookie
        self.coming: asyncio.Queue[Message] = asyncio.Queue()
        self.got: list[Message] = []

    async def open(self) -> Browser:
        cookies = [(b"cookie", self.cookie.encode())] if self.cookie else []
        scope = {
            "type": "websocket", "path": "/_stcore/stream", "query_string": b"",
            "subprotocols": ["streamlit", "token"], "headers": cookies, "client": ("10.0.0.2", 1),
        }  # fmt: skip
        self.coming.put_nowait({"type": "websocket.connect"})
        self.task = asyncio.ensure_future(self.guard(scope, self.coming.get, self._get))
        await self.settled()
        return self

    async def says(self, payload: bytes) -> None:
        self.coming.put_nowait({"type": "websocket.receive", "bytes": payload})
        await self.settled()

    async def settled(self) -> None:
        """Wait until nothing more happens by itself; the database answers in a thread."""
        await asyncio.sleep(0.1)

    async def _get(self, message: Message) -> None:
        self.got.append(message)
        if message["type"] == "websocket.close":
            self.coming.put_nowait({"type": "websocket.disconnect", "code": message["code"]})

    @property
    def closed(self) -> tuple[int, str] | None:
        ends = [(m["code"], m["reason"]) for m in self.got if m["type"] == "websocket.close"]
        return ends[0] if ends else None


@pytest.fixture
def sessions(tmp_path: Path) -> Sessions:
    return Sessions(str(tmp_path))


@pytest.fixture
def site() -> Site:
    return Site()


def guard(site: Site, sessions: Sessions, *, anonymous_reads: bool = True, **more: Any) -> Guard:
    known, pages = Known(sessions, COOKIE, IDLE), OpenPages(sessions, IDLE)
    return Guard(site, SignedIn(known, pages, anonymous_reads, **more))


def begun(sessions: Sessions, subject: str = "anne", now: datetime | None = None) -> str:
    now = now or datetime.now(UTC)
    return sessions.begin(subject, "Anne Ærø", *ANNE, now, now + timedelta(hours=8))


def cookie(key: str) -> str:
    return f"{COOKIE}={key}"


def get(app: Guard, address: str, key: str | None = None, **more: Any) -> Answer:
    cookies = [("Cookie", cookie(key))] if key else []
    return asked(app, address, headers=[*cookies, *more.pop("headers", ())], **more)


def test_the_pages_are_told_who_asks_in_headers_that_hold_every_letter(site, sessions):
    guarded = guard(site, sessions)
    assert get(guarded, "/soeg", begun(sessions)).text == "inde"
    assert site.told == {
        "subject": "anne",
        "roles": "forvaltning",
        "departments": "SOF %C3%98KF",
        "name": "Anne%20%C3%86r%C3%B8",
    }


@pytest.mark.parametrize("name", ["X-Handicapmonitor-Roles", "x_handicapmonitor_roles"])
def test_a_header_from_outside_that_tells_who_asks_is_removed(site, sessions, name):
    forged = [(name, "koordinator"), ("X-Handicapmonitor-Anything", "1")]
    for guarded in (Guard(site), guard(site, sessions)):
        get(guarded, "/", headers=forged)
        assert not [key for key, _ in site.reached[-1]["headers"] if b"handicapmonitor" in key]
    get(guard(site, sessions), "/", begun(sessions), headers=forged)
    assert site.told["roles"] == "forvaltning"


def test_whoever_has_not_signed_in_may_read_only_where_the_settings_say_so(site, sessions):
    assert get(guard(site, sessions), "/soeg").status == 200
    closed = guard(site, sessions, anonymous_reads=False)
    assert get(closed, "/soeg").status == 303
    assert get(closed, "/soeg", begun(sessions)).status == 200
    assert get(closed, "/component/x.js").status == 401


def test_sign_in_is_given_the_way_back_to_the_page_asked_for(site, sessions):
    answer = get(guard(site, sessions, anonymous_reads=False), "/søg?q=dr%C3%B8m&let=ja")
    back = "%2Fs%25C3%25B8g%3Fq%3Ddr%25C3%25B8m%26let%3Dja"
    assert answer.headers["location"] == f"/log-ind?til={back}"
    assert answer.headers["cache-control"] == "no-store"


def test_an_ended_an_unknown_and_an_idle_session_are_nobodys(site, sessions):
    closed = guard(site, sessions, anonymous_reads=False)
    ended = begun(sessions)
    sessions.end(ended, "log-ud", datetime.now(UTC))
    idle = begun(sessions, now=datetime.now(UTC) - IDLE)
    for key in (ended, idle, "noget-andet"):
        assert get(closed, "/", key).status == 303


def test_streamlits_own_doors_are_closed_also_where_nobody_signs_in(site, sessions):
    for guarded in (Guard(site), guard(site, sessions)):
        for path in ("/_stcore/metrics", "/_stcore/agent/mcp", "/auth/login", "/_stcore/nyt"):
            assert get(guarded, path).status == 404, path
        assert get(guarded, "/_stcore/metrics", headers=[("Accept", "x")]).status == 404
    assert site.reached == []


def test_without_sign_in_everything_else_is_let_in_as_it_is(site):
    for path in ("/", "/indberetning", FILE, UPLOAD, "/hvad-som-helst"):
        assert get(Guard(site), path).status == 200


def test_a_page_that_needs_a_right_is_for_those_who_have_it(site, sessions, monkeypatch):
    from policy.actors import Right
    from web import doors

    log = Door("/log", Who.READERS, "Siden Log", Kind.PAGE, frozenset({Right.READ_LOG}))
    monkeypatch.setattr(doors, "DOORS", (log, *doors.DOORS))
    guarded = guard(site, sessions)
    assert get(guarded, "/log").headers["location"] == "/log-ind?til=%2Flog"
    refused = get(guarded, "/log", begun(sessions))
    assert refused.status == 403
    assert "Du har ikke adgang til denne side" in refused.text
    now = datetime.now(UTC)
    auditor = sessions.begin("bo", "Bo", {Role.AUDITOR}, (), now, now + timedelta(hours=1))
    assert get(guarded, "/log", auditor).status == 200


def test_a_file_is_for_the_person_whose_page_was_told_of_it(site, sessions):
    async def told_to_anne() -> Guard:
        guarded = guard(site, sessions)
        browser = await Browser(guarded, cookie(anne)).open()
        await browser.says(f'{{"url": "{FILE}", "upload": "{UPLOAD}"}}'.encode())
        return guarded

    anne, bo = begun(sessions), begun(sessions, "bo")
    guarded = asyncio.run(told_to_anne())
    for path in (FILE, UPLOAD):
        assert get(guarded, path, anne).status == 200
        assert get(guarded, path, anne).headers["cache-control"] == "no-store"
        assert get(guarded, path, bo).status == 404
    assert get(guarded, FILE).status == 404
    assert get(guarded, UPLOAD).status == 401
    assert get(guarded, FILE.replace("0a", "0b"), anne).status == 404


def test_a_person_reaches_her_file_from_another_of_her_browsers(site, sessions):
    async def told() -> Guard:
        guarded = guard(site, sessions)
        await (await Browser(guarded, cookie(begun(sessions))).open()).says(FILE.encode())
        return guarded

    assert get(asyncio.run(told()), FILE, begun(sessions)).status == 200


def test_a_websocket_without_a_session_is_accepted_and_closed_with_4401(site, sessions):
    async def opened() -> Browser:
        return await Browser(guard(site, sessions, anonymous_reads=False)).open()

    browser = asyncio.run(opened())
    assert browser.got[0] == {"type": "websocket.accept", "subprotocol": "streamlit"}
    assert browser.closed == (4401, "ikke-logget-ind")
    assert site.reached == []


@pytest.mark.parametrize(
    ("happens", "closed"),
    [
        ("nothing", None),
        ("signed out", (4401, "log-ud")),
        ("ended by others", (4401, "spaerret")),
        ("other roles", (4403, "roller")),
        ("other departments", (4403, "roller")),
        ("lasted", (4401, "udloebet")),
        ("idle", (4401, "inaktiv")),
        ("forgotten", (4401, "ikke-logget-ind")),
    ],
)
def test_an_open_page_ends_when_its_session_does(site, sessions, happens, closed):
    began = datetime.now(UTC)
    key = begun(sessions, now=began)
    later = began + {"lasted": timedelta(hours=8), "idle": IDLE}.get(happens, timedelta(0))

    def happening() -> None:
        match happens:
            case "signed out":
                sessions.end(key, "log-ud", began)
            case "ended by others":
                sessions.end_all_of("anne", "spaerret", began)
            case "other roles":
                sessions.change("anne", {Role.COUNCIL}, ANNE[1])
            case "other departments":
                sessions.change("anne", ANNE[0], {"SOF"})
            case "forgotten":
                begun(sessions, "bo", began + timedelta(hours=8, days=1, seconds=1))

    async def looked_at() -> tuple[Browser, Browser]:
        guarded = guard(site, sessions)
        hers, anonymous = await Browser(guarded, cookie(key)).open(), await Browser(guarded).open()
        for page in guarded.people.pages._every():
            page.used = began
        guarded.people.pages._used.clear()
        happening()
        await guarded.people.pages.look(later)
        await hers.settled()
        return hers, anonymous

    hers, anonymous = asyncio.run(looked_at())
    assert hers.closed == closed
    assert anonymous.closed is None
    if closed and closed[0] == 4401:
        assert sessions.find(key, began) is None


def test_a_page_in_use_is_not_idle_and_its_use_is_noted_for_the_other_servers(site, sessions):
    began = datetime.now(UTC) - timedelta(minutes=29)
    key = begun(sessions, now=began)

    async def used() -> Browser:
        guarded = guard(site, sessions)
        browser = await Browser(guarded, cookie(key)).open()
        await guarded.people.pages.look(datetime.now(UTC) + timedelta(minutes=2))
        return browser

    assert asyncio.run(used()).closed is None
    state = sessions.states([hashed(key)])[hashed(key)]
    assert state.seen >= began + timedelta(minutes=28)


def test_pages_are_told_to_come_again_while_the_database_does_not_answer(
    site, sessions, monkeypatch
):
    def silent(*_: object) -> None:
        raise StoreError("Databasen svarer ikke.")

    async def opened() -> Browser:
        return await Browser(guarded, cookie("nøgle")).open()

    monkeypatch.setattr(sessions, "find", silent)
    guarded = guard(site, sessions)
    answer = get(guarded, "/", "noegle")
    assert (answer.status, "Databasen svarer ikke." in answer.text) == (503, True)
    assert get(guarded, "/static/js/index.js", "noegle").status == 200
    assert asyncio.run(opened()).closed == (sockets.UNREACHABLE, "database")


def test_a_session_that_is_remembered_is_asked_for_again_after_two_seconds(
    site, sessions, monkeypatch
):
    closed = guard(site, sessions, anonymous_reads=False)
    key = begun(sessions)
    assert get(closed, "/", key).status == 200
    sessions.end(key, "log-ud", datetime.now(UTC))
    assert get(closed, "/", key).status == 200
    monkeypatch.setattr(known, "REMEMBERED_SECONDS", 0)
    assert get(closed, "/", key).status == 303


def of_browser(**content: Any) -> bytes:
    return BackMsg(**content).SerializeToString()


@pytest.mark.parametrize("people", [True, False])
def test_only_messages_that_a_page_asks_by_get_in(site, sessions, people):
    kinds = {field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields}
    assert messages.ASKED.keys() <= kinds
    operation = BackendOperationRequest(dataframe_chunk={})
    let_in = [
        of_browser(rerun_script={"query_string": "let=ja"}),
        of_browser(stop_script=True),
        of_browser(file_urls_request={"file_names": ["tal.xlsx"]}),
        of_browser(backend_operation_request=operation),
    ]
    kept_out = [
        of_browser(clear_cache=True),
        of_browser(load_git_info=True),
        of_browser(app_heartbeat=True),
        of_browser(backend_operation_request=BackendOperationRequest(install_skills={})),
    ]

    async def heard() -> list[bytes]:
        guarded = guard(site, sessions) if people else Guard(site)
        browser = await Browser(guarded).open()
        for each in [*kept_out, *let_in]:
            await browser.says(each)
        return [message["bytes"] for message in browser.got if message["type"] == "websocket.send"]

    assert asyncio.run(heard()) == let_in


def test_a_header_that_names_a_person_is_believed_from_the_proxy_of_the_settings_alone(
    site, sessions
):
    settings = SignIn(
        origin="https://handicap.example.dk",
        anonymous_reads=False,
        role_rules=(RoleRule("groups", frozenset({"g-sof"}), Role.DEPARTMENT, ANNE[1]),),
        trusted_proxy=TrustedProxy(frozenset({"10.0.0.5"}), "X-Bruger", "X-Navn", "X-Grupper"),
    )
    guarded = Guard(site, entrance.made(settings, sessions).people)
    named = [("X-Bruger", "anne"), ("X-Navn", "Anne"), ("X-Grupper", "g-sof")]
    assert get(guarded, "/soeg", headers=named, peer="10.0.0.5").status == 200
    assert (site.told["subject"], site.told["roles"]) == ("anne", "forvaltning")
    assert get(guarded, "/soeg", headers=named, peer="10.0.0.6").status == 303


def test_the_peer_of_a_request_that_a_believed_proxy_passes_on_is_that_proxy(monkeypatch):
    monkeypatch.setenv(known.BELIEVED, "10.0.0.5")
    assert known.peer({"client": ("93.184.216.34", 50000)}) == "93.184.216.34"
    assert known.peer({"client": ("93.184.216.34", 0)}) == "10.0.0.5"


def test_a_fault_at_one_look_at_the_open_pages_does_not_end_the_looking(sessions, monkeypatch):
    pages, looks = OpenPages(sessions, IDLE), []

    async def failing(_: datetime) -> None:
        looks.append(len(looks))
        raise (StoreError("Databasen svarer ikke.") if len(looks) == 1 else KeyError("en fejl"))

    async def watched() -> None:
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(pages.watch(), 0.2)

    monkeypatch.setattr(sockets, "LOOK_SECONDS", 0.02)
    monkeypatch.setattr(pages, "look", failing)
    asyncio.run(watched())
    assert len(looks) > 2
