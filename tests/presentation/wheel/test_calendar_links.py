"""How a reader finds the calendars: by its address, and as a file. All invented."""

from __future__ import annotations

import re

import pytest

from policy.ownership import COUNCIL
from presentation.html.links import Links
from presentation.wheel.calendar_links import links_to
from tests.records import assessed, departments, policy

STATUS = assessed(policy(), *departments("SOF", "BUF", "KK"))
SITE = "https://by.dk/handicap"


def first_names(who: str | None) -> list[str]:
    html = links_to(STATUS, who, Links(), SITE).split("<details>")[1]
    return re.findall(r'role="rowheader">(.*?)</th>', html)


@pytest.mark.parametrize(
    ("who", "names"),
    [
        (None, ["Alle frister og møder", "Handicaprådet"]),
        ("SOF", ["SOF"]),
        (COUNCIL, ["Handicaprådet"]),
        ("Et ukendt udvalg", ["Alle frister og møder", "Handicaprådet"]),
    ],
)
def test_the_calendar_of_the_one_who_is_chosen_is_first(who, names):
    assert first_names(who) == names


def test_the_address_of_a_calendar_can_be_copied_and_the_calendar_taken_as_a_file():
    html = links_to(STATUS, "SOF", Links({"politik": "2023-2026", "let": "ja"}), SITE)
    row = html.split("<details>")[1].split('rowheader">SOF')[1]
    address = row.split('programmet">')[1].split("</td>")[0].replace("<wbr>", "")
    assert address == "https://by.dk/handicap/kalender/sof.ics?politik=2023-2026"
    assert 'href="./kalender/sof.ics?politik=2023-2026" download="handicappolitik-sof.ics"' in row
    assert "Andre forvaltninger, udvalg og råd: 3 kalendere" in html  # all, the council and BUF


def test_where_the_address_of_the_site_is_unknown_there_is_still_the_file():
    html = links_to(STATUS, "SOF", Links(), "")
    assert "Adresse til kalenderprogrammet" not in html
    assert 'href="./kalender/sof.ics"' in html


def test_a_calendar_is_followed_by_a_link_unless_no_program_may_read_it():
    html = links_to(STATUS, "SOF", Links({"let": "ja"}), SITE)
    assert 'href="./kalender/sof.ics?abonner=ja"' in html
    closed = links_to(STATUS, "SOF", Links(), SITE, is_closed=True)
    assert "abonner=" not in closed
    assert "/handicap/kalender/" not in closed
    assert "siden kan kun læses af dem, der logger ind" in closed
    assert 'href="./kalender/sof.ics"' in closed
