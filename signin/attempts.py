"""A sign-in that has begun: what must be known when the provider sends the person back.

The browser keeps it in one signed cookie for each attempt, so that several tabs can sign in at once and
any of the servers can finish: their key comes from the client's secret, which they all have.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from itsdangerous import BadData, URLSafeSerializer

from signin.refusals import RefusedError, Why
from signin.settings import SignIn

LASTS = timedelta(minutes=15)
MOST = 10
"""The most attempts that a browser keeps; the oldest gives way. Ten are less than 4 kB of cookies."""
COOKIE = "handicapmonitor-forsoeg-"
"""How the names of the cookies begin; the state follows."""


def _random() -> str:
    return secrets.token_urlsafe(32)


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt, and where the person wanted to go. `began` is in seconds of the epoch.

    The provider gives `state`, the name of the attempt, and `nonce` back, and is shown the `verifier` at
    the end.
    """

    way_back: str
    began: int
    state: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    nonce: str = field(default_factory=_random)
    verifier: str = field(default_factory=_random)


class Attempts:
    """Writes and reads the cookies of attempts."""

    def __init__(self, settings: SignIn) -> None:
        self._prefix = ("__Host-" if settings.is_secure else "") + COOKIE
        self._signer = URLSafeSerializer(
            settings.client_secret,
            salt="handicapmonitor.attempt",
            signer_kwargs={"key_derivation": "hmac", "digest_method": sha256},
        )

    def cookie_name(self, state: str) -> str:
        return f"{self._prefix}{state}"

    def cookie(self, attempt: Attempt) -> str:
        """The value of an attempt's cookie."""
        return str(self._signer.dumps(asdict(attempt)))

    def found(self, state: str, cookies: Mapping[str, str], now: datetime) -> Attempt:
        """The attempt that the provider has answered. Raises `RefusedError` where there is none."""
        attempt = self._read(cookies.get(self.cookie_name(state), ""))
        if attempt is None or attempt.state != state or not _is_fresh(attempt, now):
            minutes = int(LASTS.total_seconds() // 60)
            raise RefusedError(Why.ATTEMPT_UNKNOWN, minutes=minutes, cookies=self._prefix)
        return attempt

    def names(self, cookies: Mapping[str, str]) -> list[str]:
        """The names of the cookies of attempts."""
        return [name for name in cookies if name.startswith(self._prefix)]

    def too_many(self, cookies: Mapping[str, str], now: datetime) -> list[str]:
        """The names of the cookies to delete before another attempt: unusable ones, and the oldest."""
        read = {name: self._read(cookies[name]) for name in self.names(cookies)}
        fresh = {name: each for name, each in read.items() if each and _is_fresh(each, now)}
        newest = sorted(fresh, key=lambda name: fresh[name].began, reverse=True)[: MOST - 1]
        return [name for name in read if name not in newest]

    def _read(self, cookie: str) -> Attempt | None:
        try:
            return Attempt(**self._signer.loads(cookie))
        except (BadData, TypeError):
            return None


def _is_fresh(attempt: Attempt, now: datetime) -> bool:
    return abs(now.timestamp() - attempt.began) <= LASTS.total_seconds()
