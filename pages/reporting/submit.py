"""Indberetning: received deliveries, templates, review of a file, and the steps to publication."""

from functools import partial

import streamlit as st
from markupsafe import Markup

from loaders.reading.formats import FORMATS
from monitor import blank_workbooks, editions, persons, policies, settings
from monitor.submissions import next_step
from pages.intake import deadlines, planning, publishing, reviewing, upload_session, writing
from pages.intake.upload_session import Chosen
from pages.shell import account, downloads, frame, notices, view
from pages.shell.labels import plain
from policy import clock
from policy.actors import Right
from policy.ownership import deliverer
from presentation.html import addresses
from presentation.html.markup import paragraph, ways
from presentation.language.admission import OWN_ALONE
from presentation.language.department_names import department_name
from presentation.remarks_and_answers import on_the_way
from presentation.submissions import deliveries

INTRODUCTION = "Hent en skabelon, udfyld den i Excel, og vælg den her. Du ser fejl og ændringer, før noget gemmes."
BY_ONE = "Uden login er det den samme, der indberetter, godkender og offentliggør."
SECTIONS = {
    "skabelon": "Hent en skabelon",
    "fil": "Indberet en fil",
    "skriv": "Skriv en tekst eller et svar, eller luk en periode",
    "vej": "På vej til offentligheden",
}
OF_SOME = SECTIONS | {"skriv": "Skriv en tekst eller et svar"}
"""For whoever delivers only for some: the coordinator alone closes a period."""
ALL_PUBLIC = "Alt, der er indberettet, er offentligt."
NOTHING_OF_SOME = "I har ikke noget på vej."

today = clock.today()
received = editions.current().received(today)
submissions = editions.current().submissions()
history = submissions.all()
found = deliveries.delivered(received, history)
whose = deliverer(persons.current())
sees_all = persons.may(Right.SEE_ALL)
headings = SECTIONS if whose.everything else OF_SOME


def choose() -> Chosen | None:
    """The file under review: written on the page, opened again from a submission, or uploaded."""
    if written := upload_session.written():
        st.html(paragraph("Læg først det væk, du har skrevet. Så kan du vælge en fil."))
        return written
    again = st.query_params.get(addresses.AGAIN, "")
    handled = filter(submissions.may_handle, history)
    earlier = next((each for each in handled if str(each.version) == again), None)
    if earlier and (content := submissions.original(earlier.version)):
        notices.tell(
            f"Du ser på filen fra udgave {earlier.version} igen: {earlier.file_name}. "
            "Godkender du den, kommer den ind som en ny udgave."
        )
        return Chosen(earlier.file_name, content, again=True)
    if again:
        notices.warn(f"Filen fra udgave {again} findes ikke, eller den er fjernet.")
    formats = "; ".join(f"{each.name}, {each.ending}" for each in FORMATS if each.read)
    uploaded = st.file_uploader(
        plain(
            f"Vælg den udfyldte fil ({formats}, højst 10 MB), en indsatsplan i Word eller Excel, eller en "
            "fil med offentlig statistik"
        ),
        key=f"file-{policies.chosen().code}-{upload_session.turn()}",
    )
    return Chosen(uploaded.name, uploaded.getvalue()) if uploaded else None


def template_label(asked: blank_workbooks.Template) -> str:
    if asked.department is None:
        return asked.kind.label
    return f"{department_name(received, asked.department)}: {asked.kind.label}"


def header(name: str) -> None:
    st.html(Markup('<div id="{}"></div>').format(name))
    st.header(plain(headings[name]), anchor=False)


def sections() -> Markup:
    """Links to what can be done on the page."""
    return ways(headings)


current = view.current()
frame.begin(current, deliveries.headline(found))
account.say_who_acts(current)
if not settings.signs_in():
    st.html(paragraph(BY_ONE, "muted"))
if not whose.everything:
    st.html(paragraph(OWN_ALONE, "muted"))
planned = planning.planned()
planning.show_failed(planned)
st.html(sections())

deadlines.show(received, whose, current.links)

st.header("Hvem har indberettet hvad?", anchor=False)
st.html(
    paragraph(deliveries.overview_sentence(received, everything=sees_all))
    + deliveries.overview_table(found, current.links)
    + deliveries.detail_tables(found)
)
downloads.offer(deliveries.overview_download(received, found))

header("skabelon")
st.html(paragraph(INTRODUCTION))
templates = blank_workbooks.templates(received, whose)
asked = st.selectbox(
    "Skabelon",
    templates,
    blank_workbooks.position(templates, st.query_params.get(addresses.TEMPLATE, "")),
    format_func=template_label,
)
downloads.button(
    "Hent skabelonen",
    partial(editions.current().template_file, asked, today),
    asked.file_name,
    downloads.XLSX,
)

header("fil")
saved = upload_session.saved()
chosen = choose()
if saved and not saved.was_written:
    reviewing.show_saved(received, saved, current.links)
if chosen and not upload_session.written():
    reviewing.review(received, chosen)

header("skriv")
writing.show(received, current.links)
if saved and saved.was_written:
    reviewing.show_saved(received, saved, current.links)
if chosen and upload_session.written():
    reviewing.review(received, chosen)

header("vej")
publishing.show_message()
planning.show_message()
st.html(
    paragraph(
        "En indberetning er først kladde. Så godkender forvaltningen den, den bliver forelagt "
        "udvalget, og til sidst bliver den offentlig. Tidligere indberetninger om det samme følger "
        "med, fordi den bygger på dem."
    )
)
waiting = [each for each in history if next_step(each)]
if not waiting:
    st.html(paragraph(ALL_PUBLIC if whose.everything else NOTHING_OF_SOME))
for submission in waiting:
    labels = on_the_way.steps_of(received, submission, submissions.changes)
    publishing.show(submissions, submission, current.links, labels)
if planned:
    publishing.publish_form(submissions, planned, current.edition.made, received, current.links)

frame.end(current)
