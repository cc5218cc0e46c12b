"""How a reader, and her program, find the feeds. Invented."""

from __future__ import annotations

import re

import pytest

from presentation.feeds import feed_links, feeds
from presentation.html.links import Links
from tests.records import assessed, objective, policy

STATUS = assessed(policy(), objective(1), objective(5))
CHOICES = Links({"politik": "2023-2026", "let": "ja"})


def test_each_feed_can_be_opened_and_its_address_copied():
    html = feed_links.links_to(feeds.feeds(STATUS), CHOICES, "https://by.dk/handicap")
    rows = re.findall(r'rowheader"><a href="(.*?)">(.*?)</a></th>', html)
    assert rows == [
        ("./data/aendringer.atom?politik=2023-2026", "Alle ændringer"),
        ("./data/maalsaetning-1.atom?politik=2023-2026", "Målsætning 1, M1"),
        ("./data/maalsaetning-5.atom?politik=2023-2026", "Målsætning 5, M5"),
    ]
    address = (
        html.split("Målsætning 5, M5")[1]
        .split('nyhedslæseren">')[1]
        .split("</td>")[0]
        .replace("<wbr>", "")
    )
    assert address == "https://by.dk/handicap/data/maalsaetning-5.atom?politik=2023-2026"


def test_where_the_address_of_the_site_is_unknown_there_is_still_the_link():
    html = feed_links.links_to(feeds.feeds(STATUS), CHOICES, "")
    assert "Adresse til nyhedslæseren" not in html
    assert 'href="./data/aendringer.atom?politik=2023-2026"' in html


@pytest.mark.parametrize(
    ("page", "addresses"),
    [
        ("", ["./data/aendringer.atom"]),
        ("aendringer", ["./data/aendringer.atom"]),
        ("maalsaetning-5", ["./data/maalsaetning-5.atom", "./data/aendringer.atom"]),
    ],
)
def test_the_head_of_a_page_names_its_feeds_for_programs(page, addresses):
    assert re.findall(r'href="(.*?)"', feed_links.in_head(page, Links())) == addresses
    assert 'href="./data/aendringer.atom?politik=a%26%22b"' in feed_links.in_head(
        page, Links({"politik": 'a&"b'})
    )
