"""What a page says of its session: before it ends, when it has ended, and when no stream gets through."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from web.shell import ASSETS

SITE = "http://localhost"
SCRIPT = ASSETS / "session.js"
HTML = """<!doctype html><html lang="da"><head><title>Søg – Status på handicappolitikken</title>
<meta name="viewport" content="width=device-width"><script src="./adgang.js" defer></script>
</head><body><main><h1>Søg</h1><label>Udkast <input></label></main></body></html>"""
FAKE_SOCKETS = """
window.sockets = [];
window.WebSocket = class extends EventTarget {
    constructor() { super(); window.sockets.push(this); }
    end(code, reason) { this.dispatchEvent(new CloseEvent('close', { code, reason })); }
};
"""
STREAMLIT = """
window.heard = 0;
window.connect = () => {
    const socket = new WebSocket('ws://localhost/_stcore/stream');
    socket.addEventListener('close', () => { window.heard += 1; });
    return socket;
};
window.connect().dispatchEvent(new Event('open'));
"""


class Site:
    """A page with the script alone, on a server that only says how long the session lasts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.left: dict[str, int] | None = {"ubrugt": 3600, "laengst": 36000}
        self.after_staying = {"ubrugt": 3600, "laengst": 36000}
        self.loaded = 0
        page.add_init_script(FAKE_SOCKETS)
        page.route(f"{SITE}/**", self._answer)

    def open(self) -> Page:
        self.page.goto(f"{SITE}/soeg?q=dr%C3%B8m")
        self.page.evaluate(STREAMLIT)
        return self.page

    def closed(self, code: int, reason: str) -> None:
        self.page.evaluate(f"window.sockets.at(-1).end({code}, '{reason}')")

    def _answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(SITE)
        if path == "/adgang.js":
            route.fulfill(path=SCRIPT, content_type="text/javascript")
        elif path == "/adgang":
            if route.request.method == "POST":
                self.left = self.after_staying
            if self.left is None:
                route.fulfill(status=204)
            else:
                route.fulfill(body=json.dumps(self.left), content_type="application/json")
        elif path == "/_stcore/health":
            route.fulfill(body="ok")
        else:
            self.loaded += 1
            route.fulfill(body=HTML, content_type="text/html; charset=utf-8")


@pytest.fixture
def site(browser: Browser) -> Iterator[Site]:
    page = browser.new_page(viewport={"width": 390, "height": 700}, locale="da-DK")
    yield Site(page)
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_ended_session_takes_its_page_away_and_offers_to_sign_in_again(
    site: Site, axe: Callable[[Page], list], scheme
):
    site.page.emulate_media(color_scheme=scheme)
    page = site.open()
    site.closed(4401, "inaktiv")
    heading = page.get_by_role("heading", level=1, name="Du er logget ud")
    expect(heading).to_be_focused()
    expect(page.get_by_role("main")).to_contain_text("har ikke været brugt i et stykke tid")
    expect(page.get_by_label("Udkast")).to_have_count(0)
    assert page.title() == "Du er logget ud – Status på handicappolitikken"
    again = page.get_by_role("link", name="Log ind igen")
    assert again.get_attribute("href") == "./log-ind?til=%2Fsoeg%3Fq%3Ddr%25C3%25B8m"
    assert page.evaluate("window.heard") == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert axe(page) == []


@pytest.mark.parametrize(("code", "reason"), [(4403, "roller"), (4401, "nyt-login")])
def test_a_page_whose_person_has_changed_is_loaded_again(site: Site, code, reason):
    page = site.open()
    with page.expect_navigation():
        site.closed(code, reason)
    assert site.loaded == 2


def test_any_other_end_of_the_stream_is_left_to_streamlit(site: Site):
    page = site.open()
    site.closed(1006, "")
    assert page.evaluate("window.heard") == 1
    expect(page.get_by_label("Udkast")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_asks_before_an_unused_session_ends_and_a_button_keeps_it(
    site: Site, axe: Callable[[Page], list], scheme
):
    site.page.emulate_media(color_scheme=scheme)
    site.left = {"ubrugt": 110, "laengst": 36000}
    page = site.open()
    dialog = page.get_by_role("alertdialog", name="Du bliver snart logget ud")
    expect(dialog).to_contain_text("går tabt")
    expect(dialog.get_by_role("button", name="Bliv logget ind")).to_be_focused()
    assert axe(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_be_visible()
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()


def test_a_page_says_when_a_session_cannot_last_longer(site: Site, axe: Callable[[Page], list]):
    site.left = {"ubrugt": 3600, "laengst": 100}
    page = site.open()
    notice = page.get_by_role("status")
    expect(notice).to_contain_text("Dit login varer til kl.")
    expect(page.get_by_role("alertdialog")).to_have_count(0)
    assert axe(page) == []
    page.get_by_role("button", name="Luk").click()
    expect(notice).to_have_text("")


def test_nobody_is_told_of_a_session_that_she_does_not_have(site: Site):
    site.left = None
    page = site.open()
    page.wait_for_load_state("networkidle")
    assert page.get_by_role("alertdialog").count() == 0
    assert page.get_by_role("status").inner_text() == ""


def test_a_proxy_that_lets_no_stream_through_is_named_in_danish(site: Site):
    page = site.open()
    for _ in range(3):
        page.evaluate("window.connect()")
        site.closed(1006, "")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("proxyen skal lade websockets (/_stcore/stream) igennem")
    page.evaluate("window.connect().dispatchEvent(new Event('open'))")
    expect(alert).to_have_text("")
