"""What is in sight of a judged indicator, and what is folded under its picture."""

from __future__ import annotations

import pytest

from presentation.figures.indicator_table import coming_table, folded_table, whole_city_line
from presentation.figures.pictures import draws_every_part
from tests.records import (
    FLEKSJOB,
    assessed,
    departments,
    figures_as_printed,
    indicator,
    judged,
    observation,
    policy,
    target,
)


def test_the_whole_city_stays_in_sight_and_its_departments_are_folded():
    status = assessed(*departments(), indicator(), *figures_as_printed("fleksjob", 2024, FLEKSJOB))
    (fleksjob,) = status.indicators
    in_sight, folded = whole_city_line(status, fleksjob), folded_table(status, fleksjob)
    assert "<strong>Kommunen samlet:</strong> 1.014 af 900, 113 %" in in_sight.replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert "Nået samlet" in in_sight
    assert folded.startswith("<details><summary>Tallene i søjlerne")
    assert folded.count("<tr") == 9  # the headings, seven departments, and the whole city


def test_an_unfinished_period_stays_in_sight():
    status = assessed(
        *departments(),
        indicator(),
        *figures_as_printed("fleksjob", 2024, FLEKSJOB),
        target("fleksjob", "BUF", 2025, 300),
        target("fleksjob", "SOF", 2025, 200),
        observation("fleksjob", "BUF", 2025, 290),
    )
    (fleksjob,) = status.indicators
    assert "Tal for 2025 indtil nu" in coming_table(status, fleksjob)


@pytest.mark.parametrize(
    ("few_persons", "targets", "drawn"),
    [
        (False, [target("tal", "SOF", 2024, 60)], True),
        (False, [], False),
        (True, [target("tal", "SOF", 2024, 60)], False),
    ],
    ids=["both have a target", "one has none", "one is hidden"],
)
def test_the_table_is_folded_only_where_every_figure_is_a_bar(few_persons, targets, drawn):
    one = judged(
        policy(),
        indicator("tal", few_persons=few_persons),
        target("tal", "BUF", 2024, 300),
        observation("tal", "BUF", 2024, 274),
        observation("tal", "SOF", 2024, 3),
        *targets,
    )
    assert draws_every_part(one) is drawn
