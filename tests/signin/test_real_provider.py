"""Signing in at a real provider, which signs with RSA and tells groups as it does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from policy.actors import Role
from signin.refusals import Why
from signin.settings import RoleRule, SignIn
from store.sessions import Session, Sessions
from tests.signin import real_provider
from tests.signin.browser import Browser
from tests.signin.real_provider import SCOPES, RealProvider
from tests.web.asking import Answer
from web.sign_in import SigningIn

pytestmark = pytest.mark.uncovered
ORIGIN = "http://localhost:8501"
RULES = (
    RoleRule("groups", frozenset({"koordinatorer"}), Role.COORDINATOR),
    RoleRule("groups", frozenset({"sof"}), Role.DEPARTMENT, frozenset({"SOF"})),
)


@pytest.fixture(scope="module")
def provider() -> Iterator[RealProvider]:
    with real_provider.serving(f"{ORIGIN}/log-ind/svar") as each:
        each.add_person("aase", "Åse Holm", "koordinatorer")
        each.add_person("bo", "Bo Krag")
        yield each


@pytest.fixture
def signing_in(provider: RealProvider, sessions: Sessions) -> SigningIn:
    settings = SignIn(
        origin=ORIGIN,
        anonymous_reads=False,
        role_rules=RULES,
        issuer=provider.issuer,
        client_id=provider.client_id,
        client_secret=provider.client_secret,
        scopes=SCOPES,
        ends_at_provider=True,
    )
    return SigningIn(settings, sessions, note=lambda *_: None)


def signed_in(
    signing_in: SigningIn, provider: RealProvider, user_name: str
) -> tuple[Browser, Answer]:
    provider.sign_in(user_name)
    browser = Browser(signing_in)
    address = browser.get("/log-ind?til=%2Fsoeg%3Ford%3Db%25C3%25B8rn").headers["location"]
    return browser, browser.finish(provider.answer(address))


def session(browser: Browser) -> Session | None:
    return browser.signing_in.sessions.find(browser.key or "", datetime.now(UTC))


def test_a_person_signs_in_and_out(signing_in, provider):
    browser, answer = signed_in(signing_in, provider, "aase")
    assert answer.headers["location"] == f"{ORIGIN}/soeg?ord=b%C3%B8rn"
    found = session(browser)
    assert found
    assert (found.subject, found.name, found.roles) == ("aase", "Åse Holm", {Role.COORDINATOR})
    left = browser.post("/log-ud", origin=ORIGIN)
    assert f'href="{provider.server.url}oauth/end_session?' in left.text
    assert session(browser) is None


def test_whoever_has_no_role_is_told_so(signing_in, provider):
    browser, answer = signed_in(signing_in, provider, "bo")
    assert answer.status == 403
    assert Why.NO_ROLE.value.title in answer.text
    assert "Bo Krag" in answer.text
    assert session(browser) is None


def test_a_role_changed_meanwhile_holds_from_the_next_sign_in_everywhere(signing_in, provider):
    first, _ = signed_in(signing_in, provider, "aase")
    provider.set_groups("aase", "koordinatorer", "sof")
    signed_in(signing_in, provider, "aase")
    found = session(first)
    assert found
    assert (found.roles, found.departments) == ({Role.COORDINATOR, Role.DEPARTMENT}, {"SOF"})
    provider.set_groups("aase", "koordinatorer")
