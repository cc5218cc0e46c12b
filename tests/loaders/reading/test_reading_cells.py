"""Cells are interpreted by the type of their column's field."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from loaders.delivery import Written
from loaders.reading.cells import LONGEST_TEXT, Mistake, Reading, interpret
from loaders.reading.seen import Mark, Run
from loaders.reading.sheets import Cell, Doubt
from policy.choices import RemarkKind, ServiceLevel, Unit
from policy.columns import Citation
from policy.kinds import Kind
from policy.periods import Period
from policy.quantities import Quantity
from policy.statuses import StatusCode
from policy.tables import BY_NAME, Field

cell_date = datetime.fromisoformat  # openpyxl returns dates as datetimes without time zone


def field(place: str) -> Field:
    table, _, name = place.partition(".")
    return BY_NAME[table].field(name)


def read(value: Any, place: str, number_format: str = "General") -> Any:
    reading = interpret(Cell("A2", 2, 1, value, number_format=number_format), field(place))
    assert isinstance(reading, Reading), reading
    return reading.value


def mistake(value: Any, place: str, formula: str | None = None) -> Mistake:
    reading = interpret(Cell("A2", 2, 1, value, formula), field(place))
    assert isinstance(reading, Mistake), reading
    return reading


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  Flere \u00a0 fleksjob ", "Flere fleksjob"),
        ("to\r\nlinjer", "to\nlinjer"),
        ("to_x000D_\nlinjer", "to\nlinjer"),
        ("Ma\u030alsætning", "Målsætning"),
        (2024, "2024"),
        (5.0, "5"),
        (2.5, "2,5"),
        (True, "ja"),
        (cell_date("2025-06-30"), "30. juni 2025"),
    ],
)
def test_text_is_trimmed_and_numbers_become_text(value: object, text: str) -> None:
    assert read(value, "sources.title") == text


@pytest.mark.parametrize("column", ["hearing_answers.wording", "objections.wording"])
def test_somebodys_own_words_keep_their_spaces_and_line_breaks(column: str) -> None:
    assert read(" Vi  siger nej. ", column) == " Vi  siger nej. "
    assert read("Vi siger:\r\n\n  1)\tnej \n", column) == "Vi siger:\n\n  1)\tnej \n"
    assert read(" \n ", column) is None
    assert mistake("ne\u200bj", column).code == "invisible_characters"


def test_a_formatted_number_in_a_text_field_is_read_as_it_is_shown() -> None:
    assert read(0.73, "observations.printed_as", "0%") == "73 %"
    assert read(500, "observations.printed_as", '0 "kr."') == "500 kr."


@pytest.mark.parametrize(
    "text",
    ["fleks\u200bjob", "\u202eboj", "fleks\u00adjob", "fleks\x07job", "fleks_x0007_job", "\ufeffa"],
)
def test_invisible_characters_are_found_and_named(text: str) -> None:
    found = mistake(text, "sources.title")
    assert found.code == "invisible_characters"
    assert "[" in found.found
    assert found.found.isprintable()


def test_a_text_can_be_as_long_as_excel_allows_and_no_longer() -> None:
    assert len(read("a" * LONGEST_TEXT, "sources.title")) == LONGEST_TEXT
    assert mistake("a" * (LONGEST_TEXT + 1), "sources.title").code == "text_too_long"


@pytest.mark.parametrize("value", [5, 5.0, "5", " 5 "])
def test_a_whole_number_can_be_text_or_a_decimal_without_decimals(value: object) -> None:
    assert read(value, "objectives.number") == 5


@pytest.mark.parametrize(
    ("value", "answer"),
    [("ja", True), ("Ja", True), ("x", True), (True, True), (1, True), ("nej", False), (0, False)],
)
def test_yes_and_no_can_be_written_in_several_ways(value: object, answer: bool) -> None:
    assert read(value, "indicators.few_persons") is answer


@pytest.mark.parametrize(
    "value",
    [cell_date("2025-06-30"), date(2025, 6, 30), "30-06-2025", "30. juni 2025", "2025-06-30"],
)
def test_a_date_can_be_a_date_or_danish_text(value: object) -> None:
    assert read(value, "texts.dated") == date(2025, 6, 30)


@pytest.mark.parametrize("value", ["juni 2025", "2025", 45838])
def test_a_date_needs_a_day(value: object) -> None:
    assert mistake(value, "texts.dated").code == "not_a_date"


@pytest.mark.parametrize("value", ["31-02-2025", "2025-13-01", "29. februar 2025", "0.1.2025"])
@pytest.mark.parametrize("column", ["texts.dated", "observations.period"])
def test_a_date_that_does_not_exist_is_reported(value: str, column: str) -> None:
    assert mistake(value, column).code == "no_such_date"


@pytest.mark.parametrize(
    ("value", "number_format", "period"),
    [
        (2024, "General", "2024"),
        (2024.0, "General", "2024"),
        ("2025-Q1", "General", "2025-Q1"),
        ("1. kvartal 2025", "General", "2025-Q1"),
        ("skoleåret 2023/24", "General", "2023/24"),
        (cell_date("2025-06-30"), "dd-mm-yyyy", "2025-06-30"),
        (cell_date("2024-12-01"), "mmm-yy", "2024-12"),
        (cell_date("2024-12-01"), "[$-406]mmmm yyyy", "2024-12"),
        (cell_date("2024-12-01"), "dd-mm-yyyy", "2024-12-01"),
        (cell_date("2024-12-31"), "mmm-yy", "2024-12"),
        (cell_date("2025-01-01"), "yyyy", "2025"),
        (cell_date("2025-12-31"), "yyyy", "2025"),
        (cell_date("2025-12-31"), '"d. " yyyy\\d', "2025"),
        (cell_date("2025-01-01"), "yyyy h:mm", "2025-01-01"),
        (cell_date("2025-01-01"), "General", "2025-01-01"),
    ],
)
def test_a_period_can_be_a_year_a_text_or_a_date(
    value: object, number_format: str, period: str
) -> None:
    assert read(value, "observations.period", number_format) == Period.parse(period)


@pytest.mark.parametrize("value", ["niveau", "Niveau", "level", "LEVEL"])
def test_a_choice_can_be_its_danish_word_or_its_code(value: str) -> None:
    assert read(value, "indicators.kind") is Kind.LEVEL


@pytest.mark.parametrize("value", ["national regel", "Nationalt loft", "national"])
def test_a_renamed_choice_is_also_read_by_its_old_label(value: str) -> None:
    assert read(value, "services.level") is ServiceLevel.NATIONAL


def test_kinds_of_dash_do_not_matter_in_a_choice() -> None:
    label = StatusCode.REACHED_NOT_EVERYWHERE.label.replace("–", "-")
    assert read(label, "judgements.status") is StatusCode.REACHED_NOT_EVERYWHERE


def test_a_wrong_choice_gets_the_nearest_right_one() -> None:
    found = mistake("antl", "indicators.unit")
    assert found.code == "not_a_choice"
    assert Unit.COUNT.label in str(found.values["suggestion"])


@pytest.mark.parametrize(
    "text", ["ros; bekymring", "ros;bekymring;", "Ros\nBekymring\n", "ros; ros; bekymring"]
)
def test_a_cell_can_list_several_values(text: str) -> None:
    assert read(text, "remarks.kinds") == (RemarkKind.PRAISE, RemarkKind.CONCERN)


def test_a_number_in_a_cell_that_lists_values_is_one_value() -> None:
    assert read(7, "events.follows_remarks") == ("7",)


def test_a_mistake_in_a_list_quotes_the_wrong_part() -> None:
    assert mistake("ros; hurra", "remarks.kinds").found == "hurra"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("STATUS s. 17", [Citation("STATUS", 17)]),
        ("STATUS side 17", [Citation("STATUS", 17)]),
        ("STATUS, s. 17", [Citation("STATUS", 17)]),
        ("STATUS s.17; HØRINGSSVAR s. 1", [Citation("STATUS", 17), Citation("HØRINGSSVAR", 1)]),
        ("STATUS s. 17\nHØRINGSSVAR s. 1", [Citation("STATUS", 17), Citation("HØRINGSSVAR", 1)]),
        ("STATUS s. 21-22", [Citation("STATUS", 21), Citation("STATUS", 22)]),
        ("STATUS s. 21–22", [Citation("STATUS", 21), Citation("STATUS", 22)]),
        ("STATUS s. 3 og 9", [Citation("STATUS", 3), Citation("STATUS", 9)]),
        ("STATUS s. 3; side 9", [Citation("STATUS", 3), Citation("STATUS", 9)]),
        ("POLITIK, Målsætning 5", [Citation("POLITIK", None, "Målsætning 5")]),
        ("POLITIK, Målsætning 5, s. 12", [Citation("POLITIK", 12, "Målsætning 5")]),
        ("POLITIK", [Citation("POLITIK")]),
    ],
)
def test_a_source_is_a_document_with_a_page_or_a_section(text: str, places: list[Citation]) -> None:
    assert read(text, "observations.sources") == tuple(places)


@pytest.mark.parametrize("text", ["s. 17", "STATUS s. 22-21", "STATUS s. 1-900"])
def test_a_source_needs_a_document_and_pages_in_order(text: str) -> None:
    assert mistake(text, "observations.sources").code == "not_a_citation"


def test_a_figure_keeps_the_unit_that_it_is_written_in() -> None:
    cell = Cell("A2", 2, 1, 0.73, number_format="0%")
    assert interpret(cell, field("observations.value")) == Reading(
        Quantity.exact(0.73), Written.PERCENT
    )


def test_a_figure_that_excel_made_a_date_is_reported_as_such() -> None:
    assert mistake(cell_date("2024-06-05"), "observations.value").code == "number_became_date"


@pytest.mark.parametrize("value", ["#REF!", "#N/A", "#DIV/0!", "#I/T", "#DIVISION/0!"])
@pytest.mark.parametrize("place", ["sources.title", "observations.value", "observations.sources"])
def test_an_error_of_excel_is_not_a_value(value: str, place: str) -> None:
    assert mistake(value, place).code == "error_in_cell"


def test_a_formula_without_a_result_is_not_a_value() -> None:
    found = mistake(None, "observations.value", formula="=B2*2")
    assert (found.code, found.found) == ("formula_without_value", "=B2*2")


@pytest.mark.parametrize("text", ["", "   ", "\u00a0", "\n"])
def test_a_blank_cell_has_no_value(text: str) -> None:
    assert read(text, "sources.title") is None


@pytest.mark.parametrize(
    "text", ["274\n280", "274\t280", "274_x000D_\n280", "274  280", "1\n274", "12\r\n345 kr."]
)
@pytest.mark.parametrize("place", ["observations.value", "remarks.objective"])
def test_digits_on_two_lines_or_in_two_columns_are_not_one_figure(text: str, place: str) -> None:
    found = mistake(text, place)
    assert found.code in {"not_a_number", "not_a_whole_number"}


@pytest.mark.parametrize("text", ["274 280", "274\u00a0280", " 274 280\n", "ca.\n274 280"])
def test_one_space_between_thousands_joins_them(text: str) -> None:
    figure = read(text, "observations.value")
    assert isinstance(figure, Quantity)
    assert figure.value == 274_280


STRUCK, RAISED, LOWERED = Mark.STRUCK, Mark.RAISED, Mark.LOWERED
FIGURE, PERIOD, CODE = "observations.value", "observations.period", "observations.department"
COUNCILS_SENTENCE = "remarks.wording"


def seen(*runs: Run) -> Cell:
    return Cell("A2", 2, 1, "".join(run.text for run in runs), runs=runs)


@pytest.mark.parametrize("place", [FIGURE, PERIOD, CODE, COUNCILS_SENTENCE, "remarks.kinds"])
def test_struck_out_text_makes_a_cell_unreadable(place: str) -> None:
    sentence = seen(Run("Rådet er "), Run("ikke", STRUCK), Run(" enigt"))
    found = interpret(sentence, field(place))
    assert found == Mistake("struck_out", "Rådet er [streget over: ikke] enigt")


@pytest.mark.parametrize("place", [FIGURE, PERIOD, CODE, COUNCILS_SENTENCE, "remarks.kinds"])
def test_invisible_text_beside_visible_text_makes_a_cell_unreadable(place: str) -> None:
    found = interpret(seen(Run("274"), Run("5", Mark.UNSEEN)), field(place))
    assert found == Mistake("part_unseen", "274[kan ikke ses: 5]")


@pytest.mark.parametrize("place", [FIGURE, PERIOD, CODE])
def test_a_raised_sign_in_a_figure_a_period_or_a_code_is_a_mistake(place: str) -> None:
    found = interpret(seen(Run("2024"), Run("1", RAISED)), field(place))
    assert found == Mistake("raised_in_figure", "2024[hævet: 1]")


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ([Run("25 m"), Run("2", RAISED)], "25 m²"),
        ([Run("CO"), Run("2", LOWERED)], "CO₂"),
        ([Run("Fleksjob"), Run("1)", RAISED)], "Fleksjob¹⁾"),
        ([Run("Fleksjob"), Run("*", RAISED)], "Fleksjob*"),
    ],
)
def test_a_raised_character_in_a_text_is_read_as_displayed_and_reported(
    runs: list[Run], text: str
) -> None:
    reading = interpret(seen(*runs), field(COUNCILS_SENTENCE))
    assert isinstance(reading, Reading)
    assert reading.value == text
    assert reading.warning is not None
    assert reading.warning.code == "raised_in_text"


@pytest.mark.parametrize(("mark", "code"), [(STRUCK, "struck_out"), (RAISED, "raised_in_figure")])
def test_a_number_in_a_cell_that_is_struck_out_or_raised_is_a_mistake(
    mark: Mark, code: str
) -> None:
    cell = Cell("A2", 2, 1, 274, runs=(Run("", mark),))
    assert interpret(cell, field(FIGURE)) == Mistake(code, f"[{mark}: 274]")


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (7, "000", "007"),
        (99, '"I9-"00', "I9-99"),
        (500, '#,##0" t.kr."', "500 t.kr."),
        (1014, '#,##0" kr."', "1.014 kr."),
        (2.5, '0.0" m²"', "2,5 m²"),
        (2024, '0" (foreløbig)"', "2024 (foreløbig)"),
        (500, '#,##0 "€"', "500 €"),
    ],
)
def test_a_number_in_a_text_has_the_signs_that_its_format_shows(
    value: float, number_format: str, text: str
) -> None:
    assert read(value, "sources.title", number_format) == text


@pytest.mark.parametrize(
    ("number_format", "figure"),
    [
        ('@" t.kr."', 500_000),
        ('0;-0;0;"ca. "@', Quantity.about(500)),
        ('#,##0;@" kr."', 500),
        ("_-* #,##0_-;_-@_-", 500),
        ("@", 500),
    ],
)
def test_a_figure_written_as_text_has_the_signs_that_its_format_shows(
    number_format: str, figure: Quantity | int
) -> None:
    expected = figure if isinstance(figure, Quantity) else Quantity.exact(figure)
    assert read("500", FIGURE, number_format) == expected


def test_a_section_for_texts_does_not_format_negative_numbers() -> None:
    assert read(-5, FIGURE, '0;@" t.kr."') == Quantity.exact(-5)


def test_words_that_a_format_shows_instead_of_a_text_are_read() -> None:
    reading = interpret(Cell("A2", 2, 1, "500", number_format='0;0;0;"ukendt"'), field(FIGURE))
    assert reading == Mistake("not_a_number", "ukendt")


def test_words_beside_a_period_are_not_ignored() -> None:
    reading = interpret(Cell("A2", 2, 1, 2024, number_format='0" (foreløbig)"'), field(PERIOD))
    assert reading == Mistake("not_a_period", "2024 (foreløbig)")


def test_a_choice_can_be_the_word_that_a_format_shows() -> None:
    assert read(1, "indicators.few_persons", '"Ja";;"Nej"') is True
    assert read(0, "indicators.few_persons", '"Ja";;"Nej"') is False


@pytest.mark.parametrize("place", [FIGURE, PERIOD, "texts.dated", "sources.title"])
@pytest.mark.parametrize("value", [1_234_567_890_123_456, 1e20, float("inf")])
def test_a_number_with_more_digits_than_excel_keeps_is_a_mistake(value: float, place: str) -> None:
    assert mistake(value, place).code == "too_many_digits"


@pytest.mark.parametrize(
    "place", ["objectives.number", "observations.value", "observations.sources"]
)
@pytest.mark.parametrize("digits", [400, 5000])
def test_a_text_of_endless_digits_is_a_mistake(digits: int, place: str) -> None:
    text = "9" * digits if place != "observations.sources" else f"STATUS s. {'9' * digits}"
    reading = interpret(Cell("A2", 2, 1, text), field(place))
    assert isinstance(reading, Mistake) or str(reading.value)


@pytest.mark.parametrize(
    ("value", "number_format"),
    [
        (0, "General"),
        ("", "General"),
        (False, "General"),
        (time(0), "dd-mm-yyyy"),
        (cell_date("1899-12-30"), "dd-mm-yyyy"),
        (0, "0%"),
    ],
)
def test_a_formula_that_was_never_calculated_has_no_value(value: Any, number_format: str) -> None:
    cell = Cell("A2", 2, 1, value, "=200+74", number_format, doubt=Doubt.ASKED)
    assert interpret(cell, field(FIGURE)) == Mistake("formula_not_calculated", "=200+74")


def test_a_result_that_may_be_outdated_is_read_and_reported() -> None:
    reading = interpret(Cell("A2", 2, 1, 274, "=200+74", doubt=Doubt.ASKED), field(FIGURE))
    assert reading == Reading(
        Quantity.exact(274), Written.PLAIN, Mistake("formula_perhaps_old", "274")
    )


def test_a_zero_that_every_formula_of_a_file_gives_is_read_and_reported() -> None:
    reading = interpret(Cell("A2", 2, 1, 0, "=200+74", doubt=Doubt.ALL_ZERO), field(FIGURE))
    assert reading == Reading(Quantity.exact(0), Written.PLAIN, Mistake("formula_perhaps_old", "0"))


@pytest.mark.parametrize(
    ("value", "number_format", "quoted"),
    [
        ("2025-12-31T23:00", "dd-mm-yyyy", ("31. december 2025 klokken 23", "1. januar 2026")),
        ("2025-06-30T22:00", "dd-mm-yyyy", ("30. juni 2025 klokken 22", "1. juli 2025")),
        ("2025-06-30T22:00", "mmm-yy", ("30. juni 2025 klokken 22", "1. juli 2025")),
        ("2025-12-31T22:59:59.999", "yyyy", ("31. december 2025 klokken 23", "1. januar 2026")),
        ("2025-12-31T23:00", "General", ("31. december 2025 klokken 23", "1. januar 2026")),
    ],
)
@pytest.mark.parametrize("place", [PERIOD, "texts.dated", "sources.title"])
def test_a_date_written_in_utc_is_reported_with_both_days(
    place: str, value: str, number_format: str, quoted: tuple[str, str]
) -> None:
    reading = interpret(Cell("A2", 2, 1, cell_date(value), None, number_format), field(place))
    assert reading == Mistake("date_of_two_days", quoted[0], {"next": quoted[1]})


@pytest.mark.parametrize(
    ("value", "number_format"),
    [("2025-12-31T23:00", "dd-mm-yyyy hh:mm"), ("2025-12-31T14:35", "dd-mm-yyyy")],
)
def test_a_different_or_displayed_time_of_day_leaves_the_day_unchanged(
    value: str, number_format: str
) -> None:
    assert read(cell_date(value), "texts.dated", number_format) == date(2025, 12, 31)


@pytest.mark.parametrize("place", [PERIOD, "texts.dated"])
@pytest.mark.parametrize(
    "number_format",
    ["d-mmm", "dd-mm", "mmmm", "h:mm", '"1. halvår "yyyy', 'yyyy"/25"', r"\u\g\e\ 1\ yyyy"],
)
def test_a_date_that_is_not_shown_in_full_is_a_mistake(place: str, number_format: str) -> None:
    cell = Cell("A2", 2, 1, date(2024, 12, 31), number_format=number_format)
    assert interpret(cell, field(place)) == Mistake("date_seen_otherwise", "31. december 2024")


@pytest.mark.parametrize(
    "number_format",
    [
        "General",
        "dd-mm-yy",
        "[$-406]d. mmmm yyyy;@",
        '"den "d". "mmmm yyyy',
        r"d\.\ mmmm\ yyyy",
        'yyyy-mm-dd"T"hh:mm:ss',
        'd" de "mmmm" de "yyyy',
        "[$-F800]dddd, mmmm dd, yyyy",
    ],
)
def test_a_date_that_is_shown_with_its_year_is_read(number_format: str) -> None:
    day = date(2024, 12, 31)
    assert read(day, PERIOD, number_format) == Period.day(day)


def test_a_figure_that_became_a_date_without_year_is_reported_as_a_figure() -> None:
    cell = Cell("A2", 2, 1, date(2024, 6, 5), number_format="d-mmm")
    assert interpret(cell, field(FIGURE)) == Mistake("number_became_date", "5. juni 2024")
