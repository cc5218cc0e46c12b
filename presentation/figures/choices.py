"""The reader's filters for figures: objective, department, status, population, publisher, target group."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from metrics.status import IndicatorStatus, Status
from policy.choices import Population
from policy.statuses import StatusCode
from presentation.figures.series import countries
from presentation.html import addresses
from presentation.language.numbers import number
from presentation.language.words import capitalised, listed, set_to_all
from presentation.status.target_groups import concerning

NO_OBJECTIVE = "uden"
LARGEST_CITIES = "De seks største byer"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The chosen filters, as codes of the address; None means all."""

    objective: str | None = None
    department: str | None = None
    status: str | None = None
    population: str | None = None
    publisher: str | None = None
    group: str | None = None


def options(status: Status) -> dict[str, Mapping[str, str]]:
    """The options of each filter, by its name in the address."""
    return {
        addresses.OBJECTIVE: _objectives(status),
        addresses.DEPARTMENT: {d.code: f"{d.code}: {d.name}" for d in status.departments},
        addresses.STATUS: _statuses(status),
        addresses.POPULATION: {p.value: capitalised(p.label) for p in Population},
        addresses.PUBLISHER: {name: name for name in _publishers(status)},
    }


def _publishers(status: Status) -> list[str]:
    return sorted({series.extract.publisher for series in status.public_series})


def areas(status: Status) -> dict[str, str]:
    """The municipalities and regions that can stand beside the city, by code, in alphabetical order."""
    own = status.policy.municipality if status.policy else None
    names = {
        area.area: area.name
        for series in status.public_series
        for area in series.comparable
        if area.area not in (own, *countries())
    }
    return dict(sorted(names.items(), key=lambda pair: _alphabetical(pair[1])))


def _alphabetical(name: str) -> str:
    """A sort key in the order of the Danish alphabet, where æ, ø and å are last."""
    return name.casefold().translate({ord("æ"): "{", ord("ø"): "|", ord("å"): "}"})


def _objectives(status: Status) -> dict[str, str]:
    names = {
        str(o.objective.number): f"{o.objective.number}. {o.objective.short_title}"
        for o in status.objectives
    }
    if any(i.indicator.objective is None for i in status.indicators):
        names[NO_OBJECTIVE] = "Ikke én bestemt"
    return names


def _statuses(status: Status) -> dict[str, str]:
    """The statuses that occur, in the method's order."""
    found = {i.status for i in status.indicators}
    found |= {point.status for i in status.indicators for point in (*i.current, *i.coming)}
    return {code.value: code.label for code in StatusCode if code in found}


def shown(status: Status, chosen: Chosen) -> list[IndicatorStatus]:
    """The indicators that match all filters, each reduced to its matching newest figures."""
    concerned = concerning((i.indicator for i in status.indicators), chosen.group)
    found = [
        _narrowed(indicator, chosen)
        for indicator in status.indicators
        if indicator.indicator in concerned
        and chosen.objective in (None, str(indicator.indicator.objective or NO_OBJECTIVE))
        and chosen.population in (None, indicator.indicator.population)
        and chosen.publisher in (None, *_publishers_of(status, indicator))
    ]
    return [indicator for indicator in found if indicator]


def _publishers_of(status: Status, indicator: IndicatorStatus) -> list[str]:
    return [series.extract.publisher for series in status.series_of(indicator.indicator.id)]


def _narrowed(indicator: IndicatorStatus, chosen: Chosen) -> IndicatorStatus | None:
    """The indicator with the figures of the chosen department and status; None if it has no such figure.

    The department's earlier figures are all kept.
    """
    if chosen.department is None and chosen.status is None:
        return indicator
    points = [p for p in indicator.points if chosen.department in (None, p.department)]
    known = (*indicator.current, *indicator.coming)
    newest = [p for p in points if p in known]
    # A status that no figure has is that of the indicator as a whole, such as one without figures.
    own = chosen.status == indicator.status and all(p.status != chosen.status for p in known)
    fitting = newest if own else [p for p in newest if chosen.status in (None, p.status)]
    if not fitting and not (own and chosen.department is None):
        return None
    kept = [p for p in points if p in fitting or p not in newest]
    return replace(
        indicator,
        current=tuple(p for p in fitting if p in indicator.current),
        coming=tuple(p for p in fitting if p in indicator.coming),
        points=tuple(kept),
    )


def count_words(status: Status, found: Collection[IndicatorStatus]) -> str:
    """The number of indicators shown, of all."""
    return f"Viser {number(len(found))} af {number(len(status.indicators))} tal."


def nothing_found(status: Status, chosen: Chosen) -> str:
    """Why nothing is shown, and how to see more."""
    names = options(status)
    choices = [
        f"»{names[name][code]}«"
        for name, code in (
            (addresses.OBJECTIVE, chosen.objective),
            (addresses.DEPARTMENT, chosen.department),
            (addresses.STATUS, chosen.status),
            (addresses.POPULATION, chosen.population),
            (addresses.PUBLISHER, chosen.publisher),
        )
        if code
    ]
    wider = [set_to_all(choices)] if choices else []
    if chosen.group:
        choices.append(f"målgruppen {chosen.group}")
        wider.append("Vælg »Vis alt« øverst for at se alle målgrupper.")
    if not choices:
        return "Kilderne har ingen tal på denne dato. Vælg en senere dato."
    at_once = " på én gang" if len(choices) > 1 else ""
    return f"Ingen tal passer til {listed(choices)}{at_once}. {' '.join(wider)}"
