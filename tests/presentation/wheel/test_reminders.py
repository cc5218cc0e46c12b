"""Reminders as they are sent: what they say, as a link and as a file. All invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from email import message_from_bytes
from email.policy import default
from urllib.parse import parse_qs, urlsplit

import pytest

from metrics.status import Status
from metrics.wheel import Duty, DutyState
from policy.choices import Owed
from policy.ownership import COUNCIL
from presentation.html.links import Links
from presentation.language.numbers import weekday
from presentation.wheel.reminders import LONGEST_LINK, Reminder, Site, in_public, reminders, table
from tests.presentation.wheel.duties import duty, figures
from tests.records import assessed, departments, indicator, policy, remark

DAY = date(2026, 2, 3)
SITE = Site("https://by.dk/handicap", Links({"politik": "2023-2026"}), "status@by.dk")
LATE = figures("SOF", "2026-02-02", unmoved="2026-02-01", state=DutyState.MISSING)
SOON = duty(Owed.REPLIES, "SOF", "2026-03-05", subject="R-1")


@pytest.fixture
def status() -> Status:
    return assessed(policy(), *departments(), indicator("fleksjob"), remark("R-1"), as_of=DAY)


def one(status: Status, *duties: Duty, days: int = 30, site: Site = SITE) -> Reminder:
    (found,) = reminders(status, duties, days, site)
    return found


def test_a_reminder_says_what_is_missing_what_is_due_where_it_is_done_and_whom_to_ask(status):
    found = one(status, LATE, SOON)
    first = "Status på handicappolitikken: én ting mangler; frist torsdag den 5. marts 2026"
    assert found.subject == first
    assert found.body == (
        "Hej\n\n"
        "Dette mangler fra SOF:\n"
        "- Fleksjob for 2025. Fristen var i går, mandag den 2. februar 2026, flyttet fra søndag den "
        "1. februar.\n\n"
        "Dette skal SOF levere inden for 30 dage:\n"
        "- Svar på »Bemærkning R-1«. Fristen er om 30 dage, torsdag den 5. marts 2026.\n\n"
        "Sådan gør I:\n"
        "- Hent skabelonen Forvaltningens tal og indsatser: "
        "https://by.dk/handicap/indberetning?politik=2023-2026&skabelon=tal-og-indsatser-SOF#skabelon\n"
        "- Skriv på siden Bemærkninger og svar: "
        "https://by.dk/handicap/bemaerkninger-og-svar?politik=2023-2026\n\n"
        "Alle frister og reglerne bag dem: "
        "https://by.dk/handicap/politisk-behandling?politik=2023-2026&forvaltning=SOF\n\n"
        "Er det indberettet i mellemtiden, kan I se bort fra mailen. Spørgsmål: skriv til "
        "status@by.dk.\n\n"
        "Venlig hilsen\n"
    )


@pytest.mark.parametrize(("days", "reminded"), [(29, 0), (30, 1)])
def test_a_deadline_is_reminded_of_up_to_its_number_of_days_before(status, days, reminded):
    # 3 February and 30 days is 5 March: 28 days have February.
    assert len(reminders(status, [SOON], days, SITE)) == reminded


def test_there_is_one_mail_for_each_who_owes_something_departments_first(status):
    done = figures("KFF", "2026-02-02", state=DutyState.DONE)
    ended = figures("TMF", "2026-02-02", state=DutyState.ENDED)
    meeting = duty(Owed.MEETING, None, "2026-02-09", body="Socialudvalget")
    councils = duty(Owed.REMARKS, COUNCIL, "2026-02-20")
    buf = [figures("BUF", "2026-02-20", subject=code) for code in ("a", "b")]
    found = reminders(status, [done, ended, meeting, councils, SOON, *buf], 30, SITE)
    assert [(r.name, r.missing, r.coming) for r in found] == [
        ("BUF", 0, 2),
        ("SOF", 0, 1),
        ("Handicaprådet", 0, 1),
    ]
    assert found[0].subject.endswith(": to frister, den første fredag den 20. februar 2026")


def test_without_an_address_and_a_contact_the_pages_are_named_and_the_mail_is_answered(status):
    body = one(status, SOON, site=Site()).body
    assert "- Skriv på siden Bemærkninger og svar.\n" in body
    assert "Spørgsmål: svar på denne mail." in body
    assert "://" not in body


def test_the_link_opens_a_mail_with_the_same_subject_and_text(status):
    found = one(status, LATE, SOON)
    told = parse_qs(urlsplit(found.mailto).query, strict_parsing=True)
    assert told == {"subject": [found.subject], "body": [found.body.strip().replace("\n", "\r\n")]}
    assert "%0D%0A" in found.mailto
    assert "p%C3%A5" in found.mailto
    assert not {" ", "+", "\n", "å"} & set(found.mailto)


def test_a_link_that_would_be_too_long_leads_to_the_page_and_the_file_has_it_all(status):
    many = [figures("SOF", "2026-02-20", subject=f"tal-{number}") for number in range(40)]
    found = one(status, *many)
    assert found.is_shortened
    assert len(found.mailto) < LONGEST_LINK
    (body,) = parse_qs(urlsplit(found.mailto).query)["body"]
    assert "SOF: 40 frister, den første fredag den 20. februar 2026." in body
    assert "politisk-behandling?politik=2023-2026&forvaltning=SOF" in body
    assert found.body.count("- tal-") == 40


def test_the_file_is_a_draft_to_nobody_with_the_same_subject_and_text(status):
    found = one(status, LATE, SOON)
    message = message_from_bytes(found.file, policy=default)
    assert found.file_name == "paamindelse-sof.eml"
    assert message["Subject"] == found.subject
    assert message.get_content().replace("\r\n", "\n") == found.body
    assert message["X-Unsent"] == "1"
    assert {"To", "From", "Date"}.isdisjoint(message.keys())
    assert found.file.isascii()


def test_a_subject_keeps_its_spaces_wherever_a_mail_program_needs_it_folded():
    for number in range(365):
        day = weekday(date(2027, 1, 1) + timedelta(days=number))
        subject = f"Status på handicappolitikken: én frist, den første {day}"
        mail = Reminder("SOF", "SOF", 0, 1, subject, "Hej\n", "Hej\n")
        assert message_from_bytes(mail.file, policy=default)["Subject"] == subject


def test_nobody_is_reminded_of_what_is_not_public(status):
    assert in_public([LATE], [LATE, SOON]) == (LATE,)


def test_the_day_is_the_public_one_also_where_another_has_been_received(status):
    moved = replace(SOON, due=SOON.due + timedelta(days=7))
    assert in_public([SOON], [moved]) == (SOON,)


def test_nobody_is_reminded_of_what_has_been_received(status):
    assert in_public([LATE, SOON], [replace(LATE, state=DutyState.DONE), SOON]) == (SOON,)


def test_the_table_names_each_mail_for_whoever_hears_its_link(status):
    html = table(reminders(status, [LATE, SOON], 30, SITE), 30)
    assert 'Åbn i mailprogram<span class="unseen"> – SOF</span></a>' in html
    assert 'href="mailto:?subject=Status%20p%C3%A5%20' in html
