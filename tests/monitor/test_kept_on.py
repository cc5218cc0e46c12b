"""What had been accepted by the end of a day: rows of a draft cite no document that could date them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from monitor.editions import Monitor
from policy.quantities import Quantity
from store import writer
from store.accepted import Store
from tests import drafted_city, made_up_city

SMALL = replace(
    made_up_city.BARE,
    sources=made_up_city.SOURCES,
    indicators=made_up_city.INDICATORS[:1],
    policy_steps=drafted_city.STEPS,
    draft_targets=(replace(drafted_city.TARGETS[0], follows_answers=(), follows_remarks=()),),
)
HEARING, TODAY = date(2025, 8, 1), date(2025, 10, 1)


def accepted(folder, records, at, monkeypatch, monitor=None):
    made_up_city.workbooks(folder / "data", records)
    monkeypatch.setattr(writer, "now", lambda: at)
    monitor = monitor or Monitor(folder / "data", Store(str(folder / "store")))
    monitor.refresh()
    return monitor


def aims(status) -> list[float]:
    return [each.target.value.size for each in status.draft.targets if each.target.value]


def test_the_draft_of_a_day_is_what_was_accepted_by_the_end_of_it(tmp_path, monkeypatch):
    # 22.30 in London is half past midnight of the next day here.
    sent = replace(SMALL.draft_targets[0], value=Quantity.exact(16))
    before = replace(SMALL, draft_targets=(sent,))
    monitor = accepted(tmp_path, before, "2025-07-31T21:30:00+00:00", monkeypatch)
    late = "2025-08-01T22:30:00+00:00"
    accepted(tmp_path, SMALL, late, monkeypatch, monitor)
    edition = monitor.edition(TODAY, TODAY)
    assert aims(edition.status) == [20]
    assert aims(monitor.kept_on(edition, HEARING)) == [16]
    assert aims(monitor.kept_on(edition, date(2025, 8, 2))) == [20]
    assert monitor.kept_on(edition, date(2025, 7, 30)) is None
