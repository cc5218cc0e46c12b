"""Answers calendar programs, which fetch the deadlines and meetings of the public status."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from hashlib import sha256
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from monitor import circles, editions, persons, policies, showing
from policy import clock
from presentation.html import addresses
from presentation.wheel import calendars, changes
from presentation.wheel.calendars import CalendarOf
from reports.calendar import ics
from reports.calendar.ics import Site
from store.faults import StoreError
from web import shell

PATH = f"/{calendars.PATH}/{{name:path}}"
CONTENT_TYPE = f"{calendars.MIME}; charset=utf-8"
HEADERS = {"Cache-Control": "private, no-cache", "Content-Language": "da"}
"""A kept copy may only be shown after it has been asked whether it is still the newest."""
MOST_KEPT = 64
LONGEST_ECHO = 40
FOLLOWED = "webcal"


class File(NamedTuple):
    """A calendar as it is sent."""

    name: str
    content: bytes
    tag: str


_kept: OrderedDict[Hashable, File] = OrderedDict()


class NoSuchCalendarError(Exception):
    """No calendar has that code. The message is Danish and names those that there are."""


def feed(request: Request) -> Response:
    """The calendar of the address, the same for whoever asks.

    Whoever wants to follow it is led on to her own program. 304 to whoever has it already, 404 where
    there is no such calendar or policy, 503 while the data cannot be read.
    """
    try:
        file = _file(request)
    except (NoSuchCalendarError, circles.NoSuchPolicyError) as none:
        return PlainTextResponse(f"{none}\n", 404, HEADERS)
    except StoreError as fault:
        return PlainTextResponse(f"{fault}\n", 503, HEADERS)
    if request.query_params.get(addresses.FOLLOW) == addresses.YES:
        return RedirectResponse(_followed_at(request), 302, HEADERS)
    headers = HEADERS | {
        "ETag": file.tag,
        "Content-Disposition": f'inline; filename="{file.name}"',
    }
    if _has(request, file.tag):
        return Response(status_code=304, headers=headers)
    return Response(file.content, headers=headers, media_type=CONTENT_TYPE)


def _file(request: Request) -> File:
    today = clock.today()
    policy = request.query_params.get(addresses.POLICY)
    with persons.acting(showing.anybody()):
        place = circles.asked_for(policy, today) if policy else circles.usual(today)
        with policies.about(place):
            shown = showing.shown(editions.current(), today)
            told = changes.told(shown)
    calendar = _named(request.path_params["name"], told)
    site = Site(_site(request), {addresses.POLICY: policy} if policy else {})
    asked = (tuple(each.key for each in shown), calendar.code, site.address, policy)
    file = _kept.get(asked)
    if file is None:
        file = _kept[asked] = _written(calendar, told, site)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return file


def _named(name: str, told: changes.Told) -> CalendarOf:
    code = name.lower().removesuffix(f".{calendars.ENDING}")
    found = calendars.among(told.calendars, code)
    if found and name.lower() != code:
        return found
    known = "\n".join(f"{each.code}.{calendars.ENDING}: {each.name}" for each in told.calendars)
    written = f"»{name[:LONGEST_ECHO]}«" if name and name.isprintable() else "på denne adresse"
    raise NoSuchCalendarError(f"Der er ingen kalender {written}. Der er:\n{known}")


def _written(calendar: CalendarOf, told: changes.Told, site: Site) -> File:
    content = ics.of(calendar, told, site)
    return File(calendar.file, content, f'W/"{sha256(content).hexdigest()[:32]}"')


def _site(request: Request) -> str:
    """The address that the site was asked at, whose host has been checked."""
    return "/".join(filter(None, (f"{request.url.scheme}://{request.url.netloc}", shell.base())))


def _followed_at(request: Request) -> str:
    """The address of a calendar for the reader's own program, which browsers hand it over to by its scheme."""
    asked = request.url.remove_query_params(addresses.FOLLOW)
    return str(asked.replace(scheme=FOLLOWED))


def _has(request: Request, tag: str) -> bool:
    """Whether whoever asks has the newest; compared weakly, as RFC 9110 says (13.1.2)."""
    told = request.headers.get("if-none-match", "")
    tags = {each.strip().removeprefix("W/") for each in told.split(",")}
    return "*" in tags or tag.removeprefix("W/") in tags
