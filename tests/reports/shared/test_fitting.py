from __future__ import annotations

from presentation.blocks import Table
from reports.shared.fitting import column_widths, longest_word, row_lines, text_width

SIZE, SIDE = 10.0, 4.0


def test_a_short_cell_is_on_one_line_and_words_are_not_broken():
    sentence = "Støtten gives efter en samlet vurdering. " * 10
    table = Table("", ("Indsats", "Beløb"), ((sentence, "3 mio. kr."), ("Bevægelsesbånd", "–")))
    first, second = column_widths(table, 200.0, SIZE, SIDE)
    assert first + second <= 200.5
    assert second >= text_width("3 mio. kr.", SIZE) + 2 * SIDE
    assert first >= longest_word("Bevægelsesbånd", SIZE) + 2 * SIDE


def test_the_widths_with_the_lowest_table_are_chosen():
    names = [f"{number} Styrke sagsbehandlingen i jobcentrene" for number in range(9)]
    rows = [(name, "Alle syv") for name in names]
    rows.append(("En", "Udgangspunkt, retning, ejer, hyppighed og finansiering " * 4))
    table = Table("", ("Prioritering", "Mangler"), tuple(rows))
    widths = column_widths(table, 400.0, SIZE, SIDE)
    assert [row_lines(row, widths, SIZE, SIDE) for row in rows[:9]] == [1] * 9


def test_a_table_that_does_not_fit_still_has_the_given_width():
    table = Table("", ("a", "b"), (("x" * 80, "y" * 40),))
    assert abs(sum(column_widths(table, 100.0, SIZE, SIDE)) - 100.0) < 0.01


def test_a_table_without_rows_has_widths():
    assert sum(column_widths(Table("", ("Navn", "Tal"), ()), 100.0, SIZE, SIDE)) <= 100.01
