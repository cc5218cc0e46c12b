"""The rows of a published zip come back as they were, cell by cell and in their order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from commands.status import document
from loaders.open_data.deliveries import delivery
from metrics.adoption import without_dropped
from metrics.assessment import assess
from metrics.status import Status
from monitor import editions
from policy.choices import RemarkKind
from policy.columns import Citation
from policy.quantities import Quantity
from policy.records import TargetGroup
from policy.tables import DRAFT, TABLES, WORKBOOKS, Records
from presentation.blocks import Selection
from reports.open_data.package import as_zip
from store.observing import known
from tests import drafted_city
from tests.hard_records import hard_status
from tests.loaders.open_data import zips
from tests.made_up_city import WHOLE
from tests.records import (
    assessed,
    departments,
    initiative,
    objectives_and_priorities,
    policy,
    records,
    remark,
    reply,
    source,
)

BREAKS = "Første linje; med semikolon,\n\n  anden »linje« med \"citat\"\tog 'mellemrum'  "


def returned(status: Status) -> Records:
    """The rows of the zip of a status."""
    found = delivery(zips.NAME, as_zip(status, Selection()))
    assert not found.findings
    return records(*(row.record for row in found.rows))


def in_any_order(rows: Records) -> dict[str, list[str]]:
    """The rows by table; figures are published indicator by indicator and area by area."""
    return {table.name: sorted(map(repr, getattr(rows, table.name))) for table in TABLES}


def test_every_row_that_was_known_comes_back():
    day = date(2025, 11, 13)
    store = editions.current().store
    status = editions.current().status(day)
    assert in_any_order(returned(status)) == in_any_order(store.observe(day))


def test_the_rows_of_a_draft_come_back_but_for_what_was_dropped():
    drafted = without_dropped(known(drafted_city.CITY, drafted_city.DAY))
    assert len(drafted.draft_targets) < len(drafted_city.CITY.draft_targets)
    back = returned(drafted_city.drafted())
    for table in WORKBOOKS[DRAFT]:
        assert getattr(back, table.name) == getattr(drafted, table.name)


def test_a_hidden_count_comes_back_as_hidden_and_nothing_of_it_besides():
    hidden = [
        (now, before)
        for now, before in zip(
            returned(zips.status()).observations, known(WHOLE, zips.DAY).observations, strict=True
        )
        if now != before
    ]
    assert hidden
    for now, before in hidden:
        assert now == replace(
            before, value=Quantity.hidden(), printed_attainment=None, printed_as=None, note=None
        )


def test_texts_keep_their_line_breaks_apostrophes_and_semicolons():
    said = remark("B1", RemarkKind.CONCERN, wording=BREAKS, summary="=1+1", title="'=2+2")
    answered = reply("S1", "B1", wording="-", summary='@alle; og "andre"')
    listed = initiative("I1", target_groups=('unge; og "ældre"', "alle"))
    groups = (TargetGroup(name='unge; og "ældre"'), TargetGroup(name="alle"))
    around = (policy(), *departments("SOF", "BUF"), *objectives_and_priorities(), *groups)
    status = assessed(*around, said, answered, listed)
    back = returned(status)
    assert (back.remarks, back.replies, back.initiatives) == ((said,), (answered,), (listed,))


def test_a_citation_keeps_both_its_page_and_its_section():
    place = Citation("STATUS", page=3, section="Bilag 2")
    row = initiative("I1", sources=(place,))
    assert returned(assessed(source("STATUS", "2025-01-01"), row)).initiatives == (row,)


@pytest.mark.parametrize(
    "figure",
    [
        Quantity.exact(0),
        Quantity.exact(1e-7),
        Quantity.exact(22_700_000),
        Quantity.between(0.1, 0.12),
        Quantity.at_most(25),
        replace(Quantity.at_least(90), word="godt"),
        Quantity.about(-2.5),
        Quantity.hidden(),
    ],
)
def test_a_figure_comes_back_exactly_as_it_was(figure):
    row = initiative("I1", amount=figure)
    (back,) = returned(assessed(row)).initiatives
    assert back.amount == figure


def test_statuses_that_are_hard_to_write_come_back_the_same():
    status = hard_status()
    rows = delivery(zips.NAME, as_zip(status, Selection())).rows
    again = assess(records(*(row.record for row in rows)), status.as_of)
    assert document(again) == document(status)
