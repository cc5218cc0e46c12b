"""The host names that the site is served under, and the name in a request."""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv6Address
from urllib.parse import urlsplit

from monitor.settings import host_names

OF_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "[::1]"})
HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[^\s:/?#@\[\]]+)(?::[0-9]{0,5})?")


def expected() -> frozenset[str]:
    """The names of this machine, and those of the setting."""
    named = (name_of(_without_scheme(each)) for each in host_names())
    return OF_THIS_MACHINE | {name for name in named if name}


def name_of(host: str) -> str | None:
    """The name in a Host header, in one spelling; None if it is not a host.

    >>> name_of("LOCALHOST.:8501")
    'localhost'
    >>> name_of("[0:0:0:0:0:0:0:1]:8501")
    '[::1]'
    """
    found = HOST.fullmatch(host)
    if not found:
        return None
    name = found["name"].lower().removesuffix(".")
    if name.startswith("["):
        return _address(name)
    try:
        return name.encode("idna").decode() or None
    except UnicodeError:
        return None


def _address(bracketed: str) -> str | None:
    try:
        return f"[{IPv6Address(bracketed[1:-1])}]"
    except AddressValueError:
        return None


def _without_scheme(named: str) -> str:
    return urlsplit(named).netloc if "://" in named else named
