from __future__ import annotations

from datetime import date

import pytest

from presentation.blocks import Wish
from presentation.documents.status_document import status_document
from reports import formats
from reports.formats import FORMATS, Format, FormatError, file_name, made
from tests.hard_records import full_status, hard_status
from tests.records import assessed
from tests.reports.office_files import whole_text

NOTHING = Wish()


def empty_status():
    return assessed(as_of=date(2014, 1, 1))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("status", [hard_status, full_status, empty_status])
def test_every_format_comes_out_of_every_kind_of_status(name, status):
    assert made(name, status(), NOTHING)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_status_is_the_same_bytes_in_every_format(name):
    assert made(name, hard_status(), NOTHING) == made(name, hard_status(), NOTHING)


def test_a_file_is_named_by_its_date_and_version():
    assert file_name("pdf", empty_status(), NOTHING) == "statusdokument-2014-01-01-udgave-1.pdf"


def test_a_format_that_fails_says_so_and_keeps_the_cause(monkeypatch):
    def broken(status, wish):
        raise ValueError("skrifttypen mangler")

    monkeypatch.setitem(
        formats.FORMATS, "pdf", Format("PDF", "x", "pdf", "application/pdf", broken)
    )
    with pytest.raises(FormatError, match="PDF blev ikke lavet") as raised:
        made("pdf", empty_status(), NOTHING)
    assert str(raised.value.__cause__) == "skrifttypen mangler"


@pytest.mark.parametrize(
    ("name", "wish", "called"),
    [
        ("note", Wish(departments=("SOF",)), "notat-SOF-2014-01-01-udgave-1.docx"),
        ("note", Wish(departments=("BUF", "ØKF")), "notat-BUF-OEKF-2014-01-01-udgave-1.docx"),
        ("excel", Wish(objectives=(2, 5)), "tal-2014-01-01-udgave-1-maalsaetning-2-5.xlsx"),
        ("data", Wish(unpublished=True), "aabne-data-2014-01-01-udgave-1-arbejdsudgave.zip"),
    ],
)
def test_a_file_is_named_by_what_was_chosen(name, wish, called):
    assert file_name(name, empty_status(), wish) == called
    assert called.isascii()


def test_only_what_tells_of_changes_is_named_by_what_it_is_compared_with():
    wish = Wish(compare_with=assessed(as_of=date(2013, 1, 1)))
    assert file_name("slides", empty_status(), wish) == (
        "statusdokument-2014-01-01-udgave-1-siden-2013-01-01.pptx"
    )
    assert file_name("excel", empty_status(), wish) == file_name("excel", empty_status(), NOTHING)


@pytest.mark.parametrize("name", ["note", "proposal", "slides", "excel", "data"])
def test_what_is_not_public_yet_says_so_in_the_file_itself(name):
    told = "rbejdsudgave, også det, der ikke er offentligt endnu"
    working = made(name, hard_status(), Wish(unpublished=True))
    assert told in whole_text(working)
    assert told not in whole_text(made(name, hard_status(), NOTHING))


def test_the_status_document_says_on_its_front_and_on_each_page_that_some_is_not_public_yet():
    document = status_document(hard_status(), Wish(unpublished=True))
    assert document.edition.endswith("(arbejdsudgave, også det, der ikke er offentligt endnu)")
    assert document.foot.endswith(", arbejdsudgave")
