"""Readers' tasks, done with only the keyboard, and with only the accessibility tree.

Finding out why the total of fleksjob is not plainly good news and what the council wrote about
objective 4; and delivering a workbook. Delivered figures are invented.
"""

from __future__ import annotations

import re

import pytest

from tests.browser.deliveries import XLSX, fetched_template, filled
from tests.browser.waiting import page_down

TOLD_APART = "Nået samlet – ikke i alle forvaltninger"


def by_tab(page, wanted: str) -> None:
    """Press Tab until the focused element is named `wanted`."""
    for _ in range(200):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "document.activeElement.ariaLabel || document.activeElement.labels?.[0]?.innerText"
            " || document.activeElement.innerText"
        )
        if (name or "").strip() == wanted:
            return
    pytest.fail(f"{wanted} was not reached")


def come_to_heading(page) -> None:
    page.wait_for_function("() => document.activeElement.tagName === 'H1'")


def come_to_answer(page, text: str) -> None:
    page.wait_for_function("text => document.activeElement.innerText.startsWith(text)", arg=text)


def in_sight(page, text: str) -> bool:
    """Whether the arrow and page keys scroll the text into view."""
    found = page.get_by_text(text).first
    for _ in range(30):
        place = found.bounding_box()
        if place and 0 <= place["y"] <= page.viewport_size["height"] - place["height"]:
            return True
        page_down(page)
    return False


def test_the_parts_of_the_total_and_the_council_are_found_by_keyboard(open_page, settle):
    page = open_page("/")
    by_tab(page, "5. Job og uddannelse")
    page.keyboard.press("Enter")
    come_to_heading(page)
    settle(page)
    assert in_sight(page, TOLD_APART)

    page.goto(page.url)
    settle(page)
    by_tab(page, "4. Børn og unge")
    page.keyboard.press("Enter")
    come_to_heading(page)
    settle(page)
    assert in_sight(page, "Handicaprådets bemærkninger")


def test_a_workbook_is_delivered_by_keyboard(open_page, own_address):
    page = open_page(f"{own_address}/indberetning")
    content = filled(fetched_template(page))
    by_tab(page, "Indberet en fil")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'fil'")
    page.keyboard.press("Tab")
    page.wait_for_function("() => document.activeElement.ariaLabel?.startsWith('Vælg fil')")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files({"name": "BIF.xlsx", "mimeType": XLSX, "buffer": content})
    come_to_answer(page, "Filen er læst uden fejl")
    by_tab(page, "Dit navn")
    page.keyboard.type("Anna")
    page.keyboard.press("Tab")
    page.keyboard.type("Efterårets tal")
    by_tab(page, "Godkend indberetningen")
    page.keyboard.press("Enter")
    come_to_answer(page, "Indberetningen er gemt som udgave 8")
    by_tab(page, "Forvaltningen godkender: udgave 8")
    page.keyboard.press("Enter")
    come_to_answer(page, "Udgave 8 er nu godkendt")


def heard(page) -> str:
    """The accessibility tree as text: roles, names and texts."""
    return page.locator("body").aria_snapshot()


def after(text: str, wanted: str) -> str:
    """The text from the line with `wanted` on."""
    assert wanted in text
    return text[text.index(wanted) :]


def choose(page, role: str, name: str) -> None:
    """Activate the first element of the tree with the role and name."""
    assert f'{role} "{name}"' in heard(page)
    page.get_by_role(role, name=name, exact=True).first.click()


def test_the_parts_of_the_total_and_the_council_are_found_by_the_accessibility_tree(
    open_page, settle
):
    page = open_page("/")
    choose(page, "link", "5. Job og uddannelse")
    page.wait_for_url("**/maalsaetning-5")
    settle(page)
    fleksjob = after(heard(page), 'heading "5d')
    assert TOLD_APART in fleksjob
    page.get_by_text("Tallene i søjlerne").first.click()
    fleksjob = after(heard(page), 'heading "5d')
    assert re.search(r'row "BUF 274 376 73 % .*Ikke nået', fleksjob)

    choose(page, "link", "4. Børn og unge")
    page.wait_for_url("**/maalsaetning-4")
    settle(page)
    council = after(heard(page), 'heading "Handicaprådets bemærkninger"')
    assert council.count("- article") == 3
    assert "klasse" in council


def test_a_workbook_is_delivered_by_the_accessibility_tree(open_page, settle, own_address, axe):
    page = open_page(f"{own_address}/indberetning")
    content = filled(fetched_template(page))
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=re.compile("^Vælg fil: ")).click()
    chooser.value.set_files({"name": "BIF.xlsx", "mimeType": XLSX, "buffer": content})
    page.get_by_role("status").get_by_text("Filen er læst uden fejl").wait_for()
    settle(page)
    told = after(heard(page), 'heading "Hvad filen vil ændre"')
    assert "Ansatte i fleksjob i kommunen, BIF, 2025" in told
    assert axe(page) == []
    page.get_by_role("textbox", name="Dit navn", exact=True).fill("Anna")
    choose(page, "button", "Godkend indberetningen")
    page.get_by_role("status").get_by_text("gemt som udgave 8").wait_for()
    settle(page)
    assert axe(page) == []
