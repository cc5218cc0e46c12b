"""A voice that records the messages it is asked to say: an output module of speech-dispatcher.

Run as a program by speech-dispatcher, with the file to write to; each of its lines is one message.
It uses the protocol of output modules on standard input and output.
"""

from __future__ import annotations

import html
import re
import sys
from pathlib import Path
from typing import TextIO

UNKNOWN = ("300 ERR UNKNOWN COMMAND",)
ANSWERS = {
    "INIT": ("299-Writes down what it is asked to say", "299 OK LOADED SUCCESSFULLY"),
    "LIST VOICES": ("200-dansk\tda\tnone", "200 OK VOICE LIST SENT"),
    "STOP": ("703 STOP",),
    "PAUSE": ("704 PAUSE",),
    "QUIT": ("210 OK QUIT",),
}
SETTINGS = {"AUDIO", "LOGLEVEL", "SET"}
SAID = {"SPEAK", "CHAR", "KEY"}
NO_SOUND = {"SOUND_ICON"}
END = "."
_TAG = re.compile(r"<[^>]*>")


def serve(asked: TextIO, answered: TextIO, written: TextIO) -> None:
    """Answer each request of `asked` until it ends or is QUIT; `written` receives the messages."""
    for line in asked:
        request = line.strip()
        if request in SETTINGS:
            _answer(answered, "207 OK RECEIVING SETTINGS")
            _data(asked)
            _answer(answered, "203 OK SETTINGS RECEIVED")
        elif request in SAID | NO_SOUND:
            _answer(answered, "202 OK RECEIVING MESSAGE")
            words = spoken(_data(asked))
            if request in SAID and words:
                written.write(f"{words}\n")
                written.flush()
            _answer(answered, "200 OK SPEAKING", "701 BEGIN", "702 END")
        else:
            _answer(answered, *ANSWERS.get(request, UNKNOWN))
        if request == "QUIT":
            return


def spoken(marked: str) -> str:
    """The words of a request, without the marks of SSML.

    >>> spoken("<speak>Nået &amp; <mark name='1'/>talt</speak>")
    'Nået & talt'
    """
    return " ".join(html.unescape(_TAG.sub("", marked)).split())


def _data(asked: TextIO) -> str:
    lines = []
    for line in asked:
        if line.rstrip("\n") == END:
            break
        lines.append(line)
    return "".join(lines)


def _answer(answered: TextIO, *lines: str) -> None:
    answered.write("".join(f"{line}\n" for line in lines))
    answered.flush()


if __name__ == "__main__":
    with Path(sys.argv[1]).open("a", encoding="utf-8") as file:
        serve(sys.stdin, sys.stdout, file)
