"""The results of checking workbooks against their sources are stored beside the workbooks."""

from datetime import date

import pytest

from loaders.checking import kept_checks
from loaders.checking.kept_checks import KeptCheckError
from loaders.checking.source_texts import Lines, SourceTexts
from policy.columns import Citation
from policy.readings import Reading, RecordKey

READING = Reading(date(2026, 11, 27), "a1", "status.txt 3-4", "b2")
PLACES = {
    "STATUS": (Lines("status.txt", 1, 4),),
    "STATUS s. 1": (Lines("status.txt", 1, 2),),
    "STATUS s. 2": (Lines("status.txt", 3, 4),),
}


@pytest.fixture
def texts(tmp_path):
    (tmp_path / "status.txt").write_text("I 2023 blev\n17 sat i\ngang. Siden\n2024\n", "utf-8")
    return SourceTexts(tmp_path, PLACES)


def test_stored_checks_read_back_the_same(tmp_path):
    kept_checks.keep_quotations(tmp_path, [("STATUS", "doc", "w2"), ("STATUS", "doc", "w1")])
    kept_checks.keep_readings(tmp_path, {RecordKey("events", "H-01"): READING})
    assert kept_checks.quotations(tmp_path) == {("STATUS", "w1"), ("STATUS", "w2")}
    assert kept_checks.readings(tmp_path) == {RecordKey("events", "H-01"): READING}


def test_without_stored_checks_nothing_has_been_read(tmp_path):
    assert kept_checks.quotations(tmp_path) == frozenset()
    assert kept_checks.readings(tmp_path) == {}


@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        ("laesninger.tsv", "events\tH-01\t2026-11-27", "linje 2: 3 felter, ventet 6"),
        ("laesninger.tsv", "events\tH-01\ti går\ta\tb\tc", "»i går« er ikke en dato"),
        ("citater.tsv", "<<<<<<< HEAD", "linje 2: 1 felter, ventet 3"),
    ],
)
def test_a_malformed_table_is_reported_with_its_line(tmp_path, name, line, message):
    kept_checks.keep_quotations(tmp_path, [])
    kept_checks.keep_readings(tmp_path, {})
    with (tmp_path / "kontrol" / name).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    with pytest.raises(KeptCheckError, match=message):
        _ = kept_checks.quotations(tmp_path), kept_checks.readings(tmp_path)


def test_a_quotation_is_searched_on_the_cited_page_only(texts):
    assert texts.prints("17 sat", [Citation("STATUS", page=1)])
    assert not texts.prints("17 sat", [Citation("STATUS", page=2)])
    assert texts.printed_in("17 sat") == ("STATUS",)


def test_a_place_with_unknown_lines_is_searched_in_the_whole_source(texts):
    assert texts.prints("sat i gang", [Citation("STATUS", section="Bilag")])
    assert not texts.prints("sat i gang", [Citation("NOTAT", page=1)])


def test_the_hash_of_lines_depends_on_their_text_only(texts, tmp_path):
    second = texts.lines([Citation("STATUS", page=2)])
    before = texts.mark(second)
    (tmp_path / "status.txt").write_text("I 2022 blev\n17 sat i\ngang. Siden\n2024\n", "utf-8")
    assert SourceTexts(tmp_path, PLACES).mark(second) == before
    (tmp_path / "status.txt").write_text("I 2022 blev\n17 sat i\ngang. Siden\n2025\n", "utf-8")
    assert SourceTexts(tmp_path, PLACES).mark(second) != before
