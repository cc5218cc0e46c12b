"""Delivering a workbook and the history, on the pages but without a browser. Invented figures."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from monitor import editions
from policy.clock import today
from store.states import State
from tests import acting
from tests.filled_templates import department_template, printed_table
from tests.full_disk import fill_disk
from tests.loaders.plans.examples import document
from tests.pages_run import ACCEPT, accept, labelled, labels, opened, ran, words
from tests.tables import workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(autouse=True)
def _own(own_store):
    """Each test here has a separate store."""


def delivering(content: bytes, name: str = "tal.xlsx") -> AppTest:
    app = opened("reporting/submit")
    app.file_uploader[0].set_value((name, content, XLSX))
    return ran(app)


def filled(own_store, value=410) -> bytes:
    return department_template(own_store.observe(None), "BUF", Periode=2025, Værdi=value)


def naming(app: AppTest, period: str, source: str = "STATUS s. 17") -> AppTest:
    labelled(app.text_input, "Periode").set_value(period)
    labelled(app.text_input, "Hvem oplyser").set_value("BIF")
    labelled(app.text_input, "Kilde").set_value(source)
    labelled(app.button, "Læs tabellen").click()
    return ran(app)


def test_a_file_is_chosen_previewed_and_accepted(own_store):
    app = delivering(filled(own_store))
    told = words(app)
    assert "Det er skabelonen for Børne- og Ungdomsforvaltningen." in told
    assert "Filen er læst uden fejl" in told
    assert "så intet er gået tabt" in told
    assert told.index("Målinger: 1 ny") < told.index("celler med indhold")
    assert app.title[0].value.startswith("Ingen af de syv")

    labelled(app.text_area, "Note").set_value("Efterårets tal")
    app = accept(app)
    assert "gemt som udgave 8. Den er en kladde." in words(app)
    assert "Filen er læst" not in words(app)
    assert app.title[0].value.startswith("Én af de syv")
    newest = acting.submissions()[0]
    assert (newest.who, newest.note, newest.state) == ("Anna", "Efterårets tal", State.DRAFT)


@pytest.mark.parametrize(("count", "offered"), [(60, False), (61, True)])
def test_all_changes_can_be_downloaded_where_a_page_cannot_show_them_all(count, offered):
    rows = (f"| fleksjob | BUF | '2025 | 9 | BUF | nr. {n} | STATUS s. 17 |" for n in range(count))
    heading = "| Indikator | Forvaltning | Periode | Værdi | Oplyst af | Serie | Kilde |"
    app = delivering(workbook(Målinger="\n".join([heading, *rows])))
    assert f"Målinger: {count} nye" in words(app)
    assert ("Hent alle ændringer som regneark" in labels(app.get("download_button"))) is offered


def test_a_preview_writes_nothing_and_removing_the_file_forgets_it(own_store):
    before = acting.submissions()
    app = delivering(filled(own_store))
    labelled(app.button, "Læg filen væk").click()
    app = ran(app)
    assert acting.submissions() == before
    assert "Hvad filen vil ændre" not in [each.value for each in app.subheader]


def test_a_file_with_mistakes_shows_them_and_cannot_be_accepted():
    content = workbook(
        Målinger="""
        | Indikator | Forvaltning | Periode | Værdi | Oplyst af | Kilde        |
        | fleksjobs | BUF         | '2025   | 300   | BUF       | STATUS s. 17 |
        | fleksjob  | BUF         | i fjor  | 300   | BUF       | STATUS s. 17 |
        | fleksjob  | SOF         | i går   | 300   | SOF       | STATUS s. 17 |
        | fleksjob  | TMF         | '2025   | 300   | TMF       | STATUS s. 17 |
        """
    )
    app = delivering(content)
    told = words(app)
    assert "Filen er læst og har tre fejl" in told
    assert "celle A2" in told
    assert "og én celle som denne" in told
    assert ACCEPT not in labels(app.button)


@pytest.mark.parametrize("content", [b"", b"hej", b"PK\x03\x04 afbrudt"])
def test_a_file_that_is_not_a_workbook_is_refused_with_a_sentence(content):
    app = delivering(content)
    assert "Filen kan ikke læses ind. Intet er gemt." in words(app)
    assert ACCEPT not in labels(app.button)


def test_a_file_cannot_be_accepted_without_a_name(own_store):
    app = accept(delivering(filled(own_store)), name="  ")
    assert "Skriv dit navn" in words(app)
    assert len(acting.submissions()) == 7


@pytest.mark.parametrize(
    ("name", "note"), [("Jens 010190-1234", ""), ("Anna", "Gælder borger 010190-1234")]
)
def test_a_name_or_note_with_a_personal_number_is_not_kept(own_store, name, note):
    app = delivering(filled(own_store))
    labelled(app.text_area, "Note").set_value(note)
    app = accept(app, name)
    assert "Her står et CPR-nummer" in words(app)
    assert len(acting.submissions()) == 7


def test_a_file_without_changes_has_nothing_to_accept(own_store):
    accept(delivering(filled(own_store)))
    app = delivering(filled(own_store))
    assert "der er intet at godkende" in words(app)
    assert ACCEPT not in labels(app.button)


def test_changes_made_meanwhile_are_shown_before_a_file_can_be_accepted(own_store):
    app = delivering(filled(own_store, 420))
    assert "Målinger: 1 ny" in words(app)
    theirs = filled(own_store, 410)
    acting.accept(acting.preview("b.xlsx", theirs, today()), theirs, "Bo", "")

    app = accept(app)
    assert len(acting.submissions()) == 8  # only the other submission
    told = words(app)
    assert "Den er lavet igen og står herunder" in told
    assert "Målinger: 1 ændret" in told

    app = accept(app)
    assert acting.submissions()[0].version == 9


def test_a_printed_table_asks_for_period_stater_and_source():
    app = delivering(printed_table(("BUF", 300, 376), ("SOF", 270, 250)))
    assert "Hvad filen vil ændre" not in [each.value for each in app.subheader]
    app = naming(app, period="2025", source=" ")
    assert "Skriv, hvor tallene står." in words(app)
    app = naming(app, period="i fjor")
    assert "én fejl i felterne ved filen. Ret den der" in words(app)
    app = naming(app, period="2025")
    assert "Måltal: 3 nye" in words(app)  # two departments and the whole city
    accept(app)
    assert len(acting.given().changes(8)) == 6


def test_a_full_disk_is_reported_and_the_file_stays_on_the_page(own_store):
    app = delivering(filled(own_store))

    before = acting.submissions()
    fill_disk(own_store)
    app = accept(app)
    told = words(app)
    assert "ikke plads på disken" in told
    assert acting.submissions() == before
    assert "Målinger: 1 ny" in told


def test_a_submission_is_taken_through_all_steps_to_publication(own_store):
    app = accept(delivering(filled(own_store)))
    labelled(app.button, "Forvaltningen godkender: udgave 8").click()
    app = ran(app)
    assert "Udgave 8 er nu godkendt af forvaltningen" in words(app)
    labelled(app.button, "Er forelagt udvalget: udgave 8").click()
    app = ran(app)
    labelled(app.text_input, "Øjebliksbilledets navn").set_value("Status efterår")
    labelled(app.button, "Gør offentligt").click()
    app = ran(app)
    assert "»Status efterår« er offentligt" in words(app)
    assert acting.submissions()[0].state is State.PUBLIC
    assert "Status efterår, set per" in words(app)
    app = accept(delivering(filled(own_store, 420)))
    labelled(app.button, "Forvaltningen godkender: udgave 9").click()
    app = ran(app)
    labelled(app.button, "Er forelagt udvalget: udgave 9").click()
    assert "»Status efterår«. Det bliver stående" in words(ran(app))
    assert "Arbejdsudgave ·" not in words(opened("reporting/submit"))


def test_every_page_of_the_working_edition_is_marked_while_there_are_drafts(own_store):
    mark = "ikke er offentlige endnu"
    accept(delivering(filled(own_store)))
    assert mark in words(opened("reporting/changes", dato=today().isoformat()))
    assert mark not in words(opened("reporting/changes"))


def test_the_history_shows_the_changes_of_a_submission_and_offers_its_file(own_store):
    accept(delivering(filled(own_store)))
    app = opened("reporting/changes", udgave="8")
    told = words(app)
    assert "Målinger: 1 ny" in told
    assert "410" in told
    assert any(
        each.proto.label.startswith("Hent den oprindelige fil")
        for each in app.get("download_button")
    )


def test_an_earlier_submission_can_be_reopened(own_store):
    accept(delivering(filled(own_store, 410)))
    accept(delivering(filled(own_store, 4100)))
    assert 'href="./indberetning?igen=8"' in words(opened("reporting/changes", udgave="8"))
    app = opened("reporting/submit", igen="8")
    assert "Du ser på filen fra udgave 8 igen" in words(app)
    accept(app)
    (back,) = acting.given().changes(10)
    assert (back.before.value.value, back.after.value.value) == (4100, 410)


def undo(app: AppTest, button: str, note: str = "Forkert fil") -> AppTest:
    labelled(app.text_input, "Dit navn").set_value("Anna")
    labelled(app.text_area, "Hvorfor?").set_value(note)
    labelled(app.button, button).click()
    return ran(app)


def test_a_draft_is_discarded_and_restored_on_the_page(own_store):
    accept(delivering(filled(own_store)))
    assert 'udgave=8#udgave">Se eller kassér udgave 8' in words(opened("reporting/submit"))
    app = opened("reporting/changes", udgave="8")
    assert "Skriv, hvorfor udgaven skal fortrydes" in words(undo(app, "Kassér udgave 8", note=" "))
    app = undo(app, "Kassér udgave 8")
    assert "Udgave 8 er kasseret." in words(app)
    assert "Udgave 8 er allerede fortrudt med udgave 9." in words(app)
    assert "Alt, der er indberettet, er offentligt." in words(opened("reporting/submit"))
    app = undo(opened("reporting/changes", udgave="9"), "Tag udgave 8 frem igen")
    assert "Udgave 8 er taget frem igen og er en kladde." in words(app)
    assert acting.submissions()[2].state is State.DRAFT


def test_the_first_delivery_of_a_scope_is_undone_on_the_page_when_it_is_public(own_store):
    accept(delivering(filled(own_store)))
    for state in (State.APPROVED, State.PRESENTED):
        acting.advance(8, state, "Bo")
    acting.publish("Status efterår", today(), "Cilla")
    app = opened("reporting/changes", udgave="8")
    assert "Målinger: 1 udgår" in words(app) or "1 udgået" in words(app)
    app = undo(app, "Fortryd udgave 8")
    assert "Udgave 8 er fortrudt med udgave 9. Den er en kladde" in words(app)
    newest = acting.submissions()[0]
    assert (newest.who, newest.note, newest.state) == ("Anna", "Forkert fil", State.DRAFT)
    assert "Forvaltningen godkender: udgave 9" in labels(opened("reporting/submit").button)


def test_a_submission_that_others_build_on_has_no_undo_button_and_names_them(own_store):
    accept(delivering(filled(own_store, 410)), "Anna")
    accept(delivering(filled(own_store, 420)), "Bo")
    app = opened("reporting/changes", udgave="8")
    assert "udgave 9 (tal.xlsx fra Bo) har ændret det samme siden. Fortryd den" in words(app)
    assert not any("udgave 8" in label for label in labels(app.button))


def test_a_personal_number_in_the_reason_for_undoing_is_not_kept(own_store):
    accept(delivering(filled(own_store)))
    app = undo(opened("reporting/changes", udgave="8"), "Kassér udgave 8", "Borger 010190-1234")
    assert "Her står et CPR-nummer" in words(app)
    assert len(acting.submissions()) == 8


def test_the_second_of_two_persons_publishing_at_once_sees_what_the_first_did(own_store):
    accept(delivering(filled(own_store)))
    for state in (State.APPROVED, State.PRESENTED):
        acting.advance(8, state, "Bo")
    app = opened("reporting/submit")
    acting.publish("Status efterår", today(), "Cilla")
    labelled(app.text_input, "Øjebliksbilledets navn").set_value("Status vinter")
    labelled(app.text_input, "Dit navn, til offentliggørelsen").set_value("Dorte")
    labelled(app.button, "Gør offentligt").click()
    told = words(ran(app))
    assert (
        "Udgave 8 er gjort offentlig imens, med øjebliksbilledet »Status efterår« af Cilla" in told
    )
    assert len(editions.current().published()) == 2


def test_two_dates_are_shown_side_by_side():
    app = opened("reporting/changes", fra="2023-06-01", til="2025-11-13")
    told = words(app)
    assert "er anderledes" in told
    assert "er kommet til" in told
    assert "Tal og måltal:" in told


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("submit", {"igen": "999"}),
        ("submit", {"igen": "<b>"}),
        ("changes", {"udgave": "999"}),
        ("changes", {"fra": "i går", "til": "2025-11-13"}),
        ("changes", {"fra": "1200-01-01", "til": "2999-01-01"}),
    ],
)
def test_invalid_values_in_the_address_are_reported_and_stop_nothing(page, query):
    app = opened(f"reporting/{page}", **query)
    assert len(app.title) == 1
    assert "<b>" not in words(app)


@pytest.mark.parametrize("asked", ["politisk-behandling", "tal-og-indsatser-SOF"])
def test_an_address_chooses_the_template_that_it_leads_to(asked):
    template = labelled(opened("reporting/submit", skabelon=asked).selectbox, "Skabelon")
    assert template.value.short_name == asked


def test_a_template_that_there_is_none_of_is_not_asked_for():
    template = labelled(opened("reporting/submit", skabelon="<b>").selectbox, "Skabelon")
    assert template.index == 0


def test_a_plan_in_word_is_named_on_the_page_and_accepted():
    plan = document("Målsætning 5", "| Indsats | Tidsplan |\n| Nye ruter | fra 2027 |")
    app = delivering(plan, "plan.docx")
    assert "Filen er en plan med indsatser." in words(app)
    labelled(app.selectbox, "Hvilken forvaltning er planen fra?").set_value("SOF")
    labelled(app.text_input, "Hvad hedder planen?").set_value("Indsatsplan 2027")
    labelled(app.text_input, "Hvornår er den fra?").set_value(str(today()))
    labelled(app.button, "Læs planen").click()
    told = words(app := ran(app))
    assert "Det er skabelonen for" not in told
    assert (
        told.index("Kilder: 1 ny") < told.index("Indsatser: 1 ny") < told.index("Nye ruter (SOF-1)")
    )
    assert "gemt som udgave 8." in words(accept(app))
