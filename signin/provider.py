"""The sign-in provider: what it says about itself, its keys, and the exchange of a code for a token."""

from __future__ import annotations

import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import quote_plus, urlencode, urlsplit

from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from requests.auth import HTTPBasicAuth

from signin import fetching
from signin.fetching import NOBODY, Answer, Bearer
from signin.kept import Kept
from signin.refusals import RefusedError, Why
from signin.settings import SignIn
from signin.settings_keys import is_private

_WELL_KNOWN = "/.well-known/openid-configuration"
_NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_OPTIONAL = ("userinfo_endpoint", "end_session_endpoint")


@dataclass(frozen=True, slots=True)
class Discovery:
    """What the provider says about itself. An address that it does not have is empty."""

    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str
    end_session_endpoint: str
    takes_basic: bool
    """Whether it takes the client's secret as a password rather than in the form."""


class Provider:
    """The provider of the settings. Safe for several threads at once; asks as seldom as it can."""

    def __init__(self, settings: SignIn, clock: Callable[[], float] = time.monotonic) -> None:
        self.settings = settings
        self._discovery = Kept(self._fetched_discovery, clock)
        self._keys = Kept(self._fetched_keys, clock)

    def discovery(self) -> Discovery:
        """What the provider says about itself. Raises `RefusedError`."""
        return self._discovery.value()

    def keys(self, key_id: str | None, tried: KeySet | None = None) -> KeySet:
        """The provider's keys, fetched once more where the one asked for is not among them.

        So are those that were `tried` in vain: a provider can replace a key and keep its name. Raises
        `RefusedError` when they cannot be fetched. A key that is still not there is for the caller to
        refuse.
        """
        return self._keys.value(
            lambda keys: keys is tried or key_id not in {key.kid for key in keys.keys}
        )

    def sign_in_address(self, state: str, nonce: str, verifier: str) -> str:
        """Where the browser goes to sign in. Raises `RefusedError`."""
        asks = {
            "response_type": "code",
            "client_id": self.settings.client_id,
            "redirect_uri": self.settings.callback,
            "scope": " ".join(self.settings.scopes),
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge(verifier),
            "code_challenge_method": "S256",
            "ui_locales": "da",
        }
        return _with(self.discovery().authorization_endpoint, asks)

    def sign_out_address(self) -> str:
        """Where the browser goes to sign out at the provider too; empty where it has no such address."""
        address = self.discovery().end_session_endpoint
        asks = {
            "client_id": self.settings.client_id,
            "post_logout_redirect_uri": f"{self.settings.origin}/",
        }
        return _with(address, asks) if address else ""

    def exchanged(self, code: str, verifier: str) -> Answer:
        """What the provider gives for a code: an ID token and an access token. Raises `RefusedError`."""
        discovery = self.discovery()
        settings = self.settings
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": settings.callback,
            "code_verifier": verifier,
        }
        if discovery.takes_basic:
            # RFC 6749, 2.3.1: both are encoded as in a form before they become name and password.
            auth = HTTPBasicAuth(quote_plus(settings.client_id), quote_plus(settings.client_secret))
            answer = fetching.asked(discovery.token_endpoint, form, auth)
        else:
            form |= {"client_id": settings.client_id, "client_secret": settings.client_secret}
            answer = fetching.asked(discovery.token_endpoint, form, NOBODY)
        if not answer.is_good:
            raise RefusedError(
                Why.CODE_REFUSED, code=shown(answer.says.get("error")), callback=settings.callback
            )
        return answer

    def userinfo(self, access_token: str, subject: str) -> Mapping[str, Any]:
        """More claims about the same subject; none where the provider has no such address.

        Raises `RefusedError`, also where it answers about somebody else.
        """
        address = self.discovery().userinfo_endpoint
        if not (address and access_token):
            return {}
        answer = fetching.asked(address, auth=Bearer(access_token))
        if not answer.is_good:
            raise self._unclear(f"userinfo svarede {answer.status}")
        if answer.says.get("sub") != subject:
            raise RefusedError(Why.OTHER_SUBJECT)
        return answer.says

    def _fetched_discovery(self) -> Discovery:
        answer = fetching.asked(self.settings.issuer.removesuffix("/") + _WELL_KNOWN)
        if not answer.is_good:
            raise self._unclear(
                f"{_WELL_KNOWN} svarede {answer.status}; er issuer skrevet rigtigt?"
            )
        says = answer.says
        if says.get("issuer") != self.settings.issuer:
            raise RefusedError(
                Why.WRONG_DISCOVERY_ISSUER,
                expected=self.settings.issuer,
                found=shown(says.get("issuer")),
            )
        needed = {name: self._address(says, name) for name in _NEEDED}
        optional = {name: self._address(says, name) if says.get(name) else "" for name in _OPTIONAL}
        # RFC 8414: a provider that does not say takes the secret as a password.
        ways = says.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        return Discovery(**needed, **optional, takes_basic="client_secret_basic" in ways)

    def _address(self, says: Mapping[str, Any], name: str) -> str:
        """An address that the provider names; secrets go there, so it must be by https."""
        found = says.get(name)
        if not isinstance(found, str) or not is_private(found):
            raise self._unclear(f"{name} er ikke en adresse med https ({shown(found)})")
        return found

    def _fetched_keys(self) -> KeySet:
        answer = fetching.asked(self.discovery().jwks_uri)
        try:
            return KeySet.import_key_set({"keys": list(answer.says["keys"])})
        except (JoseError, LookupError, TypeError, ValueError) as fault:
            raise self._unclear("nøglerne kan ikke læses") from fault

    def _unclear(self, fault: str) -> RefusedError:
        return RefusedError(Why.PROVIDER_UNCLEAR, host=self.settings.host, fault=fault)


def challenge(verifier: str) -> str:
    """What the provider is shown of a verifier beforehand (RFC 7636, S256).

    >>> challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
    """
    return urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def shown(found: object) -> str:
    """A value from the provider as a message can show it: short, and on one line."""
    text = " ".join(str(found).split()) if found not in (None, "") else "ingenting"
    return text if len(text) <= 120 else f"{text[:119]}…"


def _with(address: str, asks: Mapping[str, str]) -> str:
    joint = "&" if urlsplit(address).query else "?"
    return f"{address}{joint}{urlencode(asks)}"
