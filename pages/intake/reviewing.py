"""The review of a file or of what a person has written, shown on the page where it was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import streamlit as st
from markupsafe import Markup

from loaders.delivery import Naming
from metrics.status import Status
from monitor import editions, policies, previewing
from pages.intake import plan_naming, receipt, slicing, upload_session
from pages.intake.upload_session import Chosen
from pages.shell import downloads, fields, notices
from pages.shell.labels import plain
from policy.ownership import OWNERS, can_have
from policy.records import Indicator
from presentation import pages
from presentation.html import addresses
from presentation.html.links import Links
from presentation.html.markup import anchor, joined, paragraph
from presentation.language.department_names import department_name
from presentation.language.words import lowered
from presentation.submissions import delivery_report, log_table, public_tables
from reports.tables.extracts import as_xlsx
from reports.tables.findings_workbook import findings_workbook
from store.faults import NotDoneError

NAMING_HELP = (
    "Filen har en tabel som dem, der er trykt i status. Den siger ikke selv, hvilken periode tallene "
    "gælder, hvem der oplyser dem, og hvor de står. Skriv det her."
)

FEW_PERSONS = (
    "Filen har tal om få personer, og en anden kan have indberettet den. Derfor vises fundene ikke."
)
NOTE = "Note, hvis der er mere at sige"


def _leave() -> None:
    st.query_params.pop(addresses.AGAIN, None)
    upload_session.put_away()


def _named(chosen: Chosen) -> Chosen | None:
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


def _looked_through() -> str:
    """The word that the review uses for its subject."""
    return delivery_report.WRITTEN if upload_session.written() else delivery_report.FILE


def _show_findings(chosen: Chosen, previewed: previewing.Preview) -> None:
    if chosen.again and previewed.few_persons:
        st.html(paragraph(FEW_PERSONS))
    elif previewed.findings:
        st.html(delivery_report.finding_lists(previewed.findings))
        downloads.button(
            "Hent alle fund som regneark",
            partial(findings_workbook, previewed.file_name, previewed.findings),
            "fund.xlsx",
            downloads.XLSX,
        )


def _show_counts(previewed: previewing.Preview) -> None:
    """A sentence that accounts for every cell; shown last, because it is no news."""
    if previewed.counts.total and not upload_session.written() and not previewed.tables:
        st.html(paragraph(delivery_report.count_sentence(previewed.counts), "muted"))


def _all_changes(
    received: Status, previewed: previewing.Preview, named: Mapping[str, Indicator]
) -> bytes:
    changes = previewed.changes
    return as_xlsx(delivery_report.change_extract(received, "aendringer", changes, named))


def _show_changes(received: Status, previewed: previewing.Preview) -> None:
    subject = _looked_through()
    indicators = {each.indicator.id: each.indicator for each in received.indicators}
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
        downloads.button(
            "Hent alle ændringer som regneark",
            partial(_all_changes, received, previewed, named),
            "aendringer.xlsx",
            downloads.XLSX,
        )
    if superseded := delivery_report.superseded_sentence(previewed.superseded, named):
        notices.warn(superseded)
    if previewed.later_until:
        notices.warn(delivery_report.later_sentence(previewed.later, previewed.later_until, named))
    for sentence in delivery_report.redated_sentences(previewed.redated, named):
        notices.warn(sentence)
    if previewed.more_missing:
        notices.warn(delivery_report.missing_sentence(previewed.more_missing))
    for sentence in delivery_report.reported_sentences(received, previewed.reported):
        st.html(paragraph(sentence, "reported"))
    if previewed.changes:
        st.html(paragraph(delivery_report.status_sentence(previewed.statuses)))
    if previewed.statuses:
        st.html(delivery_report.status_tables(previewed.statuses, "Nu", "Bliver"))


def _approval(chosen: Chosen, previewed: previewing.Preview) -> None:
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


def _show(received: Status, chosen: Chosen, previewed: previewing.Preview) -> None:
    """The findings of a file that has been read, what it would change, and the fields to accept it."""
    if outdated := st.session_state.pop("outdated", None):
        notices.warn(f"{outdated} Den er lavet igen og står herunder.")
    about = previewed.about
    if (owner := about.department) and about.kind and not upload_session.written():
        st.html(paragraph(f"Det er skabelonen for {department_name(received, owner)}."))
    say = notices.tell if previewed.acceptable else notices.warn
    say(
        delivery_report.verdict(
            previewed.findings, refused=previewed.refused, subject=_looked_through()
        )
    )
    _show_findings(chosen, previewed)
    if previewed.acceptable:
        _show_changes(received, previewed)
    _show_counts(previewed)
    if previewed.acceptable and previewed.changes:
        _approval(chosen, previewed)


def _look_at(received: Status, chosen: Chosen) -> None:
    previewed = upload_session.looked_at(chosen)
    if previewed.tables and not can_have(previewed.deliverer, OWNERS[public_tables.FIGURES]):
        notices.warn(public_tables.NOT_YOURS)
        return
    for table in previewed.tables:
        st.html(public_tables.found_table(table))
    if previewing.asks_for_extract(previewed):
        sliced = slicing.asked(received, previewed.tables, chosen)
        if sliced is None:
            return
        chosen, previewed = sliced, upload_session.looked_at(sliced)
    if previewing.asks_for_naming(previewed):
        complete = _named(chosen)
        if complete is None:
            return
        chosen, previewed = complete, upload_session.looked_at(complete)
    if previewing.asks_for_plan(previewed):
        plan = plan_naming.asked(received, chosen)
        if plan is None:
            return
        chosen, previewed = plan, upload_session.looked_at(plan)
    _show(received, chosen, previewed)


def review(received: Status, chosen: Chosen) -> None:
    """The review, below the place where the file was chosen or the rows were written."""
    st.subheader("Gennemgang", anchor=False)
    name = "det, du har skrevet" if upload_session.written() else chosen.file_name
    st.html(paragraph(f"Du ser på {name}."))
    leave = policies.of_this_run(_leave)  # it is called before the next run has chosen a policy
    st.button(plain(f"Læg {lowered(_looked_through())} væk uden at gemme"), on_click=leave)
    try:
        _look_at(received, chosen)
    except NotDoneError as stopped:
        notices.warn(str(stopped))


def show_written(received: Status, section: str, links: Links) -> None:
    """What was just accepted from a section of a page, and the review of what was written there."""
    if saved := upload_session.saved(section):
        show_saved(received, saved, links)
    if chosen := upload_session.written(section):
        review(received, chosen)


def show_saved(
    received: Status, saved: upload_session.Saved, links: Links, onward: Markup | None = None
) -> None:
    """The message that a version has been accepted, with the next step, what it changed, and its receipt.

    `onward` leads to the next step; by default to where submissions are approved and presented.
    """
    onward = onward or anchor("På vej til offentligheden", links.page(pages.SUBMIT, "vej"))
    shown = links.submission(saved.version)
    message = f"Indberetningen er gemt som udgave {saved.version}. Den er en kladde. "
    notices.tell(
        joined(
            [
                message,
                "Næste skridt: ",
                onward,
                ". ",
                log_table.receipt(editions.current().submissions().receipt(saved.version).line),
                " ",
                anchor(f"Se, hvad udgave {saved.version} ændrede", shown),
                public_tables.where_shown(received, saved.extracts, links),
            ]
        )
    )
    receipt.show(received, saved.version)
