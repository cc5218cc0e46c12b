"""The receipt of a delivery, as its sender, others and readers get it. Invented figures and words."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest

from metrics.assessment import assess
from monitor import persons
from monitor.intake import Intake
from monitor.sight import NotAllowedError
from monitor.submissions import Submissions
from policy.actors import Actor, Role
from policy.clock import today
from policy.records import Observation
from policy.tables import Records
from presentation.language import record_words
from presentation.submissions import receipts
from presentation.submissions.receipts import Made
from reports.receipts import receipt_file
from store.accepted import Store
from store.log import Log
from store.log_chain import Receipt as Kept
from store.log_verifying import verify
from store.states import State
from tests.pages_run import labels, opened, words
from tests.people import BUF, COORDINATOR, COUNCIL, READER, SOF
from tests.records import initiative, observation, reply
from tests.store.deliveries import delivery, preview_of

PRINTED = "98701"
STATUS = assess(Records(), today(), 1)
"""A receipt has no more of a status than what city and council are called."""


@pytest.fixture(autouse=True)
def _own(own_store):
    """Each test here has a separate store."""


def delivered(store: Store, who: Actor, *rows: Any, note: str = "") -> int:
    content = repr(rows).encode()
    with persons.acting(who):
        looked = preview_of(store, delivery(*rows), content, today())
    return Intake(store, who).accept(looked, content, note)


def figure(value: int) -> Observation:
    return observation("fleksjob", "BUF", 2024, value, stated_by="BUF", series="opfundet")


def brought(store: Store, version: int, *states: State) -> None:
    for state in states:
        Intake(store, COORDINATOR).advance(version, state)


def published(store: Store, version: int) -> None:
    brought(store, version, State.APPROVED, State.PRESENTED)
    Intake(store, COORDINATOR).publish("Foråret", today())


def made(store: Store, who: Actor, version: int) -> Made:
    return Made(STATUS, Submissions(store, who).receipt(version), today())


def facts(found: Made) -> dict[str, str]:
    return dict(receipts.facts(found))


def test_a_receipt_says_who_for_whom_which_file_and_which_line_of_the_log(own_store):
    version = delivered(own_store, BUF, figure(7), note="Fra lønsystemet")
    found = made(own_store, BUF, version)
    told = facts(found)
    assert told["Fra"] == BUF.name
    assert told["For"] == "Børne- og Ungdomsforvaltningen"
    content = repr((figure(7),)).encode()
    assert told[receipts.FILE_HASH] == hashlib.sha256(content).hexdigest()
    assert told["Note"] == "Fra lønsystemet"
    assert told["Ændrede rækker"] == "1 ny"
    newest = Log(own_store.engine).lines()[-2:]  # it came, and became a draft
    assert told["Linje i loggen"] in {str(each.id) for each in newest if each.version == version}


def test_the_command_on_a_receipt_verifies_it_and_finds_another_log(own_store):
    version = delivered(own_store, BUF, figure(7))
    told = receipts.command(made(own_store, BUF, version))
    written = told.removeprefix("python cli.py log verify --head ")
    assert not verify(own_store, [Kept.of(written)]).flaws
    other = written[:-1] + ("0" if written[-1] != "0" else "1")
    assert verify(own_store, [Kept.of(other)]).flaws


def test_what_a_delivery_changed_is_the_same_whatever_others_publish_later(own_store):
    public = initiative(
        "I-FAELLES", departments=("BUF", "SOF"), title="Fælles", summary="Det første."
    )
    published(own_store, delivered(own_store, COORDINATOR, public))
    theirs = delivered(own_store, SOF, replace(public, summary="SOFs udkast."))
    ours = delivered(own_store, BUF, replace(public, summary="BUFs udkast."))
    (before,) = receipts.change_table(made(own_store, BUF, ours)).rows
    assert (before.before, before.after) == (
        "Gengivet kort: Det første.",
        "Gengivet kort: BUFs udkast.",
    )

    brought(own_store, theirs, State.APPROVED, State.PRESENTED)
    assert receipts.change_table(made(own_store, BUF, ours)).rows == [before]
    (now,) = Submissions(own_store, BUF).changes(ours)
    assert now.before.summary == "SOFs udkast."  # the page Ændringer shows what she sees today


@pytest.mark.parametrize("who", [SOF, COUNCIL, READER])
def test_what_is_not_public_has_a_receipt_for_its_sender_and_the_coordinator_alone(own_store, who):
    version = delivered(own_store, BUF, figure(7))
    for sender in (BUF, COORDINATOR):
        assert facts(made(own_store, sender, version))["Fra"] == BUF.name
    with pytest.raises(LookupError):
        made(own_store, who, version)
    brought(own_store, version, State.APPROVED, State.PRESENTED)
    with pytest.raises((LookupError, NotAllowedError)):
        made(own_store, who, version)


def test_a_public_receipt_names_nobody_and_no_file(own_store):
    version = delivered(own_store, BUF, figure(7), note="En hemmelighed")
    published(own_store, version)
    for who in (READER, SOF):
        page = receipts.on_page(made(own_store, who, version))
        for withheld in (BUF.name, COORDINATOR.name, "hemmelighed", "levering.xlsx", "Filens"):
            assert withheld not in page
        assert "offentlig" in page
    assert BUF.name in receipts.on_page(made(own_store, BUF, version))


def test_few_persons_are_hidden_on_a_receipt_also_if_they_are_declared_so_afterwards(own_store):
    (fleksjob,) = [each for each in own_store.observe(None).indicators if each.id == "fleksjob"]
    few, open_ = replace(fleksjob, few_persons=True), replace(fleksjob, few_persons=False)
    delivered(own_store, COORDINATOR, open_)
    version = delivered(own_store, BUF, figure(int(PRINTED)))
    assert "98.701" in receipts.on_page(made(own_store, BUF, version))
    delivered(own_store, COORDINATOR, few)
    hidden = receipts.on_page(made(own_store, BUF, version))
    assert "98.701" not in hidden
    assert record_words.HIDDEN in hidden


def test_a_receipt_says_that_something_was_removed_and_no_longer_what(own_store):
    reply_ = reply("SVAR-X", own_store.observe(None).remarks[0].id, summary="Ring til Bodil Bo.")
    version = delivered(own_store, BUF, reply_)
    assert "Bodil Bo" in receipts.on_page(made(own_store, BUF, version))
    operator = Actor("Drift", frozenset({Role.OPERATOR}))
    Intake(own_store, operator).redact(version, "et navn", "Bodil Bo")
    page = receipts.on_page(made(own_store, BUF, version))
    assert "Bodil Bo" not in page
    assert "Noget er fjernet" in page
    assert receipts.WITHOUT_FILE in page


def test_what_came_with_the_folder_of_data_has_a_receipt_from_nobody_for_nobody(own_store):
    told = facts(made(own_store, READER, 1))
    assert told["Fra"] == "lagt i mappen data"
    assert "For" not in told


def test_the_state_moves_on_and_says_its_day(own_store):
    version = delivered(own_store, BUF, figure(7))
    assert receipts.state_sentence(made(own_store, BUF, version)).endswith("er den kladde.")
    brought(own_store, version, State.APPROVED)
    found = made(own_store, BUF, version)
    assert receipts.state_sentence(found).endswith("er den godkendt af forvaltningen.")
    assert [each.partition(":")[0] for each in receipts.steps(found)] == [
        "Kladde",
        "Godkendt af forvaltningen",
    ]


def test_the_file_says_what_the_page_says(own_store):
    version = delivered(own_store, BUF, figure(7), note="Fra lønsystemet")
    found = made(own_store, BUF, version)
    file = receipt_file(found)
    assert receipt_file(found) == file
    pages_ = pypdfium2.PdfDocument(file)
    assert len(pages_) == 1  # it has no cover, no contents and no page for each chapter
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in pages_).split())
    for name, said in receipts.facts(found):
        assert name in text
        assert said in text.replace(" ", "") or said in text
    assert found.receipt.line.short in text  # pdfium reads the two hyphens before it as one


def test_a_receipt_is_on_the_page_of_its_submission_with_a_file_for_the_sender(own_store):
    version = delivered(own_store, BUF, figure(7))
    page = opened("reporting/changes", udgave=str(version))
    assert f"Kvittering for udgave {version}" in words(page)
    assert "Hent kvitteringen som PDF" in labels(page.get("download_button"))
