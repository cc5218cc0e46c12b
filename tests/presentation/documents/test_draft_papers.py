"""The papers of a draft: hearing note, marked draft, easy draft, targets, budget notes, and what was dropped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from metrics.status import Status
from policy.choices import DraftStep, FinancingBasis, Outcome, ProposalStep, Recommended
from policy.drafting import Financing, PolicyStep
from policy.quantities import Quantity
from policy.tables import Records
from presentation.blocks import (
    Behind,
    Bullets,
    Document,
    Paragraph,
    ParagraphKind,
    Selection,
    Table,
)
from presentation.documents.budget_notes import budget_notes
from presentation.documents.dropped import dropped
from presentation.documents.easy_draft import easy_draft
from presentation.documents.hearing_note import hearing_note
from presentation.documents.marked_draft import marked_draft
from presentation.documents.plan_template import EMPTY_ROWS, plan_template
from presentation.documents.proposal import proposal
from presentation.documents.targets_paper import targets_paper
from presentation.drafting.vote_sentence import vote_sentence
from presentation.easy_read.easy_words import MOST_WORDS
from tests import drafted_city
from tests.drafted_city import CITY, DAY, HEARING, STEPS, TARGETS, drafted

NOTHING = Selection()


@pytest.fixture(scope="module")
def status() -> Status:
    return drafted()


def blocks(document: Document, kind: type) -> list:
    return [b for section in document.sections for b in section.blocks if isinstance(b, kind)]


def texts(document: Document) -> str:
    """All words of a document."""
    return repr(document)


def rows(document: Document) -> list[tuple[str, ...]]:
    return [row for table in blocks(document, Table) for row in table.texts]


def unwritten(document: Document) -> list[str]:
    return [each.blank.what for each in document.unwritten]


def test_every_remark_of_the_hearing_and_of_the_council_has_its_row(status):
    found = rows(hearing_note(status, NOTHING))
    assert len(found) == 24 + 18
    said = [row[1] for row in found]
    assert sorted(said) == sorted(
        [a.wording for a in CITY.hearing_answers]
        + [f"{r.summary} (gengivet kort)" for r in CITY.remarks]
    )


def test_the_rows_are_in_the_order_of_the_objectives_and_priorities(status):
    first, *_, last = hearing_note(status, NOTHING).sections[1:]
    (table,) = first.blocks
    assert [row[0] for row in table.texts] == [
        "Forening 1 (10. september 2025, 1a)",
        "Forening 5 (10. september 2025, 1a)",
        "Forening 9 (10. september 2025, 1a)",
        "Forening 1 (10. september 2025, 1b)",
        "Forening 9 (10. september 2025, 1b)",
        *["Tilgængelighedsrådet (april 2025)"] * 3,
    ]
    assert last.title == "Politikken som helhed"


def test_the_note_counts_what_changed_and_names_what_was_not_read(status):
    short, *_ = hearing_note(status, NOTHING).sections
    lead, outcome, council = (block.text for block in short.blocks)
    assert lead == "Høringen har givet 24 bemærkninger fra tolv høringsparter."
    # Of each four in turn: a target, a text, nothing, undecided.
    assert outcome == "Tolv har ført til en ændring, seks har ikke, og seks er ikke afgjort."
    assert council.endswith("Ikke blandt dokumenterne: referater fra lokalråd.")


def test_an_undecided_remark_says_so_and_one_without_a_change_says_why(status):
    by_remark = {row[1].partition(".")[0]: row for row in rows(hearing_note(status, NOTHING))}
    assert by_remark["Bemærkning 4"][2:] == ("Ikke besvaret endnu.", "", "Ikke afgjort endnu.")
    assert by_remark["Bemærkning 3"][3:] == ("", "Det er fastsat ved lov.")
    assert by_remark["Bemærkning 2"][3:] == (
        "Teksten er ændret. Før: »nogle veje«. Efter: »alle veje«.",
        "",
    )
    assert by_remark["Rådet skriver nummer 4"][2:] == ("Kalder ikke på svar.", "", "")


def test_a_target_that_follows_a_remark_has_its_sentence_there_and_a_dropped_one_has_not(status):
    sentence = vote_sentence(status, status.draft.target("m-1"))
    changed = [row[3] for row in rows(hearing_note(status, NOTHING)) if "Måltal:" in row[3]]
    assert changed == [f"Måltal er nyt eller ændret. Måltal: {sentence}", f"Måltal: {sentence}"]


def test_the_note_of_one_objective_has_only_its_remarks(status):
    found = rows(hearing_note(status, Selection(objectives=(1,))))
    assert len(found) == 5 + 3


def earlier(**changes: object) -> Records:
    return replace(CITY, **changes)


def compared(before: Records | None) -> Document:
    kept = {HEARING: drafted(before) if before else None}
    return marked_draft(drafted(), Selection(behind=Behind(lambda: CITY, kept.__getitem__)))


def changed(document: Document) -> list[tuple[str, str]]:
    paragraphs = blocks(document, Paragraph)
    return [(p.before, p.text) for p in paragraphs if p.before is not None and p.before != p.text]


def test_a_changed_title_and_a_changed_target_are_marked_with_what_they_were():
    title = replace(CITY.objectives[0], title="Nogle kommer frem")
    target = replace(TARGETS[0], value=Quantity.exact(16))
    marked = changed(
        compared(earlier(objectives=(title, *CITY.objectives[1:]), draft_targets=(target,)))
    )
    assert marked[0] == ("Nogle kommer frem", CITY.objectives[0].title)
    added, (before, after) = marked[1:]
    assert added[0] == ""
    assert added[1].startswith("Måltal: ")
    assert "mindst 16 (2027)" in before
    assert after == before.replace("mindst 16", "mindst 20")


def test_a_priority_that_is_gone_is_marked_as_removed():
    gone = replace(CITY.priorities[0], id="1c", title="Flere bænke")
    assert changed(compared(earlier(priorities=(*CITY.priorities, gone)))) == [("Flere bænke", "")]


def test_a_target_dropped_since_is_counted_and_not_repeated():
    proposed = replace(TARGETS[1], outcome=Outcome.PROPOSED)
    document = compared(earlier(draft_targets=(TARGETS[0], proposed, TARGETS[2])))
    assert changed(document) == []
    assert "Ét måltal er forkastet siden og står her ikke." in texts(document)


def test_without_a_kept_draft_nothing_is_marked_and_the_paper_says_why():
    document = compared(None)
    assert changed(document) == []
    assert "Udkastet er ikke gemt her fra 1. august 2025" in texts(document)
    never = drafted(replace(CITY, policy_steps=STEPS[:1]))
    assert "Udkastet har ikke været i høring" in texts(marked_draft(never, NOTHING))


def test_a_remark_of_the_hearing_without_answer_or_decision_is_on_the_officers_list(status):
    document = hearing_note(status, NOTHING)
    lacking = [each.blank for each in document.unwritten]
    # every fourth of 24 has neither an answer nor a decision, of which HS-20 is about the whole policy
    assert len([each for each in lacking if each.what.startswith("bemærkningen til")]) == 24 / 4
    assert len([each for each in lacking if each.what.endswith("ændrer politikken")]) == 24 / 4
    assert len([each for each in lacking if not each.asked]) == 2
    leads = {p.priority.id: p.priority.lead for p in status.priorities}
    fourth = next(a for a in CITY.hearing_answers if a.id == "HS-4")
    about = f"{fourth.party} om {fourth.priority}"
    (own, _) = (each for each in lacking if about in each.what)
    assert own.asked == leads[fourth.priority]
    assert "»Høringssvar«" in own.place


def test_the_chosen_day_is_compared_with_instead_of_the_hearing():
    asked: list[date] = []
    behind = Behind(lambda: CITY, lambda day: asked.append(day) or drafted())
    since = replace(drafted(), as_of=date(2025, 9, 20))
    marked_draft(drafted(), Selection(behind=behind, compare_with=since))
    assert asked == [date(2025, 9, 20)]


def test_the_easy_draft_has_short_sentences_without_abbreviations(status):
    document = easy_draft(status, NOTHING)
    sentences = [line for bullets in blocks(document, Bullets) for line in bullets.items]
    assert "Målet er mindst 20." in sentences
    assert "Det gælder Vejforvaltningen." in sentences
    assert all(len(line.split()) <= MOST_WORDS for line in sentences)
    assert not any("pct." in line or "VEJ" in line for line in sentences)


@pytest.mark.parametrize(
    ("as_of", "said"),
    [(date(2025, 9, 1), "Udkastet er i høring."), (DAY, "Høringen er slut.")],
)
def test_the_easy_draft_says_whether_one_can_still_answer(as_of, said, status):
    document = easy_draft(replace(status, as_of=as_of), NOTHING)
    assert said in blocks(document, Bullets)[0].items


def test_each_target_has_its_lines_under_its_heading_and_what_nobody_has_set_is_listed(status):
    found = [s for s in targets_paper(status, NOTHING).sections if s.level == 2]
    assert [s.title for s in found] == [
        "Sænkede kantsten, Vejforvaltningen",
        "Ansatte på særlige vilkår, Vejforvaltningen, forslag fra Vejforvaltningen",
    ]
    every = [
        "Måltal og frist",
        "Udgangspunkt",
        "Hvem det gælder",
        "Ansvarlig og besluttes af",
        "Hvordan og hvornår det måles",
        "Økonomi",
        "Det, der bør vides",
    ]
    (_, bare, *_), (sentence, lines, *_) = (section.blocks for section in found)
    labels = [[line.partition(":")[0] for line in each.items] for each in (bare, lines)]
    of_the_bare = ["Udgangspunkt", "Hvem det gælder", "Ansvarlig", "Hvordan og hvornår det måles"]
    assert labels == [[*of_the_bare, "Det, der bør vides"], every]
    assert unwritten(targets_paper(status, NOTHING)) == [
        "Sænkede kantsten, Vejforvaltningen: måltallet, fristen og hvem der beslutter det",
        "Sænkede kantsten, Vejforvaltningen: økonomien",
    ]
    whole = found[1].blocks[1].items
    assert whole[0] == "Måltal og frist: mindst 20; 2027."
    assert whole[1] == "Udgangspunkt: 12 (2024), det nyeste tal."
    assert whole[3] == "Ansvarlig og besluttes af: Vejforvaltningen; Vejudvalget."
    assert sentence.text == vote_sentence(status, status.draft.target("m-1"))


def test_what_stops_a_target_is_its_last_line_and_an_objection_is_unedited(status):
    first, second = (s for s in targets_paper(status, NOTHING).sections if s.level == 2)
    stopped = "Det, der bør vides: Kan ikke opgøres endnu, for her mangler måltal og frist."
    assert first.blocks[1].items[-1] == stopped
    assert [b.text for b in second.blocks[2:]] == [
        "Tilgængelighedsrådet er uenig (1. september 2025)",
        "Det er for lidt.",
    ]


def test_a_target_that_is_kept_although_it_stops_says_by_whom_and_why():
    kept = replace(
        TARGETS[2], kept_by="Prøve Prøvesen", kept_on=date(2025, 9, 2), kept_reason="Det haster."
    )
    document = targets_paper(drafted(replace(CITY, draft_targets=(kept,))), NOTHING)
    said = "Medtages uanset (Prøve Prøvesen, 2. september 2025): Det haster."
    assert said in [p.text for p in blocks(document, Paragraph) if p.kind is ParagraphKind.NOTE]


def test_the_table_is_an_annex_and_what_is_not_in_numbers_has_its_reason(status):
    document = targets_paper(status, NOTHING)
    assert [row[-1] for row in rows(document)] == ["Kan ikke opgøres endnu", "Kan opgøres"]
    reason = "5a Åbne døre i hver forening: Døre kan åbnes på mange måder. Prøve Prøvesen, 2. august 2025."
    assert reason in blocks(document, Bullets)[-1].items


def test_a_budget_note_has_its_amounts_year_by_year_and_lists_what_is_missing(status):
    document = budget_notes(status, NOTHING)
    summary, amounts = blocks(document, Table)
    # 1,200 and 800, both in prices of 2026
    assert summary.texts == (
        (
            "Ansatte på særlige vilkår, Vejforvaltningen, forslag fra Vejforvaltningen",
            "budget 2026",
            "2.000",
        ),
    )
    assert amounts.texts == (
        ("2026", "service", "1.200", "2026", "midlertidig til og med 2027"),
        ("2027", "ikke oplyst", "800", "2026", "ikke oplyst"),
    )
    missing = "om udgiften er service, anlæg eller overførsler og om bevillingen er varig eller midlertidig"
    assert (
        f"Ansatte på særlige vilkår, Vejforvaltningen, forslag fra Vejforvaltningen: {missing}"
        in unwritten(document)
    )


def test_amounts_in_different_prices_are_not_added_up():
    wish = replace(drafted_city.FINANCINGS[1], price_year=2027)
    money = (drafted_city.FINANCINGS[0], wish)
    document = budget_notes(drafted(replace(CITY, financings=money)), NOTHING)
    assert blocks(document, Table)[0].texts[0][2] == "ikke oplyst"


def test_only_targets_with_a_wish_have_a_budget_note():
    within = (Financing(target="m-1", basis=FinancingBasis.WITHIN),)
    document = budget_notes(drafted(replace(CITY, financings=within)), NOTHING)
    assert len(document.sections) == 1
    assert "Ingen måltal i udkastet har et ønske" in texts(document)


def test_the_paper_on_what_was_dropped_says_first_that_it_is_to_be_journalised(status):
    document = dropped(status, NOTHING)
    assert document.subtitle == "Internt papir. Det skal journaliseres."
    assert document.sections[0].title == "Det skal journaliseres"
    assert "Det forkastede forslag." in texts(document)
    assert "Det forkastede er for meget." in texts(document)
    assert vote_sentence(status, status.draft.target("m-1")) in texts(document)


NAME = "»Tilgængelighedspolitik 2021-2028«"


@pytest.mark.parametrize(
    ("step", "asked"),
    [
        (DraftStep.INTERNAL, f"Vejforvaltningen indstiller over for Vejudvalget, at udvalget godkender, at udkastet til {NAME} sendes i høring."),
        (DraftStep.HEARING, f"Vejforvaltningen indstiller over for Vejudvalget, at udvalget anbefaler over for økonomiudvalget og Byrådet, at {NAME} godkendes."),
        (DraftStep.REVISED, f"Vejforvaltningen indstiller over for Vejudvalget, at udvalget anbefaler over for økonomiudvalget og Byrådet, at {NAME} godkendes."),
        (DraftStep.RECOMMENDED, f"Vejudvalget indstiller over for økonomiudvalget, at økonomiudvalget anbefaler over for Byrådet, at {NAME} godkendes."),
        (DraftStep.FINANCE, f"Økonomiudvalget indstiller over for Byrådet, at Byrådet godkender {NAME}."),
        (DraftStep.DECIDED, f"Vejforvaltningen indstiller over for Vejudvalget, at udvalget tager status på {NAME} per 1. oktober 2025 til efterretning."),
    ],
)  # fmt: skip
def test_a_proposal_asks_for_what_the_step_takes(step, asked):
    assert recommended(step, NOTHING) == asked


def recommended(step: DraftStep, selection: Selection) -> str:
    steps = (
        PolicyStep(step=DraftStep.INTERNAL, dated=date(2025, 1, 1), body="Vejudvalget"),
        PolicyStep(step=step, dated=date(2025, 2, 1)),
    )
    document = proposal(drafted(replace(CITY, policy_steps=steps)), selection)
    found = next(s for s in document.sections if s.title == "Indstilling")
    return found.blocks[-1].text


def test_the_choice_of_a_body_overrides_the_step_of_the_draft_and_what_is_said_of_a_status_does_not():
    chosen = Selection(step=ProposalStep.CITY_COUNCIL, recommended=(Recommended.NOTED,))
    assert recommended(DraftStep.HEARING, chosen) == (
        f"Økonomiudvalget indstiller over for Byrådet, at Byrådet godkender {NAME}."
    )


def test_the_proposal_of_a_draft_has_its_targets_and_their_money(status):
    document = proposal(status, NOTHING)
    assert document.title == "Indstilling: Udkast til Tilgængelighedspolitik 2021-2028"
    assert vote_sentence(status, status.draft.target("m-1")) in texts(document)
    assert "Sænkede kantsten, Vejforvaltningen: ikke oplyst." in texts(document)


def test_a_plan_has_the_known_initiatives_of_its_department_and_empty_rows(status):
    found = rows(plan_template(status, Selection(departments=("VEJ",))))
    assert [row[0] for row in found] == ["I1-1", "I1-2", *[""] * EMPTY_ROWS]


def test_every_document_of_a_copy_says_so_until_it_is_sent_in_hearing(status):
    copy = replace(CITY, policies=(replace(CITY.policies[0], copied_from="2017-2020"),))
    sent = hearing_note(drafted(copy), NOTHING).edition
    internal = hearing_note(drafted(replace(copy, policy_steps=STEPS[:1])), NOTHING).edition
    assert sent == hearing_note(status, NOTHING).edition
    assert internal == f"{sent}. Afskrift af 2017-2020, ikke et forslag"
