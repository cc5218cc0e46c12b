"""Answers feed readers, which fetch what each publication has changed in the public status."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from monitor import circles, editions, persons, policies, settings, showing
from policy import clock
from presentation.feeds import feeds, publications
from presentation.feeds.feeds import FeedOf
from presentation.feeds.publications import Told
from presentation.html import addresses
from presentation.html.site import Site
from reports.feeds import atom
from store.faults import StoreError
from web import cross_site, revalidated, shell
from web.revalidated import HEADERS

PATH = f"/{feeds.PATH}/{{code}}.{feeds.ENDING}"
CONTENT_TYPE = f"{feeds.MIME}; charset=utf-8"
MOST_KEPT = 64
LONGEST_ECHO = 40


class File(NamedTuple):
    """A feed as it is sent."""

    name: str
    content: bytes
    tag: str


_kept: OrderedDict[Hashable, File] = OrderedDict()


class NoSuchFeedError(Exception):
    """No feed has that code. The message is Danish and names those that there are."""


def feed(request: Request) -> Response:
    """The feed of the address, the same for whoever asks.

    304 to whoever has it already, 404 where there is no such feed or policy, 503 while the data cannot
    be read.
    """
    shared = cross_site.allowed(by_anyone=cross_site.by_anyone(request))
    try:
        file = _file(request)
    except (NoSuchFeedError, circles.NoSuchPolicyError) as none:
        return PlainTextResponse(f"{none}\n", 404, HEADERS | shared)
    except StoreError as fault:
        return PlainTextResponse(f"{fault}\n", 503, HEADERS | shared)
    named = {"Content-Disposition": f'inline; filename="{file.name}"', **shared}
    return revalidated.answer(request, file.content, file.tag, CONTENT_TYPE, named)


def _file(request: Request) -> File:
    today = clock.today()
    policy = request.query_params.get(addresses.POLICY)
    with persons.acting(showing.anybody()):
        place = circles.asked_for(policy, today) if policy else circles.usual(today)
        with policies.about(place):
            shown = showing.shown(editions.current(), today)
            told = publications.told(shown)
    found = _named(request.path_params["code"], told)
    site = Site(shell.site(request), {addresses.POLICY: policy} if policy else {})
    licence = settings.licence()
    asked = (tuple(each.key for each in shown), found.code, site.address, policy, licence)
    file = _kept.get(asked)
    if file is None:
        content = atom.of(found, told, site, licence)
        file = _kept[asked] = File(found.file, content, revalidated.tag(content))
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return file


def _named(code: str, told: Told) -> FeedOf:
    found = feeds.among(told.feeds, code.lower())
    if found:
        return found
    known = "\n".join(f"{each.file}: {each.name}" for each in told.feeds)
    written = f"»{code[:LONGEST_ECHO]}«" if code.isprintable() else "på denne adresse"
    raise NoSuchFeedError(f"Der er intet feed {written}. Der er:\n{known}")
