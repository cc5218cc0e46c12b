"""Log: who did what and when, and whether the log has been changed afterwards."""

import streamlit as st

from monitor import editions, logbook
from pages.shell import downloads, fields, frame, view
from pages.shell.choices import choice
from pages.shell.labels import plain
from policy.spelling import parsed_date, unread_date
from presentation.html import addresses
from presentation.html.markup import paragraph
from presentation.submissions import log_table

ANYBODY = "Alle"

current = view.current()
store = editions.current().store_with_log()
lines = logbook.lines(store)
frame.begin(current, log_table.headline(lines))
st.html(
    paragraph(
        "Loggen siger, hvem der har gjort hvad, hvornår og hvorfor. Hver linje har et fingeraftryk af "
        "linjen før, en hash. Derfor kan det ses, hvis nogen ændrer eller fjerner en linje.",
        "lead",
    )
)
if lines:
    head = lines[0].head
    told = st.empty()
    looked = st.button("Læs også alle gemte filer og rækker igennem")
    found = logbook.whole_verdict(store) if looked else logbook.verdict(store, head)
    told.html(log_table.verdict(found.flaws, contents=looked) + log_table.head_facts(head))

st.header("Hvad der er gjort", anchor=False)
with st.container(key="filters", horizontal=True):
    act = choice("Handling", addresses.ACT, log_table.acts(lines))
    # A name is not kept in the address, which proxies write down.
    who = st.selectbox("Hvem", [ANYBODY, *log_table.names(lines)], format_func=plain, key="log-who")
    written = fields.line("Dag, fx 28.11.2026", key="log-day")
day = parsed_date(written.text)
if written.text and day is None:
    written.refuse(f"{unread_date(written.text)} Skriv dag, måned og år, fx 28.11.2026.")
shown = log_table.chosen(lines, act, None if who == ANYBODY else who, day)
st.html(paragraph(log_table.found(shown, lines)))
if shown:
    st.html(log_table.on_page(shown, current.links))
    downloads.offer(log_table.as_file(shown, current.status, current.links))

frame.end(current)
