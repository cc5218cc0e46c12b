"""One server carries so many pages, uploads and kept files, and asks the rest to try again.

Nobody who is in is disturbed: only what is new is refused, with an answer that can be read.
"""

from __future__ import annotations

from collections import Counter

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

from monitor import limits
from presentation import pages
from web import busy, kept_files, known, shell

PERSON = "person "
"""How a visitor who is signed in is counted, before her account."""
MEGABYTE = 1024 * 1024


class WithinLimits:
    """Counts what is open and under way, and refuses what would be too much."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.pages: Counter[str] = Counter()
        self.uploads: dict[int, int] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and shell.name_in(scope["path"]) == shell.STREAM:
            await self._stream(scope, receive, send)
        elif _is_upload(scope):
            await self._upload(scope, receive, send)
        elif _is_page(scope) and not self._has_room(visitor(scope)):
            await busy.page()(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _stream(self, scope: Scope, receive: Receive, send: Send) -> None:
        who = visitor(scope)
        if not self._has_room(who):
            await busy.close(scope, receive, send)
            return
        self.pages[who] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.pages[who] -= 1
            if not self.pages[who]:
                del self.pages[who]

    def _has_room(self, who: str) -> bool:
        own = limits.PAGES_OF_PERSON if who.startswith(PERSON) else limits.PAGES_OF_ADDRESS
        return self.pages.total() < limits.PAGES.value and self.pages[who] < own.value

    async def _upload(self, scope: Scope, receive: Receive, send: Send) -> None:
        size = _size(scope)
        if not self._may_send(size, _page_of(scope)):
            await busy.page()(scope, receive, send)
            return
        self.uploads[id(scope)] = size
        try:
            await self.app(scope, receive, send)
        finally:
            del self.uploads[id(scope)]

    def _may_send(self, size: int, page: str) -> bool:
        under_way = sum(self.uploads.values()) + size
        return (
            len(self.uploads) < limits.UPLOADS.value
            and kept_files.has_room(under_way, limits.KEPT.value * MEGABYTE)
            and kept_files.of_page(page) + size <= limits.KEPT_OF_PAGE.value * MEGABYTE
        )


def visitor(scope: Scope) -> str:
    """Who is counted: the person who is signed in, else the address that the request is from."""
    if person := scope.get(known.PERSON):
        return PERSON + str(person.account)
    return f"address {(scope.get('client') or ('',))[0]}"


def _is_upload(scope: Scope) -> bool:
    return (
        scope["type"] == "http"
        and scope["method"] == "PUT"
        and shell.name_in(scope["path"]).startswith(shell.UPLOAD)
    )


def _page_of(scope: Scope) -> str:
    """The id of the page that a file is sent from, as Streamlit knows it."""
    return shell.name_in(scope["path"]).removeprefix(shell.UPLOAD).split("/")[0]


def _is_page(scope: Scope) -> bool:
    """Whether the answer would be a page that opens a stream. Signing in and files go on."""
    return (
        scope["type"] == "http"
        and scope["method"] in ("GET", "HEAD")
        and "text/html" in Headers(scope=scope).get("accept", "")
        and pages.page_at(shell.name_in(scope["path"])) is not None
    )


def _size(scope: Scope) -> int:
    """The bytes of a request's body; the most that a file may have where it does not say."""
    written = Headers(scope=scope).get("content-length", "")
    if written.isascii() and written.isdigit():
        return int(written[:18])
    return int(config.get_option("server.maxUploadSize")) * MEGABYTE
