"""Tests of the refusals before a workbook is opened."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Self

import openpyxl
import pytest

from loaders.guard import xml_scan
from loaders.guard.limits import LIMITS, Limits
from loaders.reading import workbook as reading
from loaders.reading.parse import deliver
from loaders.reading.sheets import Workbook
from loaders.reading.workbook import read
from monitor.settings import data_folder
from policy.findings import Finding
from tests.loaders.hostile import (
    GOOD,
    HOSTILE,
    LOW,
    SHEET,
    formula,
    in_sheet,
    linked,
    misstated,
    zipped,
)
from tests.tables import rewritten, saved, workbook


def refusals(
    content: bytes, name: str = "prøve.xlsx", limits: Limits = LIMITS
) -> tuple[Finding, ...]:
    return reading.refusals(name, content, limits)


def of_hostile(name: str) -> tuple[Finding, ...]:
    hostile = HOSTILE[name]
    return refusals(hostile.build(), limits=hostile.limits)


def with_rows(count: int, cell: bytes = b"<c><v>1</v></c>") -> bytes:
    rows = b"<row>%b</row>" % cell * count
    return rewritten(GOOD, {SHEET: b"<worksheet><sheetData>%b</sheetData></worksheet>" % rows})


FAR = in_sheet(b'"B3"', b'"XFD3"')()


def a1(content: bytes) -> object:
    book = read("prøve.xlsx", content)
    assert isinstance(book, Workbook)
    return book.sheets[0].rows[0][0].value


@pytest.mark.parametrize("name", HOSTILE)
def test_each_hostile_file_has_its_own_refusal(name: str) -> None:
    (found,) = of_hostile(name)
    assert found.code == HOSTILE[name].code


def test_a_good_file_is_within_the_limits_that_the_hostile_ones_break() -> None:
    assert refusals(GOOD, limits=LOW) == ()


class Endless:
    """A zip with one part that never ends, however much of it is read."""

    def __init__(self, opening: bytes, piece: bytes) -> None:
        self.given, self.opening, self.piece = 0, opening, piece

    def infolist(self) -> list[zipfile.ZipInfo]:
        return [zipfile.ZipInfo(SHEET)]

    def open(self, _: object) -> Endless:
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def read(self, size: int) -> bytes:
        start = b"" if self.given else self.opening
        self.given += size
        return (start + self.piece * (size // len(self.piece)))[:size]


@pytest.mark.parametrize(
    "piece",
    [
        b" ",
        b"<x/>",
        b"<row/>",
        b"<row><c><v>1</v></c></row>",
        b"<c/>",
        b"<v>1</v>",
        b"<a>",
        b"&lt;",
    ],
)
@pytest.mark.parametrize("part", [b"worksheet", b"sst", b"styleSheet", b"chartSpace"])
def test_a_part_is_read_only_up_to_the_limits(part: bytes, piece: bytes) -> None:
    endless = Endless(b"<%b>" % part, piece)
    findings: tuple[Finding, ...] = ()
    try:
        findings = xml_scan.examine("prøve.xlsx", 1_000_000, endless, LOW)  # type: ignore[arg-type]
    except xml_scan.DamagedError:
        pass
    else:
        assert findings
    assert endless.given <= LOW.unpacked + 2 * xml_scan.CHUNK


@pytest.mark.parametrize("path", sorted(data_folder().glob("*.xlsx")), ids=lambda path: path.name)
def test_the_shipped_workbooks_are_let_in(path) -> None:
    assert refusals(path.read_bytes()) == ()


def test_a_refusal_names_the_sheet_and_the_cell() -> None:
    (found,) = of_hostile("a far-away column")
    assert (found.sheet, found.cell) == ("Målgrupper", "AY3")
    assert found.fix.startswith("Gå til AY3")


def test_rows_with_formatting_only_are_refused_with_advice_to_delete_them() -> None:
    (found,) = of_hostile("formatted rows")
    assert found.sheet == "Målgrupper"
    assert found.found == "over 6 rækker, heraf 0 med indhold"
    assert "Ctrl+Skift+Pil ned" in found.fix
    assert "Slet" in found.fix


def test_rows_up_to_the_limit_are_let_in() -> None:
    assert refusals(with_rows(LIMITS.rows)) == ()
    (found,) = refusals(with_rows(LIMITS.rows + 1))
    assert found.code == "too_many_rows"


def test_formatted_rows_below_the_limit_are_let_in() -> None:
    assert refusals(with_rows(20_000, b'<c s="1"/>')) == ()


def test_cells_without_an_address_are_counted() -> None:
    cells = b"<c/>" * (LIMITS.last_column) + b"<c><v>1</v></c>"
    (found,) = refusals(with_rows(1, cells))
    assert (found.code, found.cell) == ("cell_far_away", "SG1")
    assert openpyxl.utils.column_index_from_string("SG") == 501


def test_a_cell_out_of_order_is_reported_as_repeated() -> None:
    (found,) = refusals(in_sheet(b'r="B3"', b'r="A1"')())
    assert (found.code, found.cell) == ("cell_twice", "A1")


@pytest.mark.parametrize("dimension", [b"A1", b"A1:XFD1048576", b"Z9:A1"])
def test_a_wrong_dimension_loses_no_cell_and_takes_no_time(dimension: bytes) -> None:
    lying = in_sheet(b'<dimension ref="A1:B3"', b'<dimension ref="' + dimension + b'"')()
    assert refusals(lying) == ()
    assert [row.record for row in deliver("a.xlsx", lying).rows] == [
        row.record for row in deliver("a.xlsx", GOOD).rows
    ]


def test_names_of_elements_may_carry_a_prefix() -> None:
    xml = b"""<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
        <x:sheetData><x:row r="1"><x:c r="XFD1"><x:v>1</x:v></x:c></x:row></x:sheetData>
        </x:worksheet>"""
    (found,) = refusals(rewritten(GOOD, {SHEET: xml}))
    assert found.code == "cell_far_away"


def test_a_sheet_is_scanned_under_any_name_of_its_part() -> None:
    parts = zipfile.ZipFile(BytesIO(FAR))
    renamed = {
        name.replace("sheet1.xml", "sheet1.png"): parts.read(name).replace(
            b"sheet1.xml", b"sheet1.png"
        )
        for name in parts.namelist()
    }
    (found,) = refusals(rewritten(zipped(), renamed))
    assert (found.code, found.sheet) == ("cell_far_away", "Målgrupper")


def test_a_declaration_is_found_in_two_byte_text() -> None:
    part = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x><x/>'.encode("utf-16")
    (found,) = refusals(rewritten(GOOD, {"xl/theme/theme1.xml": part}))
    assert found.code == "file_with_doctype"


def test_a_picture_is_not_xml_and_is_let_in() -> None:
    assert (
        refusals(rewritten(GOOD, {"xl/media/image1.png": b"\x89PNG\r\n\x1a\n" + bytes(99)})) == ()
    )


def test_old_drawings_need_not_be_well_formed() -> None:
    assert refusals(rewritten(GOOD, {"xl/drawings/vmlDrawing1.vml": b"<xml><br></xml>"})) == ()


def test_a_link_to_a_web_page_is_let_in() -> None:
    assert refusals(linked(b"hyperlink", b"https://www.kk.dk/handicap")()) == ()


@pytest.mark.parametrize(
    "text",
    ["=SUM(Ark2!A1:A3)", "='Mit ark'!A1*2", "=Tabel1[Antal]", "=Tabel1[[#This Row],[a]]+Ark2!A1"],
)
def test_a_formula_within_the_file_is_let_in(text: str) -> None:
    assert refusals(formula(text)()) == ()


@pytest.mark.parametrize(
    "text", ["=[1]Ark1!A1", "='C:\\mappe\\[a.xlsx]Ark 1'!A1", '=WEBSERVICE("https://a.invalid")']
)
def test_a_formula_that_fetches_from_elsewhere_is_refused_at_its_cell(text: str) -> None:
    (found,) = refusals(formula(text)())
    assert (found.code, found.sheet, found.cell) == ("file_with_links", "Målgrupper", "B2")


@pytest.mark.parametrize("sign", ["\u200b", "\u202e", "\u2066", "\ufeff", "\x07"])
def test_a_file_name_with_invisible_characters_is_refused_and_shown_without_them(sign) -> None:
    (found,) = refusals(GOOD, f"tal{sign}xslx.xlsx")
    assert found.code == "file_name_invisible"
    assert found.file == "talxslx.xlsx"
    assert deliver(f"tal{sign}xslx.xlsx", GOOD).file == "talxslx.xlsx"


def test_a_number_in_any_form_that_excel_writes_is_let_in() -> None:
    for number in ("-1", "0.73", "1.2345678901234567E-308", "1E+300", "+5", " 7 "):
        assert refusals(in_sheet(b"<v>1</v>", f"<v>{number}</v>".encode())()) == ()


def test_a_number_too_large_for_a_figure_is_a_finding_and_not_a_failure() -> None:
    content = workbook(
        Målinger="""
            | Indikator | Forvaltning | Periode | Værdi  | Oplyst af | Kilde        |
            | fleksjob  | BIF         | 2024    | 987654 | BIF       | STATUS s. 17 |
        """
    )
    endless = rewritten(content, {SHEET: lambda xml: xml.replace(b">987654<", b">1E400<")})
    delivery = deliver("prøve.xlsx", endless)
    assert [found.code for found in delivery.findings] == ["too_many_digits"]


def test_sizes_are_counted_and_declared_sizes_are_ignored() -> None:
    swollen = b"<worksheet>" + b" " * 60_000
    lying = misstated(SHEET, swollen, 2**32 - 2)
    assert [found.code for found in refusals(lying, limits=LOW)] == ["file_swells"]


def test_a_short_file_may_pack_well() -> None:
    book = openpyxl.Workbook()
    for row in range(1, 2_000):
        book.worksheets[0].cell(row, 1, "den samme tekst")
    assert refusals(saved(book)) == ()


def test_an_earlier_finding_does_not_let_a_later_part_exceed_the_limits() -> None:
    both = {
        "docProps/aaa.xml": b"<a>010190-1234</a>",
        SHEET: lambda xml: xml.replace(b'"B3"', b'"XFD3"'),
    }
    assert refusals(rewritten(GOOD, both))[0].code == "cell_far_away"
