from __future__ import annotations

from datetime import date

from policy.choices import Language
from policy.records import Source
from presentation.method import source_table
from tests.records import assessed


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
