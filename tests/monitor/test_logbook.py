"""The verdict on the log that its page shows."""

from __future__ import annotations

from sqlalchemy import update

from monitor import logbook
from store.accepted import Store
from store.engine import writing
from store.log import Act, Entry, Log
from store.schema import LOG


def test_what_is_changed_behind_the_logs_back_is_seen_within_a_minute(tmp_path, monkeypatch):
    now = [60.0]
    monkeypatch.setattr(logbook, "monotonic", lambda: now[0])
    store = Store(str(tmp_path))
    head = Log(store.engine).note(Entry(Act.SIGNED_IN, "2026-11-28T12:00:00+00:00", "Anna")).head
    assert logbook.verdict(store, head).flaws == ()
    with writing(store.engine) as connection:
        connection.execute(update(LOG).values(who="Bo"))
    now[0] += 60
    (flaw,) = logbook.verdict(store, head).flaws
    assert "hvem er ændret" in flaw.text
