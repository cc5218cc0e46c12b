"""The server's log as one JSON object a line on stdout, for the operation's own systems to read.

It has no contents and no personal data beyond the account: of other libraries' messages only the
fixed text, since what they fill in can be an address with a name in it, and of an error its kind and
place, since its message can repeat a cell.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from streamlit import logger as streamlits

from monitor import persons, policies, settings

OWN = ("commands", "loaders", "monitor", "pages", "reports", "signin", "store", "web")
"""The packages whose messages are ours, and are written whole."""
EXTRAS = ("request", "account", "policy", "method", "path", "status", "ms", "why")
"""What our own lines can say besides the event."""
PLACES = 12
"""The innermost places of an error that are written."""


class JsonLines(logging.Formatter):
    """Writes a record as a JSON object on one line."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "event": record.getMessage() if _is_own(record.name) else str(record.msg),
        }
        line |= _of_this_run()
        line |= {
            name: found for name in EXTRAS if (found := getattr(record, name, None)) is not None
        }
        if record.exc_info and record.exc_info[0]:
            kind, _, trace = record.exc_info
            line |= {"fault": kind.__name__, "places": _places(trace)}
        return json.dumps(line, ensure_ascii=False, default=str)


def _is_own(name: str) -> bool:
    return name.partition(".")[0] in OWN


def _of_this_run() -> dict[str, str]:
    """Whose run of a page it is, and about which policy, where it is one."""
    account, place = persons.current().account, policies.in_this_run()
    found = {"account": account, "policy": place.code if place else ""}
    return {name: value for name, value in found.items() if value}


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-PLACES:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


def set_up() -> None:
    """Write the log as the settings say. Raises `StoreError` for a setting that is none."""
    if settings.log_form() != settings.JSON:
        return
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonLines())
    handler.addFilter(lambda record: _is_own(record.name) or record.levelno >= logging.WARNING)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.INFO)
    # Streamlit gives each logger a handler of its own, and again whenever its settings are read.
    streamlits.setup_formatter = _through_the_root
    for each in [*streamlits._loggers.values()]:  # noqa: SLF001 - it has no public list of them
        _through_the_root(each)


def _through_the_root(logger: logging.Logger) -> None:
    logger.handlers = []
    logger.propagate = True
