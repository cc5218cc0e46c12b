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


def hall(place: int, *rest: float | str | None) -> tuple[float | str | None, ...]:
    return (f"Hal {place}", *rest)


def halls(count: int, hidden: Absent = NONE) -> Download:
    """Halls of which the first alone has a depth, an opening and places."""
    rows = (
        hall(1, 2.5, "2027", 40),
        *(hall(place, None, None, 40) for place in range(2, count + 1)),
    )
    reasons = ((None, NONE, hidden, None),) * count
    return Download("haller", "Haller", ("Hal", "Dybde", "Åbner", "Pladser"), rows, "", reasons)


def test_columns_that_few_of_many_rows_have_are_gathered_in_one_with_their_headings():
    sheet = cut_out(part("Hal", "Dybde", "Åbner", "Pladser"), halls(16))  # 1 / 16 = 6 %
    assert sheet.headings == ("Hal", "Pladser", "Desuden")
    assert sheet.rows[0] == ("Hal 1", 40, "Dybde: 2,5; Åbner: 2027")
    assert {row[2] for row in sheet.rows[1:]} == {"[ingen]"}
    assert sheet.lines == ("Kolonnen Desuden har det, som få rækker har: Dybde; Åbner.",)


def test_columns_stay_in_a_short_table_and_where_a_cell_is_hidden_or_only_one_is_rare():
    columns = ("Hal", "Dybde", "Åbner", "Pladser")
    assert cut_out(part(*columns), halls(15)).headings == columns
    assert cut_out(part(*columns), halls(16, HIDDEN)).headings == columns
