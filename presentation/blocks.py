"""The blocks of a document, independent of its format: plain text without markup."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

from metrics.status import Status
from policy.choices import ProposalStep, Recommended
from policy.licences import Licence
from policy.statuses import StatusCode
from policy.tables import Records
from presentation.charts.chart import Chart
from presentation.language.numbers import day
from store.tracing import Cells

Outlined = TypeVar("Outlined")


class ParagraphKind(StrEnum):
    """The role of a paragraph, which decides its style."""

    BODY = "body"
    LEAD = "lead"
    LABEL = "label"
    WORDING = "wording"
    NOTE = "note"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a `LABEL` introduces the next block without being a heading.

    `before` is what it read earlier, where changes are to be marked: empty for a new text, and `text`
    is empty for one that is gone.
    """

    text: str
    kind: ParagraphKind = ParagraphKind.BODY
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Bullets:
    """Short texts of equal weight."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A status as a mark (`policy.statuses.Mark`), always with words beside it."""

    code: StatusCode
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of words and statuses. `numeric`: the indexes, from 0, of right-aligned columns.

    `total`: the last row is the sum of the rest. `shares`: the columns' shares of the width, where
    several tables are to look alike; else they are as wide as their content needs.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str | Statement, ...], ...]
    numeric: frozenset[int] = frozenset()
    total: bool = False
    shares: tuple[float, ...] = ()

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The rows as words only."""
        return tuple(tuple(_words(cell) for cell in row) for row in self.rows)


def _words(cell: str | Statement) -> str:
    return cell.text if isinstance(cell, Statement) else cell


@dataclass(frozen=True, slots=True)
class Diagram:
    """A chart; `sentence` describes it. Where its figures are from is said beside it."""

    chart: Chart
    sentence: str

    @property
    def title(self) -> str:
        return self.chart.title


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a remark, and the source of that."""

    heading: str
    text: str
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class RemarkBlock:
    """A remark of the council with its answers.

    `own_words`: `body` is the council's wording; else it is a summary. `missing`: if there is no
    reply, a sentence that an answer is missing or not needed; else empty.
    """

    code: str
    title: str
    when: str
    kinds: str
    body: str
    own_words: bool
    note: str
    source: str
    answers: tuple[Answer, ...]
    missing: str

    @property
    def byline(self) -> str:
        """The line under the title: date, kinds, and whether the text is a summary."""
        summary = () if self.own_words else ("gengivet kort",)
        return " · ".join((self.when, self.kinds, *summary))


@dataclass(frozen=True, slots=True)
class Blank:
    """Something that a person has yet to write, and `place`, where: on a page, in a sheet, or in Word.

    It is never filled in by code, and never stands in a document: a section keeps it apart. `asked`: the
    codes of the departments that are to write it; none for what the sender of the document writes in it.
    `objective` and `priority`: what a text is to be about.
    """

    what: str
    place: str = ""
    asked: tuple[str, ...] = ()
    objective: int | None = None
    priority: str | None = None


Block: TypeAlias = Paragraph | Bullets | Table | Diagram | Statement | RemarkBlock
Drafted: TypeAlias = Block | Blank
"""What an outline is made of before what nobody wrote is set apart."""


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a heading; `level` is 1 for a chapter, 2 for a section in it.

    `objective` is the number of its objective, if it is about one. `blanks`: what nobody has written
    of it. `new_page`: it begins on a page of its own.
    """

    title: str
    level: int
    blocks: tuple[Block, ...]
    objective: int | None = None
    blanks: tuple[Blank, ...] = ()
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A blank and the title of its section; `left_out`: the document has nothing of that section."""

    section: str
    blank: Blank
    left_out: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document, in reading order. `edition` is its date and version in words.

    `publisher` goes into the properties of the file; `unpublished`: some of it is not public yet;
    `wide`: its pages lie down, for wide tables. `brief`: it begins on its first page, without a cover
    and a table of contents. `unwritten`: what nobody has written, for the officer who sends it.
    """

    title: str
    subtitle: str
    as_of: date
    version: int
    edition: str
    sections: tuple[Section, ...]
    sources: tuple[str, ...]
    publisher: str = ""
    unpublished: bool = False
    wide: bool = False
    brief: bool = False
    unwritten: tuple[Unwritten, ...] = ()

    @property
    def seen(self) -> str:
        """The edition without its version, which those whom a Word document is sent to do not know."""
        return self.edition.replace(f", udgave {self.version}", "", 1)

    @property
    def foot(self) -> str:
        """The footer of each page: date and version."""
        working = ", arbejdsudgave" if self.unpublished else ""
        return f"set per {day(self.as_of)}, udgave {self.version}{working}"


@dataclass(frozen=True, slots=True)
class Behind:
    """What a document can ask for behind its status: its records, and what was kept on an earlier day.

    The records and cells are as everyone may see them: counts of few persons are hidden. Nothing is kept
    from a day before the first delivery. The cells are none where it would take too long to find them.
    """

    records: Callable[[], Records]
    kept_on: Callable[[date], Status | None]
    cells: Callable[[], Cells] = dict


@dataclass(frozen=True, slots=True)
class Selection:
    """A reader's selection for a document; empty for everything.

    `departments`: keep the priorities and initiatives that one of them has a part in.
    `compare_with`: the status to list changes from. `unpublished`: some of the status is not public
    yet. `behind` is missing where there is nothing but the status. `recommended` and `step`: what a
    proposal asks for, and whom; without them, what the status calls for at the step it has reached.
    `licence`: what others may do with the figures; without one, nothing is said about it. `contact`: whom
    readers can write to, by a mail address or a text.
    """

    objectives: tuple[int, ...] = ()
    departments: tuple[str, ...] = ()
    compare_with: Status | None = None
    unpublished: bool = False
    behind: Behind | None = None
    recommended: tuple[Recommended, ...] = ()
    step: ProposalStep | None = None
    licence: Licence | None = None
    contact: str | None = None


def without_controls(document: Outlined) -> Outlined:
    """The document or slides without characters that a format cannot hold; line ends become spaces."""
    cleaned: Outlined = texts_as(document, plain)
    return cleaned


LINE_ENDS = "\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"


def texts_as(value: Any, changed: Callable[[str], str]) -> Any:
    """A document, or a part of one, with each of its texts changed."""
    if isinstance(value, StrEnum):
        return value
    if isinstance(value, str):
        return changed(value)
    if isinstance(value, tuple):
        return tuple(texts_as(entry, changed) for entry in value)
    if hasattr(value, "__dataclass_fields__"):
        parts = {f.name: texts_as(getattr(value, f.name), changed) for f in fields(value)}
        return replace(value, **parts)
    return value


def plain(text: str) -> str:
    r"""Text that every format can hold.

    >>> plain("to\nlinjer\x00")
    'to linjer'
    """
    if text.isprintable():
        return text
    spaced = "".join(" " if letter in LINE_ENDS else letter for letter in text)
    return "".join(letter for letter in spaced if _can_be_written(letter))


def with_lines(text: str) -> str:
    r"""The same with line breaks and tabs as they are, for formats that can hold them.

    >>> with_lines("to\nlinjer\x00")
    'to\nlinjer'
    """
    if text.isprintable():
        return text
    return "".join(letter for letter in text if letter in "\t\n" or _can_be_written(letter))


def _can_be_written(letter: str) -> bool:
    code = ord(letter)
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000:
        return False
    return code & 0xFFFE != 0xFFFE and not 0xFDD0 <= code <= 0xFDEF
