"""The accessibility page claims no more than what the tests show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from monitor import settings
from presentation import pages
from presentation.about import accessibility
from presentation.easy_read.easy_pages import easy_page
from presentation.html.links import Links
from presentation.language.numbers import day
from tests.browser.conftest import AXE, AXE_OPTIONS
from tests.browser.test_accessibility import NARROW, WIDE
from tests.records import assessed, objectives_and_priorities, policy

ROOT = Path(__file__).resolve().parents[3]


def test_the_named_version_of_axe_is_the_one_the_tests_run():
    shipped = re.search(r"axe v(\d+\.\d+)", AXE)
    assert shipped
    assert shipped[1] == accessibility.AXE_VERSION


def test_the_named_standard_is_the_one_the_tests_check():
    asked = set(AXE_OPTIONS["runOnly"]["values"])
    assert asked == {"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"}
    assert "2.2" in accessibility.STANDARD


PROOFS = {proof for tested in accessibility.TESTED for proof in tested.proofs}


@pytest.mark.parametrize("proof", sorted(PROOFS))
def test_every_tested_item_names_files_that_have_tests(proof):
    assert "def test_" in (ROOT / proof).read_text(encoding="utf-8")


def test_the_narrow_screen_is_the_wide_one_enlarged_to_400_pct():
    assert accessibility.NARROW_PIXELS == NARROW == WIDE * 100 / 400


def test_the_page_says_that_no_readers_have_tried_it():
    told = str(accessibility.not_tested())
    assert "ikke afprøvet sammen med mennesker med handicap" in told
    assert "skærmlæser" in told


def test_the_page_and_the_text_give_the_date_of_the_last_test():
    told = day(accessibility.TESTED_ON)
    assert told in accessibility.last_tested()
    assert told in accessibility.text_for_was_tool("By", "Rådet", None)


def test_a_mail_address_is_a_link_and_a_text_is_not():
    assert 'href="mailto:web@kk.example"' in accessibility.help_and_complaints(
        "By", "web@kk.example"
    )
    told = accessibility.help_and_complaints("By", "Borgerservice, telefon 12 34 56 78")
    assert "mailto" not in told
    assert "telefon 12 34 56 78" in told


def test_without_a_contact_the_page_says_so():
    assert "endnu ikke skrevet en kontakt" in accessibility.help_and_complaints("By", None)


def test_a_contact_is_escaped():
    assert "<b>" not in accessibility.help_and_complaints("By", "<b>hej</b>")


def test_the_official_statement_is_linked_if_configured():
    link = 'href="https://was.digst.dk/by-dk"'
    assert link in accessibility.statement("By", "https://was.digst.dk/by-dk")
    assert "endnu ikke linket" in accessibility.statement("By", None)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://was.digst.dk/by-dk", "https://was.digst.dk/by-dk"),
        ("  https://was.digst.dk/by-dk ", "https://was.digst.dk/by-dk"),
        ("javascript:alert(1)", None),
        ("was.digst.dk", None),
        ("", None),
    ],
)
def test_only_an_http_address_is_used_for_the_statement(monkeypatch, written, address):
    monkeypatch.setenv(settings.STATEMENT_VARIABLE, written)
    assert settings.statement_address() == address


def test_an_empty_contact_is_none(monkeypatch):
    monkeypatch.setenv(settings.CONTACT_VARIABLE, " ")
    assert settings.contact() is None
    monkeypatch.setenv(settings.CONTACT_VARIABLE, "web@kk.example")
    assert settings.contact() == "web@kk.example"


def test_the_pages_listed_as_easy_to_read_are_those_that_are():
    # Nine pages: the front page, six objectives, what can be measured, the council.
    status = assessed(policy(), *objectives_and_priorities())
    every = pages.every_path(range(1, 7))
    whole = [path for path in every if easy_page(status, path).whole]
    numbered = [pages.objective(number) for number in range(1, 7)]
    assert whole == [pages.OVERVIEW, *numbered, pages.MEASURABILITY, pages.COUNCIL]
    told = "forsiden, målsætningerne, Hvad kan måles? og Handicaprådet"
    assert f"viser {told} med korte sætninger" in accessibility.ways_to_read(
        Links(), "Handicaprådet"
    )
    assert f"skriver kun {told} om" in accessibility.not_working("Handicaprådet")


def test_the_text_for_was_tool_has_everything_on_the_page():
    text = accessibility.text_for_was_tool("København", "Handicaprådet", None)
    for line in (*accessibility.NOT_WORKING, *accessibility.NOT_TESTED):
        assert line.format(council="Handicaprådet") in text
    for tested in accessibility.TESTED:
        assert tested.how in text
    assert "delvist" in text
    assert "[Skriv en mail og et telefonnummer her]" in text
