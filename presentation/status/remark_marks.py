"""The remarks as marks in lanes, by how far each has come; each lane leads to its remarks."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from metrics.remark_follow_up import Followed, Result
from metrics.status import Status
from presentation import pages
from presentation.charts.marks import GridMark, MarkRow
from presentation.html import addresses, markup
from presentation.html.links import Links
from presentation.language import city, follow_up_sentences
from presentation.language.numbers import number
from presentation.language.words import capitalised
from presentation.status.follow_up_picture import SHAPES
from presentation.status.priority_marks import shape


def lanes(found: Sequence[Followed]) -> dict[Result, MarkRow]:
    """A row of marks for each way that a remark has come, from most to least; only those with a mark."""
    counts = {result: sum(each.result is result for each in found) for result in Result}
    return {
        result: MarkRow(capitalised(result.label), _marks(result, count), number(count))
        for result, count in counts.items()
        if count
    }


def _marks(result: Result, count: int) -> tuple[GridMark, ...]:
    return (GridMark("", result.label, SHAPES[result], written=False),) * count


def heading(status: Status, found: Sequence[Followed]) -> str:
    """How many there are, and whose they are."""
    return f"{city.of_council(status)} {follow_up_sentences.subject(found)}"


def on_page(found: Sequence[Followed], links: Links) -> Markup:
    """The lanes as a list; each name leads to the remarks in it."""
    rows = [
        Markup(
            '<li>{}<span class="count">{}</span><span class="marks" aria-hidden="true">{}</span></li>'
        ).format(
            markup.anchor(
                row.name,
                links.page(pages.FOLLOW_UP, choices={addresses.RESULT: result.value}),
                "name",
            ),
            markup.joined([Markup('<span class="unseen">: </span>'), row.words]),
            markup.joined(shape(mark) for mark in row.marks),
        )
        for result, row in lanes(found).items()
    ]
    return Markup('<ul class="lanes counted" role="list">{}</ul>').format(markup.joined(rows))
