"""The official words that stand on a page are explained at its foot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

from presentation import pages
from presentation.glossary.words import found_in
from tests.pages_run import opened

EXPLAINED = re.compile(r'<dt id="ord-[^"]*">(.*?)</dt>')


def said(block: Block) -> Iterator[str]:
    """The texts of a page in order, without those of lists that a reader opens above the heading."""
    for child in block.children.values():
        if isinstance(child, Element):
            yield getattr(child.proto, "body", "") or str(getattr(child, "label", ""))
        elif child.type != "popover":
            yield from said(child)


def unexplained(app: AppTest) -> set[str]:
    """The words that stand on the page and are not explained on it."""
    texts = [unescape(re.sub(r"<[^>]+>", " ", text)) for text in said(app.main)]
    explained = {unescape(name) for text in said(app.main) for name in EXPLAINED.findall(text)}
    return set(found_in(texts) - explained)


@pytest.mark.parametrize("script", [page.script for page in pages.PAGES])
def test_every_official_word_on_a_page_is_explained_on_it(script):
    missing = unexplained(opened(script))
    assert not missing, "name them in OWN of presentation/search/words_on_pages.py"


def test_the_words_of_a_department_are_those_of_the_one_chosen():
    assert not unexplained(opened("detail/departments", forvaltning="SOF"))
