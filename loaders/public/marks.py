"""What the marks of public statistics mean: by the file's own words, else by common usage."""

from __future__ import annotations

import re
from collections.abc import Mapping

from loaders.public.limits import RefusedError
from loaders.public.table import Mark
from policy.choices import Missing

_USUAL = {
    "-": Missing.NONE,
    ".": Missing.NOT_MEANINGFUL,
    "..": Missing.NOT_AVAILABLE,
}
"""Statistical offices agree on these; three dots and more mean something else in each office."""

_FEW = re.compile(r"<\s?\d+", re.ASCII)
"""Fewer than the source shows, such as <5."""

_WORDS = (
    (re.compile(r"hidden|secret|classified|confidential|suppress|diskret|fortrolig|skjult"), Missing.HIDDEN),
    (re.compile(r"not yet|endnu ikke|ennå ikke|ännu inte"), Missing.NOT_YET),
    (re.compile(r"not applicable|not possible|not meaningful|kan (?:efter .*)?ikke forekomme"), Missing.NOT_MEANINGFUL),
    (re.compile(r"\bn\.?a\b|not available|missing|foreligger ikke|uncertain|usikker"), Missing.NOT_AVAILABLE),
    (re.compile(r"nothing|\bnil\b|\bnone\b|\bnul\b|magnitude zero|\bingen\b"), Missing.NONE),
)  # fmt: skip


def mark(text: str, declared: str | None = None) -> Mark:
    """The mark with its cause.

    `declared` is what the file says that it means, which can itself be a mark: then it is how the
    office prints it.

    >>> mark("..").cause, mark("...", "hidden").cause, mark("..", "..").means
    (<Missing.NOT_AVAILABLE: 'not_available'>, <Missing.HIDDEN: 'hidden'>, None)
    """
    if _FEW.fullmatch(text):
        return Mark(text, Missing.HIDDEN, declared)
    if not declared:
        return Mark(text, _USUAL.get(text, Missing.UNKNOWN))
    words = declared.lower()
    causes = (cause for pattern, cause in _WORDS if pattern.search(words))
    cause = next(causes, _USUAL.get(declared, Missing.UNKNOWN))
    return Mark(text, cause, None if declared == text else declared)


class Marks(dict[str, Mark]):
    """The marks of a file by what is printed; `known` are those whose meaning its format or text tells."""

    def __init__(self, longest: int, known: Mapping[str, Mark]) -> None:
        """Keep the length above which a text is no mark."""
        super().__init__(known)
        self._longest = longest

    def __missing__(self, printed: str) -> Mark:
        if len(printed) > self._longest:
            raise RefusedError("public_not_a_number", printed)
        self[printed] = found = mark(printed)
        return found
