from __future__ import annotations

from presentation.html.downloads import Download
from presentation.language.absent import Absent
from reports.tables.sheets import Part, cut_out

HIDDEN, NONE = Absent.HIDDEN, Absent.NONE
WHOLE = Download(
    "haller",
    "Haller",
    ("Hal", "Pladser", "Fødte", "Note"),
    (("Nord", 40, None, None), ("Syd", None, None, ""), ("Nord", 40, None, None)),
    "",
    (
        (None, None, HIDDEN, NONE),
        (None, Absent.NOT_STATED, HIDDEN, NONE),
        (None, None, HIDDEN, NONE),
    ),
)


def part(*headings: str, **choices: bool) -> Part:
    return Part("Haller", "tabel_haller", "Haller", headings, **choices)


def test_each_empty_cell_has_its_reason():
    sheet = cut_out(part("Hal", "Pladser"), WHOLE)
    assert sheet.rows == (("Nord", 40), ("Syd", "[ikke oplyst]"), ("Nord", 40))


def test_a_column_without_a_value_is_left_out_and_named_but_a_hidden_one_stays():
    """That a figure is hidden is something to say; that no row has a note is not."""
    sheet = cut_out(part("Hal", "Fødte", "Note"), WHOLE)
    assert sheet.headings == ("Hal", "Fødte")
    assert {row[1] for row in sheet.rows} == {"[skjult]"}
    assert sheet.lines == ("Kolonner, som kilderne intet har til, er udeladt: Note.",)


def test_rows_with_nothing_but_their_name_are_left_out_of_a_sparse_part():
    assert cut_out(part("Hal", "Pladser", sparse=True), WHOLE).rows == (("Nord", 40), ("Nord", 40))


def test_equal_rows_are_one_in_a_distinct_part():
    sheet = cut_out(part("Hal", "Pladser", distinct=True), WHOLE)
    assert sheet.rows == (("Nord", 40), ("Syd", "[ikke oplyst]"))


def test_a_text_of_control_characters_alone_is_an_empty_cell():
    odd = Download("a", "A", ("Navn",), (("\x00",),), "", ((None,),))
    assert cut_out(part("Navn"), odd).rows == (("[ikke oplyst]",),)
