"""The data of a grid of marks: what each thing has come to, for every way of drawing it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from policy.statuses import Shape, Tone


@dataclass(frozen=True, slots=True)
class GridMark:
    """One thing: its short name, and what it has come to, as a shape with a colour and in words.

    Under the heading of a column it can be a `count` of things that have come to the same. The words are written beside the mark, or, where it is not `written`, once under the picture for all
    that have the same. The name is empty where the row or the column names it.
    """

    name: str
    words: str
    shape: Shape
    tone: Tone = Tone.UNKNOWN
    written: bool = True
    count: int = 1

    @property
    def label(self) -> str:
        """What is written beside the mark."""
        return " ".join(text for text in (self.name, self.words if self.written else "") if text)

    @property
    def spoken(self) -> str:
        """The mark in words alone: "5d: nået samlet, ikke i BUF"."""
        return f"{self.name}: {self.words}" if self.name else self.words


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A name with its marks; `words` stand after them, such as a count."""

    name: str
    marks: tuple[GridMark, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """What a shape means where it is not written beside the marks, and how many have it."""

    shape: Shape
    tone: Tone
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class MarkGrid:
    """Rows of marks. With `columns`, their headings, each row has a mark in every one of them."""

    title: str
    rows: tuple[MarkRow, ...]
    columns: tuple[str, ...] = ()

    @property
    def marks(self) -> tuple[GridMark, ...]:
        return tuple(mark for row in self.rows for mark in row.marks)

    @property
    def key(self) -> tuple[KeyEntry, ...]:
        """The meaning of the marks whose words are not beside them, in the order they come."""
        counts: Counter[tuple[Shape, Tone, str]] = Counter()
        for mark in self.marks:
            if not mark.written:
                counts[mark.shape, mark.tone, mark.words] += mark.count
        return tuple(KeyEntry(*meaning, count) for meaning, count in counts.items())
