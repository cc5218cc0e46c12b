"""The interface behind the pages for delivering and for the history. Invented figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pytest

from loaders.delivery import Naming
from loaders.templates.kinds import OF_A_DEPARTMENT, TemplateKind
from monitor import blank_workbooks, editions, previewing
from monitor.blank_workbooks import Template
from monitor.intake import Intake, NotAllowedError, OutdatedError, RefusedError
from monitor.submissions import next_step
from policy.actors import Actor, Role
from policy.choices import Frequency
from policy.drafting import DraftTarget
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Department
from store.differences import ChangeKind
from store.faults import NotDoneError
from store.states import State
from tests import acting
from tests.filled_templates import department_template, printed_table
from tests.full_disk import fill_disk
from tests.records import assessed, indicator, observation

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _own(own_store):
    """Each test here has a separate store."""


def filled(own_store, department="BUF", value=410) -> bytes:
    return department_template(own_store.observe(None), department, Periode=2025, Værdi=value)


def accepted(own_store, department="BUF", value=410, by="Anna") -> int:
    content = filled(own_store, department, value)
    return acting.accept(acting.preview("tal.xlsx", content, TODAY), content, by, "")


def test_each_department_and_each_other_kind_of_workbook_has_a_template():
    found = blank_workbooks.templates(acting.everything(TODAY))
    assert len(found) == 7 * len(OF_A_DEPARTMENT) + len(TemplateKind) - len(OF_A_DEPARTMENT)
    assert len({each.file_name for each in found}) == len(found)


def test_a_department_that_is_gone_has_templates_until_it_has_reported_its_last_year():
    gone = Department(code="GLF", name="Gammel", valid_to=Period.year(2025))
    rows = (gone, indicator("tal", frequency=Frequency.YEARLY), observation("tal", "GLF", 2024, 5))
    last = observation("tal", "GLF", 2025, 5)
    for given, offered in ((rows, {"GLF"}), ((*rows, last), set())):
        found = blank_workbooks.templates(assessed(*given, as_of=date(2026, 3, 1)))
        assert {each.department for each in found if each.department} == offered


@pytest.mark.parametrize(
    "asked",
    [Template(kind, "SOF" if kind in OF_A_DEPARTMENT else None) for kind in TemplateKind],
    ids=lambda asked: asked.kind.value,
)
def test_every_template_can_be_downloaded_and_opened(asked):
    content = blank_workbooks.template_file(editions.current().refreshed(), asked, TODAY)
    book = openpyxl.load_workbook(BytesIO(content))
    assert "Vejledning" in book.sheetnames


def test_a_filled_template_is_previewed_without_findings_and_accepted_as_a_draft(own_store):
    content = filled(own_store)
    previewed = acting.preview("tal.xlsx", content, TODAY)
    assert previewed.findings == ()
    assert len(previewed.changes.of(ChangeKind.NEW)) == 1
    version = acting.accept(previewed, content, "Anna", "Efterårets tal")
    newest = acting.submissions()[0]
    assert (newest.version, newest.who, newest.note) == (version, "Anna", "Efterårets tal")
    assert newest.state is State.DRAFT
    assert acting.given().original(version) == content
    assert [c.after.value.value for c in acting.given().changes(version)] == [410]


def test_a_printed_table_requires_the_details_that_it_does_not_state():
    content = printed_table(("BUF", 300, 376), ("SOF", 270, 250))
    assert previewing.asks_for_naming(acting.preview("t.xlsx", content, TODAY))
    naming = Naming("2025", "BIF", "STATUS s. 17")
    named = acting.preview("t.xlsx", content, TODAY, naming)
    assert not previewing.asks_for_naming(named)
    assert named.acceptable
    assert (
        previewing.preview_again(editions.current().store, named, content).changes == named.changes
    )


def test_an_outdated_preview_is_repeated_before_it_can_be_accepted(own_store):
    content = filled(own_store, value=420)
    previewed = acting.preview("b.xlsx", content, TODAY)
    accepted(own_store, value=410)
    with pytest.raises(OutdatedError):
        acting.accept(previewed, content, "Bo", "")
    again = previewing.preview_again(editions.current().store, previewed, content)
    assert [
        (c.before.value.value, c.after.value.value) for c in again.changes.of(ChangeKind.CHANGED)
    ] == [(410, 420)]
    assert acting.accept(again, content, "Bo", "") == previewed.seen.version + 2


def test_a_delivery_is_published_in_steps_and_none_can_be_skipped(own_store):
    version = accepted(own_store)
    steps = []
    while (step := next_step(acting.submissions()[0])) is not State.PUBLIC:
        steps.append(step)
        acting.advance(version, step, "Bo")
    assert steps == [State.APPROVED, State.PRESENTED]
    acting.publish("Status efterår", TODAY, "Cilla")
    assert next_step(acting.submissions()[0]) is None
    shown = editions.current().edition(TODAY)
    assert shown.snapshot
    assert shown.snapshot.name == "Status efterår"
    assert not shown.unpublished


def test_the_working_edition_shows_unpublished_rows_and_is_marked(own_store):
    accepted(own_store)
    assert editions.current().edition(TODAY, TODAY).unpublished
    assert not editions.current().edition(TODAY).unpublished


def test_a_step_out_of_order_and_a_used_name_are_refused_in_danish(own_store):
    version = accepted(own_store)
    with pytest.raises(NotDoneError, match="kan ikke gøres"):
        acting.advance(version, State.PRESENTED, "Bo")
    acting.publish("Samme", TODAY, "Cilla")
    with pytest.raises(NotDoneError, match="allerede"):
        acting.publish("Samme", TODAY, "Cilla")


def test_bytes_that_differ_from_the_preview_are_not_accepted(own_store):
    previewed = acting.preview("tal.xlsx", filled(own_store, value=410), TODAY)
    with pytest.raises(NotDoneError, match="ikke den samme"):
        acting.accept(previewed, filled(own_store, value=411), "Bo", "")


def test_a_read_only_store_is_reported_and_nothing_is_kept(own_store):
    content = filled(own_store)
    previewed = acting.preview("tal.xlsx", content, TODAY)
    before = acting.submissions()
    fill_disk(own_store)
    with pytest.raises(NotDoneError, match="plads på disken"):
        acting.accept(previewed, content, "Bo", "")
    assert acting.submissions() == before


WITH_NUMBER = "Jens 010190-1234"
"""An invented CPR number."""


def test_no_action_is_recorded_under_a_name_with_a_personal_number(own_store):
    version = accepted(own_store)
    content = filled(own_store, value=420)
    previewed = acting.preview("tal.xlsx", content, TODAY)
    looked = acting.given().undoing(version)
    before = acting.submissions()
    intake = Intake(own_store, Actor(WITH_NUMBER, frozenset({Role.OPERATOR})))
    for act in (
        lambda: intake.accept(previewed, content),
        lambda: intake.take_back(looked, "Fejl"),
        lambda: intake.advance(version, State.APPROVED),
        lambda: intake.publish("Status efterår", TODAY),
        lambda: intake.redact(version, "Fejl"),
    ):
        with pytest.raises(RefusedError, match="CPR-nummer"):
            act()
    assert acting.submissions() == before


def test_only_the_operator_can_redact(own_store):
    version = accepted(own_store)
    with pytest.raises(NotAllowedError, match="driver systemet"):
        Intake(own_store, Actor("Anna")).redact(version, "Fejl")
    assert acting.given().original(version)
    Intake(own_store, Actor("Ole", frozenset({Role.OPERATOR}))).redact(version, "Fejl")
    assert acting.given().original(version) is None
    (redaction,) = acting.submissions()[0].redactions
    assert redaction.who == "Ole"


def test_every_action_is_recorded_under_the_name_of_the_person(own_store):
    version = accepted(own_store, by="Anna")
    acting.advance(version, State.APPROVED, "Bo")
    acting.advance(version, State.PRESENTED, "Cilla")
    made = acting.publish("Status efterår", TODAY, "Dan")
    undone = acting.acting("Eva").take_back(acting.given().undoing(version), "Fejl")
    newest, delivered = acting.submissions()[:2]
    assert [step.who for step in delivered.steps] == ["Anna", "Bo", "Cilla", "Dan"]
    assert (made.who, newest.version, newest.who) == ("Dan", undone, "Eva")


def test_a_target_written_without_its_hidden_baseline_keeps_the_accepted_one(own_store):
    known = own_store.observe(None)
    few = replace(known.indicators[0], id="faa", few_persons=True)
    target = DraftTarget(id="m", indicator="faa", department="KK", baseline=Quantity.exact(2))
    content = blank_workbooks.written_file(own_store.observe(None), few, target)
    acting.accept(acting.preview("a.xlsx", content, TODAY), content, "Anna", "")
    shown = acting.everything(TODAY).draft.target("m").target
    assert shown.baseline is None
    content = blank_workbooks.written_file(
        own_store.observe(None), replace(shown, rationale="Derfor.")
    )
    acting.accept(acting.preview("b.xlsx", content, TODAY), content, "Anna", "")
    (kept,) = own_store.observe(None).draft_targets
    assert (kept.baseline, kept.rationale) == (Quantity.exact(2), "Derfor.")
