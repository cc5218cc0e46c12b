"""A page of the dashboard without a browser: its websocket, by Streamlit's own messages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from streamlit.proto.BackMsg_pb2 import BackendOperationRequest, BackMsg
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse, ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

PATIENCE_SECONDS = 30


class StreamlitPage:
    """An open websocket. `session` is what Streamlit calls the page."""

    def __init__(self, websocket: ClientConnection) -> None:
        self.websocket = websocket
        self.session = ""
        self.downloads: list[str] = []

    def load(self, path: str) -> str:
        """Run a page; returns all that it is sent, as text."""
        self._send(rerun_script={"page_name": path})
        shown = []
        while (message := self._next()).WhichOneof("type") != "script_finished":
            shown.append(str(message))
            if message.HasField("new_session"):
                self.session = message.new_session.initialize.session_id
            if button := message.delta.new_element.download_button.deferred_file_id:
                self.downloads.append(button)
        return "".join(shown)

    def download_address(self) -> str:
        """Have the first file of the page made; returns its address."""
        self.ask_for(self.downloads[0], "own")
        return self.answered().deferred_file.url

    def ask_for(self, file: str, request: str) -> None:
        """Ask for a file to be made, by the name that Streamlit has for it."""
        asked = {"file_id": file}
        operation = {"request_id": request, "session_id": self.session, "deferred_file": asked}
        self._send(backend_operation_request=BackendOperationRequest(**operation))

    def answered(self) -> BackendOperationResponse:
        """The next answer to what was asked for."""
        kind = "backend_operation_response"
        found: BackendOperationResponse = getattr(self._answer(kind), kind)
        return found

    def upload_address(self) -> str:
        """Ask for an address that a file can be sent to."""
        request = {"request_id": "1", "session_id": self.session, "file_names": ["tal.xlsx"]}
        self._send(file_urls_request=request)
        return self._answer("file_urls_response").file_urls_response.file_urls[0].upload_url

    def closed(self) -> tuple[int, str]:
        """Wait until the server closes it; returns the code and the reason."""
        with suppress(ConnectionClosed):
            while True:
                self.websocket.recv(timeout=PATIENCE_SECONDS)
        return self.websocket.close_code or 0, self.websocket.close_reason or ""

    def _send(self, **content: object) -> None:
        self.websocket.send(BackMsg(**content).SerializeToString())

    def _next(self) -> ForwardMsg:
        message = ForwardMsg()
        message.ParseFromString(self.websocket.recv(timeout=PATIENCE_SECONDS))
        return message

    def _answer(self, kind: str) -> ForwardMsg:
        while (message := self._next()).WhichOneof("type") != kind:
            pass
        return message


@contextmanager
def opened(address: str, cookie: str | None = None) -> Iterator[StreamlitPage]:
    """Open a page's websocket on a server, with a cookie."""
    with connect(
        f"{address.replace('http', 'ws', 1)}/_stcore/stream",
        subprotocols=["streamlit"],
        additional_headers={"Cookie": cookie} if cookie else None,
        max_size=None,
    ) as websocket:
        yield StreamlitPage(websocket)
