"""Suppression of small counts on the pages for delivering and history, without a browser."""

from __future__ import annotations

import pytest

from tests.few_persons import SECOND, accepted, delivered_file, presented
from tests.pages_run import labels, opened, words

NOTE = "Tre anbragte i alt."


@pytest.fixture(autouse=True)
def _own(own_store):
    """Each test here has a separate store."""


def tells_nothing(html: str) -> bool:
    return not any(text in html for text in (*SECOND, NOTE, ">3</td>"))


def test_the_changes_of_a_submission_hide_small_counts_and_its_file_is_not_offered():
    version = accepted(delivered_file(note=NOTE))
    app = opened("reporting/changes", udgave=str(version))
    html = words(app)
    assert "skjult (få personer)" in html
    assert tells_nothing(html)
    assert "Den oprindelige fil kan have tal om få personer" in html
    assert "Hent den oprindelige fil" not in labels(app.get("download_button"))


def test_a_file_that_is_reopened_shows_no_small_counts():
    first = accepted(delivered_file(note=NOTE))
    accepted(delivered_file(sof=4, buf=7012), "rettet.xlsx")
    html = words(opened("reporting/submit", igen=str(first)))
    assert "Du ser på filen fra udgave" in html
    assert "skjult (få personer)" in html
    assert tells_nothing(html)


def test_the_publisher_sees_which_further_figures_are_hidden_and_why():
    presented(accepted(delivered_file()))
    html = words(opened("reporting/submit"))
    assert "Ét tal om få personer bliver skjult." in html
    assert "Anbragte børn, Børne- og Ungdomsforvaltningen, 2024" in html
    assert "Læg gerne små tal sammen" in html
