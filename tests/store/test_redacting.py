"""What should never have been there can be taken away, and the history says so. Invented rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.accepted import Store
from store.history import changes, history, original
from store.redacting import REMOVED, NotRedactedError, redact
from tests.store.deliveries import delivered, fleksjob

SECRET = "Ane Andersen fra Amager"


def test_the_bytes_of_a_file_can_be_taken_away_and_the_history_says_so(either_store):
    version = delivered(either_store, fleksjob("BUF", 270, 2025))
    redact(either_store, version, "Koordinator", "En privat mail lå i filen")
    assert original(either_store, version) is None
    kept = history(either_store)[0]
    assert not kept.has_file
    (told,) = kept.redactions
    assert (told.who, told.reason) == ("Koordinator", "En privat mail lå i filen")
    assert "filen er fjernet" in told.what.lower() or "fil er fjernet" in told.what
    assert [c.after.value.value for c in changes(either_store, version)] == [270]


def test_a_text_leaves_every_row_file_and_note_that_has_it(place):
    store = Store(place)
    first = delivered(store, fleksjob("BUF", 270, 2025, note=f"Oplyst af {SECRET}."))
    second = delivered(store, fleksjob("BUF", 271, 2025, note=f"Rettet. Oplyst af {SECRET}."))
    third = delivered(store, fleksjob("SOF", 210, 2025), by="SOF")
    redact(store, first, "Koordinator", "Et navn", SECRET)

    assert (original(store, first), original(store, second)) == (None, None)
    assert original(store, third) is not None
    (change,) = changes(store, second)
    assert change.before.note == f"Oplyst af {REMOVED}."
    assert change.after.note == f"Rettet. Oplyst af {REMOVED}."
    assert SECRET not in repr(store.observe(None))
    assert SECRET not in repr(history(store))
    if "://" not in place:
        for file in Path(place).iterdir():  # while the store is open, with its write-ahead log
            assert SECRET.encode() not in file.read_bytes()


def test_a_name_leaves_what_people_wrote_also_when_the_file_is_gone_already(either_store):
    version = delivered(either_store, fleksjob("BUF", 270, 2025), by=SECRET)
    redact(either_store, version, "Koordinator", f"Ringede til {SECRET}")
    done = redact(either_store, version, "Koordinator", "Et navn", SECRET)
    assert (done.files, done.rows) == ((), 0)
    # The delivery, its first state, and the reason of the redaction before.
    assert done.sentence == "En tekst er fjernet fra 3 navne og noter."
    assert SECRET not in repr(history(either_store))
    assert history(either_store)[0].who == REMOVED


def test_one_row_is_told_as_one(store):
    version = delivered(store, fleksjob("BUF", 270, 2025, note=SECRET))
    done = redact(store, version, "Koordinator", "Et navn", SECRET)
    assert done.sentence.endswith("En tekst er fjernet fra 1 række.")


def test_another_process_lets_go_of_the_text_too(place):
    one, other = Store(place), Store(place)
    version = delivered(one, fleksjob("BUF", 270, 2025, note=SECRET))
    assert SECRET in repr(other.observe(None))
    redact(one, version, "Koordinator", "Et navn", SECRET)
    assert SECRET not in repr(other.observe(None))


def test_a_code_that_rows_are_found_by_is_not_taken_away(store):
    version = delivered(store, fleksjob("BUF", 270, 2025))
    with pytest.raises(NotRedactedError):
        redact(store, version, "Koordinator", "Prøve", "fleksjob")
    assert original(store, version) is not None
    assert history(store)[0].redactions == ()


def test_a_text_too_short_is_not_looked_for(store):
    with pytest.raises(NotRedactedError):
        redact(store, 1, "Koordinator", "Prøve", " a ")


def test_a_version_that_does_not_exist_is_refused(store):
    with pytest.raises(LookupError):
        redact(store, 99, "Koordinator", "Prøve")


def test_a_file_that_is_gone_already_is_told(store):
    redact(store, 1, "Koordinator", "Prøve")
    with pytest.raises(NotRedactedError):
        redact(store, 1, "Koordinator", "Prøve")
