"""Answering with open data as JSON, compared with a bare starlette route that sends the same bytes.

Over real sockets, by real processes in turn: the site as it is run, with its log, measures and guard, and
uvicorn with the one route, both asked by a client that keeps its connections. The bytes are those of the head
too: writing the site's headers takes uvicorn a good part of a short answer.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from bench.served import PATIENCE_SECONDS, Server, free_port, running

ROOT = Path(__file__).resolve().parents[1]
NAMES = ("policies.json", "figures.json", "status.json")
"""A file of one row, one of figures, and the largest."""
Answer = tuple[dict[str, str], bytes]
"""The headers and the content."""
UVICORNS = ("date", "server")
"""The headers that uvicorn adds to every answer."""
AT_A_TIME = 8
ROUNDS_OF_REQUESTS = 50
ROUNDS = 9
AIM = 1.3
BARE = """\
import json
import sys
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

FOLDER = Path(sys.argv[1])
HEADERS = json.loads((FOLDER / "headers").read_bytes())
CONTENT = {name: (FOLDER / name).read_bytes() for name in HEADERS}


async def answer(request):
    name = request.path_params["name"]
    return Response(CONTENT[name], headers=HEADERS[name])


app = Starlette(routes=[Route("/data/{name:path}", answer)])
uvicorn.run(app, port=int(sys.argv[2]), access_log=False, log_level="warning")
"""
"""The floor, with the settings of uvicorn that Streamlit gives it."""


def lines() -> Iterator[str]:
    with running(ROOT / "server.py") as site, TemporaryDirectory() as folder:
        answers = {name: _fetched(site, name) for name in NAMES}
        _keep(answers, Path(folder))
        with _bare(Path(folder)) as bare:
            for name, (_, content) in answers.items():
                rounds = [(_used(site, name), _used(bare, name)) for _ in range(ROUNDS)]
                ours, floor = (median(each) for each in zip(*rounds, strict=True))
                yield (
                    f"/data/{name}, {len(content) / 1000:.0f} kB: {ours:.2f} ms of a processor, "
                    f"{ours / floor:.2f} times a bare starlette route's {floor:.2f} ms (aim: at most "
                    f"{AIM}; {ours - floor:.2f} ms are for host, guard, log, measures and a look each second)"
                )


def _keep(answers: Mapping[str, Answer], folder: Path) -> None:
    """Put answers where the floor finds them."""
    heads = {name: headers for name, (headers, _) in answers.items()}
    (folder / "headers").write_text(json.dumps(heads), encoding="utf-8")
    for name, (_, content) in answers.items():
        (folder / name).write_bytes(content)


@contextmanager
def _bare(folder: Path) -> Iterator[Server]:
    """A server that answers with the files of a folder, and does nothing else."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-c", BARE, str(folder), str(port)])
    try:
        server = Server(process, port)
        _wait(server)
        yield server
    finally:
        process.terminate()
        process.wait()


def _wait(server: Server) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            _fetched(server, NAMES[0])
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return


def _fetched(server: Server, name: str) -> Answer:
    """An answer as it is once its file has been made."""
    with _connected(server) as connection:
        _asked(connection, name)
        return _asked(connection, name)


def _used(server: Server, name: str) -> float:
    """The milliseconds of a processor that an answer takes while several are asked for at a time."""
    with ExitStack() as open_ones:
        connections = [open_ones.enter_context(_connected(server)) for _ in range(AT_A_TIME)]
        before = 0.0
        for number in range(ROUNDS_OF_REQUESTS + 1):
            if number == 1:  # the first makes the connections, and the file if need be
                before = server.processor_seconds()
            for connection in connections:
                connection.request("GET", f"/data/{name}")
            for connection in connections:
                connection.getresponse().read()
        return (server.processor_seconds() - before) / ROUNDS_OF_REQUESTS / AT_A_TIME * 1000


def _connected(server: Server) -> closing[HTTPConnection]:
    where = urlsplit(server.address)
    return closing(HTTPConnection(str(where.hostname), where.port, timeout=PATIENCE_SECONDS))


def _asked(connection: HTTPConnection, name: str) -> Answer:
    connection.request("GET", f"/data/{name}")
    answer = connection.getresponse()
    content = answer.read()
    if answer.status != HTTPStatus.OK:
        raise OSError(f"{name}: {answer.status}")
    headers = {k.lower(): v for k, v in answer.getheaders() if k.lower() not in UVICORNS}
    return headers, content
