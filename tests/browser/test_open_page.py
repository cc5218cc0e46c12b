"""An open page when its server is lost, when the data are away, and when there is something new."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from store.accepted import Store
from store.engine import FILE_NAME
from store.publishing import advance, publish
from store.states import State
from tests.browser.deliveries import choose
from tests.several.servers import AppServer
from tests.store.deliveries import delivered, fleksjob

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

TODAY = date(2026, 2, 1)
CHOOSE_AGAIN = "Forbindelsen blev brudt. Vælg filen igen."
NEWS = "Der er kommet nye oplysninger"


@pytest.fixture(scope="module")
def server(store_with_data, tmp_path_factory) -> Iterator[AppServer]:
    folder = tmp_path_factory.mktemp("open-page")
    shutil.copytree(store_with_data, folder / "store")
    started = AppServer(str(folder / "store"), folder)
    try:
        started.wait()
        yield started
    finally:
        started.stop()


def visit(page: Page) -> str:
    return page.evaluate("document.querySelector('.site').dataset.visit")


def test_after_a_lost_server_the_page_goes_on_by_itself_and_asks_for_the_file_again(
    open_page, settle, axe, server
):
    page = open_page(f"{server.address}/indberetning", alone=True)
    before = visit(page)
    choose(page, b"ingen projektmappe")
    expect(page.get_by_text("Filen kan ikke læses ind")).to_be_visible()
    written = page.get_by_label("Vælg dato").or_(page.get_by_role("button", name="Vælg dato"))
    written.first.click()
    field = page.get_by_label("En anden dato, fx 31.12.2024")
    field.fill("1.2.2025")
    server.kill()
    server.start_again()
    server.wait()
    page.wait_for_function("v => document.querySelector('.site').dataset.visit !== v", arg=before)
    settle(page)
    assert field.input_value() == "1.2.2025"
    lost = page.get_by_text(CHOOSE_AGAIN)
    expect(lost).to_be_visible()
    assert axe(page, ['[data-testid="stFileUploader"]']) == []
    choose(page, b"stadig ingen projektmappe", "igen.xlsx")
    expect(page.get_by_text("Filen kan ikke læses ind")).to_be_visible()
    expect(lost).to_have_count(0)


def test_a_page_that_could_not_be_shown_comes_by_itself(open_page, server):
    folder = server.folder / "store"
    (folder / FILE_NAME).rename(folder / "flyttet.sqlite")
    page = open_page(f"{server.address}/tal-og-maaltal", alone=True)
    expect(page.get_by_text("Siden prøver selv igen om lidt.")).to_be_visible()
    (folder / "flyttet.sqlite").rename(folder / FILE_NAME)
    expect(page.locator("h1")).not_to_have_text("Oplysningerne kan ikke hentes lige nu")


@pytest.mark.parametrize("width", [1280, 390])
def test_an_open_page_is_told_of_news_and_shows_them_when_asked(
    open_page, settle, axe, server, width
):
    folder = server.folder / "store"
    page = open_page(f"{server.address}/aendringer", width=width, dark=width == 390, alone=True)
    bar = page.get_by_role("region", name="Nye oplysninger")
    page.get_by_role("button", name="Vælg dato").click()
    field = page.get_by_label("En anden dato, fx 31.12.2024")
    field.fill("1.2.2025")

    store = Store(str(folder))
    version = delivered(store, fleksjob("BUF", 200 + width, 2025))
    ask(page)
    expect(bar).to_have_count(0)  # a draft does not announce itself
    for step in (State.APPROVED, State.PRESENTED):
        advance(store, version, step, "Cilla")
    publish(store, f"Status for {width}", TODAY, "Cilla")
    ask(page)
    expect(bar).to_be_visible()
    assert field.evaluate("each => each === document.activeElement")  # the focus is where it was
    assert NEWS in page.locator(".news [role=status]").inner_text()
    assert axe(page) == []
    top = page.get_by_test_id("stApp").evaluate("each => each.getBoundingClientRect().top")
    assert top >= bar.evaluate("each => each.getBoundingClientRect().bottom")

    page.keyboard.press("Escape")
    page.get_by_role("button", name="Vis de nye oplysninger").press("Enter")
    settle(page)
    expect(bar).to_have_count(0)
    expect(page.get_by_text(f"Status for {width}").first).to_be_attached()
    assert page.locator("h1").evaluate("each => each === document.activeElement")


def ask(page: Page) -> None:
    """Have the page ask now, as it does every half minute."""
    page.wait_for_timeout(2100)  # the server gives the same answer again for two seconds
    with page.expect_response(lambda answer: "/nyt?" in answer.url):
        page.evaluate("document.dispatchEvent(new Event('ask-for-news'))")
