"""The tables and keys of the settings file of sign-in, declared once, with how each value is read.

The provider's own words for what it hands out are kept (issuer, client_id, claim), since the person who
fills in the file copies them from the provider's pages; everything else is Danish.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from policy.actors import GIVEN, Role
from policy.spelling import suggestion

LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")
"""Where a try on one machine may do without https."""
REQUIRED = object()
_HEADER_NAME = re.compile(r"[A-Za-z0-9-]{1,64}")


class MendError(Exception):
    """A value that cannot be used; the message says what to write."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a table: how its value is read, and what holds where it is left out.

    A `secret` value is never repeated in a message.
    """

    name: str
    read: Callable[[Any], Any]
    default: Any = REQUIRED
    secret: bool = False


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise MendError("Skriv en tekst i anførselstegn.")
    return value.strip()


def _texts(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    if not values or not all(isinstance(each, str) and each.strip() for each in values):
        raise MendError('Skriv en eller flere tekster, fx ["SOF", "BUF"].')
    return tuple(each.strip() for each in values)


def _yes_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise MendError("Skriv true eller false, uden anførselstegn.")
    return value


def _from_to(least: int, most: int) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise MendError(f"Skriv et helt tal fra {least} til {most}.")
        return value

    return read


def is_private(address: str) -> bool:
    """Whether nobody on the way can read along: https, or http that stays on this machine.

    >>> is_private("https://login.example"), is_private("http://localhost:5000/")
    (True, True)
    >>> is_private("http://login.example"), is_private("https:///sti")
    (False, False)
    """
    try:
        parts = urlsplit(address)
        usable = bool(parts.hostname) and parts.port != 0 and parts.username is None
    except ValueError:
        return False
    local = parts.scheme == "http" and parts.hostname in LOCAL_HOSTS
    return usable and (parts.scheme == "https" or local)


def _address(value: Any) -> str:
    written = _text(value)
    if not is_private(written) or {"?", "#"} & set(written):
        raise MendError(
            "Skriv en adresse, der begynder med https://. Kun localhost må begynde med http://."
        )
    return written


def _origin(value: Any) -> str:
    written = _address(value).removesuffix("/")
    if urlsplit(written).path:
        raise MendError("Skriv adressen uden sti, fx https://handicap.kommune.dk.")
    return written


def _role(value: Any) -> Role:
    written = _text(value)
    if written not in GIVEN:
        raise MendError(f"Den rolle findes ikke. {suggestion(written, GIVEN)}")
    return GIVEN[written]


def _departments(value: Any) -> frozenset[str]:
    codes = frozenset(_texts(value))
    if any(len(code.split()) > 1 for code in codes):
        raise MendError('Skriv hver kode for sig, uden mellemrum, fx ["SOF", "BUF"].')
    return codes


def _peers(value: Any) -> frozenset[str]:
    try:
        return frozenset(str(ip_address(each)) for each in _texts(value))
    except ValueError:
        raise MendError('Skriv proxyens IP-adresse, fx ["10.0.0.5"].') from None


def _header(value: Any) -> str:
    written = _text(value)
    if not _HEADER_NAME.fullmatch(written):
        raise MendError("Skriv navnet på en header: bogstaver, tal og bindestreg, fx X-Bruger.")
    if written.lower().startswith("x-handicapmonitor-"):
        raise MendError("Navne, der begynder med X-Handicapmonitor-, bruger systemet selv.")
    return written


TABLES: Mapping[str, tuple[Key, ...]] = {
    "": (Key("adresse", _origin), Key("uden_login_kan_laese", _yes_no)),
    "udbyder": (
        Key("issuer", _address),
        Key("client_id", _text),
        Key("client_secret", _text, "", secret=True),
        Key("client_secret_fil", _text, ""),
        Key("client_secret_miljoe", _text, ""),
        Key("scopes", _texts, ("openid", "profile")),
        Key("navn", _text, "name"),
        Key("log_ud_ogsaa_hos_udbyder", _yes_no, False),
    ),
    "session": (
        Key("pause_minutter", _from_to(5, 24 * 60), 60),
        Key("hoejst_timer", _from_to(1, 24), 10),
    ),
    "proxy": (
        Key("adresser", _peers),
        Key("bruger", _header),
        Key("navn", _header, ""),
        Key("grupper", _header, ""),
    ),
    "rolle": (
        Key("claim", _text),
        Key("vaerdi", _texts),
        Key("rolle", _role),
        Key("forvaltninger", _departments, frozenset()),
    ),
}
"""The tables of the file; those without a name are at its top. `rolle` can be there many times."""
SECRETS = ("client_secret", "client_secret_fil", "client_secret_miljoe")
