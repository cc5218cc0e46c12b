"""Visits the whole server in a process of its own, and prints what is left in memory: `visits COUNT`."""

from __future__ import annotations

import gc
import json
import socket
import sys
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle

import uvicorn
from streamlit import config, runtime
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from websockets.sync.client import connect

import server
from pages.shell.view import View
from presentation import pages
from web import kept_files

PATHS = cycle([pages.OVERVIEW, pages.REPORT, pages.objective(5), pages.SUBMIT])
FEW = 3
"""Views that may be left: two are names of the script that ran last, and one may be under way."""
PATIENCE_SECONDS = 10
MEGABYTE = 1024 * 1024


def serve() -> int:
    """The server in a thread; returns its port."""
    listening = socket.create_server(("127.0.0.1", 0))
    running = uvicorn.Server(uvicorn.Config(server.app, log_config=None))
    threading.Thread(target=running.run, args=([listening],), daemon=True).start()
    while not running.started:
        time.sleep(0.05)
    return int(listening.getsockname()[1])


@contextmanager
def opened(port: int, path: str) -> Iterator[str]:
    """A page that is open, once it has been sent; Streamlit's id of it."""
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], max_size=None) as stream:
        asked = BackMsg()
        asked.rerun_script.page_name = path
        stream.send(asked.SerializeToString())
        page, kind = "", ""
        while kind != "script_finished":
            message = ForwardMsg.FromString(stream.recv(60, decode=False))
            kind = message.WhichOneof("type")
            if kind == "new_session":
                page = message.new_session.initialize.session_id
        yield page


def visit(port: int, path: str) -> str:
    """Open a page and close it; returns Streamlit's id of it."""
    with opened(port, path) as page:
        return page


def watched(seen: weakref.WeakSet[object]) -> None:
    """Note every session of a page from now on."""
    begin = AppSession.__init__

    def noting(session: AppSession, *args: object, **named: object) -> None:
        begin(session, *args, **named)
        seen.add(session)

    AppSession.__init__ = noting  # type: ignore[method-assign]


def keep(page: str) -> None:
    """A file of a megabyte, as if the page had sent it."""
    record = UploadedFileRec("fil", "fil.xlsx", "", b"x" * MEGABYTE)
    runtime.get_instance().uploaded_file_mgr.add_file(page, record)


def left(sessions: weakref.WeakSet[object]) -> dict[str, int]:
    """The sessions and views in memory, once the threads of the last visits have ended."""
    gc.unfreeze()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        gc.collect()
        views = sum(isinstance(each, View) for each in gc.get_objects())
        if (len(sessions) == 1 and views <= FEW) or time.monotonic() > deadline:
            return {"sessions": len(sessions), "views": views}
        time.sleep(0.2)


def main(count: int) -> None:
    config.set_option("server.disconnectedSessionTTL", 1)
    sessions: weakref.WeakSet[object] = weakref.WeakSet()
    watched(sessions)
    port = serve()
    for _ in range(count):
        keep(visit(port, next(PATHS)))
    kept = runtime.get_instance().uploaded_file_mgr.file_storage
    before = len(kept)
    has_room = kept_files.has_room(MEGABYTE, MEGABYTE)
    freed = len(kept) == 0
    time.sleep(1.1)
    visit(port, pages.OVERVIEW)
    found = {
        **left(sessions),
        "pages with files": before,
        "freed for a file": has_room and freed,
        "watches files": "watchdog.observers" in sys.modules,
    }
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]))
