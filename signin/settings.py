"""How people sign in on an installation, and which roles they get: what the settings file says."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from monitor import settings as installation
from policy.actors import Role
from signin import settings_file
from signin.settings_file import SignInSettingsError, Values

__all__ = ["RoleRule", "SignIn", "SignInSettingsError", "TrustedProxy", "current", "read"]

CALLBACK = "/log-ind/svar"
"""The path that the provider sends people back to."""


@dataclass(frozen=True, slots=True)
class RoleRule:
    """Whoever has one of `values` in a claim has the role, and acts for the departments."""

    claim: str
    values: frozenset[str]
    role: Role
    departments: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TrustedProxy:
    """A proxy that signs people in itself and names them in headers.

    The headers are believed from `peers` alone, by the address that the connection comes from. `groups`
    are separated by commas or semicolons.
    """

    peers: frozenset[str]
    subject_header: str
    name_header: str = ""
    groups_header: str = ""


@dataclass(frozen=True, slots=True)
class SignIn:
    """The settings of sign-in. Without a provider (`issuer` is empty) a proxy signs people in.

    `origin` is where the site is seen from outside, without a path. `anonymous_reads` tells whether
    whoever has not signed in may read what is public. A session ends after `idle_minutes` without use,
    and after `lasts_hours` at the latest.
    """

    origin: str
    anonymous_reads: bool
    role_rules: tuple[RoleRule, ...]
    issuer: str = ""
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    scopes: tuple[str, ...] = ("openid", "profile")
    name_claim: str = "name"
    idle_minutes: int = 60
    lasts_hours: int = 10
    ends_at_provider: bool = False
    """Whether signing out here leads on to signing out at the provider."""
    trusted_proxy: TrustedProxy | None = None

    @property
    def callback(self) -> str:
        """Where the provider sends people back to; to be registered with it."""
        return f"{self.origin}{CALLBACK}"

    @property
    def is_secure(self) -> bool:
        """Whether people come by https; only a try on one machine does not."""
        return self.origin.startswith("https://")

    @property
    def host(self) -> str:
        """The provider's host name, as messages name it."""
        return urlsplit(self.issuer).netloc


def current() -> SignIn | None:
    """The settings of this installation; None where nobody signs in.

    Raises:
        SignInSettingsError: when the file cannot be used.
    """
    file = installation.sign_in_file()
    return read(file) if file else None


@cache
def read(file: Path) -> SignIn:
    """The settings in a file, which is read once.

    Raises:
        SignInSettingsError: when the file cannot be used.
    """
    filled = settings_file.filled(file)
    return SignIn(
        origin=filled.top["adresse"],
        anonymous_reads=filled.top["uden_login_kan_laese"],
        role_rules=tuple(map(_rule, filled.rules)),
        idle_minutes=filled.session["pause_minutter"],
        lasts_hours=filled.session["hoejst_timer"],
        trusted_proxy=_proxy(filled.proxy) if filled.proxy else None,
        **(_of_provider(filled.provider) if filled.provider else {}),
    )


def _rule(written: Values) -> RoleRule:
    return RoleRule(
        written["claim"],
        frozenset(written["vaerdi"]),
        written["rolle"],
        written["forvaltninger"],
    )


def _proxy(written: Values) -> TrustedProxy:
    return TrustedProxy(written["adresser"], written["bruger"], written["navn"], written["grupper"])


def _of_provider(written: Values) -> dict[str, Any]:
    return {
        "issuer": written["issuer"],
        "client_id": written["client_id"],
        "client_secret": written["client_secret"],
        "scopes": written["scopes"],
        "name_claim": written["navn"],
        "ends_at_provider": written["log_ud_ogsaa_hos_udbyder"],
    }
