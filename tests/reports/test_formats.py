from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from policy.choices import ProposalStep, Recommended
from policy.records import Snapshot
from presentation.blocks import Selection
from presentation.documents.status_document import status_document
from presentation.slides import MOST_SLIDES
from reports import formats
from reports.formats import FORMATS, Format, FormatError, file_name, made
from tests.hard_records import full_status, hard_status
from tests.records import assessed
from tests.reports.office_files import whole_text

NOTHING = Selection()


def empty_status():
    return assessed(as_of=date(2014, 1, 1))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("status", [hard_status, full_status, empty_status])
def test_every_format_can_be_made_of_every_kind_of_status(name, status):
    assert made(name, status(), NOTHING)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_status_gives_the_same_bytes_in_every_format(name):
    assert made(name, hard_status(), NOTHING) == made(name, hard_status(), NOTHING)


def test_what_a_document_is_is_told_in_a_short_line_of_its_own():
    told = [kind.about for kind in FORMATS.values()]
    assert len(set(told)) == len(FORMATS)
    assert all(line.endswith(".") and len(line) <= 90 for line in told)
    assert f"Højst {MOST_SLIDES} slides" in FORMATS["slides"].about


@pytest.mark.parametrize("status", [full_status(), hard_status()])
def test_what_nobody_has_written_is_listed_once_though_several_documents_lack_it(status):
    asked = [(lack.what, lack.asked) for lack in formats.lacks(status, NOTHING)]
    assert len(set(asked)) == len(asked)


def test_a_file_name_has_the_date_and_version():
    assert file_name("pdf", empty_status(), NOTHING) == "statusdokument-2014-01-01-udgave-1.pdf"


def test_a_format_that_fails_raises_an_error_with_the_cause(monkeypatch):
    def broken(status, selection):
        raise ValueError("skrifttypen mangler")

    monkeypatch.setitem(
        formats.FORMATS, "pdf", Format("PDF", "x", "pdf", "application/pdf", broken, "Et dokument.")
    )
    with pytest.raises(FormatError, match="PDF blev ikke lavet") as raised:
        made("pdf", empty_status(), NOTHING)
    assert str(raised.value.__cause__) == "skrifttypen mangler"


@pytest.mark.parametrize(
    ("name", "selection", "called"),
    [
        ("note", Selection(departments=("SOF",)), "notat-SOF-2014-01-01-udgave-1.docx"),
        ("note", Selection(departments=("BUF", "ØKF")), "notat-BUF-OEKF-2014-01-01-udgave-1.docx"),
        ("excel", Selection(objectives=(2, 5)), "tal-2014-01-01-udgave-1-maalsaetning-2-5.xlsx"),
        ("data", Selection(unpublished=True), "aabne-data-2014-01-01-udgave-1-arbejdsudgave.zip"),
    ],
)
def test_a_file_name_has_the_selection(name, selection, called):
    assert file_name(name, empty_status(), selection) == called
    assert called.isascii()


def test_only_formats_that_show_changes_have_the_compared_date_in_the_file_name():
    selection = Selection(compare_with=assessed(as_of=date(2013, 1, 1)))
    assert file_name("slides", empty_status(), selection) == (
        "oplaeg-2014-01-01-udgave-1-siden-2013-01-01.pptx"
    )
    assert file_name("data", empty_status(), selection) == file_name(
        "data", empty_status(), NOTHING
    )


def test_two_snapshots_of_a_day_to_compare_with_give_two_file_names():
    """The later one was not made when the earlier one was, so the status of today tells them apart."""
    day = date(2013, 1, 1)
    first, second = (Snapshot(name=name, as_of=day) for name in ("Status januar", "Rettet status"))
    now = replace(empty_status(), snapshots=(first, second))
    named = [
        file_name(
            "slides",
            now,
            Selection(
                compare_with=replace(assessed(as_of=day), snapshot=each.name, snapshots=(each,))
            ),
        )
        for each in (first, second)
    ]
    assert named == [
        "oplaeg-2014-01-01-udgave-1-siden-2013-01-01-status-januar.pptx",
        "oplaeg-2014-01-01-udgave-1-siden-2013-01-01-rettet-status.pptx",
    ]


def test_a_proposal_is_named_by_whom_it_is_to_and_what_it_asks_for():
    chosen = Selection(step=ProposalStep.FINANCE, recommended=(Recommended.TARGETS,))
    assert file_name("proposal", empty_status(), chosen) == (
        "indstilling-2014-01-01-udgave-1-til-oekonomiudvalget-beder-om-maaltal-hvor-der-ingen-er.docx"
    )
    assert file_name("note", empty_status(), chosen) == file_name("note", empty_status(), NOTHING)


@pytest.mark.parametrize("name", ["note", "proposal", "slides", "excel", "data"])
def test_unpublished_content_is_labelled_in_the_file_itself(name):
    told = "rbejdsudgave, også det, der ikke er offentligt endnu"
    working = made(name, hard_status(), Selection(unpublished=True))
    assert told in whole_text(working)
    assert told not in whole_text(made(name, hard_status(), NOTHING))


def test_the_status_document_labels_unpublished_content_on_its_front_and_on_each_page():
    document = status_document(hard_status(), Selection(unpublished=True))
    assert document.edition.endswith("(arbejdsudgave, også det, der ikke er offentligt endnu)")
    assert document.foot.endswith(", arbejdsudgave")
