"""Documents about a selection: the same statements in each kind, and no claim that the rest does not exist."""

from __future__ import annotations

import re
from datetime import date

import pytest

from metrics.status import Status
from policy.choices import RemarkKind
from policy.periods import Period
from policy.records import Department
from presentation.blocks import Document, Paragraph, ParagraphKind, Selection, Table
from presentation.documents.committee_note import committee_note
from presentation.documents.coverage import headline, notes, remarks_headline, selected
from presentation.documents.proposal import proposal
from presentation.documents.selection import narrowed_to
from presentation.documents.status_document import status_document
from presentation.language.words import lowered
from tests.hard_records import hard_status
from tests.presentation.documents.test_status_document import texts
from tests.records import assessed, departments, objectives_and_priorities, policy, remark, reply
from tests.reports.office_files import shipped_status

MAKERS = [status_document, proposal, committee_note]
SECOND = Selection(objectives=(2,))
NOTHING_IN_COMMON = Selection(objectives=(1,), departments=("KFF",))
"""On the shipped data, Kultur- og Fritidsforvaltningen has no part in objective 1."""


@pytest.fixture(scope="module")
def shipped() -> Status:
    return shipped_status()


def told(document: Document) -> str:
    return "\n".join([document.subtitle, *texts(document.sections)])


def conclusion(document: Document) -> str:
    """The document's first conclusion."""
    return next(
        block.text
        for block in document.sections[0].blocks
        if getattr(block, "kind", None) is ParagraphKind.LEAD
    )


@pytest.mark.parametrize("make", MAKERS)
def test_every_kind_of_document_names_the_selection_it_covers(shipped, make):
    assert "Dokumentet er afgrænset til målsætning 2." in told(make(shipped, SECOND))
    assert "er afgrænset til" not in told(make(shipped, Selection()))


@pytest.mark.parametrize("selection", [SECOND, Selection(objectives=(4, 5)), Selection()])
def test_every_kind_of_document_draws_the_same_conclusion_from_a_selection(shipped, selection):
    assert len({conclusion(make(shipped, selection)) for make in MAKERS}) == 1


def test_every_kind_of_document_counts_a_departments_own_priorities_alone(shipped):
    """Of the five priorities of objective 5, BUF has a part in 5b, 5c and 5d."""
    (said,) = {conclusion(make(shipped, Selection((5,), ("BUF",)))) for make in MAKERS}
    assert said.startswith("Én af de tre prioriteringer i det valgte, som Børne- og Ungdomsforv")
    assert len({conclusion(make(shipped, NOTHING_IN_COMMON)) for make in MAKERS}) == 1


def test_a_note_to_a_committee_counts_its_own_priorities_and_then_all_of_them(shipped):
    """Of the 20 priorities of the policy, the department has a part in 7, and 1 can be measured."""
    whole = lowered(conclusion(committee_note(shipped, Selection())))
    note = committee_note(shipped, Selection(departments=("BUF",)))
    assert conclusion(note) == (
        "Én af de syv prioriteringer, som Børne- og Ungdomsforvaltningen har del i, har både tal og "
        "måltal."
    )
    assert f"I hele politikken: {whole}" in told(note)


@pytest.mark.parametrize("make", MAKERS)
def test_no_document_counts_anything_outside_its_selection(shipped, make):
    text = told(make(shipped, SECOND))
    assert f"af {len(shipped.priorities)} prioriteringer" not in text
    assert f"{len(shipped.remarks)} bemærkninger" not in text
    assert "prioritering 5d" not in text


@pytest.mark.parametrize("make", MAKERS)
def test_records_outside_a_selection_are_not_called_unknown(shipped, make):
    document = make(shipped, NOTHING_IN_COMMON)
    text = told(document)
    assert re.search(r"(Ingen prioriteringer|nogen prioritering) i det valgte\.", text)
    assert "Ingen kendt politik" not in text
    assert "i kilderne." not in text
    for sentence in text.replace("\n", " ").split(". "):
        if sentence.startswith(("Kilderne har ingen", "Handicaprådet har ingen")):
            assert sentence.endswith(" i det valgte")
    tables = [b for s in document.sections for b in s.blocks if isinstance(b, Table)]
    assert all(table.rows for table in tables)


def test_a_department_without_initiatives_under_an_objective_does_not_hide_those_of_others(
    shipped,
):
    selection = Selection(objectives=(3,), departments=("BIF",))
    assert any(i.objective == 3 for i in shipped.initiatives)
    assert "Ingen indsatser i kilderne." not in told(status_document(shipped, selection))


def test_a_note_about_an_objective_goes_to_the_committees_with_a_part_in_it(shipped):
    note = committee_note(shipped, SECOND)
    named = {code for p in shipped.objectives[1].priorities for code in p.priority.departments}
    committees = {d.code: d.committee or f"udvalget for {d.name}" for d in shipped.departments}
    assert named
    assert all(committees[code] in note.subtitle for code in named)
    carrying = {c for i in shipped.initiatives if i.objective == 2 for c in i.departments}
    for code in {"TMF", "ØKF"} - named - carrying:
        assert committees[code] not in note.subtitle


def test_a_note_about_an_objective_leaves_out_missing_news_of_the_others(shipped):
    others = [m.what for m in shipped.missing_news if m.objective not in (2, None)]
    assert others
    assert not [what for what in others if what in told(committee_note(shipped, SECOND))]


def test_one_remark_is_counted_in_the_singular():
    rows = [
        policy(),
        *departments(),
        *objectives_and_priorities(),
        remark("B1", RemarkKind.GAP, objective=2),
    ]
    alone = narrowed_to(assessed(*rows), SECOND)
    answered = narrowed_to(assessed(*rows, reply("S1", "B1")), SECOND)
    assert remarks_headline(alone, SECOND) == (
        "1 bemærkning fra Handicaprådet kalder på svar: den har intet svar"
    )
    assert remarks_headline(answered, SECOND).endswith("kalder på svar: den har svar")


def test_a_date_without_a_policy_is_said_to_have_none():
    unknown = assessed()
    assert headline(unknown, Selection()).startswith("Ingen kendt politik")


def unwritten(document: Document) -> list[str]:
    return [each.blank.what for each in document.unwritten]


@pytest.mark.parametrize("make", [proposal, committee_note])
def test_before_anything_was_known_no_section_of_a_word_document_is_empty(make):
    document = make(assessed(as_of=date(2014, 6, 1)), Selection())
    assert not document.subtitle
    for section in document.sections:
        assert section.blocks
        paragraphs = [b.text for b in section.blocks if isinstance(b, Paragraph)]
        assert all(text == text.strip() and text for text in paragraphs)
        assert all(b.rows for b in section.blocks if isinstance(b, Table))


def test_a_note_without_a_known_recipient_lists_it_as_unwritten():
    note = committee_note(assessed(as_of=date(2014, 6, 1)), Selection())
    assert "modtager" in unwritten(note)
    assert "orienteres" not in told(note)
    assert "modtager" not in unwritten(committee_note(hard_status(), Selection()))


def test_a_note_is_not_sent_to_the_committee_of_a_department_that_is_gone():
    gone = Department(
        code="GLF", name="Gammel", committee="Gammelt Udvalg", valid_to=Period.year(2024)
    )
    there = Department(code="BIF", name="Job", committee="Jobudvalget")
    status = assessed(policy(), gone, there, as_of=date(2025, 11, 13))
    assert committee_note(status, Selection()).subtitle == "Til Jobudvalget"
    asked = committee_note(status, Selection(departments=("GLF",)))
    assert asked.subtitle == "Til Gammelt Udvalg"


def test_a_selection_names_its_objectives_and_departments():
    status = hard_status()
    selection = Selection(objectives=(2, 5), departments=("BUF",), unpublished=True)
    assert selected(status, selection) == "Dokumentet er afgrænset til målsætning 2 og 5; BUF."
    assert notes(status, selection) == (
        "Filen er afgrænset til målsætning 2 og 5; BUF. "
        "Arbejdsudgave, også det, der ikke er offentligt endnu."
    )
    assert notes(status, Selection()) == ""
