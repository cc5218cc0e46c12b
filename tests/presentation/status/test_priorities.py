from __future__ import annotations

import re

from policy.choices import Frequency, Population
from presentation.html.links import Links
from presentation.status import priority_marks
from presentation.status.about_figure import facts, under
from tests.records import (
    assessed,
    definition_break,
    figures_as_printed,
    indicator,
    objectives_and_priorities,
    observation,
    target,
)

FLEKSJOB = """
    | Forvaltning | Status | Måltal | Målopfyldelse i procent |
    | SOF         | 50     | 60     | 83                      |
    | SUF         | 40     | 39     | 103                     |
    | KK          | 90     | 100    | 90                      |
"""


def test_the_source_the_wider_group_and_sums_that_do_not_add_up_are_in_sight():
    # 60 + 39 = 99, and 100 is printed.
    status = assessed(
        indicator(population=Population.RELATED_GROUP, population_note="Ansatte i fleksjob."),
        *figures_as_printed("fleksjob", 2024, FLEKSJOB),
    )
    in_sight, _, folded = under(status, status.indicators[0]).partition("</p>")
    assert in_sight.endswith(
        "Forvaltningernes måltal giver 99 lagt sammen; kilden skriver 100. Beslægtet gruppe. "
        "Kilde: STATUS, side 17."
    )
    assert "Ansatte i fleksjob." in folded


def test_definition_reservations_breaks_and_frequency_are_facts_with_names():
    status = assessed(
        indicator(
            definition="Ansatte med fleksjob.", note="Kun i kommunen.", frequency=Frequency.YEARLY
        ),
        observation("fleksjob", "SOF", 2024, 9, note="Talt i december.", stated_by="SOF"),
        definition_break("fleksjob", 2023),
    )
    (one,) = status.indicators
    shown = facts(one, one.current)
    for name, words in {
        "Definition": "Ansatte med fleksjob.",
        "Forbehold": "Kun i kommunen. Talt i december.",
        "Ny opgørelse": "Fra 2023: Der tælles på en ny måde.",
        "Opgøres": "årligt",
        "Oplyst af": "SOF",
    }.items():
        assert f"<dt>{name}</dt><dd>{words}</dd>" in shown


def test_an_objective_is_marked_priority_by_priority_with_a_link_to_each():
    status = assessed(
        *objectives_and_priorities(),
        indicator("fleksjob", priority="5d"),
        target("fleksjob", "KK", 2024, 900),
        observation("fleksjob", "KK", 2024, 1014),
    )
    objective = status.objective(5)
    assert objective is not None
    shown = priority_marks.of_objective(objective, Links())
    links = re.findall(r'href="./maalsaetning-5#(5.)"', shown)
    assert links == ["5a", "5b", "5c", "5d", "5e"]
    assert "nået" in shown.partition('#5d">')[2].partition("</a>")[0]
    assert "Intet måltal i kilderne: 4" in shown  # what the marks without words mean
