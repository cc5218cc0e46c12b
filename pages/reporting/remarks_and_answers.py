"""Bemærkninger og svar: the council writes, the departments answer, each with deadline and receipt."""

import streamlit as st
from markupsafe import Markup

from monitor import editions, persons, settings
from pages.intake import council_sent, council_writing, department_answers
from pages.shell import account, frame, view
from pages.shell.labels import plain
from policy import clock
from policy.actors import Right
from policy.ownership import deliverer
from presentation.html.markup import anchor, paragraph, ways
from presentation.language import city
from presentation.remarks_and_answers import awaited, on_the_way
from presentation.wheel import delivering

today = clock.today()
received = editions.current().received(today)
whose = deliverer(persons.current())

current = view.current()
frame.begin(current, f"{city.council(received)} skriver, og forvaltningerne svarer")
account.say_who_acts(current)

council = city.council(received)
SECTIONS = {
    "frister": f"Det venter på {council}",
    "raad": f"Skriv som {council}",
    "sendt": f"Det har {council} sendt",
    "svar": "Svar som forvaltning",
}
for_council = whose.everything or whose.council
answers = whose.everything or bool(whose.departments)


def header(name: str) -> None:
    st.html(Markup('<div id="{}"></div>').format(name))
    st.header(plain(SECTIONS[name]), anchor=False)


shown = [name for name in SECTIONS if (answers if name == "svar" else for_council)]
if not settings.signs_in():
    st.html(paragraph(on_the_way.BY_NAME, "muted"))
if len(shown) > 1:
    st.html(ways({name: SECTIONS[name] for name in shown}))

if for_council:
    header("frister")
    templates = delivering.rules_template(current.links)
    st.html(
        awaited.shown(
            received, today, current.links, templates if persons.may(Right.DELIVER_ALL) else None
        )
        + awaited.drafts(council_writing.drafts(), today, current.links)
    )
    to_approve = st.empty()
    header("raad")
    council_writing.show(received, current.links)
    header("sendt")
    sent = council_sent.show(received, current.links)
    if waiting := on_the_way.to_approve(received, sent):
        to_approve.html(paragraph(anchor(waiting, "#sendt")))
if answers:
    header("svar")
    department_answers.show(received, current.links)

frame.end(current)
