"""Åbne data on an installation that not everyone may read, and for a reader who sees more than everyone."""

from __future__ import annotations

import re

from pages.shell import site
from presentation.about import open_data
from reports.open_data import dcat
from reports.open_data.descriptions import DESCRIPTIONS
from tests.pages_run import opened, words

PAGE = "about/open_data"
FILES = re.compile(r'href="\./data/([^"?]+)([^"]*)"')


def test_every_description_that_is_published_is_on_the_page_and_its_file_can_be_fetched():
    told = words(opened(PAGE))
    linked = {name for name, _ in FILES.findall(told)}
    assert {each.address for each in DESCRIPTIONS} | {dcat.STATUS} < linked
    assert all(f">{each.standard}<" in told and each.for_whom in told for each in DESCRIPTIONS)
    assert {"handicappolitik.zip", "figures.csv", "excel/figures.csv", "figures.json"} < linked


def test_each_column_says_what_it_means():
    told = words(opened(PAGE))
    assert "Om tallet hører til den periode, status bygger på. Ja eller nej." in told
    assert "Kode som i <code>value_missing</code>." in told


def test_a_page_that_can_only_be_read_after_sign_in_says_so_and_offers_no_feed(monkeypatch):
    assert str(open_data.closed()) not in words(opened(PAGE))
    monkeypatch.setattr(site, "is_closed", lambda: True)
    told = words(opened(PAGE))
    assert str(open_data.closed()) in told
    assert ".atom" not in told


def test_the_files_are_of_the_edition_that_is_shown_or_public_where_that_one_is_not():
    seen = words(opened(PAGE, dato="2025-11-13", let="ja"))
    assert {asked for name, asked in FILES.findall(seen) if ".atom" not in name} == {
        "?dato=2025-11-13"
    }
    assert "Filerne har kun det offentlige" not in seen
    working = words(opened(PAGE, oejebliksbillede="arbejdsudgave"))
    assert {asked for _, asked in FILES.findall(working)} == {""}
    assert "Filerne har kun det offentlige" in working
