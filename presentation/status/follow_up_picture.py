"""How far each remark has come, as a picture: one mark each, by what it led to and the year it came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from metrics.remark_follow_up import Followed, Result
from metrics.status import Status
from policy.drafting import HearingAnswer
from policy.statuses import Shape
from presentation.charts.marks import GridMark, MarkGrid, MarkRow
from presentation.html import markup
from presentation.language import follow_up_sentences, numbers
from presentation.language.sentences import seen_from
from presentation.language.sources import REPORTED_HERE, cited, in_order, not_read
from presentation.language.words import capitalised
from presentation.pictures.picture import Picture

KEY = "opfoelgning"
SHAPES: Mapping[Result, Shape] = {
    Result.TARGET: Shape.DISC,
    Result.TEXT: Shape.DIAMOND,
    Result.INITIATIVE: Shape.TRIANGLE,
    Result.STEP: Shape.HALF,
    Result.UNCHANGED: Shape.CROSSED,
    Result.ANSWERED: Shape.DOTTED,
    Result.NOTHING: Shape.RING,
    Result.PRAISE: Shape.SQUARE,
}
CAPTION = "Hvert mærke er én bemærkning eller ét høringssvar, i det år, det kom"
ALL = "I alt"
HEARING_ANSWERS = "høringssvarene selv"


def chart(status: Status, found: Sequence[Followed]) -> MarkGrid:
    """Those that have come equally far in a row, from most to least, by the year they came.

    The years are from the first of the policy to that of the status.
    """
    came = [(each.result, each.said.dated.last.year) for each in found]
    ends = [year for _, year in came] + [status.as_of.year]
    if status.policy:
        ends.append(status.policy.start.year)
    years = range(min(ends), max(ends) + 1)
    rows = ((result, tuple(came.count((result, year)) for year in years)) for result in Result)
    return MarkGrid(
        follow_up_sentences.headline(status, found),
        tuple(_row(result, counts) for result, counts in rows if any(counts)),
        tuple(map(str, years)),
    )


def _row(result: Result, counts: Sequence[int]) -> MarkRow:
    marks = (
        GridMark("", numbers.number(count) if count else "", SHAPES[result], count=count)
        for count in counts
    )
    return MarkRow(capitalised(result.label), tuple(marks), numbers.number(sum(counts)))


def picture(status: Status, statuses: Sequence[Status], found: Sequence[Followed]) -> Picture:
    """Those found in the policies of `statuses` as a picture, seen from the status shown."""
    return Picture(
        KEY,
        chart(status, found),
        f"{follow_up_sentences.counts(found)} {not_read(status)}".strip(),
        f"Kilde: {'; '.join(_sources(statuses, found)) or REPORTED_HERE}.",
        seen_from(status),
    )


def _sources(statuses: Sequence[Status], found: Sequence[Followed]) -> Iterator[str]:
    """The documents that the remarks of each policy are in, and whether hearing answers are among them."""
    for status in statuses:
        own = dict.fromkeys(
            citation
            for each in found
            if not isinstance(each.said, HearingAnswer)
            and status.policy
            and each.policy == status.policy.id
            for citation in each.said.sources
        )
        if own:
            yield cited(in_order(own), status.sources)
    if any(isinstance(each.said, HearingAnswer) for each in found):
        yield HEARING_ANSWERS


def on_page(drawn: MarkGrid) -> Markup:
    """The picture as a table, so that it reads aloud as one and its words are as large as the page's."""
    headings = ("Hvor langt", *drawn.columns, ALL)
    return markup.table(
        CAPTION,
        [markup.Heading(text, numeric=text == ALL) for text in headings],
        (
            [_named(row.marks[0].shape, row.name), *map(_marks, row.marks), row.words]
            for row in drawn.rows
        ),
        "onemark",
        caption_shown=True,
    )


def named(result: Result) -> Markup:
    """The mark of a result with its words."""
    return _named(SHAPES[result], capitalised(result.label))


def _named(mark: Shape, words: str) -> Markup:
    return Markup('<span class="status tone-unknown">{}<span>{}</span></span>').format(
        _drawn(mark), words
    )


def _marks(mark: GridMark) -> Markup | str:
    if not mark.count:
        return ""
    return Markup('<span class="marks" aria-hidden="true">{}</span>{}').format(
        _drawn(mark.shape) * mark.count, mark.words
    )


def shape(result: Result) -> Markup:
    """The shape of a result alone, where its words are beside it."""
    return _drawn(SHAPES[result])


def _drawn(mark: Shape) -> Markup:
    return Markup('<span class="shape shape-{}" aria-hidden="true"></span>').format(mark)
