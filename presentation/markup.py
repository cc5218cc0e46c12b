"""The building blocks of a page as HTML: true tables, marks, lists. Text from data is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from policy.choices import Kind, StatusCode
from presentation.words import MARKS, status_word


def joined(parts: Iterable[Markup | str]) -> Markup:
    """The parts one after the other, plain text escaped."""
    return Markup("").join(parts)


def paragraph(text: str | Markup, css: str = "") -> Markup:
    return (
        Markup('<p class="{}">{}</p>').format(css, text)
        if css
        else Markup("<p>{}</p>").format(text)
    )


def anchor(text: str | Markup, address: str, css: str = "") -> Markup:
    """A link; `address` is one of ours or a source's."""
    return Markup('<a href="{}"{}>{}</a>').format(address, _class(css), text)


def mark(code: StatusCode, text: str | Markup | None = None, kind: Kind | None = None) -> Markup:
    """The shape of a status with its words beside it, never one without the other."""
    look = MARKS[code]
    return Markup(
        '<span class="status tone-{}"><span class="shape shape-{}" aria-hidden="true"></span>'
        "<span>{}</span></span>"
    ).format(look.tone, look.shape, text if text is not None else status_word(code, kind))


def boxes(filled: int, total: int) -> Markup:
    """A row of squares, one a priority; the count in words stands beside it."""
    squares = Markup('<span class="box filled"></span>') * filled
    squares += Markup('<span class="box"></span>') * (total - filled)
    return Markup('<span class="boxes" aria-hidden="true">{}</span>').format(squares)


def tag(text: str) -> Markup:
    """A short label with a border, such as an answer that is missing."""
    return Markup('<span class="tag">{}</span>').format(text)


def items(entries: Iterable[str | Markup], css: str = "") -> Markup:
    """A list of entries."""
    lines = joined(Markup("<li>{}</li>").format(entry) for entry in entries)
    return Markup("<ul{}>{}</ul>").format(_class(css), lines)


def unfolded(
    summary: str | Markup, content: Markup, css: str = "", *, shown: bool = False
) -> Markup:
    """Content under a line that opens it."""
    return Markup("<details{}{}><summary>{}</summary>{}</details>").format(
        _class(css), Markup(" open") if shown else "", summary, content
    )


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a table's column; `numeric` columns are set to the right."""

    text: str
    numeric: bool = False
    long: str | None = None


def table(
    caption: str,
    headings: Sequence[Heading],
    rows: Iterable[Sequence[str | Markup]],
    css: str = "",
    *,
    caption_shown: bool = False,
) -> Markup:
    """A true table: a caption, scoped heads, the first cell of each row as its head.

    Roles are repeated because narrow screens set the cells under each other, which else takes the
    table away from a screen reader.
    """
    head = joined(
        Markup('<th scope="col" role="columnheader"{}>{}</th>').format(
            _class("numeric" if heading.numeric else ""),
            Markup('<abbr title="{}">{}</abbr>').format(heading.long, heading.text)
            if heading.long
            else heading.text,
        )
        for heading in headings
    )
    body = joined(_row(headings, row) for row in rows)
    return Markup(
        '<table role="table"{}><caption{}>{}</caption>'
        '<thead role="rowgroup"><tr role="row">{}</tr></thead>'
        '<tbody role="rowgroup">{}</tbody></table>'
    ).format(_class(css), "" if caption_shown else Markup(' class="unseen"'), caption, head, body)


def _row(headings: Sequence[Heading], row: Sequence[str | Markup]) -> Markup:
    first, *rest = row
    cells = joined(
        Markup('<td role="cell" data-label="{}"{}>{}</td>').format(
            heading.text, _class("numeric" if heading.numeric else ""), cell
        )
        for heading, cell in zip(headings[1:], rest, strict=True)
    )
    return Markup('<tr role="row"><th scope="row" role="rowheader">{}</th>{}</tr>').format(
        first, cells
    )


def _class(css: str) -> Markup | str:
    return Markup(' class="{}"').format(css) if css else ""
