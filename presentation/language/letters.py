"""Words as a search compares them: Danish letters spelled out; case, accents and punctuation ignored."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup

SPELLED_OUT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
SIGNS = re.compile(r"[\W_]")
MARK, MARK_END = Markup("<mark>"), Markup("</mark>")
CAPITALS = 2
"""The number of capital letters from which a word is searched for as a whole: *BPA*, *KK*."""
SNIPPET_LENGTH = 180
LEAD_IN = 50


class Whole(str):
    """A folded word that is searched for as a whole word, not as part of others."""

    __slots__ = ()


def folded(text: str) -> str:
    """The text with æ, ø and å as ae, oe and aa, in lower case without accents, other characters as spaces.

    >>> folded("Ærø Café, § 83"), folded("AEROE")
    ('aeroe cafe    83', 'aeroe')
    """
    small = unicodedata.normalize("NFC", text).casefold().translate(SPELLED_OUT)
    if not small.isascii():
        parts = unicodedata.normalize("NFKD", small)
        small = "".join(part for part in parts if not unicodedata.combining(part))
    return SIGNS.sub(" ", small)


def slug(text: str) -> str:
    """The text as part of a URL.

    >>> slug("Mad og måltider")
    'mad-og-maaltider'
    """
    return "-".join(folded(text).split())


def search_words(written: str) -> tuple[str, ...]:
    """The words of a query, folded and without duplicates; those in capitals are `Whole`.

    >>> search_words("  Måltal, måltal for FLEKSJOB ")
    ('maaltal', 'for', 'fleksjob')
    """
    return tuple(
        dict.fromkeys(
            Whole(word) if _in_capitals(each) else word
            for each in written.split()
            for word in folded(each).split()
        )
    )


def _in_capitals(word: str) -> bool:
    return word.isupper() and sum(map(str.isalpha, word)) >= CAPITALS


def marked(text: str, words: Sequence[str]) -> Markup:
    """The text with every occurrence of the words marked.

    >>> marked("Mål & måltal", ["maal"])
    Markup('<mark>Mål</mark> &amp; <mark>mål</mark>tal')
    """
    return _marked(unicodedata.normalize("NFC", text), words)


def snippet(text: str, words: Sequence[str], length: int = SNIPPET_LENGTH) -> Markup:
    """About `length` characters of the text around the first occurrence of a word, marked."""
    whole = unicodedata.normalize("NFC", text)
    first = min((start for start, _ in _places(whole, words)), default=0)
    start = whole.rfind(" ", 0, first - LEAD_IN) + 1 if first > LEAD_IN else 0
    end = whole.find(" ", start + length)
    end = len(whole) if end < 0 else end
    before, after = "… " if start else "", " …" if end < len(whole) else ""
    return before + _marked(whole[start:end], words) + after


def _marked(text: str, words: Sequence[str]) -> Markup:
    parts: list[str] = []
    last = 0
    for start, end in _merged(_places(text, words)):
        parts += [text[last:start], MARK, text[start:end], MARK_END]
        last = end
    return Markup("").join([*parts, text[last:]])


def _places(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Start and end of each occurrence in the original text, which is shorter than the folded one."""
    letters = [_folded_letter(letter) for letter in text]
    whole = "".join(letters)
    origin = [place for place, letter in enumerate(letters) for _ in letter]
    return [
        (origin[match.start()], origin[match.end() - 1] + 1)
        for word in words
        for match in re.finditer(_pattern(word), whole)
    ]


def _pattern(word: str) -> str:
    exact = re.escape(word)
    return rf"(?<![a-z0-9]){exact}(?![a-z0-9])" if isinstance(word, Whole) else exact


@lru_cache(maxsize=1024)
def _folded_letter(letter: str) -> str:
    return folded(letter)


def _merged(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
