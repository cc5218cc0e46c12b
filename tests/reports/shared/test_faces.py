from __future__ import annotations

import pytest
from PIL import ImageFont

from reports.shared.faces import CALIBRI, SOURCE_SANS, WIDTHS
from reports.shared.fitting import lines, text_width
from tests.reports.as_pages import font_file
from tests.reports.shared import font_widths

SENTENCE = "Øget støtte til børn, æbler og »åbne« døre – 1.234,5 % i 2030"
SIZE = 100


def test_the_widths_are_those_of_the_fonts():
    assert WIDTHS.read_text(encoding="utf-8") == font_widths.text()


@pytest.mark.parametrize("name", ["Carlito-Regular.ttf", "Carlito-Bold.ttf"])
def test_no_text_is_wider_than_it_is_measured_and_none_by_a_twentieth_narrower(name: str):
    drawn = ImageFont.truetype(font_file(name), SIZE).getlength(SENTENCE) / SIZE
    assert drawn <= CALIBRI.width(SENTENCE) <= 1.05 * drawn


def test_the_pdf_is_measured_by_its_own_font():
    assert CALIBRI.width("Handicap") != SOURCE_SANS.width("Handicap")


def test_a_letter_that_no_font_has_is_as_wide_as_it_is_high():
    assert CALIBRI.width("語語") == 2


def test_a_space_that_does_not_break_is_as_wide_as_any():
    assert CALIBRI.width("3\u00a0mio.") == CALIBRI.width("3 mio.")


def test_letters_of_a_word_too_long_keep_within_the_column():
    word = "Specialundervisningskonsulentfunktionsbeskrivelser"
    assert all(text_width(line, 11.0) <= 60 for line in lines(word, 60, 11.0))
