"""Streamlit's own texts are Danish: in lists, uploads, dates, dialogs and errors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.danish import english_left
from tests.browser.server import ROOT, running_app
from tests.browser.waiting import open_list

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PARTS = ROOT / "tests" / "browser" / "trials" / "parts_server.py"
TOO_BIG = 30 * 1024 * 1024 + 1


@pytest.fixture(scope="module")
def parts():
    with running_app(PARTS) as address:
        yield address


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    """A file to choose, of a number of bytes: on the disk, because the browser reads it there itself."""

    def made(name: str, size: int = 3) -> Path:
        path = tmp_path / name
        path.write_bytes(b"x" * size)
        return path

    return made


def test_an_upload_is_in_danish_and_names_its_field(open_page, settle, parts, file):
    page = open_page(parts)
    picker = page.get_by_role("group", name="Regneark med tal")
    button = picker.get_by_role("button", name="Vælg fil: Regneark med tal")
    expect(button).to_have_count(1)
    assert "Højst 30 MB" in picker.inner_text()
    for name, size, says in (
        ("tal.pdf", 3, "Filer af den slags kan ikke bruges her."),
        ("stor.xlsx", TOO_BIG, "Filen må højst fylde 30 MB."),
        ("tal.xlsx", 3, "tal.xlsx"),
    ):
        picker.locator("input").set_input_files(file(name, size))
        picker.get_by_text(says).last.wait_for(state="attached")
        settle(page)
        assert english_left(page) == []


def test_a_file_can_be_uploaded_by_keyboard(open_page, parts, file):
    page = open_page(parts)
    page.get_by_role("button", name="Vælg fil: Regneark med tal").focus()
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(file("tal.xlsx"))
    page.get_by_role("button", name="Fjern tal.xlsx").wait_for()


def test_lists_dates_dialogs_and_messages_are_in_danish(open_page, settle, parts):
    page = open_page(parts)
    assert english_left(page) == []
    for name in ("Emner", "Valg"):
        open_list(page, page.get_by_role("combobox", name=name))
        assert english_left(page) == []
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
        settle(page)
    page.get_by_role("button", name="Vælg dato").click()
    page.get_by_role("dialog").wait_for()
    assert english_left(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Sig til").click()
    page.get_by_text("Gemt").wait_for()
    assert english_left(page) == []
    page.get_by_role("button", name="Send").click()
    page.get_by_role("dialog").wait_for()
    assert english_left(page) == []


def test_an_error_is_tied_to_the_field_above_it(open_page, settle, parts):
    page = open_page(parts)
    page.get_by_role("button", name="Gem").click()
    page.get_by_text("Navnet mangler.").wait_for()
    settle(page)
    name = page.get_by_role("textbox", name="Navn")
    expect(name).to_have_attribute("aria-invalid", "true")
    expect(name).to_have_accessible_description(re.compile("^Navnet mangler."))
    assert page.get_by_role("textbox", name="Begrundelse").get_attribute("aria-invalid") is None


def test_a_bug_of_ours_is_reported_in_danish(open_page, axe, parts):
    page = open_page(parts)
    page.get_by_role("button", name="Hent", exact=True).click()
    page.get_by_role("alert").filter(has_text="Filen kunne ikke laves.").wait_for()
    expect(page.locator("body > .unseen[role=status]")).to_be_empty()
    assert english_left(page) == []
    page.get_by_role("button", name="Gå i stykker").click()
    alert = page.get_by_role("alert").filter(has_text="Der er en fejl i programmet")
    alert.wait_for()
    assert english_left(page) == []
    assert axe(page, ["[data-testid=stException]"]) == []


def test_a_lost_connection_is_reported_in_danish(open_page, axe):
    with running_app(PARTS) as address:
        page = open_page(address)
    dialog = page.get_by_role("dialog", name="Ingen forbindelse")
    dialog.wait_for()
    assert "Serveren svarer ikke." in dialog.inner_text()
    assert english_left(page) == []
    assert axe(page, ["[role=dialog]"]) == []
