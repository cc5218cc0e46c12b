"""Suppression of small counts in templates, editions and publishing."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO

import openpyxl
import pytest

from loaders.templates.kinds import TemplateKind
from monitor import blank_workbooks, editions
from monitor.blank_workbooks import Template
from reports.open_data.status_document import document
from tests import acting
from tests.few_persons import SECOND, TODAY, accepted, delivered_file, presented


@pytest.fixture(autouse=True)
def _own(own_store):
    """Each test here has a separate store."""


def values_of(status) -> dict[str, float | None]:
    (indicator,) = (i for i in document(status)["indicators"] if i["id"] == "anbragte")
    return {point["department"]: point["value"] for point in indicator["points"]}


def published(name: str, content: bytes) -> None:
    presented(accepted(content, f"{name}.xlsx"))
    acting.publish(name, TODAY, "Anna")


def test_a_template_has_no_latest_value_of_few_persons_nor_one_that_reveals_it():
    accepted(delivered_file())
    for department in ("SOF", "BUF"):
        content = blank_workbooks.template_file(
            editions.current().refreshed(), Template(TemplateKind.DEPARTMENT, department), TODAY
        )
        sheet = openpyxl.load_workbook(BytesIO(content))["Målinger"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        column = rows[0].index("Sidst: værdi")
        (row,) = (row for row in rows if row[0] == "anbragte")
        assert row[column] == "skjult (få personer)"
    content = blank_workbooks.template_file(
        editions.current().refreshed(), Template(TemplateKind.DEPARTMENT, "BIF"), TODAY
    )
    sheet = openpyxl.load_workbook(BytesIO(content))["Målinger"]
    assert 20011 in [cell.value for row in sheet.iter_rows() for cell in row]


def test_no_status_of_any_day_or_version_has_a_small_count():
    version = accepted(delivered_file(note="Tre anbragte i alt."))
    monitor = editions.current()
    for status in (
        monitor.edition(TODAY, TODAY).status,
        monitor.edition(TODAY, date(2025, 12, 1), version).status,
        monitor.status(TODAY),
    ):
        told = json.dumps(document(status), ensure_ascii=False)
        assert values_of(status) == {"BIF": 20011, "BUF": None, "KK": 27027, "SOF": None}
        assert not any(text in told for text in (*SECOND, "Tre anbragte"))


def test_the_next_edition_does_not_reveal_the_hidden_counts_of_a_snapshot():
    published("Første", delivered_file(sof=3))
    # SOF has 9 now, which could be shown; but with BUF's 7,013 the first total would reveal its 3.
    accepted(delivered_file(sof=9), "rettet.xlsx")
    working = editions.current().status(TODAY)
    assert values_of(working) == {"BIF": 20011, "BUF": None, "KK": 27033, "SOF": None}


def test_hiding_a_figure_that_a_snapshot_has_shown_protects_nothing():
    published("Første", delivered_file(sof=9))
    accepted(delivered_file(sof=3), "rettet.xlsx")
    working = editions.current().status(TODAY)
    # BUF's 7,013 and BIF's 20,011 are public, so the new total is hidden.
    assert values_of(working) == {"BIF": 20011, "BUF": 7013, "KK": None, "SOF": None}


def test_hidden_and_unprotectable_counts_are_listed_before_publishing():
    version = accepted(delivered_file())
    presented(version)
    public = acting.given().when_published([version], TODAY)
    assert len(public.hidden) == 2
    assert [count.department for count in public.further] == ["BUF"]
    assert public.exposed == ()
