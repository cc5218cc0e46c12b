"""What somebody has begun to answer in this session, as it was then, so that she learns what others did meanwhile."""

from __future__ import annotations

from typing import Any, TypeVar

import streamlit as st

from pages.intake import upload_session

BEGUN = "begun_to_answer"
Row = TypeVar("Row")


def since(what: str, code: str, now: Row) -> Row:
    """A row as it was when it began to be answered: as it is `now`, the first time."""
    known: Row = _kept(what).setdefault(code, now)
    return known


def renew(what: str, code: str, now: object) -> None:
    """Count from now: she has been told what others did."""
    _kept(what)[code] = now


def every(what: str) -> dict[str, Any]:
    """The rows that have been begun, by code, each as it was then."""
    return dict(_kept(what))


def _kept(what: str) -> dict[str, Any]:
    """Those of this turn: with the next thing to write, everything is begun anew."""
    every_: dict[tuple[str, int], dict[str, Any]] = st.session_state.setdefault(BEGUN, {})
    return every_.setdefault((what, upload_session.turn()), {})
