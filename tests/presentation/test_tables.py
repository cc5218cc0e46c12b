"""A table is declared once; each outlet renders it from the same cells."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from markupsafe import Markup

from metrics.status import Status
from policy.statuses import StatusCode
from presentation import tables
from presentation.blocks import Statement
from presentation.html.markup import anchor, mark
from presentation.tables import DOCUMENT, FILE, PAGE, SHOWN, Column, Table
from tests.records import assessed


@dataclass(frozen=True)
class Hall:
    name: str
    seats: int | None
    share: float = 0.5


HALLS = (Hall("Nord", 1200), Hall("Syd", None))


def table(*columns: Column[Hall]) -> Table[Hall]:
    return Table("Haller", (Column("Hal", lambda hall: hall.name), *columns), HALLS)


@pytest.fixture
def status() -> Status:
    return assessed()


def file_cells(status: Status, *columns: Column[Hall]) -> list[object]:
    """The cells of the first row, without its name and its date."""
    return list(tables.as_file(table(*columns), status, "haller", "Haller").rows[0][1:-1])


def test_a_status_is_a_mark_on_pages_a_code_in_documents_and_words_in_files(status):
    verdict = Column[Hall]("Status", lambda _: Statement(StatusCode.REACHED, "Fastholdt"))
    assert mark(StatusCode.REACHED, "Fastholdt") in tables.on_page(table(verdict))
    block = tables.in_document(table(verdict))
    assert block.rows[0] == ("Nord", Statement(StatusCode.REACHED, "Fastholdt"))
    assert block.texts[0] == ("Nord", "Fastholdt")
    assert file_cells(status, verdict) == ["Fastholdt"]


def test_a_number_is_in_words_on_pages_and_a_number_in_files(status):
    seats = Column[Hall]("Pladser", lambda hall: hall.seats, numeric=True)
    assert '<td role="cell" data-label="Pladser" class="numeric">1.200</td>' in tables.on_page(
        table(seats)
    )
    block = tables.in_document(table(seats))
    assert (block.rows[0], block.numeric) == (("Nord", "1.200"), {1})
    assert file_cells(status, seats) == [1200]


def test_an_unknown_value_is_in_words_on_pages_and_empty_in_a_file(status):
    seats = Column[Hall]("Pladser", lambda hall: hall.seats, unknown="ikke oplyst")
    assert "ikke oplyst" in tables.on_page(table(seats))
    assert tables.in_document(table(seats)).rows[1] == ("Syd", "ikke oplyst")
    file = tables.as_file(table(seats), status, "haller", "Haller")
    assert [row[1] for row in file.rows] == [1200, None]


def test_a_column_in_which_nothing_is_known_of_any_row_may_be_left_out_of_a_document():
    seats = Column[Hall]("Pladser", lambda hall: hall.seats, unknown="ikke oplyst")
    price = Column[Hall]("Pris", lambda _: None, unknown="ikke sat endnu")
    whole, known = (
        make(table(seats, price)).headings
        for make in (tables.in_document, tables.known_in_document)
    )
    assert whole == ("Hal", "Pladser", "Pris")
    assert known == ("Hal", "Pladser")


def test_a_column_appears_only_in_its_own_outlets(status):
    columns = [Column[Hall](str(each), lambda hall: hall.name, each) for each in (PAGE, DOCUMENT)]
    columns.append(Column("Fil", lambda hall: hall.name, FILE))
    columns.append(Column("Vist", lambda hall: hall.name, SHOWN))
    assert tables.on_page(table(*columns)).count('<th scope="col"') == 3
    assert tables.in_document(table(*columns)).headings == ("Hal", str(DOCUMENT), "Vist")
    file = tables.as_file(table(*columns), status, "haller", "Haller")
    assert file.headings == ("Hal", "Fil", "Set pr.")


def test_a_page_and_a_file_may_have_different_cells(status):
    share = Column[Hall](
        "Andel",
        lambda hall: f"{hall.share:.0%}",
        page=lambda hall: anchor("halvdelen", "./hal"),
        file=lambda hall: hall.share * 100,
    )
    assert Markup('<a href="./hal">halvdelen</a>') in tables.on_page(table(share))
    assert tables.in_document(table(share)).rows[0] == ("Nord", "50%")
    assert file_cells(status, share) == [50.0]


def test_a_percentage_is_short_in_a_column_of_numbers():
    column = Column[Hall]("Andel", lambda _: "ca. 73 procent", numeric=True)
    assert "ca. 73 %" in tables.on_page(table(column))
    assert tables.in_document(table(column)).rows[0] == ("Nord", "ca. 73 %")


def test_text_from_data_is_escaped_on_a_page():
    column = Column[Hall]("Note", lambda _: "<b>fed</b>")
    assert "&lt;b&gt;fed&lt;/b&gt;" in tables.on_page(table(column))
