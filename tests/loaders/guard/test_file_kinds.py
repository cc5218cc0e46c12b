"""A file that is not a workbook is named by its real kind, despite its name, with useful advice."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from loaders.guard import file_kinds
from loaders.reading import workbook as reading
from policy.findings import Advice, Finding


def refused(content: bytes) -> Finding:
    (found,) = reading.refusals("tal.xlsx", content)
    return found


def ole(*streams: str) -> bytes:
    return file_kinds.OLE + bytes(508) + b"".join(name.encode("utf-16-le") for name in streams)


def zipped(**parts: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return stream.getvalue()


OFFICE = '<?xml version="1.0"?>\n'
ODF = "application/vnd.oasis.opendocument."
AGAIN, TEMPLATE, WORD = Advice.SAVE_AGAIN, Advice.INTO_THE_TEMPLATE, Advice.AS_WORD
KINDS: dict[str, tuple[bytes, str, Advice]] = {
    "SYLK": (b"ID;PWXL;N;E\r\nC;Y1;X1;K\"Indikator\"\r\nC;Y1;X2;K274\r\nE\r\n", "SYLK", AGAIN),
    "DIF": (b'TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n0,2\r\n""\r\n', "DIF", AGAIN),
    "SpreadsheetML 2003": (
        (OFFICE + '<?mso-application progid="Excel.Sheet"?>\n<Workbook '
         'xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>').encode(),
        "2003", AGAIN,
    ),
    "flat ODF": (
        (OFFICE + f'<office:document office:mimetype="{ODF}spreadsheet"/>').encode(), ".fods", AGAIN,
    ),
    "flat ODF of a text": (
        (OFFICE + f'<office:document office:mimetype="{ODF}text"/>').encode(), "dokument", TEMPLATE,
    ),
    "ods": (zipped(mimetype=ODF + "spreadsheet", content_xml="<x/>"), ".ods", AGAIN),
    "odt": (zipped(mimetype=ODF + "text", content_xml="<x/>"), ".odt", WORD),
    "odp": (zipped(mimetype=ODF + "presentation", content_xml="<x/>"), ".odp", TEMPLATE),
    "numbers": (zipped(Index__Document_iwa="x", Metadata__Properties_plist="x"), "Numbers", Advice.EXPORT),
    "xlsb": (zipped(xl__workbook_bin="x"), ".xlsb", AGAIN),
    "docx": (zipped(word__document_xml="<x/>"), "Word", TEMPLATE),
    "pptx": (zipped(ppt__presentation_xml="<x/>"), "PowerPoint", TEMPLATE),
    "zip": (zipped(tal_csv="a;b"), ".zip", Advice.UNPACK),
    "gzip": (b"\x1f\x8b\x08", ".gz", Advice.UNPACK),
    "xls": (ole("Root Entry", "Workbook"), ".xls", AGAIN),
    "doc": (ole("Root Entry", "WordDocument"), ".doc", WORD),
    "ppt": (ole("Root Entry", "PowerPoint Document"), ".ppt", TEMPLATE),
    "mail": (ole("Root Entry", "__substg1.0_0037001F"), ".msg", TEMPLATE),
    "Works": (ole("Root Entry", "WksSSWorkBook", "Workbook"), "Works", AGAIN),
    "Lotus": (b"\0\0\2\0\4\4" + bytes(20), "Lotus", AGAIN),
    "dBase": (b"\x03\x19\x0b\x1b\x02\0\0\0\x41\0" + bytes(30), "dBase", AGAIN),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3", "pdf", TEMPLATE),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(9), "billede", TEMPLATE),
    "HEIC": (b"\0\0\0\x18ftypheic" + bytes(9), "billede", TEMPLATE),
    "HTML": (b'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>', "html", AGAIN),
    "mht": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", ".mht", AGAIN),
    "PX": (
        'CHARSET="ANSI";\nAXIS-VERSION="2000";\nSTUB="område";\nDATA=\n1 2 3;\n'.encode("latin-1"),
        "PX", Advice.FETCH_AS_EXCEL,
    ),
    "JSON-stat": (b'{"class": "dataset", "value": [1, 2, 3]}', "JSON", Advice.FETCH_AS_EXCEL),
    "JSON rows": (b'[["a", "b"],\n ["c", 1]]', "JSON", Advice.FETCH_AS_EXCEL),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_not_a_workbook_is_named_by_its_kind(kind: str) -> None:
    content, word, advice = KINDS[kind]
    found = refused(content)
    assert found.found is not None
    assert word in found.found
    if found.code == "file_not_workbook":
        assert found.fix == advice


def encoded(text: str) -> list[bytes]:
    return [text.encode(e) for e in ("utf-8", "utf-8-sig", "latin-1", "utf-16", "utf-16-le")]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Indikator;Værdi\nfleksjob;274\n", "semikolon"),
        ('"Indikator";"Værdi"\n"a; b";"274"\n', "semikolon"),
        ("Indikator,År,Værdi\nfleksjob,2024,274\nbolig,2024,12\n", "komma"),
        ("Indikator\tVærdi\nfleksjob\t274\n", "tabulator"),
        ("Fleksjob i kommunen\n\nForvaltning;2023;2024\nSOF;1;2\nBIF;3;4\n", "semikolon"),
        ("sep=;\na;b\n", "semikolon"),
        ("a|b|c\n1|2|3\n", "streger"),
        ("Indikator;Forvaltning;Værdi", "semikolon"),
    ],
)
def test_columns_in_a_text_are_reported_with_their_separator(text: str, sign: str) -> None:
    for content in encoded(text):
        found = refused(content)
        assert (found.code, found.found) == ("file_is_csv", f"kolonner skilt med {sign}")


@pytest.mark.parametrize(
    "text",
    [
        "Hermed tallene; hilsen Anna",
        "Hej\nHermed tallene for 2024; vi mangler SOF.\nDe kommer i næste uge.\nHilsen Anna\n",
        "Kære alle, hermed tallene.\nVi mangler SOF, men de kommer.\nHilsen, Anna\n",
        "Tal",
        "274",
        "\n\n",
    ],
)
def test_a_sentence_with_a_semicolon_or_commas_is_a_text(text: str) -> None:
    for content in encoded(text):
        assert refused(content).code == "file_is_text"


def test_binary_content_is_not_reported_as_text() -> None:
    for content in (bytes(50), b"\x01\x02\x03\x04"):
        assert refused(content).code == "file_not_workbook"
