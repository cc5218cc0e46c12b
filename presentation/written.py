"""What officers have written, in a note, in a proposal and as a table to take along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from metrics.status import Status
from policy.choices import TextKind
from policy.records import Text
from presentation.blocks import Blank, Block, Paragraph, ParagraphKind
from presentation.takeaway import Extract, extract
from presentation.texts import HEADINGS, author, places
from presentation.words import listed


def written(status: Status, texts: Iterable[Text]) -> Iterator[Block]:
    """The texts by objective and priority, each with what it is about, its author and date."""
    for text in _in_order(texts):
        yield from with_author(f"{place(status, text)} · {HEADINGS[text.kind]}", text)


def with_author(heading: str, text: Text) -> Iterator[Block]:
    """A text under a heading, with who wrote it and when."""
    yield Paragraph(heading, ParagraphKind.LABEL)
    yield Paragraph(text.body)
    yield Paragraph(author(text), ParagraphKind.SOURCE)


def unwritten(texts: Sequence[Text], kind: TextKind, objectives: Iterable[int]) -> Iterator[Block]:
    """A marked blank that names the objectives without a text of this kind."""
    there = {text.objective for text in texts if text.kind is kind}
    without = [str(number) for number in objectives if number not in there]
    if without:
        yield Blank(f"»{HEADINGS[kind]}« for målsætning {listed(without)}")


def place(status: Status, text: Text) -> str:
    """The objective or priority that a text is about, by its short name."""
    code = text.priority or str(text.objective)
    return places(status).get(code, code)


def texts_extract(status: Status, texts: Iterable[Text]) -> Extract:
    """All texts to take along; who wrote it, and when, is the source."""
    return extract(
        status,
        "tekster",
        "Tekster fra forvaltningerne",
        ("Målsætning", "Prioritering", "Slags", "Tekst", "Skrevet af", "Dato"),
        (
            (
                text.objective,
                text.priority,
                HEADINGS[text.kind],
                text.body,
                text.author,
                text.dated.isoformat(),
            )
            for text in _in_order(texts)
        ),
    )


def _in_order(texts: Iterable[Text]) -> list[Text]:
    kinds = list(TextKind)
    return sorted(texts, key=lambda t: (t.objective, t.priority or "", kinds.index(t.kind)))
