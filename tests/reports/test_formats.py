from __future__ import annotations

from datetime import date

import pytest

from presentation.blocks import Wish
from reports import formats
from reports.formats import FORMATS, Format, FormatError, file_name, made
from tests.hard_records import full_status, hard_status
from tests.records import assessed

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
    assert file_name("pdf", empty_status()) == "statusdokument-2014-01-01-udgave-1.pdf"


def test_a_format_that_fails_says_why(monkeypatch):
    def broken(status, wish):
        raise ValueError("skrifttypen mangler")

    monkeypatch.setitem(
        formats.FORMATS, "pdf", Format("PDF", "x", "pdf", "application/pdf", broken)
    )
    with pytest.raises(FormatError, match="skrifttypen mangler"):
        made("pdf", empty_status(), NOTHING)
