"""The guide as HTML: chapters with folded sections, names of pages as links, tables with their headings."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup

from presentation import pages
from presentation.guide.chapters import COUNCIL, MARKDOWN, Chapter, Section
from presentation.html import markup
from presentation.html.links import Links

HTML = RendererHTML()
NAMED = ("strong_open", "em_open")
"""The marks between which the guide writes the name of a page."""
PATHS = {
    page.title: page.path
    for page in pages.PAGES
    if not (page.per_objective or page.of_drafts or page.path == pages.GUIDE)
}
"""The pages that the guide can lead to, by their names."""


def contents(chapters: Sequence[Chapter]) -> Markup:
    """Links to the chapters."""
    return Markup('<nav class="way" aria-label="Kapitler i vejledningen">{}</nav>').format(
        markup.items(
            markup.anchor(chapter.opening.heading, f"#{chapter.opening.anchor}")
            for chapter in chapters
        )
    )


def chapter(chosen: Chapter, links: Links, council: str) -> Markup:
    """What a chapter says first, and the rest folded; `council` is what the city calls its council."""
    opening = chosen.opening
    first, rest = _after_first_block(opening.tokens)
    folded = (
        (Section(f"Mere: {opening.heading}", rest), *chosen.sections) if rest else chosen.sections
    )
    return Markup('<div id="{}" class="start guide">{}{}</div>').format(
        opening.anchor,
        _blocks(first, opening.heading, links, council),
        markup.joined(_section(section, links, council) for section in folded),
    )


def _section(section: Section, links: Links, council: str) -> Markup:
    return Markup('<div id="{}">{}</div>').format(
        section.anchor,
        markup.unfolded(
            Markup("<strong>{}</strong>").format(section.heading),
            _blocks(section.tokens, section.heading, links, council),
            "theme",
        ),
    )


def _after_first_block(tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    depth = 0
    for place, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            return tokens[: place + 1], tokens[place + 1 :]
    return tokens, ()


def _blocks(tokens: Sequence[Token], caption: str, links: Links, council: str) -> Markup:
    """Whole blocks as HTML. Tables are made anew, so that a narrow screen can stack them."""
    parts: list[str | Markup] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.type == "table_open":
            end = next(n for n in range(place, len(tokens)) if tokens[n].type == "table_close")
            parts.append(_table(tokens[place:end], caption, links, council))
            place = end
        elif token.type == "inline":
            parts.append(_line(token, links, council))
        else:
            parts.append(Markup(HTML.render([token], MARKDOWN.options, {})))  # noqa: S704  # escaped by it
        place += 1
    return markup.joined(parts)


def _table(tokens: Sequence[Token], caption: str, links: Links, council: str) -> Markup:
    lines = [_line(token, links, council) for token in tokens if token.type == "inline"]
    columns = sum(token.type == "th_open" for token in tokens)
    head, *rows = (lines[n : n + columns] for n in range(0, len(lines), columns))
    headings = [markup.Heading(text.striptags().capitalize()) for text in head]
    return markup.table(caption, headings, rows, "stack")


def _line(inline: Token, links: Links, council: str) -> Markup:
    """A line of text. The name of a page between marks is a link to the page."""
    parts: list[Markup] = []
    left = list(inline.children or ())
    while left:
        path = PATHS.get(left[1].content) if left[0].type in NAMED else None
        own, left = (left[:3], left[3:]) if path is not None else (left[:1], left[1:])
        drawn = Markup(HTML.renderInline(own, MARKDOWN.options, {}))  # noqa: S704  # escaped by it
        drawn = drawn.replace(COUNCIL, council)
        parts.append(drawn if path is None else markup.anchor(drawn, links.page(path)))
    return markup.joined(parts)
