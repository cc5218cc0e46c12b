"""Indberetning: received deliveries, templates, review of a file, and the steps to publication."""

from dataclasses import replace
from functools import partial

import streamlit as st
from markupsafe import Markup

from loaders.delivery import Naming
from loaders.reading.formats import FORMATS
from monitor import blank_workbooks, editions, previewing
from monitor.submissions import next_step
from pages.intake import publishing, slicing, upload_session, writing
from pages.intake.upload_session import Chosen
from pages.shell import downloads, fields, frame, notices, view
from pages.shell.labels import plain
from policy import clock
from policy.records import Indicator
from presentation.html import addresses
from presentation.html.markup import anchor, joined, paragraph
from presentation.language.department_names import department_name
from presentation.language.words import lowered
from presentation.submissions import deliveries, delivery_report, public_tables
from reports.tables.extracts import as_xlsx
from reports.tables.findings_workbook import findings_workbook
from store.faults import NotDoneError
from store.states import State

INTRODUCTION = (
    "Hent en skabelon, udfyld den i Excel, og vælg den her. Du ser fejl og ændringer, "
    "før noget gemmes. Uden login er det den samme, der indberetter, godkender og offentliggør."
)
NAMING_HELP = (
    "Filen har en tabel som dem, der er trykt i status. Den siger ikke selv, hvilken periode tallene "
    "gælder, hvem der oplyser dem, og hvor de står. Skriv det her."
)

FEW_PERSONS = (
    "Filen har tal om få personer, og en anden kan have indberettet den. Derfor vises fundene ikke."
)
NOTE = "Note, hvis der er mere at sige"

SECTIONS = {
    "skabelon": "Hent en skabelon",
    "fil": "Indberet en fil",
    "skriv": "Skriv en tekst eller et svar, eller luk en periode",
    "vej": "På vej til offentligheden",
}

today = clock.today()
received = editions.current().status(today)
submissions = editions.current().submissions()
history = submissions.all()
found = deliveries.delivered(received, history)
indicators = {each.indicator.id: each.indicator for each in received.indicators}


def choose() -> Chosen | None:
    """The file under review: written on the page, opened again from a submission, or uploaded."""
    if written := upload_session.written():
        st.html(paragraph("Læg først det væk, du har skrevet. Så kan du vælge en fil."))
        return written
    again = st.query_params.get(addresses.AGAIN, "")
    earlier = next((each for each in history if str(each.version) == again), None)
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
            f"Vælg den udfyldte fil ({formats}, højst 10 MB) eller en fil med offentlig statistik"
        ),
        key=f"file-{upload_session.turn()}",
    )
    return Chosen(uploaded.name, uploaded.getvalue()) if uploaded else None


def leave() -> None:
    st.query_params.pop(addresses.AGAIN, None)
    upload_session.put_away()


def named(chosen: Chosen) -> Chosen | None:
    """The same file with the naming of its printed table; None until all fields are filled in."""
    st.html(paragraph(NAMING_HELP))
    with st.form("naming", border=False):
        period, stated_by, source = (
            fields.line(label, key=f"{key}-{upload_session.turn()}")
            for key, label in (
                ("period", "Periode, fx 2025 eller 2025-Q1"),
                ("stated", "Hvem oplyser tallene, fx forvaltningens forkortelse"),
                ("source", "Kilde, fx STATUS side 17"),
            )
        )
        asked = st.form_submit_button("Læs tabellen")
        if asked and any(
            [
                period.lacks("Skriv, hvilken periode tallene gælder."),
                stated_by.lacks("Skriv, hvem der oplyser tallene."),
                source.lacks("Skriv, hvor tallene står."),
            ]
        ):
            return None
    naming = Naming(period.text, stated_by.text, source.text)
    return replace(chosen, naming=naming) if all(naming.texts) else None


def looked_through() -> str:
    """The word that the review uses for its subject."""
    return delivery_report.WRITTEN if upload_session.written() else delivery_report.FILE


def show_findings(chosen: Chosen, previewed: previewing.Preview) -> None:
    if chosen.again and previewed.few_persons:
        st.html(paragraph(FEW_PERSONS))
    elif previewed.findings:
        st.html(delivery_report.finding_lists(previewed.findings))
        st.download_button(
            "Hent alle fund som regneark",
            partial(findings_workbook, previewed.file_name, previewed.findings),
            "fund.xlsx",
            downloads.XLSX,
            on_click="ignore",
        )


def show_counts(previewed: previewing.Preview) -> None:
    """A sentence that accounts for every cell; shown last, because it is no news."""
    if previewed.counts.total and not upload_session.written() and not previewed.tables:
        st.html(paragraph(delivery_report.count_sentence(previewed.counts), "muted"))


def all_changes(previewed: previewing.Preview, named: dict[str, Indicator]) -> bytes:
    changes = previewed.changes
    return as_xlsx(delivery_report.change_extract(received, "aendringer", changes, named))


def show_changes(previewed: previewing.Preview) -> None:
    subject = looked_through()
    named = indicators | dict(previewed.indicators)
    figures = public_tables.figure_changes(previewed.changes)
    st.subheader(plain(f"Hvad {lowered(subject)} vil ændre"), anchor=False)
    st.html(
        paragraph(delivery_report.change_sentence(previewed.changes, previewed.unchanged, subject))
        + delivery_report.change_tables(public_tables.other_changes(previewed.changes), named)
    )
    if figures:
        municipality = received.policy.municipality if received.policy else None
        st.html(
            paragraph(public_tables.figure_sentence(figures))
            + public_tables.revisions(figures, municipality)
        )
    if figures or delivery_report.has_more(previewed.changes):
        st.download_button(
            "Hent alle ændringer som regneark",
            partial(all_changes, previewed, named),
            "aendringer.xlsx",
            downloads.XLSX,
            on_click="ignore",
        )
    if superseded := delivery_report.superseded_sentence(previewed.superseded, named):
        notices.warn(superseded)
    if previewed.later_until:
        notices.warn(delivery_report.later_sentence(previewed.later, previewed.later_until, named))
    for sentence in delivery_report.redated_sentences(previewed.redated, named):
        notices.warn(sentence)
    for sentence in delivery_report.reported_sentences(received, previewed.reported):
        st.html(paragraph(sentence, "reported"))
    if previewed.changes:
        st.html(paragraph(delivery_report.status_sentence(previewed.statuses)))
    if previewed.statuses:
        st.html(delivery_report.status_tables(previewed.statuses, "Nu", "Bliver"))


def approval(chosen: Chosen, previewed: previewing.Preview) -> None:
    with st.form("accept", border=False):
        name = upload_session.own_name("Dit navn", "name-accept")
        note = fields.lines(NOTE, "", key=f"note-{upload_session.turn()}", most=1000)
        if not st.form_submit_button("Godkend indberetningen", type="primary"):
            return
        unnamed = name.lacks("Skriv dit navn, så andre kan se, hvem der har indberettet.")
        if unnamed or note.is_personal():
            return
        outdated = upload_session.approve(chosen, previewed, name.text, note.text)
    if outdated:
        st.session_state["outdated"] = outdated
    else:
        st.query_params.pop(addresses.AGAIN, None)
    st.rerun()


def show(chosen: Chosen, previewed: previewing.Preview) -> None:
    """The findings of a file that has been read, what it would change, and the fields to accept it."""
    if outdated := st.session_state.pop("outdated", None):
        notices.warn(f"{outdated} Den er lavet igen og står herunder.")
    if (owner := previewed.about.department) and not upload_session.written():
        st.html(paragraph(f"Det er skabelonen for {department_name(received, owner)}."))
    say = notices.tell if previewed.acceptable else notices.warn
    say(
        delivery_report.verdict(
            previewed.findings, refused=previewed.refused, subject=looked_through()
        )
    )
    show_findings(chosen, previewed)
    if previewed.acceptable:
        show_changes(previewed)
    show_counts(previewed)
    if previewed.acceptable and previewed.changes:
        approval(chosen, previewed)


def look_at(chosen: Chosen) -> None:
    previewed = upload_session.looked_at(chosen)
    for table in previewed.tables:
        st.html(public_tables.found_table(table))
    if previewing.asks_for_extract(previewed):
        sliced = slicing.asked(received, previewed.tables, chosen)
        if sliced is None:
            return
        chosen, previewed = sliced, upload_session.looked_at(sliced)
    if previewing.asks_for_naming(previewed):
        complete = named(chosen)
        if complete is None:
            return
        chosen, previewed = complete, upload_session.looked_at(complete)
    show(chosen, previewed)


def review(chosen: Chosen) -> None:
    """The review of a file, shown below the place where it was chosen or written."""
    st.subheader("Gennemgang", anchor=False)
    name = "det, du har skrevet" if upload_session.written() else chosen.file_name
    st.html(paragraph(f"Du ser på {name}."))
    st.button(plain(f"Læg {lowered(looked_through())} væk uden at gemme"), on_click=leave)
    try:
        look_at(chosen)
    except NotDoneError as stopped:
        notices.warn(str(stopped))


def show_saved(saved: upload_session.Saved) -> None:
    shown = current.links.submission(saved.version)
    message = f"Indberetningen er gemt som udgave {saved.version}. Den er en kladde. "
    notices.tell(
        joined(
            [
                message,
                anchor(f"Se, hvad udgave {saved.version} ændrede", shown),
                public_tables.where_shown(received, saved.extracts, current.links),
            ]
        )
    )


def template_label(asked: blank_workbooks.Template) -> str:
    if asked.department is None:
        return asked.kind.label
    return f"{department_name(received, asked.department)}: {asked.kind.label}"


def header(name: str) -> None:
    st.html(Markup('<div id="{}"></div>').format(name))
    st.header(plain(SECTIONS[name]), anchor=False)


def sections() -> Markup:
    """Links to the sections after the overview."""
    links = [anchor(heading, f"#{name}") for name, heading in SECTIONS.items()]
    return paragraph(joined(["Gå til: ", Markup(" · ").join(links)]))


current = view.current()
frame.begin(current, deliveries.headline(found))
st.html(paragraph(INTRODUCTION, "lead"))
st.html(sections())

st.header("Hvem har indberettet hvad?", anchor=False)
st.html(
    paragraph(deliveries.overview_sentence(received), "muted")
    + deliveries.overview_table(found, current.links)
    + deliveries.detail_tables(found)
)
downloads.offer(deliveries.overview_download(received, found))

header("skabelon")
asked = st.selectbox("Skabelon", blank_workbooks.templates(received), format_func=template_label)
st.download_button(
    "Hent skabelonen",
    partial(blank_workbooks.template_file, editions.current().store, asked, today),
    asked.file_name,
    downloads.XLSX,
    on_click="ignore",
)

header("fil")
saved = upload_session.saved()
chosen = choose()
if saved and not saved.was_written:
    show_saved(saved)
if chosen and not upload_session.written():
    review(chosen)

header("skriv")
writing.show(received)
if saved and saved.was_written:
    show_saved(saved)
if chosen and upload_session.written():
    review(chosen)

header("vej")
publishing.show_message()
st.html(
    paragraph(
        "En indberetning er først kladde. Så godkender forvaltningen den, den bliver forelagt "
        "udvalget, og til sidst bliver den offentlig. Tidligere indberetninger om det samme følger "
        "med, fordi den bygger på dem.",
        "muted",
    )
)
waiting = [each for each in history if next_step(each)]
if not waiting:
    st.html(paragraph("Alt, der er indberettet, er offentligt."))
for submission in waiting:
    publishing.show(submission, current.links)
presented = [each for each in waiting if each.state is State.PRESENTED]
publishing.publish_form(submissions, presented, current.edition.made, received)

frame.end(current)
