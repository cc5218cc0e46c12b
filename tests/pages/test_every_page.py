"""Every page script runs with every kind of date and address, without a browser."""

from __future__ import annotations

import re

import pytest
from markupsafe import Markup

from commands.reading import read
from monitor.settings import SHIPPED_DATA
from policy.quotations import quotations
from policy.tables import TABLES
from presentation import pages
from presentation.status.texts import HEADINGS
from tests.pages_run import opened, words

SCRIPTS = [page.script for page in pages.PAGES]
REPORT = next(page.script for page in pages.PAGES if page.path == pages.REPORT)
WITH_NONSENSE = "with nonsense"
ADDRESSES = {
    "without choices": {},
    "before anything was known": {"dato": "2014-01-01"},
    "when only the policy was known": {"dato": "2023-06-01"},
    "before the status": {"dato": "2025-09-01"},
    "after the policy": {"dato": "2027-06-30"},
    WITH_NONSENSE: {
        "dato": "i går", "maalgruppe": "alle og enhver", "forvaltning": "XYZ", "status": "fint",
        "maalsaetning": "9", "slags": "?", "svar": "?", "daekker": "?", "tema": "?", "let": "måske", "vis": "lidt", "soeg": "ø" * 300,
        "maalsaetninger": "9,?", "fra-forvaltninger": "XYZ,", "siden": "i går",
    },
    "in easy words": {"let": "ja"},
    "in easy words before anything was known": {"let": "ja", "dato": "2014-01-01"},
    "in easy words of one target group": {"let": "ja", "maalgruppe": "autisme"},
    "of one target group": {"maalgruppe": "autisme"},
    "of a target group that hardly anything names": {"maalgruppe": "hørehandicap"},
}  # fmt: skip


OWN = {"Let at læse", "Vis alt", "barnet", "børn", "fleksjob", "job"}
"""The product's own names for parts of its pages, and its examples of search terms."""


SHEETS = {table.sheet for table in TABLES}
SECTIONS = re.compile(": (?:»[^»«]+«(?:, | og )?)+")
"""After the name of a document: its sections, which the list of what nobody has written names."""


@pytest.fixture(scope="module")
def printed():
    """All texts allowed in quotation marks: those found printed, and titles of documents."""
    records = read([SHIPPED_DATA]).records
    quoted = {
        found.words
        for table in TABLES
        for record in getattr(records, table.name)
        for found in quotations(table, record)
    }
    return (
        quoted
        | {source.title for source in records.sources}
        | set(HEADINGS.values())
        | SHEETS
        | OWN
    )


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_runs_with_every_address_and_quotes_only_printed_words(script, address, printed):
    page = opened(script, **ADDRESSES[address])
    assert len(page.title) == 1
    if address != WITH_NONSENSE:  # there it quotes the reader's search term
        text = Markup(words(page)).striptags()
        if script == REPORT:
            text = SECTIONS.sub("", text)
        shown = re.findall("»([^»«]+)«", text)
        assert set(shown) - printed == set()
