"""The account that a person's claims give her, by the rules of the settings."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

from policy.actors import Role
from policy.spelling import INVISIBLE
from signin.accounts import Account
from signin.refusals import RefusedError, Why
from signin.settings import RoleRule, SignIn

LOG = logging.getLogger(__name__)
LONGEST_NAME = 120

Claims = Mapping[str, Any]


def account(token: Claims, more: Callable[[], Claims], settings: SignIn) -> Account:
    """The account of somebody whose ID token says this.

    `more` asks the provider for further claims; it is called where a claim that a rule or the name needs
    is not in the token. What the token says goes first.

    Raises:
        RefusedError: GROUPS_LEFT_OUT or NO_ROLE for somebody without a role who may not read without one;
            and whatever `more` raises.
    """
    said = _with_more(token, more, settings)
    given = [rule for rule in settings.role_rules if _applies(rule, said)]
    name = _name(said, settings)
    if not given:
        _refuse_without_role(said, name, settings)
    return Account(
        said["sub"],
        name,
        frozenset(rule.role for rule in given) or frozenset({Role.READER}),
        frozenset(code for rule in given for code in rule.departments),
    )


def _with_more(token: Claims, more: Callable[[], Claims], settings: SignIn) -> Claims:
    needed = {settings.name_claim, *(rule.claim for rule in settings.role_rules)}
    if all(_values(token, claim) for claim in needed):
        return token
    try:
        return {**more(), **token}
    except RefusedError as refused:
        # Many have no value in some claim. Those whose token gives a role do not need more.
        down = refused.why in (Why.PROVIDER_DOWN, Why.PROVIDER_UNCLEAR)
        if not (down and any(_applies(rule, token) for rule in settings.role_rules)):
            raise
        LOG.warning("userinfo could not be asked, and the token was enough: %s", refused)
        return token


def _applies(rule: RoleRule, said: Claims) -> bool:
    return not rule.values.isdisjoint(_values(said, rule.claim))


def _values(said: Claims, claim: str) -> frozenset[str]:
    """The texts of a claim, one or many. A dot leads into a claim that has parts.

    >>> sorted(_values({"groups": ["b", "a"]}, "groups"))
    ['a', 'b']
    >>> _values({"realm_access": {"roles": ["a"]}}, "realm_access.roles")
    frozenset({'a'})
    """
    found: object = said.get(claim)
    if found is None and "." in claim:
        found = said
        for part in claim.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    values = found if isinstance(found, list) else [found]
    return frozenset(each for each in values if isinstance(each, str) and each)


def _name(said: Claims, settings: SignIn) -> str:
    """What the person is called on pages and in the history; her account where she has no name."""
    for claim in (settings.name_claim, "preferred_username", "email"):
        for found in sorted(_values(said, claim)):
            if name := " ".join(INVISIBLE.sub("", found).split()):
                return name[:LONGEST_NAME]
    return str(said["sub"])


def _refuse_without_role(said: Claims, name: str, settings: SignIn) -> None:
    """Refuse somebody without a role, unless everybody may read."""
    for rule in settings.role_rules:
        if _left_out(rule.claim, said):
            raise RefusedError(Why.GROUPS_LEFT_OUT, claim=rule.claim)
    if not settings.anonymous_reads:
        asked = {rule.claim for rule in settings.role_rules}
        counts = (f"{claim} ({len(_values(said, claim))})" for claim in sorted(asked))
        raise RefusedError(Why.NO_ROLE, name=name, claims=", ".join(counts))


def _left_out(claim: str, said: Claims) -> bool:
    """Whether Entra ID had too many values for a claim, and sent the place of them instead."""
    elsewhere = said.get("_claim_names")
    named = isinstance(elsewhere, Mapping) and claim in elsewhere
    return not _values(said, claim) and (
        named or (claim == "groups" and said.get("hasgroups") is True)
    )
