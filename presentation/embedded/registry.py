"""The pictures that the pages show. A new picture gets its line in one of the lists of `ON_PAGES`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from metrics.remark_follow_up import followed
from metrics.status import IndicatorStatus, Status
from presentation import pages
from presentation.figures import pictures as of_figures
from presentation.figures import series_charts
from presentation.figures.sections import FigureGroup, section_of
from presentation.html.cache import once_a_status
from presentation.html.links import Links
from presentation.initiatives import all_initiatives, timeline
from presentation.initiatives import pictures as of_initiatives
from presentation.pictures.picture import Picture
from presentation.status import (
    criteria_matrix,
    follow_up_picture,
    priority_marks,
    process_timeline,
    subject_marks,
)

KEPT_STATUSES = 8


@dataclass(frozen=True, slots=True)
class OnPage:
    """A picture, and the path of a page that shows it; `choices` are those that bring it there."""

    path: str
    picture: Picture
    choices: Mapping[str, str] = field(default_factory=dict)

    def address(self, links: Links) -> str:
        """The place of the picture on its page."""
        return links.page(self.path, self.picture.anchor, self.choices)


PicturesOfPages: TypeAlias = Callable[[Status], Iterator[OnPage]]


def _of_the_front_page(status: Status) -> Iterator[OnPage]:
    if status.objectives:
        yield OnPage(pages.OVERVIEW, priority_marks.picture(status))


def _of_objectives(status: Status) -> Iterator[OnPage]:
    for objective in status.objectives:
        path = pages.objective(objective.objective.number)
        for priority in sorted(objective.priorities, key=lambda each: not each.measurable):
            yield from _of_indicators(status, path, priority.indicators)
        yield from _of_indicators(status, path, objective.further_indicators)


def _of_measurability(status: Status) -> Iterator[OnPage]:
    if status.priorities:
        yield OnPage(pages.MEASURABILITY, criteria_matrix.picture(status))


def _of_all_figures(status: Status) -> Iterator[OnPage]:
    for section in FigureGroup:
        found = [each for each in status.indicators if section_of(each) is section]
        yield from _of_indicators(status, pages.FIGURES, found)


def _of_indicators(
    status: Status, path: str, indicators: Iterable[IndicatorStatus]
) -> Iterator[OnPage]:
    """Those of each judged indicator with its public series; then of the others, and of their series."""
    indicators = tuple(indicators)
    others = [each for each in indicators if not each.judged_by_target]
    for indicator in indicators:
        if indicator.judged_by_target:
            yield from _of_own_figures(status, path, indicator)
            yield from _of_series(status, path, indicator)
    for pictures in (_of_own_figures, _of_series):
        for indicator in others:
            yield from pictures(status, path, indicator)


def _of_own_figures(status: Status, path: str, indicator: IndicatorStatus) -> Iterator[OnPage]:
    for drawn in of_figures.of_indicator(status, indicator):
        yield OnPage(path, drawn)


def _of_series(status: Status, path: str, indicator: IndicatorStatus) -> Iterator[OnPage]:
    """Without the ones of an area that a reader chooses, which are too many to keep."""
    for series in status.series_of(indicator.indicator.id):
        for drawn in series_charts.pictures(status, series):
            yield OnPage(path, drawn)


def _of_remarks(status: Status) -> Iterator[OnPage]:
    """What became of the remarks, as far as the policy itself knows."""
    found = followed((status,))
    if drawn := subject_marks.picture(status, found):
        yield OnPage(pages.COUNCIL, drawn)
    if found:
        yield OnPage(pages.FOLLOW_UP, follow_up_picture.picture(status, (status,), found))


def _of_process(status: Status) -> Iterator[OnPage]:
    if drawn := process_timeline.timeline(status):
        yield OnPage(pages.PROCESS, drawn)


def _of_initiatives(status: Status) -> Iterator[OnPage]:
    whole = all_initiatives.whole(status)
    found = (
        of_initiatives.ending(status, whole),
        of_initiatives.timeline(status, timeline.spans(status, whole)),
        of_initiatives.amounts(status, whole),
    )
    for picture in found:
        if picture:
            yield OnPage(pages.INITIATIVES, picture)


ON_PAGES: tuple[PicturesOfPages, ...] = (
    _of_the_front_page,
    _of_objectives,
    _of_measurability,
    _of_remarks,
    _of_all_figures,
    _of_process,
    _of_initiatives,
)
"""Each gives the pictures of a page, or of a kind of page, in the order in which the page shows them.

What a page shows without any choice of the reader is here, and what it shows of one choice under the
choice's own key. A picture on several pages is led back to the first.
"""


@once_a_status(KEPT_STATUSES)
def shown(status: Status) -> tuple[OnPage, ...]:
    """Every picture of every page."""
    return tuple(each for pictures in ON_PAGES for each in pictures(status))


def by_key(status: Status) -> dict[str, OnPage]:
    """Each picture once, by its key, with the first page that shows it."""
    found: dict[str, OnPage] = {}
    for each in shown(status):
        found.setdefault(each.picture.key, each)
    return found


def of_page(status: Status, path: str) -> Sequence[Picture]:
    """The pictures that a page shows without a choice, in order."""
    return [each.picture for each in shown(status) if each.path == path and not each.choices]
