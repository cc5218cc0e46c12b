"""The way of a matter as it is read. All events are invented, seen from 13 November 2025."""

from __future__ import annotations

import re
from datetime import date

import pytest

from metrics.matters import matters
from metrics.passage import Standing
from policy.choices import EventState, Stage
from policy.columns import Citation
from policy.records import Department
from policy.statuses import Shape
from presentation.status import passage
from tests.records import AS_OF, assessed, event, policy

HELD, EXPECTED = EventState.HELD, EventState.EXPECTED
POSTPONED, CALLED_OFF = EventState.POSTPONED, EventState.CALLED_OFF
SOURCE = (Citation("NOTAT", 2),)


def at(stage: Stage, state: EventState, when: int | str | None, **fields):
    said = {"stage": stage, "matter": "Status 2025", "sources": SOURCE}
    return event(stage.value, state, when, **(said | fields))


HEARING = at(Stage.HEARING, HELD, "2025-08", body="Rådet")
LEAD = at(Stage.LEAD_COMMITTEE, EXPECTED, "2025-10-08", body="Vejudvalget", expected_by="Notatet")
COUNCIL = at(Stage.CITY_COUNCIL, EXPECTED, "2025-11-20", title="Status forelægges")


def heard(markup: object) -> list[str]:
    """What a screen reader says, a line for each paragraph and heading."""
    lines = re.sub(r"<(p|li|h3|summary)\b[^>]*>", "\n", str(markup))
    text = re.sub(r"<[^>]+>", "", lines)
    return [line.strip() for line in text.splitlines() if line.strip()]


def way(*rows, as_of: date = AS_OF) -> list[str]:
    return heard(passage.ways(assessed(policy(), *rows, as_of=as_of), ()))


def test_a_way_says_how_far_it_is_then_each_stage_with_its_day_and_last_its_sources():
    assert way(HEARING, LEAD, COUNCIL) == [
        "Status 2025",
        (
            "Det næste led er kommunalbestyrelsen: ventet den 20. november 2025. "
            "Om Vejudvalget siger kilderne ikke, om det er sket."
        ),
        "Status 2025, led for led",
        "Høring",
        "Hændelse hearing (Rådet): gennemført i august 2025.",
        "Fagudvalg",
        "Ikke nævnt i kilderne.",
        "Udvalget med ansvaret",
        (
            "Hændelse lead_committee (Vejudvalget): var ventet den 8. oktober 2025. "
            "Kilderne siger ikke, om det er sket."
        ),
        "Økonomiudvalget",
        "Ikke nævnt i kilderne.",
        "Kommunalbestyrelsen",
        "Status forelægges: ventet den 20. november 2025.",
        "Rækkefølgen er kildernes: høringen kom før Vejudvalget.",
        "Kilder til sagens vej:",
        "Hændelse hearing. Kilde: NOTAT, side 2.",
        "Hændelse lead_committee. Ventet af Notatet. Kilde: NOTAT, side 2.",
        "Status forelægges. Kilde: NOTAT, side 2.",
    ]


@pytest.mark.parametrize(
    ("state", "when", "words"),
    [
        (HELD, "2025-11-05", "Gennemført den 5. november 2025"),
        (HELD, None, "Gennemført. Kilden siger ikke hvornår"),
        (CALLED_OFF, "2025-11-05", "Aflyst"),
        (EXPECTED, "2025-11-13", "Ventet den 13. november 2025"),
        (EXPECTED, "2025", "Ventet i 2025. Kilderne siger ikke, om det er sket"),
        (EXPECTED, "2025-10", "Var ventet i oktober 2025. Kilderne siger ikke, om det er sket"),
        (EXPECTED, None, "Ventet. Kilden siger ikke hvornår"),
        (POSTPONED, "2025-12-03", "Udsat til den 3. december 2025"),
        (POSTPONED, "2025-12", "Udsat til december 2025"),
        (
            POSTPONED,
            "2025-11-05",
            "Var udsat til den 5. november 2025. Kilderne siger ikke, om det er sket",
        ),
        (POSTPONED, None, "Udsat uden ny dag"),
    ],
)
def test_how_it_stands_with_a_step_in_words(state, when, words):
    assert passage.standing_words(event("a", state, when), AS_OF) == words


def test_what_was_said_before_is_told_in_its_order_each_with_its_source():
    rows = (
        event("a", EXPECTED, "2025-10-08", expected_by="Notatet", sources=SOURCE),
        event("b", POSTPONED, "2025-11-05", settles="a", sources=(Citation("BREV", 1),)),
        event("c", HELD, "2025-11-05", settles="b"),
    )
    status = assessed(*rows)
    assert list(passage.history(status, status.events[0])) == [
        "Var ventet den 8. oktober 2025 ifølge Notatet (kilde: NOTAT, side 2).",
        "Blev udsat til den 5. november 2025 (kilde: BREV, side 1).",
    ]


def test_a_step_cancelled_and_taken_up_again_remembers_both():
    rows = (
        event("a", EXPECTED, "2025-10-08", sources=SOURCE),
        event("b", CALLED_OFF, None, settles="a", sources=SOURCE),
        event("c", EXPECTED, "2025-12-03", settles="b"),
        event("d", EXPECTED, "2026-01-07", settles="c"),
    )
    status = assessed(*rows)
    assert list(passage.history(status, status.events[0])) == [
        "Var ventet den 8. oktober 2025 (kilde: NOTAT, side 2).",
        "Blev aflyst (kilde: NOTAT, side 2).",
        "Var så ventet den 3. december 2025 (kilde: ).",
    ]


def test_a_matter_held_in_the_city_council_is_at_its_end():
    done = at(Stage.CITY_COUNCIL, HELD, "2025-11-13", title="Forelagt")
    (matter,) = matters(status := assessed(policy(), HEARING, done))
    assert passage.conclusion(status, matter) == "Sagen er behandlet i kommunalbestyrelsen."


def test_a_matter_of_which_nothing_more_is_expected_says_so():
    (matter,) = matters(status := assessed(policy(), HEARING))
    assert (
        passage.conclusion(status, matter) == "Kilderne nævner intet led efter 13. november 2025."
    )


def test_the_usual_order_needs_no_word():
    rows = (LEAD, COUNCIL, at(Stage.HEARING, HELD, "2025-10-20"))
    (matter,) = matters(status := assessed(policy(), *rows))
    assert passage.order_words(status, matter) == ""


def test_the_committees_that_no_source_mentions_are_named_as_far_as_they_are_known():
    rows = (
        Department(code="VEJ", name="Vejforvaltningen", committee="Vejudvalget"),
        Department(code="LÆR", name="Læringsforvaltningen", committee="Læringsudvalget"),
        Department(code="STA", name="Stabsforvaltningen"),
        at(Stage.COMMITTEES, HELD, None, body="Læringsudvalget"),
    )
    (matter,) = matters(status := assessed(policy(), *rows))
    assert passage.unmentioned_words(status, matter) == (
        "Kilderne siger ikke, om sagen har været i Vejudvalget. "
        "Hvilket udvalg Stabsforvaltningen hører under, siger de heller ikke."
    )


def test_what_is_handled_itself_stands_under_its_way():
    report = event("r", HELD, "2025-10", matter="Status 2025", title="Rapporten")
    assert "Til sagen hører også: Rapporten (oktober 2025)." in way(HEARING, report)


def test_older_matters_are_folded_under_their_names():
    older = event("old", HELD, "2024-05-01", matter="Ældre sag", stage=Stage.HEARING)
    text = str(passage.ways(assessed(policy(), HEARING, older), ()))
    assert "<h3>Status 2025</h3>" in text
    assert "<summary>Ældre sag</summary>" in text


def test_a_step_links_to_where_the_page_tells_it_and_only_there():
    status = assessed(policy(), HEARING)
    assert '<a href="#hearing">Hændelse hearing</a>' in str(passage.ways(status, {"hearing"}))
    assert "<a " not in str(passage.ways(status, ()))


def test_a_document_has_the_same_stops_with_the_same_words():
    noted = at(Stage.COMMITTEES, HELD, None, body="Læringsudvalget", note="Kun et notat.")
    (matter,) = matters(status := assessed(policy(), HEARING, noted, COUNCIL))
    assert list(passage.in_document(status, matter)) == [
        "Fagudvalg. Læringsudvalget: gennemført. Kilden siger ikke hvornår. Kun et notat. Kilde: NOTAT, side 2.",
        "Udvalget med ansvaret. Ikke nævnt i kilderne.",
        "Høring. Rådet: gennemført i august 2025. Kilde: NOTAT, side 2.",
        "Økonomiudvalget. Ikke nævnt i kilderne.",
        "Kommunalbestyrelsen. Ventet den 20. november 2025. Kilde: NOTAT, side 2.",
    ]


def test_without_a_matter_there_is_no_way():
    assert passage.ways(assessed(event("a", HELD, 2025)), ()) == ""


def test_every_standing_has_a_shape_of_its_own_and_no_stage_is_without_one():
    assert set(passage.SHAPES) == set(Standing)
    assert len({*passage.SHAPES.values()}) == len(Standing)
    # A stage that no source mentions is dashed, as is a step without a time: neither is known.
    assert passage.SHAPES[Standing.UNDATED] is Shape.DASHED
    text = str(passage.ways(assessed(policy(), HEARING), ()))
    assert text.count("shape-dashed") == len(Stage) - 1
    assert text.count("shape-disc") == 1
