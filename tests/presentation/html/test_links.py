from __future__ import annotations

import pytest

from presentation.html.links import Links

OF_A_DATE = Links({"dato": "2025-11-13", "maalgruppe": "børn"})
KEPT = "dato=2025-11-13&maalgruppe=b%C3%B8rn"


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        (lambda links: links.page(""), "./"),
        (lambda links: links.page("indsatser", "I-1"), "./indsatser#I-1"),
        (lambda links: links.objective(5), "./maalsaetning-5"),
        (lambda links: links.objective(5, "5d"), "./maalsaetning-5#5d"),
        (lambda links: links.initiative("I-1"), "./indsatser#I-1"),
        (lambda links: links.remark("B-1"), "./handicapraadet#B-1"),
        (lambda links: links.service("Y-1"), "./hjaelp-og-serviceniveau#Y-1"),
    ],
)
def test_every_address_has_the_readers_choices_before_the_anchor(address, plain):
    assert address(Links()) == plain
    path, hash_, place = plain.partition("#")
    assert address(OF_A_DATE) == f"{path}?{KEPT}{hash_}{place}"


@pytest.mark.parametrize(
    ("address", "own", "place"),
    [
        (lambda links: links.department("ØKF"), "forvaltning=%C3%98KF", ""),
        (lambda links: links.initiatives_of("SOF"), "forvaltning=SOF", ""),
        (lambda links: links.search("§ 83"), "soeg=%C2%A7+83", ""),
        (lambda links: links.search("job", "indsatser"), "soeg=job&slags=indsatser", ""),
        (lambda links: links.submission(12), "udgave=12", "#udgave"),
        (lambda links: links.submitted_again(12), "igen=12", ""),
        (lambda links: links.writing_about(5), "om=5", "#skriv"),
    ],
)
def test_a_links_own_choices_come_after_the_readers_choices(address, own, place):
    assert address(Links()).endswith(f"?{own}{place}")
    assert address(OF_A_DATE).endswith(f"?{KEPT}&{own}{place}")


def test_a_choice_is_changed_removed_or_added_without_the_others():
    changed = OF_A_DATE.changed({"maalgruppe": None, "dato": "2026-03-31", "let": "ja"})
    assert changed.page("") == "./?dato=2026-03-31&let=ja"
    assert OF_A_DATE.page("") == f"./?{KEPT}"


def test_links_with_the_same_choices_are_the_same_key():
    assert {Links({"let": "ja"}): "kept"}[Links({"let": "ja"})] == "kept"
    assert Links({"let": "ja"}) != Links()
