"""Rows keep their position when rows are inserted between them, so that only moves are changes."""

from __future__ import annotations

import pytest

from store.differences import _positions

NEW = None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([], []),
        ([NEW, NEW], [8, 9]),  # the table's last row was 7
        ([1, 2, 3], [1, 2, 3]),
        ([1, NEW, 2], [1, 1.5, 2]),
        ([1, NEW, NEW, 2], [1, 1 + 1 / 3, 1 + 2 / 3, 2]),
        ([NEW, 1, 2], [0, 1, 2]),
        ([1, 2, NEW], [1, 2, 3]),
        ([3, 1, 2], [0, 1, 2]),  # the last came first: only it moved
        ([2, 3, 1], [2, 3, 4]),  # the first came last
    ],
)
def test_as_many_rows_as_possible_keep_their_place(before, after):
    assert _positions(before, 7) == after


def test_all_rows_are_renumbered_where_no_room_is_left_between_two():
    one = 1.0
    next_to_it = 1.0 + 2**-52
    assert _positions([one, NEW, next_to_it], 7) == [1, 2, 3]


def test_positions_still_increase_after_many_inserts_between_the_same_two_rows():
    positions = [1.0, 2.0]
    for _ in range(200):
        positions = _positions([positions[0], NEW, *positions[1:]], 2)
    assert positions == sorted(set(positions))
    assert len(positions) == 202
