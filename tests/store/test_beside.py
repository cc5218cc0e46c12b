"""The stores of further policies beside the first, on each kind of database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from time import sleep

import pytest

from store import beside
from store.accepted import Store
from store.backup import backup, restore
from store.patience import Patience
from tests.records import objective
from tests.store.deliveries import delivered

CODES = ("2027-2030", "2031-2034")


def test_each_policy_has_tables_and_rows_of_its_own_and_is_found_again(empty_place, tmp_path):
    assert beside.codes(empty_place, Patience()) == ()
    first = Store(empty_place)
    stores = [Store(beside.place_of(empty_place, code)) for code in CODES]
    assert beside.codes(empty_place, Patience()) == CODES
    delivered(stores[0], objective(1), department="SOF")
    assert [each.newest() for each in (first, *stores)] == [0, 1, 0]
    backup(stores[0], tmp_path / "kopi.sqlite", tmp_path)
    restore(stores[1], tmp_path / "kopi.sqlite", tmp_path)
    assert [each.newest() for each in (first, *stores)] == [0, 1, 1]
    for each in (first, *stores):
        each.engine.dispose()


def test_several_that_begin_the_same_policy_at_once_make_its_tables_once(empty_place):
    place = beside.place_of(empty_place, CODES[0])
    with ThreadPoolExecutor(4) as threads:
        stores = list(threads.map(lambda _: Store(place), range(4)))
    assert [each.newest() for each in stores] == [0] * 4
    for each in stores:
        each.engine.dispose()


def test_a_writer_of_one_policy_does_not_wait_for_one_of_another(empty_place):
    quick = Patience(writing=1)
    stores = [Store(beside.place_of(empty_place, code), quick) for code in CODES]
    with stores[0].writing(), stores[1].writing() as writer:
        assert writer.version == 0
    for each in stores:
        each.engine.dispose()


def test_writers_of_the_same_policy_wait_for_each_other(empty_place):
    place = beside.place_of(empty_place, CODES[0])
    alone = Lock()

    def writes(store):
        with store.writing():
            got = alone.acquire(blocking=False)
            sleep(0.05)
            if got:
                alone.release()
        return got

    with ThreadPoolExecutor(3) as threads:
        stores = list(threads.map(lambda _: Store(place), range(3)))
        assert list(threads.map(writes, stores)) == [True] * 3
    for each in stores:
        each.engine.dispose()


@pytest.mark.parametrize("place", ["var", "postgresql://by/handicap"])
def test_an_odd_code_never_becomes_a_folder_or_schema(place):
    with pytest.raises(ValueError, match="is no code"):
        beside.place_of(place, "../andet")
