"""Every format of a policy with a draft: what was dropped is in one of them alone."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from presentation.blocks import Behind, Selection
from reports.formats import FORMATS, made, offered, why_not
from tests.as_text import text_of
from tests.drafted_city import CITY, drafted
from tests.made_up_city import WHOLE
from tests.records import assessed

DROPPED = ("Det forkastede", "mindst 25")


@pytest.fixture(scope="module")
def selection():
    status = drafted()
    return Selection(behind=Behind(lambda: CITY, lambda day: status))


@pytest.fixture(scope="module")
def files(selection):
    """The files of every format of the draft."""
    return {name: made(name, drafted(), selection) for name in FORMATS}


def text(name: str, content: bytes) -> str:
    """All words of a file, also of the workbooks inside it."""
    if name != "catalogue":
        return text_of(f"file.{FORMATS[name].ending}", content)
    with ZipFile(BytesIO(content)) as packed:
        return "\n".join(text_of(each, packed.read(each)) for each in packed.namelist())


@pytest.mark.parametrize("name", FORMATS)
def test_what_was_dropped_is_in_the_internal_paper_alone(name, files):
    found = [word for word in DROPPED if word in text(name, files[name])]
    assert found == (list(DROPPED) if name == "dropped" else [])


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "catalogue"])
def test_nothing_in_a_file_marks_a_place_where_somebody_has_yet_to_write(name, files):
    assert not re.findall(r"Mangler:|\[Mangler|\[»", text(name, files[name]))


@pytest.mark.parametrize("name", [name for name, kind in FORMATS.items() if kind.of_draft])
def test_the_same_draft_gives_the_same_bytes(name, files, selection):
    assert made(name, drafted(), selection) == files[name]


def test_the_formats_of_a_draft_are_offered_where_there_is_one_and_the_internal_ones_to_nobody():
    of_draft = {name for name, kind in FORMATS.items() if kind.of_draft}
    internal = {name for name, kind in FORMATS.items() if kind.internal}
    assert internal == {"dropped", "missing"}
    assert set(offered(drafted())) == set(FORMATS) - internal
    assert set(offered(assessed())) == set(FORMATS) - internal - of_draft
    assert why_not("dropped", drafted()) == ""
    assert why_not("targets", assessed()).endswith("politikken har intet udkast her.")


def test_every_table_of_the_hearing_note_repeats_its_header_and_has_a_description(files):
    tables = docx.Document(BytesIO(files["hearing"])).tables
    assert len(tables) == len(WHOLE.objectives) + 1
    for table in tables:
        assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
