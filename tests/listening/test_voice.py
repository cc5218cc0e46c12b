"""The recording voice, called as speech-dispatcher calls it."""

from __future__ import annotations

from io import StringIO

from tests.listening.voice import serve


def served(*asked: str) -> tuple[list[str], list[str]]:
    """The recorded text, and the answers."""
    written, answered = StringIO(), StringIO()
    serve(StringIO("".join(f"{line}\n" for line in asked)), answered, written)
    return written.getvalue().splitlines(), answered.getvalue().splitlines()


def test_messages_are_recorded_in_order_with_one_line_per_message():
    written, answered = served(
        *("SPEAK", "<speak>Nået samlet –", "ikke i alle</speak>", "."),
        *("KEY", "retur", "."),
        *("SOUND_ICON", "bell", "."),
        "QUIT",
    )
    assert written == ["Nået samlet – ikke i alle", "retur"]
    # each of the three is begun and ended, or the next one would wait
    assert answered.count("702 END") == 3
    assert answered[-1] == "210 OK QUIT"


def test_settings_are_acknowledged_and_not_spoken():
    written, answered = served("INIT", "SET", "rate=0", "language=da", ".", "LIST VOICES", "QUIT")
    assert written == []
    assert [line for line in answered if not line.startswith("2")] == []


def test_an_unknown_request_is_refused_and_the_next_is_answered():
    written, answered = served("DANCE", "CHAR", "å", ".")
    assert answered[0].startswith("300")
    assert written == ["å"]
