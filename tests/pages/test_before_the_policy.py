"""Pages of an empty installation, and of a date before any policy was known, say so and have no empty tables."""

from __future__ import annotations

import re

import pytest

from monitor import editions
from monitor.settings import DATA_FOLDER_VARIABLE, STORE_VARIABLE
from tests.pages_run import opened, words


def test_the_front_page_has_no_empty_tables():
    page = opened("status/overview", dato="2014-01-01")
    assert "<table" not in words(page)
    assert not page.header
    assert not page.get("download_button")


def test_an_objective_is_called_by_its_number():
    page = opened("status/objective", dato="2014-01-01")
    assert re.fullmatch(r"Målsætning [1-6] kan ikke vises", page.title[0].value)


@pytest.mark.parametrize("script", ["status/overview", "status/measurability"])
def test_no_paragraph_of_the_page_is_empty(script):
    shown = words(opened(script, dato="2014-01-01"))
    assert not re.search(r"<p(?! class=\"city\")[^>]*>\s*\.?\s*</p>", shown)


def test_an_empty_installation_has_no_policies_to_list(tmp_path, monkeypatch):
    monkeypatch.setenv(DATA_FOLDER_VARIABLE, str(tmp_path / "tom"))
    monkeypatch.setenv(STORE_VARIABLE, str(tmp_path / "store"))
    editions.opened.cache_clear()
    try:
        page = opened("reporting/policies")
    finally:
        editions.opened.cache_clear()
    assert page.title[0].value == "Her er ingen politik endnu"
    assert "<table" not in words(page)
