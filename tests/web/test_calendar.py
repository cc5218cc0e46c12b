"""The calendars at their addresses: the same for whoever asks, and only what is public."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from tests.web.asking import Answer, asked
from web import calendar

CODES = (
    *("alle", "handicapraadet", "bif", "buf", "kff", "sof", "suf", "tmf", "oekf"),
    *("boerne-og-ungdomsudvalget", "socialudvalget", "oekonomiudvalget", "borgerrepraesentationen"),
)
"""Some of the calendars of the shipped policy, written by hand."""


SITE = Starlette(routes=[Route(calendar.PATH, calendar.feed)])


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    calendar._kept.clear()


def fetched(name: str, method: str = "GET", **headers: str) -> Answer:
    given = [(key.replace("_", "-"), value) for key, value in headers.items()]
    return asked(SITE, f"/kalender/{name}", method, given)


@pytest.mark.parametrize("code", CODES)
def test_each_calendar_is_at_its_address(code):
    answer = fetched(f"{code}.ics")
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-language"] == "da"
    assert answer.body.startswith(b"BEGIN:VCALENDAR\r\n")


def test_an_unknown_code_is_told_which_codes_there_are():
    answer = fetched("findes-ikke.ics")
    assert answer.status == 404
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text.startswith("Der er ingen kalender »findes-ikke.ics«. Der er:\n")
    assert set(CODES) <= {line.partition(".")[0] for line in answer.text.splitlines()}
