"""The catalogue of a draft, put in a data folder, is the policy that the dashboard shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from monitor.editions import Monitor
from policy.choices import Outcome
from policy.periods import Period
from policy.quantities import Quantity
from policy.tables import WORKBOOKS
from presentation.blocks import Behind, Selection
from reports.formats import made
from store.accepted import Store
from tests import made_up_city

DAY = date(2025, 6, 20)
CITY = replace(
    made_up_city.WHOLE,
    draft_targets=(
        *made_up_city.DRAFT_TARGETS,
        replace(
            made_up_city.DRAFT_TARGETS[0],
            id="m-2",
            value=Quantity.exact(99),
            outcome=Outcome.REJECTED,
            rationale="Det forkastede.",
        ),
    ),
)


def shown(folder, store):
    monitor = Monitor(folder, Store(str(store)))
    return monitor, monitor.edition(DAY, DAY)


@pytest.fixture(scope="module")
def round_trip(tmp_path_factory):
    """The city's own edition, its zip, and the edition of a monitor of what was in the zip."""
    place = tmp_path_factory.mktemp("catalogue")
    monitor, edition = shown(made_up_city.workbooks(place / "data", CITY), place / "store")
    behind = Behind(lambda: monitor.public_records(edition), lambda day: None)
    packed = made("catalogue", edition.status, Selection(behind=behind))
    ZipFile(BytesIO(packed)).extractall(place / "out")
    again, found = shown(place / "out" / "2021-2028", place / "again")
    return monitor, edition, packed, again, found


def test_it_is_a_folder_of_every_workbook_named_by_the_policy(round_trip):
    _, _, packed, _, _ = round_trip
    names = ZipFile(BytesIO(packed)).namelist()
    assert names == [f"2021-2028/{name}.xlsx" for name in WORKBOOKS]


def test_it_is_read_without_a_finding_and_has_the_same_targets(round_trip):
    _, edition, _, again, found = round_trip
    assert again.problems == {}
    new = Period.parse("2027")

    def targets(status):
        return {
            (p.indicator, p.department, p.period, p.target, p.deadline, p.status)
            for each in status.indicators
            if not each.indicator.few_persons
            for p in each.points
            if p.target and p.deadline != new
        }

    assert targets(found.status) == targets(edition.status)


def test_the_adopted_target_is_judged_as_the_policys_own_and_the_dropped_one_is_nowhere(round_trip):
    _, _, packed, _, found = round_trip
    points = found.status.indicator("saerlige-vilkaar").points
    values = {(p.target.size, str(p.deadline)) for p in points if p.target and p.deadline}
    assert values == {(80, "2027")}
    assert [each.target.id for each in found.status.draft.targets] == ["m-1"]
    draft = ZipFile(BytesIO(ZipFile(BytesIO(packed)).read("2021-2028/8-udkast.xlsx")))
    assert not any("Det forkastede." in draft.read(name).decode() for name in draft.namelist())


def test_a_count_of_few_persons_is_not_in_it(round_trip):
    _, edition, _, _, found = round_trip
    assert edition.status.indicator("faa-elever").points[0].hidden
    assert all(p.value is None for p in found.status.indicator("faa-elever").points)


def test_the_same_edition_gives_the_same_bytes(round_trip):
    monitor, edition, packed, _, _ = round_trip
    behind = Behind(lambda: monitor.public_records(edition), lambda day: None)
    assert made("catalogue", edition.status, Selection(behind=behind)) == packed
