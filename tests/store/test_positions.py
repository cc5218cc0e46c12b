"""Rows keep their place when others come in between, so that only what moved is a change."""

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
        ([3, 1, 2], [0, 1, 2]),  # the last came first: it alone moved
        ([2, 3, 1], [2, 3, 4]),  # the first came last
    ],
)
def test_as_many_rows_as_possible_keep_their_place(before, after):
    assert _positions(before, 7) == after


def test_where_no_room_is_left_between_two_rows_all_are_numbered_anew():
    one = 1.0
    next_to_it = 1.0 + 2**-52
    assert _positions([one, NEW, next_to_it], 7) == [1, 2, 3]


def test_positions_rise_also_after_many_rows_between_the_same_two():
    positions = [1.0, 2.0]
    for _ in range(200):
        positions = _positions([positions[0], NEW, *positions[1:]], 2)
    assert positions == sorted(set(positions))
    assert len(positions) == 202
