"""Personal numbers are found in every place, and are never repeated. All here are invented."""

from __future__ import annotations

from datetime import datetime

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.worksheet.datavalidation import DataValidation

from loaders.guard.personal import has_personal_number, is_personal_number, masked
from loaders.reading import workbook as reading
from loaders.reading.parse import deliver
from policy.findings import Finding
from tests.loaders.hostile import GOOD
from tests.tables import rewritten, saved, workbook

NUMBER = "010190-1234"
DIGITS = "0101901234"
WIDE_DIGITS = {ord("0") + digit: 0xFF10 + digit for digit in range(10)}


@pytest.mark.parametrize(
    "text",
    [
        "010190-1234",
        "0101901234",
        "010190 1234",
        "010190\u00a01234",
        "010190 - 1234",
        "010190\u20111234",  # non-breaking hyphen
        "010190\u20131234",  # en dash
        "010190\u22121234",  # minus
        "010190/1234",
        "010190_1234",
        "01 01 90 1234",
        "01 01 90-1234",
        "01.01.90-1234",
        "01-01-90-1234",
        "01/01/90-1234",
        "010190-1234".translate(WIDE_DIGITS),
        "0101\u200b90-1234",  # with a zero-width space
        "010190_x002D_1234",  # a hyphen in a workbook's encoding
        "CPR010190-1234",
        "cpr-0101901234",
        "Borgeren (010190-1234) er visiteret.",
        "se 2024-12, 010190-1234.",
        "311299-4000",
        "290200-4000",  # 2000 had a 29 February
        "010190.1234",
        "010190-1234,020290-1235",  # a list without a space
        "0101901234,0202901235",
        "010190-1234;0202901235",
        "010190-1234,5",
        "Sag 2.010190-1234",
        "01011990-1234",
        "01-01-1990-1234",
        "01.01.1990-1234",
        "01/01/1990-1234",
        "01 01 1990 1234",
        "01-01-2010-5234",  # the 5 means that the year is 2010
        "610190-1234",  # a substitute number: 60 is added to the day
        "6101901234",
    ],
)
def test_a_personal_number_is_found_in_any_usual_spelling(text: str) -> None:
    assert has_personal_number(text)
    assert not has_personal_number(masked(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "33 66 33 66",
        "+45 33663366",
        "+4533663366",
        "0045 33663366",
        "31 12 90 12 34 56",
        "2024-12",
        "2024/25",
        "2024-12-31",
        "31-12-2024",
        "31-12-2024-2025",  # the 2 means that the year is 1924
        "01-01-1990-5234",  # the 5 means that the year is 1890
        "pr. 01-01-2024 - 4500 kr.",
        "010119901234",
        "920190-1234",
        "600190-1234",
        "31.12.2024 1200",
        "31.12.24 2025",
        "01.01.2024-31.12.2024",
        "010124-311224",
        "010190-12345",
        "1010190-1234",
        "320190-1234",
        "011390-1234",
        "290200-1234",  # 1900 had no 29 February
        "1.012.901.234 kr.",
        "1012901234 kr.",
        "1012901234,50",
        "1012901234.5",
        "1.014.900.000",
        "101290,1234",
        "0,0101901234",
        "CVR 64942212",
        "EAN 5798009781234",
        "P-nummer 1003388394"[:-4],
        "KK-2066584768-1234",
        "KK-2012584768-1234",  # a document's number, not the digits of a day
        "{010190AB-1234-4321-8765-0101901234FF}",
        "3f0190aa-0101-4901-2340-010190123400",
        "22,7 mio. kr. i 2024 og 24,1 mio. kr. i 2025",
    ],
)
def test_ordinary_figures_raise_no_alarm(text: str) -> None:
    assert not has_personal_number(text)
    assert masked(text) == text


P_NUMBER, ANOTHER_P_NUMBER = "1003265798", "1003265799"


@pytest.mark.parametrize(
    "text",
    [
        f"P-nr. {P_NUMBER}",
        f"p-nr.: {P_NUMBER}",
        f"P-nummer {P_NUMBER}",
        f"P\u2011nr.\u00a0{P_NUMBER}",
        f"Skolen (produktionsenhedsnummer {P_NUMBER})",
        f"Se P-numre {P_NUMBER}, {ANOTHER_P_NUMBER} og {P_NUMBER}",
    ],
)
def test_a_number_that_a_text_calls_a_p_number_raises_no_alarm(text: str) -> None:
    assert not has_personal_number(text)


@pytest.mark.parametrize(
    "text",
    [
        P_NUMBER,
        f"{P_NUMBER} (P-nr.)",
        f"CPR-nr. {P_NUMBER}",
        f"pnr {P_NUMBER}",
        f"Personnr. {P_NUMBER}",
        "P-nr. 100326-5798",
        f"P-nr. {DIGITS}",
        f"P-nr. {P_NUMBER}, {DIGITS}",
        f"P-nr. {P_NUMBER}, cpr {P_NUMBER}",
    ],
)
def test_a_personal_number_beside_the_word_for_p_numbers_is_found(text: str) -> None:
    assert has_personal_number(text)


@pytest.mark.parametrize("heading", ["P-nr.", "P-nummer", "Skolens P-nr.", "Produktionsenhed"])
@pytest.mark.parametrize("number", [P_NUMBER, f"'{P_NUMBER}"])
def test_numbers_under_a_heading_of_p_numbers_raise_no_alarm(heading: str, number: str) -> None:
    content = workbook(
        Målgrupper=f"""
            | Navn    | {heading} |
            | autisme | {number}  |
            | demens  | {number}  |
            | P-nr.:  | {number}  |
        """
    )
    assert not deliver("prøve.xlsx", content).refused


def test_a_number_beside_the_word_for_p_numbers_raises_no_alarm() -> None:
    assert not deliver("prøve.xlsx", workbook(A=f"| P-nr.: | {P_NUMBER} |")).refused


@pytest.mark.parametrize(
    ("above", "number"),
    [
        ("CPR-nr.", P_NUMBER),
        ("P-nr./CPR-nr.", P_NUMBER),
        ("Personnummer", P_NUMBER),
        ("pnr", P_NUMBER),
        ("P-nr.", DIGITS.removeprefix("0")),
        ("P-nr.", "010190-1234"),
        ("P-nr.", "100326-5798"),
    ],
)
def test_a_personal_number_stays_one_under_any_heading(above: str, number: str) -> None:
    content = workbook(Målgrupper=f"| Navn | {above} |\n| autisme | {number} |")
    assert [found.cell for found in found_in(content)] == ["B2"]


def test_a_different_heading_ends_the_p_numbers_of_a_column() -> None:
    content = workbook(A=f"| P-nr. |\n| {P_NUMBER} |\n| CPR-nr. |\n| {P_NUMBER} |")
    assert [found.cell for found in found_in(content)] == ["A4"]


def test_every_number_of_a_list_is_made_unreadable() -> None:
    assert masked("010190-1234,0202901235") == "xxxxxx-xxxx,xxxxxxxxxx"


@pytest.mark.parametrize(
    ("number", "number_format"),
    [
        ("101901234", "General"),  # 010190-1234 without its first 0
        ("3112991234", "General"),
        ("3112991234", "0"),
        ("101901234", "0000000000"),
        ("101901234", "000000-0000"),
        ("101901234", '000000"-"0000'),
        ("101901234", r"0_ ;\-0\ "),  # without decimals, red or with a minus, as Excel offers it
        ("101901234", r"0_ ;[Red]\-0\ "),
        ("101901234", "[Red]0"),
        ("101901234", "[$-406]000000-0000"),
        ("101901234", "* 0"),
        ("101901234", r"00\.00\.00\-0000"),
        ("101901234.0", "General"),
        ("1.01901234E8", "General"),
    ],
)
def test_a_number_cell_with_a_personal_number_is_found(number: str, number_format: str) -> None:
    assert is_personal_number(number, number_format)


@pytest.mark.parametrize(
    ("number", "number_format"),
    [
        ("33663366", "General"),
        ("2024", "0"),
        ("110500000", "General"),  # 110,5 mio. kr. in full
        ("3110500000", "0"),
        ("101901234", "#,##0"),
        ("101901234", '#,##0 "kr."'),
        ("101901234", "[$kr.-406] 0"),
        ("101901234", "_-* #,##0_-"),
        ("101901234", "0.00"),
        ("101901234", "0%"),
        ("101901234", "dd-mm-yyyy"),
        ("101901234.5", "General"),
        ("-101901234", "General"),
        ("9912991234", "General"),
        ("10190123412", "General"),
        ("1003388394000", "General"),
    ],
)
def test_an_amount_or_a_count_raises_no_alarm(number: str, number_format: str) -> None:
    assert not is_personal_number(number, number_format)


@pytest.mark.parametrize(
    ("first_of_serial", "leap_years"),
    [
        ("0", {"04"}),
        ("3", {"04"}),
        ("4", {"00", "04"}),
        ("9", {"00", "04"}),
        ("5", {"00", "04"}),
        ("8", {"00", "04"}),
    ],
)
def test_the_first_of_the_last_four_digits_encodes_the_century(first_of_serial, leap_years) -> None:
    found = {
        year
        for year in ("00", "01", "04")
        if has_personal_number(f"2902{year}-{first_of_serial}234")
    }
    assert found == leap_years


def found_in(content: bytes, name: str = "prøve.xlsx") -> list[Finding]:
    """The findings, after checking that none of them repeats the number."""
    delivery = deliver(name, content)
    assert delivery.refused
    assert delivery.rows == ()
    shown = f"{delivery!r}".replace("-", "").replace(" ", "")
    assert DIGITS not in shown
    assert DIGITS.removeprefix("0") not in shown
    assert {found.code for found in delivery.findings} == {"personal_number"}
    return list(delivery.findings)


def places(content: bytes) -> list[tuple[str | None, str | None]]:
    return [(found.sheet, found.cell) for found in found_in(content)]


def filled(fill) -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Målgrupper"
    fill(book, book.worksheets[0])
    return saved(book)


def test_every_cell_with_a_personal_number_is_reported() -> None:
    content = workbook(
        Målgrupper=f"| Navn | Note |\n| demens | {NUMBER} |\n| autisme | 101901234 |",
        Noter=f"| x | Ring: {NUMBER} |",
    )
    assert places(content) == [("Målgrupper", "B2"), ("Målgrupper", "B3"), ("Noter", "B1")]


def test_hidden_rows_columns_and_sheets_are_searched() -> None:
    content = workbook(
        Målgrupper=f"| Navn | Note |\n| demens | {NUMBER} |",
        Skjult=f"| {NUMBER} |",
        hidden=["Målgrupper!2", "Målgrupper!B", "Skjult"],
    )
    assert places(content) == [("Målgrupper", "B2"), ("Skjult", "A1")]


def test_inline_text_and_text_in_parts_are_searched() -> None:
    inline = '<c r="B3" t="inlineStr"><is><r><t>010190</t></r><r><t>-1234</t></r></is></c>'
    content = rewritten(
        GOOD,
        {
            "xl/worksheets/sheet1.xml": lambda xml: xml.replace(
                b'<c r="B3" t="n"><v>1</v></c>', inline.encode()
            )
        },
    )
    assert places(content) == [("Målgrupper", "B3")]


def test_a_formula_and_its_result_are_searched() -> None:
    def formulas(**given):
        return workbook(Målgrupper="| Navn | Note |\n| demens | x |", **given)

    place = "Målgrupper!B2"
    assert places(formulas(formulas={place: f'="{NUMBER}"'})) == [("Målgrupper", "B2")]
    result = formulas(formulas={place: "=A2"}, results={place: f"nr. {NUMBER}"})
    assert places(result) == [("Målgrupper", "B2")]


def test_a_note_is_reported_by_its_cell() -> None:
    content = workbook(
        Målgrupper="| Navn | Note |\n| demens | x |", notes={"Målgrupper!A2": NUMBER}
    )
    assert places(content) == [("Målgrupper", "A2")]


def test_a_sheet_whose_name_is_a_personal_number_is_reported_by_its_position() -> None:
    content = workbook(Målgrupper="| Navn |\n| a |", **{f"Sag {NUMBER}": f"| {NUMBER} |"})
    findings = found_in(content)
    assert [(found.sheet, found.cell) for found in findings] == [
        (None, None),
        ("Sag xxxxxx-xxxx", "A1"),
    ]
    assert "et arks navn" in str(findings[0].found)


def test_a_number_in_the_name_of_the_file_is_refused_and_not_repeated() -> None:
    (found,) = found_in(GOOD, f"Anna {NUMBER}.xlsx")
    assert found.file == "Anna xxxxxx-xxxx.xlsx"


def in_title(book, _sheet):
    book.properties.title = NUMBER


def in_own_property(book, _sheet):
    book.custom_doc_props.append(StringProperty(name="Borger", value=NUMBER))


def in_header(_book, sheet):
    sheet.oddHeader.left.text = NUMBER


def in_input_message(_book, sheet):
    sheet.add_data_validation(DataValidation(sqref="A1", promptTitle="Husk", prompt=NUMBER))


def in_list(_book, sheet):
    sheet.add_data_validation(DataValidation(sqref="A1", type="list", formula1=f'"{NUMBER},x"'))


def in_link(_book, sheet):
    sheet["A1"].hyperlink = f"https://www.kk.dk/{NUMBER}"


def in_author_of_note(_book, sheet):
    sheet["A1"].comment = Comment("x", NUMBER)


@pytest.mark.parametrize(
    "hide",
    [in_title, in_own_property, in_header, in_input_message, in_list, in_link, in_author_of_note],
)
def test_less_visible_places_are_searched(hide) -> None:
    assert found_in(filled(hide))


def test_a_text_that_no_cell_shows_any_more_is_found() -> None:
    strings = f"<sst><si><t>x</t></si><si><t>{NUMBER}</t></si></sst>".encode()
    assert places(rewritten(GOOD, {"xl/sharedStrings.xml": strings})) == [(None, None)]


def test_a_shared_text_is_reported_at_each_of_its_cells() -> None:
    strings = "<sst><si><t>x</t></si><si><r><t>0101</t></r><r><t>90-1234</t></r></si></sst>"
    content = rewritten(
        GOOD,
        {
            "xl/sharedStrings.xml": strings.encode(),
            "xl/worksheets/sheet1.xml": lambda xml: xml.replace(
                b'<c r="B3" t="n"><v>1</v></c>',
                b'<c r="B3" t="s"><v>1</v></c><c r="C3" t="s"><v>0</v></c><c r="D3" t="s"><v>1</v></c>',
            ),
        },
    )
    assert places(content) == [("Målgrupper", "B3"), ("Målgrupper", "D3")]


def test_a_text_box_is_searched() -> None:
    drawing = "<xdr:a><a:p><a:r><a:t>010190</a:t></a:r><a:r><a:t>-1234</a:t></a:r></a:p></xdr:a>"
    assert found_in(rewritten(GOOD, {"xl/drawings/drawing1.xml": drawing.encode()}))


@pytest.mark.parametrize(
    "element",
    [
        f'<pivotCacheDefinition><sharedItems><s v="{NUMBER}"/></sharedItems></pivotCacheDefinition>',
        f'<pivotCacheRecords><r><s v="{NUMBER}"/></r></pivotCacheRecords>',
        f'<table><filterColumn><filters><filter val="{NUMBER}"/></filters></filterColumn></table>',
        f'<table><tableColumns><tableColumn totalsRowLabel="{NUMBER}"/></tableColumns></table>',
    ],
)
def test_values_stored_by_pivots_filters_and_tables_are_searched(element: str) -> None:
    assert found_in(rewritten(GOOD, {"xl/other/part1.xml": element.encode()}))


@pytest.mark.parametrize(
    "element",
    [
        f'<autoFilter><filterColumn colId="0"><filters><filter val="{NUMBER}"/></filters></filterColumn></autoFilter>',
        f'<autoFilter><filterColumn colId="0"><customFilters><customFilter val="{NUMBER}"/></customFilters></filterColumn></autoFilter>',
        f'<scenarios><scenario name="x"><inputCells r="A1" val="{NUMBER}"/></scenario></scenarios>',
    ],
)
def test_values_stored_by_a_sheets_filters_and_scenarios_are_searched(element: str) -> None:
    def with_element(xml: bytes) -> bytes:
        return xml.replace(b"</sheetData>", f"</sheetData>{element}".encode())

    content = rewritten(GOOD, {"xl/worksheets/sheet1.xml": with_element})
    assert places(content) == [("Målgrupper", None)]


def test_the_manager_in_the_file_properties_is_searched() -> None:
    def with_leader(xml: bytes) -> bytes:
        return xml.replace(b"</Properties>", f"<Manager>{NUMBER}</Manager></Properties>".encode())

    assert found_in(rewritten(GOOD, {"docProps/app.xml": with_leader}))


def test_numbers_stored_by_a_pivot_raise_no_alarm() -> None:
    cache = b'<pivotCacheRecords><r><n v="3112991234"/><x v="0101901234"/></r></pivotCacheRecords>'
    assert reading.refusals("a.xlsx", rewritten(GOOD, {"xl/pivotCache/r1.xml": cache})) == ()


def test_a_cells_assembled_text_is_searched_too() -> None:
    split = '<r><t>0101</t></r><rPh sb="0" eb="1"><t>x</t></rPh><r><t>90-1234</t></r>'
    cell = f'<c r="B3" t="inlineStr"><is>{split}</is></c>'.encode()
    number = b'<c r="B3" t="n"><v>1</v></c>'
    content = rewritten(GOOD, {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(number, cell)})
    assert places(content) == [("Målgrupper", "B3")]


def test_a_notes_assembled_text_is_searched_too() -> None:
    content = workbook(Målgrupper="| Navn |\n| demens |", notes={"Målgrupper!A2": "0101@90-1234"})
    whole = b"<t>0101@90-1234</t>"
    split = b'<r><t>0101</t></r><rPh sb="0" eb="1"><t>x</t></rPh><r><t>90-1234</t></r>'
    part = "xl/comments/comment1.xml"
    changed = rewritten(content, {part: lambda xml: xml.replace(whole, split)})
    assert places(changed) == [("Målgrupper", "A2")]


def test_the_number_format_distinguishes_an_amount_from_a_personal_number() -> None:
    def amount(number_format):
        return workbook(
            Målgrupper="| Navn | Note |\n| demens | 101901234 |",
            formats={"Målgrupper!B2": number_format},
        )

    assert reading.refusals("prøve.xlsx", amount('#,##0 "kr."')) == ()
    assert reading.refusals("prøve.xlsx", amount("dd-mm-yyyy")) == ()
    assert places(amount("000000-0000")) == [("Målgrupper", "B2")]
    assert places(amount("General")) == [("Målgrupper", "B2")]


def test_the_axes_and_ids_of_a_chart_raise_no_alarm() -> None:
    chart = '<c:chart xmlns:c="x"><c:axId val="0101901234"/><c:crossAx val="3112991234"/></c:chart>'
    assert (
        reading.refusals("a.xlsx", rewritten(GOOD, {"xl/charts/chart1.xml": chart.encode()})) == ()
    )


def test_no_more_than_a_readable_number_of_places_is_listed() -> None:
    rows = "\n".join(f"| a{n} | {NUMBER} |" for n in range(200))
    assert len(found_in(workbook(Målgrupper=f"| Navn | Note |\n{rows}"))) == 50


def test_dates_of_cells_raise_no_alarm() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = datetime.fromisoformat("2024-12-31T12:30:15")
    content = saved(book)
    assert reading.refusals("prøve.xlsx", content) == ()
