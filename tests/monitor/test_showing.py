"""The editions that everyone was shown by default, in the order of being the newest. Invented."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from monitor.editions import Monitor
from monitor.settings import SHIPPED_DATA
from monitor.showing import shown, succession
from store.publishing import publish
from store.snapshots import Published

TODAY = date(2026, 2, 1)


def made(name: str, as_of: str, at: str, log: int) -> Published:
    return Published(name, date.fromisoformat(as_of), 7, log, "Cilla", f"{at}T12:00:00+00:00")


JAN = made("januar", "2026-01-10", "2026-01-10", 1)
FEB = made("februar", "2026-02-10", "2026-02-10", 2)


@pytest.mark.parametrize(
    ("snapshots", "order"),
    [
        ((JAN, FEB), ["januar", "februar"]),
        # Made in March for a day of January: whoever asked for no date never saw it.
        ((JAN, FEB, made("sen", "2026-01-20", "2026-03-01", 3)), ["januar", "februar"]),
        # Two of one day: the one made last is shown from then on.
        (
            (JAN, FEB, made("rettet", "2026-02-10", "2026-02-11", 3)),
            ["januar", "februar", "rettet"],
        ),
        # Made in January for a day of March: shown from that day on.
        ((made("forud", "2026-03-01", "2026-01-05", 0), JAN, FEB), ["januar", "februar", "forud"]),
    ],
)
def test_the_order_is_that_of_being_the_newest(snapshots, order):
    assert [each.name for each in succession(snapshots)] == order


def test_one_made_ahead_is_shown_from_the_midnight_that_its_day_begins_here():
    ahead = made("forud", "2026-07-01", "2026-06-01", 1)
    summer = made("sommer", "2026-06-30", "2026-06-30", 2)
    # 1 July begins at 22:00 UTC the day before, so it follows one that was made at noon.
    assert [each.name for each in succession((ahead, summer))] == ["sommer", "forud"]


def test_the_last_is_what_is_shown_by_default(own_store):
    monitor = Monitor(SHIPPED_DATA, own_store)
    before = shown(monitor, TODAY)
    publish(own_store, "Status vinter", TODAY, "Cilla")
    after = shown(monitor, TODAY)
    assert [each.key for each in after[:-1]] == [each.key for each in before]
    assert after[-1].status() == monitor.edition(TODAY).status
    assert len({each.key for each in after}) == len(after)


def test_what_data_brought_was_public_on_its_own_day_and_all_else_when_it_was_shown(own_store):
    monitor = Monitor(SHIPPED_DATA, own_store)
    publish(own_store, "Status vinter", TODAY, "Cilla")
    shipped, winter = shown(monitor, TODAY)[-2:]
    assert shipped.published == datetime.combine(
        shipped.status().as_of, time(), ZoneInfo("Europe/Copenhagen")
    )
    assert shipped.published < shipped.at  # the data were read here later
    assert winter.published == winter.at
