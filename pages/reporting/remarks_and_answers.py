"""Bemærkninger og svar: the council writes, the departments answer, each with deadline and receipt."""

import streamlit as st

from monitor import editions, persons
from pages.intake import department_answers
from pages.shell import account, frame, view
from pages.shell.labels import plain
from policy import clock
from policy.ownership import deliverer
from presentation.language import city

today = clock.today()
received = editions.current().received(today)
whose = deliverer(persons.current())

current = view.current()
frame.begin(current, f"{city.council(received)} skriver, og forvaltningerne svarer")
account.say_who_acts(current)

if whose.everything or whose.council:
    st.header(plain(f"Skriv som {city.council(received)}"), anchor=False)
if whose.everything or whose.departments:
    st.header("Svar som forvaltning", anchor=False)
    department_answers.show(received, current.links)

frame.end(current)
