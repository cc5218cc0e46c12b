"""Reads .xlsx files to cells, and refuses damaged ones."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.formatting.rule import FormulaRule, Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.formula import ArrayFormula

from loaders.delivery import Written
from loaders.guard import xml_scan
from loaders.reading.numbers import quantity
from loaders.reading.seen import Mark, Run
from loaders.reading.sheets import Area, Cell, Doubt, Refused, Workbook
from loaders.reading.workbook import read
from monitor.settings import data_folder
from policy.quantities import Quantity
from tests.tables import rewritten, saved, under_rule, workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SMALL = workbook(Målgrupper="| Navn | Note |\n| autisme | Tekst |")


def cells(content: bytes) -> dict[str, Cell]:
    book = read("prøve.xlsx", content)
    assert isinstance(book, Workbook), book
    return {
        f"{sheet.name}!{cell.address}": cell
        for sheet in book.sheets
        for row in sheet.rows
        for cell in row
    }


def refusal(content: bytes) -> str:
    refused = read("prøve.xlsx", content)
    assert isinstance(refused, Refused)
    (finding,) = refused.findings
    return finding.code


def archive(**parts: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), part)
    return stream.getvalue()


def test_only_cells_with_content_are_kept() -> None:
    content = workbook(A="| 1 | | tekst |\n| | | |\n| | 2.5 | |")
    found = {place: cell.value for place, cell in cells(content).items()}
    assert found == {"A!A1": 1, "A!C1": "tekst", "A!B3": 2.5}


def test_a_cell_keeps_all_properties_that_affect_its_meaning() -> None:
    content = workbook(
        A="| 0.73 | x |",
        formats={"A!A1": "0%"},
        notes={"A!A1": "Husk"},
        merged=["A!A1:A2"],
    )
    assert cells(content)["A!A1"] == Cell("A1", 1, 1, 0.73, None, "0%", False, "Husk", True)


def test_a_formula_has_the_result_that_excel_saved() -> None:
    content = workbook(
        A="| 2 | x |", formulas={"A!B1": "=A1*2", "A!C1": "=A1*3"}, results={"A!B1": "4"}
    )
    found = cells(content)
    assert (found["A!B1"].value, found["A!B1"].formula) == (4, "=A1*2")
    assert (found["A!C1"].value, found["A!C1"].formula) == (None, "=A1*3")


def test_a_formula_with_an_empty_text_as_result_is_not_without_result() -> None:
    content = workbook(A="| 2 | x |", formulas={"A!B1": '=""'}, results={"A!B1": ""})
    assert cells(content)["A!B1"].value == ""


def test_a_formula_over_several_cells_is_read_as_its_text() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = ArrayFormula("A1:A2", "=B1:B2*2")
    (found,) = cells(saved(book)).values()
    assert found.formula == "=B1:B2*2"


def test_text_that_starts_with_an_equals_sign_is_not_a_formula() -> None:
    book = openpyxl.Workbook()
    cell = book.worksheets[0]["A1"]
    cell.value, cell.data_type = "=1+1", "s"
    (found,) = cells(saved(book)).values()
    assert (found.value, found.formula) == ("=1+1", None)


def test_cells_of_hidden_rows_and_columns_are_marked() -> None:
    content = workbook(A="| 1 | 2 |\n| 3 | 4 |", hidden=["A!2", "A!B"])
    hidden = {place for place, cell in cells(content).items() if cell.hidden}
    assert hidden == {"A!B1", "A!A2", "A!B2"}


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"%PDF-1.7", "en pdf"),
        (bytes(100), "ikke er et regneark"),
        (archive(word__document_xml=b"<x/>"), "Word"),
        (archive(ppt__presentation_xml=b"<x/>"), "PowerPoint"),
        (archive(readme=b"hej"), ".zip"),
    ],
)
def test_a_different_kind_of_file_is_refused_and_named(content: bytes, found: str) -> None:
    refused = read("prøve.xlsx", content)
    assert isinstance(refused, Refused)
    assert refused.findings[0].code == "file_not_workbook"
    assert found in str(refused.findings[0].found)


def test_a_declaration_is_found_in_any_part_and_in_two_byte_text() -> None:
    part = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x><x/>'.encode("utf-16")
    assert refusal(rewritten(SMALL, {"xl/theme/theme1.xml": part})) == "file_with_doctype"


def test_a_declaration_is_found_where_two_chunks_meet() -> None:
    for shift in range(12):
        part = b" " * (xml_scan.CHUNK - shift) + b"<!DOCTYPE x>"
        assert refusal(rewritten(SMALL, {"docProps/app.xml": part})) == "file_with_doctype"


def test_an_encrypted_part_is_reported_as_encrypted() -> None:
    content = bytearray(SMALL)
    start = content.index(b"PK\x01\x02")
    content[start + 8] |= 1
    assert refusal(bytes(content)) == "file_encrypted"


def test_a_part_that_is_larger_than_it_says_is_damaged() -> None:
    content = bytearray(SMALL)
    start = content.index(b"PK\x01\x02")
    content[start + 24 : start + 28] = (10).to_bytes(4, "little")
    assert refusal(bytes(content)) == "file_damaged"


@pytest.mark.parametrize("part", zipfile.ZipFile(BytesIO(SMALL)).namelist())
@pytest.mark.parametrize("damage", [b"", b"<", b"<x/>", bytes(40)])
def test_a_damaged_part_never_breaks_the_reader(part: str, damage: bytes) -> None:
    assert isinstance(read("prøve.xlsx", rewritten(SMALL, {part: damage})), Workbook | Refused)


MARKED = "| 274 | tekst |"


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("274^1^", (Run("274"), Run("1", Mark.RAISED))),
        ("~~250~~ 274", (Run("250", Mark.STRUCK), Run(" 274"))),
        ("CO,,2,,", (Run("CO"), Run("2", Mark.LOWERED))),
    ],
)
def test_marked_text_is_kept_in_separate_runs(text: str, runs: tuple[Run, ...]) -> None:
    found = cells(workbook(A=MARKED, marked={"A!B1": text}))["A!B1"]
    assert found.runs == runs
    assert found.value == "".join(run.text for run in runs)


def test_marked_text_in_a_shared_text_is_kept_in_separate_runs() -> None:
    raised = "<r><t>274</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r>"
    found = cells(with_shared_text(raised))["A!A1"]
    assert (found.value, found.runs) == ("2741", (Run("274"), Run("1", Mark.RAISED)))


def test_a_text_with_unmarked_parts_only_has_no_runs() -> None:
    bold = "<r><rPr><b/><strike val='0'/></rPr><t>fed</t></r><r><t> tekst</t></r>"
    assert cells(with_shared_text(bold))["A!A1"] == Cell("A1", 1, 1, "fed tekst")


def with_shared_text(runs: str) -> bytes:
    """One cell with a shared text, as Excel writes it."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    of_strings = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    relation = f'<Relationship Id="t" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{of_strings}"/></Types>'
    return rewritten(
        workbook(A="| x |"),
        {
            "xl/worksheets/sheet1.xml": lambda xml: xml.replace(
                b't="inlineStr"><is><t>x</t></is>', b't="s"><v>0</v>'
            ),
            "xl/sharedStrings.xml": f'<sst xmlns="{main}"><si>{runs}</si></sst>'.encode(),
            "xl/_rels/workbook.xml.rels": lambda xml: xml.replace(
                b"</Relationships>", relation.encode()
            ),
            "[Content_Types].xml": lambda xml: xml.replace(b"</Types>", override.encode()),
        },
    )


def test_an_empty_part_of_a_text_is_left_out() -> None:
    raised = (
        "<r><t>274</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r><r><t></t></r>"
    )
    assert cells(with_shared_text(raised))["A!A1"].runs == (Run("274"), Run("1", Mark.RAISED))


WHITE, DARK = "<color rgb='FFFFFFFF'/>", "<color theme='1'/>"


def in_parts(*parts: tuple[str, str]) -> str:
    return "".join(f"<r><rPr>{look}</rPr><t>{text}</t></r>" for text, look in parts)


@pytest.mark.parametrize("look", [WHITE, "<color theme='0'/>", "<sz val='1'/>", "<sz val='2.5'/>"])
def test_an_invisible_part_of_a_text_is_a_separate_run(look: str) -> None:
    found = cells(with_shared_text(in_parts(("274", DARK), ("5", look))))["A!A1"]
    assert (found.runs, found.unseen) == ((Run("274"), Run("5", Mark.UNSEEN)), False)


@pytest.mark.parametrize("look", ["", "<sz val='8'/>", "<sz val='x'/>", "<color rgb='FFC00000'/>"])
def test_a_part_in_a_different_colour_or_size_is_visible(look: str) -> None:
    found = cells(with_shared_text(in_parts(("274", DARK), ("5", look))))["A!A1"]
    assert (found.value, found.runs, found.unseen) == ("2745", (), False)


def test_a_text_whose_every_part_is_white_looks_empty_as_a_whole() -> None:
    found = cells(with_shared_text(in_parts(("274", WHITE), ("5", WHITE))))["A!A1"]
    assert (found.runs, found.unseen) == ((), True)


def test_white_parts_are_visible_on_a_coloured_background_and_parts_in_its_colour_are_not() -> None:
    parts = in_parts(("274", WHITE), ("5", "<color rgb='FF1F3A5F'/>"))
    book = openpyxl.load_workbook(BytesIO(with_shared_text(parts)), rich_text=True)
    book["A"]["A1"].fill = PatternFill("solid", fgColor="FF1F3A5F")
    assert cells(saved(book))["A!A1"].runs == (Run("274"), Run("5", Mark.UNSEEN))


def test_in_white_text_only_a_coloured_part_is_visible() -> None:
    book = openpyxl.load_workbook(
        BytesIO(with_shared_text("<r><t>1</t></r>" + in_parts(("274", DARK)))), rich_text=True
    )
    book["A"]["A1"].font = Font(color="FFFFFFFF")
    found = cells(saved(book))["A!A1"]
    assert (found.runs, found.unseen) == ((Run("1", Mark.UNSEEN), Run("274")), False)


def test_a_cell_with_an_unreadably_small_font_looks_empty() -> None:
    fonts = {"A!A1": Font(size=1), "A!B1": Font(size=8)}
    found = cells(workbook(A="| 274 | 390 |", fonts=fonts))
    assert [cell.unseen for cell in found.values()] == [True, False]


def test_a_whole_cell_can_be_struck_out_or_raised() -> None:
    fonts = {"A!A1": Font(strike=True), "A!B1": Font(vertAlign="superscript")}
    found = cells(workbook(A=MARKED, fonts=fonts))
    assert found["A!A1"].runs == (Run("", Mark.STRUCK),)
    assert found["A!B1"].runs == (Run("tekst", Mark.RAISED),)


def test_a_part_with_its_own_font_is_not_struck_out_with_its_cell() -> None:
    content = workbook(A=MARKED, marked={"A!B1": "ny^1^"}, fonts={"A!B1": Font(strike=True)})
    assert cells(content)["A!B1"].runs == (Run("ny", Mark.STRUCK), Run("1", Mark.RAISED))


@pytest.mark.parametrize(
    ("stored", "value"), [(b"273.99999999999994", 274), (b"0.30000000000000004", 0.3)]
)
def test_a_number_has_the_digits_that_excel_shows(stored: bytes, value: float) -> None:
    content = rewritten(
        workbook(A="| 987654 |"),
        {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b"987654", stored)},
    )
    assert cells(content)["A!A1"].value == value


@pytest.mark.parametrize(
    "calculation",
    [
        b'fullCalcOnLoad="1"',
        b"fullCalcOnLoad='true'",
        b'calcCompleted="0"',
        b'forceFullCalc="1"',
        b'calcMode="manual" calcOnSave="0"',
    ],
)
def test_a_file_can_ask_to_be_calculated_in_several_ways(calculation: bytes) -> None:
    content = workbook(A="| 2 | x |", formulas={"A!B1": "=A1*2"}, results={"A!B1": "4"})
    asking = rewritten(
        content,
        {
            "xl/workbook.xml": lambda xml: re.sub(
                b"<calcPr [^>]*>", b"<calcPr %b/>" % calculation, xml
            )
        },
    )
    assert cells(content)["A!B1"].doubt is None
    assert cells(asking)["A!B1"].doubt is Doubt.ASKED
    assert cells(asking)["A!A1"].doubt is None


@pytest.mark.parametrize(
    ("results", "doubt"), [(("0", "0"), Doubt.ALL_ZERO), (("0", "4"), None), (("0", "ja"), None)]
)
def test_a_file_whose_formulas_all_give_zero_is_in_doubt(
    results: tuple[str, str], doubt: Doubt | None
) -> None:
    formulas = {"A!A1": "=A3*2", "A!A2": "=MAX(1,2)"}
    content = workbook(
        A="| x |\n| x |\n| 0 |",
        formulas=formulas,
        results=dict(zip(formulas, results, strict=True)),
    )
    found = cells(content)
    assert (found["A!A1"].doubt, found["A!A3"].doubt) == (doubt, None)


@pytest.mark.parametrize(
    ("value", "number_format", "unseen"),
    [
        ("0", "0;-0;", True),
        ("0", "#,###", True),
        ("0", "#", True),
        ("0", '[=0]"";0', True),
        ("274", ";;;", True),
        ("tekst", ";;;", True),
        ("date(2024-12-31)", ";;;", True),
        ("0", "0", False),
        ("0", '0;-0;"-"', False),
        ("274", "0;-0;", False),
        ("tekst", "0;-0;", False),
    ],
)
def test_a_number_format_can_make_a_cell_look_empty(
    value: str, number_format: str, unseen: bool
) -> None:
    content = workbook(A=f"| {value} |", formats={"A!A1": number_format})
    assert cells(content)["A!A1"].unseen is unseen


def test_a_sheet_can_hide_its_zeros() -> None:
    book = openpyxl.load_workbook(BytesIO(workbook(A="| 0 | 1 |")))
    book["A"].sheet_view.showZeros = False
    found = cells(saved(book))
    assert (found["A!A1"].unseen, found["A!B1"].unseen) == (True, False)


def test_white_text_is_invisible_except_on_a_coloured_background() -> None:
    book = openpyxl.load_workbook(BytesIO(workbook(A="| 1 | 2 | 3 |")))
    sheet = book["A"]
    for cell in sheet[1][:2]:
        cell.font = Font(color="FFFFFFFF")
    sheet["B1"].fill = PatternFill("solid", fgColor="FF1F3A5F")
    found = cells(saved(book))
    assert [found[place].unseen for place in ("A!A1", "A!B1", "A!C1")] == [True, False, False]


def with_rows(rows: str, **parts: bytes) -> bytes:
    """A workbook whose one sheet has the given rows."""
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return rewritten(SMALL, {"xl/worksheets/sheet1.xml": sheet.encode(), **parts})


def values(content: bytes) -> list[object]:
    return [cell.value for cell in cells(content).values()]


def test_cells_and_rows_without_an_address_follow_the_one_before() -> None:
    content = with_rows(
        '<row><c r="B1"><v>1</v></c><c><v>2</v></c></row><row r="4"/><row><c><v>3</v></c></row>'
    )
    assert {place: cell.value for place, cell in cells(content).items()} == {
        "Målgrupper!B1": 1,
        "Målgrupper!C1": 2,
        "Målgrupper!A5": 3,
    }


def test_a_value_has_the_type_that_its_cell_declares() -> None:
    content = with_rows(
        '<row><c t="b"><v>1</v></c><c t="b"><v>true</v></c><c t="b"><v>0</v></c><c t="e"><v>#REF!</v></c>'
        '<c t="d"><v>2024-12-31</v></c><c t="d"><v>snart</v></c><c><v>1E3</v></c><c t="n"><v>12</v></c>'
        '<c t="str"><v>a</v></c><c t="inlineStr"><is><r><t>b</t></r><rPh sb="0" eb="1"><t>x</t></rPh>'
        "<r><t>c</t></r></is></c></row>"
    )
    assert values(content) == [
        True, True, False, "#REF!", date(2024, 12, 31), "snart", 1000.0, 12, "a", "bc",
    ]  # fmt: skip


def test_a_date_is_counted_from_its_workbooks_epoch() -> None:
    day = "<row><c s='1'><v>45657</v></c></row>"
    styles = (
        f'<styleSheet xmlns="{MAIN}"><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>'
    ).encode()
    content = with_rows(day, **{"xl/styles.xml": styles})
    assert [str(day) for day in values(content)] == ["2024-12-31 00:00:00"]
    from_1904 = rewritten(
        content,
        {
            "xl/workbook.xml": lambda xml: xml.replace(
                b"<workbookPr/>", b'<workbookPr date1904="1"/>'
            )
        },
    )
    assert [str(day) for day in values(from_1904)] == ["2029-01-01 00:00:00"]  # 1462 days later


def test_a_number_outside_the_dates_is_an_error_with_a_date_format() -> None:
    content = workbook(A="| 99999999 |", formats={"A!A1": "dd-mm-yyyy"})
    assert values(content) == ["#VALUE!"]


def test_a_shared_formula_is_translated_to_each_of_its_cells() -> None:
    content = with_rows(
        '<row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$C$1</f><v>1</v></c></row>'
        '<row r="2"><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>'
        '<row r="3"><c r="B3"><f t="shared" si="7"/><v>3</v></c></row>'
    )
    assert [cell.formula for cell in cells(content).values()] == ["=A1*$C$1", "=A2*$C$1", "="]


def test_a_shared_formula_that_cannot_be_parsed_is_read_unchanged() -> None:
    content = with_rows(
        '<row r="1"><c r="B1"><f t="shared" si="0">"A1</f><v>1</v></c></row>'
        '<row r="2"><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>'
    )
    assert [cell.formula for cell in cells(content).values()] == ['="A1', '="A1']


def test_a_cell_with_a_missing_style_has_the_default_one() -> None:
    (cell,) = cells(with_rows('<row><c s="99"><v>1</v></c></row>')).values()
    assert (cell.value, cell.number_format) == (1, "General")


def test_a_missing_shared_text_is_damage() -> None:
    for number in ("0", "-1", "x"):
        assert refusal(with_rows(f'<row><c t="s"><v>{number}</v></c></row>')) == "file_damaged"


def test_a_link_puts_nothing_in_an_empty_cell() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = 1
    book.worksheets[0]["A2"].hyperlink = "https://www.kk.dk"
    book.worksheets[0]["A2"].value = None
    assert values(saved(book)) == [1]


@pytest.mark.parametrize("path", sorted(data_folder().glob("*.xlsx")), ids=lambda path: path.name)
def test_the_cells_are_the_same_as_openpyxl_reads(path) -> None:
    """openpyxl reads the same cells from the shipped workbooks, in two loads."""
    content = path.read_bytes()
    shown = openpyxl.load_workbook(BytesIO(content), data_only=True)
    written = openpyxl.load_workbook(BytesIO(content))
    expected = {
        f"{sheet.title}!{cell.coordinate}": (cell.value, cell.number_format)
        for sheet in shown.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in (None, "")
    }
    found = cells(content)
    assert {p: (c.value, c.number_format) for p, c in found.items() if c.formula is None} == {
        place: each for place, each in expected.items() if written_as_value(written, place)
    }


def written_as_value(book: openpyxl.Workbook, place: str) -> bool:
    name, _, address = place.partition("!")
    return book[name][address].data_type != "f"


def test_rows_and_columns_without_height_or_width_are_hidden() -> None:
    content = rewritten(
        workbook(A="| 1 | 2 |\n| 3 | 4 |"),
        {
            "xl/worksheets/sheet1.xml": lambda xml: xml.replace(
                b'<row r="2"', b'<row ht="0" r="2"'
            ).replace(b"<sheetData>", b'<cols><col min="2" max="2" width="0.0"/></cols><sheetData>')
        },
    )
    hidden = {place for place, cell in cells(content).items() if cell.hidden}
    assert hidden == {"A!B1", "A!A2", "A!B2"}


@pytest.mark.parametrize("number", [5, 6, 7, 8, 37, 38, 39, 40, 41, 42, 43, 44])
def test_a_format_given_by_number_only_is_not_a_foreign_currency(number: int) -> None:
    content = workbook(A="| 500 | -500 |", formats=dict.fromkeys(("A!A1", "A!B1"), "0.00"))
    numbered = rewritten(
        content,
        {
            "xl/styles.xml": lambda xml: re.sub(
                rb'(<cellXfs.*)numFmtId="2"', rb'\1numFmtId="%d"' % number, xml, flags=re.DOTALL
            )
        },
    )
    written = Written.KRONER if number in (5, 6, 7, 8, 42, 44) else Written.PLAIN
    found = cells(numbered)
    for place, value in (("A!A1", 500), ("A!B1", -500)):
        cell = found[place]
        assert quantity(cell.value, cell.number_format) == (Quantity.exact(value), written)


@pytest.mark.parametrize(
    ("rule", "areas"),
    [
        ({"font": Font(strike=True)}, ((1, 1, 9, 1),)),
        ({"font": Font(color="FFFFFFFF")}, ((1, 1, 9, 1),)),
        ({"font": Font(color="FFFFFFFF"), "fill": PatternFill(bgColor="FF1F3A5F")}, ()),
        ({"font": Font(bold=True)}, ()),
    ],
)
def test_areas_where_a_rule_strikes_out_or_hides_are_known(
    rule: dict[str, Any], areas: tuple[Area, ...]
) -> None:
    assert areas_under(FormulaRule(formula=["TRUE"], **rule)) == areas


@pytest.mark.parametrize(
    ("number_format", "areas"),
    [(";;;", ((1, 1, 9, 1),)), ('0" t.kr."', ((1, 1, 9, 1),)), ("0", ())],
)
def test_areas_where_a_rule_shows_other_text_are_known(
    number_format: str, areas: tuple[Area, ...]
) -> None:
    shown = DifferentialStyle(numFmt=NumberFormat(numFmtId=170, formatCode=number_format))
    assert areas_under(Rule(type="expression", formula=["TRUE"], dxf=shown)) == areas


def areas_under(rule: Rule) -> tuple[Area, ...]:
    found = read("prøve.xlsx", under_rule(workbook(A="| 1 |"), "A!A1:A9", rule))
    assert isinstance(found, Workbook)
    return found.sheets[0].under_rules
