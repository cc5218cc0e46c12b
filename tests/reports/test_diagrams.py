"""A chart of a kind that office programs do not have is a table there, and a drawing in a PDF."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
import pypdfium2
import pytest

from policy.periods import Period
from presentation.blocks import Diagram, Document, Section
from presentation.charts.spans import SpanChart, SpanGroup, SpanRow
from reports.pdf import document as pdf
from reports.word import document as word

ROWS = (SpanRow("Åben rådgivning", "til 2025", Period.year(2023), Period.year(2025)),)
SENTENCE = "Én indsats har både start og slutning."


@pytest.fixture(scope="module")
def document() -> Document:
    chart = SpanChart("Tidslinje", (SpanGroup("Job", ROWS),), date(2025, 11, 13))
    section = Section("Indsatser", 1, (Diagram(chart, SENTENCE),))
    return Document(
        "Status", "2025", date(2025, 11, 13), 1, "udgave 1", (section,), ("Status",), "Lyngvig"
    )


def test_word_has_the_sentence_and_a_table(document):
    read = docx.Document(BytesIO(word.word(document)))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    assert any("Åben rådgivning" in cell for cell in cells)
    assert SENTENCE in [paragraph.text for paragraph in read.paragraphs]


def test_a_pdf_has_the_drawing(document):
    pages = pypdfium2.PdfDocument(pdf.as_pdf(document))
    assert "Åben rådgivning" in "".join(page.get_textpage().get_text_bounded() for page in pages)
