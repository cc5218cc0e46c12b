"""What a server sends does not wait for what may follow."""

from __future__ import annotations

import socket
from contextlib import closing

from web import at_once


def test_a_connection_sends_at_once_also_where_the_socket_was_bound_as_streamlit_does():
    with closing(socket.socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        at_once.send()
        with closing(socket.create_connection(listening.getsockname())):
            accepted, _ = listening.accept()
            with closing(accepted):
                assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_what_is_no_listening_socket_is_left_alone(tmp_path):
    with closing(socket.socket()) as idle, (tmp_path / "fil").open("w") as file:
        at_once.send()
        assert not idle.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        file.write("endnu åben")
