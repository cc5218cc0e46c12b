"""Whether an ID token is to be believed. Each way in which it is not has its own reason.

The checks are those of OpenID Connect Core 1.0, 3.1.3.7.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from joserfc import jws, jwt
from joserfc.errors import BadSignatureError, JoseError
from joserfc.jwk import Key, KeySet

from signin.provider import shown
from signin.refusals import RefusedError, Why, in_words

ALGORITHMS = (
    *("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
    *("ES256", "ES384", "ES512", "Ed25519"),
)
"""How a token may be signed: with a key that the provider alone has. Neither unsigned, nor with a
secret that is shared."""
MOST_APART = timedelta(seconds=120)
"""How far the provider's clock and ours may be apart."""
LONGEST_SUBJECT = 255

FindKeys = Callable[[str | None, KeySet | None], KeySet]
"""Finds the keys by the name of one, and by those that were tried in vain, if any were."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a token must say: who issued it, for whom, and the nonce of this sign-in."""

    issuer: str
    client_id: str
    nonce: str
    host: str
    """The provider's host name, for messages."""


@dataclass(frozen=True, slots=True)
class Clocks:
    """The time here, and the provider's, where its answer told it."""

    here: datetime
    theirs: datetime | None = None


def claims(token: object, expected: Expected, keys: FindKeys, clocks: Clocks) -> dict[str, Any]:
    """What a token says, when it is to be believed.

    Raises:
        RefusedError: with the first reason why it is not.
    """
    said = _signed(token, expected, keys)
    _for_us(said, expected)
    _now(said, expected, clocks)
    if said.get("nonce") != expected.nonce:
        raise RefusedError(Why.WRONG_NONCE)
    return {**said, "sub": subject(said.get("sub"))}


def subject(found: object) -> str:
    """The provider's lasting name for a person. Raises `RefusedError` where it cannot be one."""
    usable = isinstance(found, str) and 0 < len(found) <= LONGEST_SUBJECT
    if not (isinstance(found, str) and usable and all("!" <= sign <= "~" for sign in found)):
        raise RefusedError(Why.NO_SUBJECT, found=shown(found))
    return found


def _signed(token: object, expected: Expected, keys: FindKeys) -> dict[str, Any]:
    if not isinstance(token, str) or not token:
        raise RefusedError(Why.NOT_A_TOKEN, fault="Der er intet id_token i svaret")
    try:
        header = jws.extract_compact(token.encode()).headers()
    except (JoseError, ValueError) as fault:
        raise RefusedError(Why.NOT_A_TOKEN, fault="id_token er ikke et JWT") from fault
    algorithm, key_id = header.get("alg"), header.get("kid")
    if algorithm not in ALGORITHMS:
        raise RefusedError(
            Why.WRONG_ALGORITHM, found=shown(algorithm), allowed=", ".join(ALGORITHMS)
        )
    tried = None
    for _ in range(2):  # the provider may have replaced the key and kept its name
        found = keys(key_id, tried)
        try:
            return jwt.decode(token, _key(found, key_id, expected), algorithms=[algorithm]).claims
        except BadSignatureError:
            tried = found
        except (JoseError, ValueError) as fault:
            raise RefusedError(Why.NOT_A_TOKEN, fault=shown(fault)) from fault
    raise RefusedError(Why.WRONG_SIGNATURE)


def _key(keys: KeySet, key_id: str | None, expected: Expected) -> Key:
    try:
        return keys.get_by_kid(key_id)
    except JoseError as fault:
        raise RefusedError(Why.UNKNOWN_KEY, found=shown(key_id), host=expected.host) from fault


def _for_us(said: Mapping[str, Any], expected: Expected) -> None:
    if said.get("iss") != expected.issuer:
        raise RefusedError(Why.WRONG_ISSUER, found=shown(said.get("iss")), expected=expected.issuer)
    named = said.get("aud")
    audience = named if isinstance(named, list) else [named]
    # A token for several has to say which of them asked for it.
    party = said.get("azp", None if len(audience) > 1 else expected.client_id)
    if expected.client_id not in audience or party != expected.client_id:
        found = party if expected.client_id in audience else named
        raise RefusedError(Why.WRONG_AUDIENCE, found=shown(found), expected=expected.client_id)


def _now(said: Mapping[str, Any], expected: Expected, clocks: Clocks) -> None:
    ends, issued = _seconds(said, "exp"), _seconds(said, "iat")
    begins = _seconds(said, "nbf") if "nbf" in said else issued
    now, most = clocks.here.timestamp(), MOST_APART.total_seconds()
    # It was issued a moment ago: one from the future shows that our clock is behind.
    if (ahead := max(issued, begins) - now) > most:
        raise _apart(-ahead, expected)
    if now - ends > most:
        if clocks.theirs and abs(apart := now - clocks.theirs.timestamp()) > most:
            raise _apart(apart, expected)
        raise RefusedError(
            Why.EXPIRED,
            since=in_words(now - ends),
            now=clocks.here.astimezone().strftime("%d.%m.%Y kl. %H.%M.%S"),
        )


def _seconds(said: Mapping[str, Any], claim: str) -> float:
    found = said.get(claim)
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise RefusedError(Why.NO_TIMES, claim=claim)
    return found


def _apart(seconds: float, expected: Expected) -> RefusedError:
    """Our clock is so many seconds ahead of the provider's, or behind it."""
    return RefusedError(
        Why.CLOCKS_APART,
        apart=in_words(seconds),
        way="foran" if seconds > 0 else "bagud",
        host=expected.host,
        most=in_words(MOST_APART.total_seconds()),
    )
