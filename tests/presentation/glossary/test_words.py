from __future__ import annotations

import pytest

from presentation.glossary import on_page
from presentation.glossary.words import found_in, words
from presentation.language.letters import folded


@pytest.mark.parametrize("word", words(), ids=lambda word: word.word)
def test_each_word_is_found_where_it_stands_and_explained_in_at_most_two_sentences(word):
    assert word.word in found_in([f"Her står {word.word}."]) or " og " in word.word
    assert word.means.endswith(".")
    sentences = word.means.replace("fx.", "fx").split(". ")
    assert len(sentences) <= 3
    assert all(len(sentence.split()) <= 22 for sentence in sentences)


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
    assert drawn.count("Reglen står her: Serviceloven §§ 95 og 96.") == 1
    assert on_page.fold([]) == ""


def test_all_words_are_under_their_topics():
    drawn = on_page.by_topic(words())
    assert drawn.count("<dt ") == len(words())
    assert drawn.count("<details") == len({word.topic for word in words()})
