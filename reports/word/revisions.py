"""Word's marks for changed text (rettelsesmarkeringer): what was added, and what was removed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from html import escape
from itertools import count

FIRST = 100_000
"""Ids of marks begin here, so that they differ from those of bookmarks and charts."""
ALIKE = 0.4
"""Texts that are less alike are marked whole: word for word they could not be read."""


class Revisions:
    """Marks changes by an author on a day; each mark has an id of its own."""

    def __init__(self, author: str, day: date) -> None:
        self._by = f'w:author="{escape(author)}" w:date="{day.isoformat()}T00:00:00Z"'
        self._ids = count(FIRST)

    def paragraph(self, before: str, after: str, style: str) -> str:
        """A paragraph with what was removed from `before` and added in `after`.

        Where one of them is empty, the paragraph itself is marked, so that it is gone when the
        reader accepts or rejects the change.
        """
        whole = "" if before and after else self._mark("ins" if after else "del", "")
        itself = f"<w:rPr>{whole}</w:rPr>" if whole else ""
        marked = "".join(self._marked(before, after))
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{itself}</w:pPr>{marked}</w:p>'

    def _marked(self, before: str, after: str) -> Iterator[str]:
        for removed, added in changes(before, after):
            if removed == added:
                yield _run(added, "t")
                continue
            if removed:
                yield self._mark("del", _run(removed, "delText"))
            if added:
                yield self._mark("ins", _run(added, "t"))

    def _mark(self, kind: str, content: str) -> str:
        return f'<w:{kind} w:id="{next(self._ids)}" {self._by}>{content}</w:{kind}>'


def _run(text: str, tag: str) -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{escape(text, quote=False)}</w:{tag}></w:r>'


def changes(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The pieces of both texts, word by word: equal where nothing changed.

    >>> list(changes("nogle veje i byen", "alle veje i byen"))
    [('nogle ', 'alle '), ('veje i byen', 'veje i byen')]
    """
    old, new = (re.findall(r"\s*\S+\s*", text) for text in (before, after))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < ALIKE:
        yield before, after
        return
    for _, first, last, start, end in matcher.get_opcodes():
        yield "".join(old[first:last]), "".join(new[start:end])
