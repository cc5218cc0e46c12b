"""Lists in one cell are read back as they were written."""

from __future__ import annotations

import pytest

from policy import lists


@pytest.mark.parametrize(
    "values",
    [
        ("KØN = I alt", "ALDER = 0-5 år"),
        ("YDELSE = a; b = c", "TID = 2024"),
        ('"Særlig" hjælp', 'Hjælp; også "BPA"'),
        ('"',),
        ('";"', "a"),
    ],
)
def test_values_are_read_back_as_they_were_written(values: tuple[str, ...]) -> None:
    assert lists.parted(lists.joined(values)) == values


def test_values_may_be_on_lines_and_have_quotes_within() -> None:
    assert lists.parted('et; to\ntre "fire" fem;; "seks" syv') == (
        "et", "to", 'tre "fire" fem', '"seks" syv',
    )  # fmt: skip
