"""The web server around `app.py`; started by `make run`.

It serves Streamlit's HTML in Danish, compressed, only under expected host names, with headers that
keep out foreign code and frames, to those whom the doors let in, and within what it can carry. It
signs people in, answers health checks and programs that fetch open data, and publishes what is planned.
"""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route
from streamlit import config
from streamlit.runtime.pages_manager import PagesManager

from monitor import editions, hosts, limits, open_files, settings
from signin.settings_file import SignInSettingsError
from store.faults import StoreError
from web import (
    at_once,
    calendar,
    draining,
    embedded,
    entrance,
    feed,
    health,
    known,
    measures,
    news,
    open_data,
    punctual,
    robots,
    shell,
    structured_log,
)
from web.expected_hosts import ExpectedHosts
from web.guard import Guard
from web.request_log import RequestLog
from web.robots import Robots
from web.shell import DanishShell
from web.within_limits import WithinLimits


def settle_memory() -> None:
    """Free unused objects, and exempt long-lived ones from later garbage collections.

    A collection stops all sessions, for longer the more objects it goes through.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


@asynccontextmanager
async def serving(_: st.App) -> AsyncIterator[None]:
    """The settings that apply while this process serves."""
    config.set_option("server.trustedUserHeaders", dict(known.USER_HEADERS))
    # Streamlit checks its websocket's host too; it expects IPv6 addresses without brackets.
    config.set_option("server.allowedHosts", sorted(name.strip("[]") for name in hosts.expected()))
    editions.when_computed(settle_memory)
    at_once.send()
    async with (
        ENTRANCE.watched(),
        draining.drained(settings.drain_seconds(), settings.patience().writing),
        punctual.kept(),
    ):
        with measures.served():
            yield


try:
    limits.check()
    open_files.allow()
    structured_log.set_up()
    settings.measures_address()
    settings.embedding_sites()
    settings.licence()
    ENTRANCE = entrance.of_installation()
except (StoreError, SignInSettingsError) as fault:
    raise SystemExit(str(fault)) from fault

# Streamlit takes any folder named pages/ for its older page system until st.navigation has run once,
# and then shows an English "Page not found" over the first deep link to a fresh server.
PagesManager.uses_pages_directory = False

HEALTH = [
    Route("/sundhed", health.health),
    Route("/sundhed/lever", health.alive),
    Route("/sundhed/klar", health.ready),
]
OF_THE_HOST = [*HEALTH, Route(robots.PATH, Robots(anonymous_reads=ENTRANCE.anonymous_reads).told)]
"""What is asked for at the host itself, also where the site is below a path of it."""
OF_THE_SITE = [
    *HEALTH,
    *(Route(f"/{name}", shell.file) for name in shell.FILES),
    Route("/nyt", news.state),
    Route(calendar.PATH, calendar.feed),
    Route(feed.PATH, feed.feed),
    Route(embedded.PATH, embedded.picture),
    Route(open_data.PATH, open_data.file),
    *ENTRANCE.routes,
]
ROUTES = [*OF_THE_HOST, *map(shell.below, OF_THE_SITE)]
MIDDLEWARE = [
    Middleware(RequestLog),
    Middleware(measures.Measured),
    Middleware(open_data.ShortWay, ENTRANCE.people),
    Middleware(GZipMiddleware, minimum_size=500),
    Middleware(DanishShell),
    Middleware(ExpectedHosts),
    Middleware(Guard, ENTRANCE.people),
    Middleware(WithinLimits),
]

app = st.App("app.py", routes=ROUTES, middleware=MIDDLEWARE, lifespan=serving)
