"""Each finding about files of public statistics is provoked, and says what to do."""

from __future__ import annotations

import json
from typing import Any

import pytest

from loaders.public import reading
from loaders.public.limits import LARGEST_FILE
from policy.findings import CATALOGUE, Finding, public_tables
from tests.loaders.public.examples import EXPORTS, HEADER, csv, px
from tests.tables import rewritten, workbook

SPARSE = HEADER + 'CODES("område")="101","147";\nKEYS("område")=CODES;\n'
MANY = ",".join(f'"{number}"' for number in range(1_001))


def json_stat(**others: object) -> bytes:
    """A table of two years in JSON-stat, with other parts."""
    years = {"label": "år", "category": {"index": ["2023", "2024"]}}
    whole = {"id": ["tid"], "size": [2], "dimension": {"tid": years}, "value": [1, 2]}
    return json.dumps(whole | others).encode()


HEAD = "| Hjælp efter område, køn og tid |\n| Enhed: Antal |\n"
COLUMNS = "| | | 2023 | 2024 |\n"
ROWS = "| Nord | Mænd | 1 | 2 |\n| | Kvinder | 3 | 4 |\n"
AREAS = "".join(ROWS.replace("Nord", area) for area in ("Nord", "Syd", "Øst"))
ERROR = {"formulas": {"HAND01!C4": "=1/0"}, "results": {"HAND01!C4": "#DIV/0!"}}


def sheet(*parts: str, **others: Any) -> bytes:
    """A workbook with one sheet, laid out as StatBank's pages do."""
    return workbook(HAND01="".join(parts), **others)


def with_error(content: bytes) -> bytes:
    """The same workbook, with a result that is stored as an error."""
    part = "xl/worksheets/sheet1.xml"
    return rewritten(content, {part: lambda xml: xml.replace(b't="str"><f>', b't="e"><f>')})


PROVOKING: dict[str, list[bytes]] = {
    "public_too_large": [b"MATRIX=" + b" " * LARGEST_FILE],
    "public_too_many_cells": [
        px("1", **{'VALUES("område")': f'VALUES("område")={MANY};',
                   'VALUES("tid")': f'VALUES("tid")={MANY};'}),
        b"ALDER;INDHOLD\n" + b"1;1\n" * 1_000_001,
    ],
    "public_not_recognised": [b"", b'{"class": "dataset"}', b"\x00\x01\x02 \x03", b"A;B\n1;2\n", b"Nord 1 2 3\nSyd 4 5 6\n", b"geo,TIME_PERIOD,LAST UPDATE\nDK,2024,5 of 6\n",
        b'[{"Area": "Nord", "Number": "5"}]', b'{"columns": ["Area"], "rows": [["Nord and so on"]]}', b"%PDF-1.7 \n" * 400],
    "public_is_message": [
        "Forkert nøgle eller nøglen er udløbet.".encode(),
        b'{"error": "The selection is too large"}',
        b"<!DOCTYPE html><html><body><h1>403 Forbidden</h1></body></html>",
    ],
    "public_message_among_rows": [b'{"A key has expired": ""}\n{"Area": "Nord", "Year": "2024", "Count": 1}\n'],
    "public_header_damaged": [
        b"unit,geo\\time\t2023\nDK\t1\n",
        json_stat(size=[3]),
        json_stat(dimension={}),
        json_stat(id=5), json_stat(value={"a": 1}), json_stat(size=["2"]), json_stat(size=None),
        HEADER.encode(),
        HEADER.encode() + b'VALUES("omr',
        px("1", STUB="", HEADING=""),
        px("1", **{'VALUES("tid")': ""}),
        px("1 2 3 4", HEADER + 'CODES("tid")="1";\n'),
        px("1 2", HEADER + 'KEYS("tid")=VALUES;\n'),
    ],
    "public_truncated": [px("1 2\n3"), px(""), csv("Nord;20"), json_stat(value=[1]), json_stat()[:-9], b'{"dimension":' * 9_000,
        json_stat(value=[1, 12345]).replace(b"12345", b"1.0e" + b"9" * 30), px('"101",1', SPARSE)],
    "public_too_many_values": [px("1 2 3 4 5"), csv("Nord;2023;1;2"), json_stat(value=[1, 2, 3]), json_stat(value={"2": 1}), px('"101",1 2 3', SPARSE)],
    "public_duplicate_key": [
        sheet(HEAD, COLUMNS, ROWS, ROWS), sheet(HEAD, COLUMNS.replace("2024", "2023"), ROWS),
        csv("Nord;2023;1", "Nord;2023;2"), b"TID;TID;INDHOLD\n1;1;1\n",
        json_stat().replace(b'"size"', b'"value": [3, 4], "size"'),
        px('"101",1 2\n"101",3 4', SPARSE),
        px("1 2 3 4").replace(b'"2023","2024"', b'"2023","2023"'),
        px("1 2 3 4", HEADING='HEADING="tid","tid";'),
    ],
    "public_unknown_key": [px('"999",1 2', SPARSE), px("1 2 3 4", SPARSE)],
    "public_not_a_number": [
        csv("Nord;2023;1 kr og 5"), csv('Nord;2023;"1\n2"'), csv("Nord;2023;" + "9" * 5_000),
        json_stat(value=[1, True]), json_stat(value=[1, float("nan")]),
        px("1 2 3 fire"), px("1 2 3 1_000"), px("1 2 3 nan"), px("1 2 3 " + "9" * 5_000),
        px('1 2 3 "'),
        sheet(HEAD, COLUMNS, ROWS.replace("| 1 |", "| 1.234 kr. |")), sheet(HEAD, COLUMNS, ROWS.replace("| 1 |", "| '1.234 |")),
        sheet(HEAD, COLUMNS, ROWS.replace("| 1 |", "| TRUE |")), sheet(HEAD, COLUMNS, ROWS.replace("| 1 |", "| date(2024-01-02) |")),
    ],
    "public_workbook_without_table": [workbook(Ark1="| Opgaver |\n| Ring til Nord |"), workbook(Ark1="| |")],
    "public_without_header": [
        sheet(HEAD, ROWS), sheet(HEAD), sheet(HEAD, COLUMNS), sheet(HEAD, COLUMNS, "| Nord | Mænd | | |\n"),
        workbook(**{"Som tabel": "| Kilde: Ankestyrelsen |"}), workbook(**{"Som tabel": "| | |\n| | '2024 | '2023 |\n| Emne | '2022 | '2021 |\n| Hjælp | 1 | 2 |"}),
        workbook(**{"Sheet 1": "| Dataset: | Help |"}), workbook(**{"Sheet 1": "| Dataset: | Help |\n| TIME |\n| GEO (Labels) |\n| Denmark | 1 |"}),
    ],
    "public_without_heading": [
        sheet(HEAD, COLUMNS, ROWS.replace("| 2 |", "| 2 | 5 |")),
        sheet(HEAD, COLUMNS.replace("2023", ""), ROWS), sheet(HEAD, "| | | | Mænd |\n", COLUMNS, ROWS),
    ],
    "public_without_group": [
        sheet(HEAD, COLUMNS, ROWS.replace("Kvinder", "")),
        sheet(HEAD, COLUMNS, ROWS, "| Syd | | 4 | 6 |\n"),
    ],
    "public_two_tables": [
        sheet(HEAD, COLUMNS, ROWS, "| |\n", HEAD, COLUMNS, ROWS), sheet(HEAD, COLUMNS, ROWS, "| |\n", ROWS.replace("Nord", "Syd")),
    ],
    "public_group_cut": [sheet(HEAD, COLUMNS, AREAS.rstrip("\n").rpartition("\n")[0])],
    "public_cell_error": [with_error(sheet(HEAD, COLUMNS, ROWS, **ERROR)),
        with_error(sheet(HEAD, COLUMNS, ROWS, formulas={"HAND01!B4": "=1/0"}, results={"HAND01!B4": "#DIV/0!"}))],
    "public_not_calculated": [
        sheet(HEAD, COLUMNS, ROWS, formulas={"HAND01!C4": "=1+1"}),
        sheet(HEAD, COLUMNS, ROWS, formulas={"HAND01!C4": "=1+1"}, results={"HAND01!C4": "0"}, calculated=False),
    ],
    "public_ambiguous_number": [px("1,5 2\n3"), csv("Nord;2023;1.234"), csv("Nord;2023;1,5", "Syd;2023;1.5"), csv("Nord;2023;2.5", "Syd;2023;1.234.567")],
    "public_mixed_units": [csv("Nord;2023;5", "Nord;2024;5 %", "Syd;2023;6 %", "Syd;2024;7")],
    "public_rows_cut": [b"ALDER;INDHOLD\n" + b"1;1\n" * rows for rows in (65_535, 65_536, 1_048_575)],
}  # fmt: skip


def refused(content: bytes) -> Finding:
    result = reading.read("tal.px", content)
    assert isinstance(result, Finding)
    return result


def test_every_finding_about_public_tables_is_provoked() -> None:
    assert set(PROVOKING) == {message.code for message in public_tables.MESSAGES}


@pytest.mark.parametrize(
    ("code", "content"),
    [(code, content) for code, contents in PROVOKING.items() for content in contents],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bad_file_is_refused_with_what_was_found_and_the_mend(code: str, content: bytes) -> None:
    finding = refused(content)
    assert finding.code == code
    assert finding.title == CATALOGUE[code].title
    for text in (finding.found, finding.expected, finding.fix):
        assert text
        assert "{" not in text.replace('{"error"', "")
        assert len(text) < 400


def test_a_cell_that_stops_a_table_is_named() -> None:
    finding = refused(sheet(HEAD, COLUMNS, ROWS.replace("| 4 |", "| fire kr. |")))
    assert (finding.sheet, finding.cell, finding.found) == ("HAND01", "D5", "fire kr.")


def test_a_last_group_that_has_all_its_rows_is_not_cut() -> None:
    assert not isinstance(reading.read("tal.xlsx", sheet(HEAD, COLUMNS, AREAS)), Finding)


def test_a_message_is_passed_on_in_its_own_words() -> None:
    finding = refused("Forkert nøgle eller nøglen er udløbet.".encode())
    assert finding.found == "Forkert nøgle eller nøglen er udløbet."


@pytest.mark.parametrize(
    "file",
    sorted(
        path.name
        for path in EXPORTS.iterdir()
        if path.suffix in (".px", ".json") and path.name != "expected.json"
    ),
)
def test_a_file_cut_anywhere_is_never_read_as_a_whole(file: str) -> None:
    content = (EXPORTS / file).read_bytes().rstrip(b"\r\n; ")
    last = max(content.rfind(b" "), content.rfind(b"\n"))
    for end in (*range(200, last, 1 + last // 40), last):
        assert isinstance(reading.read(file, content[:end]), Finding), end


def test_a_name_with_a_personal_number_is_refused() -> None:
    result = reading.read("010190-1234.px", px("1 2 3 4"))
    assert isinstance(result, Finding)
    assert "1234" not in result.file
