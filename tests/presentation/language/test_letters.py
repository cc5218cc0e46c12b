"""Words as a search compares them."""

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
def test_danish_letters_and_their_spellings_are_the_same(one, other):
    assert folded(one) == folded(other)


def test_signs_are_no_part_of_a_word():
    assert search_words("§ 83, (»måltal«)") == ("83", "maaltal")


def test_a_mark_stands_on_the_letters_as_they_are_written():
    assert marked("Gårdsøgade", ["aardsoe"]) == "G<mark>årdsø</mark>gade"


def test_a_word_for_itself_is_not_marked_in_others():
    assert marked("BPA til jobparate", [Whole("bpa")]) == "<mark>BPA</mark> til jobparate"


def test_what_is_written_in_capitals_is_a_word_for_itself():
    kinds = {word: type(word) for word in search_words("BPA ØKF § 5D A ADHD-ramt")}
    assert [word for word, kind in kinds.items() if kind is Whole] == ["bpa", "oekf"]


def test_a_letter_that_two_words_share_is_marked_once():
    assert marked("fleksjob", ["fleks", "sjob"]) == "<mark>fleksjob</mark>"


def test_text_from_data_is_escaped_around_marks_and_in_them():
    assert (
        marked("<b>job</b> & <i>", ["job"]) == "&lt;b&gt;<mark>job</mark>&lt;/b&gt; &amp; &lt;i&gt;"
    )


def test_a_snippet_begins_shortly_before_the_word_and_says_that_it_is_cut():
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


def test_a_theme_is_written_in_an_address_without_danish_letters():
    assert slug("Nationale regler for hjemmehjælp") == "nationale-regler-for-hjemmehjaelp"
