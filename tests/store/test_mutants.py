"""The comparison with the naive model finds faulty rules: with each, the store differs from it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import Phase

from monitor.intake import Intake
from store import accepted, current_rows, differences, publishing, writer
from store import folder_acceptance as folders
from store.current_rows import ALWAYS, Candidates, RowEdition, owner
from store.data_folder import DataFolder
from store.folder_acceptance import FolderAcceptance
from store.states import Origin
from store.writer import Incoming
from tests.store.deliveries import key_of
from tests.store.test_model import (
    DAYS,
    FIGURES,
    INITIATIVES,
    MORE,
    SECRET,
    Figure,
    File,
    Plan,
    Sequences,
    empty_store,
    run,
    without_workbooks,
)

pytestmark = pytest.mark.uncovered

__all__ = ["empty_store", "without_workbooks"]
MOST = 400
"""The most sequences tried before a faulty rule must be found."""
AFTER, OWN, KNOWN_FROM = current_rows.after, current_rows.own, writer.known_from


def dropped_by_date(before: RowEdition, added: RowEdition) -> bool:
    return owner(before.scope) == owner(added.scope) and before.known >= added.known


def without_withdrawals(candidates: Candidates, scope: str) -> RowEdition | None:
    return OWN(tuple(c for c in candidates if c.record is not None), scope)


def without_a_trace(candidates: Candidates, added: RowEdition) -> Candidates:
    if added.record is None and added.known == ALWAYS:
        return tuple(c for c in candidates if c.scope != added.scope)
    return AFTER(candidates, added)


def as_previewed(intake: Intake, previewed: Any, content: bytes, note: str = "") -> int:
    with intake.store.writing() as opened:
        if not previewed.changes:
            return opened.version
        by = intake.actor.name
        incoming = Incoming(Origin.DELIVERY, "x", content, by, note, previewed.scopes, 1)
        return opened.add(incoming, tuple(previewed.changes))


def not_due_for_findings(self: DataFolder, stamps: Any, marker: Any, _: Any) -> bool:
    before = self._taken
    if before is None or self._seen is None or self._seen[0].era != marker.era:
        return True
    return bool(stamps != {name: file.stamp for name, file in before.items()})


def on_all_days(change: Any, days: Any) -> str:
    return ALWAYS if change.after is None else KNOWN_FROM(change, days)


def file_then_department(machine: Sequences) -> None:
    """A figure of a file, and a different one that the department delivers later."""
    machine.writes(FIGURES, Figure("SOF", 1, "S1", None))
    machine.delivers("SOF", Figure("SOF", 2, "S1", None))


def a_row_moves_under_what_was_delivered(machine: Sequences) -> None:
    file_then_department(machine)
    row = Figure("SOF", 1, "S1", None)
    machine.save(MORE, File((row.record,)))
    machine.save(FIGURES, machine.files[FIGURES].lacking(key_of(row.record)))
    machine.look()


def file_has_the_last_word(machine: Sequences) -> None:
    file_then_department(machine)
    machine.writes(FIGURES, Figure("SOF", 2, "S1", None))
    machine.writes(FIGURES, Figure("SOF", 3, "S1", None))


def redacted_under_an_open_preview(machine: Sequences) -> None:
    machine.delivers("SOF", Figure("SOF", 1, "S1", SECRET))
    machine.look_at([Figure("SOF", 2, "S1", None).record], [], "SOF")
    machine.a_text_is_taken_away()
    machine.the_open_preview_is_accepted()


def a_part_goes_on_without_its_whole(machine: Sequences) -> None:
    machine.delivers("SOF", Plan("a", None, "S1", None))
    machine.delivers("SUF", Plan("b", "a", "S1", None))
    machine.bring_on(machine.model.newest)


def a_conflict_is_settled(machine: Sequences) -> None:
    file_then_department(machine)
    machine.writes(FIGURES, Figure("SOF", 3, "S1", None))
    machine.delivers("SOF", Figure("SOF", 3, "S1", None))


def another_file_is_edited_after_a_redaction(machine: Sequences) -> None:
    machine.writes(FIGURES, Figure("SOF", 1, "S1", SECRET))
    machine.a_text_is_taken_away()
    machine.writes(INITIATIVES, Plan("a", None, "S1", None))


def a_row_leaves_and_comes_back(machine: Sequences) -> None:
    file_has_the_last_word(machine)
    machine.drops(FIGURES, Figure("SOF", 3, "S1", None))
    machine.writes(FIGURES, Figure("SOF", 3, "S1", None))


def a_row_leaves(machine: Sequences) -> None:
    file_has_the_last_word(machine)
    machine.drops(FIGURES, Figure("SOF", 3, "S1", None))


def a_file_is_reordered_under_what_was_delivered(machine: Sequences) -> None:
    first, *others = (Plan(code, None, "S1", None) for code in "abc")
    machine.writes(INITIATIVES, first, *others)
    machine.delivers("SOF", Plan("a", None, "S1", "åben"))
    for order in ((*others, first), (first, *others)):
        machine.save(INITIATIVES, File(tuple(plan.record for plan in order)))
        machine.look()


def a_number_is_given_again_after_a_restore(machine: Sequences) -> None:
    machine.delivers("SOF", Figure("SOF", 1, "S1", None))
    machine.a_backup_is_made()
    machine.delivers("SOF", Figure("SOF", 2, "S1", None))
    machine.agrees()
    machine.another_process_restores_the_backup()
    machine.delivers("SOF", Figure("SOF", 3, "S1", None))


class Fault(NamedTuple):
    """A faulty rule in place of a correct one, with the sequence or random steps that reveal it."""

    place: Any
    rule: str
    faulty: Callable[..., Any]
    shown_by: Callable[[Sequences], None] | tuple[str, ...]


DELIVERED, WRITTEN = "a_department_delivers", "a_row_is_written_in_a_file"
AGAIN = "an_earlier_word_is_delivered_again"
ON, PUBLIC = "a_submission_comes_a_step_on", "what_is_presented_becomes_public"

FAULTY: dict[str, Fault] = {
    "a file overwrites what was delivered": Fault(
        folders, "conflicts", lambda *_: (), (DELIVERED, WRITTEN)
    ),
    "a renamed file has a word of its own": Fault(
        current_rows, "owner", lambda scope: scope, a_row_moves_under_what_was_delivered
    ),
    "what was previewed is accepted as it was": Fault(
        Intake, "accept", as_previewed, redacted_under_an_open_preview
    ),
    "a file refers to a draft": Fault(
        FolderAcceptance, "_unseen", lambda *_: iter(()), (DELIVERED, WRITTEN)
    ),
    "what is public refers to nothing": Fault(
        publishing, "_lost", lambda *_: [], a_part_goes_on_without_its_whole
    ),
    "nothing comes along": Fault(publishing, "_builds_on", lambda *_: [], (DELIVERED, ON)),
    "a repeated draft stays a draft": Fault(
        differences._Seen, "is_anothers_draft", lambda *_: False, (DELIVERED, AGAIN, ON, PUBLIC)
    ),
    "a settled finding stays": Fault(
        DataFolder, "_is_due", not_due_for_findings, a_conflict_is_settled
    ),
    "a version is known by its number": Fault(
        accepted,
        "continues",
        lambda *_: True,
        a_number_is_given_again_after_a_restore,
    ),
    "an edition is dropped by its date": Fault(
        current_rows, "_replaced", dropped_by_date, (DELIVERED,)
    ),
    "an untouched file is told of": Fault(
        FolderAcceptance,
        "_is_untouched",
        lambda *_: False,
        another_file_is_edited_after_a_redaction,
    ),
    "what a file dropped is another's": Fault(
        current_rows, "own", without_withdrawals, a_row_leaves_and_comes_back
    ),
    "a delivered row keeps its old place": Fault(
        current_rows,
        "_position",
        lambda _, c: c.position,
        a_file_is_reordered_under_what_was_delivered,
    ),
    "a dropped row brings an older back": Fault(
        current_rows, "after", without_a_trace, a_row_leaves
    ),
    "a row goes on all days": Fault(writer, "known_from", on_all_days, (DELIVERED,)),
    "a document is always listed": Fault(
        current_rows, "known", lambda records, _: records, (DELIVERED,)
    ),
}


def played(place: Callable[[Path], str], script: Callable[[Sequences], None]) -> None:
    """Run one sequence that is written out."""

    class Here(Sequences):
        places = staticmethod(place)

    machine = Here()
    try:
        machine.start(known=(DAYS[0], DAYS[1]), counted=[], planned=[])
        script(machine)
        machine.agrees()
    finally:
        machine.teardown()


def tried(fault: Fault, place: Callable[[Path], str]) -> None:
    if callable(fault.shown_by):
        played(place, fault.shown_by)
    else:
        run(place, MOST, only=frozenset(fault.shown_by), phases=[Phase.generate])


@pytest.fixture
def place(empty_store) -> Callable[[Path], str]:
    return lambda folder: str(shutil.copytree(empty_store, folder / "store"))


@pytest.mark.usefixtures("without_workbooks")
@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_rule_is_found(name, place, monkeypatch):
    fault = FAULTY[name]
    monkeypatch.setattr(fault.place, fault.rule, fault.faulty)
    with pytest.raises(AssertionError):
        tried(fault, place)


@pytest.mark.usefixtures("without_workbooks")
@pytest.mark.parametrize(
    "script", [fault.shown_by for fault in FAULTY.values() if callable(fault.shown_by)]
)
def test_with_the_correct_rules_the_same_sequences_agree(script, place):
    played(place, script)
