"""Normalising and marking words for search."""

from __future__ import annotations

import unicodedata

import pytest

from presentation.language.letters import Whole, folded, marked, search_words, slug, snippet


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Målsætning", "maalsaetning"),
        ("ØKF", "oekf"),
        ("Ærø", "AEROE"),
        ("idé", "ide"),
        ("måltal", unicodedata.normalize("NFD", "måltal")),
    ],
)
def test_danish_letters_and_their_spellings_fold_to_the_same(one, other):
    assert folded(one) == folded(other)


def test_punctuation_is_not_part_of_a_word():
    assert search_words("§ 83, (»måltal«)") == ("83", "maaltal")


def test_a_mark_covers_the_letters_as_written():
    assert marked("Gårdsøgade", ["aardsoe"]) == "G<mark>årdsø</mark>gade"


def test_a_whole_word_is_not_marked_inside_other_words():
    assert marked("BPA til jobparate", [Whole("bpa")]) == "<mark>BPA</mark> til jobparate"


def test_a_word_in_capitals_matches_only_as_a_whole_word():
    kinds = {word: type(word) for word in search_words("BPA ØKF § 5D A ADHD-ramt")}
    assert [word for word, kind in kinds.items() if kind is Whole] == ["bpa", "oekf"]


def test_a_letter_that_two_words_share_is_marked_once():
    assert marked("fleksjob", ["fleks", "sjob"]) == "<mark>fleksjob</mark>"


def test_text_from_data_is_escaped_inside_and_outside_marks():
    assert (
        marked("<b>job</b> & <i>", ["job"]) == "&lt;b&gt;<mark>job</mark>&lt;/b&gt; &amp; &lt;i&gt;"
    )


def test_a_snippet_begins_shortly_before_the_word_and_shows_where_it_is_cut():
    text = "indledning " * 30 + "måltal" + " afslutning" * 30
    cut = snippet(text, ["maaltal"])
    assert cut.startswith("… indledning ")
    assert "<mark>måltal</mark>" in cut
    assert cut.endswith("afslutning …")
    assert len(cut) < 250


def test_a_short_text_is_shown_whole():
    assert snippet("Kun få ord om måltal.", ["maaltal"]) == "Kun få ord om <mark>måltal</mark>."


def test_a_text_without_the_word_is_shown_from_its_beginning():
    assert snippet("Kun få ord.", ["findes", "ikke"]) == "Kun få ord."


def test_a_theme_has_no_danish_letters_in_an_address():
    assert slug("Nationale regler for hjemmehjælp") == "nationale-regler-for-hjemmehjaelp"
