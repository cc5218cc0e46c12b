"""The workbook chosen in this session: read, reviewed and accepted. Kept in the session state.

Each policy has its own, so that nothing is accepted for another than it was reviewed for.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TypeAlias

import streamlit as st

from loaders.delivery import Naming
from loaders.reading.parse import NOBODY
from monitor import blank_workbooks, editions, persons, policies
from monitor.intake import OutdatedError
from monitor.previewing import Preview
from pages.shell import fields
from policy.clock import today

LOOKED_AT = "looked_at"
TURN = "upload_turn"
WRITTEN = "written_here"
DONE = "accepted_version"
NAME = "own_name"
NAMED = "naming_of_file"
LOOK = "Se, hvad det vil ændre"
"""The label of the button that leads what is written on a page to its review."""

Key: TypeAlias = tuple[str, str, Naming]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A workbook by name and bytes, with the sender's naming of a printed table in it.

    `again`: it was delivered before, so the person looking may not be the one who delivered it.
    `section`: the section of a page on which it was written, so that it is reviewed there.
    """

    file_name: str
    content: bytes
    naming: Naming = NOBODY
    again: bool = False
    section: str = ""

    @property
    def key(self) -> Key:
        return self.file_name, hashlib.sha256(self.content).hexdigest(), self.naming


@dataclass(frozen=True, slots=True)
class Saved:
    """A version that has just been accepted.

    `was_written`: it was written on the page, in a `section`. `extracts`: those of public statistics
    that its file has.
    """

    version: int
    was_written: bool
    extracts: tuple[str, ...] = ()
    section: str = ""


def _own(name: str) -> str:
    """The key in the session state for the policy of this run."""
    return f"{name} {policies.chosen().code}"


def looked_at(chosen: Chosen) -> Preview:
    """The preview of the workbook, read once and kept until a different one is chosen.

    It stays as shown until `approve` finds that others have changed the same rows, so that nobody
    accepts anything unseen. Raises `NotDoneError`.
    """
    kept: dict[Key, Preview] = st.session_state.get(_own(LOOKED_AT), {})
    if chosen.key not in kept:
        with st.spinner("Læser filen. Det tager få sekunder …"):
            previewed = editions.current().preview(
                chosen.file_name, chosen.content, today(), chosen.naming
            )
        same_file = {key: value for key, value in kept.items() if key[:2] == chosen.key[:2]}
        kept = st.session_state[_own(LOOKED_AT)] = same_file | {chosen.key: previewed}
    return kept[chosen.key]


def named(chosen: Chosen, naming: Naming) -> Chosen:
    """The same file with what the sender has stated about it, which is remembered for the file."""
    st.session_state[_own(NAMED)] = {chosen.key[:2]: naming}
    return replace(chosen, naming=naming)


def with_naming(chosen: Chosen) -> Chosen:
    """The file with what was stated about it before, if anything was."""
    known: dict[tuple[str, str], Naming] = st.session_state.get(_own(NAMED), {})
    return replace(chosen, naming=known.get(chosen.key[:2], chosen.naming))


def approve(chosen: Chosen, previewed: Preview, by: str, note: str) -> str | None:
    """Accept what was shown; returns why it must be reviewed again, or None if it was accepted.

    Raises `NotDoneError`.
    """
    monitor = editions.current()
    try:
        version = monitor.intake(persons.signing(by)).accept(previewed, chosen.content, note)
    except OutdatedError as outdated:
        again = monitor.preview_again(previewed, chosen.content)
        st.session_state[_own(LOOKED_AT)] = {chosen.key: again}
        return str(outdated)
    extracts = tuple(code for table in previewed.tables for code in table.used)
    st.session_state[_own(DONE)] = Saved(version, written() is not None, extracts, chosen.section)
    put_away()
    return None


def saved(section: str | None = None) -> Saved | None:
    """The version that has just been accepted, by default wherever it was written; returned once."""
    done: Saved | None = st.session_state.get(_own(DONE))
    if done is None or section not in (None, done.section):
        return None
    del st.session_state[_own(DONE)]
    return done


def has_saved() -> bool:
    """Whether a version has been accepted that nobody has been told of yet."""
    return _own(DONE) in st.session_state


def take_up(chosen: Chosen) -> None:
    """Review what has been written on the page, instead of any earlier file."""
    st.session_state.pop(_own(LOOKED_AT), None)
    st.session_state[_own(WRITTEN)] = chosen


def write(file_name: str, *rows: object, section: str = "") -> None:
    """Review records that have been written on the page, and run it again to show them."""
    known = editions.current().records_to_write_in(today())
    take_up(Chosen(file_name, blank_workbooks.written_file(known, *rows), section=section))
    st.rerun()


def written(section: str | None = None) -> Chosen | None:
    """The workbook under review that was written on a page, if any; by default in any section."""
    chosen: Chosen | None = st.session_state.get(_own(WRITTEN))
    return chosen if chosen and section in (None, chosen.section) else None


def put_away() -> None:
    """Drop the file, so that a different one can be chosen."""
    st.session_state.pop(_own(LOOKED_AT), None)
    st.session_state.pop(_own(NAMED), None)
    st.session_state.pop(_own(WRITTEN), None)
    st.session_state[_own(TURN)] = turn() + 1


def turn() -> int:
    """A number that changes with each new file; used in keys, it empties Streamlit's fields."""
    number: int = st.session_state.get(_own(TURN), 0)
    return number


def own_name(label: str, key: str) -> fields.Answer:
    """A field for the actor's name, which is remembered for the next act; none where she has signed in."""
    if persons.is_known():
        return fields.Answer(persons.current().name, st.empty())
    if key not in st.session_state:
        st.session_state[key] = st.session_state.get(NAME, "")
    name = fields.line(label, key=key, most=80, autocomplete="name")
    if name.text:
        st.session_state[NAME] = name.text
    return name
