"""LibreOffice shows office files as pages, with the fonts that a test chooses."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from reports.shared.office import FONT
from tests.reports import as_pages


def note(*page_texts: str) -> bytes:
    document = docx.Document()
    document.styles["Normal"].font.name = FONT
    for text in page_texts:
        document.add_paragraph(text).paragraph_format.page_break_before = True
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def test_files_are_opened_as_pages_with_the_twin_of_calibri_in_one_call() -> None:
    made = as_pages.pages_of({"a.docx": note("Én", "To"), "b.docx": note("Rød grød")})
    assert {name: len(pages) for name, pages in made.items()} == {"a.docx": 2, "b.docx": 1}
    first, second = made["a.docx"]
    assert (first.text.strip(), second.text.strip()) == ("Én", "To")
    assert first.fonts == {"Carlito"}
    assert [line.text for line in first.lines] == ["Én"]
    assert first.outside == ()
    # A line below a margin of 72 points: less than a twentieth of the 678 points between 2 cm at each side.
    assert 0 < first.fill < 1 / 20


def test_a_computer_with_neither_calibri_nor_its_twin_is_tried_too() -> None:
    (page,) = as_pages.pages(note("Rød grød"), "docx", as_pages.NO_CALIBRI)
    assert page.text.strip() == "Rød grød"
    assert page.fonts == {"DejaVuSans"}


def test_without_libreoffice_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv(as_pages.VARIABLE, "/nowhere/soffice")
    monkeypatch.setattr(as_pages, "USUAL_PROGRAMS", ())
    with pytest.raises(as_pages.NoLibreOfficeError, match=r"sudo apt install .*libreoffice-writer"):
        as_pages.program()
