"""What a reader can take along of a page, and that only what everyone may see can be embedded."""

from __future__ import annotations

import re
from typing import Any

import pytest

from monitor import persons
from monitor.settings import EMBEDDING_VARIABLE
from presentation import pages
from presentation.html import addresses
from store.snapshots import WORKING
from tests import outputs
from tests.pages_run import opened, words

FIVE = pages.objective(5)
PICTURE = "soejler-fleksjob"
TITLE = "Ansatte i fleksjob i kommunen, 2024"


@pytest.fixture(scope="module")
def by_path() -> dict[str, Any]:
    shown = outputs.Shown()
    with shown.watched():
        return {page.url_path: page for page in outputs.registry(shown)}


@pytest.fixture
def on_five(by_path):
    """The HTML of the page of objective 5 by the reader's choices."""
    return lambda **choices: words(outputs.opened(by_path[FIVE], choices))


def named(html: str, act: str) -> list[str]:
    """What the buttons that do something are called, with the words for screen readers."""
    found = re.findall(rf'<button type="button" data-share="{act}"[^>]*>(.*?)</button>', html)
    return [re.sub("<[^>]*>", "", each) for each in found]


def told(html: str, name: str) -> str:
    """What the first button for embedding tells the script."""
    button = re.search('<button type="button" data-share="embed"[^>]*>', html)
    found = re.search(rf'data-{name}="([^"]*)"', button[0])
    return found[1] if found else ""


@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.script)
def test_the_link_to_every_page_can_be_copied_and_every_page_printed(page):
    html = words(opened(page.script))
    assert named(html, "copy")[0] == "Kopiér link til siden"
    assert named(html, "print") == ["Udskriv siden"]


def test_each_button_of_a_picture_says_of_which(on_five):
    html = on_five()
    assert f"Kopiér link til billedet: {TITLE}" in named(html, "copy")
    assert f"Indlejr billedet: {TITLE}" in named(html, "embed")


def test_a_picture_is_embedded_of_the_edition_that_is_shown(on_five):
    html = on_five(dato="2025-11-20", maalgruppe="autisme", vis="alt")
    assert told(html, "address") == f"./indlejr/{PICTURE}?dato=2025-11-20"


def test_what_is_not_public_cannot_be_embedded(on_five):
    html = on_five(oejebliksbillede=WORKING)
    assert named(html, "embed") == []
    assert f"Kopiér link til billedet: {TITLE}" in named(html, "copy")


def test_a_site_that_only_whoever_signs_in_may_read_cannot_be_embedded(on_five, monkeypatch):
    monkeypatch.setattr("pages.shell.site.is_closed", lambda: True)
    assert named(on_five(), "embed") == []


def test_a_page_without_a_picture_has_nothing_to_embed():
    assert named(words(opened("about/accessibility")), "embed") == []


def test_where_the_code_works_is_said_before_anybody_copies_it(on_five, monkeypatch):
    monkeypatch.setenv(EMBEDDING_VARIABLE, "www.example.dk, *.example.org")
    html = on_five()
    assert told(html, "framed") == "ja"
    assert told(html, "sites") == "Koden virker på www.example.dk og sider under example.org."


def test_where_no_site_may_show_a_picture_only_those_in_charge_hear_of_the_setting(
    on_five, monkeypatch
):
    monkeypatch.delenv(EMBEDDING_VARIABLE, raising=False)
    assert told(on_five(), "framed") == ""
    assert EMBEDDING_VARIABLE in told(on_five(), "sites")
    monkeypatch.setattr(persons, "current", lambda: persons.ANONYMOUS)
    sites = told(on_five(), "sites")
    assert sites == "Ingen andre hjemmesider må vise billedet. Link til det i stedet."


def test_the_choice_to_unfold_follows_the_reader_and_can_be_taken_back(on_five):
    assert f'<a href="./{FIVE}?vis=alt" class="folds">Fold alt ud</a>' in on_five()
    html = on_five(vis="alt", dato="2025-11-20")
    assert f'<a href="./{FIVE}?dato=2025-11-20" class="folds">Fold alt sammen</a>' in html
    assert f"./{pages.SEARCH}" in html
    assert f'name="{addresses.UNFOLD}" value="alt"' in html  # the search field passes it on


def test_a_misread_choice_of_folds_is_said(on_five):
    assert "Valget »vis=lidt« findes ikke. Skriv vis=alt, eller brug linket øverst." in on_five(
        vis="lidt"
    )
