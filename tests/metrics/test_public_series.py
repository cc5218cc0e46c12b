from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.suppression import suppressed
from policy.choices import Missing, Qualifier
from policy.columns import Citation
from policy.periods import Period
from policy.quantities import Quantity
from policy.statuses import StatusCode
from tests.records import (
    assessed,
    definition_break,
    departments,
    extract,
    indicator,
    observation,
    policy,
    public_figure,
    records,
    target,
)

CITY = policy(municipality="101")
SPLIT = extract(split="HANDICAP", own_group="Med handicap")


def own(status, code="fleksjob"):
    """The whole city's figures by year."""
    return {
        str(point.period): point.value.value if point.value else None
        for point in status.indicator(code).points
        if point.department == "KK" and point.has_figure
    }


def test_the_citys_own_figure_is_judged_against_the_target():
    status = assessed(
        CITY,
        indicator(),
        target("fleksjob", "KK", 2024, 300, sources=()),
        extract(),
        public_figure("101", 2024, 274),
        public_figure("751", 2024, 350),
    )
    (point,) = status.indicator("fleksjob").points
    assert point.status is not StatusCode.REACHED  # 274 of 300, and Aarhus' 350 is nobody's here
    assert point.attainment == pytest.approx(274 / 300)
    assert (point.department, point.stated_by) == ("KK", "Danmarks Statistik")
    assert point.sources == (Citation("Danmarks Statistik, HAND01"),)


def test_without_the_citys_code_no_figure_is_its_own():
    status = assessed(policy(), indicator(), extract(), public_figure("101", 2024, 274))
    assert own(status) == {}
    assert len(status.public_series) == 1


def test_a_reported_figure_counts_instead_of_the_public_one_and_the_difference_is_kept():
    status = assessed(
        CITY,
        indicator(),
        observation("fleksjob", "KK", 2024, 274),
        extract(),
        public_figure("101", 2023, 250),
        public_figure("101", 2024, 280),
    )
    assert own(status) == {"2023": 250, "2024": 274}
    (series,) = status.public_series
    (difference,) = series.differences
    assert str(difference.period) == "2024"
    assert (difference.reported.value, difference.published.value) == (274, 280)


def test_the_same_figure_from_both_is_no_difference():
    status = assessed(
        CITY,
        indicator(),
        observation("fleksjob", "KK", 2024, 274),
        extract(),
        public_figure("101", 2024, 274),
    )
    assert own(status) == {"2024": 274}
    assert status.public_series[0].differences == ()


def test_a_figure_that_the_source_hides_is_no_observation_and_keeps_its_cause():
    status = assessed(
        CITY,
        indicator(),
        extract(),
        public_figure("101", 2022, Quantity.hidden()),
        public_figure("101", 2023, missing=Missing.HIDDEN),
        public_figure("101", 2024, missing=Missing.NOT_AVAILABLE),
    )
    assert own(status) == {}
    (area,) = status.public_series[0].areas
    assert [figure.missing for figure in area.figures] == [
        None,
        Missing.HIDDEN,
        Missing.NOT_AVAILABLE,
    ]
    assert area.figures[0].value.qualifier is Qualifier.HIDDEN


def test_a_zero_that_the_source_prints_is_a_figure():
    status = assessed(CITY, indicator(), extract(), public_figure("101", 2024, 0))
    assert own(status) == {"2024": 0}


def test_of_a_split_extract_only_the_group_that_counts_is_the_citys_figure():
    status = assessed(
        CITY,
        indicator(),
        SPLIT,
        public_figure("101", 2024, 83, group="Uden handicap"),
        public_figure("101", 2024, 61, group="Med handicap"),
    )
    assert own(status) == {"2024": 61}
    (series,) = status.public_series
    assert [area.group for area in series.groups] == ["Med handicap", "Uden handicap"]
    assert [area.group for area in series.comparable] == ["Med handicap"]


def test_a_split_extract_without_a_group_that_counts_gives_the_city_no_figure():
    status = assessed(
        CITY,
        indicator(),
        extract(split="HANDICAP"),
        public_figure("101", 2024, 61, group="Med handicap"),
    )
    assert own(status) == {}
    (series,) = status.public_series
    assert series.comparable == ()
    assert len(series.groups) == 1


def test_of_two_extracts_with_the_same_period_the_first_counts():
    status = assessed(
        CITY,
        indicator(),
        extract("ny"),
        extract("gammel"),
        public_figure("101", 2024, 61, extract="gammel"),
        public_figure("101", 2024, 62, extract="ny"),
    )
    assert own(status) == {"2024": 62}
    assert [len(series.differences) for series in status.public_series] == [0, 1]


def test_figures_are_in_order_of_period_and_areas_in_order_of_code():
    status = assessed(
        CITY,
        indicator(),
        definition_break("fleksjob", 2024),
        extract(),
        public_figure("751", 2024, 3),
        public_figure("101", 2024, 2),
        public_figure("101", 2022, 1),
        public_figure("000", 2023, 4),
    )
    (series,) = status.public_series
    assert [area.area for area in series.areas] == ["000", "101", "751"]
    assert [str(figure.period) for figure in series.areas[1].figures] == ["2022", "2024"]
    assert series.periods == tuple(Period.year(year) for year in (2022, 2023, 2024))
    assert [str(change.period) for change in series.breaks] == ["2024"]


def test_a_public_total_would_reveal_a_count_of_few_persons_so_another_count_is_hidden_too():
    """SOF has 2 of the 42 that everyone can look up, so BUF's 40 would give them away."""
    status = assessed(
        CITY,
        *departments("SOF", "BUF", "KK"),
        indicator(few_persons=True),
        observation("fleksjob", "SOF", 2024, 2),
        observation("fleksjob", "BUF", 2024, 40),
        extract(),
        public_figure("101", 2024, 42),
    )
    hidden = {p.department for p in status.indicator("fleksjob").points if p.hidden}
    assert hidden == {"SOF", "BUF"}
    assert own(status) == {"2024": 42}


def test_what_is_hidden_from_everyone_is_the_same_before_the_public_figures_are_counted():
    """The records themselves are published too, without public figures among the observations."""
    public = suppressed(
        records(
            CITY,
            *departments("SOF", "BUF", "KK"),
            indicator(few_persons=True),
            observation("fleksjob", "SOF", 2024, 2),
            observation("fleksjob", "BUF", 2024, 40),
            extract(),
            public_figure("101", 2024, 42),
        )
    )
    assert public.hidden == {0, 1}
    assert len(public.records.observations) == 2


def test_a_public_figure_of_few_persons_is_shown_because_the_source_has_published_it():
    status = assessed(CITY, indicator(few_persons=True), extract(), public_figure("101", 2024, 2))
    assert own(status) == {"2024": 2}


codes = st.sampled_from(["000", "084", "147", "461", "751", "851"])
rows = st.lists(
    st.tuples(codes, st.integers(2015, 2024), st.integers(0, 1000)), unique_by=lambda row: row[:2]
)


@given(others=rows)
def test_no_figure_of_another_area_ever_reaches_a_verdict(others):
    """Whatever the rest of the country has, every status is the same as without it."""
    city = (
        CITY,
        *departments(),
        indicator(),
        target("fleksjob", "KK", 2024, 300),
        extract(),
        public_figure("101", 2023, 250),
        public_figure("101", 2024, 274),
    )
    alone = assessed(*city)
    among = assessed(*city, *(public_figure(area, year, value) for area, year, value in others))
    assert among.indicators == alone.indicators
    assert len(among.public_series[0].areas) == 1 + len({area for area, _, _ in others})
