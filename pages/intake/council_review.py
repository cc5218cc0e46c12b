"""What the council has written, on its way through the review: what others did meanwhile, and its code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, count
from typing import Any

import streamlit as st

from monitor import editions, policies
from pages.intake import council_words, upload_session
from pages.intake.council_words import choice
from pages.shell import notices
from policy import clock
from policy.records import Indicator
from policy.tables import BY_NAME
from presentation.remarks_and_answers import meanwhile
from store.differences import same

SECTION = "raad"
"""The section of the page on which the council writes."""
BEGUN, NEW = "councils_rows_begun", "councils_new_row"
NEW_ROW = ""
"""In place of the code of a row that is not there yet."""
FIRST_CODES = {"remarks": "B", "objections": "U", "hearing_answers": "HS", "draft_targets": "M"}
"""The beginning of the code of a new row, by table."""


@dataclass(frozen=True, slots=True)
class New:
    """A row that was not there when it was written, in the file that is under review."""

    table: str
    record: Any
    file_name: str


def begun(table: str) -> dict[str, Any]:
    """The rows that have been begun to be changed in a table, by code, as they were then."""
    here = policies.chosen().code, council_words.turn(), table
    kept: dict[tuple[str, int, str], dict[str, Any]] = st.session_state.setdefault(BEGUN, {})
    return kept.setdefault(here, {})


@dataclass(frozen=True, slots=True)
class Question:
    """Which row of a table the council writes: how it is asked, and what a new and a lost row are called."""

    words: str
    name: str
    new: str
    gone: str


def to_write(
    table: str, asked: Question, known: Mapping[str, Any], label: Callable[[Any], str]
) -> tuple[str, Any | None]:
    """The code of the chosen row, and the row as it was when its fields were first shown; else a new one.

    A row that somebody has withdrawn meanwhile can still be chosen.
    """
    rows = begun(table)
    labels = {code: label(each) for code, each in known.items()}
    lost = {code: f"{code} {asked.gone}" for code in rows if code not in known}
    code = choice(asked.words, asked.name, {NEW_ROW: asked.new} | labels | lost)
    earlier = rows.get(code) or known.get(code)
    return code, remember(table, earlier) if earlier else None


def remember(table: str, record: Any) -> Any:
    """The row as it was when its fields were first shown."""
    return begun(table).setdefault(record.id, record)


def others_wrote(
    table: str,
    before: Any,
    now: Iterable[Any],
    indicators: Mapping[str, Indicator] = meanwhile.NO_INDICATORS,
) -> bool:
    """Whether somebody else has changed or withdrawn a row since its fields were shown; says so once."""
    found = next((each for each in now if each.id == before.id), None)
    if found is not None and same(found, before):
        return False
    gone = begun(f"{table} withdrawn")
    if found is None and before.id in gone:
        return False
    notices.warn(meanwhile.told(table, before, found, indicators))
    if found is None:
        gone[before.id] = before
    else:
        begun(table)[before.id] = found
    return True


def codes(table: str) -> Iterator[str]:
    """The codes for new rows of a table, in turn."""
    return (f"{FIRST_CODES[table]}-{number}" for number in count(1))


def free_code(table: str) -> str:
    """The next code that no row of a table has, seen or not."""
    return editions.current().free_code(table, codes(table))


def with_free_code(record: Any, known: Any | None) -> Any:
    """A draft target with a code that no other has, seen or not; one that is known keeps its own."""
    if known is not None:
        return record
    every = chain([record.id], (f"{record.id}-{number}" for number in count(2)))
    return replace(record, id=editions.current().free_code("draft_targets", every))


def write(record: Any, *, is_new: bool) -> None:
    """Review a row that has been written; the page is run again to show it."""
    table = next(each.name for each in BY_NAME.values() if each.record is type(record))
    file_name = f"{meanwhile.FILES[table]}-{record.id}.xlsx"
    st.session_state[NEW] = New(table, record, file_name) if is_new else None
    upload_session.write(file_name, record, section=SECTION)


def keep_code_free() -> None:
    """Give a new row under review another code where somebody else has taken its code meanwhile."""
    chosen, new = upload_session.written(SECTION), st.session_state.get(NEW)
    if chosen is None or new is None or chosen.file_name != new.file_name:
        return
    free = editions.current().free_code(new.table, chain([new.record.id], codes(new.table)))
    if free == new.record.id:
        return
    known = getattr(editions.current().records_to_write_in(clock.today()), new.table)
    if any(each.id == new.record.id and same(each, new.record) for each in known):
        upload_session.put_away()
        notices.tell(meanwhile.ALREADY_THERE)
        return
    st.session_state["outdated"] = meanwhile.recoded(new.record.id, free)
    write(replace(new.record, id=free), is_new=True)
