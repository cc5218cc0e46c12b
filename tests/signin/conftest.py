"""A misbehaving provider, and settings and sessions to sign in with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from policy.actors import Role
from signin.settings import RoleRule, SignIn
from store.sessions import Sessions
from tests.signin import misbehaving
from tests.signin.misbehaving import CLIENT, SECRET, Provider

RULES = (
    RoleRule("roles", frozenset({"Koordinator"}), Role.COORDINATOR),
    RoleRule("groups", frozenset({"g-sof"}), Role.DEPARTMENT, frozenset({"SOF"})),
    RoleRule("groups", frozenset({"g-buf"}), Role.DEPARTMENT, frozenset({"BUF"})),
    RoleRule("groups", frozenset({"g-raad"}), Role.COUNCIL),
)


@pytest.fixture
def provider() -> Iterator[Provider]:
    with misbehaving.serving() as each:
        each.says["roles"] = ["Koordinator"]
        yield each


@pytest.fixture
def settings(provider: Provider) -> SignIn:
    return SignIn(
        origin="http://localhost:8501",
        anonymous_reads=False,
        role_rules=RULES,
        issuer=provider.issuer,
        client_id=CLIENT,
        client_secret=SECRET,
    )


@pytest.fixture
def sessions(tmp_path: Path) -> Sessions:
    return Sessions(str(tmp_path))
