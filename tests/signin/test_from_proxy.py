"""A proxy that signs people in: it alone is believed, and by one clear header."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policy.actors import Role
from signin import from_proxy
from signin.accounts import Account
from signin.refusals import RefusedError, Why
from signin.settings import RoleRule, SignIn, TrustedProxy

PROXY = "10.0.0.5"
SETTINGS = SignIn(
    origin="https://handicap.example.dk",
    anonymous_reads=False,
    role_rules=(
        RoleRule("groups", frozenset({"SOF handicap"}), Role.DEPARTMENT, frozenset({"SOF"})),
        RoleRule("sub", frozenset({"u-2"}), Role.AUDITOR),
    ),
    trusted_proxy=TrustedProxy(frozenset({PROXY}), "X-Bruger", "X-Navn", "X-Grupper"),
)
ASE = (("X-Bruger", "u-1"), ("X-Navn", "Åse Holm"), ("X-Grupper", "andet; SOF handicap"))


def account(
    *headers: tuple[str, str], peer: str = PROXY, settings: SignIn = SETTINGS
) -> Account | None:
    """The account of a request whose headers the proxy has sent as UTF-8."""
    sent = [(name.lower(), value.encode().decode("latin-1")) for name, value in headers]
    return from_proxy.account(
        lambda name: [value for known, value in sent if known == name.lower()], peer, settings
    )


def test_the_proxy_says_who_somebody_is_and_which_groups_she_has():
    assert account(*ASE) == Account(
        "u-1", "Åse Holm", frozenset({Role.DEPARTMENT}), frozenset({"SOF"})
    )


def test_a_role_can_be_given_by_name_alone():
    found = account(("X-Bruger", "u-2"))
    assert found == Account("u-2", "u-2", frozenset({Role.AUDITOR}))


def test_the_same_headers_from_elsewhere_are_ignored_and_told_in_the_log(caplog):
    from_proxy._tell_of_other.cache_clear()
    for _ in range(3):
        assert account(*ASE, peer="10.0.0.6") is None
    assert [record.getMessage() for record in caplog.records] == [
        "X-Bruger came from 10.0.0.6, which is not the proxy of the settings: ignored"
    ]


def test_whoever_the_proxy_names_nobody_for_has_not_signed_in():
    assert account(("X-Navn", "Åse Holm")) is None
    assert account(("X-Bruger", " ")) is None
    assert account(*ASE, settings=replace(SETTINGS, trusted_proxy=None)) is None


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ((("X-Bruger", "u-1"), *ASE), Why.PROXY_UNCLEAR),
        ((*ASE, ("X-Grupper", "flere")), Why.PROXY_UNCLEAR),
        ((("X-Bruger", "u 1"),), Why.NO_SUBJECT),
        ((("X-Bruger", "u-3"),), Why.NO_ROLE),
    ],
)
def test_an_unclear_proxy_signs_nobody_in(headers, why):
    with pytest.raises(RefusedError) as refused:
        account(*headers)
    assert refused.value.why is why
    assert all(refused.value.paragraphs)
