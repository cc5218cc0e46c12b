"""The traps of PX files, in small files with invented figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from loaders.public.table import Mark
from policy.choices import Missing
from tests.loaders.public.examples import EXPORTS, HEADER, only, px


def test_the_last_dimension_varies_fastest() -> None:
    table = only(px("1 2\n3 4;"))
    assert table.at({"område": "Nord", "tid": "2024"}) == 2
    assert table.at({"område": "Syd", "tid": "2023"}) == 3


@pytest.mark.parametrize("data", ["1 2 3 4", "1 2;\n3 4;;", " 1\n2\n3\n4\n;\n", "1,2,3,4;", "1\t2 3 4;\x1a"])  # fmt: skip
def test_cells_are_read_however_their_lines_end(data: str) -> None:
    assert only(px(data)).cells == [1, 2, 3, 4]


def test_cells_can_begin_on_the_line_of_the_keyword() -> None:
    content = px("1 2 3 4;").replace(b"DATA=\n", b"DATA=")
    assert only(content).cells == [1, 2, 3, 4]


def test_a_number_keeps_every_digit_that_is_printed() -> None:
    printed = "0.1234567890123456789"
    assert only(px(f"{printed} -5 1.50 0")).cells == [Decimal(printed), -5, Decimal("1.50"), 0]


def test_each_mark_keeps_its_sign_and_cause_beside_a_real_zero() -> None:
    assert only(px('"-" "." ".." 0')).cells == [
        Mark("-", Missing.NONE),
        Mark(".", Missing.NOT_MEANINGFUL),
        Mark("..", Missing.NOT_AVAILABLE),
        0,
    ]


def test_three_dots_have_no_cause_unless_the_file_states_it() -> None:
    assert only(px('"..." 1 2 3')).cells[0] == Mark("...", Missing.UNKNOWN)
    stated = px('"..." 1 2 3', HEADER + 'DATASYMBOL3="hidden";\n')
    assert only(stated).cells[0] == Mark("...", Missing.HIDDEN, "hidden")


def test_marks_mean_what_their_file_declares() -> None:
    cells = only((EXPORTS / "px-scb-symbols.px").read_bytes()).cells
    causes = {cell.text: (cell.cause, cell.means) for cell in cells if isinstance(cell, Mark)}
    assert causes == {
        "-": (Missing.NONE, "nothing"),
        ".": (Missing.NOT_AVAILABLE, "n.a."),
        "..": (Missing.UNKNOWN, "unknown"),
        "...": (Missing.HIDDEN, "hidden"),
        "....": (Missing.HIDDEN, "secret"),
        "......": (Missing.UNKNOWN, "not used"),
    }


SPARSE = HEADER + 'CODES("område")="101","147";\nKEYS("område")=CODES;\n'


def test_a_row_that_a_sparse_file_leaves_out_is_no_observation() -> None:
    table = only(px('"147",3 4', SPARSE))
    assert list(table.cells) == [3, 4]
    assert table.at({"område": "Syd", "tid": "2023"}) == 3
    assert table.at({"område": "Nord", "tid": "2023"}) is None


def test_rows_of_a_sparse_file_can_stand_in_any_order() -> None:
    table = only(px('"147",3 4\n"101", 1 2;', SPARSE))
    assert list(table.cells) == [1, 2, 3, 4]
    assert [cell for _, cell in table.observations()] == [1, 2, 3, 4]


def test_a_string_goes_on_in_the_next_line_and_can_hold_any_sign() -> None:
    header = HEADER + 'SOURCE="Et; to=tre, "\n"<a href=\'x\'>fire</a>";\n'
    assert only(px("1 2 3 4", header)).source == "Et; to=tre, <a href='x'>fire</a>"


def test_translations_do_not_take_the_place_of_the_main_language() -> None:
    header = 'CHARSET="ANSI";\nTITLE[en]="Help";\nVALUES[en]("område")="North","South";\n' + HEADER
    assert only(px("1 2 3 4", header)).title == "Hjælp efter område og tid"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("iso-8859-15", "utf-8"), ("iso-8859-15", "iso-8859-15"), ("850", "cp850"), ("", "cp1252")],
)
def test_letters_are_read_in_the_encoding_they_are_in(declared: str, encoding: str) -> None:
    codepage = f'CODEPAGE="{declared}";\n' if declared else ""
    content = px("1 2 3 4", HEADER + codepage).decode().encode(encoding)
    assert only(content).dimensions[0].name == "område"


def test_an_unknown_or_unusual_code_page_is_not_used() -> None:
    content = px("1 2 3 4", HEADER + 'CODEPAGE="unicode_escape";\n').decode().encode("cp1252")
    assert only(content).dimensions[0].name == "område"


def test_contact_persons_are_not_kept() -> None:
    header = HEADER + 'CONTACT="Navn Navnesen";\nCONTACT("Nord")="Navn Navnesen";\n'
    assert "Navnesen" not in repr(only(px("1 2 3 4", header)))


def test_each_content_has_its_own_unit() -> None:
    table = only((EXPORTS / "px-ssb-03024-week.px").read_bytes())
    units = {d.name: [value.unit for value in d.values] for d in table.dimensions}
    assert table.measure == "statistikkvariabel"
    assert units["statistikkvariabel"] == ["tonn", "kr"]
    assert units["varegruppe"] == [None, None]


def test_time_can_be_in_the_stub_and_named_by_the_file() -> None:
    swapped = {"STUB": 'STUB="tid";', "HEADING": 'HEADING="område";'}
    table = only(px("1 2 3 4", HEADER + 'TIMEVAL("tid")=TLIST(A1,"2023"-"2024");\n', **swapped))
    assert table.time == "tid"
    assert table.periods == ("2023", "2024")


@pytest.mark.parametrize("values", ['"2024M01","2024M02"', '"2024K3","2024K4"', '"2020","2021"'])
def test_periods_are_known_without_the_file_naming_them(values: str) -> None:
    table = only(px("1 2 3 4").replace(b'"2023","2024"', values.encode()))
    assert table.time == "tid"


@pytest.mark.parametrize("values", ['"20","21"', '"De 15","De 16"', '"2023","i alt"'])
def test_no_period_is_invented(values: str) -> None:
    table = only(px("1 2 3 4").replace(b'"2023","2024"', values.encode()))
    assert table.time is None
    assert table.periods == ()


def test_commas_separate_numbers_where_nothing_else_does() -> None:
    assert list(only(px("1,2\n3,4")).cells) == [1, 2, 3, 4]
    assert list(only(px("1, 2, 3, 4")).cells) == [1, 2, 3, 4]
