from __future__ import annotations

from policy.choices import Frequency, Population
from presentation.status.about_figure import facts, under
from tests.records import assessed, definition_break, figures_as_printed, indicator, observation

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
