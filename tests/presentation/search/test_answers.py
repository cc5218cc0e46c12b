"""The answers as shown to a reader. All texts are invented."""

from __future__ import annotations

from presentation.html.links import Links
from presentation.language.letters import search_words
from presentation.search.answers import (
    FIRST_SHOWN,
    also_found,
    announced,
    answer_list,
    headline,
    other_subjects,
    partly_found,
    searched,
    way_through,
    without_answers,
    without_group,
)
from presentation.search.entries import Entry, Subject
from presentation.search.index import find, index

LINKS = Links({"dato": "2025-11-13"})


def entry(title: str, text: str = "", **fields) -> Entry:
    return Entry(subject=Subject.INITIATIVES, title=title, text=text, path="indsatser", **fields)


def found(entries: list[Entry], query: str):
    return find(index(entries), search_words(query))


def test_the_heading_gives_the_number_of_answers_and_the_words():
    entries = [entry("Job"), entry("Fleksjob")]
    assert headline("job", found(entries, "job")) == "2 svar på »job«"
    assert headline("bil", found(entries, "bil")) == "Ingen svar på »bil«"
    assert headline("", found(entries, "")) == "Søg på alle sider"


def test_an_answer_is_marked_and_links_to_its_place_with_the_readers_choices():
    answers = found([entry("Mål & job", "Om job.", anchor="I-1", filters={"tema": "x"})], "job")
    drawn = answer_list(answers, Subject.INITIATIVES, LINKS, "job", alone=False)
    assert (
        '<a href="./indsatser?dato=2025-11-13&amp;tema=x#I-1">Mål &amp; <mark>job</mark></a>'
        in drawn
    )
    assert "Om <mark>job</mark>." in drawn


def test_a_shortened_list_links_to_all_of_it():
    answers = found([entry(f"Job {n}") for n in range(FIRST_SHOWN + 1)], "job")
    drawn = answer_list(answers, Subject.INITIATIVES, Links(), "job", alone=False)
    assert drawn.count("<li>") == FIRST_SHOWN
    assert (
        '<a href="./soeg?soeg=job&amp;slags=initiatives">Vis alle 6: indsatser og deres dele</a>'
        in drawn
    )
    whole = answer_list(answers, Subject.INITIATIVES, Links(), "job", alone=True)
    assert whole.count("<li>") == FIRST_SHOWN + 1
    assert "Vis alle" not in whole


def test_the_links_to_the_subjects_have_counts():
    answers = found([entry("Job"), entry("Fleksjob")], "job")
    assert '<a href="#initiatives">Indsatser og deres dele</a> 2' in way_through(answers)


def test_an_empty_result_says_what_was_searched_and_suggests_a_similar_word():
    drawn = without_answers(
        index([entry("Hjerneskade"), entry("Bolig")]), "hjernskade", None, Links()
    )
    assert "Der er søgt i 2 tekster. Ingen af dem har ordet." in drawn
    assert '»hjernskade« findes ikke. Mente du <a href="./soeg?soeg=Hjerneskade">' in drawn


def test_a_suggestion_keeps_the_other_words():
    drawn = without_answers(
        index([entry("Hjerneskade hos unge")]), "hjernskade unge", None, Links()
    )
    assert '<a href="./soeg?soeg=Hjerneskade+unge">' in drawn
    assert '<a href="./soeg?soeg=unge">»unge« alene</a> har 1 svar' in drawn


def test_words_that_never_occur_together_are_offered_one_by_one():
    drawn = without_answers(index([entry("Job"), entry("Bolig")]), "job bolig", None, Links())
    assert "Ingen af dem har alle ordene." in drawn
    assert "»job« alene" in drawn
    assert "»bolig« alene" in drawn


def test_a_word_without_any_similar_word_is_reported():
    drawn = without_answers(index([entry("Job")]), "xqzw", None, Links())
    assert "»xqzw« findes ikke, og intet ord ligner det." in drawn


def test_an_empty_result_for_a_target_group_offers_a_search_without_it():
    known = index([entry("Job", target_groups=("autisme",)), entry("Bolig")])
    links = Links({"maalgruppe": "autisme"})
    assert "Der er søgt i 1 tekst, der nævner målgruppen autisme." in without_answers(
        known, "bolig", "autisme", links
    )
    drawn = without_group(known, "bolig", "autisme", links)
    assert drawn == '<a href="./soeg?soeg=bolig">Søg uden målgruppe</a>: 1 svar.'
    assert without_group(known, "bolig", None, Links()) == ""


def test_the_searched_texts_are_listed_with_counts():
    told = searched(index([entry("Job"), entry("Bolig")]))
    assert "<li>Indsatser og deres dele: 2</li>" in told
    assert "Målsætninger" not in told


def test_a_subject_without_answers_names_those_that_have_some():
    told = other_subjects(found([entry("Job")], "job"), "job", Links())
    assert "Indsatser og deres dele (1) har svar." in told
    assert '<a href="./soeg?soeg=job">Vis alle svar</a>' in told


def test_the_readers_words_are_escaped():
    assert "<script>" not in without_answers(index([entry("Job")]), "<script>", None, Links())


def test_a_partial_match_is_not_shown_as_a_full_answer():
    answers = found([entry("Job"), entry("Bolig")], "job kunst")
    assert headline("job kunst", answers) == "Intet svar har alle ordene i »job kunst«"
    assert "1 svar har flest af ordene og er vist her." in partly_found(answers)
    assert partly_found(found([entry("Job")], "job")) == ""


def test_an_everyday_word_is_shown_with_the_official_one():
    told = also_found(found([entry("Frist")], "deadline"))
    assert "»deadline« står i kilderne som »frist«." in told


def test_a_long_query_is_shortened_where_it_is_shown():
    query = "x" * 5000
    assert headline(query, found([entry("Job")], query)) == f"Ingen svar på »{'x' * 60} …«"


def test_an_empty_result_is_announced_like_any_other():
    assert 'role="status">Ingen svar på »bil«' in announced("bil", found([entry("Job")], "bil"))
