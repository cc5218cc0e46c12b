"""A reader's choice on a page, kept in its address, so that it can be shared and taken up again."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from presentation.words import listed

ALL = "alle"


def choice(label: str, name: str, options: Mapping[str, str]) -> str | None:
    """A list to choose one of `options` (by code) from; None when all are wanted.

    The address is the truth: it is read at each run and written at each choice. A code in it that
    does not exist is told, and everything shown.
    """
    written = st.query_params.get(name, ALL)
    if written != ALL and written not in options:
        st.html(
            Markup('<div class="notice" role="status"><p>{}</p></div>').format(
                f"Adressens valg »{name}={written}« findes ikke, så alt vises. "
                f"Du kan vælge {listed(list(options), 'eller')}."
            )
        )
        written = ALL
    key = f"choice-{name}"
    st.session_state[key] = written
    chosen = st.selectbox(
        label,
        [ALL, *options],
        format_func=lambda code: options.get(code, "Alle"),
        key=key,
        on_change=_write,
        args=(name, key),
    )
    return None if chosen == ALL else chosen


def _write(name: str, key: str) -> None:
    chosen = st.session_state[key]
    if chosen == ALL:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = chosen
