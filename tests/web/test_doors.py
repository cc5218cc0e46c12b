"""The table of doors: every address of the server has a row, and the running server answers by it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import server
from policy.actors import Role
from store.sessions import Sessions
from tests import doors as page
from tests.browser.server import running_app
from tests.web.streamlit_page import opened
from web import doors
from web.doors import Answer, Door, Kind, Who
from web.guard import NOT_HERS, NOT_SIGNED_IN, NOTHING_HERE

SETTINGS = """\
adresse = "http://localhost"
uden_login_kan_laese = true

[udbyder]
issuer = "http://localhost:1"
client_id = "handicapmonitor"
client_secret = "hemmelig"

[[rolle]]
claim = "roles"
vaerdi = "Koordinator"
rolle = "koordinator"
"""
COOKIE = "handicapmonitor"
FILE = (
    b'--x\r\nContent-Disposition: form-data; name="f"; filename="tal.xlsx"\r\n\r\nA1\r\n--x--\r\n'
)
FRAMED_BY = "www.example.dk"
FILES = {
    "/media/": f"/media/{'0' * 32}.xlsx",
    "/maalsaetning-": "/maalsaetning-1",
    "/kalender/": "/kalender/alle.ics",
    "/indlejr/": "/indlejr/soejler-fleksjob",
    "/data/": "/data/figures.json",
}
OTHERS = {"…": "/findes-ikke"}


@dataclass(frozen=True)
class Site:
    """A running server where people sign in, with the key of a browser for each role."""

    address: str
    sessions: Sessions
    keys: dict[Role, str]

    def begun(self, subject: str, role: Role) -> str:
        now = datetime.now(UTC)
        departments = {"SOF"} if role is Role.DEPARTMENT else set()
        return self.sessions.begin(
            subject, "Anne Ærø", {role}, departments, now, now + timedelta(hours=1)
        )

    def asked(
        self, path: str, key: str | None = None, method: str = "GET", body: bytes | None = None, **more: str
    ) -> tuple[int, dict[str, str], str]:  # fmt: skip
        parts = urlsplit(self.address)
        cookie = {"Cookie": f"{COOKIE}={key}"} if key else {}
        with closing(HTTPConnection(parts.hostname or "", parts.port, timeout=30)) as connection:
            connection.request(method, path, body, {**cookie, **more})
            response = connection.getresponse()
            headers = {name.lower(): value for name, value in response.getheaders()}
            return response.status, headers, response.read().decode("utf-8", "replace")

    def sent(self, path: str, key: str | None) -> int:
        """Send a file to an address, as Streamlit's page does; returns the status of the answer."""
        _, headers, _ = self.asked("/_stcore/health")
        token = headers["set-cookie"].partition("=")[2].partition(";")[0]
        cookies = f"_streamlit_xsrf={token}" + (f"; {COOKIE}={key}" if key else "")
        kind = "multipart/form-data; boundary=x"
        more = {"Cookie": cookies, "X-Xsrftoken": token, "Content-Type": kind}
        return self.asked(path, None, "PUT", FILE, **more)[0]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("doors")
    (folder / "adgang.toml").write_text(SETTINGS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HANDICAPMONITOR_SIGN_IN", str(folder / "adgang.toml"))
        environment.setenv("HANDICAPMONITOR_EMBEDDED_BY", FRAMED_BY)
        with running_app(store=folder / "store") as address:
            made = Site(address, Sessions(str(folder / "store")), {})
            for role in page.ROLES:
                made.keys[role] = made.begun(f"account-of-{role}", role)
            yield made


def observed(site: Site, door: Door, key: str | None) -> Answer:
    """What the running server answers at a door."""
    if door.kind is Kind.SOCKET:
        with opened(site.address, f"{COOKIE}={key}" if key else None) as websocket:
            return Answer.IN if websocket.load("soeg") else Answer.SIGN_IN
    path = OTHERS.get(door.path) or FILES.get(door.path) or door.path
    status, headers, text = site.asked(path, key)
    if (status == 401 and text == NOT_SIGNED_IN) or "/log-ind?til=" in headers.get("location", ""):
        return Answer.SIGN_IN
    if text == NOT_HERS or status == 403:
        return Answer.FORBIDDEN
    return Answer.NOT_FOUND if text == NOTHING_HERE else Answer.IN


def test_docs_have_the_table_of_doors():
    assert page.PAGE.read_text(encoding="utf-8") == page.page(), "run python -m tests.doors"


def test_every_route_of_the_server_has_a_row():
    routes = server.app._build_starlette_app().routes
    paths = {route.path.split("{")[0] for route in routes if route.name != "static-assets"}
    assert "/_stcore/stream" in paths
    assert {path for path in paths if doors.at(path) is doors.ELSEWHERE} == set()
    inner = {path for path in paths if path.startswith("/_stcore/")}
    assert {path for path in inner if doors.at(path).path == "/_stcore/"} == set()


def test_every_file_that_streamlit_serves_beside_its_pages_has_a_row():
    from streamlit import file_util

    beside = {f"/{path.name}" for path in Path(file_util.get_static_dir()).iterdir()}
    assert {path for path in beside if doors.at(path) is doors.ELSEWHERE} == {
        "/index.html", "/manifest.json", "/static",
    }  # fmt: skip


@pytest.mark.parametrize("door", page.EVERY_DOOR, ids=lambda door: door.path)
def test_the_running_server_answers_by_the_table(site, door):
    askers = [asker for asker in page.ASKERS if asker.may_read][1:]
    expected, found = {}, {}
    for asker in askers:
        (role,) = asker.person.roles
        key = site.keys[role] if asker.person.account else None
        told = door.who is not Who.HERS  # the test after this one asks by addresses that were told
        answer = doors.answer(door, asker.person, may_read=True, told=told)
        expected[asker.name], found[asker.name] = answer, observed(site, door, key)
    assert found == expected


@pytest.mark.parametrize("door", page.EVERY_DOOR, ids=lambda door: door.path)
def test_a_picture_by_itself_is_the_only_answer_that_another_site_may_frame(site, door):
    path = OTHERS.get(door.path) or FILES.get(door.path) or door.path
    for key in (None, site.keys[Role.COORDINATOR]):
        _, headers, _ = site.asked(path, key)
        policy = headers.get("content-security-policy", "")
        if door.path == "/indlejr/":
            assert policy.endswith(f"frame-ancestors https://{FRAMED_BY}")
            assert "x-frame-options" not in headers
        else:
            assert headers["x-frame-options"] == "DENY"
            assert "frame-ancestors" not in policy or "frame-ancestors 'none'" in policy


def test_an_upload_gets_in_only_where_a_page_of_the_person_has_been_given_its_address(site):
    anne, bo = site.begun("anne", Role.DEPARTMENT), site.begun("bo", Role.DEPARTMENT)
    with opened(site.address, f"{COOKIE}={anne}") as hers, opened(site.address) as a_readers:
        hers.load("soeg")
        a_readers.load("soeg")
        address = hers.upload_address()
        assert site.sent(address, bo) == 404
        assert site.sent(address, None) == 401
        assert site.sent(address, anne) == 204
        assert site.sent(a_readers.upload_address(), None) == 401
        assert site.sent(a_readers.upload_address(), anne) == 404


def test_a_download_is_for_the_person_who_asked_for_it_and_is_kept_by_nobody(site):
    anne, bo = site.begun("anne", Role.DEPARTMENT), site.begun("bo", Role.DEPARTMENT)
    with opened(site.address, f"{COOKIE}={anne}") as her_page:
        her_page.load("tal-og-maaltal")
        address = her_page.download_address()
        status, headers, _ = site.asked(address, anne)
        assert (status, headers["cache-control"]) == (200, "no-store")
        assert [site.asked(address, key)[0] for key in (bo, None)] == [404, 404]


def test_a_file_is_made_only_for_whom_its_button_was_shown_to(site):
    anne, bo = site.begun("anne", Role.DEPARTMENT), site.begun("bo", Role.DEPARTMENT)
    with (
        opened(site.address, f"{COOKIE}={anne}") as her_page,
        opened(site.address, f"{COOKIE}={bo}") as his_page,
    ):
        her_page.load("tal-og-maaltal")
        his_page.load("tal-og-maaltal")
        assert her_page.download_address()
        his_page.ask_for(her_page.downloads[0], "hers")
        his_page.ask_for(his_page.downloads[0], "his own")
        assert his_page.answered().request_id == "his own"


def test_signing_out_on_another_server_ends_an_open_page_within_a_few_seconds(site):
    key = site.begun("anne", Role.DEPARTMENT)
    with opened(site.address, f"{COOKIE}={key}") as her_page:
        her_page.load("soeg")
        site.sessions.end(key, "log-ud", datetime.now(UTC))
        assert her_page.closed() == (4401, "log-ud")


def test_a_deep_link_is_a_fresh_servers_first_page_too(site):
    with opened(site.address, f"{COOKIE}={site.keys[Role.COORDINATOR]}") as first:
        assert "Søg" in first.load("soeg")


def test_a_page_is_told_how_long_the_session_lasts(site):
    key = site.begun("anne", Role.DEPARTMENT)
    status, headers, text = site.asked("/adgang", key)
    assert (status, headers["cache-control"]) == (200, "no-store")
    left = json.loads(text)
    assert left.keys() == {"ubrugt", "laengst"}
    assert all(60 * 60 - 30 < seconds <= 60 * 60 for seconds in left.values())
    assert site.asked("/adgang")[0] == 204
