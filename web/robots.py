"""Tells search engines what they may look through: the pages and the open data, if everyone may read them."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from monitor import settings
from policy.choices import Circle
from signin.settings import CALLBACK
from store.faults import StoreError
from web import doors, shell, sign_in, staying
from web.doors import Door, Kind, Who

PATH = "/robots.txt"
NOTHING = "User-agent: *\nDisallow: /\n"
NOT_TO_BE_FOUND = {sign_in.SIGN_IN, sign_in.SIGN_OUT, CALLBACK, staying.PATH, "/nyt", "/component/"}
"""What is answered to anybody, and is nothing that anybody looks for."""


class Robots:
    """The answer to search engines. `anonymous_reads`: whoever has not signed in may read."""

    def __init__(self, *, anonymous_reads: bool) -> None:
        self.anonymous_reads = anonymous_reads

    def told(self, _: Request) -> Response:
        """What may be looked through; nothing where the site is not for everyone."""
        return PlainTextResponse(rules() if self._is_for_everyone() else NOTHING)

    def _is_for_everyone(self) -> bool:
        try:
            return self.anonymous_reads and settings.circle() is Circle.EVERYONE
        except StoreError:
            return False


def rules() -> str:
    """The rules by the table of doors, for a site that everyone may read."""
    below = f"/{shell.base()}" if shell.base() else ""
    closed = "".join(f"Disallow: {below}{path}\n" for path in sorted(_closed()))
    return f"User-agent: *\n{closed}"


def _closed() -> Iterator[str]:
    """The paths that are closed, without those that begin as another of them."""
    paths = {door.path for door in doors.DOORS if _is_closed(door)}
    return (path for path in paths if not any(path.startswith(each) for each in paths - {path}))


def _is_closed(door: Door) -> bool:
    return (
        door.who in (Who.HERS, Who.NOBODY)
        or door.kind is Kind.SOCKET
        or bool(door.needs)
        or door.path in NOT_TO_BE_FOUND
    )
