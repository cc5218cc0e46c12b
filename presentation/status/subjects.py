"""Lists of remarks under the subjects that they are about, in two columns on a wide page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from presentation.html.markup import joined

FULL_BAND = 6
"""From this many cards on, a band is about as high as a screen, and the next one begins."""


@dataclass(frozen=True, slots=True)
class Section:
    """Cards about one subject. `place` is its anchor on the page, `heading` plain text."""

    place: str
    heading: str
    cards: Sequence[Markup]


def in_bands(sections: Iterable[Section]) -> Markup:
    """The sections one after the other; on a wide page in bands of two columns, each read down first.

    The bands are low, so that nobody has to scroll far up again to the second column.
    """
    return joined(
        Markup('<div class="subjects">{}</div>').format(joined(map(_section, band)))
        for band in _bands(sections)
    )


def _bands(sections: Iterable[Section]) -> Iterator[list[Section]]:
    band: list[Section] = []
    for section in sections:
        band.append(section)
        if sum(len(each.cards) for each in band) >= FULL_BAND:
            yield band
            band = []
    if band:
        yield band


def _section(section: Section) -> Markup:
    return Markup('<section id="{}"><h2>{}</h2>{}</section>').format(
        section.place, section.heading, joined(section.cards)
    )
