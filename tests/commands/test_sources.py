"""`sources`: quoted words and rows marked as read, compared with invented source texts."""

import argparse
from dataclasses import replace
from datetime import date

import pytest

from commands import sources
from commands.exits import Exit
from commands.faults import MissingFileError
from loaders.templates.workbooks import workbook
from policy.choices import EventState
from policy.columns import Citation
from policy.records import Source
from policy.tables import REQUIRED
from tests.records import event, records

PAPER = Source(
    id="NOTAT", title="Et notat", short_title="Notat", publisher="By", known_from=date(2025, 1, 1)
)
OWN = replace(PAPER, id="BUF-2026", title="Forvaltningens eget svar")
PLACES = "sted\tfil\tfra linje\ttil linje\nNOTAT\tnotat.txt\t1\t3\nNOTAT s. 1\tnotat.txt\t1\t2\n"


def step(code="H1", printed="den 8. oktober", cited="NOTAT"):
    return event(
        code,
        EventState.EXPECTED,
        "2025-10-08",
        period_printed=printed,
        sources=(Citation(cited, page=1),),
    )


@pytest.fixture
def told(tmp_path, monkeypatch, capsys):
    """Runs the command on the steps with the arguments; returns exit code and output."""
    data, texts = tmp_path / "data", tmp_path / "texts"
    (data / "kontrol").mkdir(parents=True)
    texts.mkdir()
    (data / "kontrol" / "kildetekster.tsv").write_text(PLACES, encoding="utf-8")
    (texts / "notat.txt").write_text("Den behandles den\n8. oktober og\nikke senere", "utf-8")
    monkeypatch.setenv("HANDICAPMONITOR_DATA", str(data))

    def run(*steps, folder=texts, read=(), text=None):
        rows = records(PAPER, OWN, *steps)
        for name in ("1-katalog", "5-kalender"):
            (data / f"{name}.xlsx").write_bytes(workbook(REQUIRED[name], rows))
        if text:
            (texts / "notat.txt").write_text(text, encoding="utf-8")
        ended = sources.run(argparse.Namespace(folder=folder, read=list(read)))
        return ended, capsys.readouterr().out

    return run


def test_printed_words_are_remembered_and_need_no_texts_the_next_time(told):
    ended, said = told(step(), folder=None)
    assert ended is Exit.FINDINGS
    assert "5-kalender, Behandling, H1, Hvornår som trykt: »den 8. oktober« er ikke holdt" in said
    assert told(step())[0] is Exit.FINE
    assert told(step(), folder=None)[0] is Exit.FINE


def test_words_that_are_not_printed_are_reported_with_the_remedy(told):
    ended, said = told(step(printed="8. oktober 2025"))
    assert ended is Exit.FINDINGS
    assert "H1, Hvornår som trykt: »8. oktober 2025« står ikke i NOTAT s. 1. Skriv det" in said


def test_words_on_a_different_page_are_reported_with_that_page(told):
    _, said = told(step(printed="ikke senere"))
    assert "Det står et andet sted i NOTAT: ret stedet i kolonnen Kilde." in said


def test_a_departments_own_document_without_a_text_is_not_compared(told):
    assert told(step(printed="i vores eget brev", cited="BUF-2026"))[0] is Exit.FINE


def test_a_row_counts_as_read_until_it_or_its_source_lines_change(told):
    assert "0 af 2 rækker er læst" in told(step("H1"), step("H2"))[1]
    assert "1 af 2 rækker er læst" in told(step("H1"), step("H2"), read=["events:H1"])[1]
    assert "1 af 2 rækker er læst" in told(step("H1"), step("H2"), folder=None)[1]
    changed = step("H1", printed="8. oktober")
    assert "0 af 2 rækker er læst" in told(changed, step("H2"))[1]
    assert "1 af 2 rækker er læst" in told(step("H1"), step("H2"))[1]
    # The third line is not on page 1.
    text = "Den behandles den\n8. oktober og\naldrig mere"
    assert "1 af 2 rækker er læst" in told(step("H1"), step("H2"), text=text)[1]
    text = "Den vedtages den\n8. oktober og\naldrig mere"
    assert "0 af 2 rækker er læst" in told(step("H1"), step("H2"), text=text)[1]


def test_a_whole_table_can_be_marked_as_read(told):
    assert "2 af 2 rækker er læst" in told(step("H1"), step("H2"), read=["events"])[1]


def test_a_missing_row_or_folder_is_wrong_usage(told, tmp_path):
    with pytest.raises(MissingFileError, match="events:H9"):
        told(step(), read=["events:H9"])
    with pytest.raises(MissingFileError, match="mangler"):
        told(step(), folder=tmp_path / "mangler")
