"""Politikker: the policies that may be seen, whom a draft is open for, and the start of a new one."""

from datetime import date

import streamlit as st
from markupsafe import Markup

from monitor import beginning, policies
from monitor.copying import Beginning
from pages.intake import upload_session
from pages.intake.upload_session import Chosen
from pages.shell import account, fields, frame, notices, view
from pages.shell.labels import plain
from policy import clock
from policy.choices import Circle
from policy.findings import Finding
from policy.spelling import parsed_date, unread_date
from presentation.drafting import policy_list
from presentation.html.markup import joined, paragraph
from presentation.language.words import capitalised
from presentation.submissions import delivery_report
from store.faults import NotDoneError

DONE = "done_with_policies"
FOUND = "found_in_hearing_draft"

today = clock.today()
current = view.current()
draft = current.status.draft
listed = frame.listed_policies(today)


def show_openings() -> None:
    """Whom the draft is open for, and the field to open it for one more circle."""
    title = current.status.policy.title if current.status.policy else "udkastet"
    st.header(plain(f"Hvem må se {title}?"), anchor=False)
    st.html(
        paragraph(
            "Hver kreds omfatter dem, der står over den. Ingen andre kan se, at udkastet findes."
        )
        + policy_list.openings(draft, today)
    )
    closed = [circle for circle in Circle if not draft.is_open_for(circle, today)]
    if closed and beginning.may_draft():
        open_form(closed)


def open_form(closed: list[Circle]) -> None:
    with st.form("open", border=False):
        circle = st.selectbox(
            "Åbn udkastet for", closed, format_func=lambda each: plain(capitalised(each.label))
        )
        name = upload_session.own_name("Dit navn", "name-open")
        if not st.form_submit_button("Åbn udkastet"):
            return
        if name.lacks("Skriv dit navn, så andre kan se, hvem der har åbnet udkastet."):
            return
        try:
            version = beginning.open_for(circle, name.text, today)
        except NotDoneError as stopped:
            notices.warn(str(stopped))
            return
    link = Markup('<a href="{}">Ændringer</a>').format(current.links.submission(version))
    st.session_state[DONE] = joined(
        [f"Udkastet er åbnet for {circle.label}. Det kan tages tilbage på siden ", link, "."]
    )
    st.rerun()


def begin_form() -> None:
    """The fields for a new policy, copied from the one that the page shows."""
    st.header("Begynd en ny politik", anchor=False)
    earlier = current.status.policy.title if current.status.policy else ""
    st.html(
        paragraph(
            f"Den nye politik begynder som en afskrift af {earlier}: målsætninger, prioriteringer, "
            "forvaltninger, indikatorer, målinger, indsatser og bemærkninger. Måltal, vurderinger, "
            "tekster, politisk behandling og frister følger ikke med."
        )
        + paragraph(
            "Er der allerede et høringsudkast med målsætninger og prioriteringer i en tabel, så vælg "
            "filen. Så kommer de fra den, og kun forvaltninger og målgrupper fra den tidligere politik."
        )
        + paragraph("Kun jeres egen forvaltning kan se den, til I åbner den for flere.")
    )
    with st.form("begin", border=False):
        title = fields.line("Titel", key="new-title", most=120)
        code = fields.line("Kode, fx årstallene med bindestreg", key="new-code", most=30)
        first = fields.line("Første dag, fx 1.1.2027", key="new-start")
        last = fields.line("Sidste dag, fx 31.12.2030", key="new-end")
        sent = st.file_uploader("Høringsudkast i Word eller Excel, hvis der er et", key="new-draft")
        name = upload_session.own_name("Dit navn", "name-begin")
        if not st.form_submit_button("Begynd politikken"):
            return
        days = [day_in(first), day_in(last)]
        lacking = [
            title.lacks("Skriv politikkens titel."),
            code.lacks("Skriv en kode. Den står i sidens adresse."),
            name.lacks("Skriv dit navn, så andre kan se, hvem der har begyndt politikken."),
        ]
        if any(lacking) or None in days:
            return
        start, end = days
        assert start is not None and end is not None  # noqa: S101, PT018 - asked above
        new = Beginning(code.text, title.text, start, end, name.text, today)
        begin(new, Chosen(sent.name, sent.getvalue()) if sent else None)


def day_in(answer: fields.Answer) -> date | None:
    """The date in a field; None with a message under it where there is none."""
    found = parsed_date(answer.text)
    if found is None:
        notices.warn(
            f"{unread_date(answer.text)} Skriv dag, måned og år, fx 31.12.2030.", answer.under
        )
    return found


def begin(new: Beginning, sent: Chosen | None) -> None:
    """Begin the policy, from a hearing draft if one was sent; what could not be read is shown."""
    found: tuple[Finding, ...] = ()
    try:
        with st.spinner("Skriver politikken. Det tager få sekunder …"):
            if sent:
                _, found = beginning.begin_from_draft(
                    new, policies.chosen(), sent.file_name, sent.content
                )
            else:
                beginning.begin(new, policies.chosen())
    except NotDoneError as stopped:
        notices.warn(str(stopped))
        return
    st.session_state[DONE] = f"{new.title} er begyndt. Den står på listen her."
    st.session_state[FOUND] = found
    st.rerun()


frame.begin(current, policy_list.headline(listed, today))
if done := st.session_state.pop(DONE, None):
    notices.tell(done)
if found := st.session_state.pop(FOUND, ()):
    st.html(delivery_report.finding_lists(found))
if listed:
    st.html(policy_list.table(listed, today, current.links))
if draft.is_draft(today):
    show_openings()
if beginning.may_draft():
    account.say_who_acts(current)
    begin_form()

frame.end(current)
