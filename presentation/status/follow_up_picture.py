"""How far each remark has come, as a picture: one mark each, by what it led to and the year it came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from metrics.remark_follow_up import Followed, Result
from metrics.status import Status
from policy.statuses import Shape
from presentation.charts.palette import LIGHT
from presentation.charts.svg import shapes
from presentation.charts.symbols import symbol
from presentation.html import markup
from presentation.language import numbers
from presentation.language.sentences import seen_from
from presentation.language.words import capitalised

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
LANE = 240
STEP = 18
MARKS_A_LINE = 5
PADDING = 14


@dataclass(frozen=True, slots=True)
class Lane:
    """Those that have come equally far: how many came in each of the picture's years."""

    result: Result
    counts: tuple[int, ...]

    @property
    def words(self) -> str:
        return capitalised(self.result.label)

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Picture:
    """The lanes that have a mark, from most to least, over the years."""

    years: range
    lanes: tuple[Lane, ...]


def picture(status: Status, found: Sequence[Followed]) -> Picture:
    """The picture of those found, from the first year of the policy to that of the status."""
    came = [(each.result, each.said.dated.last.year) for each in found]
    ends = [year for _, year in came] + [status.as_of.year]
    if status.policy:
        ends.append(status.policy.start.year)
    years = range(min(ends), max(ends) + 1)
    lanes = (Lane(result, tuple(came.count((result, year)) for year in years)) for result in Result)
    return Picture(years, tuple(lane for lane in lanes if lane.total))


def on_page(drawn: Picture) -> Markup:
    """The picture as a table, so that it reads aloud as one and its words are as large as the page's."""
    headings = ("Hvor langt", *map(str, drawn.years), ALL)
    return markup.table(
        CAPTION,
        [markup.Heading(text, numeric=text == ALL) for text in headings],
        (
            [
                named(lane.result),
                *(_marks(lane.result, count) for count in lane.counts),
                numbers.number(lane.total),
            ]
            for lane in drawn.lanes
        ),
        "onemark",
        caption_shown=True,
    )


def named(result: Result) -> Markup:
    """The mark of a result with its words."""
    return Markup('<span class="status tone-unknown">{}<span>{}</span></span>').format(
        shape(result), capitalised(result.label)
    )


def _marks(result: Result, count: int) -> Markup | str:
    if not count:
        return ""
    return Markup('<span class="marks" aria-hidden="true">{}</span>{}').format(
        shape(result) * count, numbers.number(count)
    )


def shape(result: Result) -> Markup:
    """The shape of a result alone, where its words are beside it."""
    return Markup('<span class="shape shape-{}" aria-hidden="true"></span>').format(SHAPES[result])


def as_svg(status: Status, drawn: Picture, title: str, sentence: str) -> str:
    """The picture as an image to download, with its sentence as its text alternative."""
    heading = shapes.lines(title, shapes.WIDTH - 2 * shapes.MARGIN)
    below = shapes.lines(
        f"{sentence} {seen_from(status)}.", shapes.WIDTH - 2 * shapes.MARGIN, shapes.SMALL
    )
    top = 2 * shapes.MARGIN + len(heading) * shapes.TEXT_SIZE * shapes.LINE_HEIGHT
    tops = _tops(drawn, top + shapes.ROW / 2)
    end = tops[-1] + shapes.GAP
    body = [
        *shapes.lines_of_text(
            (shapes.MARGIN, shapes.MARGIN + shapes.TEXT_SIZE), heading, bold=True
        ),
        *_year_names(drawn, top),
        *(
            shape
            for lane, at in zip(drawn.lanes, tops, strict=False)
            for shape in _lane(drawn, lane, at)
        ),
        *shapes.lines_of_text((shapes.MARGIN, end), below, size=shapes.SMALL),
    ]
    height = end + len(below) * shapes.SMALL * shapes.LINE_HEIGHT
    return shapes.picture(shapes.WIDTH, height, title, sentence, body)


def _tops(drawn: Picture, top: float) -> list[float]:
    """Where each lane begins, and where the last one ends."""
    tops = [top]
    for lane in drawn.lanes:
        rows = -(-max(lane.counts) // MARKS_A_LINE)
        words = len(_lane_words(lane))
        tops.append(
            tops[-1] + max(rows * STEP, words * shapes.TEXT_SIZE * shapes.LINE_HEIGHT) + PADDING
        )
    return tops


def _column(drawn: Picture, number: int) -> float:
    width = (shapes.WIDTH - shapes.MARGIN - LANE) / len(drawn.years)
    return LANE + number * width


def _year_names(drawn: Picture, baseline: float) -> Iterator[Markup]:
    for number, year in enumerate(drawn.years):
        yield shapes.text((_column(drawn, number), baseline), str(year), size=shapes.SMALL)


def _lane_words(lane: Lane) -> list[str]:
    return shapes.lines(lane.words, LANE - shapes.MARGIN)


def _lane(drawn: Picture, lane: Lane, top: float) -> Iterator[Markup]:
    yield shapes.line((shapes.MARGIN, top), (shapes.WIDTH - shapes.MARGIN, top), LIGHT.line)
    yield from shapes.lines_of_text(
        (shapes.MARGIN, top + shapes.TEXT_SIZE + shapes.GAP / 2), _lane_words(lane)
    )
    for number, count in enumerate(lane.counts):
        for place in range(count):
            row, column = divmod(place, MARKS_A_LINE)
            x = _column(drawn, number) + (column + 0.5) * STEP
            yield symbol(SHAPES[lane.result], (x, top + shapes.GAP + row * STEP))
