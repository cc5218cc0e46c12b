"""People sign in at a real provider, and each sees and does what is hers. Invented figures.

The provider is told who has shown her password: its own pages are not ours to try.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.browser.deliveries import choose, fetched_template
from tests.browser.server import running_app
from tests.browser.test_keyboard import tab_to
from tests.filled_templates import fill
from tests.signin import real_provider
from tests.signin.real_provider import RealProvider
from tests.tables import saved

if TYPE_CHECKING:
    from playwright.sync_api import Page

SETTINGS = """\
adresse = "{origin}"
uden_login_kan_laese = true

[udbyder]
issuer = "{issuer}"
client_id = "{client}"
client_secret = "{secret}"
scopes = ["openid", "profile", "groups"]

[[rolle]]
claim = "groups"
vaerdi = "sof"
rolle = "forvaltning"
forvaltninger = ["SOF"]

[[rolle]]
claim = "groups"
vaerdi = "buf"
rolle = "forvaltning"
forvaltninger = ["BUF"]

[[rolle]]
claim = "groups"
vaerdi = "koordinator"
rolle = "koordinator"
"""
PHONE = 390
SOON = 15_000
"""Milliseconds within which an open page shows what has happened to its session, also on a busy machine."""


@pytest.fixture(scope="module")
def provider() -> Iterator[RealProvider]:
    with real_provider.serving("http://localhost/log-ind/svar") as provider:
        provider.add_person("anna", "Anna Ågård", "sof")
        provider.add_person("bo", "Bo Bæk", "buf")
        provider.add_person("kirsten", "Kirsten Øst", "koordinator")
        yield provider


@pytest.fixture(scope="module")
def store(store_with_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one store of both servers."""
    return shutil.copytree(store_with_data, tmp_path_factory.mktemp("signed-in") / "store")


@pytest.fixture(scope="module")
def site(provider: RealProvider, store: Path) -> Iterator[str]:
    """Address of a server where people sign in."""
    with running_app(store=store, sign_in=partial(settings, provider)) as address:
        yield address


def settings(provider: RealProvider, origin: str) -> str:
    """The settings file of a server at an address, to which the provider then sends people back."""
    provider.lets_back_to(f"{origin}/log-ind/svar")
    return SETTINGS.format(
        origin=origin,
        issuer=provider.issuer,
        client=provider.client_id,
        secret=provider.client_secret,
    )


@pytest.fixture
def signed_in(provider, open_page):
    """Open an address that is not for everyone, in a new window: it leads by way of the provider."""

    def opened(person: str, address: str) -> Page:
        provider.sign_in(person)
        return open_page(address, alone=True)

    return opened


def beside(page: Page, address: str) -> Page:
    """A second tab of the same browser."""
    with page.expect_popup() as opened:
        page.evaluate("address => { window.open(address); }", address)
    return opened.value


def filled(template: bytes) -> bytes:
    """A department's own template with its figure for 2025."""
    book = openpyxl.load_workbook(BytesIO(template))
    fill(book["Målinger"], "fleksjob", {"Periode": 2025, "Værdi": 95, "Kilde": "STATUS s. 17"})
    return saved(book)


def test_a_department_delivers_and_the_coordinator_publishes_by_keyboard(
    site, signed_in, open_page, settle, axe
):
    # Signed in from a deep link, which is the first address that the fresh server is asked for.
    anna = signed_in("anna", f"{site}/indberetning?ord=bl%C3%A5b%C3%A6rgr%C3%B8d")
    assert anna.url == f"{site}/indberetning?ord=bl%C3%A5b%C3%A6rgr%C3%B8d"
    bo = signed_in("bo", f"{site}/indberetning")
    expect(anna.locator(".account")).to_contain_text("Anna Ågård (Socialforvaltningen)")
    expect(bo.locator(".account")).to_contain_text("Bo Bæk (Børne- og Ungdomsforvaltningen)")

    choose(anna, filled(fetched_template(anna)), "SOF-tal.xlsx")
    anna.get_by_text("Filen er læst uden fejl").wait_for()
    settle(anna)
    assert anna.get_by_label("Dit navn", exact=True).count() == 0
    bo.reload()
    settle(bo)
    assert "SOF-tal.xlsx" not in bo.content()
    assert bo.get_by_text("Filen er læst").count() == 0

    anna.get_by_role("button", name="Godkend indberetningen").click()
    anna.get_by_text("gemt som udgave 8").wait_for()
    settle(anna)
    anna.set_viewport_size({"width": PHONE, "height": 900})
    settle(anna)
    assert axe(anna) == []
    bo.goto(f"{site}/aendringer?udgave=8")
    settle(bo)
    assert "SOF-tal.xlsx" not in bo.content()
    assert "Anna" not in bo.content()
    bo.goto(f"{site}/log")
    assert bo.get_by_role("heading", level=1).inner_text() == "Du har ikke adgang til denne side"
    assert bo.get_by_role("link", name="Gå til forsiden").is_visible()

    kirsten = signed_in("kirsten", f"{site}/indberetning")
    for button in ("Forvaltningen godkender: udgave 8", "Er forelagt udvalget: udgave 8"):
        tab_to(kirsten, "button", button)
        kirsten.keyboard.press("Enter")
        expect(kirsten.get_by_role("button", name=button)).to_have_count(0)
        settle(kirsten)
    tab_to(kirsten, "textbox", "Øjebliksbilledets navn")
    kirsten.keyboard.type("Status efterår")
    tab_to(kirsten, "button", "Gør offentligt")
    kirsten.keyboard.press("Enter")
    kirsten.get_by_text("»Status efterår« er offentligt").wait_for()
    reader = open_page(f"{site}/", width=PHONE)
    assert reader.get_by_text("Status efterår, set per").first.is_visible()
    assert reader.get_by_role("link", name="Log ind").is_visible()
    assert axe(reader) == []


def test_whoever_signs_out_at_one_server_is_out_at_the_other_and_stays_out(
    provider, store, site, signed_in, settle, axe
):
    with running_app(store=store, sign_in=partial(settings, provider)) as other_site:
        here = signed_in("anna", f"{site}/indberetning")
        there = beside(here, f"{other_site}/indberetning?ord=%C3%A6%C3%B8%C3%A5")
        expect(there.locator(".account")).to_contain_text("Anna Ågård")

        here.get_by_role("link", name="Log ud").click()
        assert axe(here) == []
        here.get_by_role("button", name="Log ud").click()
        expect(here.get_by_role("heading", level=1)).to_have_text("Du er logget ud")
        assert axe(here) == []

        ended = there.get_by_role("heading", level=1)
        expect(ended).to_have_text("Du er logget ud", timeout=SOON)
        assert there.url.startswith(f"{other_site}/indberetning")
        there.set_viewport_size({"width": PHONE, "height": 900})
        assert axe(there) == []
        there.get_by_role("link", name="Log ind igen").click()
        expect(there.locator(".account")).to_contain_text("Anna Ågård")
        assert there.url == f"{other_site}/indberetning?ord=%C3%A6%C3%B8%C3%A5"


def test_two_tabs_that_sign_in_at_once_both_come_in_and_a_changed_role_shows(
    provider, site, signed_in, open_page, settle
):
    first = open_page(f"{site}/tal-og-maaltal", alone=True)
    second = beside(first, f"{site}/indsatser")
    expect(second.get_by_role("link", name="Log ind")).to_be_visible()
    provider.sign_in("bo")
    # Both are on their way before either has come back.
    for page in (first, second):
        page.evaluate("document.querySelector('.account a').click()")
    for page, path in ((first, "tal-og-maaltal"), (second, "indsatser")):
        expect(page.locator(".account")).to_contain_text("Børne- og Ungdomsforvaltningen")
        page.wait_for_url(f"{site}/{path}")

    provider.set_groups("bo", "koordinator")
    signed_in("bo", f"{site}/indberetning")
    expect(first.locator(".account")).to_contain_text("Bo Bæk (koordinator)", timeout=SOON)
    provider.set_groups("bo", "buf")
