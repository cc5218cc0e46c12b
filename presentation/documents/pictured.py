"""A picture of a page as blocks of a document: what it shows, the chart, and its source."""

from __future__ import annotations

from collections.abc import Iterator

from presentation.blocks import Block, Diagram, Paragraph, ParagraphKind
from presentation.pictures.picture import Picture


def blocks(picture: Picture, *, told: bool = True) -> Iterator[Block]:
    """The picture; its sentence is left out where what stands above has `told` the same."""
    if told:
        yield Paragraph(picture.sentence)
    yield Diagram(picture.chart, picture.sentence)
    yield Paragraph(picture.source, ParagraphKind.SOURCE)
