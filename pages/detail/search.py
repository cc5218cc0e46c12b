"""Søg: a field for words, and every entry that contains them."""

import streamlit as st
from markupsafe import Markup

from pages.shell import frame, view
from pages.shell.choices import choice, words_field, written
from pages.shell.labels import plain
from presentation.html import addresses
from presentation.html.markup import paragraph
from presentation.language.letters import search_words
from presentation.search import answers
from presentation.search.entries import Subject
from presentation.search.index import find, index_of

current = view.current()
query = written(addresses.QUERY)
known = index_of(current.status)
most = answers.MOST_SHOWN if addresses.KIND in st.query_params else answers.FIRST_SHOWN
found = find(known, search_words(query), current.group, most)

frame.begin(current, answers.headline(query, found))

with st.container(key="filters", horizontal=True):
    words_field("Søg efter ord (tryk Enter)", addresses.QUERY, "fleksjob eller § 83")
    kind = choice("Slags", addresses.KIND, {subject.value: subject.label for subject in Subject})
if not found.words:
    st.html(answers.searched(known))
elif not found.count:
    st.html(
        answers.announced(query, found)
        + answers.also_found(found)
        + answers.without_answers(known, query, current.group, current.links)
    )
else:
    shown = [subject for subject in found.counts if kind in (None, subject)]
    st.html(
        answers.announced(query, found)
        + answers.partly_found(found)
        + answers.also_found(found)
        + (answers.way_through(found) if kind is None else Markup(""))
        + answers.without_group(known, query, current.group, current.links)
    )
    if not shown:
        st.html(
            paragraph("Ingen svar af den valgte slags.")
            + answers.other_subjects(found, query, current.links)
        )
    if found.partly:
        st.html(answers.without_answers(known, query, current.group, current.links))
    for subject in shown:
        st.header(plain(f"{subject.label}: {found.counts[subject]}"), anchor=False)
        st.html(answers.answer_list(found, subject, current.links, query, alone=kind is not None))

frame.end(current)
