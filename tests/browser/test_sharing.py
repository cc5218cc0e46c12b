"""What a reader takes along: the address, the print, a picture on another site; and folds that an address opens."""

from __future__ import annotations

import shutil
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

import pytest
from playwright.sync_api import expect

from monitor.settings import EMBEDDING_VARIABLE
from presentation import pages
from tests.browser.server import running_app

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

FIVE = f"/{pages.objective(5)}?dato=2025-11-20"
PICTURE = "soejler-fleksjob"
COPIED = "Linket er kopieret."
REFUSE = "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')); }"
SELECTED = "field => field.value.slice(field.selectionStart, field.selectionEnd)"
FRAME = '<iframe title="{0}" src="{1}/{0}" width="320" height="600"></iframe>'


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name).first


def pressed(page: Page, name: str) -> None:
    """Press a button by the keyboard."""
    button(page, name).focus()
    page.keyboard.press("Enter")


def copied(page: Page) -> str:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page.evaluate("navigator.clipboard.readText()")


def test_the_address_of_a_page_is_copied_with_its_choices_and_it_is_said(open_page):
    page = open_page(FIVE, alone=True)
    pressed(page, "Kopiér link til siden")
    expect(page.locator(".shared[role=status]")).to_have_text(COPIED)
    assert copied(page) == page.url
    expect(button(page, "Kopiér link til siden")).to_be_focused()


def test_the_address_of_a_picture_leads_to_it(open_page, settle):
    page = open_page(FIVE, alone=True)
    pressed(page, "Kopiér link til billedet")
    expect(page.locator(".shared")).to_have_text(COPIED)
    address = copied(page)
    assert address == f"{page.url}#billede-{PICTURE}"
    page.goto("about:blank")
    page.goto(address)
    settle(page)
    expect(page.locator(f"#billede-{PICTURE}")).to_be_focused()


def test_where_the_browser_may_not_copy_the_address_is_shown_selected(open_page, axe):
    page = open_page(FIVE)
    page.evaluate(REFUSE)
    pressed(page, "Kopiér link til siden")
    field = page.get_by_role("textbox", name="Linket:")
    expect(field).to_be_focused()
    assert field.evaluate(SELECTED) == page.url
    assert axe(page, within=["dialog.sharing"]) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(button(page, "Kopiér link til siden")).to_be_focused()


def test_a_page_is_printed_by_its_button(open_page):
    page = open_page(FIVE)
    page.evaluate("window.print = () => { window.printed = true; }")
    pressed(page, "Udskriv siden")
    assert page.evaluate("window.printed")


def test_the_address_to_unfold_opens_every_fold_and_no_other_does(open_page, settle):
    page = open_page(FIVE)
    folds = page.locator(".stMain details")
    assert folds.count() > 0
    assert page.locator(".stMain details[open]").count() == 0
    page.get_by_role("link", name="Fold alt ud").click()
    settle(page)
    assert page.locator(".stMain details[open]").count() == folds.count()
    assert "dato=2025-11-20" in page.url
    folds.first.locator("summary").first.click()
    expect(page.locator(".stMain details:not([open])")).to_have_count(1)  # the reader decides


class Sites(NamedTuple):
    """The application, and another site in a folder, which the application lets show its pictures."""

    app: str
    other: str
    folder: Path

    def with_frame(self, path: str) -> str:
        """A page of the other site that shows an address of the application."""
        (self.folder / "side.html").write_text(
            f'<!doctype html><html lang="en"><title>x</title>{FRAME.format(path, self.app)}',
            "utf-8",
        )
        return f"{self.other}/side.html"


@pytest.fixture(scope="module")
def sites(store_with_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    folder = tmp_path_factory.mktemp("other")
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    other = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=other.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{other.server_port}"
    store = shutil.copytree(store_with_data, tmp_path_factory.mktemp("sharing") / "store")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(EMBEDDING_VARIABLE, address)
        with running_app(store=store) as app:
            yield Sites(app, address, folder)
    other.shutdown()


def test_the_code_shows_the_picture_on_a_site_that_may(open_page, sites, windows):
    page = open_page(f"{sites.app}{FIVE}")
    pressed(page, "Indlejr billedet")
    field = page.get_by_role("textbox", name="Koden:")
    expect(field).to_be_focused()
    code = field.input_value()
    assert field.evaluate(SELECTED) == code
    (sites.folder / "egen.html").write_text(f'<!doctype html><meta charset="utf-8">{code}', "utf-8")
    page = windows.taken(700, 800, dark=False)
    page.goto(f"{sites.other}/egen.html")
    inside = page.frame_locator("iframe")
    expect(inside.get_by_role("heading", name="Ansatte i fleksjob")).to_be_visible()
    expect(inside.get_by_text("set per 20. november 2025", exact=False)).to_be_visible()
    image = inside.get_by_role("img")
    assert image.evaluate("image => image.naturalWidth > 0")
    frame = page.frames[1]
    assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight")
    windows.put_back(page)


@pytest.mark.parametrize("path", ["", pages.objective(5), "sundhed", "findes-ikke"])
def test_nothing_else_is_shown_in_a_frame(sites, windows, path):
    page = windows.taken(400, 800, dark=False)
    page.goto(sites.with_frame(path))
    assert page.frames[1].url.startswith("chrome-error:")
    windows.put_back(page)


@pytest.mark.parametrize("dark", [False, True])
def test_a_picture_by_itself_is_for_everyone_at_320_pixels(app_address, windows, axe, dark):
    page = windows.taken(320, 600, dark=dark)
    page.goto(f"{app_address}/indlejr/{PICTURE}")
    page.locator("summary").click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert axe(page) == []
    windows.put_back(page)
