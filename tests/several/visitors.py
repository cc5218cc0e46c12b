"""Readers of the pages without a browser: they speak Streamlit's websocket through a proxy.

As a browser does, one that loses its connection asks for a new one, and then for a run.
"""

from __future__ import annotations

import random
import ssl
import time
import urllib.request
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

if TYPE_CHECKING:
    from collections.abc import Sequence
    from threading import Event

UNTRUSTED = ssl._create_unverified_context()
ANSWER_SECONDS = 60
NOT_NOW = "Oplysningerne kan ikke hentes lige nu"


def place(address: str) -> str:
    """The cookie by which a proxy sends a browser to the same server each time."""
    with urllib.request.urlopen(f"{address}/", timeout=60, context=UNTRUSTED) as answer:
        cookies = answer.headers.get_all("Set-Cookie") or []
    return next(each for each in cookies if each.startswith("handicapmonitor_plads")).split(";")[0]


@dataclass
class Reader:
    """Somebody who goes from page to page until told to stop."""

    address: str
    pages: Sequence[str]
    seed: int
    shown_at: list[float] = field(default_factory=list)
    """When each page was whole."""
    not_shown: int = 0
    """How often a page said that the data could not be read."""

    def read(self, stop: Event) -> None:
        """Read until told to stop, over one connection after the other."""
        chance = random.Random(self.seed)
        cookie = ""
        while not stop.is_set():
            try:
                cookie = cookie or place(self.address)
                with self._connected(cookie) as connection:
                    while not stop.is_set():
                        self._look(connection, chance.choice(self.pages))
                        stop.wait(chance.uniform(0.5, 1.5))
            except (OSError, WebSocketException):
                time.sleep(0.3)

    def _connected(self, cookie: str) -> ClientConnection:
        return connect(
            f"{self.address.replace('https', 'wss', 1)}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            ssl=UNTRUSTED,
            origin=self.address,  # type: ignore[arg-type]
            additional_headers={"Cookie": cookie},
            max_size=None,
            open_timeout=ANSWER_SECONDS,
        )

    def _look(self, connection: ClientConnection, page: str) -> None:
        asked = BackMsg()
        asked.rerun_script.page_name = page
        connection.send(asked.SerializeToString())
        heading = ""
        while True:
            message = ForwardMsg.FromString(connection.recv(ANSWER_SECONDS, decode=False))
            kind = message.WhichOneof("type")
            if kind == "delta" and message.delta.new_element.WhichOneof("type") == "heading":
                heading = heading or message.delta.new_element.heading.body
            if kind == "script_finished":
                break
        if NOT_NOW in heading:
            self.not_shown += 1
        elif heading:
            self.shown_at.append(time.monotonic())
