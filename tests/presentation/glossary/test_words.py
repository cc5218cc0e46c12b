from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from monitor.editions import Monitor
from monitor.settings import SHIPPED_DATA
from presentation.glossary import on_page
from presentation.glossary.words import Word, found_in, words
from presentation.language.letters import folded
from store.accepted import Store

METHOD = Path(__file__).resolve().parents[3] / "docs" / "metode.md"
REFERENCE = re.compile(r"(\w+loven)\s+(§ \d+(?: ?[a-z]\b)?(?: og § \d+)*)", re.IGNORECASE)
UNDER_A_LAW = [word for word in words() if word.law]


def references(text: str) -> Iterator[tuple[str, str]]:
    """Every law and paragraph that a text names.

    >>> list(references("Serviceloven § 107 og § 108, retssikkerhedsloven § 37 a"))
    [('serviceloven', '107'), ('serviceloven', '108'), ('retssikkerhedsloven', '37a')]
    """
    for law, paragraphs in REFERENCE.findall(text):
        for paragraph in re.findall(r"\d+(?: ?[a-z]\b)?", paragraphs):
            yield law.casefold(), paragraph.replace(" ", "")


@pytest.fixture(scope="module")
def known(store_with_data: Path) -> set[tuple[str, str]]:
    """The references of the shipped services, and those of the method."""
    status = Monitor(SHIPPED_DATA, Store(str(store_with_data))).status(date(2025, 11, 13))
    texts = [service.paragraph or "" for service in status.services]
    return set(references("\n".join([*texts, METHOD.read_text(encoding="utf-8")])))


@pytest.mark.parametrize("word", words(), ids=lambda word: word.word)
def test_each_word_is_found_where_it_stands_and_explained_in_at_most_two_sentences(word):
    assert word.word in found_in([f"Her står {word.word}."]) or " og " in word.word
    assert word.means.endswith(".")
    sentences = word.means.split(". ")
    assert len(sentences) <= 2
    assert all(len(sentence.split()) <= 22 for sentence in sentences)


@pytest.mark.parametrize("word", UNDER_A_LAW, ids=lambda word: word.word)
def test_a_law_is_named_only_as_the_shipped_data_or_the_method_name_it(
    word: Word, known: set[tuple[str, str]]
):
    named = set(references(word.law))
    assert named
    assert named <= known


@pytest.mark.parametrize("word", words(), ids=lambda word: word.word)
def test_what_a_word_means_names_no_law_by_number_and_no_year(word):
    assert not re.search(r"\d{4}|§|pct|artikel", word.means)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fleksjobordningen og måltallene", {"fleksjob", "måltal"}),
        ("Hjemmeplejevisitationen afgør det", {"visitation"}),
        ("Aktivitets- og samværstilbuddet", {"aktivitets- og samværstilbud"}),
        ("Universelle designs", {"universelt design"}),
        ("bpa, men ikke bpas", {"BPA"}),
        ("et studie", set()),
    ],
)
def test_a_word_is_found_in_its_forms_and_compounds_but_not_inside_others(text, found):
    assert found_in([text]) == found


def test_no_word_is_declared_twice_and_each_has_an_address_of_its_own():
    assert len({word.anchor for word in words()}) == len(words())
    assert len({folded(word.word) for word in words()}) == len(words())


def test_the_fold_has_the_words_by_the_alphabet_with_the_law_where_there_is_one():
    chosen = [word for word in words() if word.word in ("måltal", "BPA")]
    drawn = on_page.fold(reversed(chosen))
    assert "Ord på siden" in drawn.partition("</summary>")[0]
    assert "2 forklaret" in drawn.partition("</summary>")[0]
    assert drawn.index('id="ord-bpa"') < drawn.index('id="ord-maaltal"')
    assert drawn.count("Reglen står her: Serviceloven § 96.") == 1
    assert on_page.fold([]) == ""


def test_all_words_are_under_their_topics():
    drawn = on_page.by_topic(words())
    assert drawn.count("<dt ") == len(words())
    assert drawn.count("<details") == len({word.topic for word in words()})
