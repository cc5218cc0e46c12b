"""A status is recognised by its shape and its word; colour only helps."""

from __future__ import annotations

from itertools import combinations

import pytest

from policy.kinds import Kind
from policy.statuses import StatusCode, Tone
from presentation.html.markup import mark
from presentation.language.words import status_word


@pytest.mark.parametrize("code", StatusCode)
def test_every_status_has_a_shape_a_word_and_the_two_together(code):
    shown = str(mark(code))
    assert f"shape-{code.mark.shape}" in shown
    assert status_word(code) in shown


def test_no_two_statuses_have_the_same_word():
    words = [status_word(code) for code in StatusCode]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("kind", [None, *Kind])
def test_good_and_bad_never_share_a_shape_so_that_a_grey_print_distinguishes_them(kind):
    for one, other in combinations(StatusCode, 2):
        tones = {one.mark.tone, other.mark.tone}
        if tones == {Tone.REACHED, Tone.FAILING}:
            assert one.mark.shape != other.mark.shape
        assert (one.mark.shape, status_word(one, kind)) != (
            other.mark.shape,
            status_word(other, kind),
        )
