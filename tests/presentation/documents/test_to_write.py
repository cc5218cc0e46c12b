"""The sheet of what nobody has written: each thing once, with who is asked, where, and for which documents."""

from __future__ import annotations

from presentation.blocks import Blank, Document, Selection, Table
from presentation.documents import chapters, unwritten
from presentation.documents.status_document import status_document
from presentation.documents.to_write import (
    NOTHING,
    THE_SENDER,
    TOGETHER,
    Lack,
    found,
    on_page,
    to_write,
)
from presentation.html.links import Links
from tests.records import assessed, departments, objective, policy, priority

STATUS = assessed(
    policy(),
    objective(1),
    objective(2),
    priority("1a", lead=("SOF",)),
    priority("1b", lead=("SOF",)),
    priority("2a", lead=("BIF", "SOF")),
    *departments("BIF", "BUF", "SOF"),
)


def document(*sections: tuple[str, str]) -> Document:
    """A document that lacks something in each section, by title, and has nothing else in it."""
    return chapters.document(
        STATUS,
        Selection(),
        "Prøve",
        "",
        (unwritten.section(title, 1, (Blank(what, "i Word"),)) for title, what in sections),
    )


def lacks() -> tuple[Lack, ...]:
    return found({"Status": status_document(STATUS), "Notat": document(("Økonomi", "prisen"))})


def rows(made: Document) -> dict[str, list[tuple[str, ...]]]:
    """The rows of the sheet by chapter."""
    return {
        section.title: [
            row for block in section.blocks if isinstance(block, Table) for row in block.texts
        ]
        for section in made.sections[1:]
    }


def test_the_texts_of_an_objective_that_the_same_are_asked_for_are_one_thing():
    # SOF alone for objective 1 and its two priorities, SOF and BIF for objective 2 and its one.
    assert [each.what for each in lacks()] == [
        "»Hvad er der sket, og hvorfor?« og »Næste skridt« om målsætning 1 og om prioritering 1a og 1b",
        "»Hvad er der sket, og hvorfor?« og »Næste skridt« om målsætning 2 og om prioritering 2a",
        "Prisen",
    ]


def test_what_several_documents_lack_is_one_thing_that_names_them():
    (price,) = found(
        {"Notat": document(("Økonomi", "prisen")), "Bilag": document(("Penge", "prisen"))}
    )
    assert {
        name: [each.section for each in lacking] for name, lacking in price.documents.items()
    } == {
        "Notat": ["Økonomi"],
        "Bilag": ["Penge"],
    }


def test_the_sheet_has_a_table_for_each_who_is_asked_and_last_one_for_the_sender():
    made = to_write(
        STATUS,
        Selection(),
        {"Status": status_document(STATUS), "Notat": document(("Økonomi", "prisen"))},
    )
    assert list(rows(made)) == ["SOF", TOGETHER, THE_SENDER]
    assert [row[1] for row in rows(made)[TOGETHER]] == ["BIF og SOF"]
    assert rows(made)[THE_SENDER] == [("Prisen", "i Word", "Notat: »Økonomi« er udeladt.")]
    assert made.brief
    assert not made.unwritten


def test_the_sheet_counts_what_is_missing():
    made = to_write(STATUS, Selection(), {"Notat": document(("A", "x"), ("B", "y"))})
    assert made.sections[0].blocks[0].text == "To ting er ikke skrevet."


def test_where_all_is_written_the_sheet_and_the_page_say_so():
    made = to_write(STATUS, Selection(), {"Notat": document()})
    assert [block.text for section in made.sections for block in section.blocks] == [NOTHING]
    assert NOTHING in on_page(STATUS, (), Links())


def test_the_page_links_to_the_form_for_each_objective():
    html = on_page(STATUS, lacks(), Links())
    assert Links().writing_about(1) in html
    assert Links().writing_about(2) in html
    assert html.count("<details") == len(["SOF", TOGETHER, THE_SENDER])


def test_the_sheet_of_a_selection_says_that_it_is_one():
    made = to_write(STATUS, Selection(departments=("SOF",)), {"Notat": document(("A", "x"))})
    assert made.sections[0].blocks[0].text == "Arket er afgrænset til SOF."
