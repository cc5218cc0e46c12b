"""The proposal: who recommends what to whom, what is held apart, and how long it is."""

from __future__ import annotations

import re
from datetime import date

import pytest

from metrics.status import Status
from policy.choices import (
    EventKind,
    EventState,
    ProposalStep,
    Recommended,
    RemarkKind,
    RemarkScope,
    Stage,
    TextKind,
)
from policy.records import Department, Text
from presentation.blocks import Bullets, Diagram, Document, Paragraph, Selection, Table
from presentation.documents import proposal_way, recommendation
from presentation.documents.proposal import MOST_REMARKS, MOST_ROWS, proposal
from reports.word.document import word
from tests.hard_records import LONG_WORD, LONGEST
from tests.records import (
    assessed,
    event,
    indicator,
    initiative,
    objective,
    observation,
    policy,
    priority,
    remark,
    reply,
    target,
)
from tests.reports import as_pages
from tests.reports.office_files import shipped_status

HEADINGS = [
    "Resumé", "Indstilling", "Problemstilling", "Løsning", "Økonomi", "Videre proces", "Bilag",
]  # fmt: skip
SOCIAL = Department(code="SOF", name="Socialafdelingen", committee="Omsorgsudvalget")
SCHOOLS = Department(code="BUF", name="Skoleafdelingen", committee="Skoleudvalget")


def at_stage(code: str, stage: Stage, body: str | None, state: EventState = EventState.EXPECTED):
    return event(
        code, state, 2027, kind=EventKind.COMMITTEE, matter="Status", stage=stage, body=body
    )


def small(*rows: object, **fields: object) -> Status:
    """SOF leads 5a and 5b, BUF leads 5c; none has a target. The way of the status is planned."""
    return assessed(
        policy(title="Vores politik", city_council="Byrådet", **fields),
        objective(5),
        priority("5a"),
        priority("5b"),
        priority("5c", lead=("BUF",)),
        SOCIAL,
        SCHOOLS,
        at_stage("E1", Stage.LEAD_COMMITTEE, "Omsorgsudvalget"),
        at_stage("E2", Stage.FINANCE_COMMITTEE, "Finansudvalget"),
        *rows,
        as_of=date(2026, 3, 31),
    )


def section(document: Document, title: str) -> list[str]:
    """The texts of a section: paragraphs, points and cells."""
    (found,) = (each for each in document.sections if each.title == title)
    texts: list[str] = []
    for block in found.blocks:
        match block:
            case Paragraph(text):
                texts.append(text)
            case Bullets(items):
                texts.extend(items)
            case Table():
                texts.extend(cell for row in block.texts for cell in row)
    return texts


def asked(status: Status, *what: Recommended, **choices: object) -> list[str]:
    return section(proposal(status, Selection(recommended=what, **choices)), "Indstilling")


def blanks(document: Document) -> list[str]:
    return [each.blank.what for each in document.unwritten]


def test_the_headings_are_the_citys_and_there_is_no_table_of_contents():
    document = proposal(small(), Selection())
    assert [each.title for each in document.sections] == HEADINGS
    assert document.brief


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        (None, "Socialafdelingen indstiller over for Omsorgsudvalget, at udvalget tager status på »Vores politik« per 31. marts 2026 til efterretning."),
        (ProposalStep.COMMITTEE, "Socialafdelingen indstiller over for Omsorgsudvalget, at udvalget tager status på »Vores politik« per 31. marts 2026 til efterretning."),
        (ProposalStep.FINANCE, "Omsorgsudvalget indstiller over for Finansudvalget, at Finansudvalget anbefaler over for Byrådet, at Byrådet tager status på »Vores politik« per 31. marts 2026 til efterretning."),
        (ProposalStep.CITY_COUNCIL, "Finansudvalget indstiller over for Byrådet, at Byrådet tager status på »Vores politik« per 31. marts 2026 til efterretning."),
    ],
)  # fmt: skip
def test_each_body_is_asked_by_the_one_before_it(step, sentence):
    assert asked(small(), step=step) == [sentence]


def test_several_recommendations_are_numbered_and_name_how_many_they_are_about():
    status = small(
        remark("B1", RemarkKind.GAP, departments=("BUF",)), remark("B2", RemarkKind.PRAISE)
    )
    opening, noted, targets, answers = asked(
        status, Recommended.NOTED, Recommended.TARGETS, Recommended.ANSWERS
    )
    assert opening == "Socialafdelingen indstiller over for Omsorgsudvalget,"
    assert noted == (
        "1. at udvalget tager status på »Vores politik« per 31. marts 2026 til efterretning,"
    )
    assert targets == (
        "2. at udvalget beder Socialafdelingen og Skoleafdelingen om forslag til måltal for de tre "
        "prioriteringer, der intet måltal har: 5a, 5b og 5c,"
    )
    assert answers == (
        "3. at udvalget beder Skoleafdelingen om svar på den bemærkning fra Handicaprådet, der intet "
        "svar har i kilderne."
    )


def test_the_committee_of_a_selected_department_is_asked_about_what_is_its_own():
    status = small(remark("B1", RemarkKind.GAP, departments=("SOF",)))
    selection = {"departments": ("BUF",)}
    (sentence,) = asked(status, Recommended.TARGETS, **selection)
    assert sentence == (
        "Skoleafdelingen indstiller over for Skoleudvalget, at udvalget beder Skoleafdelingen om "
        "forslag til måltal for den prioritering, der intet måltal har: 5c."
    )
    chosen = Selection(**selection)
    assert Recommended.ANSWERS in recommendation.offered(status, Selection())
    assert Recommended.ANSWERS not in recommendation.offered(status, chosen)


def test_what_a_department_is_counted_by_is_what_it_is_asked_about():
    """Of the objective's three priorities, SOF has a part in two."""
    assert "Ingen af de tre prioriteringer har både tal og måltal." in section(
        proposal(small(), Selection()), "Resumé"
    )
    own = proposal(small(), Selection(departments=("SOF",)))
    (said,) = (text for text in section(own, "Resumé") if "prioriteringer" in text)
    assert re.fullmatch(
        r"Ingen af de to prioriteringer, som \w+ har del i, har både tal og måltal\.", said
    )


def test_a_department_is_asked_for_the_answers_that_are_its_own():
    status = small(remark("B1", RemarkKind.GAP, departments=("SOF",)), remark("B2", RemarkKind.GAP))
    (sentence,) = asked(status, Recommended.ANSWERS, departments=("SOF",))
    assert "de to bemærkninger fra Handicaprådet, der hører under den og intet svar" in sentence


def test_the_department_that_reports_on_the_policy_recommends_where_no_matter_names_a_committee():
    report = event("E3", EventState.EXPECTED, 2027, kind=EventKind.REPORT, body=SOCIAL.name)
    status = assessed(policy(), objective(5), priority("5a"), SOCIAL, SCHOOLS, report)
    way = proposal_way.way(status, Selection())
    assert (way.department, way.committee) == ("Socialafdelingen", "Omsorgsudvalget")


def test_a_body_that_no_source_names_is_called_the_committee_and_is_listed_for_the_officer():
    document = proposal(assessed(policy(), objective(5), priority("5a")), Selection())
    assert section(document, "Indstilling")[0].startswith(
        "Det indstilles, at udvalget tager status"
    )
    assert {"hvem der indstiller", "hvilket udvalg sagen hører under"} <= set(blanks(document))
    assert {"hvem der indstiller"}.isdisjoint(blanks(proposal(small(), Selection())))


def test_only_what_makes_sense_of_the_data_is_offered():
    def offered(status: Status, **choices: object) -> set[str]:
        return {each.value for each in recommendation.offered(status, Selection(**choices))}

    assert offered(small()) == {"noted", "discussed", "targets", "hearing"}
    heard = at_stage("E4", Stage.HEARING, "Handicaprådet", EventState.HELD)
    assert offered(small(heard)) == {"noted", "discussed", "targets"}
    assert offered(small(), step=ProposalStep.FINANCE) == {"noted", "discussed", "targets"}
    gap = remark("B1", RemarkKind.GAP)
    assert "answers" in offered(small(gap))
    assert "answers" not in offered(small(gap, reply("S1", "B1")))
    judged = [
        row
        for code in ("5a", "5b", "5c")
        for row in (
            indicator(f"tal-{code}", priority=code),
            target(f"tal-{code}", "KK", 2025, 10),
            observation(f"tal-{code}", "KK", 2025, 12),
        )
    ]
    assert "targets" not in offered(small(*judged))


def test_what_cannot_be_recommended_here_is_not():
    """No remark lacks an answer, so the status is noted."""
    (sentence,) = asked(small(), Recommended.ANSWERS)
    assert sentence.endswith("til efterretning.")


def test_taking_note_binds_no_money_and_what_else_costs_is_for_the_officer():
    costs = "hvad indstillingen koster, og hvor pengene kommer fra"
    noted = proposal(small(), Selection())
    assert "At tage status til efterretning binder ingen penge." in section(noted, "Økonomi")
    assert costs not in blanks(noted)
    targets = proposal(small(), Selection(recommended=(Recommended.NOTED, Recommended.TARGETS)))
    assert costs in blanks(targets)
    assert "binder ingen penge" not in " ".join(section(targets, "Økonomi"))


def test_what_the_council_wishes_is_in_the_problem_with_its_answer_and_never_in_the_solution():
    wish = remark("B1", RemarkKind.PROPOSAL, summary="Rådet ønsker flere ramper.")
    status = small(wish, reply("S1", "B1", summary="Der kommer ramper."))
    document = proposal(status, Selection())
    said = "Bemærkning B1: Rådet ønsker flere ramper. Skoleafdelingen svarer: Der kommer ramper."
    problem = section(document, "Problemstilling")
    assert said in problem[problem.index("Handicaprådet ønsker") :]
    assert "ramper" not in " ".join(section(document, "Løsning"))


def test_remarks_on_the_whole_policy_come_first_and_the_rest_are_counted():
    """Ten remarks call for an answer: eight are shown, two more are in the annex."""
    on_the_policy = remark("BP", RemarkKind.GAP, scope=RemarkScope.POLICY, objective=None)
    others = [remark(f"B{number}", RemarkKind.GAP) for number in range(9)]
    problem = section(proposal(small(*others, on_the_policy), Selection()), "Problemstilling")
    wishes = [text for text in problem if text.startswith("Bemærkning ")]
    assert len(wishes) == MOST_REMARKS
    assert wishes[0].startswith("Bemærkning BP")
    assert "To bemærkninger mere står i bilag 1." in problem


def test_the_solution_is_what_the_departments_wrote_and_what_the_recommendation_leads_to():
    words = Text(
        kind=TextKind.NEXT_STEP, objective=5, priority="5a", body="Vi tæller i maj.", author="A. B., SOF", dated=date(2026, 3, 1)
    )  # fmt: skip
    solution = section(
        proposal(small(words), Selection(recommended=(Recommended.TARGETS,))), "Løsning"
    )
    assert "Vi tæller i maj." in solution
    assert "Socialafdelingen: 5a 5a; 5b 5b." in solution
    assert "Skoleafdelingen: 5c 5c." in solution
    nothing_written = section(proposal(small(), Selection()), "Løsning")
    assert any("ændrer hverken politikken" in text for text in nothing_written)


def test_a_matter_that_should_be_over_is_for_the_officer_and_not_for_the_committee():
    passed = event("E5", EventState.EXPECTED, 2025, matter="Sidste status", stage=Stage.LEAD_COMMITTEE, body="Omsorgsudvalget")  # fmt: skip
    status = assessed(
        policy(), objective(5), priority("5a"), SOCIAL, passed, as_of=date(2026, 3, 31)
    )
    document = proposal(status, Selection())
    assert "hvordan det gik: Sidste status" in blanks(document)
    assert "Sidste status" not in " ".join(section(document, "Videre proces"))
    planned = proposal(small(), Selection())
    assert not any(each.startswith("hvordan det gik") for each in blanks(planned))
    assert "2027: Hændelse E1 (Omsorgsudvalget)." in " ".join(section(planned, "Videre proces"))


def test_what_is_new_is_told_with_where_the_rest_is():
    before = small()
    now = small(indicator("nye", priority="5a"), observation("nye", "SOF", 2025, 7))
    problem = section(proposal(now, Selection(compare_with=before)), "Problemstilling")
    assert "Nyt siden 31. marts 2026" in problem


def test_one_picture_and_one_table_show_the_judged_figures_the_worst_first():
    """Of ten indicators eight are in the table; the one that was missed leads it."""
    rows = [
        row
        for number in range(10)
        for row in (
            indicator(f"tal-{number}", name=f"Tal {number}", priority="5a"),
            target(f"tal-{number}", "KK", 2025, 10),
            observation(f"tal-{number}", "KK", 2025, 1 if number == 7 else 12),
        )
    ]
    (found,) = (
        each
        for each in proposal(small(*rows), Selection()).sections
        if each.title == "Problemstilling"
    )
    (table,) = (block for block in found.blocks if isinstance(block, Table))
    assert len(table.rows) == MOST_ROWS
    assert table.texts[0][0] == "Tal 7"
    assert sum(isinstance(block, Diagram) for block in found.blocks) <= 1
    assert any(
        isinstance(b, Paragraph) and b.text == "To tal mere står i bilag 1." for b in found.blocks
    )


def test_the_figures_of_a_table_are_not_drawn_besides():
    status = small(
        indicator("tal", priority="5a"),
        *(target("tal", code, 2025, 10) for code in ("SOF", "BUF")),
        *(observation("tal", code, 2025, 9) for code in ("SOF", "BUF")),
    )
    (found,) = (s for s in proposal(status, Selection()).sections if s.title == "Problemstilling")
    (table,) = (block for block in found.blocks if isinstance(block, Table))
    assert [row[:2] for row in table.texts][:2] == [("SOF", "9"), ("BUF", "9")]
    assert not any(isinstance(block, Diagram) for block in found.blocks)


def overfull() -> Status:
    """Thirty indicators in one priority, forty more priorities, and long remarks, texts and titles."""
    departments = [
        Department(code=f"F{n}", name=f"{LONG_WORD}{n}", committee=f"Udvalg {n}") for n in range(40)
    ]
    many = [f"tal-{n}" for n in range(30)]
    return small(
        *departments,
        *(priority(f"5{n}", objective=5, short_title=LONG_WORD * 5, lead=(f"F{n}",)) for n in range(40)),
        *(indicator(name, name=f"{LONG_WORD} {name}", priority="5a") for name in many),
        *(target(name, code, 2025, 10) for name in many for code in ("SOF", "BUF")),
        *(observation(name, code, 2025, 9) for name in many for code in ("SOF", "BUF")),
        *(
            remark(f"B{n}", RemarkKind.PROPOSAL, title="Titel " * 50, summary=LONGEST)
            for n in range(30)
        ),
        *(reply(f"S{n}", f"B{n}", summary=LONGEST) for n in range(15)),
        *(
            initiative(f"I{n}", title="Navn " * 60, money_last_year=2026)
            for n in range(30)
        ),
        *(
            Text(kind=kind, objective=5, priority=f"5{n}", body=LONGEST, author="A. B.", dated=date(2026, 3, 1))
            for kind in TextKind
            for n in range(10)
        ),
        *(event(f"K{n}", EventState.EXPECTED, 2027, title="Møde " * 60, summary=LONGEST) for n in range(20)),
    )  # fmt: skip


def test_too_much_of_everything_is_summed_up_within_five_pages(shipped):
    every = tuple(Recommended)
    made = as_pages.pages_of(
        {
            "full.docx": word(
                proposal(overfull(), Selection(recommended=every, compare_with=small()))
            ),
            "shipped.docx": word(proposal(shipped, Selection(recommended=every))),
        }
    )
    for pages in made.values():
        assert len(pages) <= 5
        assert not [line for page in pages for line in page.outside]


@pytest.fixture(scope="module")
def shipped() -> Status:
    return shipped_status()
