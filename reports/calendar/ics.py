"""Writes a calendar as iCalendar (RFC 5545), for every calendar program."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneStandard, vText

from policy.spelling import INVISIBLE
from presentation.html.site import Site
from presentation.pages import SITE
from presentation.wheel.calendars import CalendarOf
from presentation.wheel.changes import Told
from presentation.wheel.entries import Entry

PRODUCT = f"-//Handicapmonitor//{SITE}//DA"
FETCHED_AGAIN = timedelta(hours=6)
"""How often a program that follows a calendar is asked to fetch it again."""
DANISH = {"LANGUAGE": "da"}
LINE_BREAKS = re.compile("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


def of(calendar: CalendarOf, told: Told, site: Site | None = None) -> bytes:
    """The file of a calendar, of all that has been told."""
    return ics(calendar.title, told.of(calendar.whose), told.about(calendar.whose), site)


def ics(name: str, entries: Sequence[Entry], about: str = "", site: Site | None = None) -> bytes:
    """The calendar as a file: lines of at most 75 bytes, in UTF-8.

    `about` is what it says of itself, if anything. Without the site's address the entries have no link. The same
    arguments always give the same bytes.
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    for heading in ("name", "x-wr-calname"):
        calendar.add(heading, _text(name))
    for heading in ("description", "x-wr-caldesc") if about else ():
        calendar.add(heading, _text(about))
    calendar.add("refresh-interval", FETCHED_AGAIN, {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", _hours(FETCHED_AGAIN))
    if entries:
        calendar.add("last-modified", max(each.changed for each in entries))
    for entry in entries:
        calendar.add_component(_event(entry, site))
    if not entries:
        calendar.add_component(_something())
    return bytes(calendar.to_ical())


def _event(entry: Entry, site: Site | None) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed)
    event.add("last-modified", entry.changed)
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + timedelta(days=1))  # the day after the last; RFC 5545, 3.6.1
    event.add("summary", _text(entry.title), DANISH)
    event.add("description", _text(entry.description), DANISH)
    event.add("status", entry.state.value)
    event.add("categories", [_text(each) for each in entry.categories])
    event.add("transp", "TRANSPARENT")  # a deadline makes nobody busy
    event.add("class", "PUBLIC")
    if site:
        event.add("url", site.link(entry.address))
    return event


def _text(written: str) -> vText:
    """A text without what would begin a new line of the file for some reader, or is unseen.

    The library escapes what is a `vText`; of a bare text under a name of its own (X-…) it does not.
    """
    return vText(INVISIBLE.sub("", LINE_BREAKS.sub(" ", written.replace("\r\n", "\n"))))


def _hours(time: timedelta) -> str:
    return f"PT{time // timedelta(hours=1)}H"


def _something() -> Timezone:
    """A time zone that nothing is in: a calendar must have at least one component (RFC 5545, 3.6)."""
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 - local time, as 3.6.5 has it
    standard.add("tzoffsetfrom", timedelta(0))
    standard.add("tzoffsetto", timedelta(0))
    zone = Timezone()
    zone.add("tzid", "UTC")
    zone.add_component(standard)
    return zone
