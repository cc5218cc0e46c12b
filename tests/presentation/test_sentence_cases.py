"""The page of generated sentences matches the current code."""

from __future__ import annotations

from policy.kinds import Kind
from policy.statuses import StatusCode
from presentation.language.words import status_word
from tests.presentation.sentence_cases import PAGE, cases, page


def test_the_page_of_sentences_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "A sentence has changed. Run python -m tests.presentation.sentence_cases and read what it did."
    )


def test_every_word_of_a_status_has_a_case():
    words = {case.word for case in cases()}
    assert {status_word(code, kind) for code in StatusCode for kind in (None, Kind.HOLD)} <= words
