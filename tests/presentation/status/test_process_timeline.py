"""The picture of the political process. All events are invented, seen from 13 November 2025."""

from __future__ import annotations

import re

from policy.choices import EventKind, EventState, Stage
from policy.columns import Citation
from presentation import tables
from presentation.charts.spans import SpanChart
from presentation.pictures import points
from presentation.pictures.picture import Picture
from presentation.status.process_timeline import MATTERS, timeline
from tests.records import assessed, event, policy

HELD, EXPECTED = EventState.HELD, EventState.EXPECTED
POSTPONED, CALLED_OFF = EventState.POSTPONED, EventState.CALLED_OFF


def picture(*rows) -> Picture:
    found = timeline(assessed(policy(), *rows))
    assert found is not None
    return found


def chart(*rows) -> SpanChart:
    drawn = picture(*rows).chart
    assert isinstance(drawn, SpanChart)
    return drawn


def drawn(*rows) -> dict[str, list[str]]:
    """Each group's rows: name, what is said beside it, and the shapes of its marks."""
    return {
        group.name: [
            f"{row.name} | {row.words} | {' '.join(mark.shape for mark in row.marks)}"
            for row in group.rows
        ]
        for group in chart(*rows).groups
    }


def of_matter(code: str, state: EventState, when: int | str | None, **fields):
    return event(code, state, when, **({"matter": "Status", "stage": Stage.COMMITTEES} | fields))


def test_a_matter_has_a_line_for_each_step_in_time_order_by_its_body():
    assert drawn(
        of_matter("late", EXPECTED, "2025-10-08", body="Vejudvalget"),
        of_matter("next", EXPECTED, "2025-11-20", body="Økonomiudvalget"),
        of_matter("heard", HELD, "2025-08", body="Rådet", stage=Stage.HEARING),
        event("report", HELD, "2025-09", matter="Status", title="Rapporten"),
    ) == {
        "Status": [
            "Rådet | august 2025 | disc",
            "Rapporten | september 2025 | disc",
            "Vejudvalget | 8. oktober 2025, uden nyt | half",
            "Økonomiudvalget | 20. november 2025, ventet | ring",
        ]
    }


def test_a_body_with_several_steps_has_them_by_their_titles():
    rows = [of_matter(f"{n}", HELD, f"2025-0{n}", body="Rådet", title=f"Svar {n}") for n in (1, 2)]
    assert drawn(*rows) == {
        "Status": ["Svar 1 | januar 2025 | disc", "Svar 2 | februar 2025 | disc"]
    }


def test_other_steps_that_were_held_are_one_line_and_those_that_call_for_something_their_own():
    assert drawn(
        of_matter("step", HELD, "2025-08", body="Rådet"),
        event("a", HELD, "2023"),
        event("b", HELD, "2024-06"),
        event("new", EXPECTED, 2027, title="Ny ramme"),
        event("late", EXPECTED, "2025-06", title="Evaluering"),
    ) == {
        "Status": ["Rådet | august 2025 | disc"],
        "Andre trin": [
            "Gennemført | to trin | disc disc",
            "Evaluering | juni 2025, uden nyt | half",
            "Ny ramme | 2027, ventet | ring",
        ],
    }


def test_a_step_put_off_or_cancelled_is_drawn_where_it_was_expected_and_says_so():
    rows = (
        event("a", EXPECTED, "2025-10-08"),
        event("a2", POSTPONED, None, settles="a", title="Udsat"),
        event("b", EXPECTED, "2025-12-01"),
        event("b2", CALLED_OFF, None, settles="b", title="Aflyst"),
        event("c", EXPECTED, "2025-10-09"),
        event("c2", POSTPONED, "2025-12-09", settles="c", title="Flyttet"),
    )
    assert drawn(*rows) == {
        "": [
            "Udsat | udsat uden ny dag | square",
            "Aflyst | aflyst | crossed",
            "Flyttet | udsat til 9. december 2025 | ring",
        ]
    }


def test_what_is_no_step_of_the_process_and_what_has_no_time_is_not_drawn():
    rows = (
        event("deal", HELD, "2025-09", kind=EventKind.BUDGET),
        event("new", HELD, "2015", kind=EventKind.ORGANISATION),
        event("undated", HELD, None),
    )
    assert timeline(assessed(policy(), *rows)) is None
    assert timeline(assessed(policy())) is None


def test_older_matters_than_the_newest_three_are_among_the_other_steps():
    years = range(2020, 2025)
    assert len(years) == MATTERS + 2
    rows = [of_matter(f"{y}", HELD, y, matter=f"Status {y}", body="Rådet") for y in years]
    assert list(drawn(*rows)) == ["Status 2024", "Status 2023", "Status 2022", "Andre trin"]
    assert drawn(*rows)["Andre trin"] == ["Gennemført | to trin | disc disc"]


def test_the_sentence_counts_the_steps_by_how_they_stand_and_those_that_are_not_drawn():
    assert picture(
        event("a", HELD, "2023"),
        event("b", HELD, "2024"),
        event("late", EXPECTED, "2025-06"),
        event("new", EXPECTED, 2027),
        event("running", EXPECTED, 2025),
        event("undated", HELD, None),
    ).sentence == (
        "Tidslinje med fem trin i den politiske behandling: to gennemført, én ventet, én måske sket og "
        "én uden nyt, selv om tiden er gået. Ét trin uden dato er ikke tegnet."
    )


def test_only_the_shapes_that_are_drawn_are_explained_and_the_line_of_the_day():
    assert [words for _, words in chart(event("a", HELD, "2025-06")).explained] == [
        "Gennemført",
        "Den dag, status ses fra: 13. november 2025",
    ]


def test_the_source_has_the_pages_of_each_document_in_order():
    rows = (
        event("a", HELD, "2025-06", sources=(Citation("STATUS", 16),)),
        event("b", HELD, "2025-07", sources=(Citation("BREV", 1), Citation("STATUS", 9))),
    )
    assert picture(*rows).source == "Kilde: BREV, side 1; STATUS, side 9 og 16."


def test_every_row_is_in_the_table_with_the_times_of_its_marks_and_without_a_start_and_an_end():
    html = tables.on_page(
        points.table(chart(event("a", HELD, "2023"), event("b", HELD, "2024-06")))
    )
    assert re.findall(r"<t[hd] [^>]*>(.*?)</t[hd]>", html) == [
        *("Navn", "Mærker", "Ord ved linjen"),
        *("Gennemført", "2023 og juni 2024", "to trin"),
    ]
