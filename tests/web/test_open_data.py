"""The open data at their addresses: the zip's own files and their rows, the same for whoever asks."""

from __future__ import annotations

import gzip
import json
from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from rdflib import Graph, URIRef
from starlette.applications import Starlette
from starlette.routing import Route

from monitor import editions, elsewhere, persons
from monitor.persons import ANONYMOUS
from monitor.settings import DRAFTS_VARIABLE, LICENCE_VARIABLE
from policy import clock
from policy.actors import Role
from reports.open_data import readme
from reports.open_data.dcat_terms import PREFIXES
from reports.open_data.package import as_json
from reports.open_data.status_document import document
from signin.accounts import Account
from store.faults import StoreError
from store.snapshots import PRESENTED, WORKING
from tests import acting
from tests.few_persons import SECOND, TODAY, accepted, delivered_file, presented
from tests.people import COORDINATOR, COUNCIL
from tests.web.asking import Answer, asked
from web import known, open_data, shell
from web.guard import NOT_SIGNED_IN, SignedIn
from web.open_data import ADDRESSES, ShortWay

SITE = Starlette(routes=[Route(open_data.PATH, open_data.file)])
SHORT = ShortWay(SITE)
HELGA = Account("helga", "Helga", frozenset({Role.COUNCIL}))


def fetched(name: str, method: str = "GET", **headers: str) -> Answer:
    given = [(key.replace("_", "-"), value) for key, value in headers.items()]
    return asked(SITE, f"/data/{name}", method, given)


class Nobody:
    """Sessions and pages of a site where nobody has signed in."""

    async def session(self, _) -> None:
        return None

    def has_told(self, *_) -> bool:
        return False


def names() -> list[str]:
    """Every name, as whoever asks for none is told."""
    _, *addresses = fetched("").text.splitlines()
    return [each.removeprefix("/data/") for each in addresses]


def test_each_file_of_the_zip_is_at_its_own_address_with_the_same_bytes():
    """Only the descriptions may know the site, which a zip does not."""
    packed = ZipFile(BytesIO(fetched("handicappolitik.zip").body))
    for name in packed.namelist():
        answer = fetched(ADDRESSES.get(name, name))
        assert (name, answer.status) == (name, 200)
        assert answer.body == packed.read(name) or name in ADDRESSES


def test_the_catalogue_has_the_whole_address_of_every_file_and_each_is_there():
    read = Graph().parse(fetched("dcat.jsonld").body, format="json-ld")
    files = [str(each) for each in read.objects(None, URIRef(f"{PREFIXES['dcat']}downloadURL"))]
    folder = "http://localhost/data/"
    no_table = {*ADDRESSES.values(), readme.FILE}
    assert {each.removeprefix(folder) for each in files} == set(names()) - no_table


def test_each_table_is_there_as_csv_and_as_rows_of_json():
    found = {
        each.removesuffix(".csv") for each in names() if each.endswith(".csv") and "/" not in each
    }
    assert {"figures", "indicators", "priorities", "sources"} <= found
    for table in found:
        rows = json.loads(fetched(f"{table}.json").body)
        assert isinstance(rows, list)
        assert all(isinstance(row, dict) for row in rows)


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("figures.csv", "text/csv; charset=utf-8"),
        ("figures.json", "application/json"),
        ("status.json", "application/json"),
        ("datapackage.json", "application/json"),
        ("handicappolitik.zip", "application/zip"),
    ],
)
def test_a_file_says_what_it_is(name, media_type):
    answer = fetched(name)
    assert answer.headers["content-type"] == media_type
    assert answer.headers["content-language"] == "da"


def test_the_status_is_what_the_command_writes():
    status = editions.current().edition(clock.today()).status
    assert fetched("status.json").body == as_json(document(status))


@pytest.mark.parametrize("name", ["figures.json", "figures.csv", "handicappolitik.zip"])
def test_whoever_has_the_newest_is_told_so_and_gets_nothing(name):
    first = fetched(name)
    again = fetched(name, If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert fetched(name, If_None_Match='"andet"').body == first.body
    head = fetched(name, "HEAD")
    assert head.headers["etag"] == first.headers["etag"]
    assert head.headers["content-length"] == str(len(first.body))


@pytest.fixture
def at_hand(monkeypatch) -> dict[str, Answer]:
    """What the route has answered by name; the same is at hand on the short way from then on."""
    monkeypatch.setattr(open_data, "KNOWN_SECONDS", 600)
    open_data._known.clear()
    return {name: fetched(name) for name in ("figures.json", "figures.csv", open_data.ZIP)}


def test_what_is_at_hand_is_sent_on_a_shorter_way_with_the_same_content_and_headers(at_hand):
    for name, answer in at_hand.items():
        for method in ("GET", "HEAD"):
            again = asked(SHORT, f"/data/{name}", method)
            assert (again.status, again.body) == (200, answer.body)
            safe = {key.lower(): value for key, value in shell.SAFE.items()}
            assert dict(again.headers) == {**answer.headers, **safe}


def test_on_the_shorter_way_it_is_compressed_for_whoever_takes_it_so(at_hand):
    for name, answer in at_hand.items():
        again = asked(SHORT, f"/data/{name}", headers=[("Accept-Encoding", "br, gzip")])
        assert again.headers["vary"] == "Accept-Encoding"
        if name.endswith(".zip"):
            assert "content-encoding" not in again.headers
            assert again.body == answer.body
        else:
            assert again.headers["content-encoding"] == "gzip"
            assert len(again.body) < len(answer.body) / 3
            assert gzip.decompress(again.body) == answer.body


def test_once_its_time_is_up_one_who_asks_looks_again_and_others_get_what_was_known(monkeypatch):
    open_data._known.clear()
    seconds, looked = [1000.0], []
    monkeypatch.setattr(open_data, "monotonic", lambda: seconds[0])
    look_up = open_data._looked_up

    def looking(*of) -> open_data.File:
        looked.append(asked(SHORT, "/data/figures.json").status if len(looked) == 1 else None)
        return look_up(*of)

    monkeypatch.setattr(open_data, "_looked_up", looking)
    for later in (0.0, 0.5, open_data.KNOWN_SECONDS):
        seconds[0] += later
        assert asked(SHORT, "/data/figures.json").status == 200
    assert looked == [None, 200]


def test_what_was_known_is_forgotten_once_it_cannot_be_looked_up_again(monkeypatch, at_hand):
    def away(*_) -> None:
        raise StoreError("Databasen svarer ikke.")

    monkeypatch.setattr(open_data, "_looked_up", away)
    assert asked(SHORT, "/data/figures.json").status == 200
    assert fetched("figures.json").status == 503
    assert asked(SHORT, "/data/figures.json").status == 503


def test_the_shorter_way_has_the_guard_and_expects_the_same_hosts(at_hand):
    tag = at_hand["figures.json"].headers["etag"]
    unchanged = asked(SHORT, "/data/figures.json", headers=[("If-None-Match", tag)])
    assert (unchanged.status, unchanged.body) == (304, b"")
    assert fetched("figures.json", Host="foreign.example").status == 200  # the route alone
    foreign = asked(SHORT, "/data/figures.json", headers=[("Host", "foreign.example")])
    assert foreign.status == 400
    people = SignedIn(Nobody(), Nobody(), anonymous_reads=False)
    closed = asked(ShortWay(SITE, people), "/data/figures.json")
    assert (closed.status, closed.text) == (401, NOT_SIGNED_IN)
    for answer in (unchanged, foreign, closed):
        assert answer.headers["x-frame-options"] == "DENY"


def test_whoever_has_signed_in_gets_what_is_made_for_her_though_another_file_is_at_hand(at_hand):
    assert "access-control-allow-origin" in at_hand["figures.json"].headers
    people = SignedIn(Nobody(), Nobody(), anonymous_reads=True, from_proxy=lambda _: HELGA)
    answer = asked(ShortWay(SITE, people), "/data/figures.json")
    assert answer.body == at_hand["figures.json"].body
    assert "access-control-allow-origin" not in answer.headers
    again = asked(SHORT, "/data/figures.json")
    assert "access-control-allow-origin" in again.headers


def test_another_server_sends_the_same_bytes():
    first = {name: fetched(name).body for name in ("status.json", "handicappolitik.zip")}
    open_data._offered.clear()
    assert {name: fetched(name).body for name in first} == first


def test_a_file_to_save_has_a_name_with_its_date_and_edition():
    status = editions.current().edition(clock.today()).status
    dated = f"{status.as_of.isoformat()}-udgave-{status.version}"
    for name, saved_as in (
        ("figures.csv", f"figures-{dated}.csv"),
        ("handicappolitik.zip", f"aabne-data-{dated}.zip"),
    ):
        told = fetched(name).headers["content-disposition"]
        assert told == f'attachment; filename="{saved_as}"'
    assert "content-disposition" not in fetched("figures.json").headers


def test_rows_lead_to_their_description_in_the_same_edition():
    described = '<datapackage.json{}>; rel="describedby"; type="application/json"'
    assert fetched("figures.json").headers["link"] == described.format("")
    asked_for = "?dato=2025-11-20"
    told = fetched(f"figures.json{asked_for}&maalgruppe=autisme").headers["link"]
    assert told == described.format(asked_for)


def test_the_licence_is_told_only_where_the_city_has_chosen_one(monkeypatch):
    assert "license" not in fetched("figures.json").headers["link"]
    monkeypatch.setenv(LICENCE_VARIABLE, "CC-BY-4.0")
    by = '<https://creativecommons.org/licenses/by/4.0/>; rel="license"'
    assert fetched("figures.json").headers["link"].endswith(f", {by}")
    assert fetched("datapackage.json").headers["link"] == by
    assert b"licenses/by/4.0" in fetched("datapackage.json").body


def test_scripts_of_other_sites_may_read_only_what_anyone_on_the_internet_may(monkeypatch):
    allowed = "access-control-allow-origin"
    assert fetched("figures.json").headers[allowed] == "*"
    assert fetched("findes-ikke.json").headers[allowed] == "*"

    async def signed_in(scope, receive, send) -> None:
        await SITE({**scope, known.PERSON: COUNCIL}, receive, send)

    answer = asked(signed_in, "/data/figures.json")
    assert (answer.status, allowed in answer.headers) == (200, False)
    monkeypatch.setenv(DRAFTS_VARIABLE, "egen")
    assert allowed not in fetched("figures.json").headers


def test_an_unknown_name_is_told_which_names_there_are():
    answer = fetched("findes-ikke.csv")
    assert answer.status == 404
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    first, *rest = answer.text.splitlines()
    assert first == "Der er ingen åbne data »findes-ikke.csv«. Der er:"
    assert {f"/data/{name}" for name in ("figures.csv", "figures.json", "status.json")} <= {*rest}


@pytest.mark.parametrize(
    "name",
    ["", "figures", "../data/figures.csv", "figures.csv/", "FIGURES.CSV", "a\x07b", "å" * 500, "."],
)
def test_what_is_no_name_is_no_file(name):
    answer = fetched(name)
    assert answer.status == 404
    assert max(map(len, answer.text.splitlines())) < 120


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("dato=snart", "»snart« er ikke en dato. Skriv den som 2025-11-13.\n"),
        ("oejebliksbillede=andet", "Der er intet øjebliksbillede med navnet »andet«."),
        ("politik=findes-ikke", "Politikken »findes-ikke« findes ikke her.\n"),
        (f"oejebliksbillede={WORKING}", f"{elsewhere.ONLY_PUBLIC}\n"),
        (f"oejebliksbillede={PRESENTED}", f"{elsewhere.ONLY_PUBLIC}\n"),
    ],
)
def test_an_edition_that_is_not_public_or_not_there_is_no_answer(query, why):
    answer = fetched(f"figures.json?{query}")
    assert answer.status == 404
    assert answer.text.startswith(why)


def test_from_today_on_a_date_would_show_what_is_not_public():
    day = clock.today() + timedelta(days=1)
    answer = fetched(f"figures.json?dato={day.isoformat()}")
    assert (answer.status, answer.text) == (404, f"{elsewhere.ONLY_PUBLIC}\n")


def test_a_database_that_is_away_is_said_so(monkeypatch):
    def away(*_, **__) -> None:
        raise StoreError("Databasen svarer ikke.")

    monkeypatch.setattr(elsewhere, "seen", away)
    answer = fetched("figures.json")
    assert (answer.status, answer.text) == (503, "Databasen svarer ikke.\n")


def test_only_the_editions_used_last_are_kept():
    days = [date(2025, 11, 14) + timedelta(days=n) for n in range(open_data.MOST_EDITIONS + 2)]
    for day in days:
        assert fetched(f"policies.json?dato={day.isoformat()}").status == 200
    assert len(open_data._offered) <= open_data.MOST_EDITIONS


def test_what_is_not_public_or_counts_few_persons_is_in_no_file_whoever_asks(
    own_store, monkeypatch
):
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    before = {name: fetched(name).body for name in names()}
    version = accepted(delivered_file(note="Tre anbragte i alt."))
    presented(version)
    for person in (ANONYMOUS, COUNCIL, COORDINATOR):
        with persons.acting(person):
            assert {name: fetched(name).body for name in before} == before
    acting.publish("Status vinter", TODAY, "Anna")
    after = {name: fetched(name).body for name in names()}
    assert b"20011" in after["figures.json"]
    for name, content in after.items():
        if not name.endswith(".zip"):  # its files are those at the other addresses
            text = content.decode()
            assert (name, [each for each in (*SECOND, "Tre anbragte") if each in text]) == (
                name,
                [],
            )
