"""Fields for the rows of a draft beside its targets: steps, objections, money, reasons, outcomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

import streamlit as st

from metrics.status import Status
from monitor import blank_workbooks, editions, persons
from pages.intake import target_fields, upload_session
from pages.intake.table_fields import TableFields, options
from pages.intake.upload_session import LOOK, Chosen
from pages.shell.labels import plain
from policy.clock import today
from policy.drafting import Financing, NotInNumbers, Objection, PolicyStep
from policy.ownership import OWNERS, Whose, can_have, deliverer
from policy.tables import BY_NAME
from presentation.drafting.target_edits import free
from presentation.html import addresses
from presentation.html.markup import paragraph

NEW_TARGET = "Et nyt måltal"


def show(status: Status) -> None:
    """A choice of what to write, and its fields."""
    who = deliverer(persons.current())
    offered = [words for words, each in WRITTEN.items() if can_have(who, each.whose)]
    wanted = st.selectbox("Hvad vil du skrive?", offered, key="draft-kind")
    WRITTEN[wanted].show(status)


def _target(status: Status) -> None:
    codes = [target_fields.NEW, *options(status)["draft_targets"]]
    asked = st.query_params.get(addresses.DRAFT_TARGET, target_fields.NEW)
    names = options(status)["draft_targets"]
    code = st.selectbox(
        "Måltal",
        codes,
        index=codes.index(asked) if asked in codes else 0,
        format_func=lambda each: names.get(each, NEW_TARGET),
        key=f"draft-target-{asked}-{upload_session.turn()}",
    )
    target_fields.show(status, code)


def _step(status: Status) -> None:
    def made(read: Mapping[str, Any]) -> object:
        return PolicyStep(**read)

    _ask(status, "policy_steps", ("step", "dated", "deadline", "body", "sources"), made)


def _objection(status: Status) -> None:
    taken = {each.id for target in status.draft.targets for each in target.objections}

    def made(read: Mapping[str, Any]) -> object:
        return Objection(id=free("uenig-1", taken), dated=today(), **read)

    _ask(status, "objections", ("target", "by", "wording"), made)


def _money(status: Status) -> None:
    names = tuple(each.name for each in BY_NAME["financings"].fields)
    _ask(status, "financings", names, lambda read: Financing(**read))


def _not_in_numbers(status: Status) -> None:
    def made(read: Mapping[str, Any]) -> object:
        return NotInNumbers(dated=today(), **read)

    _ask(status, "not_in_numbers", ("priority", "reason", "name"), made)


def _outcome(status: Status) -> None:
    _change(status, ("outcome",))


def _kept(status: Status) -> None:
    _change(status, ("kept_by", "kept_reason"))


def _change(status: Status, names: tuple[str, ...]) -> None:
    """Fields for a part of a target that is in the draft."""
    if not status.draft.targets:
        st.html(paragraph("Der er ingen måltal i udkastet endnu."))
        return
    known = options(status)["draft_targets"]
    code = st.selectbox(
        "Måltal", list(known), format_func=lambda each: known[each], key="changed-target"
    )
    record = status.draft.target(code).target

    def made(read: Mapping[str, Any]) -> object:
        dated: Mapping[str, Any] = {"kept_on": today()} if "kept_by" in read else {}
        return replace(record, **{**read, **dated})

    _ask(
        status, "draft_targets", names, made, {name: getattr(record, name) for name in names}, code
    )


def _ask(
    status: Status,
    table: str,
    names: tuple[str, ...],
    made: Callable[[Mapping[str, Any]], object],
    known: Mapping[str, Any] | None = None,
    about: str = "new",
) -> None:
    """A form with fields for some columns of a table; the row that is made of them is delivered."""
    form = TableFields(BY_NAME[table], about, options(status))
    with st.form(f"write-{table}", border=False):
        answers = {name: form.ask(name, (known or {}).get(name)) for name in names}
        if not st.form_submit_button(plain(LOOK)):
            return
        lacking = [
            answer.lacks("Feltet skal udfyldes.")
            for name, answer in answers.items()
            if answer and _is_wanted(table, name)
        ]
    if form.mistaken or any(lacking):
        return
    file = blank_workbooks.written_file(
        editions.current().records_to_write_in(today()), made(form.read)
    )
    upload_session.take_up(Chosen(f"udkast-{table}.xlsx", file))
    st.rerun()


def _is_wanted(table: str, name: str) -> bool:
    return BY_NAME[table].field(name).required or name in ("kept_by", "kept_reason")


class Written(NamedTuple):
    """Something that can be written: its fields, and by what it is somebody's."""

    show: Callable[[Status], None]
    whose: Whose


WRITTEN: Mapping[str, Written] = {
    "Et måltal": Written(_target, Whose.ITS_DEPARTMENT),
    "Økonomien i et år": Written(_money, OWNERS["financings"]),
    "Uenighed i et måltal": Written(_objection, OWNERS["objections"]),
    "En prioritering, der ikke skal måles i tal": Written(
        _not_in_numbers, OWNERS["not_in_numbers"]
    ),
    "Vedtag eller forkast et måltal": Written(_outcome, Whose.COORDINATOR),
    "Tag et måltal med, selv om det ikke kan opgøres endnu": Written(_kept, Whose.COORDINATOR),
    "Et trin på vejen": Written(_step, OWNERS["policy_steps"]),
}
"""What can be written in a draft beside its catalogue."""
