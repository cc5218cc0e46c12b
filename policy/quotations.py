"""Quotations: the words of a record that claim to be printed, and whether a text contains them.

A column declared as a quotation contains nothing but printed words, with semicolons between several
places. In any other text, words between quotation marks make the same claim. The text of a source is
often extracted from a PDF and broken where the print is whole, so the two are compared by the rules
of `PrintedText`, each with its reason. Nothing else may differ: no word, figure, character or
capital letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from policy import readings
from policy.columns import Citation
from policy.tables import Table

MANGLED = str.maketrans(
    {
        "\u0117": "0",
        "\u0118": "1",
        "\u0119": "2",
        "\u011a": "3",
        "\u01c3": "-",
        "\u01cc": '"',
        "\u01cb": '"',
        "\u01c4": "\u2022",
    }
)
"""Characters that text extraction confused, due to the font of the status of October 2025."""
ALIKE = str.maketrans(
    dict.fromkeys("\u00bb\u00ab\u201c\u201d\u201e\u201f\u2033", '"')
    | dict.fromkeys("\u2018\u2019\u2032", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
)
"""Typographic characters for which people type others: quotation marks, apostrophes and dashes."""
BROKEN = "\u00ad"
"""In a `PrintedText`, a hyphen at the end of a line, which may belong to the word or to the line."""
_MARKED = re.compile('»([^»«]+)«|["“„]([^"”“„]+)["”“]')


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a record says are printed in one of its sources."""

    record: readings.RecordKey
    column: str
    words: str
    sources: tuple[Citation, ...]

    @property
    def mark(self) -> str:
        """A short hash of the words, the same for all ways to type their characters and spaces."""
        return readings.short_hash(_typed(self.words))


def quotations(table: Table, record: object) -> Iterator[Quotation]:
    """All quotations in the record, with the places that it cites."""
    sources = readings.citations(table, record)
    for field in table.fields:
        value = getattr(record, field.name)
        if isinstance(value, str) and field.type is str:
            text = places(value) if field.column.quotation else marked(value)
            for words in text:
                yield Quotation(
                    readings.key_of(table, record), field.column.heading, words, sources
                )


def places(text: str) -> tuple[str, ...]:
    """The printed words of a quotation column, one text per place in the source.

    >>> places("fra 2026; i maj 2025")
    ('fra 2026', 'i maj 2025')
    """
    return tuple(filter(None, (part.strip() for part in text.split(";"))))


def marked(text: str) -> tuple[str, ...]:
    """The words between quotation marks in a text of our own.

    >>> marked("Kilden skriver »målgruppen« og siger ikke hvem.")
    ('målgruppen',)
    """
    return tuple(first or second for first, second in _MARKED.findall(text))


class PrintedText:
    r"""The text of a source, in which quoted words can be looked for.

    Lines are joined by the rules that text from a PDF needs:

    - the end of a line is a space, or nothing where a word was split there;
    - a hyphen at the end of a line belongs to the word or to the line;
    - empty lines, and lines with nothing but a hyphen, are where a column's hyphens were put;
    - mangled and typographic characters are replaced (`MANGLED`, `ALIKE`).

    >>> text = PrintedText("Det er et flerårigt webtil-\ngængelighedsprojekt i 1. halvår")
    >>> text.prints("flerårigt webtilgængelighedsprojekt"), text.prints("halv")
    (True, False)
    """

    def __init__(self, text: str) -> None:
        self._written = text

    @cached_property
    def _joined(self) -> str:
        lines = (
            " ".join(line.split())
            for line in self._written.translate(MANGLED).translate(ALIKE).split("\n")
        )
        kept = [line for line in lines if line not in ("", "-")]
        return "\n".join(line[:-1] + BROKEN if line.endswith("-") else line for line in kept)

    def prints(self, words: str) -> bool:
        """Whether the text contains the words, as whole words from the first to the last."""
        between = f"(?:{BROKEN}?\n)?"
        signs = {" ": "[ \n]", "-": f"[-{BROKEN}]"}
        body = between.join(signs.get(sign, re.escape(sign)) for sign in _typed(words))
        return re.search(rf"(?<!\w)(?<!\d[.,]){body}(?!\w)(?![.,]\d)", self._joined) is not None


def _typed(words: str) -> str:
    return " ".join(words.translate(ALIKE).split())
