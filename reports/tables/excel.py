"""All figures behind the status as a workbook: tables with filters, native charts, a source in each row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from math import ceil
from textwrap import wrap

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from metrics.status import IndicatorStatus, Status
from presentation.about.method import source_download
from presentation.blocks import Selection, plain
from presentation.charts.bars import Bar, target_bars
from presentation.charts.palette import LIGHT
from presentation.documents import coverage
from presentation.documents.selection import narrowed_to
from presentation.figures.indicator_table import figure_download, named_year
from presentation.figures.series_tables import whole_download
from presentation.html.downloads import Cell, Download
from presentation.initiatives.all_initiatives import initiative_download, whole
from presentation.language.sentences import indicator_sentences, seen_from
from presentation.status.measurability import conclusion
from presentation.status.overview import objectives_download
from presentation.status.remarks import remarks_download
from presentation.status.written import texts_download
from reports.shared.office import FONT, LANGUAGE, pinned
from reports.tables.extracts import FORMULA_STARTS

LONGEST_CELL = 32_767
CUT = " … [Excel har ikke plads til mere i én celle; hele teksten står i Word og PDF]"
A3 = 8
LETTERS_ON_A_PAGE = 270
"""The width of a printed page in letters; beyond it, letters are smaller than eight points."""
LETTERS_OF_A_FOOTER = 230
"""Excel allows 255, including the codes around the text."""
HEAD_ROW = 3
"""The rows above the table hold its title and a description."""

NARROWEST, WIDE, WIDEST = 9, 22, 54
LONG_TEXT = 90
"""A column with a text longer than this may be as wide as `WIDEST`."""

LINE_POINTS, HIGHEST_POINTS = 15, 409
TEXT_COLUMNS = 7
"""The number of columns that a sentence above a table spans."""

CHART_ROWS, CHART_WIDTH = 12, 760
ROW_PIXELS = 20


class Book:
    """A workbook being written, with its cell formats."""

    def __init__(self, stream: BytesIO, status: Status, selection: Selection) -> None:
        as_text = {"strings_to_formulas": False, "strings_to_urls": False}
        self.file: Workbook = xlsxwriter.Workbook(stream, {"in_memory": True, **as_text})
        look = {"font_name": FONT, "font_size": 11, "valign": "top", "text_wrap": True}
        self.plain: Format = self.file.add_format(look)
        # Text that looks like a formula stays text, also when somebody edits the cell.
        self.quoted: Format = self.file.add_format(look | {"quote_prefix": True})
        self.number: Format = self.file.add_format(look | {"align": "right", "indent": 1})
        self.head: Format = self.file.add_format(
            look | {"bold": True, "font_color": "#ffffff", "bg_color": LIGHT.bar}
        )
        self.title: Format = self.file.add_format(
            look | {"bold": True, "font_size": 16, "text_wrap": False}
        )
        self.sentence: Format = self.file.add_format(look)
        self.heading: Format = self.file.add_format(
            look | {"bold": True, "font_size": 13, "text_wrap": False}
        )
        self.file.set_properties(
            {
                "title": "Status på handicappolitikken: alle tal",
                "subject": seen_from(status),
                "comments": f"{coverage.edition(status, selection)}. {coverage.selected(status, selection, 'Filen')}".strip(),
                "language": LANGUAGE,
            }
        )

    def written(self, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        """Write a cell; numbers as numbers, and text always as text, even if it looks like a formula."""
        match cell:
            case None:
                sheet.write_blank(row, column, None, self.plain)
            case str():
                text = _fitting(plain(cell))
                is_formula = text.startswith(FORMULA_STARTS)
                sheet.write_string(row, column, text, self.quoted if is_formula else self.plain)
            case _:
                sheet.write_number(row, column, cell, self.number)


def _fitting(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - len(CUT)] + CUT


def excel(status: Status, selection: Selection) -> bytes:
    """The workbook of the selection; the same status gives the same bytes."""
    found = narrowed_to(status, selection)
    chosen = {initiative.id for initiative in found.initiatives}
    stream = BytesIO()
    book = Book(stream, status, selection)
    figures = figure_download(status, "tal", "Alle tal og måltal", found.indicators)
    initiatives = initiative_download(status, [i for i in whole(status) if i.id in chosen])
    _overview(book, found, selection)
    public = [("Offentlige tal", "offentlige_tal", whole_download(found))]
    for name, code, extract in (
        ("Tal", "tal", figures),
        *(public if found.public_series else []),
        ("Indsatser", "indsatser", initiatives),
        ("Bemærkninger", "bemaerkninger", remarks_download(status, found.remarks)),
        ("Tekster", "tekster", texts_download(status, found.texts)),
        ("Kilder", "kilder", source_download(status)),
    ):
        _sheet(book, name, code, _of(status, selection, extract))
    book.file.close()
    return pinned(stream.getvalue(), status.as_of)


def _of(status: Status, selection: Selection, extract: Download) -> Download:
    """The table with the workbook's notes in its description, and a row that says so if it is empty."""
    empty = (
        f"Ingen rækker{coverage.within(selection, ' i kilderne')}",
        *[None] * (len(extract.headings) - 1),
    )
    about = f"{coverage.notes(status, selection)} {extract.about}".strip()
    return replace(extract, rows=extract.rows or (empty,), about=about)


def _sheet(book: Book, name: str, code: str, extract: Download) -> None:
    sheet = book.file.add_worksheet(name)
    last = _table(book, sheet, HEAD_ROW, code, extract)
    sheet.write_string(0, 0, extract.title, book.title)
    _sentence(book, sheet, 1, extract.about)
    sheet.freeze_panes(HEAD_ROW + 1, 1)
    # A year is text here, and no mistake.
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
    _for_print(sheet, extract.title, extract.about, sum(_widths(extract)))
    # Title and description are in the page's header and footer, so the rows above are not printed.
    sheet.print_area(HEAD_ROW, 0, last, len(extract.headings) - 1)
    sheet.repeat_rows(HEAD_ROW)


def _table(book: Book, sheet: Worksheet, top: int, code: str, extract: Download) -> int:
    """Write a table with a filter; returns its last row."""
    rows, widths = extract.rows, _widths(extract)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.set_row(top, _height(extract.headings, [width - 3 for width in widths]))
    for number, row in enumerate(rows, start=top + 1):
        sheet.set_row(number, _height(row, widths))
        for column, cell in enumerate(row):
            book.written(sheet, number, column, cell)
    last = top + len(rows)
    columns = [{"header": heading, "header_format": book.head} for heading in extract.headings]
    sheet.add_table(
        top,
        0,
        last,
        len(extract.headings) - 1,
        {
            "name": f"tabel_{code}",
            "columns": columns,
            "style": "Table Style Light 1",
            "title": extract.title,
            "description": extract.about,
        },
    )
    return last


def _widths(extract: Download) -> list[int]:
    return [
        _width(heading, [row[column] for row in extract.rows])
        for column, heading in enumerate(extract.headings)
    ]


def _width(heading: str, cells: Sequence[Cell]) -> int:
    """A column's width in letters: that of its longest text, within readable limits."""
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    longest_word = max(len(word) for word in heading.split())
    widest = WIDEST if longest > LONG_TEXT else WIDE
    return max(NARROWEST, longest_word + 4, min(widest, longest + 2))


def _height(cells: Sequence[Cell], widths: Sequence[int]) -> float:
    """A row's height in points, up to Excel's limit, so that no text is cut in print."""
    lines = (
        len(wrap(str(cell), max(1, width - 1)))
        for cell, width in zip(cells, widths, strict=True)
        if cell is not None
    )
    return min(HIGHEST_POINTS, LINE_POINTS * max(1, *lines, 1))


def _sentence(book: Book, sheet: Worksheet, row: int, text: str) -> None:
    """Write a sentence across several columns, with the height that it needs."""
    sheet.merge_range(row, 0, row, TEXT_COLUMNS - 1, "", book.sentence)
    sheet.write_string(row, 0, text, book.sentence)
    sheet.set_row(row, _height([text], [TEXT_COLUMNS * (NARROWEST + 4)]))


def _for_print(sheet: Worksheet, title: str, about: str, letters: int) -> None:
    """Set up landscape print: enough pages side by side for readable letters, the first column on each."""
    sheet.set_landscape()
    sheet.set_paper(A3)
    beside = ceil(letters / LETTERS_ON_A_PAGE)
    sheet.fit_to_pages(beside, 0)
    if beside > 1:
        sheet.repeat_columns(0)
        sheet.print_across()
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.7)
    # An ampersand begins a code in a footer; two are printed as one.
    footer = about.replace("&", "&&")[:LETTERS_OF_A_FOOTER]
    sheet.set_footer(f"&L{footer}&RSide &P af &N")
    sheet.set_header(f"&L&B{title.replace('&', '&&')}")


def _overview(book: Book, status: Status, selection: Selection) -> None:
    extract = _of(status, selection, objectives_download(status))
    headline = coverage.headline(status, selection)
    sheet = book.file.add_worksheet("Overblik")
    last = _table(book, sheet, HEAD_ROW, "overblik", extract)
    sheet.write_string(0, 0, headline, book.title)
    _sentence(book, sheet, 1, f"{extract.about} {conclusion(status)}".strip())
    row = last + 2
    for indicator in status.indicators:
        if len(bars := target_bars(indicator)) > 1:
            row = _chart(book, sheet, row, status, indicator, bars)
    _for_print(sheet, headline, extract.about, sum(_widths(extract)))


def _chart(
    book: Book,
    sheet: Worksheet,
    row: int,
    status: Status,
    indicator: IndicatorStatus,
    bars: Sequence[Bar],
) -> int:
    """Write a sentence, the figures of the bars, and their chart; returns the next free row."""
    name = plain(named_year(indicator))
    sentence = plain(indicator_sentences(status, indicator))
    sheet.write_string(row, 0, name, book.heading)
    _sentence(book, sheet, row + 1, sentence)
    head = row + 2
    for column, words in enumerate(("", "Forvaltning og status", "Tal", "Måltal")):
        sheet.write_string(head, column, words, book.head if words else book.plain)
    for number, bar in enumerate(bars, start=head + 1):
        book.written(sheet, number, 1, bar.label)
        book.written(sheet, number, 2, bar.value)
        book.written(sheet, number, 3, bar.target)
    last = head + len(bars)
    chart = _bar_chart(book, name, bars, head, last)
    rows = max(CHART_ROWS, 2 * len(bars) + 2)
    chart.set_size({"width": CHART_WIDTH, "height": rows * ROW_PIXELS})
    sheet.insert_chart(
        head,
        4,
        chart,
        {"description": f"Søjlediagram efter forvaltning. {sentence}", "object_position": 2},
    )
    return head + rows + 2


def _bar_chart(
    book: Book, name: str, bars: Sequence[Bar], head: int, last: int
) -> xlsxwriter.chart_bar.ChartBar:
    chart = book.file.add_chart({"type": "bar"})
    font = {"name": FONT, "size": 11, "color": LIGHT.text}
    for column, fill in ((2, LIGHT.bar), (3, "#ffffff")):
        series = {
            "name": ["Overblik", head, column],
            "categories": ["Overblik", head + 1, 1, last, 1],
            "values": ["Overblik", head + 1, column, last, column],
            "fill": {"color": fill},
            "border": {"color": LIGHT.ink if column == 3 else fill, "width": 1.5},
            "data_labels": {"value": True, "font": font},
            "gap": 60,
        }
        if column == 2:
            series["points"] = [
                {"fill": {"color": LIGHT.failing}, "border": {"color": LIGHT.failing}}
                if bar.failing
                else None
                for bar in bars
            ]
        chart.add_series(series)
    chart.set_title({"name": name, "name_font": {**font, "size": 14}, "overlay": False})
    chart.set_x_axis({"min": 0, "visible": False, "major_gridlines": {"visible": False}})
    chart.set_y_axis({"reverse": True, "num_font": font})
    chart.set_legend({"position": "bottom", "font": font})
    return chart
