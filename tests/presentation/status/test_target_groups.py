"""What a page says of the target group that a reader follows must be true of that page."""

from __future__ import annotations

import pytest

from presentation.html import addresses
from presentation.status.target_groups import NOT_DIVIDED, chosen_for_group


def test_a_page_says_which_of_its_rows_name_the_group():
    assert chosen_for_group(addresses.COUNCIL) == (
        "Kun de bemærkninger, der nævner den, er med. Resten af siden gælder alle."
    )
    assert chosen_for_group(addresses.objective(5)) == (
        "Kun de indsatser, bemærkninger og tal uden måltal, der nævner den, er med. "
        "Resten af siden gælder alle."
    )


@pytest.mark.parametrize("path", [addresses.MEASURABILITY, addresses.REPORT, addresses.METHOD])
def test_a_page_that_is_the_same_for_all_groups_says_so(path):
    assert chosen_for_group(path) == NOT_DIVIDED


def test_the_front_page_only_counts_for_the_group():
    assert chosen_for_group(addresses.OVERVIEW) == (
        "Det første afsnit tæller det, der nævner den. Resten af siden gælder alle."
    )
