"""Form fields whose values are kept in the page's address, so that they can be shared and reopened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from pages.shell.labels import plain
from policy.spelling import suggestion
from presentation.language.words import listed
from presentation.search.field import LONGEST_QUERY

ALL = "alle"
BETWEEN = ","


def choice(label: str, name: str, options: Mapping[str, str], nothing: str = "Alle") -> str | None:
    """A list to choose one of `options` (by code); None if no choice is made.

    `nothing` is the label for no choice. The address is the source of truth: it is read in each run
    and written at each choice. For an unknown code in it a notice is shown, and everything is
    included.
    """
    written = st.query_params.get(name, ALL)
    if written != ALL and written not in options:
        st.html(
            Markup('<div class="notice"><p>{}</p></div>').format(
                f"Adressens valg »{name}={written}« findes ikke, så alt vises. "
                f"{suggestion(written, options.values())}"
            )
        )
        written = ALL
    key = f"choice-{name}"
    st.session_state[key] = written
    chosen = st.selectbox(
        plain(label),
        [ALL, *options],
        format_func=lambda code: options.get(code, nothing),
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


def several(
    label: str, name: str, options: Mapping[str, str], nothing: str = "vælg ingen for at få alle"
) -> list[str]:
    """Check boxes for any of `options` (by code); `nothing` says what no tick means, here all of them.

    Kept in the address as a choice is. Unknown codes in it are left out, with a notice.
    """
    asked = _codes(name)
    unknown = [f"»{code}«" for code in asked if code not in options]
    if unknown:
        st.html(
            Markup('<div class="notice"><p>{}</p></div>').format(
                f"Adressens valg {listed(unknown)} findes ikke og er ikke med."
            )
        )
    if not options:
        return []
    st.html(
        Markup('<h3 id="boxes-{}">{} <span class="muted small">{}</span></h3>').format(
            name, label, nothing
        )
    )
    with st.container(key=f"boxes-{name}", horizontal=True, gap="small"):
        for code, words in options.items():
            key = f"several-{name}-{code}"
            st.session_state[key] = code in asked
            st.checkbox(
                plain(words), key=key, on_change=_write_several, args=(name, tuple(options))
            )
    return ticked(name, options)


def ticked(name: str, options: Iterable[str]) -> list[str]:
    """The codes that `several` will have, for what stands above its check boxes."""
    asked = _codes(name)
    return [code for code in options if code in asked]


def _codes(name: str) -> list[str]:
    return [code for code in st.query_params.get(name, "").split(BETWEEN) if code]


def _write_several(name: str, codes: Sequence[str]) -> None:
    chosen = [code for code in codes if st.session_state[f"several-{name}-{code}"]]
    if chosen:
        st.query_params[name] = BETWEEN.join(chosen)
    else:
        st.query_params.pop(name, None)


def written(name: str) -> str:
    """The words in the address."""
    return st.query_params.get(name, "")[:LONGEST_QUERY].strip()


def words_field(label: str, name: str, example: str) -> str:
    """A field for words to look for, kept in the address as a choice is; it may be empty."""
    key = f"words-{name}"
    st.session_state[key] = written(name)
    st.text_input(
        plain(label),
        key=key,
        placeholder=f"fx {example}",
        autocomplete="off",
        on_change=_write_words,
        args=(name, key),
    )
    return written(name)


def _write_words(name: str, key: str) -> None:
    words = st.session_state[key].strip()
    if words:
        st.query_params[name] = words
    else:
        st.query_params.pop(name, None)
