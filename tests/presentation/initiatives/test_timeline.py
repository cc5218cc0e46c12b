"""The timeline of the initiatives: printed dates are drawn, and no others."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from policy.choices import InitiativeState, Silence
from presentation.charts.palette import DARK, LIGHT
from presentation.initiatives.all_initiatives import InitiativeFilter, whole
from presentation.initiatives.timeline import (
    KEY,
    Span,
    spans,
    timeline_download,
    timeline_key,
    timeline_sentence,
    timeline_table,
)
from presentation.initiatives.timeline_chart import drawn as as_figure
from presentation.initiatives.timeline_chart import timeline
from presentation.initiatives.timeline_file import file_name, timeline_picture
from presentation.initiatives.timeline_layout import Side, Symbol, laid_out, place
from tests.records import (
    assessed,
    departments,
    initiative,
    objectives_and_priorities,
    period,
    policy,
)

CATALOGUE = (policy(), *departments(), *objectives_and_priorities())
BOTH = initiative("A", start=period(2024), end=period(2026))
OPEN = initiative("B", start=period(2023), state=InitiativeState.ONGOING)
DONE = initiative("C", start=period(2024), state=InitiativeState.DONE)
ENDING = initiative("D", end=period("2026-03"))
EXPECTED = initiative("E", expected="2025-08", expected_what="Åbning", expected_by="SOF")
SILENT = initiative("F", period_printed="løbende")
ALL = (BOTH, OPEN, DONE, ENDING, EXPECTED, SILENT)


@pytest.fixture(scope="module")
def status():
    return assessed(*CATALOGUE, *ALL)


@pytest.fixture(scope="module")
def found(status):
    return spans(status, whole(status))


def test_only_initiatives_with_a_printed_date_are_on_the_timeline(found):
    assert [span.initiative.id for span in found] == ["A", "B", "C", "D", "E"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (BOTH, "til 2026"),
        (OPEN, "fra 2023"),
        (DONE, "gennemført"),
        (ENDING, "til marts 2026"),
        (EXPECTED, "ventet august 2025"),
        (initiative("G", start=period(2024)), "fra 2024"),
    ],
)
def test_the_label_says_what_the_line_cannot_show(row, words):
    assert Span(row).words == words


def test_an_expected_date_that_has_passed_is_labelled_without_news(found):
    (span,) = [span for span in found if span.initiative is EXPECTED]
    # August 2025 has passed on 13 November 2025.
    assert span.silence is Silence.SOURCES_OLDER
    assert span.words == "ventet august 2025, intet nyt"


def test_the_sentence_counts_the_printed_dates(found):
    assert timeline_sentence(found) == (
        # 1 + 2 + 1 + 1 = 5: each initiative is counted once.
        "Fem indsatser har en trykt tid mellem 2023 og 2026: én har både start og slutning, to "
        "har kun en start, én har kun en slutning og én har kun en ventet dato. "
        "Den ventede dato er gået, uden at kilderne siger, om det er sket."
    )


def test_without_any_printed_date_the_sentence_says_so():
    assert timeline_sentence([]) == (
        "Ingen af de viste indsatser har en trykt start, slutning eller ventet dato."
    )


def test_the_table_has_the_same_dates_and_says_which_are_not_printed(status, found):
    told = timeline_table(status, found)
    assert "marts 2026" in told
    assert "august 2025: Åbning. Kilderne er ældre end datoen." in told
    # Ends of B, C and E, starts of D and E, and the printed words of each of the five.
    assert told.count("ikke oplyst") == 3 + 2 + 5


def test_the_dates_can_be_downloaded(status, found):
    taken = timeline_download(status, found)
    rows = [dict(zip(taken.headings, row, strict=True)) for row in taken.rows]
    assert [row["Slut"] for row in rows] == ["2026", None, None, "marts 2026", None]
    assert rows[-1]["Opfølgning"] == "Kilderne er ældre end datoen"


def test_a_day_is_placed_by_its_share_of_the_year():
    # 181 days have passed before 1 July in a year of 365 days, 182 in one of 366.
    assert place(date(2025, 7, 1)) == 2025 + 181 / 365
    assert place(date(2024, 7, 1)) == 2024 + 182 / 366


def drawn(status, *rows):
    return laid_out(status, [Span(row) for row in rows])


def test_a_printed_period_is_drawn_from_its_first_day_to_its_last(status):
    *_, printed = drawn(status, BOTH).strokes
    ((first, _, last, _),) = printed.segments
    assert (first, last) == (2024, 2027)


def test_an_unknown_end_is_dotted_with_an_arrow(status):
    layout = drawn(status, OPEN)
    *_, dotted, printed = layout.strokes
    assert dotted.dotted
    ((first, _, last, _),) = dotted.segments
    assert first == 2024
    assert last > place(status.as_of)
    # The printed period is the year 2023 alone.
    assert [(s[0], s[2]) for s in printed.segments] == [(2023, 2024)]
    assert len(layout.marks[0].places) == 1


def test_a_completed_initiative_has_no_open_end(status):
    layout = drawn(status, DONE)
    assert layout.strokes[3].segments == ()
    assert layout.marks[0].places == ()


def test_an_unknown_start_is_dotted_without_an_arrow(status):
    layout = drawn(status, ENDING)
    ((_, _, last, _),) = layout.strokes[3].segments
    assert last == place(date(2026, 3, 1))
    assert layout.marks[0].places == ()


def test_an_expected_date_is_a_diamond_on_a_thin_line_and_not_a_bar(status):
    layout = drawn(status, EXPECTED)
    arrows, diamonds = layout.marks
    assert (arrows.symbol, diamonds.symbol) == (Symbol.ARROW, Symbol.DIAMOND)
    assert len(diamonds.places) == 1
    assert layout.strokes[4].segments == ()


def test_the_axis_covers_the_policys_years_and_all_printed_dates(status):
    late = initiative("G", start=period(2025), end=period(2030))
    assert drawn(status, late).years == range(2023, 2031)
    assert drawn(status, initiative("H", start=period(2022))).years[0] == 2022
    assert list(drawn(status, DONE).years)[:4] == [2023, 2024, 2025, 2026]


@pytest.mark.parametrize("as_of", [date(2023, 1, 1), date(2025, 11, 13), date(2026, 11, 22)])
def test_labels_are_always_within_the_drawing(as_of):
    status = assessed(*CATALOGUE, *ALL, as_of=as_of)
    layout = laid_out(status, spans(status, whole(status)))
    *_, right, left = layout.labels
    assert (right.side, left.side) == (Side.RIGHT, Side.LEFT)
    first, last = layout.years[0], layout.years[-1] + 1
    # A letter at 13 pixels is less than 6.5 wide; the narrowest screen has 350 for the drawing.
    years_a_letter = 6.5 * len(layout.years) / 350
    for x, _, (words,) in right.labels:
        assert x + len(words) * years_a_letter <= last
    for x, _, (words,) in left.labels:
        assert first <= x - len(words) * years_a_letter


def test_the_chart_is_drawn_in_the_colours_of_its_background(status, found):
    dark = timeline(status, InitiativeFilter(), DARK)
    assert dark.layout.font.color == DARK.text
    assert dark.layout.height == laid_out(status, found).height


def test_names_are_escaped_in_the_chart():
    status = assessed(*CATALOGUE, initiative("A", title="<b>A & B", start=period(2024)))
    figure = as_figure(laid_out(status, spans(status, whole(status))))
    texts = [text for trace in figure.data if trace.text for text in trace.text]
    assert "&lt;b&gt;A &amp; B" in texts


def test_each_shape_of_the_drawing_is_explained():
    told = timeline_key()
    assert all(words in told for words in KEY.values())


def test_the_downloaded_picture_has_its_key_date_and_source(status, found):
    picture = timeline_picture(status, found)
    root = ET.fromstring(picture)
    words = " ".join(text for element in root.iter() for text in [element.text or ""])
    assert "Indsatsernes tidslinje" in words
    assert "Stiplet:" in words
    assert "13. november 2025" in words
    assert LIGHT.bar in picture
    assert timeline_picture(status, found) == picture
    assert file_name(status) == "tidslinje-2025-11-13"
