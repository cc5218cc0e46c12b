"""Reads the texts of the sources, which are in a folder outside the product.

`kildetekster.tsv` beside the workbooks gives the lines of each source, page and section in them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from policy.columns import Citation
from policy.quotations import PrintedText
from policy.readings import short_hash


@dataclass(frozen=True, slots=True)
class Lines:
    """A range of lines of a file, including both ends."""

    file: str
    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.file} {self.first}-{self.last}"


class SourceTexts:
    """The printed texts of the sources, by the places that records cite."""

    def __init__(self, folder: Path, places: Mapping[str, tuple[Lines, ...]]) -> None:
        """`places` are the lines of each source and of each place in it, by the text that cites it.

        Raises `OSError` if one of the texts cannot be read.
        """
        self._places = places
        files = {lines.file for found in places.values() for lines in found}
        self._written = {
            file: (folder / file).read_text(encoding="utf-8").split("\n") for file in files
        }
        self._printed: dict[tuple[Lines, ...], PrintedText] = {}

    def lines(self, citations: Iterable[Citation]) -> tuple[Lines, ...]:
        """The lines of the cited places; all lines of a source if the place in it is unknown."""
        found: dict[Lines, None] = {}
        for cited in citations:
            known = self._places.get(str(cited)) or self._places.get(cited.document, ())
            found.update(dict.fromkeys(known))
        return tuple(found)

    def mark(self, lines: Iterable[Lines]) -> str:
        """A short hash of the lines."""
        return short_hash("\n".join(self._text(each) for each in lines))

    def prints(self, words: str, citations: Iterable[Citation]) -> bool:
        """Whether one of the cited places prints the words."""
        return any(
            self._text_of(self.lines((cited,))).prints(words) for cited in dict.fromkeys(citations)
        )

    def printed_in(self, words: str) -> tuple[str, ...]:
        """The sources that print the words anywhere."""
        return tuple(
            document
            for document in self.documents
            if self._text_of(self._places[document]).prints(words)
        )

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The sources with available texts."""
        return tuple(place for place in self._places if not _is_part(place))

    def is_known(self, cited: Citation) -> bool:
        """Whether the lines of the cited place are known."""
        return str(cited) in self._places

    def document_mark(self, document: str) -> str:
        return self.mark(self._places[document])

    def _text(self, lines: Lines) -> str:
        return "\n".join(self._written[lines.file][lines.first - 1 : lines.last])

    def _text_of(self, lines: tuple[Lines, ...]) -> PrintedText:
        if lines not in self._printed:
            self._printed[lines] = PrintedText("\n\n".join(self._text(each) for each in lines))
        return self._printed[lines]


def _is_part(place: str) -> bool:
    return ", " in place or " s. " in place


def by_place(rows: Iterable[tuple[str, Lines]]) -> Mapping[str, tuple[Lines, ...]]:
    found: defaultdict[str, list[Lines]] = defaultdict(list)
    for place, lines in rows:
        found[place].append(lines)
    return {place: tuple(lines) for place, lines in found.items()}
