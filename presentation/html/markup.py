"""The building blocks of a page as HTML: semantic tables, marks, lists. Text from data is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup, escape

from policy.kinds import Kind
from policy.statuses import StatusCode
from presentation.language.numbers import in_cell
from presentation.language.words import status_word


def joined(parts: Iterable[Markup | str]) -> Markup:
    """The parts concatenated, plain text escaped."""
    return Markup("").join(parts)


def paragraph(text: str | Markup, css: str = "") -> Markup:
    return joined([_paragraph_start(css), text, PARAGRAPH_END])


@cache
def _paragraph_start(css: str) -> Markup:
    return Markup("<p{}>").format(_class(css))


def anchor(text: str | Markup, address: str, css: str = "") -> Markup:
    """A link to a page of the site or to a source."""
    return Markup('<a href="{}"{}>{}</a>').format(address, _class(css), text)


def ways(places: Mapping[str, str]) -> Markup:
    """Links to sections of the same page, by place and heading; not on paper."""
    links = [anchor(heading, f"#{place}") for place, heading in places.items()]
    return paragraph(joined(["Gå til: ", Markup(" · ").join(links)]), "ways")


def mark(code: StatusCode, text: str | Markup | None = None, kind: Kind | None = None) -> Markup:
    """The shape of a status with its words beside it, so that neither is shown alone."""
    return Markup(
        '<span class="status tone-{}"><span class="shape shape-{}" aria-hidden="true"></span>'
        "<span>{}</span></span>"
    ).format(code.mark.tone, code.mark.shape, text if text is not None else status_word(code, kind))


def boxes(filled: int, total: int) -> Markup:
    """A row of squares, one per priority; the count in words is shown beside it."""
    squares = Markup('<span class="box filled"></span>') * filled
    squares += Markup('<span class="box"></span>') * (total - filled)
    return Markup('<span class="boxes" aria-hidden="true">{}</span>').format(squares)


def tag(text: str) -> Markup:
    """A short label with a border, such as an answer that is missing."""
    return Markup('<span class="tag">{}</span>').format(text)


def items(entries: Iterable[str | Markup], css: str = "") -> Markup:
    """A list of entries.

    Without bullets if any entry begins with a link: a screen reader that moves to a line by the
    arrow keys would land on the bullet, and Return would do nothing.
    """
    found = [escape(entry) for entry in entries]
    lines = joined(Markup("<li>{}</li>").format(entry) for entry in found)
    if any(entry.startswith(LINK_START) for entry in found):
        return Markup('<ul{} role="list">{}</ul>').format(_class(f"links {css}".strip()), lines)
    return Markup("<ul{}>{}</ul>").format(_class(css), lines)


def facts(pairs: Iterable[tuple[str, str | Markup]]) -> Markup:
    """Facts, each under its name; empty without facts."""
    parts: list[str | Markup] = []
    for name, text in pairs:
        parts += [FACT_NAME, name, FACT, text, FACT_END]
    return joined([FACTS, *parts, FACTS_END]) if parts else Markup("")


def unfolded(
    summary: str | Markup, content: Markup, css: str = "", *, shown: bool = False
) -> Markup:
    """Content under a summary line that opens it; open from the start if `shown`."""
    return Markup("<details{}{}><summary>{}</summary>{}</details>").format(
        _class(css), Markup(" open") if shown else "", summary, content
    )


def folds(*parts: Markup) -> Markup:
    """Folds beside each other on one line; an open one takes the whole width."""
    return Markup('<div class="folds">{}</div>').format(joined(parts))


LINK_START = "<a "
PARAGRAPH_END = Markup("</p>")
FACTS, FACTS_END = Markup('<dl class="facts">'), Markup("</dl>")
FACT_NAME, FACT, FACT_END = Markup("<dt>"), Markup("</dt><dd>"), Markup("</dd>")
ROW_ONLY = Markup('<tr role="row">')
TOTAL_START = Markup('<tr role="row" class="total">')
ROW_START = ROW_ONLY + Markup('<th scope="row" role="rowheader">')
ROW_HEAD_END = Markup("</th>")
CELL_END = Markup("</td>")
ROW_END = Markup("</tr>")
MANY_COLUMNS = 5
"""From this many columns on, a table stacks its cells on wider screens than other tables do."""
EMPTY = ("–", "")
NOTHING = Markup('<span aria-hidden="true">–</span><span class="unseen">ingen</span>')
"""A dash for an empty cell, with a word because most screen readers skip a dash."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a table's column; `numeric` columns are aligned right."""

    text: str
    numeric: bool = False


def table(
    caption: str,
    headings: Sequence[Heading],
    rows: Iterable[Sequence[str | Markup]],
    css: str = "",
    *,
    caption_shown: bool = False,
    total: bool = False,
) -> Markup:
    """A semantic table: a caption, scoped headings, the first cell of each row as the row's heading.

    `total` says that the last row is the sum of the others. It is bold by its class, because screen
    readers read text in an inner element without the heading of its column.

    Roles are repeated because narrow screens stack the cells, and that CSS would otherwise hide the
    table's structure from a screen reader.
    """
    head = joined(
        Markup('<th scope="col" role="columnheader"{}>{}</th>').format(
            _class("numeric" if heading.numeric else ""), heading.text
        )
        for heading in headings
    )
    starts = [(_cell_start(heading), heading.numeric) for heading in headings[1:]]
    body = [_row(starts, row) for row in rows]
    if total and body:
        body[-1] = TOTAL_START + body[-1].removeprefix(ROW_ONLY)
    return Markup(
        '<table role="table"{}><caption{}>{}</caption>'
        '<thead role="rowgroup"><tr role="row">{}</tr></thead>'
        '<tbody role="rowgroup">{}</tbody></table>'
    ).format(
        _class(_stacking(css, len(headings))),
        "" if caption_shown else Markup(' class="unseen"'),
        caption,
        head,
        joined(body),
    )


def _stacking(css: str, columns: int) -> str:
    """The CSS classes of a table; a wide one that may stack does so early."""
    early = "stack" in css.split() and columns >= MANY_COLUMNS
    return f"{css} stack-early" if early else css


def _cell_start(heading: Heading) -> Markup:
    return Markup('<td role="cell" data-label="{}"{}>').format(
        heading.text, _class("numeric" if heading.numeric else "")
    )


def _row(starts: Sequence[tuple[Markup, bool]], row: Sequence[str | Markup]) -> Markup:
    first, *rest = row
    parts = [ROW_START, first, ROW_HEAD_END]
    for (start, numeric), cell in zip(starts, rest, strict=True):
        shown = in_cell(cell) if numeric else cell
        parts += [start, shown if cell not in EMPTY else NOTHING, CELL_END]
    return joined([*parts, ROW_END])


def _class(css: str) -> Markup | str:
    return Markup(' class="{}"').format(css) if css else ""
