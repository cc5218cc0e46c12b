"""What is wrong with a zip of open data is refused or found, with file, line, column and what to do."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from loaders.checking.checked import Arrival, Sender, checked
from loaders.guard.limits import LIMITS
from loaders.open_data.deliveries import delivery
from policy.findings import CATALOGUE, Finding, Severity, open_data
from policy.open_data import DESCRIPTION, EDITION, FORMAT
from policy.tables import Records
from tests.loaders.open_data import zips
from tests.tables import workbook

WHOLE = zips.published()
PERSON = "010190-1234"


def named(**fields: object) -> Callable[[dict], object]:
    """A change of what the description says of the edition."""
    return lambda description: description[EDITION].update(fields)


def changed(path: str, **fields: object) -> bytes:
    """The zip with the description of one file changed."""

    def change(description: dict) -> None:
        next(each for each in description["resources"] if each["path"] == path).update(fields)

    return zips.described(WHOLE, change)


def without(path: str) -> bytes:
    return zips.packed({name: part for name, part in zips.files(WHOLE).items() if name != path})


def cell(table: str, before: str, after: str) -> bytes:
    return zips.with_row(WHOLE, table, before, after)


def first_row(text: str) -> str:
    return text.split("\n")[1]


def twice(text: str) -> str:
    return f"{text}{first_row(text)}\n"


def findings(content: bytes, limits=LIMITS) -> list[Finding]:
    """All findings, as those of any delivery of everything."""
    found = delivery(zips.NAME, content, limits=limits)
    return list(checked([found], Records(), Arrival(date(2026, 1, 1), Sender.FOLDER)).findings)


def test_the_published_zip_has_nothing_to_find():
    assert findings(WHOLE) == []


FIRST_TARGET = zips.files(WHOLE)["targets.csv"].decode().split("\n")[1]
INDICATOR = FIRST_TARGET.partition(",")[0]

PROVOKING: dict[str, tuple[str | None, str | None, bytes]] = {
    "open_data_not_recognised": (None, None, workbook(Målinger="| a |\n| b |")),
    "open_data_newer": (None, None, zips.described(WHOLE, named(format=FORMAT + 1))),
    "open_data_part": (None, None, zips.described(WHOLE, named(is_part=True))),
    "open_data_packed": (None, None, zips.packed(zips.files(WHOLE) | {"../ude.csv": b"x"})),
    "open_data_table_missing": ("sources.csv", None, without("sources.csv")),
    "open_data_changed": ("targets.csv", None, changed("targets.csv", bytes=3)),
    "open_data_not_a_table": (
        "units.csv",
        None,
        zips.with_table(WHOLE, "units", lambda _: 'id,name\n"a,b\n'),
    ),
    "open_data_row_width": (
        "targets.csv",
        "linje 2",
        cell("targets", FIRST_TARGET, f"{FIRST_TARGET},mere"),
    ),
    "open_data_not_a_number": (
        "policies.csv",
        "linje 2, kolonne near_from",
        cell("policies", ",0.7,", ',"0,7",'),
    ),
    "open_data_reference_left_out": (
        "initiatives.csv",
        "linje 2, kolonne departments",
        cell("initiatives", ",VEJ,", ",VEJ; UKENDT,"),
    ),
    "open_data_figure": (
        "targets.csv",
        "linje 2, kolonne value",
        cell("targets", ",30,,,exact,", ",30,,,range,"),
    ),
}


@pytest.mark.parametrize("code", PROVOKING)
def test_each_finding_of_open_data_has_its_place_and_says_what_to_do(code):
    sheet, place, content = PROVOKING[code]
    (found,) = (each for each in findings(content) if each.code == code)
    assert (found.file, found.sheet, found.cell) == (zips.NAME, sheet, place)
    assert found.severity is CATALOGUE[code].severity
    for text in (found.found, found.expected, found.fix):
        assert text
        assert "{" not in text
        assert "None" not in text


def test_every_finding_of_open_data_is_provoked():
    held_up = {"open_data_disagrees"}  # tests/reports/open_data/test_agreement.py
    assert set(PROVOKING) | held_up == {message.code for message in open_data.MESSAGES}


NOT_OURS = {
    "no zip": b"navn;tal\nSOF;5\n",
    "half a zip": WHOLE[:2000],
    "a zip without a description": without(DESCRIPTION),
    "a description that is no JSON": zips.packed(zips.files(WHOLE) | {DESCRIPTION: b"{"}),
    "a description that is a list": zips.packed(zips.files(WHOLE) | {DESCRIPTION: b"[]"}),
    "somebody else's package": zips.described(WHOLE, lambda each: each.pop(EDITION)),
    "no day": zips.described(WHOLE, named(as_of=None)),
    "a snapshot that is no text": zips.described(WHOLE, named(snapshot=["x"])),
    "no list of files": zips.described(WHOLE, lambda each: each.update(resources=5)),
}


@pytest.mark.parametrize("content", NOT_OURS.values(), ids=NOT_OURS)
def test_what_is_not_ours_is_refused(content):
    (found,) = findings(content)
    assert found.code in {"open_data_not_recognised", "open_data_packed"}
    assert found.severity is Severity.REFUSAL


def test_a_workbook_says_that_it_is_not_open_data():
    (found,) = findings(workbook(Målinger="| a |\n| b |"))
    assert found.found == "ingen datapackage.json herfra"


@pytest.mark.parametrize(
    "limits",
    [
        replace(LIMITS, parts=3),
        replace(LIMITS, unpacked=1_000),
        replace(LIMITS, ratio=1, small=1_000),
    ],
)
def test_a_zip_over_the_limits_is_refused_before_it_is_read(limits):
    (found,) = findings(WHOLE, limits)
    assert (found.code, found.severity) == ("open_data_packed", Severity.REFUSAL)


def test_a_zip_that_is_too_large_is_refused_by_its_size():
    (found,) = findings(WHOLE, replace(LIMITS, file=1_000))
    assert found.code == "file_too_large"


def test_two_files_of_the_same_name_are_refused():
    parts = zips.files(WHOLE)
    (found,) = findings(zips.packed(parts | {"TARGETS.csv": parts["targets.csv"]}))
    assert found.code == "open_data_packed"
    assert "to gange" in found.found


@pytest.mark.parametrize("path", ["remarks.csv", "LÆS MIG.txt", DESCRIPTION])
def test_a_personal_number_anywhere_refuses_the_zip_and_is_not_repeated(path):
    parts = zips.files(WHOLE)
    text = parts.get(path, b"").decode()
    if path == DESCRIPTION:
        text = json.dumps(json.loads(text) | {"note": PERSON})
    (found,) = findings(zips.packed(parts | {path: f"{text}\n{PERSON}".encode()}))[:1]
    assert (found.code, found.sheet) == ("personal_number", path)
    assert PERSON not in repr(found)


def test_a_file_with_other_bytes_than_described_is_an_error():
    stated = changed("targets.csv", hash="sha256:" + "0" * 64)
    assert [each.found for each in findings(stated)] == ["en anden kontrolsum"]


def test_a_csv_file_that_is_not_described_is_an_error():
    (found,) = findings(zips.packed(zips.files(WHOLE) | {"mere.csv": b"a\n"}))
    assert (found.code, found.sheet) == ("open_data_changed", "mere.csv")


def test_a_column_that_is_missing_is_an_error_and_one_more_is_a_note():
    def renamed(text: str) -> str:
        return text.replace("stated_by", "stated_bye", 1)

    found = findings(zips.with_table(WHOLE, "baselines", renamed))
    assert [(each.code, each.severity, each.cell) for each in found[:1]] == [
        ("missing_column", Severity.ERROR, "linje 1")
    ]
    (more,) = (each for each in found if each.code == "unknown_column")
    assert (more.severity, more.found) == (Severity.NOTE, "stated_bye")


@pytest.mark.parametrize("more", [{}, {"__MACOSX/aabne-data/._targets.csv": b""}])
def test_a_folder_that_was_packed_again_is_read_as_the_zip_it_was(more):
    parts = {f"aabne-data/{path}": content for path, content in zips.files(WHOLE).items()}
    assert findings(zips.packed(parts | more)) == []


def test_of_two_folders_neither_is_guessed():
    parts = zips.files(WHOLE)
    twice = {f"{folder}/{path}": parts[path] for folder in "ab" for path in parts}
    assert [each.code for each in findings(zips.packed(twice))] == ["open_data_not_recognised"]


@pytest.mark.parametrize("content", ["navn;tal\n1;2\n", ""])
def test_a_file_with_none_of_the_columns_is_one_error_and_not_one_for_each(content):
    found = findings(zips.with_table(WHOLE, "experiences", lambda _: content))
    assert [(each.code, each.sheet) for each in found] == [
        ("open_data_not_a_table", "experiences.csv")
    ]


def test_columns_in_another_order_are_read_by_their_names():
    def turned(text: str) -> str:
        assert '"' not in text
        return "\n".join(",".join(reversed(line.split(","))) for line in text.strip().split("\n"))

    def steps(content: bytes) -> list[object]:
        read = delivery(zips.NAME, content)
        assert not read.findings
        return [row.record for row in read.rows if row.table == "policy_steps"]

    draft = zips.published_draft()
    assert len(steps(draft)) == 2
    assert steps(zips.with_table(draft, "policy_steps", turned)) == steps(draft)


@pytest.mark.parametrize(
    ("code", "table", "change"),
    [
        ("unknown_indicator", "targets", lambda text: text.replace(INDICATOR, "ukendt", 1)),
        ("not_a_choice", "indicators", lambda text: text.replace(",count,", ",stykker,", 1)),
        ("duplicate_key", "observations", twice),
        ("missing_value", "departments", lambda text: text.replace("STA,", ",", 1)),
        (
            "value_not_in_unit",
            "targets",
            lambda text: text.replace(",30,,,exact", ",30.5,,,exact", 1),
        ),
    ],
)
def test_rows_are_checked_as_those_of_any_delivery(code, table, change):
    found = findings(zips.with_table(WHOLE, table, change))
    first = next(each for each in found if each.code == code)
    assert first.severity is Severity.ERROR
    assert first.sheet == f"{table}.csv"
    assert first.cell.startswith("linje ")
