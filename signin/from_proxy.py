"""The account of a person whom a city's own sign-in proxy has let in, and names in a header."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from signin import claims, tokens
from signin.accounts import Account
from signin.refusals import RefusedError, Why
from signin.settings import SignIn, TrustedProxy

LOG = logging.getLogger(__name__)
GROUPS_CLAIM = "groups"
"""What rules call the groups that the proxy names."""
SUBJECT_CLAIM = "sub"
"""What rules call the name that the proxy gives a person."""
_BETWEEN_GROUPS = re.compile(r"[,;]")

Headers = Callable[[str], Sequence[str]]
"""All values of the header of a name, as they were sent."""


def account(headers: Headers, peer: str, settings: SignIn) -> Account | None:
    """The account that the proxy vouches for; None for a request that it has named nobody in.

    `peer` is the address that the connection comes from. Whoever else sends the header has not signed in;
    that is told in the log.

    Raises:
        RefusedError: where the proxy's headers are unclear, or give no role to somebody who needs one.
    """
    proxy = settings.trusted_proxy
    if proxy is None or not headers(proxy.subject_header):
        return None
    if peer not in proxy.peers:
        _tell_of_other(peer, proxy.subject_header)
        return None
    named = _only(headers, proxy.subject_header, peer)
    if not named:
        return None
    said = {
        SUBJECT_CLAIM: tokens.subject(named),
        settings.name_claim: _optional(headers, proxy.name_header, peer),
        GROUPS_CLAIM: _groups(headers, proxy, peer),
    }
    return claims.account(said, dict, settings)


def _groups(headers: Headers, proxy: TrustedProxy, peer: str) -> list[str]:
    written = _optional(headers, proxy.groups_header, peer)
    return [group.strip() for group in _BETWEEN_GROUPS.split(written) if group.strip()]


def _optional(headers: Headers, name: str, peer: str) -> str:
    return _only(headers, name, peer) if name and headers(name) else ""


def _only(headers: Headers, name: str, peer: str) -> str:
    """The one value of a header. Names with æ, ø and å come as UTF-8, which HTTP reads as Latin-1."""
    values = headers(name)
    if len(values) != 1:
        raise RefusedError(Why.PROXY_UNCLEAR, header=name, count=len(values), peer=peer)
    (value,) = values
    try:
        return value.encode("latin-1").decode("utf-8").strip()
    except UnicodeError:
        return value.strip()


@lru_cache(maxsize=256)
def _tell_of_other(peer: str, header: str) -> None:
    """Tell once of each address that sends what only the proxy may send."""
    LOG.warning("%s came from %s, which is not the proxy of the settings: ignored", header, peer)
