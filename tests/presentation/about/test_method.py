from __future__ import annotations

from datetime import date

from policy.choices import Language
from policy.records import Source
from presentation.about.method import bands_source, rules, source_table
from tests.records import assessed, policy


def test_a_title_in_another_language_says_so_and_is_said_in_it():
    known = {"publisher": "EU", "known_from": date(2024, 1, 1)}
    table = source_table(
        assessed(
            Source(id="A", title="Hjælp", short_title="A", **known),
            Source(id="B", title="Help", short_title="B", language=Language.ENGLISH, **known),
        )
    )
    assert '<span lang="en">Help</span> (på engelsk)' in table
    assert table.count("lang=") == 1


def test_without_a_policy_the_bands_are_those_that_a_policy_has_when_it_sets_none():
    assert rules(None) == rules(policy())
    assert "A mindst 90 procent: Næsten nået." in rules(None)


def test_up_to_which_number_persons_are_hidden_is_told_of_a_policy_alone():
    assert "skjules fra 1 til 6, og med dem" in bands_source(policy(few_persons_limit=6))
    assert "skjules" not in bands_source(None)
