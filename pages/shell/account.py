"""Who is signed in, and the links to sign in and out; nothing where nobody signs in."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from monitor import persons, settings
from pages.shell.view import View
from presentation.html import markup
from presentation.html.links import Links
from presentation.language import admission as words

SIGN_IN, SIGN_OUT = "log-ind", "log-ud"
"""The paths of the web server that sign a reader in and out."""
BACK = "til"
"""The choice that says where a reader goes on once she has signed in."""


def shown(current: View) -> Markup:
    """Her name with a link to sign out, or the link to sign in."""
    if not settings.signs_in():
        return Markup("")
    if not persons.is_known():
        return Markup('<p class="account">{}</p>').format(sign_in_link(current))
    out = markup.anchor("Log ud", f"./{SIGN_OUT}")
    return Markup(
        '<p class="account"><span class="unseen">Du er logget ind som </span>{} {}</p>'
    ).format(acting_words(current), out)


def say_who_acts(current: View) -> None:
    """As whom she acts, said once before what she can do; nothing where she types her name."""
    if persons.is_known():
        st.html(markup.paragraph(f"Du handler som {acting_words(current)}.", "muted"))


def acting_words(current: View) -> str:
    """The name of whoever is signed in, with those for whom she acts."""
    return words.acting(persons.current(), current.status)


def sign_in_link(current: View) -> Markup:
    """The link to sign in, which leads back to the page as the reader sees it."""
    here = Links(st.query_params.to_dict()).page(current.path).removeprefix(".")
    return markup.anchor("Log ind", f"./{SIGN_IN}?{urlencode({BACK: here})}")
