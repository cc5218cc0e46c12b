"""Answers an open page that asks whether there is something new (`pages/assets/news.js`)."""

from __future__ import annotations

import time

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from monitor import circles, news, persons
from monitor.sight import NotAllowedError
from policy import clock
from policy.actors import Actor
from presentation.html import addresses
from store.faults import StoreError
from web import known

KEPT_SECONDS = 2
"""How long an answer is given again without asking the database."""
MOST_KEPT = 1000
HEADERS = {"Cache-Control": "no-store"}

_Asked = tuple[str | None, str | None, Actor]
_answers: dict[_Asked, tuple[float, str]] = {}


def state(request: Request) -> Response:
    """The state of what a page shows now, to compare with the one that it was drawn from.

    404 where there is nothing that the reader may see, 503 while the data cannot be read.
    """
    asked = request.query_params
    person = request.scope.get(known.PERSON) or persons.current()
    try:
        now = _kept((asked.get(addresses.POLICY), asked.get(addresses.SNAPSHOT), person))
    except (circles.NoSuchPolicyError, NotAllowedError) as none:
        return PlainTextResponse(str(none), 404, HEADERS)
    except StoreError as fault:
        return PlainTextResponse(str(fault), 503, HEADERS)
    return PlainTextResponse(now, headers=HEADERS)


def _kept(asked: _Asked) -> str:
    at, found = _answers.get(asked, (-KEPT_SECONDS, ""))
    if time.monotonic() - at < KEPT_SECONDS:
        return found
    code, edition, person = asked
    with persons.acting(person):
        found = news.state(code, edition, clock.today())
    if len(_answers) >= MOST_KEPT:
        _answers.clear()
    _answers[asked] = (time.monotonic(), found)
    return found
