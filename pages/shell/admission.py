"""Whether a page is for the person of the run; to others it says whom it is for, instead of being empty."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from monitor import persons, settings
from pages.shell import account, frame
from pages.shell.view import View
from presentation import pages
from presentation.html.markup import paragraph
from presentation.language import admission as words


def is_admitted(page: pages.Page) -> bool:
    """Whether the person of the run has one of the rights that a page needs."""
    return not page.needs or persons.may(*page.needs)


def enter(entry: StreamlitPage, seen: View) -> None:
    """Run a page for those whom it is for."""
    page = pages.page_at(seen.path)
    if page is None or is_admitted(page):
        entry.run()
        return
    frame.begin(seen, words.headline(page.title))
    known = persons.is_known()
    st.html(paragraph(words.whom_for(known=known, easy=seen.easy), "lead"))
    if settings.signs_in() and not known:
        st.html(paragraph(account.sign_in_link(seen)))
    frame.end(seen)
