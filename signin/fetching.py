"""Asks the provider over the network, with limits on time and size, and follows no redirect."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.auth import AuthBase
from urllib3.exceptions import HTTPError

from signin.refusals import RefusedError, Why

CONNECT_SECONDS = 4
ANSWER_SECONDS = 6
"""How long the provider may be silent."""
WHOLE_SECONDS = 10
"""How long a whole answer may take, however slowly it comes."""
MOST_BYTES = 512 * 1024
"""More than any answer of a provider that says what we ask; 200 groups take about 10 kB."""
_PIECE = 64 * 1024
_GOOD = 200
_SERVERS_FAULT = 500


@dataclass(frozen=True, slots=True)
class Answer:
    """A provider's answer: its status, what it says, and the provider's clock, if it tells it."""

    status: int
    says: Mapping[str, Any]
    clock: datetime | None

    @property
    def is_good(self) -> bool:
        return self.status == _GOOD


class Bearer(AuthBase):
    """Shows an access token. As a plain header it would give way to a password in ~/.netrc."""

    def __init__(self, token: str) -> None:
        self.token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self.token}"
        return request


class _NobodyAuth(AuthBase):
    """Shows nothing, not even a password in ~/.netrc."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        return request


NOBODY = _NobodyAuth()


def asked(address: str, form: Mapping[str, str] | None = None, auth: AuthBase = NOBODY) -> Answer:
    """The answer to a question, which is a POST where there is a form to send.

    Raises:
        RefusedError: PROVIDER_DOWN when nothing comes in time, PROVIDER_UNCLEAR for what is too long or is
            not an object of JSON.
    """
    host = urlsplit(address).netloc
    until = time.monotonic() + WHOLE_SECONDS
    try:
        with requests.request(
            "GET" if form is None else "POST",
            address,
            data=form,
            auth=auth,
            headers={"Accept": "application/json", "Accept-Encoding": "identity"},
            timeout=(CONNECT_SECONDS, ANSWER_SECONDS),
            allow_redirects=False,
            stream=True,
        ) as answer:
            body = _body(answer, until, host)
            if answer.is_redirect:
                raise _unclear(host, f"{address} sender videre til en anden adresse")
            return Answer(
                answer.status_code, _object(body, answer.status_code, host), _clock(answer)
            )
    except (requests.RequestException, HTTPError, TimeoutError) as fault:
        raise RefusedError(Why.PROVIDER_DOWN, host=host, fault=_reason(fault)) from fault


def _body(answer: requests.Response, until: float, host: str) -> bytes:
    body = bytearray()
    while piece := answer.raw.read1(_PIECE):
        body += piece
        if len(body) > MOST_BYTES:
            raise _unclear(host, f"svaret er længere end {MOST_BYTES // 1024} kB")
        if time.monotonic() > until:
            raise TimeoutError
    return bytes(body)


def _object(body: bytes, status: int, host: str) -> Mapping[str, Any]:
    try:
        says = json.loads(body)
    except ValueError:
        says = None
    if isinstance(says, dict):
        return says
    if status >= _SERVERS_FAULT:
        raise RefusedError(Why.PROVIDER_DOWN, host=host, fault=f"fejl {status}")
    raise _unclear(host, f"svaret (status {status}) er ikke et JSON-objekt")


def _clock(answer: requests.Response) -> datetime | None:
    try:
        told = parsedate_to_datetime(answer.headers.get("date", ""))
    except ValueError:
        return None
    return told if told.tzinfo else told.replace(tzinfo=UTC)


def _unclear(host: str, fault: str) -> RefusedError:
    return RefusedError(Why.PROVIDER_UNCLEAR, host=host, fault=fault)


def _reason(fault: Exception) -> str:
    """Why nothing came, in Danish."""
    if isinstance(fault, TimeoutError | requests.Timeout):
        return "svaret tog for lang tid"
    if isinstance(fault, requests.exceptions.SSLError):
        return "certifikatet kunne ikke godkendes (se REQUESTS_CA_BUNDLE)"
    if isinstance(fault, requests.exceptions.ProxyError):
        return "proxyen i HTTPS_PROXY svarer ikke"
    return "der er ingen forbindelse"
