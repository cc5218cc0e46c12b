"""Figures with the qualifier that their source gives for their precision."""

from __future__ import annotations

import pytest

from policy.choices import Qualifier
from policy.quantities import Quantity


@pytest.mark.parametrize(
    ("quantity", "qualifier", "ends", "size"),
    [
        (Quantity.exact(274), Qualifier.EXACT, (274, 274), 274),
        (Quantity.about(110), Qualifier.ABOUT, (110, 110), 110),
        (Quantity.at_least(4), Qualifier.AT_LEAST, (4, None), 4),
        (Quantity.at_most(25), Qualifier.AT_MOST, (None, 25), 25),
        (Quantity.between(5, 6), Qualifier.RANGE, (5, 6), 5),
        (Quantity.exact(0), Qualifier.EXACT, (0, 0), 0),
    ],
)
def test_a_figure_keeps_its_qualifier_and_has_a_lower_and_upper_end(
    quantity, qualifier, ends, size
):
    assert quantity.qualifier is qualifier
    assert quantity.ends == ends
    assert quantity.size == size
