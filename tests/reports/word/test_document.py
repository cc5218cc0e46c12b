from __future__ import annotations

import re
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from pptx.chart.chart import Chart
from pptx.oxml import parse_xml

from metrics.status import Status
from policy.choices import Population, RemarkKind, TextKind
from policy.statuses import StatusCode
from policy.tables import REQUIRED
from presentation.blocks import (
    Bullets,
    Document,
    Paragraph,
    ParagraphKind,
    Section,
    Selection,
    Table,
)
from presentation.charts.bars import target_bars
from presentation.documents.committee_annex import committee_annex
from presentation.documents.committee_note import committee_note
from presentation.documents.proposal import proposal
from presentation.documents.status_document import status_document
from presentation.language.figure_sentences import reconciliation_sentence
from presentation.status.texts import HEADINGS
from reports.word.document import word
from reports.word.parts import NO_BREAK
from tests.hard_records import CONTROLS, LONGEST, MARKUP, full_status, hard_status
from tests.records import (
    AS_OF,
    assessed,
    departments,
    objective,
    objectives_and_priorities,
    policy,
    priority,
    remark,
    reply,
)
from tests.reports.office_files import (
    FORBIDDEN,
    expected_rows,
    has_only_the_date,
    measure,
    parts,
    shipped_status,
)

BUF = Selection(departments=("BUF",))
NO_NEXT_STEP = {
    # There is a next step for objective 5 as a whole, and for no priority.
    *"12346",
    *("1a", "1b", "2a", "2b", "2c", "2d", "3a", "3b", "4a", "4b", "4c"),
    *("5a", "5b", "5c", "5d", "5e", "6a", "6b", "6c", "6d"),
}


def note_file(status: Status, selection: Selection) -> bytes:
    return word(committee_note(status, selection))


def annex_file(status: Status, selection: Selection) -> bytes:
    return word(committee_annex(status, selection))


def proposal_file(status: Status, selection: Selection) -> bytes:
    return word(proposal(status, selection))


@pytest.fixture(scope="module")
def shipped() -> Status:
    return shipped_status()


@pytest.fixture(scope="module")
def to_buf(shipped):
    return note_file(shipped, BUF)


@pytest.fixture(scope="module")
def proposed(shipped):
    return proposal_file(shipped, Selection())


def read(content: bytes):
    return docx.Document(BytesIO(content))


def text_of(content: bytes) -> str:
    file = read(content)
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in file.paragraphs), *cells])


def unwritten(document: Document) -> list[str]:
    """What nobody has written of a document, which is listed for the officer alone."""
    return [each.blank.what for each in document.unwritten]


def subjects(document: Document, kind: TextKind) -> set[str]:
    """The objectives and priorities that nobody has written a text of a kind about."""
    blanks = [each.blank for each in document.unwritten]
    return {b.priority or str(b.objective) for b in blanks if b.what == f"»{HEADINGS[kind]}«"}


def headings(content: bytes, level: int) -> list[str]:
    return [p.text for p in read(content).paragraphs if p.style.name == f"Heading {level}"]


def test_a_note_has_the_conclusion_the_committees_own_part_and_the_next_steps(to_buf):
    assert headings(to_buf, 1) == [
        "Konklusion",
        "Prioriteringer",
        "Det beder vi udvalget om",
        "Handicaprådets bemærkninger",
        "Videre proces",
        "Bilag",
    ]
    assert headings(to_buf, 2) == []
    assert "Med dette notat orienteres Børne- og Ungdomsudvalget" in text_of(to_buf)


def test_an_annex_has_all_that_the_note_leaves_out(shipped):
    content = annex_file(shipped, BUF)
    assert headings(content, 1) == [
        "Tal med måltal",
        "Det, der vedrører Børne- og Ungdomsudvalget",
        "Handicaprådets bemærkninger med svar",
        "Videre proces",
    ]
    assert headings(content, 2)[:4] == [
        "Ansatte i fleksjob i kommunen",
        "Prioriteringer, Børne- og Ungdomsforvaltningen",
        "Øvrige tal, Børne- og Ungdomsforvaltningen",
        "Indsatser, Børne- og Ungdomsforvaltningen",
    ]


def test_a_note_has_the_councils_view_and_the_departments_printed_comment(to_buf):
    text = text_of(to_buf)
    assert "Sene tilbud, fravær og klassestørrelser" in text
    assert "Børne- og Ungdomsforvaltningen: Forvaltningen bemærker" in text
    assert "midlerne følger barnet" in text


def test_a_missing_comment_is_listed_for_the_officer_and_is_not_in_the_note(shipped, to_buf):
    missing = unwritten(committee_note(shipped, BUF))
    topic = "Forskel på specialindsatser i almenskoler"
    assert f"Børne- og Ungdomsforvaltningens bemærkning til: {topic}" in missing
    assert "afsender, sagsnummer og notatets dato" in missing
    assert not any("Sene tilbud" in each for each in missing)
    assert not any(each in text_of(to_buf) for each in missing)


def asked_for(status: Status, code: str) -> list[str]:
    """The remarks that a note to the department lacks its comment on."""
    missing = unwritten(committee_note(status, Selection(departments=(code,))))
    return [found[1] for each in missing if (found := re.search("bemærkning til: (.+)", each))]


def remarked(*rows: object) -> Status:
    """A policy where SOF is responsible for each priority and BIF has a part in those of objective 5."""
    shared = [priority(f"5{letter}", others=("BIF",)) for letter in "ab"]
    return assessed(policy(), objective(5), *shared, *departments("BIF", "BUF", "SOF"), *rows)


def test_only_the_responsible_department_is_asked_for_a_comment():
    status = remarked(remark("B1", RemarkKind.GAP))
    assert asked_for(status, "SOF") == ["Bemærkning B1"]
    assert asked_for(status, "BIF") == []


def test_a_remark_that_names_departments_asks_only_them():
    status = remarked(remark("B1", RemarkKind.GAP, departments=("BIF",)))
    assert asked_for(status, "BIF") == ["Bemærkning B1"]
    assert asked_for(status, "SOF") == []


def test_answered_remarks_and_praise_ask_for_no_comment():
    status = remarked(
        remark("B1", RemarkKind.GAP), reply("S1", "B1"), remark("B2", RemarkKind.PRAISE)
    )
    assert asked_for(status, "SOF") == []


def test_officers_texts_are_in_the_note_with_their_author_and_the_rest_is_listed():
    note = committee_note(hard_status(), Selection(departments=("SOF",)))
    text = text_of(word(note))
    assert "5d 5d · Hvad er der sket, og hvorfor?" in text
    assert MARKUP in text
    assert "Skrevet af Prøve Prøvesen, SOF, 1. november 2025." in text
    assert subjects(note, TextKind.NEXT_STEP) == NO_NEXT_STEP
    assert MARKUP + "\nSkrevet af" not in text_of(
        note_file(hard_status(), Selection(departments=("BIF",)))
    )


def test_officers_texts_are_in_the_matching_sections_of_the_proposal():
    document = proposal(hard_status(), Selection())
    paragraphs = [p.text for p in read(word(document)).paragraphs]
    problem, solution, economy = map(paragraphs.index, ("Problemstilling", "Løsning", "Økonomi"))
    assert problem < paragraphs.index("5d 5d · Hvad er der sket, og hvorfor?") < solution
    assert solution < paragraphs.index("Målsætning 5: M5 · Næste skridt") < economy
    assert subjects(document, TextKind.NEXT_STEP) == NO_NEXT_STEP
    steps = f"»{HEADINGS[TextKind.NEXT_STEP]}«"
    assert {e.section for e in document.unwritten if e.blank.what == steps} == {"Løsning"}


def test_a_text_about_one_priority_leaves_the_others_and_the_objective_unwritten():
    """There is a story for 5d alone."""
    marked = subjects(status_document(hard_status()), TextKind.STORY)
    assert subjects(proposal(hard_status(), Selection()), TextKind.STORY) == marked
    assert "5d" not in marked
    assert {"5", "5a", "5e"} <= marked


@pytest.mark.parametrize("make", [annex_file, proposal_file])
def test_the_reservations_on_the_figures_are_in_word_too(shipped, make):
    text = text_of(make(shipped, Selection()))
    own = measure(shipped)
    assert own.indicator.population is Population.RELATED_GROUP
    assert f"Beslægtet gruppe. {own.indicator.population_note}" in text
    differences = [d for d in shipped.reconciliations if d.indicator == own.indicator.id]
    assert differences
    for difference in differences:
        assert f"{reconciliation_sentence(shipped, difference)}." in text


def test_an_annex_states_the_population_of_each_of_its_figures(shipped):
    text = text_of(annex_file(shipped, Selection(departments=("BIF",))))
    wider = [
        i.indicator
        for i in shipped.indicators
        if i.indicator.population is Population.WIDER
        and any(point.department == "BIF" for point in i.current)
    ]
    assert wider
    for indicator in wider:
        covers = f"Dækker bredere end borgere med handicap. {indicator.population_note}"
        assert f"{indicator.name}. {covers}" in text


def test_a_note_to_all_has_a_section_for_each_department(shipped):
    content = note_file(shipped, Selection())
    sections = committee_note(shipped, Selection()).sections
    begun = [section.title for section in sections if section.new_page]
    assert begun == [h for h in headings(content, 1) if "dvalg" in h]
    assert len(begun) == 7


def test_a_committee_that_the_data_do_not_name_is_listed_for_the_officer(shipped):
    missing = unwritten(committee_note(shipped, Selection(departments=("TMF",))))
    assert "navnet på det udvalg, som Teknik- og Miljøforvaltningen hører under" in missing


@pytest.mark.parametrize("make", [annex_file, proposal_file])
def test_the_table_of_targets_in_word_equals_that_of_the_page(shipped, make):
    content = make(shipped, Selection())
    rows = [tuple(c.text for c in row.cells)[:4] for t in read(content).tables for row in t.rows]
    expected = expected_rows(shipped)
    assert [row for row in rows if row in expected][: len(expected)] == expected


def test_the_head_row_of_every_table_is_repeated_and_the_table_has_alt_text(to_buf, proposed):
    for content in (to_buf, proposed):
        tables = read(content).tables
        assert tables
        for table in tables:
            assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
            assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
            assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_the_first_column_of_every_table_is_marked_as_the_heads_of_its_rows(to_buf):
    for table in read(to_buf).tables:
        assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstColumn")) == "1"


def test_a_status_in_a_table_has_its_sign_and_its_words(to_buf):
    cells = [c.text for t in read(to_buf).tables for row in t.rows for c in row.cells]
    code = StatusCode.REACHED_NOT_EVERYWHERE
    assert f"{code.mark.shape.sign}{NO_BREAK}{code.label}" in cells


def kept_together(rows: int, words: str) -> list[bool]:
    """Which rows of a table are kept on the page of the next one, its head first."""
    table = Table("Tabel", ("Navn", "Tekst"), tuple((str(n), words) for n in range(rows)))
    section = Section("Afsnit", 1, (table,))
    content = word(Document("Titel", "", AS_OF, 1, "Udgave 1", (section,), ()))
    (written,) = read(content).tables
    cells = [row.cells[0].paragraphs[0].paragraph_format for row in written.rows]
    return [bool(cell.keep_with_next) for cell in cells]


def test_a_short_table_stays_on_one_page():
    assert kept_together(4, "kort") == [True] * 4 + [False]


def test_a_long_table_goes_on_over_the_page_but_no_row_is_alone_there():
    """Its head and first two rows are together, and its last two."""
    first, last = [True, True], [True, False]
    assert kept_together(20, "kort") == first + [False] * 17 + last
    assert kept_together(4, "to linjer " * 80)[2] is False


def test_a_text_is_on_the_page_of_its_source():
    blocks = (Paragraph("Tal"), Paragraph("Kilde: side 1", ParagraphKind.SOURCE), Paragraph("Slut"))
    content = word(Document("Titel", "", AS_OF, 1, "Udgave 1", (Section("A", 1, blocks),), ()))
    kept = {p.text: bool(p.paragraph_format.keep_with_next) for p in read(content).paragraphs}
    assert (kept["Tal"], kept["Kilde: side 1"], kept["Slut"]) == (True, False, False)


def test_the_end_of_a_table_is_on_the_page_of_its_source():
    table = Table("Tabel", ("A",), (("1",), ("2",)))
    for below, kept in ((ParagraphKind.SOURCE, True), (ParagraphKind.BODY, False)):
        section = Section("A", 1, (table, Paragraph("Side 1", below)))
        file = read(word(Document("Titel", "", AS_OF, 1, "Udgave 1", (section,), ())))
        (written,) = file.tables
        last = written.rows[-1].cells[0].paragraphs[0]
        air = next(p for p in file.paragraphs if not p.text and p.style.name == "Normal")
        assert [bool(p.paragraph_format.keep_with_next) for p in (last, air)] == [kept, kept]


def test_the_last_section_of_a_short_document_is_not_alone_on_a_page():
    before, last = Section("Næste trin", 1, (Bullets(("Et", "To")),)), Section("Bilag", 1, ())
    for brief in (True, False):
        sections = (Section("Først", 1, ()), before, last)
        content = word(Document("Titel", "", AS_OF, 1, "Udgave 1", sections, (), brief=brief))
        kept = {p.text: p.paragraph_format.keep_with_next for p in read(content).paragraphs}
        assert bool(kept["To"]) is brief


@pytest.mark.parametrize(("letters", "together"), [(300, True), (3_000, False)])
def test_a_short_remark_and_its_answer_are_on_one_page(letters, together):
    status = remarked(
        remark("B1", RemarkKind.GAP, summary="Rådet " * (letters // 6)), reply("S1", "B1")
    )
    paragraphs = read(annex_file(status, Selection(departments=("SOF",)))).paragraphs
    texts = [p.text for p in paragraphs]
    first, last = texts.index("Bemærkning B1"), len(texts)
    told = paragraphs[first : texts.index("Videre proces", first, last)]
    kept = [p.paragraph_format.keep_with_next for p in told[1:-1]]
    assert all(kept) is together


def test_an_annex_has_a_column_for_attainment_only_if_one_is_known(shipped):
    for table in read(annex_file(shipped, BUF)).tables:
        heads, *rows = ([cell.text for cell in row.cells] for row in table.rows)
        if "Målopfyldelse" in heads:
            assert {row[heads.index("Målopfyldelse")] for row in rows} != {"–"}


def test_a_remark_that_is_a_summary_says_so_and_the_councils_own_words_do_not():
    text = text_of(annex_file(hard_status(), Selection()))
    assert "September 2025 · bekymring · gengivet kort" in text
    assert "September 2025 · forslag\n" in text


def test_the_chart_in_a_note_has_the_pages_numbers_and_a_description(shipped):
    note = note_file(shipped, Selection())
    found = parts(note)
    chart = Chart(parse_xml(found["word/charts/chart1.xml"]), None)
    bars = target_bars(measure(shipped))
    figures, targets = chart.plots[0].series
    assert list(figures.values) == [bar.value for bar in bars]
    assert list(targets.values) == [bar.target for bar in bars]
    drawing = read(note).element.body.find(f".//{qn('wp:docPr')}")
    assert "var 102 under måltallet" in drawing.get("descr")
    assert any(name.startswith("word/embeddings/") for name in found)
    assert b"charts/chart1.xml" in found["word/_rels/document.xml.rels"]


def test_the_table_of_contents_is_correct_without_an_update_in_word(shipped):
    document = status_document(shipped, Selection(objectives=(3,)))
    content = word(document)
    lines = [p.text for p in read(content).paragraphs if p.style.name.startswith("TOC ")]
    assert lines == ["Indhold", *(section.title for section in document.sections)]
    body = parts(content)["word/document.xml"].decode()
    assert "TOC \\o" in body
    for anchor in re.findall(r'w:anchor="([^"]+)"', body):
        assert f'w:name="{anchor}"' in body


def test_the_styles_are_danish_and_in_a_font_that_is_part_of_office(proposed):
    styles = parts(proposed)["word/styles.xml"].decode()
    assert set(re.findall(r'<w:lang w:val="([^"]+)"', styles)) == {"da-DK"}
    assert 'w:ascii="Calibri"' in styles
    assert "Source Sans" not in styles


def test_the_page_is_a4_and_the_file_has_its_title(to_buf):
    file = read(to_buf)
    page = file.sections[0]
    assert (round(page.page_width / Mm(1)), round(page.page_height / Mm(1))) == (210, 297)
    assert file.core_properties.title == "Notat: Status på handicappolitikken"
    assert file.core_properties.language == "da-DK"
    assert f"udgave {len(REQUIRED)}" in file.core_properties.subject
    assert "udgave" not in page.footer.paragraphs[0].text


def test_headings_skip_no_level(shipped):
    for content in (note_file(shipped, Selection()), proposal_file(shipped, Selection())):
        level = 0
        for paragraph in read(content).paragraphs:
            if match := re.match(r"Heading (\d)", paragraph.style.name):
                assert int(match[1]) <= level + 1, paragraph.text
                level = int(match[1])


def test_every_style_that_is_used_exists(to_buf, proposed):
    for content in (to_buf, proposed):
        file = read(content)
        known = {style.style_id for style in file.styles}
        used = {e.get(qn("w:val")) for e in file.element.body.iter(qn("w:pStyle"))}
        assert used <= known


@pytest.mark.parametrize("make", [note_file, annex_file, proposal_file])
def test_markup_is_literal_control_characters_are_removed_and_long_remarks_are_whole(make):
    text = text_of(make(hard_status(), Selection()))
    assert not FORBIDDEN.search(text)
    assert CONTROLS not in text
    if make is annex_file:
        assert MARKUP in text
        assert LONGEST.strip() in text


@pytest.mark.parametrize("outline", [committee_note, proposal])
def test_what_is_missing_in_a_full_status_and_an_empty_one_is_listed_and_not_in_the_file(outline):
    for status in (full_status(), assessed(*objectives_and_priorities(), *departments())):
        document = outline(status, Selection())
        assert document.unwritten
        assert "Mangler: " not in text_of(word(document))


@pytest.mark.parametrize("make", [note_file, proposal_file])
def test_the_same_status_gives_the_same_bytes_with_no_time_except_its_date(shipped, make):
    content = make(shipped, Selection())
    assert make(shipped, Selection()) == content
    assert has_only_the_date(content, AS_OF)


def test_one_selected_objective_excludes_the_others(shipped):
    chosen = Selection(objectives=(4,), departments=("BUF",))
    text = text_of(note_file(shipped, chosen))
    assert "Sene tilbud, fravær og klassestørrelser" in text
    assert "Universelt design i Børne- og Ungdomsforvaltningen" not in text


def test_a_document_is_the_same_each_time_it_is_made(shipped):
    assert committee_note(shipped, BUF) == committee_note(shipped, BUF)
    assert proposal(shipped, Selection()).as_of == AS_OF


def test_the_last_short_section_of_a_short_document_is_on_one_page(proposed):
    last = [p for p in read(proposed).paragraphs if p.text.startswith("Bilag")]
    assert len(last) > 2
    assert all(each.paragraph_format.keep_with_next for each in last)
