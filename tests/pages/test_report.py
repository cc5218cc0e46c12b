"""The page with the documents to download."""

from __future__ import annotations

import pytest

from reports.formats import FORMATS
from tests.pages_run import opened, words


@pytest.fixture
def page():
    return opened("reporting/report", dato="2025-11-13")


def test_every_format_has_a_button_and_is_made_only_on_request(page):
    buttons = [button.proto for button in page.get("download_button")]
    every = [kind.label for kind in FORMATS.values() if not kind.of_draft]
    assert [button.label for button in buttons] == every
    assert all(button.deferred_file_id and not button.url for button in buttons)


def test_ticked_objectives_are_in_the_address_and_are_the_only_ones_in_the_outline(page):
    page.checkbox(key="several-maalsaetninger-5").check().run()
    page.checkbox(key="several-maalsaetninger-2").check().run()
    assert page.query_params["maalsaetninger"] == "2,5"
    assert "Målsætning 5: " in words(page)
    assert "Målsætning 1: " not in words(page)


def test_before_the_policy_there_is_no_heading_without_checkboxes():
    page = opened("reporting/report", dato="2014-01-01", maalsaetninger="2")
    assert "Der er intet at rapportere" in page.title[0].value
    assert "vælg ingen for at få alle" not in words(page)
    assert "»2« findes ikke" in words(page)


def test_choosing_a_comparison_adds_a_chapter(page):
    assert "Ændringer siden" not in words(page)
    page.selectbox(key="choice-siden").select("2024-11-13").run()
    assert "Ændringer siden 13. november 2024" in words(page)
