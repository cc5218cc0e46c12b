"""Parts and elements that are not read cannot make a file refused."""

from __future__ import annotations

import base64
import random
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring, tostring

import openpyxl
import pytest
import xlsxwriter
from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import ColorScaleRule, DataBarRule
from openpyxl.worksheet.datavalidation import DataValidation

from loaders.delivery import Delivery
from loaders.reading.parse import deliver
from tests.tables import rewritten, saved

ROWS = [["Navn", "Note"], ["autisme", "Tekst"], ["demens", 274]]
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def by_xlsxwriter() -> bytes:
    """A sheet with most features of XlsxWriter, and three rows that are read."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"title": "Prøve"})
    sheet = book.add_worksheet("Målgrupper")
    for number, row in enumerate(ROWS):
        sheet.write_row(number, 0, row)
    sheet.write_comment("A2", "Husk")
    sheet.conditional_format("B2:B9", {"type": "data_bar", "data_bar_2010": True})
    sheet.conditional_format("B2:B9", {"type": "icon_set", "icon_style": "3_arrows"})
    sheet.conditional_format(
        "B2:B9",
        {"type": "cell", "criteria": ">", "value": 5, "format": book.add_format({"bold": 1})},
    )
    sheet.data_validation("A9", {"validate": "list", "source": ["a", "b"]})
    sheet.add_sparkline("D2", {"range": "Målgrupper!B2:B3"})
    sheet.insert_image("F2", "x.png", {"image_data": BytesIO(PICTURE)})
    sheet.insert_textbox("H2", "Husk")
    sheet.set_header("&CPrøve")
    sheet.protect()
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Målgrupper!$B$2:$B$3"})
    sheet.insert_chart("F9", chart)
    pie = book.add_chart({"type": "pie"})
    pie.add_series({"values": "=Målgrupper!$B$2:$B$3"})
    book.add_chartsheet("Figur").set_chart(pie)
    other = book.add_worksheet("Noter")
    other.add_table("A1:B3", {"data": ROWS[1:]})
    book.define_name("Navne", "=Målgrupper!$A$2:$A$3")
    book.close()
    return stream.getvalue()


def by_openpyxl() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Målgrupper"
    for row in ROWS:
        sheet.append(row)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=2, max_row=3))
    sheet.add_chart(chart, "F2")
    sheet.conditional_formatting.add("B2:B3", DataBarRule("min", None, "max", None, "FF0000"))
    sheet.conditional_formatting.add(
        "A2:A3", ColorScaleRule("min", None, "00FF00", "max", None, "FF0000")
    )
    validation = DataValidation("list", formula1='"a,b"')
    validation.add("A9")
    sheet.add_data_validation(validation)
    sheet["A2"].hyperlink = "#Målgrupper!A3"
    sheet.auto_filter.ref = "A1:B3"
    sheet.freeze_panes = "A2"
    return saved(book)


HONEST: dict[str, Callable[[], bytes]] = {"XlsxWriter": by_xlsxwriter, "openpyxl": by_openpyxl}
READ = (
    "[content_types].xml",
    ".rels",
    "workbook.xml",
    "styles.xml",
    "sharedstrings.xml",
    "comments1.xml",
)
SPOILED: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "no XML": lambda _: b"<x><y",
    "cut off": lambda part: part[: len(part) // 2],
    "something else": lambda _: b'<?xml version="1.0"?><x xmlns="a"><y z="1">-</y></x>',
    "in another encoding": lambda part: b"\xff\xfe" + "<x>æ</x>".encode("utf-16-le"),
    "bytes": lambda _: bytes(range(256)),
}


def is_read(part: str) -> bool:
    return part.lower().endswith(READ) or part.startswith("xl/worksheets/")


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def without(content: bytes, part: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, kept in parts(content).items():
            if name != part:
                archive.writestr(name, kept)
    return stream.getvalue()


def assert_read(delivery: Delivery) -> None:
    assert not delivery.refused, delivery.findings
    assert [(row.record.name, row.record.note) for row in delivery.rows] == [
        ("autisme", "Tekst"),
        ("demens", "274"),
    ]


@pytest.mark.parametrize("program", HONEST)
@pytest.mark.parametrize("way", SPOILED)
def test_an_unread_part_may_be_malformed_in_any_way(program: str, way: str) -> None:
    content = HONEST[program]()
    unread = [name for name in parts(content) if not is_read(name)]
    assert unread
    for name in unread:
        assert_read(deliver("prøve.xlsx", rewritten(content, {name: SPOILED[way]})))


@pytest.mark.parametrize("program", HONEST)
def test_an_unread_part_may_be_missing(program: str) -> None:
    content = HONEST[program]()
    for name in parts(content):
        if not is_read(name):
            assert_read(deliver("prøve.xlsx", without(content, name)))


# The attributes that are read of the parts, by the name of an element; the rest may be anything.
ATTRIBUTES_READ = {
    "row": {"r", "hidden"},
    "c": {"r", "s", "t"},
    "col": {"min", "max", "hidden"},
    "mergeCell": {"ref"},
    "comment": {"ref"},
    "workbookPr": {"date1904"},
    "sheet": {"name", "state", "id"},
    "numFmt": {"numFmtId", "formatCode"},
    "xf": {"numFmtId", "fontId", "fillId"},
    "sheetView": {"showZeros"},
    "calcPr": {"fullCalcOnLoad", "calcCompleted"},
}
NONSENSE = ("", "zzz", "-1", "99999999999999999999", "true", "1.5", "#REF!")


def local(name: str) -> str:
    return name.rpartition("}")[2]


def places(tree: Element) -> Iterator[tuple[Element, str]]:
    """Every attribute that is not read, with its element."""
    for element in tree.iter():
        for name in element.keys():  # noqa: SIM118  # an element without children is false
            if local(name) not in ATTRIBUTES_READ.get(local(element.tag), set()):
                yield element, name


@pytest.mark.large
@pytest.mark.parametrize("program", HONEST)
def test_unread_attributes_may_have_any_value(program: str, rounds) -> None:
    content = HONEST[program]()
    chance = random.Random(11)
    looked_at = [
        n for n in parts(content) if is_read(n) and not n.lower().endswith((".rels", "types].xml"))
    ]
    for _ in range(rounds(60, 6_000)):
        name = chance.choice(looked_at)
        tree = fromstring(parts(content)[name])
        spoiled = list(places(tree))
        for element, attribute in chance.sample(spoiled, min(len(spoiled), chance.randint(1, 4))):
            element.set(attribute, chance.choice(NONSENSE))
        strange = Element("{urn:x}y", {"z": chance.choice(NONSENSE)})
        chance.choice(list(tree.iter())).append(strange)
        assert_read(deliver("prøve.xlsx", rewritten(content, {name: tostring(tree)})))


def typed(declared: bytes) -> bytes:
    """A workbook with an additional entry in its list of content types."""
    return rewritten(
        by_openpyxl(),
        {"[Content_Types].xml": lambda xml: xml.replace(b"</Types>", declared + b"</Types>")},
    )


MACRO = b'ContentType="application/vnd.ms-office.vbaProject"'


def test_a_content_type_without_a_part_is_ignored() -> None:
    assert_read(deliver("prøve.xlsx", typed(b'<Default Extension="bin" %b/>' % MACRO)))
    assert_read(deliver("prøve.xlsx", typed(b'<Override PartName="/xl/a.dat" %b/>' % MACRO)))


@pytest.mark.parametrize(
    "declared", [b'<Default Extension="DAT" %b/>', b'<Override PartName="/XL/makro.dat" %b/>']
)
def test_a_content_type_of_macros_with_a_part_is_refused(declared: bytes) -> None:
    content = rewritten(typed(declared % MACRO), {"xl/makro.dat": b"makro"})
    assert [found.code for found in deliver("prøve.xlsx", content).findings] == ["file_with_macros"]


def test_a_personal_number_is_found_in_a_part_that_is_not_xml() -> None:
    part = b"<xml><br><v>Anna 010190-1234</v>" + b" " * 200_000
    content = rewritten(by_openpyxl(), {"xl/drawings/vmlDrawing9.vml": part})
    (found,) = deliver("prøve.xlsx", content).findings
    assert found.code == "personal_number"


def at_the_root() -> bytes:
    """A workbook whose parts are all at the root, under unusual names."""
    moved = {
        "xl/workbook.xml": "workbook.xml",
        "xl/worksheets/sheet1.xml": "DATA.xml",
        "xl/styles.xml": "form.xml",
    }
    kept = parts(by_openpyxl())
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for old, new in moved.items():
            archive.writestr(new, kept[old])
        archive.writestr("_rels/.rels", kept["_rels/.rels"].replace(b"xl/workbook", b"workbook"))
        archive.writestr(
            "_rels/workbook.xml.rels",
            kept["xl/_rels/workbook.xml.rels"]
            .replace(b"/xl/worksheets/sheet1.xml", b"data.xml")
            .replace(b"styles.xml", b"./form.xml"),
        )
    return stream.getvalue()


def test_the_parts_of_a_workbook_are_found_in_any_folder() -> None:
    assert_read(deliver("prøve.xlsx", at_the_root()))


def test_a_listed_sheet_that_is_missing_is_damage() -> None:
    content = without(by_openpyxl(), "xl/worksheets/sheet1.xml")
    assert [found.code for found in deliver("prøve.xlsx", content).findings] == ["file_damaged"]


def test_relations_to_missing_drawings_are_ignored() -> None:
    """R's openxlsx writes such relations in every workbook."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}/{name}" Target="../{name}/{name}1.xml"/>'
        for number, name in enumerate(("drawing", "vmlDrawing", "printerSettings", "comments"), 1)
    )
    part = f"<Relationships>{relations}</Relationships>".encode()
    content = rewritten(by_openpyxl(), {"xl/worksheets/_rels/sheet1.xml.rels": part})
    assert_read(deliver("prøve.xlsx", content))
