"""Fields for the council's words, which stay whatever others do to the page while they are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from monitor import policies
from pages.shell import fields
from pages.shell.labels import plain

KEPT, DRAWN, TURN = "councils_words", "councils_fields", "councils_turn"
CHOSEN = "councils_choices"
NOT_TOLD = "Ikke valgt"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is in a field; `first` is what it was filled with."""

    label: str
    text: str
    first: str


def begin() -> None:
    """Take in what has been written since the last run, also in fields that are not drawn again."""
    kept = _kept()
    for key, each in kept.items():
        kept[key] = replace(each, text=st.session_state.get(key, each.text))
    st.session_state[DRAWN] = set()


def begin_anew() -> None:
    """Empty the fields, because what was in them has been accepted."""
    turn = st.session_state.get(TURN, 0)
    st.session_state[TURN] = turn + 1
    for name, kept in ((KEPT, _kept()), (CHOSEN, _chosen())):
        st.session_state[name] = {k: v for k, v in kept.items() if not k.endswith(f" {turn}")}


def not_sent() -> list[Kept]:
    """What has been written in fields that are no longer on the page."""
    drawn = st.session_state.get(DRAWN, set())
    every = ((key, each) for key, each in _kept().items() if key not in drawn)
    return [each for _, each in every if each.text.strip() and each.text != each.first]


def line(label: str, name: str, first: str = "", *, most: int) -> fields.Answer:
    """A field of one line, filled with `first` until something else is written."""
    key = _filled(name, first)
    answer = fields.line(label, key=key, most=most)
    _keep(key, label, answer.text, first)
    return answer


def lines(label: str, name: str, first: str = "", *, most: int) -> fields.Answer:
    """A field of several lines, whose words are left as they are written."""
    key = _filled(name, first)
    answer = fields.lines(label, "", key=key, most=most, verbatim=True)
    _keep(key, label, answer.text, first)
    return answer


def choice(
    label: str, name: str, names: Mapping[str, str], first: str = "", *, stays: bool = False
) -> str:
    """The code that is chosen; `first` until another is. It stays when others come or go, and elsewhere.

    One that `stays` is the same after what was written has been accepted.
    """
    key = f"council {policies.chosen().code} {name}" if stays else _key(name)
    chosen = st.session_state.get(key, _chosen().get(key, first))
    codes = list(names)
    st.session_state[key] = chosen if chosen in names else codes[0]
    picked: str = st.selectbox(plain(label), codes, format_func=lambda code: names[code], key=key)
    _chosen()[key] = picked
    return picked


def choices(
    label: str, name: str, names: Mapping[str, str], first: Sequence[str] = ()
) -> tuple[str, ...]:
    """The codes that are chosen, in the order of the list."""
    key = _key(name)
    chosen = st.session_state.get(key, _chosen().get(key, first))
    st.session_state[key] = [code for code in chosen if code in names]
    picked = st.multiselect(
        plain(label),
        list(names),
        format_func=lambda code: names[code],
        key=key,
        placeholder=NOT_TOLD,
    )
    _chosen()[key] = picked
    return tuple(code for code in names if code in picked)


def turn() -> int:
    """A number that changes when the fields are emptied."""
    number: int = st.session_state.get(TURN, 0)
    return number


def _kept() -> dict[str, Kept]:
    kept: dict[str, Kept] = st.session_state.setdefault(KEPT, {})
    return kept


def _chosen() -> dict[str, str | Sequence[str]]:
    """What was chosen in each field, which Streamlit forgets of a field that is not drawn."""
    chosen: dict[str, str | Sequence[str]] = st.session_state.setdefault(CHOSEN, {})
    return chosen


def _key(name: str) -> str:
    return f"council {policies.chosen().code} {name} {turn()}"


def _filled(name: str, first: str) -> str:
    """The key of a field, which has what was written in it before, else `first`."""
    key = _key(name)
    if key not in st.session_state:
        before = _kept().get(key)
        st.session_state[key] = before.text if before else first
    return key


def _keep(key: str, label: str, text: str, first: str) -> None:
    _kept()[key] = Kept(label, text, first)
    st.session_state[DRAWN].add(key)
