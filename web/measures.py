"""What a server measures for those who watch it: Prometheus' text at a port of its own, for the inside only.

The port is not the site's, so no proxy leads to it, and the guard at the doors has nothing to decide.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache

from prometheus_client import CollectorRegistry, Counter, Gauge, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monitor import backups, editions, policies, settings
from signin.settings import CALLBACK
from store import plans
from store.faults import StoreError
from store.sessions import Sessions
from web import shell

LOG = logging.getLogger(__name__)

REGISTRY = CollectorRegistry()
PAGES = Gauge("handicapmonitor_pages_open", "Open pages of this server", registry=REGISTRY)
UPLOADS = Gauge(
    "handicapmonitor_uploads_under_way", "Files that are being sent in", registry=REGISTRY
)
ANSWERS = Counter(
    "handicapmonitor_answers", "Answers by their HTTP status", ["status"], registry=REGISTRY
)
SIGN_INS = Counter(
    "handicapmonitor_sign_ins",
    "People who came back from the sign-in provider, and whether they came in",
    ["came_in"],
    registry=REGISTRY,
)
ERRORS = Counter("handicapmonitor_errors", "Errors in this server's log", registry=REGISTRY)


class Measured:
    """Counts what passes. The outermost layer, so that it counts what the others refuse too."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = shell.name_in(scope["path"]) if "path" in scope else ""
        if scope["type"] == "websocket" and path == shell.STREAM:
            with PAGES.track_inprogress():
                await self.app(scope, receive, send)
        elif scope["type"] == "http" and scope["method"] == "PUT" and path.startswith(shell.UPLOAD):
            with UPLOADS.track_inprogress():
                await self.app(scope, receive, _counted(path, send))
        elif scope["type"] == "http":
            await self.app(scope, receive, _counted(path, send))
        else:
            await self.app(scope, receive, send)


def _counted(path: str, send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            status = int(message["status"])
            ANSWERS.labels(status).inc()
            if f"/{path}" == CALLBACK:
                SIGN_INS.labels("yes" if status < 400 else "no").inc()
        await send(message)

    return sent


class Kept(Collector):
    """What all servers share, asked for anew each time: policies, sessions and backups."""

    def collect(self) -> Iterable[Metric]:
        answers = GaugeMetricFamily("handicapmonitor_database_up", "Whether the database answers")
        try:
            found = [*_versions(), *_plans(), *_sessions()]
        except StoreError:
            answers.add_metric([], 0)
            return [answers, *_backups()]
        answers.add_metric([], 1)
        return [answers, *found, *_backups()]


def _versions() -> Iterator[Metric]:
    newest = GaugeMetricFamily(
        "handicapmonitor_accepted_version", "The newest accepted version", labels=["policy"]
    )
    for place in policies.every().values():
        newest.add_metric([place.code], editions.opened(place).store.newest())
    yield newest


def _plans() -> Iterator[Metric]:
    failed = GaugeMetricFamily(
        "handicapmonitor_plans_failed",
        "Planned publications that were not carried out, which nobody has read about",
        labels=["policy"],
    )
    for place in policies.every().values():
        found = plans.unread(plans.plans(editions.opened(place).store))
        failed.add_metric([place.code], len(found))
    yield failed


def _sessions() -> Iterator[Metric]:
    if settings.signs_in():
        count = len(_shared_sessions(settings.store_place()).open(datetime.now(UTC)))
        yield GaugeMetricFamily(
            "handicapmonitor_sessions_open", "Browsers signed in, at all servers", count
        )


@cache
def _shared_sessions(place: str) -> Sessions:
    return Sessions(place, settings.patience())


def _backups() -> Iterator[Metric]:
    newest = GaugeMetricFamily(
        "handicapmonitor_backup_seconds",
        "When each policy's newest backup was made, in seconds since 1970",
        labels=["policy"],
    )
    folder = settings.backups_folder()
    if folder:
        for code, file in backups.newest(folder).items():
            newest.add_metric([code], file.stat().st_mtime)
        yield newest


class _Counting(logging.Handler):
    """Counts the errors that are logged, whatever they are."""

    def emit(self, _: logging.LogRecord) -> None:
        ERRORS.inc()


@contextmanager
def served() -> Iterator[None]:
    """Answer at the address of the settings, if there is one, for as long as this process serves.

    A site without measures is better than none: where the address is taken, the log says so.
    Raises `StoreError` for a setting that is no address.
    """
    address = settings.measures_address()
    if address is None:
        yield
        return
    counting = _Counting(logging.ERROR)
    loggers = [logging.getLogger(), *_of_streamlit()]
    for logger in loggers:
        logger.addHandler(counting)
    try:
        server, _ = start_http_server(address.port, address.host, REGISTRY)
    except OSError as taken:
        LOG.warning("%s: %s:%s kan ikke bruges (%s).", settings.MEASURES_VARIABLE, *address, taken)
        server = None
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(counting)
        if server:
            server.shutdown()
            server.server_close()


def _of_streamlit() -> list[logging.Logger]:
    """Streamlit's loggers, which each write by themselves and tell the root nothing."""
    known = logging.root.manager.loggerDict
    found = [logging.getLogger(name) for name in known if name.startswith("streamlit")]
    return [logger for logger in found if not logger.propagate]


for _collector in (Kept(), ProcessCollector(registry=None), PlatformCollector(registry=None)):
    REGISTRY.register(_collector)
