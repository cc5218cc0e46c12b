"""Åbne data: everything that others can fetch, whom each file is for, and how it is read."""

import streamlit as st

from monitor import settings
from pages.shell import following, frame, site, view
from presentation.about import open_data
from presentation.feeds import feeds
from presentation.html.markup import paragraph
from reports.open_data import package
from reports.open_data.descriptions import DESCRIPTIONS

current = view.current()
status = current.status
published = [
    open_data.Published(
        table.name,
        table.title,
        table.about,
        [column.declared for column in table.columns],
        len(table.rows),
    )
    for table in package.tables(status)
]
standards = [
    open_data.Described(each.standard, each.address, each.for_whom) for each in DESCRIPTIONS
]
files = current.links.of_edition() if current.is_for_everyone else current.links.of_policy()
frame.begin(current, open_data.headline())

st.html(paragraph(open_data.lead(published), "lead"))
if site.is_closed():
    st.html(open_data.closed())
if not current.is_for_everyone:
    st.html(open_data.not_public(current.links))
st.header("Hent data", anchor=False)
st.html(open_data.to_fetch(published, files, current.links))
st.header("Sådan læses værdierne", anchor=False)
st.html(open_data.how_to_read())
st.header("Det må du bruge data til", anchor=False)
st.html(open_data.licence(status, settings.licence(), settings.contact()))
st.header("Sådan henviser du til data", anchor=False)
st.html(open_data.how_to_cite(status, site.address()))
following.show(current, feeds.feeds(status))
st.header("Til dem, der programmerer", anchor=False)
st.html(open_data.descriptions(standards, files) + open_data.promise())
st.html(open_data.columns_of(published))

frame.end(current)
