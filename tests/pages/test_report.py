"""The page that gives a reader the documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from reports.formats import FORMATS

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def page() -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    app.query_params["dato"] = "2025-11-13"
    app.run()
    return app.switch_page("pages/reporting/report.py").run()


def html(page: AppTest) -> str:
    return " ".join(element.proto.body for element in page.get("html"))


def test_every_format_has_a_button_and_none_is_made_before_it_is_asked_for(page):
    buttons = [button.proto for button in page.get("download_button")]
    assert [button.label for button in buttons] == [kind.label for kind in FORMATS.values()]
    assert all(button.deferred_file_id and not button.url for button in buttons)


def test_ticked_objectives_stand_in_the_address_and_alone_in_the_outline(page):
    page.checkbox(key="several-maalsaetninger-5").check().run()
    page.checkbox(key="several-maalsaetninger-2").check().run()
    assert page.query_params["maalsaetninger"] == "2,5"
    assert "Målsætning 5: " in html(page)
    assert "Målsætning 1: " not in html(page)


def test_what_to_compare_with_adds_a_chapter(page):
    assert "Ændringer siden" not in html(page)
    page.selectbox(key="choice-siden").select("2024-11-13").run()
    assert "Ændringer siden 13. november 2024" in html(page)
