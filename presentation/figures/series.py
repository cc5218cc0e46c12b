"""The public series of an indicator in words: which areas are shown, sentences and cells.

Other areas stand beside the city's own figures as facts, without a rank (docs/metode.md, chapter 17).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from loaders.public.areas import areas, largest
from metrics.cases import interval
from metrics.public_series import AreaSeries, PublicSeries, citation
from policy.areas import AreaKind
from policy.cases import Cases
from policy.choices import Missing, Qualifier, Unit
from policy.periods import Period
from policy.public_statistics import PublicFigure
from policy.quantities import Quantity
from presentation.language import numbers
from presentation.language.words import capitalised, ended, listed, lowered

LARGEST = 6
NOT_IN_FILE = "ikke i filen"
COUNTS_EXPLAINED = (
    "I parentes står antallet bag andelen og det interval, som andelen er i, når tilfældige udsving "
    "regnes med."
)


def beside(series: PublicSeries, area: str | None = None) -> tuple[AreaSeries, ...]:
    """The city, the areas beside it, and the whole country, in the order in which they are shown.

    Beside the city are the municipalities with most inhabitants, or the one `area` that is chosen.
    """
    others = [area] if area else [each.code for each in largest(LARGEST)]
    found = {each.area: each for each in series.comparable}
    order = dict.fromkeys(
        code for code in (series.own_area, *others, *countries()) if code is not None
    )
    return tuple(found[code] for code in order if code in found)


@cache
def countries() -> tuple[str, ...]:
    """The codes of the whole country."""
    return tuple(area.code for area in areas() if area.kind is AreaKind.COUNTRY)


def own_name(series: PublicSeries) -> str:
    """The city's name as the statistics have it."""
    return next((each.name for each in series.areas if each.area == series.own_area), "kommunen")


def facts(series: PublicSeries) -> str:
    """The city's first and newest figure and the country's newest, and the gap between two groups."""
    found = {each.area: each for each in series.comparable}
    parts = [
        _own_facts(series, found.get(series.own_area or "")),
        *(_country_facts(series, found[code]) for code in countries() if code in found),
        gap_sentence(series),
        *difference_sentences(series),
    ]
    return " ".join(part for part in parts if part)


def _own_facts(series: PublicSeries, own: AreaSeries | None) -> str:
    if own is None:
        return "" if series.groups else f"{series.extract.publisher} har ingen tal for kommunen."
    unit = series.indicator.unit
    known = own.known
    if not known:
        return f"{own.name}: intet tal. {_newest_missing(own)}".strip()
    ends = [known[0], known[-1]] if len(known) > 1 else [known[0]]
    values = [f"{cell_words(end, unit)} {numbers.at(end.period)}" for end in ends]
    return f"{ended(f'{own.name}: {listed(values)}')} {_newest_missing(own)}".strip()


def _newest_missing(series: AreaSeries) -> str:
    """Why the newest period has no figure."""
    newest = series.figures[-1]
    if newest.value is not None:
        return ""
    return ended(f"{capitalised(numbers.at(newest.period))}: {cause(newest)}")


def _country_facts(series: PublicSeries, country: AreaSeries) -> str:
    if not country.known:
        return ended(f"{country.name}: intet tal")
    newest = country.known[-1]
    return ended(
        f"{country.name}: {cell_words(newest, series.indicator.unit)} {numbers.at(newest.period)}"
    )


def gap_sentence(series: PublicSeries) -> str:
    """The city's difference between its two groups, first and newest; empty without two groups."""
    gaps = [(when, gap) for when in series.periods if (gap := gap_at(series, when)) is not None]
    if not gaps:
        return ""
    one, other = (lowered(group.group or "") for group in series.groups)
    ends = [gaps[0], gaps[-1]] if len(gaps) > 1 else [gaps[0]]
    sizes = [f"{gap_words(gap, series.indicator.unit)} {numbers.at(when)}" for when, gap in ends]
    return ended(
        f"{capitalised(one)} sammenlignet med {other} i {own_name(series)}: {listed(sizes)}"
    )


def gap_at(series: PublicSeries, when: Period) -> float | None:
    """The first group's figure less the second's in the city; None unless both are plain numbers."""
    if not series.has_gap:
        return None
    one, other = (plain_value(group.at(when)) for group in series.groups)
    return None if one is None or other is None else one - other


def gap_words(gap: float, unit: Unit) -> str:
    """A difference with its unit, between two shares in percentage points, and its direction."""
    if not gap:
        return "ingen forskel"
    direction = "højere" if gap > 0 else "lavere"
    if unit is Unit.SHARE:
        return f"{numbers.number(numbers.hundredfold(abs(gap)))} procentpoint {direction}"
    return f"{numbers.measured(abs(gap), unit)} {direction}"


def difference_sentences(series: PublicSeries) -> Iterator[str]:
    """The periods for which the reported figure is another than the public one."""
    unit = series.indicator.unit
    for each in series.differences:
        yield (
            f"Indberettet {numbers.quantity(each.reported, unit)} {numbers.at(each.period)}; "
            f"{series.extract.publisher} har {numbers.quantity(each.published, unit)}. "
            "Det indberettede tal gælder."
        )


def attribution(series: PublicSeries) -> str:
    """The attribution that the publisher demands, and the day of the newest delivery."""
    return f"Kilde: {citation(series.extract)}. Hentet {numbers.day(series.fetched)}."


def counts_explained(figures: Iterable[PublicFigure]) -> str:
    """What is in parentheses after a share; empty where no share has its counts."""
    return COUNTS_EXPLAINED if any(interval_of(figure) for figure in figures) else ""


def where_found(series: PublicSeries) -> str:
    """Where the fetched file has the city's newest figure; empty without one."""
    own = [each for each in series.comparable if each.area == series.own_area and each.known]
    if not own:
        return ""
    newest = own[0].known[-1]
    return ended(f"Kommunens tal {numbers.at(newest.period)} står i filen ved {newest.found_at}")


def signs(figures: Iterable[PublicFigure]) -> str:
    """What the source's own signs in these figures mean; empty without signs."""
    meanings = dict.fromkeys(
        (each.mark, each.means or cause(each)) for each in figures if each.mark
    )
    words = [ended(f"»{mark}«: {capitalised(means)}") for mark, means in meanings]
    return f"Kildens tegn: {' '.join(words)}" if words else ""


def cell_words(figure: PublicFigure | None, unit: Unit) -> str:
    """A figure as every outlet shows it: the number, or why there is none; never empty."""
    if figure is None:
        return NOT_IN_FILE
    if figure.value is None or figure.value.qualifier is Qualifier.HIDDEN:
        return cause(figure)
    words = numbers.quantity(figure.value, unit)
    if counts := _counts(figure):
        words += f" ({counts})"
    reservation = figure.means or figure.mark
    return f"{words}, {lowered(reservation).rstrip('.')}" if reservation else words


def _counts(figure: PublicFigure) -> str:
    """The counts of a share, and between which shares it is, with chance reckoned in (R16.2)."""
    if figure.part is None or figure.whole is None:
        return ""
    words = f"{numbers.number(figure.part)} af {numbers.number(figure.whole)}"
    found = interval_of(figure)
    return f"{words}; {numbers.quantity(_whole_per_cent(found), Unit.SHARE)}" if found else words


def _whole_per_cent(found: tuple[float, float]) -> Quantity:
    low, high = (round(numbers.hundredfold(end)) / 100 for end in found)
    return Quantity.between(low, high)


def interval_of(figure: PublicFigure) -> tuple[float, float] | None:
    """The interval of a share of cases, from 0 to 1; None without counts of whole cases."""
    part, whole = figure.part, figure.whole
    if part is None or whole is None or not 0 <= part <= whole:
        return None
    return (
        interval(Cases(int(part), int(whole)))
        if part == int(part) and whole == int(whole)
        else None
    )


def cause(figure: PublicFigure) -> str:
    """Why there is no number: the source's cause, or that few persons were counted (R17.5)."""
    if figure.value is not None and figure.value.qualifier is Qualifier.HIDDEN:
        return figure.value.qualifier.label
    return (figure.missing or Missing.UNKNOWN).label


def plain_value(figure: PublicFigure | None) -> float | None:
    """The value to draw or to subtract: a plain number, or None where there is a gap."""
    return figure.value.value if figure and figure.value else None


def shown_figures(shown: Iterable[AreaSeries]) -> Iterator[PublicFigure]:
    """The figures of the series that are shown."""
    return chain.from_iterable(each.figures for each in shown)
