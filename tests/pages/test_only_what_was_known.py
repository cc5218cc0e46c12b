"""No page as of a day shows content known only from a later source: the shipped data, day by day.

The known rows change only on the days of the sources. Each interval between two of them is tested on
its last day, when most expected dates have passed and nothing more is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest

from commands.reading import read
from monitor.settings import SHIPPED_DATA
from policy.choices import Stage
from policy.tables import TABLES, Field, Records
from tests.pages.test_every_page import SCRIPTS
from tests.pages_run import opened, words

SHORTEST = 12
"""Shorter texts could also occur for other reasons."""
PAGES: tuple[tuple[str, dict[str, str]], ...] = (
    # Those who submit figures see what is required today, regardless of the date chosen on the pages.
    *((script, {}) for script in SCRIPTS if script != "reporting/submit"),
    *((script, {"let": "ja"}) for script in SCRIPTS if script.startswith("status/")),
)
OWN_WORDS = ("policies", "snapshots")
"""Tables with the product's own words: missing data, and the names of its snapshots."""
OF_A_WAY = frozenset(stage.label.casefold() for stage in Stage)
"""The stages of a matter's way, which the product names whether or not a source does."""


@pytest.fixture(scope="module")
def records() -> Records:
    return read([SHIPPED_DATA]).records


def last_days(records: Records) -> list[date]:
    """The last day before each source was known, oldest first, since the policy began."""
    days = sorted({source.known - timedelta(days=1) for source in records.sources if source.known})
    return [day for day in days if day >= records.policies[0].start]


def known_texts(records: Records, day: date) -> Iterator[str]:
    """The texts of sources known on the day, found without the product's own rule."""
    by_then = {source.id for source in records.sources if source.known and source.known <= day}
    for table in TABLES:
        for row in getattr(records, table.name):
            cited = {c.document for c in getattr(row, "sources", ())}
            if table.name == "sources":
                cited = {row.id}
            if table.name not in OWN_WORDS and cited and not cited & by_then:
                continue
            unknown = {
                name
                for column in table.fields
                for name in column.column.states
                if not {c.document for c in getattr(row, column.name)} <= by_then
            }
            yield from texts_of(row, [f for f in table.fields if f.name not in unknown])


def texts_of(row: Any, columns: Iterable[Field]) -> Iterator[str]:
    for column in columns:
        value = getattr(row, column.name)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and len(text) >= SHORTEST:
                yield str(getattr(text, "label", text))


def younger(records: Records, day: date) -> set[str]:
    """The texts that are not known on the day and are not part of a known text.

    Codes do not count as texts, because they are in addresses.
    """
    told = "\n".join(known_texts(records, day))
    return {
        text
        for table in TABLES
        for row in getattr(records, table.name)
        for text in texts_of(row, (f for f in table.fields if not f.is_code))
        if text not in told and text.casefold() not in OF_A_WAY
    }


def shown(script: str, **query: str) -> str:
    page = opened(script, **query)
    heads = [element.value for element in (*page.title, *page.header, *page.subheader)]
    return unescape("\n".join((*heads, words(page))))


def test_the_texts_searched_for_are_those_of_later_sources(records):
    # The status is known from 7 October 2025: its texts are searched for on the day before, not after.
    initiative = records.initiatives[0].summary
    assert initiative in younger(records, date(2025, 10, 6))
    assert initiative not in younger(records, date(2025, 10, 7))


@pytest.mark.large
def test_no_page_shows_texts_that_were_not_known_on_the_day(
    records: Records, rounds: Callable[[int, int], int]
):
    days = last_days(records)[:: -rounds(2, 1)]
    assert days[0] == date(2025, 10, 6)
    for day in days:
        looked_for = younger(records, day)
        for script, query in PAGES:
            said = shown(script, dato=day.isoformat(), **query)
            told = sorted(text for text in looked_for if text in said)
            assert told == [], (script, day, query)
