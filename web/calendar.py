"""Answers calendar programs, which fetch the deadlines and meetings of the public status."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from monitor import circles, editions, persons, policies, showing
from policy import clock
from presentation.html import addresses
from presentation.html.site import Site
from presentation.wheel import calendars, changes
from presentation.wheel.calendars import CalendarOf
from reports.calendar import ics
from store.faults import StoreError
from web import revalidated, shell
from web.revalidated import HEADERS

PATH = f"/{calendars.PATH}/{{name:path}}"
CONTENT_TYPE = f"{calendars.MIME}; charset=utf-8"
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
    named = {"Content-Disposition": f'inline; filename="{file.name}"'}
    return revalidated.answer(request, file.content, file.tag, CONTENT_TYPE, named)


def _file(request: Request) -> File:
    today = clock.today()
    policy = request.query_params.get(addresses.POLICY)
    with persons.acting(showing.anybody()):
        place = circles.asked_for(policy, today) if policy else circles.usual(today)
        with policies.about(place):
            shown = showing.shown(editions.current(), today)
            told = changes.told(shown)
    calendar = _named(request.path_params["name"], told)
    site = Site(shell.site(request), {addresses.POLICY: policy} if policy else {})
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
    return File(calendar.file, content, revalidated.tag(content))


def _followed_at(request: Request) -> str:
    """The address of a calendar for the reader's own program, which browsers hand it over to by its scheme."""
    asked = request.url.remove_query_params(addresses.FOLLOW)
    return str(asked.replace(scheme=FOLLOWED))
