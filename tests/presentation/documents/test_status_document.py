from __future__ import annotations

from dataclasses import fields
from datetime import date
from itertools import pairwise

import pytest

from monitor import editions
from policy.choices import EventState, InitiativeState, MoneyBasis, Stage
from policy.columns import Citation
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Source
from policy.statuses import StatusCode
from presentation.blocks import (
    Bullets,
    Diagram,
    Document,
    Paragraph,
    RemarkBlock,
    Section,
    Selection,
    Statement,
    Table,
    plain,
)
from presentation.charts.bars import TargetBars
from presentation.documents import chapters, objective_chapter
from presentation.documents.status_document import status_document
from presentation.initiatives.all_initiatives import whole, with_parts
from presentation.status.remarks import NO_ANSWER
from tests.hard_records import CONTROLS, LONGEST, MARKUP, hard_status
from tests.records import (
    assessed,
    departments,
    event,
    initiative,
    objective,
    objectives_and_priorities,
    policy,
    priority,
)

OCTOBER_2025 = date(2025, 11, 13)


@pytest.fixture(scope="module")
def monitor() -> editions.Monitor:
    return editions.current()


@pytest.fixture(scope="module")
def document(monitor) -> Document:
    return status_document(monitor.status(OCTOBER_2025))


def section(document: Document, title: str) -> Section:
    (found,) = (s for s in document.sections if s.title.startswith(title))
    return found


def blocks(document: Document, kind: type) -> list:
    return [b for s in document.sections for b in s.blocks if isinstance(b, kind)]


def texts(value: object) -> list[str]:
    """Every text in a block, at any depth."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for entry in value for text in texts(entry)]
    if isinstance(value, Diagram):
        return [value.title, value.sentence]
    if hasattr(value, "__dataclass_fields__"):
        return [text for f in fields(value) for text in texts(getattr(value, f.name))]
    return []


def test_the_document_names_its_date_and_version(document):
    assert document.as_of == OCTOBER_2025
    assert "13. november 2025" in document.edition
    assert f"udgave {document.version}" in document.edition


def test_the_table_of_fleksjob_is_as_the_2025_status_prints_it_with_status_words(document):
    (table,) = (b for b in section(document, "5d").blocks if isinstance(b, Table))
    assert table.texts == (
        ("BIF", "87", "47", "185 %", "Nået"),
        ("BUF", "274", "376", "73 %", "Ikke nået"),
        ("KFF", "48", "33", "145 %", "Nået"),
        ("SOF", "207", "157", "132 %", "Nået"),
        ("SUF", "249", "164", "152 %", "Nået"),
        ("TMF", "65", "52", "125 %", "Nået"),
        ("ØKF", "84", "70", "120 %", "Nået"),
        ("KK samlet", "1.014", "900", "113 %", "Nået samlet – ikke i alle forvaltninger"),
    )
    assert table.total


def test_a_status_is_a_mark_with_its_words_and_year(document):
    statement = next(b for b in section(document, "5d").blocks if isinstance(b, Statement))
    assert statement.code is StatusCode.REACHED_NOT_EVERYWHERE
    assert statement.text == "Nået samlet – ikke i alle forvaltninger (2024)"


def test_each_remark_appears_once_in_the_chapter_of_its_objective(document, monitor):
    status = monitor.status(OCTOBER_2025)
    found = {
        block.code: part.objective
        for part in document.sections
        for block in part.blocks
        if isinstance(block, RemarkBlock)
    }
    assert found == {r.remark.id: r.remark.objective for r in status.remarks}
    assert len(blocks(document, RemarkBlock)) == len(status.remarks)


def test_the_answer_on_class_sizes_is_in_the_same_section_as_its_remark(document):
    remarks = section(document, "Handicaprådet om målsætning 4").blocks
    (answered,) = (r for r in remarks if r.answers)
    assert answered.answers[0].heading.startswith("Børne- og Ungdomsforvaltningens bemærkninger")
    assert {r.missing for r in remarks if not r.answers} <= {NO_ANSWER, "Ros; kalder ikke på svar"}


def test_a_priority_that_meets_no_further_criterion_says_so_in_one_phrase(document):
    section = next(s for s in document.sections if s.title == "Hvad kan måles?")
    table = next(b for b in section.blocks if isinstance(b, Table))
    lacking = {row[0][:2]: row[-1] for row in table.rows}
    assert lacking["2a"] == "Alle syv"
    assert lacking["1a"] == "Definition, udgangspunkt, ejer, hyppighed og finansiering"
    assert lacking["5d"] == "Udgangspunkt, ejer og finansiering"
    assert section.blocks[-2].text == (
        "»Alle syv« er definition, hvem tallet dækker, udgangspunkt, retning, ejer, hyppighed og "
        "finansiering."
    )


def test_each_missing_text_is_listed_with_what_it_is_to_be_about(document):
    missing = [each.blank for each in document.unwritten]
    assert len(missing) == len(set(missing)) == (6 + 20) * 2
    assert {blank.what for blank in missing} == {
        "»Hvad er der sket, og hvorfor?«",
        "»Næste skridt«",
    }
    assert len({(blank.objective, blank.priority) for blank in missing}) == 6 + 20
    assert {blank.place for blank in missing} == {"på siden Indberetning eller i arket »Tekster«"}


def test_those_responsible_for_a_priority_are_asked_for_its_texts(document):
    asked = {
        (each.blank.objective, each.blank.priority): each.blank.asked for each in document.unwritten
    }
    assert asked[4, "4a"] == ("BUF",)
    assert asked[2, "2d"] == asked[2, None] == ("BIF", "SOF", "SUF")


def test_a_text_is_shown_with_its_author_and_only_the_rest_is_unwritten():
    part = section(status_document(hard_status()), "5d")
    told = [b.text for b in part.blocks if isinstance(b, Paragraph)]
    assert MARKUP in told
    assert "Skrevet af Prøve Prøvesen, SOF, 1. november 2025." in told
    assert [blank.what for blank in part.blanks] == ["»Næste skridt«"]


def test_only_the_selected_objectives_have_a_chapter_and_the_document_says_so(monitor):
    document = status_document(monitor.status(OCTOBER_2025), Selection(objectives=(2, 5)))
    assert {s.objective for s in document.sections} == {None, 2, 5}
    assert any("målsætning 2 og 5" in text for text in texts(document.sections[0]))


def test_only_priorities_of_the_selected_departments_are_included(monitor):
    document = status_document(monitor.status(OCTOBER_2025), Selection(departments=("TMF",)))
    codes = [s.title.split()[0] for s in document.sections if s.level == 2 and s.objective == 3]
    assert codes[:2] == ["3a", "3b"]
    assert not any(s.title.startswith("1a") for s in document.sections)


def test_changes_are_shown_only_if_there_is_a_date_to_compare_with(monitor, document):
    compared = status_document(
        monitor.status(OCTOBER_2025), Selection(compare_with=monitor.status(date(2025, 6, 1)))
    )
    assert section(compared, "Ændringer siden 1. juni 2025")
    assert not [s for s in document.sections if s.title.startswith("Ændringer")]


def test_no_text_has_a_character_that_a_file_format_cannot_hold():
    document = status_document(hard_status())
    told = texts(document.sections)
    assert all(text == plain(text) for text in told)
    assert any("før efter" in text for text in told)


def test_a_remark_of_20_000_letters_is_kept_whole():
    (long,) = (b for b in blocks(status_document(hard_status()), RemarkBlock) if b.code == "B1")
    assert long.body == LONGEST.strip() or long.body == LONGEST
    assert len(long.body) >= 19_999


def test_an_objective_without_indicators_has_its_chapter():
    document = status_document(hard_status())
    assert Paragraph("Ingen indsatser i kilderne.") in section(document, "Målsætning 2").blocks
    assert not [s for s in document.sections if s.title == "Indsatser under målsætning 2"]


def test_the_status_begins_with_a_picture_of_the_priorities(document, monitor):
    drawn = next(b for b in document.sections[0].blocks if isinstance(b, Diagram))
    status = monitor.status(OCTOBER_2025)
    assert [m.name for m in drawn.chart.marks] == [p.priority.id for p in status.priorities]


def test_every_picture_has_its_source_below_it(document):
    pictures = 0
    names = [source.split(":")[0] for source in document.sources]
    for part in document.sections:
        for block, below in pairwise((*part.blocks, None)):
            if isinstance(block, Diagram) and not isinstance(block.chart, TargetBars):
                assert isinstance(below, Paragraph)
                assert below.text.startswith("Kilde: ")
                assert any(name in below.text for name in names)
                pictures += 1
    assert pictures == 4


def test_a_picture_without_citations_says_that_it_was_reported_here():
    rows = [
        *objectives_and_priorities(),
        initiative("I1", title="Et elevatortårn", end=Period.parse("2026")),
    ]
    document = status_document(assessed(policy(), *rows))
    assert "Hvad slutter, og hvad ventes" in texts(document.sections)
    assert "Kilde: indberettet direkte til denne status." in texts(document.sections)
    assert not [text for text in texts(document.sections) if "Kilde: ." in text]


def test_each_initiative_is_in_the_table_of_its_objective_and_told_in_the_annex(document, monitor):
    status = monitor.status(OCTOBER_2025)
    listed = [
        row[0]
        for part in document.sections
        if part.title.startswith("Indsatser under målsætning")
        for block in part.blocks
        if isinstance(block, Table)
        for row in block.texts
    ]
    assert [title.removeprefix("heraf: ") for title in listed] == [
        row.title for row in with_parts(status, whole(status))
    ]
    told = {row[1] for table in blocks(document, Table) for row in table.texts}
    assert {each.summary for each in status.initiatives} <= told


def test_a_table_without_any_amount_has_no_column_for_money():
    rows = [
        *objectives_and_priorities(),
        initiative("I1", objective=2, state=InitiativeState.PLANNED),
    ]
    costly = initiative(
        "I2",
        objective=3,
        state=InitiativeState.PLANNED,
        amount=Quantity.exact(500_000),
        money_basis=MoneyBasis.YEARLY,
    )
    document = status_document(assessed(policy(), *rows, costly))
    without, with_money = (
        next(
            b
            for b in section(document, f"Indsatser under målsætning {n}").blocks
            if isinstance(b, Table)
        )
        for n in (2, 3)
    )
    assert without.headings == ("Indsats", "Ansvarlig", "Tilstand og tid")
    assert with_money.texts[0][-1] == "500.000 kroner, om året"


def test_what_all_figures_of_a_table_have_in_common_is_said_once(document):
    part = section(document, "Øvrige tal for målsætning 1")
    table, source = part.blocks
    assert table.caption == "Tal, der ikke bedømmes mod et måltal (baggrundstal)"
    assert table.headings == ("Tal", "Nyeste tal", "Hvem det dækker")
    assert source.text == "Kilde: BIF: Status, oktober 2025, side 7."


def test_figures_that_differ_have_a_status_and_a_source_each(document):
    table = next(
        b for b in section(document, "Øvrige tal for målsætning 4").blocks if isinstance(b, Table)
    )
    assert table.headings == ("Tal", "Nyeste tal", "Hvem det dækker", "Status", "Kilde")


def test_the_wording_of_a_priority_is_left_out_where_its_heading_says_the_same(document):
    told = [b.text for b in section(document, "2b ").blocks if isinstance(b, Paragraph)]
    assert not [text for text in told if text.startswith("Politikkens ordlyd")]


def test_the_codes_of_departments_are_explained_before_they_are_used(document):
    assert any(
        "BUF: Børne- og Ungdomsforvaltningen" in text for text in texts(document.sections[0])
    )


def test_why_the_sources_are_silent_is_said_once_for_all_that_was_expected(document):
    told = texts(section(document, "Hvad venter"))
    assert len([text for text in told if text.startswith("Kilderne er ældre end datoen")]) <= 1
    expected = next(b for b in section(document, "Hvad venter").blocks if isinstance(b, Table))
    assert expected.headings == ("Hvad", "Ventet", "Ifølge", "Kilde")


def test_before_anything_was_known_the_document_can_still_be_made():
    document = status_document(assessed(as_of=date(2014, 1, 1)))
    assert document.sections[0].blocks[0] == Paragraph(
        "Ingen kendt politik per 1. januar 2014.", document.sections[0].blocks[0].kind
    )


def test_before_any_policy_the_document_has_no_empty_parts():
    document = status_document(assessed(as_of=date(2014, 6, 1)))
    told = [text for part in document.sections for text in texts(part)]
    assert "Sådan læses statusordene" not in told
    assert not [text for text in told if "skjules fra" in text]
    assert all(table.rows for table in blocks(document, Table))
    assert all(part.blocks and all(map(texts, part.blocks)) for part in document.sections)


def test_control_characters_become_spaces_or_are_removed():
    assert plain(CONTROLS) == "før efter"


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6])
def test_a_document_about_one_objective_names_no_other(monitor, number):
    status = monitor.status(OCTOBER_2025)
    selection = Selection(objectives=(number,), compare_with=monitor.status(date(2025, 6, 1)))
    document = status_document(status, selection)
    others = {o.objective.title for o in status.objectives if o.objective.number != number}
    told = " ".join(text for part in document.sections for text in texts(part))
    assert not [title for title in others if title in told]


@pytest.mark.parametrize("code", ["BIF", "BUF", "KFF", "SOF", "SUF", "TMF", "ØKF"])
def test_a_document_can_be_made_for_every_department(monitor, code):
    document = status_document(monitor.status(OCTOBER_2025), Selection(departments=(code,)))
    assert section(document, "Hvad kan måles?")


def test_a_selection_without_priorities_says_so_and_has_no_chapters_of_them(monitor):
    document = status_document(monitor.status(OCTOBER_2025), Selection(departments=("KK",)))
    assert document.sections[0].blocks[0].text.endswith("har ikke del i nogen prioritering.")
    titles = {part.title for part in document.sections}
    assert titles.isdisjoint({"Hvad kan måles?", "Metode"})


def test_a_step_names_its_body_once():
    told = "Status på den nye politik forelægges Borgerrepræsentationen"
    steps = [
        event("H1", EventState.EXPECTED, 2026, title=told, body="Borgerrepræsentationen"),
        event("H2", EventState.EXPECTED, 2027, body="Socialudvalget"),
    ]
    waiting = section(status_document(assessed(*steps)), "Hvad venter")
    (bullets,) = (b for b in waiting.blocks if isinstance(b, Bullets))
    assert bullets.items[0].startswith(f"2026: {told}.")
    assert bullets.items[1].startswith("2027: Hændelse H2 (Socialudvalget).")


def test_the_printed_time_of_an_initiative_begins_in_lower_case_inside_brackets():
    running = initiative("I1", state=InitiativeState.ONGOING, period_printed="Fra årsskiftet 2025")
    told = objective_chapter.initiative_words(assessed(running), running)
    assert "(i gang; fra årsskiftet 2025)" in told


def source(code: str, title: str = "Titel", **fields: object) -> Source:
    return Source(id=code, title=title, short_title=code, publisher="SOF", **fields)


def test_only_documents_known_on_the_date_are_sources_and_annexes():
    rows = [
        source("POLITIK", title="Politikken", known_from=date(2023, 1, 1), in_policy_set=True),
        source("STATUS", title="Status", dated=Period.parse("2025-10"), in_policy_set=True),
        source("NOTAT", title="Et notat uden dato", in_policy_set=True),
    ]
    for as_of, titles in (
        (date(2025, 10, 31), ["Politikken", "Status"]),
        (date(2025, 10, 30), ["Politikken"]),
    ):
        status = assessed(*rows, as_of=as_of)
        document = status_document(status)
        (listed,) = section(document, "Kilder").blocks
        assert document.sources == listed.items
        assert [line.partition(": ")[2].partition(".")[0] for line in listed.items] == titles
        (own,) = chapters.annexes(status).blocks
        assert own.items == tuple(f"Bilag {n}: {t}" for n, t in enumerate(titles, start=1))


def test_before_any_document_was_known_there_are_no_sources_or_annexes():
    late = source("POLITIK", known_from=date(2023, 1, 1), in_policy_set=True)
    status = assessed(late, as_of=date(2014, 6, 1))
    document = status_document(status)
    assert not [s for s in document.sections if s.title == "Kilder"]
    assert document.sources == ()
    assert chapters.annexes(status).blocks == ()
    assert [blank.what for blank in chapters.annexes(status).blanks] == ["bilagene"]


def test_the_next_steps_begin_with_the_way_of_the_newest_matter():
    at = {"matter": "Status 2025", "sources": (Citation("NOTAT", 2),)}
    steps = [
        event("H1", EventState.HELD, "2025-10-20", stage=Stage.HEARING, **at),
        event("H2", EventState.EXPECTED, "2025-10-08", stage=Stage.LEAD_COMMITTEE, **at),
        event("H3", EventState.HELD, "2024-05-01", stage=Stage.HEARING, matter="En ældre"),
    ]
    way, conclusion, stops, expected, *_ = chapters.next_steps(assessed(*steps)).blocks
    assert way.text == "Sagens vej gennem udvalgene: Status 2025"
    assert conclusion.text == (
        "Kilderne nævner intet led efter 13. november 2025. "
        "Om udvalget med ansvaret siger kilderne ikke, om det er sket."
    )
    assert stops.items[1] == (
        "Udvalget med ansvaret. Var ventet den 8. oktober 2025. Kilderne siger ikke, om det er sket. "
        "Kilde: NOTAT, side 2."
    )
    assert expected.text == "Ventet ifølge kilderne"


def test_a_step_without_news_is_told_once_in_its_matters_way_if_it_has_one():
    steps = [
        event("H1", EventState.EXPECTED, "2025-10-08", stage=Stage.LEAD_COMMITTEE, matter="Status"),
        event("H2", EventState.EXPECTED, "2025-10-09"),
    ]
    *_, stops, _, _, label, others = chapters.next_steps(assessed(*steps)).blocks
    assert any("Var ventet den 8. oktober 2025" in item for item in stops.items)
    assert label.text.startswith("Ventet, uden at kilderne siger mere")
    assert [item.partition(":")[0] for item in others.items] == ["Hændelse H2"]


def test_a_step_put_off_is_expected_on_its_new_day_and_one_without_a_day_is_last():
    steps = [
        event("H1", EventState.EXPECTED, "2025-11-20", expected_by="Notatet"),
        event("H2", EventState.POSTPONED, "2025-12-03", settles="H1"),
        event("H3", EventState.POSTPONED, None),
    ]
    (bullets, *_) = chapters.next_steps(assessed(*steps)).blocks
    assert [item.split(": Hændelse")[0] for item in bullets.items] == [
        "Udsat til den 3. december 2025. Var ventet den 20. november 2025 ifølge Notatet (kilde: )",
        "Udsat uden ny dag",
    ]


def test_a_step_that_may_have_happened_is_last_with_its_printed_time():
    steps = [
        event("H1", EventState.EXPECTED, 2025, period_printed="i sommeren 2025"),
        event("H2", EventState.EXPECTED, 2027),
        event("H3", EventState.EXPECTED, "2025-11-13"),
    ]
    status = assessed(*steps)
    (bullets,) = (
        b for b in section(status_document(status), "Hvad venter").blocks if isinstance(b, Bullets)
    )
    begun = "I sommeren 2025 (kilderne siger ikke, om det er sket): Hændelse H1."
    for items in (bullets.items, chapters.next_steps(status).blocks[0].items):
        first, second, last = items
        assert first.startswith("13. november 2025: Hændelse H3.")
        assert second.startswith("2027: Hændelse H2.")
        assert last.startswith(begun)


def test_an_initiative_on_an_objective_where_its_department_has_no_priority_is_told_too():
    status = assessed(
        policy(),
        *(objective(1), priority("1a", lead=("SOF",)), objective(5), priority("5a", lead=("TMF",))),
        *departments(),
        initiative("I1", objective=5, departments=("BUF",), title="Flere job", summary="I skoler."),
        initiative("I2", objective=1, departments=("TMF",), title="En rampe", summary="Til alle."),
    )
    document = status_document(status, Selection(departments=("TMF",)))
    titles = [each.title for each in document.sections]
    assert "Målsætning 1" not in " ".join(titles)
    for heading in ("Indsatser under andre målsætninger", "Andre målsætninger"):
        assert "En rampe" in texts(section(document, heading))
    assert "Til alle." in texts(document.sections)
    assert "Flere job" not in texts(document.sections)
