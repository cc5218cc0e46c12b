"""The deliveries of each department by indicator and period, and the figures still missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from metrics.indicators import next_missing
from metrics.status import IndicatorStatus, Point, Status
from policy.choices import Frequency
from policy.organisation import exists_on
from policy.ownership import COUNCIL
from policy.periods import Period, PeriodKind
from policy.records import Department, Initiative
from policy.whole_city import WHOLE_CITY
from presentation import pages, tables
from presentation.html import addresses, markup
from presentation.html.downloads import Download
from presentation.html.links import Links
from presentation.initiatives.all_initiatives import InitiativeFilter, chosen
from presentation.language import numbers
from presentation.language.words import capitalised, listed
from presentation.submissions.history import moment
from presentation.tables import FILE, Column, Table
from store.history import Submission
from store.states import Origin

NOT_REPORTED = "har ikke indberettet"
NOTHING_MISSING = "intet kendt"
EVERYTHING = "alt, der er modtaget, også det, der ikke er offentligt endnu"
OWN_AND_PRESENTED = "alt, der er offentligt eller forelagt, og det, I selv har indberettet. Andres kladder er ikke med"
NOTHING_HERE = "har ikke indberettet her endnu"


@dataclass(frozen=True, slots=True)
class ReportedFigure:
    """A department's newest figure for one indicator, and the periods that are missing."""

    indicator: IndicatorStatus
    newest: Point | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Delivered:
    """The figures and initiatives of one department, and its submissions, the newest first."""

    department: Department
    figures: tuple[ReportedFigure, ...]
    initiatives: tuple[Initiative, ...]
    submissions: tuple[Submission, ...]

    @property
    def missing(self) -> list[str]:
        return [
            f"{figure.indicator.indicator.name} {period}"
            for figure in self.figures
            for period in figure.missing
        ]


def delivered(status: Status, submissions: Sequence[Submission]) -> tuple[Delivered, ...]:
    """Each department that exists on the date of the status, in order."""
    return tuple(
        Delivered(
            department,
            _figures(status, department.code),
            tuple(chosen(status, InitiativeFilter(department=department.code))),
            tuple(s for s in submissions if _counts(s) and department.code in _departments(s)),
        )
        for department in status.departments
        if department.code != WHOLE_CITY and exists_on(department, status.as_of)
    )


def _counts(submission: Submission) -> bool:
    """Whether it is a department's, is no undoing, and has not been undone.

    A target that the council proposes is filed under the department that it is for. What an installation was
    rebuilt from has rows of every department, and no department has sent it.
    """
    if submission.origin is Origin.OPEN_DATA:
        return False
    is_undone = submission.undoes is not None or submission.undone_by is not None
    return not is_undone and submission.acted_for != COUNCIL


def _departments(submission: Submission) -> set[str]:
    """The departments whose rows a submission covers; none for a file of `data/`."""
    return {scope.rpartition("/")[2] for scope in submission.scopes}


def _figures(status: Status, department: str) -> tuple[ReportedFigure, ...]:
    found = []
    for indicator in status.indicators:
        points = [p for p in indicator.points if p.department == department]
        if points or indicator.indicator.owner == department:
            with_figure = [p for p in points if p.has_figure]
            newest = with_figure[-1] if with_figure else None
            missing = _missing(status, indicator, points, newest)
            found.append(ReportedFigure(indicator, newest, missing))
    return tuple(found)


def _missing(
    status: Status, indicator: IndicatorStatus, points: Iterable[Point], newest: Point | None
) -> tuple[str, ...]:
    """The periods and deadlines that have passed without a figure, in words.

    A new figure is missing from the day after its deadline; where it has none, once, by the indicator's
    frequency, the next period has ended.
    """
    as_of = status.as_of
    missing = []
    for point in points:
        if point.has_figure:
            continue
        if point.period and _is_late(status, indicator, point.department, point.period):
            missing.append(f"for {numbers.period(point.period)}")
        if point.deadline and point.deadline.last < as_of:
            missing.append(f"til fristen {numbers.period(point.deadline)}")
    if (
        newest
        and newest.period
        and next_missing(indicator.indicator, [newest], as_of, status.deadlines, indicator.closings)
    ):
        missing.append(_later(status, indicator, newest.department, newest.period))
    return tuple(dict.fromkeys(missing))


def _is_late(
    status: Status, indicator: IndicatorStatus, department: str | None, period: Period
) -> bool:
    """Whether a period's figure should be here: by its deadline, else once the period has ended.

    None is awaited for a closed period.
    """
    if any(closing.period == period for closing in indicator.closings):
        return False
    deadline = status.deadlines.of(indicator.indicator, department, period)
    return (deadline.due if deadline else period.last) < status.as_of


def _later(
    status: Status, indicator: IndicatorStatus, department: str | None, newest: Period
) -> str:
    """The periods missing after the newest figure: years by number, shorter periods in general."""
    if indicator.indicator.frequency is not Frequency.YEARLY or newest.kind is not PeriodKind.YEAR:
        return f"efter {numbers.period(newest)}"
    years = map(Period.year, range(newest.first.year + 1, status.as_of.year))
    late = [str(year) for year in years if _is_late(status, indicator, department, year)]
    return f"for {listed(late)}"


def headline(found: Sequence[Delivered]) -> str:
    """How many departments have delivered a workbook here."""
    total = len(found)
    count = sum(bool(each.submissions) for each in found)
    if not count:
        return f"{capitalised(numbers.none_of(total, 'forvaltninger'))} har indberettet her endnu"
    if count == total:
        everyone = numbers.all_of(total, "forvaltningen", "forvaltninger")
        return f"{capitalised(everyone)} har indberettet"
    return f"{capitalised(numbers.in_words(count))} af de {numbers.in_words(total)} forvaltninger har indberettet"


def overview_sentence(status: Status, *, everything: bool = True) -> str:
    """The date of the overview, and what it counts: `everything` accepted, or what its reader sees."""
    counted = EVERYTHING if everything else OWN_AND_PRESENTED
    return (
        f"Set per {numbers.day(status.as_of)} med {counted}. "
        "Tal fra de offentlige dokumenter tæller med. En periode mangler kun, når kilderne siger, "
        "hvor ofte tallet kommer, eller når der er et måltal for den."
    )


def overview_table(found: Sequence[Delivered], links: Links) -> Markup:
    """One row per department: figures, missing figures, initiatives and last submission."""
    columns = (
        Column[Delivered]("Forvaltning", lambda d: d.department.name),
        Column[Delivered]("Tal", lambda d: _figure_words(d.figures)),
        Column[Delivered]("Mangler", _missing_list),
        Column[Delivered]("Indsatser", lambda d: initiative_words(d.initiatives)),
        Column[Delivered]("Seneste indberetning", lambda d: _last(d.submissions, links)),
    )
    caption = "Hvad hver forvaltning har indberettet, og hvad der mangler"
    return tables.on_page(Table(caption, columns, found), "stack delivered")


def _missing_list(delivered_: Delivered) -> str | Markup:
    missing = delivered_.missing
    return markup.items(missing, "plain") if missing else NOTHING_MISSING


def _figure_words(figures: Sequence[ReportedFigure]) -> str:
    with_figure = [f for f in figures if f.newest]
    if not figures:
        return "kilderne har ingen indikatorer"
    noun = "indikator" if len(figures) == 1 else "indikatorer"
    count = (
        f"{numbers.number(len(with_figure))} af {numbers.number(len(figures))} {noun} har et tal"
    )
    dated = [f.newest.period for f in with_figure if f.newest and f.newest.period]
    return f"{count}, det nyeste for {numbers.period(max(dated))}" if dated else count


def initiative_words(initiatives: Sequence[Initiative]) -> str:
    """The number of initiatives, and how many of them have a date of update."""
    if not initiatives:
        return "ingen i kilderne"
    updated = [i.updated for i in initiatives if i.updated]
    count = f"{numbers.number(len(initiatives))} i kilderne"
    if not updated:
        return f"{count}; {NOT_REPORTED}, hvornår {'den' if len(initiatives) == 1 else 'de'} sidst er opdateret"
    return (
        f"{count}; {numbers.number(len(updated))} opdateret, senest {numbers.period(max(updated))}"
    )


def _last(submissions: Sequence[Submission], links: Links) -> str | Markup:
    if not submissions:
        return NOTHING_HERE
    newest = submissions[0]
    shown = links.page(pages.CHANGES, choices={addresses.SUBMISSION: str(newest.version)})
    return Markup("{}: {}, {}").format(
        moment(newest.at), markup.anchor(f"udgave {newest.version}", shown), newest.state.label
    )


class DepartmentRow(NamedTuple):
    """A department and its figure for one indicator."""

    delivered: Delivered
    figure: ReportedFigure


def detail_columns() -> tuple[Column[DepartmentRow], ...]:
    """The columns of an indicator's newest figure and the figures missing after it."""
    return (
        Column("Forvaltning", lambda r: r.delivered.department.name, FILE),
        Column("Indikator", lambda r: r.figure.indicator.indicator.name),
        Column("Nyeste tal er for", lambda r: _newest_words(r.figure)),
        Column("Oplyst af", lambda r: _stated_by(r.figure)),
        Column("Hvor ofte", lambda r: _how_often(r.figure)),
        Column("Mangler", lambda r: listed(r.figure.missing) or NOTHING_MISSING),
        Column("Seneste indberetning", lambda r: _last_edition(r.delivered), FILE),
    )


def detail_tables(found: Sequence[Delivered]) -> Markup:
    """One table of indicators per department, all folded under one line."""
    shown = markup.joined(
        tables.on_page(
            Table(each.department.name, detail_columns(), _rows(each)),
            "stack indicators",
            caption_shown=True,
        )
        for each in found
        if each.figures
    )
    return markup.unfolded("Hver indikator, forvaltning for forvaltning", shown)


def overview_download(status: Status, found: Sequence[Delivered]) -> Download:
    """The whole overview as a file, one row per department and indicator."""
    rows = [row for each in found for row in _rows(each)]
    table = Table("Hvem har indberettet hvad", detail_columns(), rows)
    return tables.as_file(table, status, "indberetninger", table.caption)


def _rows(delivered_: Delivered) -> list[DepartmentRow]:
    return [DepartmentRow(delivered_, figure) for figure in delivered_.figures]


def _newest_words(figure: ReportedFigure) -> str:
    if figure.newest is None:
        return "intet tal"
    period = figure.newest.period
    return numbers.period(period) if period else "perioden er ikke oplyst"


def _stated_by(figure: ReportedFigure) -> str:
    return (figure.newest.stated_by if figure.newest else None) or "ikke oplyst"


def _how_often(figure: ReportedFigure) -> str:
    frequency = figure.indicator.indicator.frequency
    return frequency.label if frequency else "ikke oplyst"


def _last_edition(delivered_: Delivered) -> str:
    submissions = delivered_.submissions
    return f"udgave {submissions[0].version}" if submissions else NOTHING_HERE
