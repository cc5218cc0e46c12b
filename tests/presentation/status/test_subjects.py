"""Cards by subject, in bands."""

from __future__ import annotations

import re

import pytest
from markupsafe import Markup

from presentation.status.subjects import FULL_BAND, Section, in_bands


def sizes_of_bands(*cards: int) -> list[int]:
    """The number of sections in each band, for sections with so many cards."""
    sections = (Section(f"om-{n}", f"Emne {n}", [Markup("<article></article>")] * n) for n in cards)
    page = in_bands(sections)
    return [len(re.findall("<section", band)) for band in page.split('<div class="subjects">')[1:]]


@pytest.mark.parametrize(
    ("cards", "bands"),
    [
        ((), []),
        ((1,), [1]),
        ((2, 2, 3, 3, 1, 2, 2, 3), [3, 3, 2]),
        ((18, 1), [1, 1]),
        ((FULL_BAND - 1, 1, 1), [2, 1]),
    ],
)
def test_a_band_ends_with_the_subject_that_makes_it_as_high_as_a_screen(cards, bands):
    assert sizes_of_bands(*cards) == bands


def test_a_heading_from_data_is_escaped():
    assert "<h2>1. &lt;b&gt;</h2>" in in_bands([Section("om-1", "1. <b>", [])])
