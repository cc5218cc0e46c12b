"""The words and what they mean as HTML: those of a page in one fold at its foot, and all of them by topic."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from presentation.glossary.words import Word
from presentation.html import markup
from presentation.language.numbers import number
from presentation.language.words import ended

NAME = "Ord på siden"


def fold(words: Iterable[Word]) -> Markup:
    """The words of a page under one line that says how many they are; empty without words."""
    found = by_alphabet(words)
    if not found:
        return Markup("")
    line = Markup('<strong>{}</strong> <span class="small">{} forklaret</span>').format(
        NAME, number(len(found))
    )
    return markup.unfolded(line, listing(found), "theme words")


def by_topic(words: Iterable[Word]) -> Markup:
    """Every word, each topic under a line with its name and its first words."""
    topics: dict[str, list[Word]] = {}
    for word in words:
        topics.setdefault(word.topic, []).append(word)
    return markup.joined(
        markup.unfolded(
            Markup('<strong>{}</strong> <span class="small">{} ord</span>').format(
                topic, number(len(own))
            ),
            listing(by_alphabet(own)),
            "theme words",
        )
        for topic, own in topics.items()
    )


def by_alphabet(words: Iterable[Word]) -> list[Word]:
    return sorted(words, key=lambda word: word.word.casefold())


def listing(words: Iterable[Word]) -> Markup:
    """Each word at an address of its own, with what it means and the law it comes from."""
    entries = (
        Markup('<dt id="{}">{}</dt><dd>{}{}</dd>').format(
            word.anchor,
            word.word,
            word.means,
            f" Reglen står her: {ended(word.law)}" if word.law else "",
        )
        for word in words
    )
    return Markup('<dl class="glossary">{}</dl>').format(markup.joined(entries))
