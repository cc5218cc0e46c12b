"""Searching a hundred copies of the shipped data, compared with a plain scan of the same texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from bench.timing import compared
from monitor import editions
from presentation.html.links import Links
from presentation.language.letters import folded, search_words
from presentation.search.answers import FIRST_SHOWN, answer_list, without_answers
from presentation.search.entries import Entry, entries
from presentation.search.index import Index, find, index

DAY = date(2025, 11, 13)
TIMES = 100
AIM_MILLISECONDS = 50
LETTERS = 26

# A common word, a rare one, a misspelt one, several, and the worst: letters in nearly every word.
QUERIES = ("handicap", "hjerneskade", "hjernskade", "måltal for fleksjob", "e", "e r")


def lines() -> Iterator[str]:
    """The slowest of the queries, searched and rendered."""
    many = _many(tuple(entries(editions.current().status(DAY))))
    known = index(many)
    texts = [folded(f"{entry.title} {entry.context} {entry.text}") for entry in many]
    measured = {
        query: compared(partial(_answered, known, query), partial(_looked, texts, query))
        for query in QUERIES
    }
    query, slowest = max(measured.items(), key=lambda entry: entry[1].ours)
    yield (
        f"searching {len(many)} texts: at most {slowest.ours * 1000:.0f} ms, for »{query}« "
        f"(aim: at most {AIM_MILLISECONDS}), {slowest.ratio:.2f} times a bare look through them"
    )


def _many(shipped: Sequence[Entry]) -> list[Entry]:
    """Copies of the shipped texts, each with a unique invented word."""
    return [
        replace(entry, text=f"{entry.text} {_invented(copy * len(shipped) + place)}")
        for copy in range(TIMES)
        for place, entry in enumerate(shipped)
    ]


def _invented(number: int) -> str:
    """A word that encodes a number.

    >>> _invented(27)
    'zzbb'
    """
    letters = ""
    while number:
        number, rest = divmod(number, LETTERS)
        letters = chr(ord("a") + rest) + letters
    return f"zz{letters}"


def _answered(known: Index, query: str) -> None:
    """The work of the search page for one query."""
    found = find(known, search_words(query), most=FIRST_SHOWN)
    for subject in found.counts:
        answer_list(found, subject, Links(), query, alone=False)
    if not found.count:
        without_answers(known, query, None, Links())


def _looked(texts: Sequence[str], query: str) -> list[str]:
    words = search_words(query)
    return [text for text in texts if all(word in text for word in words)]
