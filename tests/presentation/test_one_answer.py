"""Checks, method, pages and documents agree on how an indicator is judged."""

from __future__ import annotations

from itertools import product

import pytest

from loaders.checking.rows import check
from loaders.delivery import Row
from metrics.status import Status
from policy.choices import Population, Unit
from policy.kinds import Kind
from policy.statuses import StatusCode
from policy.tables import BY_NAME
from presentation.blocks import Selection
from presentation.departments import department_figures
from presentation.documents.committee_annex import committee_annex
from presentation.documents.proposal import proposal
from presentation.documents.status_document import status_document
from presentation.figures.sections import FigureGroup, section_of
from presentation.language.sentences import brief
from presentation.search.entries import entries
from presentation.status.priorities import other_figures
from tests import records

EVERY = pytest.mark.parametrize(
    ("kind", "population", "unit"), list(product(Kind, Population, Unit))
)
BACKGROUND = {Population.NATIONAL, Population.WIDER}


def is_background(kind: Kind, population: Population, unit: Unit) -> bool:
    """R1.7, written independently of the code."""
    if kind is Kind.MILESTONE:
        return False
    return kind is Kind.CONTEXT or population in BACKGROUND or unit is Unit.DKK


def status_of(kind: Kind, population: Population, unit: Unit) -> Status:
    """Ninety per cent of the target: near the target, where it is judged by it."""
    return records.assessed(
        records.policy(),
        *records.departments(),
        *records.objectives_and_priorities(),
        records.indicator("tal", kind, population=population, unit=unit),
        records.baseline("tal", "SOF", 2023, 0.5),
        records.target("tal", "SOF", 2024, 1),
        records.observation("tal", "SOF", 2024, 0.9),
    )


@EVERY
def test_a_background_figure_with_a_target_is_background_everywhere(kind, population, unit):
    status = status_of(kind, population, unit)
    (indicator,) = status.indicators
    (_, point), *_ = department_figures.own_figures(status, "SOF")
    background = is_background(kind, population, unit)
    shown_as_judged = not background and kind is not Kind.MILESTONE
    assert (indicator.status is StatusCode.CONTEXT) is background
    assert (section_of(indicator) is FigureGroup.CONTEXT) is background
    assert indicator.judged_by_target is shown_as_judged
    assert department_figures.is_judged(indicator, point) is (
        shown_as_judged and indicator.status is not StatusCode.TOO_FEW
    )
    assert (section_of(indicator) is FigureGroup.JUDGED) is shown_as_judged
    for outlet, text in outlets(status).items():
        assert ("måltal på" in text) is (shown_as_judged and outlet not in VERDICTS), outlet


@EVERY
def test_the_checks_require_a_period_for_judged_figures_and_no_others(kind, population, unit):
    known = records.records(
        *records.departments(), records.indicator("tal", kind, population=population, unit=unit)
    )
    figure = records.observation("tal", "SOF", None, 0.9)
    row = Row("observations", figure, "a.xlsx", BY_NAME["observations"].sheet, 2, {}, {})
    asked = "observation_without_period" in [found.code for found in check([row], known)]
    judged = not is_background(kind, population, unit) and kind is not Kind.MILESTONE
    assert asked is judged


VERDICTS = {"brief"}
"""Outlets that give the verdict, without the figure and its target."""


def outlets(status: Status) -> dict[str, str]:
    """The text about the figure in each outlet."""
    (fifth,) = (each for each in status.objectives if each.objective.number == 5)
    others = [i for i in status.indicators if not i.judged_by_target]
    (found,) = (entry for entry in entries(status) if entry.anchor == "tal")
    return {
        "brief": brief(status, fifth),
        "objective": other_figures(status, others, "til 5d") if others else "måltal på",
        "status document": repr(status_document(status).sections),
        "annex": repr(committee_annex(status, Selection(departments=("SOF",))).sections),
        "proposal": repr(proposal(status, Selection()).sections),
        "search": repr(found),
    }
