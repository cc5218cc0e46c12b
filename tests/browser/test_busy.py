"""What a page says when its server has no room for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.test_session import FAKE_SOCKETS, SITE, STREAMLIT
from web import busy
from web.shell import ASSETS

HTML = """<!doctype html><html lang="da"><head><title>Søg – Status på handicappolitikken</title>
<meta name="viewport" content="width=device-width"><script src="./optaget.js" defer></script>
</head><body><main><h1>Søg</h1><label>Udkast <input></label></main></body></html>"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_without_room_says_so_and_asks_again_when_the_reader_wants(
    browser: Browser, axe: Callable[[Page], list], scheme
):
    page = browser.new_page(viewport={"width": 390, "height": 700}, locale="da-DK")
    page.emulate_media(color_scheme=scheme)
    page.add_init_script(FAKE_SOCKETS)
    page.route(f"{SITE}/**", _answer)
    page.goto(f"{SITE}/soeg")
    page.evaluate(STREAMLIT)
    page.get_by_label("Udkast").fill("drøm")
    page.evaluate(f"window.sockets.at(-1).end({busy.CLOSED}, '')")
    dialog = page.get_by_role("alertdialog", name=busy.TITLE)
    expect(dialog).to_contain_text("bliver stående")
    expect(dialog.get_by_role("button", name="Prøv igen nu")).to_be_focused()
    assert axe(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_be_visible()
    assert page.evaluate("window.heard") == 0
    page.keyboard.press("Enter")
    assert page.evaluate("window.heard") == 1
    page.evaluate("window.connect().dispatchEvent(new Event('message'))")
    expect(dialog).to_be_hidden()
    expect(page.get_by_label("Udkast")).to_have_value("drøm")
    page.context.close()


def _answer(route: Route) -> None:
    if route.request.url.endswith("/optaget.js"):
        route.fulfill(path=ASSETS / "busy.js", content_type="text/javascript")
    else:
        route.fulfill(body=HTML, content_type="text/html; charset=utf-8")
