"""What a page may ask of the server over its websocket. The rest of Streamlit's messages do not get in.

They are for the developer of a page: one clears what is kept for all who read, one tells of the program's
files, one writes in the server's folders.
"""

from __future__ import annotations

from collections.abc import Callable

from google.protobuf.message import DecodeError
from starlette.types import Message, Receive
from streamlit.proto.BackMsg_pb2 import BackMsg

ASKED = {
    "rerun_script": "Vis siden, med det, der er valgt og skrevet",
    "stop_script": "Hold op med at beregne siden",
    "file_urls_request": "Giv en adresse, som en fil kan sendes til",
    "backend_operation_request": "Lav en fil til hentning, eller giv flere rækker af en tabel",
}
"""The messages that get in, by Streamlit's names, with what each asks for."""
OPERATIONS = frozenset({"dataframe_chunk"})
"""What everybody can ask for by the last of them; a file only whoever its page was shown to."""


MayHave = Callable[[str], bool]
"""Whether a page may have a file made, by the name that Streamlit has for it."""


def gets_in(data: bytes, may_have: MayHave) -> bool:
    """Whether a message gets in. What cannot be read does: Streamlit then closes the websocket."""
    message = BackMsg()
    try:
        message.ParseFromString(data)
    except DecodeError:
        return True
    kind = message.WhichOneof("type")
    if kind == "backend_operation_request":
        request = message.backend_operation_request
        if request.HasField("deferred_file"):
            return may_have(request.deferred_file.file_id)
        return request.WhichOneof("payload") in OPERATIONS
    return kind in ASKED


def those_that_get_in(receive: Receive, may_have: MayHave) -> Receive:
    """Hands on a browser's messages, without those that do not get in."""

    async def received() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive" or gets_in(
                message.get("bytes") or b"", may_have
            ):
                return message

    return received
