"""A picture of a page as blocks of a document: what it shows, the chart, and its source."""

from __future__ import annotations

from collections.abc import Iterator

from presentation.blocks import Block, Diagram, Paragraph, ParagraphKind
from presentation.pictures.picture import Picture

WITHOUT_SOURCE = "Kilde: ."


def blocks(picture: Picture, *, told: bool = True) -> Iterator[Block]:
    """The picture; its sentence is left out where what stands above has `told` the same."""
    source = picture.source.removesuffix(WITHOUT_SOURCE).strip()
    if told:
        yield Paragraph(picture.sentence)
    yield Diagram(picture.chart, picture.sentence, source.removeprefix("Kilde: ").removesuffix("."))
    if source:
        yield Paragraph(source, ParagraphKind.SOURCE)
