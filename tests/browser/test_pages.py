"""The pages as readers see them, in a real browser with the shipped data."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import urlencode

import openpyxl
import pytest
from playwright.sync_api import expect

from monitor.settings import SHIPPED_DATA
from policy import clock
from presentation import pages
from presentation.html import addresses
from store.snapshots import WORKING
from tests.browser.server import running_app

# The target of Streamlit's own listener.
HEAR_KEYS = """
window.heard = [];
document.addEventListener('keydown', event => { window.heard.push(event.key); });
"""


def main_text(page) -> str:
    return page.get_by_test_id("stMain").inner_text()


def test_the_front_page_shows_which_priorities_have_targets_and_where_they_are_missed(open_page):
    text = main_text(open_page("/"))
    assert "1 af 20 prioriteringer har både tal og måltal" in text
    assert "nået samlet, ikke i BUF" in text
    assert "274 i december 2024 mod et måltal på 376" in text


def test_the_front_page_is_one_screen_of_a_small_laptop_and_two_of_a_phone(open_page):
    tall = "document.querySelector('.stMainBlockContainer').scrollHeight"
    assert open_page("/", width=1280).evaluate(tall) <= 800
    assert open_page("/", width=390).evaluate(tall) <= 2 * 844


def test_every_mark_of_the_front_page_is_a_link_large_enough_to_hit(open_page):
    sizes = open_page("/", width=390).evaluate(
        "[...document.querySelectorAll('.overview .marks li > a')]"
        ".map(link => link.getBoundingClientRect()).map(box => Math.min(box.width, box.height))"
    )
    assert len(sizes) == 20
    assert min(sizes) >= 24


@pytest.mark.parametrize("path", ["/", f"/{pages.objective(5)}"])
def test_what_is_read_first_loads_neither_plotly_nor_italics(open_page, path):
    page = open_page(path, alone=True)  # as who comes for the first time
    loaded = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    assert any("SourceSans" in name for name in loaded)
    assert not [name for name in loaded if "plotly" in name.lower() or "italic" in name.lower()]


def test_the_fleksjob_table_is_shown_with_its_chart_and_source(open_page):
    page = open_page(f"/{pages.objective(5)}")
    page.get_by_text("Tallene i søjlerne").first.click()
    table = page.get_by_role("table", name=re.compile("Ansatte i fleksjob i kommunen, 2024"))
    cells = [
        [cell.strip() for cell in row.get_by_role("cell").all_inner_texts()]
        for row in table.get_by_role("row").all()
    ]
    assert ["274", "376", "73 %", "Ikke nået"] in cells
    assert ["1.014", "900", "113 %", "Nået samlet – ikke i alle forvaltninger"] in cells
    text = main_text(page)
    assert "899 lagt sammen; kilden skriver 900" in text
    assert "Status, oktober 2025, side 17" in text
    assert page.locator(".picture img.wide").count() == 2  # the bars, and the years


def test_the_council_is_beside_the_priorities_and_after_them_on_a_narrow_screen(open_page):
    path = f"/{pages.objective(4)}"

    def places(width):
        page = open_page(path, width=width)
        left = page.get_by_role("heading", name="Særlige prioriteringer").bounding_box()
        right = page.get_by_role("heading", name="Handicaprådets bemærkninger").bounding_box()
        return left, right

    wide_left, wide_right = places(1280)
    assert wide_right["x"] > wide_left["x"] + wide_left["width"] / 2
    assert abs(wide_right["y"] - wide_left["y"]) < 5
    narrow_left, narrow_right = places(390)
    assert narrow_right["y"] > narrow_left["y"]


def test_the_name_of_a_row_has_the_whole_width_of_a_narrow_screen(open_page):
    page = open_page(f"/{pages.MEASURABILITY}", width=390)
    table = page.locator("table.criteria").first
    name = table.locator("tbody th").first
    assert name.bounding_box()["width"] > 0.9 * table.bounding_box()["width"]


def test_the_departments_answer_is_shown_with_the_remark_it_answers(open_page):
    page = open_page(f"/{pages.objective(4)}")
    remark = page.locator("article.remark", has_text="klassestørrelser").first
    assert "Børne- og Ungdomsforvaltningens bemærkninger" in remark.inner_text()
    assert "Notat til Børne- og Ungdomsudvalget, side 1" in remark.inner_text()


def test_a_choice_is_kept_in_the_address_and_restored_from_it(open_page, settle):
    page = open_page(f"/{pages.COUNCIL}")
    page.get_by_role("combobox", name="Forvaltningens bemærkninger").click()
    page.get_by_role("option", name="Med svar").click()
    page.wait_for_url(re.compile("svar=med-svar"))
    settle(page)
    assert "Viser 1 af 18 bemærkninger" in main_text(page)
    again = open_page(page.url)
    assert "Viser 1 af 18 bemærkninger" in main_text(again)


def test_an_unknown_choice_is_reported_and_everything_is_shown(open_page):
    text = main_text(open_page(f"/{pages.COUNCIL}?svar=maaske"))
    assert "»svar=maaske« findes ikke" in text
    assert "Viser 18 af 18 bemærkninger" in text


def test_the_chosen_date_is_kept_through_menu_and_links(open_page, settle):
    page = open_page("/?dato=2025-09-01")
    assert "Set per 1. september 2025" in main_text(page)
    page.get_by_test_id("stSidebar").get_by_role("link", name="Handicaprådet").click()
    page.wait_for_url(re.compile(f"{pages.COUNCIL}.*dato=2025-09-01"))
    settle(page)
    assert "Set per 1. september 2025" in main_text(page)
    page = open_page("/?dato=2025-09-01")
    page.locator(".overview").get_by_role("link", name="4. Børn og unge").click()
    page.wait_for_url(re.compile("maalsaetning-4.*dato=2025-09-01"))


def test_a_date_can_be_typed_and_a_wrong_one_is_reported(open_page):
    page = open_page("/")
    page.get_by_role("button", name="Vælg dato").click()
    field = page.get_by_role("textbox", name=re.compile("En anden dato"))
    field.fill("i går")
    page.get_by_role("button", name="Vis denne dato").click()
    page.get_by_text("»i går« er ikke en dato").first.wait_for()
    field.fill("31.8.2025")
    page.get_by_role("button", name="Vis denne dato").click()
    page.wait_for_url(re.compile("dato=2025-08-31"))


def test_an_invalid_date_is_reported(open_page):
    text = main_text(open_page("/?dato=snart"))
    assert "»snart« er ikke en dato" in text
    assert "1 af 20 prioriteringer" in text


def test_single_letter_keys_do_nothing(open_page, settle):
    page = open_page(f"/{pages.REPORT}")
    before = page.evaluate("window.sent")
    page.evaluate(HEAR_KEYS)
    for key in "cCrRx":  # where nothing has the focus, Streamlit interprets them as shortcuts
        page.keyboard.press(key)
    assert page.evaluate("window.heard") == ["x"]
    # Space requests a run: runs requested by the letters would be counted before it.
    box = page.get_by_role("checkbox").first
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_checked()
    settle(page)
    assert page.evaluate("window.sent") == before + 1


def test_the_first_request_of_a_fresh_server_can_be_a_deep_link(open_page):
    with running_app() as address:
        page = open_page(f"{address}/{pages.objective(5)}")
        assert "Flere skal have adgang" in page.get_by_role("heading", level=1).inner_text()
        assert page.get_by_role("dialog").count() == 0


@pytest.fixture
def data(tmp_path) -> Path:
    return Path(shutil.copytree(SHIPPED_DATA, tmp_path / "data"))


def set_buf(data: Path, value: object) -> None:
    book = openpyxl.load_workbook(data / "2-tal.xlsx")
    sheet = book["Målinger"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        where = [sheet.cell(row, heads[name]).value for name in ("Indikator", "Forvaltning")]
        if where == ["fleksjob", "BUF"]:
            sheet.cell(row, heads["Værdi"]).value = value
    book.save(data / "2-tal.xlsx")


def test_an_edit_is_shown_at_the_next_load_and_a_mistake_is_reported_with_its_cell(open_page, data):
    with running_app(data=data) as address:
        chosen = {addresses.SNAPSHOT: WORKING, addresses.DATE: clock.today().isoformat()}
        working = f"{address}/?{urlencode(chosen)}"
        assert "274 i december 2024" in main_text(open_page(working))
        set_buf(data, 380)
        assert "Måltallet for 2024 blev nået." in main_text(open_page(working))
        assert "274 i december 2024" in main_text(open_page(address))
        set_buf(data, "mange")
        page = open_page(working)
        page.get_by_text("2-tal.xlsx: 1 fejl").click()
        page.get_by_text("ark Målinger, celle").wait_for()
        text = main_text(page)
        assert "Måltallet for 2024 blev nået." in text
        assert "mange" in text


def test_a_start_without_most_workbooks_reports_which_are_missing(open_page, data):
    for name in ("1-katalog.xlsx", "4-handicapraadet.xlsx"):
        (data / name).write_bytes(b"ikke et regneark")
    with running_app(data=data) as address:
        text = main_text(open_page(address))
        assert "1-katalog.xlsx" in text
        assert "4-handicapraadet.xlsx" in text


def test_changing_the_date_keeps_the_pages_own_choices(open_page):
    page = open_page(f"/{pages.COUNCIL}?svar=uden-svar&dato=2025-09-30")
    page.get_by_role("link", name="Se arbejdsudgaven af i dag").click()
    page.wait_for_url(re.compile("svar=uden-svar.*dato=20"))
