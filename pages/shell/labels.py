"""Text from data or an address as it stands, where Streamlit reads its own labels as Markdown.

Titles, headings, buttons, fields, check boxes and links of the menu take Markdown, formulas, colours,
icons and links from whatever text they are given. What `plain` gives is shown letter by letter.
"""

from __future__ import annotations

import re

JOINER = "\u2060"
"""A sign without width. Streamlit looks for icons, addresses and arrows in the text that is left when
Markdown has been read; there a backslash no longer helps, and this breaks them."""
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
    r"""The text on one line, as a label that shows just that.

    >>> plain("Job *uden* filter: 5 $")
    'Job \\*uden\\* filter: 5 \\$'
    """
    one_line = " ".join(text.split())
    escaped = SIGNS.sub(r"\\\g<0>", BROKEN.sub(JOINER, one_line))
    return NUMBERED.sub(r"\1\\\2", escaped)


def unseen(text: str) -> str:
    """The text in italics, which style.css keeps for those who listen."""
    return f"*– {plain(text)}*"
