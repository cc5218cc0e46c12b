from __future__ import annotations

import pytest

from metrics.status import Status
from policy.choices import Population
from policy.kinds import Kind
from presentation.figures.choices import (
    NO_OBJECTIVE,
    Chosen,
    areas,
    nothing_found,
    options,
    shown,
)
from presentation.html import addresses
from tests.records import (
    assessed,
    departments,
    extract,
    figures_as_printed,
    indicator,
    objectives_and_priorities,
    observation,
    policy,
    public_figure,
    target,
)

PRINTED = """
| Forvaltning | Status | Måltal | Målopfyldelse i procent |
| BIF         | 87     | 47     | 185                     |
| BUF         | 274    | 376    | 73                      |
"""


@pytest.fixture
def status() -> Status:
    return assessed(
        *departments(),
        *objectives_and_priorities(),
        indicator("fleksjob", population=Population.RELATED_GROUP),
        *figures_as_printed("fleksjob", 2024, PRINTED),
        target("fleksjob", "BUF", 2023, 300),
        indicator("klasser", Kind.CONTEXT, objective=4, priority=None, target_groups=("autisme",)),
        observation("klasser", "BUF", None, 10),
        indicator("landstal", Kind.CONTEXT, objective=None, population=Population.NATIONAL),
        observation("landstal", None, 2020, 0.55),
    )


def ids(status: Status, /, **chosen: str) -> list[str]:
    return [i.indicator.id for i in shown(status, Chosen(**chosen))]


def test_without_a_filter_all_indicators_are_shown_unchanged(status):
    assert shown(status, Chosen()) == list(status.indicators)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"objective": "5"}, ["fleksjob"]),
        ({"objective": NO_OBJECTIVE}, ["landstal"]),
        ({"department": "BIF"}, ["fleksjob"]),
        ({"department": "BUF"}, ["fleksjob", "klasser"]),
        ({"department": "KFF"}, []),
        ({"status": "missed"}, ["fleksjob"]),
        ({"status": "reached"}, ["fleksjob"]),
        ({"status": "context"}, ["klasser", "landstal"]),
        ({"population": "national"}, ["landstal"]),
        ({"group": "autisme"}, ["klasser"]),
        ({"department": "BIF", "status": "missed"}, []),
        ({"objective": "4", "department": "BUF", "status": "context"}, ["klasser"]),
    ],
)
def test_a_filter_keeps_indicators_with_a_figure_that_matches_it(status, chosen, expected):
    assert ids(status, **chosen) == expected


def test_the_newest_and_the_earlier_figures_of_a_chosen_department_are_kept(status):
    (fleksjob, _) = shown(status, Chosen(department="BUF"))
    assert [point.department for point in fleksjob.current] == ["BUF"]
    assert [str(point.period) for point in fleksjob.points] == ["2023", "2024"]


def test_a_chosen_status_keeps_the_figures_that_have_it(status):
    (fleksjob,) = shown(status, Chosen(status="reached"))
    assert [point.department for point in fleksjob.current] == ["BIF"]


def test_an_indicator_without_figures_is_found_by_the_status_of_the_indicator():
    status = assessed(*departments(), indicator("tomt", Kind.DIRECTION))
    assert ids(status, status="no_data") == ["tomt"]
    assert ids(status, status="no_data", department="SOF") == []


def test_only_statuses_that_occur_can_be_chosen(status):
    assert options(status)[addresses.STATUS] == {
        "reached": "Nået",
        "missed": "Ikke nået",
        "context": "Baggrundstal",
    }


def test_figures_without_an_objective_can_be_chosen_if_there_are_any(status):
    assert list(options(status)[addresses.OBJECTIVE]) == ["1", "2", "3", "4", "5", "6", "uden"]
    without = assessed(*objectives_and_priorities(), indicator("fleksjob"))
    assert NO_OBJECTIVE not in options(without)[addresses.OBJECTIVE]


def test_an_empty_result_names_the_choices_and_how_to_widen_them(status):
    chosen = Chosen(department="KFF", status="missed", group="autisme")
    assert nothing_found(status, chosen) == (
        "Ingen tal passer til »KFF: KFF«, »Ikke nået« og målgruppen autisme på én gang. "
        "Sæt et af valgene til Alle. Vælg »Vis alt« øverst for at se alle målgrupper."
    )
    assert nothing_found(status, Chosen(department="KFF")) == (
        "Ingen tal passer til »KFF: KFF«. Sæt valget til Alle."
    )


def test_a_date_without_any_figure_says_so():
    assert nothing_found(assessed(), Chosen()) == (
        "Kilderne har ingen tal på denne dato. Vælg en senere dato."
    )


@pytest.fixture
def with_series() -> Status:
    return assessed(
        policy(municipality="101"),
        indicator("fleksjob"),
        indicator("klasser"),
        extract(),
        public_figure("101", 2024, 274, area_name="København"),
        public_figure("851", 2024, 90, area_name="Aalborg"),
        public_figure("615", 2024, 30, area_name="Ålbæk"),
        public_figure("492", 2024, 1, area_name="Ærø"),
        public_figure("000", 2024, 9000, area_name="Hele landet"),
    )


def test_figures_can_be_filtered_by_who_publishes_them(with_series):
    assert options(with_series)[addresses.PUBLISHER] == {"Danmarks Statistik": "Danmarks Statistik"}
    assert ids(with_series, publisher="Danmarks Statistik") == ["fleksjob"]
    assert ids(with_series) == ["fleksjob", "klasser"]
    nobody = nothing_found(with_series, Chosen(publisher="Danmarks Statistik"))
    assert "»Danmarks Statistik«" in nobody


def test_any_other_area_can_be_chosen_by_name_in_the_order_of_the_alphabet(with_series):
    assert areas(with_series) == {"851": "Aalborg", "492": "Ærø", "615": "Ålbæk"}


def test_without_public_statistics_no_area_can_be_chosen(status):
    assert areas(status) == {}
    assert options(status)[addresses.PUBLISHER] == {}
