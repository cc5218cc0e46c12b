"""Escapes text from data or an address for labels, which Streamlit reads as Markdown.

Titles, headings, buttons, fields, check boxes and menu links interpret Markdown, formulas, colours,
icons and links in any text. Text from `plain` is shown character by character.
"""

from __future__ import annotations

import re

JOINER = "\u2060"
"""A character without width. Streamlit looks for icons, addresses and arrows in the text after the
Markdown is parsed, where a backslash no longer helps; this character breaks them up."""
SIGNS = re.compile(
    r"[\\`*_\[\]<>$~&#|]"  # emphasis, code, links, formulas, HTML, headings
    r"|:(?=[^\W\d]|:)"  # colours and badges
    r"|^[-+=](?=[-+=\s]|$)"  # lists and lines, at the start
)
NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")
BROKEN = re.compile(
    r"(?<=:)(?=[\w+/-]+:)"  # icons: :smile:
    r"|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=@)(?=\w)|(?<=mailto:)|(?<=xmpp:)"  # addresses
    r"|(?<=[<>~-])(?=[->=])",  # arrows: ->
    re.IGNORECASE,
)


def plain(text: str) -> str:
    r"""The text on one line, escaped so that a label shows it literally.

    >>> plain("Job *uden* filter: 5 $")
    'Job \\*uden\\* filter: 5 \\$'
    """
    one_line = " ".join(text.split())
    escaped = SIGNS.sub(r"\\\g<0>", BROKEN.sub(JOINER, one_line))
    return NUMBERED.sub(r"\1\\\2", escaped)


def unseen(text: str) -> str:
    """The text in italics, which style.css hides from all but screen readers."""
    return f"*– {plain(text)}*"
