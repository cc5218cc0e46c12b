"""Reads citations of sources, as people write them in a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from policy.columns import Citation

MOST_PAGES = 50

_PAGES = re.compile(
    r"(?:^|[\s,])(?:s\.?|side|sider|siderne)\s*(?P<pages>\d{1,5}(?:\s*(?:[-–,&]|og)\s*\d{1,5})*)\.?$",
    re.IGNORECASE,
)
_PAGE_OR_RANGE = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")


@lru_cache(maxsize=1024)
def citations(text: str) -> tuple[Citation, ...]:
    """The places that `text` names, separated by semicolons or lines; `ValueError` if unclear.

    A place without a document is in the document named just before it.

    >>> [str(place) for place in citations("STATUS s. 21-22; side 30; POLITIK, Målsætning 5")]
    ['STATUS s. 21', 'STATUS s. 22', 'STATUS s. 30', 'POLITIK, Målsætning 5']
    """
    places: list[Citation] = []
    for part in filter(None, (part.strip() for part in re.split(r"[;\n]", text))):
        before = places[-1].document if places else None
        places.extend(_places(part, before))
    return tuple(dict.fromkeys(places))


def as_text(places: tuple[Citation, ...]) -> str:
    """Places as text that `citations` reads back to the same places."""
    return "; ".join(place.whole for place in places)


def _places(text: str, document_before: str | None) -> Iterator[Citation]:
    pages = _PAGES.search(text)
    place = text[: pages.start()].strip(" ,") if pages else text
    document, _, section = (part.strip() for part in place.partition(","))
    document = document or document_before or ""
    if not document:
        raise ValueError(text)
    if pages is None:
        yield Citation(document, section=section or None)
        return
    for first, last in _PAGE_OR_RANGE.findall(pages["pages"]):
        numbers = range(int(first), int(last or first) + 1)
        if not 1 <= len(numbers) <= MOST_PAGES:
            raise ValueError(text)
        for number in numbers:
            yield Citation(document, number, section or None)
