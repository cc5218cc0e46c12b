"""The page Politisk behandling, run on the shipped data."""

from __future__ import annotations

import re
from datetime import date

import pytest

from policy import clock
from tests.pages_run import opened, words


@pytest.fixture(autouse=True)
def in_november_2026(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 28))


def test_what_was_next_on_the_day_of_the_status_is_told_apart_from_what_is_next_today():
    app = opened("detail/process", dato="2025-10-30")
    assert app.title[0].value == (
        "Det næste ventede trin, set fra den 30. oktober 2025: Status forelægges Borgerrepræsentationen, "
        "den 13. november 2025"
    )
    text = words(app)
    assert "I dag, den 28. november 2026, nævner kilderne ingen dag for et kommende trin." in text
    # The matter is before the steps, which its links lead to.
    assert text.index('<ol class="passage">') < text.index('<ol class="steps">')
    way = text[text.index('<ol class="passage">') : text.index("</ol>")]
    assert re.findall("#(H-[0-9]+)", way) == ["H-19", "H-23", "H-25", "H-26", "H-27", "H-28"]
    assert all(f'<li id="{step}">' in text for step in ("H-19", "H-28"))


def test_seen_from_today_the_step_that_has_passed_is_a_question_and_not_next():
    app = opened("detail/process", oejebliksbillede="arbejdsudgave")
    assert app.title[0].value == "Næste ventede trin: Ny handicappolitisk ramme, fra 2027"
    text = words(app)
    assert "I dag, den" not in text
    assert "var ventet den 13. november 2025. Kilderne siger ikke, om det er sket." in text
