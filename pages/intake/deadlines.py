"""What whoever delivers here owes, and reminders to those who owe something."""

from __future__ import annotations

from functools import partial
from hashlib import sha256

import streamlit as st

from metrics.status import Status
from metrics.wheel import Duty, within_a_year
from monitor import editions, settings
from pages.shell import downloads, site
from pages.shell.labels import plain
from policy.ownership import Deliverer
from presentation.html import addresses
from presentation.html.links import Links
from presentation.html.markup import paragraph
from presentation.remarks_and_answers import awaited
from presentation.wheel import delivering, no_deadline, owing, reminders, things
from presentation.wheel.reminders import USUAL_DAYS, Reminder, Site

MAIL = "message/rfc822"


def show(received: Status, whose: Deliverer, links: Links) -> None:
    """What is owed by those whose rows a person delivers, and mails to remind them.

    What has been delivered counts, also where it is not public yet.
    """
    own = not whose.everything
    st.header(plain(delivering.HEADING_OWN if own else delivering.HEADING_ALL), anchor=False)
    duties = within_a_year(received)
    by = whose.acts_for if own else None
    mine = [each for each in duties if by is None or things.owner_key(each) in by]
    if not mine and own and not whose.departments:
        st.html(awaited.no_deadline(received, None))
        return
    if not duties:
        st.html(no_deadline.no_deadlines(received, None if own else "#skabelon"))
        return
    as_read = editions.current().public_today(received.as_of)
    public = [each for each in within_a_year(as_read) if by is None or things.owner_key(each) in by]
    st.html(
        delivering.view(
            received,
            owing.owing(received, mine),
            delivering.on_the_way(mine, public),
            links,
            own=own,
        )
    )
    known = reminders.in_public(public, mine)
    if not own or reminders.reminders(as_read, known, max(reminders.DAYS), _site(links)):
        _show_reminders(as_read, known, links)


def _show_reminders(public: Status, duties: tuple[Duty, ...], links: Links) -> None:
    """The mails, each with a link that opens it, and one at a time to read, copy and take as a file."""
    st.header("Påmindelser", anchor=False)
    days = st.selectbox(
        "Frister inden for",
        reminders.DAYS,
        reminders.DAYS.index(USUAL_DAYS),
        format_func=reminders.in_days,
    )
    found = reminders.reminders(public, duties, days, _site(links))
    st.html(paragraph(reminders.about(days, found)))
    if not found:
        return
    st.html(reminders.table(found, days))
    named = {each.owner: each for each in found}
    chosen = st.selectbox("Læs påmindelsen til", named, format_func=lambda key: named[key].name)
    _show_text(named[chosen])


def _show_text(reminder: Reminder) -> None:
    if reminder.is_shortened:
        st.html(paragraph(reminders.SHORTENED))
    key = sha256(f"{reminder.subject}\n{reminder.body}".encode()).hexdigest()[:16]
    st.text_input("Emne", reminder.subject, key=f"reminder-subject-{key}", autocomplete="off")
    st.text_area("Tekst", reminder.body, key=f"reminder-{key}", height=320)
    downloads.button(
        "Hent mailen som fil",
        partial(_file, reminder),
        reminder.file_name,
        MAIL,
        key="reminder-file",
    )


def _file(reminder: Reminder) -> bytes:
    return reminder.file


def _site(links: Links) -> Site:
    """The site; of the reader's choices only the policy goes along."""
    policy = links.choices.get(addresses.POLICY)
    of_policy = Links({addresses.POLICY: policy} if policy else {})
    return Site(site.address(), of_policy, settings.contact())
