"""A file of public statistics in a real browser: the first release, and the next one. Invented figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.deliveries import choose

if TYPE_CHECKING:
    from collections.abc import Sequence

CITIES = ("København", "Aarhus", "Aalborg", "Odense", "Vejle", "Esbjerg")
SMALL = ("Læsø", "Samsø", "Fanø")
MARKS = {"Læsø": "..", "Samsø": "-"}
FILE = "HAND01.csv"


def release(years: Sequence[int], revised: int = 0) -> bytes:
    """StatBank's csv; København's figure of 2024 is `revised` higher."""
    rows = ["OMRÅDE;YDELSESTYPE;TID;INDHOLD"]
    for number, area in enumerate([*CITIES, "Hele landet", *SMALL]):
        for year in years:
            count = 500 + 40 * number + year - 2015
            if (area, year) == ("København", 2024):
                count += revised
            rows.append(f"{area};I alt;{year};{MARKS.get(area, count)}")
            rows.append(f"{area};Ledsageordning;{year};70")
    return ("\ufeff" + "\r\n".join(rows) + "\r\n").encode()


def test_six_actions_to_a_public_series_beside_other_cities_and_three_for_the_next_release(
    open_page, settle, own_address, axe
):
    page = open_page(f"{own_address}/indberetning", height=3600)
    choose(page, release(range(2015, 2025)), FILE)  # 1
    page.get_by_label("Hvad skal tallet hedde?").fill("Borgere med hjælp")
    settle(page)
    assert axe(page) == []
    page.get_by_role("button", name="Brug dette udtræk").click()  # 2
    page.get_by_text("100 nye tal: ti områder, 2015 til 2024").wait_for()
    page.get_by_label("Dit navn", exact=True).fill("Anna")
    page.get_by_role("button", name="Godkend indberetningen").click()  # 3
    saved = page.get_by_role("status").filter(has_text="gemt som udgave 8")
    to_the_series = saved.get_by_role("link", name="»Borgere med hjælp«").get_attribute("href")
    page.get_by_role("button", name="Forvaltningen godkender: udgave 8").click()  # 4
    page.get_by_role("button", name="Er forelagt udvalget: udgave 8").click()  # 5
    page.get_by_label("Øjebliksbilledets navn").fill("Status forår")
    page.get_by_role("button", name="Gør offentligt").click()  # 6
    page.get_by_text("»Status forår« er offentligt").wait_for()

    figures = open_page(f"{own_address}/{to_the_series.lstrip('/')}", height=3600)
    curves = figures.get_by_role("img", name="Kurver over tid: Borgere med hjælp")
    told = curves.get_attribute("aria-label") or curves.get_attribute("alt")
    assert "København: 500 i 2015 og 509 i 2024. Hele landet: 749 i 2024." in told
    assert "Kurverne er København, Aarhus, Aalborg, Odense, Vejle og Esbjerg." in told

    page = open_page(f"{own_address}/indberetning", width=390, height=3600, dark=True)
    choose(page, release(range(2015, 2026), revised=7), FILE)  # 1
    page.get_by_text("Ét tal, som kilden har revideret: København, 2024").wait_for()  # 2: read
    settle(page)
    assert page.get_by_text("Ti nye tal: ti områder, 2025").is_visible()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_label("Dit navn", exact=True).fill("Anna")
    page.get_by_role("button", name="Godkend indberetningen").click()  # 3
    page.get_by_text("gemt som udgave 9").wait_for()
