"""The official words that are explained, as declared in `words.toml`, and how they are found in a text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from presentation.language.letters import folded, slug

FILE = Path(__file__).with_name("words.toml")
ANY = "*"


@dataclass(frozen=True)
class Word:
    """A word, the forms by which it is found, what it means, and the law that it comes from, if any."""

    topic: str
    word: str
    found: tuple[str, ...]
    means: str
    law: str = ""

    @property
    def anchor(self) -> str:
        return f"ord-{slug(self.word)}"

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What the word looks like in a folded text: a star in a form stands for any letters."""
        return re.compile("|".join(_pattern(form) for form in self.found))


def _pattern(form: str) -> str:
    words = (r"\w*".join(folded(part) for part in word.split(ANY)) for word in form.split())
    between = r"\s+".join(words)
    return rf"\b{between}\b"


@cache
def words() -> tuple[Word, ...]:
    """Every word, in the order of the file."""
    declared = tomllib.loads(FILE.read_text(encoding="utf-8"))["words"]
    return tuple(Word(**row | {"found": tuple(row["found"])}) for row in declared)


def with_explanations(names: Collection[str]) -> tuple[Word, ...]:
    """The words of these names, and those that stand in what explains them, in the order of the file."""
    known: frozenset[str] = frozenset()
    found = frozenset(names)
    while found != known:
        known = found
        explained = (word for word in words() if word.word in known)
        found = known | found_in(text for word in explained for text in (word.means, word.law))
    return tuple(word for word in words() if word.word in found)


def found_in(texts: Iterable[str]) -> frozenset[str]:
    """The words that stand in the texts, by their names.

    >>> sorted(found_in(["Måltallet for fleksjobordninger er uden for bpaen."]))
    ['fleksjob', 'måltal']
    """
    text = folded(" \n ".join(texts))
    return frozenset(word.word for word in words() if word.pattern.search(text))
