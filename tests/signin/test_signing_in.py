"""The way in and out in a browser, at a provider that answers correctly but for what a test changes."""

from __future__ import annotations

import time
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from policy.actors import Actor, Role
from signin import fetching
from signin.refusals import Why
from signin.settings import SignIn
from store.faults import StoreError
from store.log import Act
from store.sessions import Session, Sessions
from tests.signin.browser import Browser
from tests.signin.misbehaving import DISCOVERY, KEYS, TOKEN, USERINFO, Provider, new_key
from tests.web.asking import Answer
from web import sign_in
from web.sign_in import SigningIn

ORIGIN = "http://localhost:8501"


@pytest.fixture
def browser(new_browser: Callable[..., Browser]) -> Browser:
    return new_browser()


@pytest.fixture
def new_browser(
    settings: SignIn, sessions: Sessions, noted: list[tuple[Act, Actor, str]]
) -> Callable[..., Browser]:
    """A browser at a server of its own, whose settings can differ in something."""

    def made(**other: object) -> Browser:
        signing_in = SigningIn(
            replace(settings, **other), sessions, note=lambda *line: noted.append(line)
        )
        return Browser(signing_in)

    return made


@pytest.fixture
def noted() -> list[tuple[Act, Actor, str]]:
    """What was to be written in the log."""
    return []


def signed_in(browser: Browser, provider: Provider, way_back: str = "") -> Answer:
    asks = browser.begin(way_back)
    provider.nonce = asks["nonce"]
    return browser.finish(asks)


def session(browser: Browser) -> Session:
    found = browser.signing_in.sessions.find(browser.key or "", datetime.now(UTC))
    assert found
    return found


def refused(answer: Answer, why: Why) -> str:
    """The page of a refusal, whose status and heading are those of the reason."""
    told = why.value
    assert f"<h1>{told.title}</h1>" in answer.text
    assert answer.status == told.status
    assert (
        "set-cookie" not in answer.headers or "handicapmonitor=" not in answer.headers["set-cookie"]
    )
    return answer.text


def test_whoever_signs_in_comes_back_to_the_page_asked_for_with_a_session(browser, provider):
    answer = signed_in(browser, provider, "%2Fsoeg%3Ford%3Db%25C3%25B8rn%26dato%3D2025-11-13")
    assert (answer.status, answer.headers["location"]) == (
        303, f"{ORIGIN}/soeg?ord=b%C3%B8rn&dato=2025-11-13",
    )  # fmt: skip
    found = session(browser)
    assert (found.subject, found.name, found.roles) == ("u-1", "Åse Holm", {Role.COORDINATOR})
    assert found.ends - found.began == timedelta(hours=10)
    assert list(browser.cookies) == ["handicapmonitor"]


def test_the_provider_is_asked_with_code_challenge_state_and_nonce(browser, provider):
    asks = browser.begin()
    assert asks["redirect_uri"] == f"{ORIGIN}/log-ind/svar"
    assert (asks["response_type"], asks["code_challenge_method"]) == ("code", "S256")
    assert asks["scope"] == "openid profile"
    assert "prompt" not in asks
    provider.nonce = asks["nonce"]
    browser.finish(asks)
    form = parse_qs(next(filter(None, provider.forms)))
    assert len(form["code_verifier"][0]) == 43
    assert "client_secret" not in form
    # As in a form: a space is +, æ is its two bytes in UTF-8.
    expected = b64encode(b"handicapmonitor:en+hemmelighed%3A+%C3%A6").decode()
    assert f"Basic {expected}" in provider.authorized


def test_the_secret_goes_into_the_form_where_the_provider_takes_it_only_there(browser, provider):
    provider.about["token_endpoint_auth_methods_supported"] = ["client_secret_post"]
    assert signed_in(browser, provider).status == 303
    form = parse_qs(next(filter(None, provider.forms)))
    assert form["client_secret"] == ["en hemmelighed: æ"]
    assert not any(provider.authorized)


def test_cookies_are_for_this_host_alone_by_https(provider, new_browser):
    browser = new_browser(origin="https://handicap.example.dk")
    asks = browser.begin()
    provider.nonce = asks["nonce"]
    answer = browser.finish(asks)
    (written,) = [c for c in answer.headers.getlist("set-cookie") if "Max-Age" not in c]
    name, _, rest = written.partition("=")
    assert name == "__Host-handicapmonitor"
    assert rest.split("; ")[1:] == ["HttpOnly", "Path=/", "SameSite=lax", "Secure"]


def other_issuer(provider: Provider) -> None:
    provider.says["iss"] = "https://andet.example"


def other_audience(provider: Provider) -> None:
    provider.says["aud"] = "et-andet-system"


def for_several_asked_by_another(provider: Provider) -> None:
    provider.says |= {"aud": ["handicapmonitor", "andet"], "azp": "andet"}


def for_several_asked_by_nobody(provider: Provider) -> None:
    provider.says["aud"] = ["handicapmonitor", "andet"]


def other_nonce(provider: Provider) -> None:
    provider.says["nonce"] = "en-anden"


def no_nonce(provider: Provider) -> None:
    provider.says["nonce"] = None


def long_expired(provider: Provider) -> None:
    now = int(time.time())
    provider.says |= {"iat": now - 7200, "exp": now - 3600}


def fast_clock(provider: Provider) -> None:
    provider.clock = 420


def slow_clock(provider: Provider) -> None:
    provider.clock = -7200


def not_yet(provider: Provider) -> None:
    provider.says["nbf"] = int(time.time()) + 420


def no_times(provider: Provider) -> None:
    provider.says["exp"] = None


def no_subject(provider: Provider) -> None:
    provider.says["sub"] = None


def subject_with_a_space(provider: Provider) -> None:
    provider.says["sub"] = "u 1"


def unknown_key(provider: Provider) -> None:
    provider.shown_keys = [new_key("other")]


def same_name_other_key(provider: Provider) -> None:
    provider.shown_keys = [new_key("first")]


def no_token(provider: Provider) -> None:
    provider.token = "ikke.et.token"


def unsigned(provider: Provider) -> None:
    provider.token = jwt.encode({"alg": "none"}, {"sub": "u-1"}, OctKey.generate_key(), ["none"])


def signed_with_the_secret(provider: Provider) -> None:
    key = OctKey.import_key("en hemmelighed: æ")
    provider.token = jwt.encode({"alg": "HS256"}, {"sub": "u-1"}, key, ["HS256"])


def other_person(provider: Provider) -> None:
    provider.says["roles"] = None
    provider.info = {"sub": "u-2", "roles": ["Koordinator"]}


def secret_refused(provider: Provider) -> None:
    provider.raw[TOKEN] = (401, b'{"error": "invalid_client"}')


def failing(provider: Provider) -> None:
    provider.raw[TOKEN] = (502, b"<html>Bad gateway</html>")


def not_json(provider: Provider) -> None:
    provider.raw[TOKEN] = (200, b"<html>Velkommen</html>")


def redirecting(provider: Provider) -> None:
    provider.raw[TOKEN] = (307, b"{}")


def too_long(provider: Provider) -> None:
    provider.raw[TOKEN] = (200, b'{"id_token": "' + b"a" * fetching.MOST_BYTES + b'"}')


def keys_unread(provider: Provider) -> None:
    provider.raw[KEYS] = (200, b'{"keys": 7}')


def userinfo_down(provider: Provider) -> None:
    provider.says["roles"] = None
    provider.info = {}
    provider.raw[USERINFO] = (503, b"")


def no_role(provider: Provider) -> None:
    provider.says["roles"] = ["Noget andet"]


def groups_left_out(provider: Provider) -> None:
    provider.says |= {"roles": None, "_claim_names": {"groups": "src1"}}


MISBEHAVIOUR: list[tuple[Callable[[Provider], None], Why, str]] = [
    (other_issuer, Why.WRONG_ISSUER, "udstedt af »https://andet.example«"),
    (other_audience, Why.WRONG_AUDIENCE, "udstedt til »et-andet-system«"),
    (for_several_asked_by_another, Why.WRONG_AUDIENCE, "udstedt til »andet«"),
    (for_several_asked_by_nobody, Why.WRONG_AUDIENCE, "udstedt til »ingenting«"),
    (other_nonce, Why.WRONG_NONCE, "Begynd forfra"),
    (no_nonce, Why.WRONG_NONCE, "Begynd forfra"),
    (long_expired, Why.EXPIRED, "udløb for 1 time siden"),
    (fast_clock, Why.CLOCKS_APART, "ur går 7 minutter bagud"),
    (slow_clock, Why.CLOCKS_APART, "ur går 2 timer foran"),
    (not_yet, Why.CLOCKS_APART, "ur går 7 minutter bagud"),
    (no_times, Why.NO_TIMES, "»exp« mangler"),
    (no_subject, Why.NO_SUBJECT, "»ingenting«"),
    (subject_with_a_space, Why.NO_SUBJECT, "»u 1«"),
    (unknown_key, Why.UNKNOWN_KEY, "Nøglen »first«"),
    (same_name_other_key, Why.WRONG_SIGNATURE, "ændret undervejs"),
    (no_token, Why.NOT_A_TOKEN, "ikke et JWT"),
    (unsigned, Why.WRONG_ALGORITHM, "»none«"),
    (signed_with_the_secret, Why.WRONG_ALGORITHM, "»HS256«"),
    (other_person, Why.OTHER_SUBJECT, "en anden bruger"),
    (secret_refused, Why.CODE_REFUSED, "»invalid_client«"),
    (failing, Why.PROVIDER_DOWN, "svarede ikke: fejl 502"),
    (not_json, Why.PROVIDER_UNCLEAR, "ikke et JSON-objekt"),
    (redirecting, Why.PROVIDER_UNCLEAR, "sender videre"),
    (too_long, Why.PROVIDER_UNCLEAR, "længere end 512 kB"),
    (keys_unread, Why.PROVIDER_UNCLEAR, "nøglerne kan ikke læses"),
    (userinfo_down, Why.PROVIDER_DOWN, "svarede ikke: fejl 503"),
    (no_role, Why.NO_ROLE, "Login lykkedes, Åse Holm"),
    (groups_left_out, Why.GROUPS_LEFT_OUT, "mere end 200 grupper"),
]


@pytest.mark.parametrize(
    ("misbehave", "why", "told"), MISBEHAVIOUR, ids=lambda each: getattr(each, "__name__", "")
)
def test_an_answer_that_is_not_to_be_believed_gives_no_session(
    misbehave, why, told, browser, provider
):
    misbehave(provider)
    assert told in refused(signed_in(browser, provider, "%2Fsoeg"), why)
    assert browser.cookies == {}


def test_clocks_two_minutes_apart_are_no_hindrance(browser, provider):
    provider.clock = 115
    assert signed_in(browser, provider).status == 303


def test_a_new_key_is_fetched_once_and_not_again_and_again(browser, provider):
    clock = [1000.0]
    kept = browser.signing_in.provider._keys
    kept._clock = lambda: clock[0]
    signed_in(browser, provider)
    provider.key = new_key("second")
    clock[0] += 31
    assert signed_in(browser, provider).status == 303
    provider.shown_keys, provider.key = [provider.key], new_key("third")
    for _ in range(3):
        refused(signed_in(browser, provider), Why.UNKNOWN_KEY)
    assert provider.asked[KEYS] == 2


def test_a_key_that_was_replaced_under_its_old_name_is_fetched_once_too(browser, provider):
    clock = [1000.0]
    browser.signing_in.provider._keys._clock = lambda: clock[0]
    signed_in(browser, provider)
    provider.key = new_key("first")
    refused(signed_in(browser, provider), Why.WRONG_SIGNATURE)  # less than half a minute later
    clock[0] += 31
    assert signed_in(browser, provider).status == 303
    provider.shown_keys, provider.key = [provider.key], new_key("first")
    for _ in range(3):
        refused(signed_in(browser, provider), Why.WRONG_SIGNATURE)
    assert provider.asked[KEYS] == 2


def test_what_the_provider_says_about_itself_must_be_what_the_settings_say(browser, provider):
    provider.about["issuer"] = f"{provider.issuer}/"
    told = refused(browser.get("/log-ind"), Why.WRONG_DISCOVERY_ISSUER)
    assert f"»{provider.issuer}/«" in told


def test_a_secret_is_not_sent_in_the_open(browser, provider):
    provider.about["token_endpoint"] = "http://login.example/token"
    assert "token_endpoint er ikke en adresse med https" in refused(
        browser.get("/log-ind"), Why.PROVIDER_UNCLEAR
    )


def test_a_provider_that_is_slow_is_given_up(browser, provider, monkeypatch):
    monkeypatch.setattr(fetching, "ANSWER_SECONDS", 0.05)
    provider.silent = 0.3
    assert "svaret tog for lang tid" in refused(browser.get("/log-ind"), Why.PROVIDER_DOWN)
    # Those who wait behind it hear the same at once, and the provider is not asked again.
    refused(browser.get("/log-ind"), Why.PROVIDER_DOWN)
    assert provider.asked[DISCOVERY] == 1


def test_a_provider_that_is_down_is_said(new_browser):
    browser = new_browser(issuer="http://127.0.0.1:9")
    answer = browser.get("/log-ind?til=/soeg")
    assert "der er ingen forbindelse" in refused(answer, Why.PROVIDER_DOWN)
    assert answer.headers["retry-after"] == "10"


@pytest.mark.parametrize(
    ("error", "why"),
    [("access_denied", Why.CANCELLED), ("server_error", Why.PROVIDER_REFUSED)],
)
def test_what_the_provider_refuses_is_said_with_the_way_to_try_again(browser, error, why):
    answer = browser.finish(browser.begin("%2Fsoeg"), code="", error=error)
    assert 'href="/log-ind?til=%2Fsoeg"' in refused(answer, why)


def test_an_answer_of_another_provider_is_refused(browser):
    answer = browser.finish(browser.begin(), iss="https://andet.example")
    refused(answer, Why.WRONG_ISSUER)


def test_an_attempt_of_another_browser_is_refused(browser, provider, new_browser):
    asks = browser.begin()
    provider.nonce = asks["nonce"]
    other = new_browser()
    refused(other.finish(asks), Why.ATTEMPT_UNKNOWN)
    assert provider.asked[TOKEN] == 0


def test_a_cookie_that_was_changed_or_moved_is_no_attempt(browser, provider):
    one, other = browser.begin(), browser.begin()
    provider.nonce = one["nonce"]
    names = {
        state: browser.signing_in.attempts.cookie_name(state)
        for state in (one["state"], other["state"])
    }
    kept = dict(browser.cookies)
    browser.cookies[names[other["state"]]] = kept[names[one["state"]]]
    refused(browser.finish(other), Why.ATTEMPT_UNKNOWN)
    content, _, signature = kept[names[one["state"]]].rpartition(".")
    browser.cookies[names[one["state"]]] = f"{content}A.{signature}"
    refused(browser.finish(one), Why.ATTEMPT_UNKNOWN)


def test_too_many_at_once_are_asked_to_wait_a_moment(browser, monkeypatch):
    monkeypatch.setattr(sign_in, "MOST_WAITING", 0)
    answer = browser.get("/log-ind")
    assert answer.headers["retry-after"] == "10"
    refused(answer, Why.BUSY)


def test_an_attempt_is_used_once(browser, provider):
    asks = browser.begin()
    provider.nonce = asks["nonce"]
    assert browser.finish(asks).status == 303
    # Whoever goes back in her browser is in already.
    assert browser.finish(asks).headers["location"] == f"{ORIGIN}/"
    assert provider.asked[TOKEN] == 1
    browser.post("/log-ud", origin=ORIGIN)
    refused(browser.finish(asks), Why.ATTEMPT_UNKNOWN)


def test_an_attempt_lasts_a_quarter_of_an_hour(browser):
    asks = browser.begin()
    browser.signing_in.now = lambda: datetime.now(UTC) + timedelta(minutes=15, seconds=2)
    refused(browser.finish(asks), Why.ATTEMPT_UNKNOWN)


def test_two_tabs_sign_in_at_once_and_another_server_can_finish(browser, provider, new_browser):
    one, other = browser.begin("%2Fa"), browser.begin("%2Fb")
    elsewhere = Browser(new_browser().signing_in, browser.cookies)
    for asks, way_back in ((other, "/b"), (one, "/a")):
        provider.nonce = asks["nonce"]
        assert elsewhere.finish(asks).headers["location"] == ORIGIN + way_back


def test_a_browser_keeps_ten_attempts_and_the_oldest_gives_way(browser):
    start = datetime.now(UTC)
    attempts = []
    for minute in range(11):
        browser.signing_in.now = lambda minute=minute: start + timedelta(minutes=minute)
        attempts.append(browser.begin())
    assert len(browser.cookies) == 10
    assert sum(len(f"{name}={value}; ") for name, value in browser.cookies.items()) < 4096
    refused(browser.finish(attempts[0]), Why.ATTEMPT_UNKNOWN)
    assert "Login-tjenesten afviste" in browser.finish(attempts[1], code="", error="x").text


def test_two_hundred_groups_are_looked_through(browser, provider):
    provider.says |= {
        "roles": None,
        "groups": [f"{number:036}" for number in range(199)] + ["g-sof"],
    }
    assert signed_in(browser, provider).status == 303
    assert session(browser).departments == {"SOF"}


def test_two_roles_are_both_had(browser, provider):
    provider.says["groups"] = ["g-buf", "g-sof", "g-raad"]
    signed_in(browser, provider)
    found = session(browser)
    assert found.roles == {Role.COORDINATOR, Role.DEPARTMENT, Role.COUNCIL}
    assert found.departments == {"BUF", "SOF"}


def test_groups_that_only_userinfo_tells_count_too(browser, provider):
    provider.says["roles"] = None
    provider.info = {"sub": "u-1", "groups": ["g-raad"]}
    signed_in(browser, provider)
    assert session(browser).roles == {Role.COUNCIL}
    assert "Bearer adgang" in provider.authorized


def test_userinfo_that_is_down_does_not_keep_out_whoever_has_a_role(browser, provider):
    provider.info = {}
    provider.raw[USERINFO] = (503, b"")
    assert signed_in(browser, provider).status == 303


def test_the_log_says_who_came_in_and_went_out_and_who_was_refused(browser, provider, noted):
    signed_in(browser, provider)
    browser.post("/log-ud", origin=ORIGIN)
    no_role(provider)
    signed_in(browser, provider)
    ase = Actor("Åse Holm", frozenset({Role.COORDINATOR}), account="u-1")
    assert noted == [
        (Act.SIGNED_IN, ase, ""),
        (Act.SIGNED_OUT, ase, ""),
        (Act.REFUSED, Actor("u-1", frozenset(), account="u-1"), "no-role"),
    ]


def test_nobody_comes_in_whose_line_cannot_be_written(browser, provider):
    def full(*_: object) -> None:
        raise StoreError("Disken er fuld.")

    browser.signing_in.note = full
    answer = signed_in(browser, provider)
    assert (answer.status, "Disken er fuld." in answer.text) == (503, True)
    assert browser.key is None


def test_whoever_has_no_role_reads_where_everybody_may(provider, new_browser):
    browser = new_browser(anonymous_reads=True)
    no_role(provider)
    assert signed_in(browser, provider).status == 303
    assert session(browser).roles == {Role.READER}


def test_a_role_changed_meanwhile_holds_in_the_persons_other_browsers_too(
    browser, provider, new_browser, noted
):
    signed_in(browser, provider)
    provider.says |= {"roles": None, "groups": ["g-sof"]}
    signed_in(new_browser(), provider)
    assert session(browser).roles == {Role.DEPARTMENT}
    assert [act for act, _, _ in noted] == [Act.SIGNED_IN, Act.SIGNED_IN, Act.ROLES_CHANGED]


def test_a_new_sign_in_ends_the_session_that_the_browser_had(browser, provider, sessions):
    signed_in(browser, provider)
    first = browser.key
    signed_in(browser, provider)
    assert browser.key != first
    assert sessions.find(first, datetime.now(UTC)) is None
    assert len(sessions.open(datetime.now(UTC))) == 1


def test_signing_out_ends_the_session_and_forgets_it(browser, provider, sessions):
    signed_in(browser, provider)
    key = browser.key
    forgotten: list[str] = []
    browser.signing_in.forget = forgotten.append
    asked_first = browser.get("/log-ud")
    assert '<form method="post" action="/log-ud">' in asked_first.text
    assert sessions.find(key, datetime.now(UTC))
    answer = browser.post("/log-ud", origin=ORIGIN, sec_fetch_site="same-origin")
    assert "<h1>Du er logget ud</h1>" in answer.text
    assert sessions.find(key, datetime.now(UTC)) is None
    assert forgotten == [key]
    assert browser.key is None


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://andet.example"},
        {"origin": ORIGIN, "sec_fetch_site": "cross-site"},
        {"origin": "null"},
        {},
    ],
)
def test_another_site_cannot_sign_anybody_out(browser, provider, sessions, headers):
    signed_in(browser, provider)
    refused(browser.post("/log-ud", **headers), Why.FROM_ELSEWHERE)
    assert sessions.find(browser.key, datetime.now(UTC))


def test_signing_out_at_the_provider_too_is_offered_where_the_settings_say_so(
    provider, new_browser
):
    provider.about["end_session_endpoint"] = f"{provider.issuer}/logout"
    for wanted in (False, True):
        answer = new_browser(ends_at_provider=wanted).post("/log-ud", origin=ORIGIN)
        assert (f'href="{provider.issuer}/logout?client_id=' in answer.text) is wanted


@pytest.mark.parametrize("reads", [True, False])
def test_whoever_signed_out_is_not_led_straight_in_again(reads, new_browser):
    answer = new_browser(anonymous_reads=reads).post("/log-ud", origin=ORIGIN)
    assert ("Gå til forsiden" in answer.text) is reads
    assert "så luk også browseren" in answer.text


def test_every_reason_to_refuse_is_provoked_by_a_test():
    provoked = {why for _, why, _ in MISBEHAVIOUR}
    elsewhere: set[Any] = {
        Why.CANCELLED, Why.PROVIDER_REFUSED, Why.ATTEMPT_UNKNOWN, Why.WRONG_DISCOVERY_ISSUER,
        Why.BUSY, Why.PROXY_UNCLEAR, Why.FROM_ELSEWHERE,
    }  # fmt: skip
    assert provoked | elsewhere == set(Why)
