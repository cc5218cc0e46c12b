"""The notices on a reader's choices (target group, easy words) are true of the page."""

from __future__ import annotations

import re

import pytest

from presentation.pages import NOT_DIVIDED, PAGES
from tests.pages.test_every_page import SCRIPTS
from tests.pages_run import opened, words

AUTISM = {"dato": "2025-11-13", "maalgruppe": "autisme"}
UNDIVIDED = {page.script for page in PAGES if page.for_group == NOT_DIVIDED}
EASY = {page.script for page in PAGES if not page.introduction}


def said(script: str, **query: str) -> list[str]:
    """The words of the page's own HTML, without the group notice and the list of groups."""
    shown = words(opened(script, **query))
    own = re.sub(r'<div class="notice".*?</div>|<p>Se det, der handler om:</p>.*?</ul>', "", shown)
    return re.sub(r"<[^>]*>", " ", own).split()


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_page_is_filtered_by_target_group_or_says_that_it_is_not(script):
    told = NOT_DIVIDED in words(opened(script, **AUTISM))
    assert told == (script in UNDIVIDED)
    if script != "detail/search":  # it shows nothing before a search term is entered
        same = said(script, **AUTISM) == said(script, dato="2025-11-13")
        assert same == (script in UNDIVIDED)


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_link_back_from_easy_words_describes_its_effect(script):
    shown = words(opened(script, let="ja", dato="2025-11-13"))
    in_full = 'class="switch">Vis hele siden<' in shown
    assert in_full == (script in EASY)
    assert ('class="switch">Slå Let at læse fra<' in shown) != in_full


def test_easy_pages_state_that_only_remarks_are_filtered_by_group():
    shown = words(opened("status/measurability", let="ja", **AUTISM))
    assert "Du følger målgruppen autisme. Kun Handicaprådets bemærkninger er valgt ud" in shown
