"""The user's guide by chapters and sections, read from the one file that has its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, takewhile
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from presentation import pages
from presentation.language.letters import slug

FILE = Path(__file__).parents[2] / "docs" / "vejledning.md"
MARKDOWN = MarkdownIt("js-default", {"html": False})
"""CommonMark with tables. HTML in the text is shown as text."""
PREFIX = "afsnit-"
"""Before the anchors of the guide, so that they differ from all others of the page."""

COUNCIL = next(page.title for page in pages.PAGES if page.path == pages.COUNCIL)
"""The name that the guide uses for the council, and which each city replaces with its own."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the guide under a heading of its own: whole blocks of Markdown, as tokens."""

    heading: str
    tokens: tuple[Token, ...]

    @property
    def anchor(self) -> str:
        return f"{PREFIX}{slug(self.heading)}"

    @property
    def text(self) -> str:
        """Its words without marks."""
        return " ".join(words_of(token) for token in self.tokens if token.type == "inline")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of the guide, what is said first, and the sections under it."""

    opening: Section
    sections: tuple[Section, ...]


def words_of(inline: Token) -> str:
    """The words of a line of text, without its marks."""
    return "".join(
        " " if child.type == "softbreak" else child.content for child in inline.children or ()
    )


@cache
def chapters() -> tuple[Chapter, ...]:
    """The guide as it is in the file."""
    return chapters_of(FILE.read_text(encoding="utf-8"))


def chapters_of(text: str) -> tuple[Chapter, ...]:
    r"""The chapters of a guide in Markdown.

    >>> [(c.opening.heading, [s.heading for s in c.sections]) for c in chapters_of("# T\n## A\n### B")]
    [('A', ['B'])]
    """
    tokens = MARKDOWN.parse(text)
    return tuple(
        Chapter(opening, tuple(_under(own, "h3"))) for opening, own in _split(tokens, "h2")
    )


def _split(tokens: Sequence[Token], tag: str) -> Iterator[tuple[Section, Sequence[Token]]]:
    """Per heading: what stands before the next heading of any rank, and all that belongs to it."""
    starts = [
        n for n, token in enumerate(tokens) if token.type == "heading_open" and token.tag == tag
    ]
    for start, end in pairwise([*starts, len(tokens)]):
        own = tokens[start + 3 : end]  # after the heading's opening, words and end
        first = takewhile(lambda token: token.type != "heading_open", own)
        yield Section(words_of(tokens[start + 1]), tuple(first)), own


def _under(tokens: Sequence[Token], tag: str) -> Iterator[Section]:
    return (section for section, _ in _split(tokens, tag))
