"""The pronunciation of words by a Danish voice: espeak-ng, which is shipped with Orca and NVDA.

A voice spells text that it does not recognise as a word, such as *pct*, and skips signs that it has no
word for, such as the minus of a negative number. Both are found by comparing pronunciations: an
abbreviation sounds like its letters, and a number with a lost sign like the number alone.

Run as a program, it prints where espeak-ng is; with --install it fetches Debian's package where none
is found.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.debian import found

NAMED_BY = "ESPEAK_NG"
MISSING = (
    "The tests need the voice espeak-ng, and it was not found. On Debian, install it with 'sudo apt "
    "install espeak-ng'; on macOS, with 'brew install espeak-ng'. One that stands elsewhere is named "
    f"by the environment variable {NAMED_BY}."
)
LONGEST_LINE = 9999
LETTERS = {"i", "å", "ø", "csv", "xlsx", "svg", "pdf", "dk", "it", "kbh", "aa"}
"""Single letters that are words, and abbreviations that everybody says letter by letter."""
_NOT_SOUND = re.compile(r"[ˈˌː\s\u200d]|\([a-z-]+\)")
_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]+(?![\w'’-])")
_MAY_BE_SPELLED = re.compile(r".{1,4}|[^aeiouyæøå]+", re.IGNORECASE)
_SIGNED = re.compile(r"(?<![\w.,/-])[-−<>≤≥±~]\s?\d[\d.,]*")
_RANGE = re.compile(r"(?<![\w.,/-])\d{1,3}[-–]\d{1,3}(?![\w/-]|[.,]\d)")


class NoVoiceError(Exception):
    """No voice to listen with. The message says what to install."""


def espeak() -> Path:
    """Path of espeak-ng.

    Raises:
        NoVoiceError: when there is none.
    """
    named = os.environ.get(NAMED_BY)
    path = shutil.which(named or "espeak-ng")
    if not path:
        raise NoVoiceError(f"{NAMED_BY}={named} is no program." if named else MISSING)
    return Path(path)


def sounds(lines: Iterable[str]) -> list[str]:
    """The Danish pronunciation of each line, without stress and length; lines have no stops or commas."""
    lines = list(lines)
    spoken = subprocess.run(
        [espeak(), "-v", "da", "-q", "--ipa", "-l", str(LONGEST_LINE), "--stdin"],
        input="\n".join(lines), capture_output=True, text=True, encoding="utf-8", check=True,
    ).stdout  # fmt: skip
    heard = [_NOT_SOUND.sub("", line) for line in spoken.splitlines()]
    if len(heard) != len(lines):
        raise ValueError(f"{len(lines)} lines sounded as {len(heard)}")
    return heard


def misheard(text: str) -> list[str]:
    """The parts of a text that are spelled letter by letter or lose their sign.

    Words in capitals are meant to be said as letters.
    """
    words = sorted(word for word in set(_WORD.findall(text)) if _is_asked_about(word))
    figures = sorted({*_SIGNED.findall(text), *_RANGE.findall(text)})
    asked = [*words, *figures]
    letters = [" ".join(word) for word in words]
    alone = [re.sub(r"(?<=\d)\D+(?=\d+$)|^\D+", " ", figure).strip() for figure in figures]
    heard = sounds([*asked, *letters, *alone])
    pairs = zip(asked, heard[: len(asked)], heard[len(asked) :], strict=True)
    return [words for words, own, other in pairs if own == other]


def _is_asked_about(word: str) -> bool:
    """A long word with a vowel is never spelled; capitals and some others are meant to be."""
    return bool(
        _MAY_BE_SPELLED.fullmatch(word) and not word.isupper() and word.lower() not in LETTERS
    )


if __name__ == "__main__":
    sys.exit(found(espeak, NoVoiceError, "espeak-ng", NAMED_BY))
