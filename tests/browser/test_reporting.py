"""A workbook delivered in a real browser: chosen, previewed, accepted and published. Invented figures."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.deliveries import choose, fetched_template, filled
from tests.tables import workbook

MANY_MISTAKES = "\n".join(
    [
        "| Indikator | Forvaltning | Periode | Værdi | Oplyst af | Kilde        |",
        *("| fleksjob  | BUF         | i fjor  | '1.5  | BUF       | STATUS s. 17 |",) * 40,
    ]
)


def test_a_template_is_downloaded_filled_in_delivered_and_published(open_page, settle, own_address):
    page = open_page(f"{own_address}/indberetning")
    choose(page, filled(fetched_template(page)), "BIF.xlsx")
    page.get_by_text("Filen er læst uden fejl").wait_for()
    settle(page)
    assert page.get_by_role("row", name="Ansatte i fleksjob i kommunen, BIF, 2025").is_visible()

    name = page.get_by_label("Dit navn", exact=True)
    page.get_by_role("button", name="Godkend indberetningen").click()
    page.get_by_text("Skriv dit navn").wait_for()
    expect(name).to_have_attribute("aria-invalid", "true")
    told = page.locator(f"#{name.get_attribute('aria-describedby')}")
    assert told.inner_text().startswith("Skriv dit navn")
    note = page.get_by_label("Note, hvis")
    assert note.get_attribute("aria-invalid") is None
    name.fill("Anna")
    page.get_by_role("button", name="Godkend indberetningen").click()
    page.get_by_text("gemt som udgave 8").wait_for()
    page.get_by_role("button", name="Forvaltningen godkender: udgave 8").click()
    page.get_by_role("button", name="Er forelagt udvalget: udgave 8").click()
    page.get_by_label("Øjebliksbilledets navn").fill("Status efterår")
    page.get_by_role("button", name="Gør offentligt").click()
    page.get_by_text("»Status efterår« er offentligt").wait_for()

    front = open_page(f"{own_address}/")
    assert front.get_by_text("Status efterår, set per").first.is_visible()


def test_a_page_with_many_mistakes_has_no_violations(open_page, settle, axe):
    for width, dark in ((1280, False), (390, True)):
        page = open_page("/indberetning", width=width, height=3000, dark=dark)
        choose(page, workbook(Målinger=MANY_MISTAKES))
        page.get_by_text("Filen er læst og har").wait_for()
        settle(page)
        assert page.get_by_text("og 39 celler som denne").first.is_visible()
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_history_has_no_violations(open_page, axe):
    for width, dark in ((1280, True), (320, False)):
        path = "/aendringer?udgave=2&fra=2023-06-01&til=2025-11-13"
        page = open_page(path, width=width, height=3000, dark=dark)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
