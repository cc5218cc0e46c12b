"""Answers other programs, which fetch the open data: the files of the zip one by one, and the rows as JSON.

Only what everyone may see, whoever asks. Each file is made when it is first asked for, and kept for as
long as its edition is.
"""

from __future__ import annotations

import gzip
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from pathlib import PurePosixPath
from threading import Lock
from time import monotonic
from typing import NamedTuple
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from metrics.status import Status
from monitor import settings
from monitor.elsewhere import Seen
from policy.licences import Licence
from policy.open_data import DESCRIPTION
from presentation.about.open_data import PATH as WHERE
from presentation.about.open_data import ZIP
from presentation.blocks import Behind, Selection
from presentation.embedded.content import KEPT
from presentation.html.site import Site
from reports import formats
from reports.open_data import csvw, package
from reports.open_data.dcat import STATUS
from reports.open_data.descriptions import DESCRIPTIONS
from reports.open_data.rows_as_json import rows_as_json
from reports.open_data.status_document import document
from store.faults import StoreError
from web import asked_edition, cross_site, known, revalidated, shell
from web.expected_hosts import ExpectedHosts
from web.guard import Guard, SignedIn

FOLDER = f"/{WHERE}/"
PATH = f"{FOLDER}{{name:path}}"
ADDRESSES = {each.file: each.address for each in DESCRIPTIONS}
"""What a description of the zip is called at its address."""
MEDIA_TYPES = {
    **{each.address: each.media_type for each in DESCRIPTIONS},
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
    ".zip": "application/zip",
}
SAVED = (".csv", ".zip")
"""What a browser saves as a file, by its ending."""
MOST_EDITIONS = 4
KNOWN_SECONDS = 1.0
"""For so long it is not looked up again which edition an address is for."""
LONGEST_ECHO = 40
GZIP_LEVEL = 6
START = "http.response.start"
SAFE = {(name.lower().encode(), value.encode()) for name, value in shell.SAFE.items()}
AT_HAND = "handicapmonitor.open_data"
"""Where a request carries the file that is at hand for it."""


class NoSuchFileError(Exception):
    """No file of the open data has that name. The message is Danish and names those that there are."""


class Reached(NamedTuple):
    """How the site is reached: its address, and whether anyone on the internet may read it."""

    address: str
    by_anyone: bool


class Made(NamedTuple):
    """The content of a file, also as gzip, and its tag."""

    content: bytes
    packed: bytes
    tag: str


class File(NamedTuple):
    """A file as it is sent: its headers, and the whole answers with it, the second as gzip."""

    made: Made
    media_type: str
    headers: Mapping[str, str]
    plain: Response
    packed: Response


@dataclass
class Offered:
    """The files of an edition by name, each made once, as one site has them."""

    status: Status
    licence: Licence | None
    make: Mapping[str, Callable[[], bytes]]
    _made: dict[str, Made] = field(default_factory=dict)
    _making: Lock = field(default_factory=Lock)

    def made(self, name: str) -> Made:
        """A file as it has been made. Raises `NoSuchFileError`."""
        if name not in self.make:
            raise NoSuchFileError(_none(name, self.make))
        with self._making:
            if name not in self._made:
                content = self.make[name]()
                packed = content if name == ZIP else gzip.compress(content, GZIP_LEVEL, mtime=0)
                self._made[name] = Made(content, packed, revalidated.tag(content))
        return self._made[name]


class Asked(NamedTuple):
    """What a request asks for: a name, the choices of an edition, and the address of the site."""

    name: str
    chosen: tuple[str | None, ...]
    scheme: str
    host: str


_offered: OrderedDict[Hashable, Offered] = OrderedDict()
_looking = Lock()
_known: dict[Asked, tuple[float, File]] = {}


async def file(request: Request) -> Response:
    """The file of the address, the same for whoever asks.

    304 to whoever has it already, 404 where there is no such file, policy or public edition, 503 while
    the data cannot be read.
    """
    reached = Reached(shell.site(request), cross_site.by_anyone(request))
    try:
        found = await _file(request, reached)
    except (NoSuchFileError, *asked_edition.NOT_THERE) as none:
        return PlainTextResponse(
            f"{none}\n", 404, revalidated.HEADERS | cross_site.allowed(by_anyone=reached.by_anyone)
        )
    except StoreError as fault:
        return PlainTextResponse(
            f"{fault}\n", 503, revalidated.HEADERS | cross_site.allowed(by_anyone=reached.by_anyone)
        )
    return _answer(request, found)


class ShortWay:
    """Answers with what is at hand, through the same guard, but past the layers that only pages need.

    Those rewrite Streamlit's pages, compress, and count pages and uploads. What is not at hand goes
    through them to the route, and is at hand for whoever asks next.
    """

    def __init__(self, app: ASGIApp, people: SignedIn | None = None) -> None:
        self.app = app
        self.guarded = ExpectedHosts(Guard(self._guarded, people))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = _at_hand(scope) if scope["type"] == "http" else None
        if found:
            await self.guarded({**scope, AT_HAND: found}, receive, _safe(send))
        else:
            await self.app(scope, receive, send)

    async def _guarded(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Only what whoever has not signed in gets is at hand."""
        answered = self.app if known.PERSON in scope else _sent_at_once
        await answered(scope, receive, send)


async def _sent_at_once(scope: Scope, receive: Receive, send: Send) -> None:
    found: File = scope[AT_HAND]
    asked = Headers(scope=scope)
    if revalidated.has(asked, found.made.tag):
        await _answer(Request(scope), found)(scope, receive, send)
        return
    answer = found.packed if "gzip" in asked.get("accept-encoding", "") else found.plain
    # Its headers are a list of this answer's own: layers around it add to them.
    await send({"type": START, "status": HTTPStatus.OK, "headers": [*answer.raw_headers]})
    await send({"type": "http.response.body", "body": answer.body})


def _safe(send: Send) -> Send:
    """Sends the headers that every answer of the site has; a whole answer has them already."""

    async def sending(message: Message) -> None:
        if message["type"] == START and not {*message["headers"]} >= SAFE:
            MutableHeaders(scope=message).update(shell.SAFE)
        await send(message)

    return sending


def _answer(request: Request, file: File) -> Response:
    made = file.made
    return revalidated.answer(request, made.content, made.tag, file.media_type, file.headers)


async def _file(request: Request, reached: Reached) -> File:
    """The file of the address, looked up anew, and at hand from then on for whoever has not signed in."""
    asked = _asked(request.scope, request.path_params["name"])
    try:
        found = await run_in_threadpool(_looked_up, asked.name, asked.chosen, reached)
    except Exception:
        _known.pop(asked, None)
        raise
    now = monotonic()
    for old in [each for each, (until, _) in _known.items() if until <= now]:
        del _known[old]
    if known.PERSON in request.scope:
        _known.pop(asked, None)  # whoever asks next without having signed in looks again
    else:
        _known[asked] = now + KNOWN_SECONDS, found
    return found


def _at_hand(scope: Scope) -> File | None:
    """The file of a request, if nothing need be looked up for it.

    Once its time is up, one request is let through to look again, and others get what was known
    while it does.
    """
    path = shell.within(scope["path"])
    if scope["method"] not in ("GET", "HEAD") or not path.startswith(FOLDER):
        return None
    asked = _asked(scope, path.removeprefix(FOLDER))
    until, found = _known.get(asked, (0.0, None))
    if found and until <= (now := monotonic()):
        _known[asked] = now + KNOWN_SECONDS, found
        return None
    return found


def _asked(scope: Scope, name: str) -> Asked:
    query = QueryParams(scope["query_string"])
    chosen = tuple(query.get(each) for each in KEPT)
    return Asked(name, chosen, scope["scheme"], Headers(scope=scope).get("host", ""))


def _looked_up(name: str, chosen: tuple[str | None, ...], reached: Reached) -> File:
    given = {key: value for key, value in zip(KEPT, chosen, strict=True) if value}
    seen, choices = asked_edition.by(given)
    offered = _of(seen, choices, reached)
    made = offered.made(name)
    headers = {
        **dict(_headers(name, offered, urlencode(choices))),
        **cross_site.allowed(by_anyone=reached.by_anyone),
    }
    return _whole(made, _media_type(name), headers)


def _whole(made: Made, media_type: str, headers: Mapping[str, str]) -> File:
    sent = {**revalidated.HEADERS, "ETag": made.tag, **headers, **shell.SAFE}
    plain = packed = Response(made.content, headers=sent, media_type=media_type)
    if len(made.packed) < len(made.content):
        as_gzip = sent | {"Content-Encoding": "gzip"}
        packed = Response(made.packed, headers=as_gzip, media_type=media_type)
    return File(made, media_type, headers, plain, packed)


def _of(seen: Seen, choices: Mapping[str, str], reached: Reached) -> Offered:
    """What is offered of an edition; what is kept holds its status, so that no other gets its id."""
    status, licence, contact = seen.edition.status, settings.licence(), settings.contact()
    key = (id(status), licence, contact, reached, *choices.items())
    with _looking:
        found = _offered.pop(key) if key in _offered else None
        if found is None:
            selection = Selection(behind=_behind(seen), licence=licence, contact=contact)
            site = Site(reached.address, choices)
            made = _files(status, selection, site, is_public=reached.by_anyone)
            found = Offered(status, licence, dict(made))
        _offered[key] = found
        while len(_offered) > MOST_EDITIONS:
            _offered.popitem(last=False)
    return found


def _behind(seen: Seen) -> Behind:
    monitor, edition = seen
    return Behind(partial(monitor.public_records, edition), partial(monitor.kept_on, edition))


def _files(
    status: Status, selection: Selection, site: Site, *, is_public: bool
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Every file by its name at its address, and the function that makes it."""
    for name, made in package.files(status, selection, site, is_public=is_public):
        yield ADDRESSES.get(name, name), made
    for table in package.tables(status):
        yield f"{table.name}.json", partial(rows_as_json, table)
    yield STATUS, lambda: package.as_json(document(status))
    yield ZIP, lambda: package.as_zip(status, selection)


def _headers(name: str, offered: Offered, choices: str) -> Iterator[tuple[str, str]]:
    """The headers of a file: the name that it is saved under, what describes it, and its licence."""
    path = PurePosixPath(name)
    yield "Vary", "Accept-Encoding"
    if path.suffix in SAVED:
        yield "Content-Disposition", f'attachment; filename="{_saved_as(path, offered.status)}"'
    links = [*_described_by(path, choices)]
    if offered.licence:
        links.append(f'<{offered.licence.address}>; rel="license"')
    if links:
        yield "Link", ", ".join(links)


def _described_by(path: PurePosixPath, choices: str) -> Iterator[str]:
    is_csv = path.suffix == ".csv" and len(path.parts) == 1
    description = csvw.ADDRESS if is_csv else DESCRIPTION
    if str(path) in ADDRESSES.values():
        return
    address = f"{'../' * (len(path.parts) - 1)}{description}{choices and f'?{choices}'}"
    yield f'<{address}>; rel="describedby"; type="{_media_type(description)}"'


def _saved_as(path: PurePosixPath, status: Status) -> str:
    """A file name with date and version, so that no file replaces a different one."""
    if str(path) == ZIP:
        return formats.file_name("data", status, Selection())
    stem = "-".join(path.with_suffix("").parts)
    return f"{stem}-{status.as_of.isoformat()}-udgave-{status.version}{path.suffix}"


def _media_type(name: str) -> str:
    return MEDIA_TYPES.get(name) or MEDIA_TYPES[PurePosixPath(name).suffix]


def _none(name: str, there_are: Mapping[str, object]) -> str:
    written = f"»{name[:LONGEST_ECHO]}«" if name and name.isprintable() else "på denne adresse"
    names = "\n".join(f"{FOLDER}{each}" for each in there_are)
    return f"Der er ingen åbne data {written}. Der er:\n{names}"
