"""The priorities as marks: each by its worst verdict, with all in words. All rows are invented."""

from __future__ import annotations

import re

from policy.statuses import Shape, Tone
from presentation.html.links import Links
from presentation.status import priority_marks
from tests.records import (
    assessed,
    departments,
    indicator,
    objective,
    observation,
    priority,
    target,
)

TWO_DEPARTMENTS = (
    *departments("SOF", "BUF", "KK"),
    indicator("job", priority="5d"),
    target("job", "SOF", 2024, 10),
    target("job", "BUF", 2024, 20),
    target("job", "KK", 2024, 30),
    observation("job", "SOF", 2024, 16),
    observation("job", "BUF", 2024, 15),
    observation("job", "KK", 2024, 16 + 15),
)


def policy_of(*rows):
    return assessed(
        objective(4), objective(5), priority("4a"), priority("5a"), priority("5d"), *rows
    )


def heard(html: str) -> list[str]:
    """The words of each list entry's mark, as they are heard."""
    return [
        re.sub(r"<[^>]+>", "", entry)
        for entry in re.findall(r'<a href="[^"]*#[^"]*">.*?</a>', html)
    ]


def test_a_total_that_hides_a_failing_part_is_a_half_with_the_part_in_words():
    mark = priority_marks.mark(policy_of(*TWO_DEPARTMENTS).priorities[2])
    assert (mark.name, mark.words) == ("5d", "nået samlet, ikke i BUF")
    assert (mark.shape, mark.tone, mark.written) == (Shape.HALF, Tone.PARTLY, True)


def test_of_two_verdicts_the_worse_one_gives_the_shape_and_both_are_in_words():
    missed = (
        indicator("andet", priority="5d"),
        target("andet", "KK", 2024, 100),
        observation("andet", "KK", 2024, 10),
    )
    mark = priority_marks.mark(policy_of(*TWO_DEPARTMENTS, *missed).priorities[2])
    assert mark.shape is Shape.TRIANGLE
    assert mark.words == "nået samlet, ikke i BUF; ikke nået"


def test_a_mark_without_a_target_is_heard_with_its_words_and_seen_with_them_once():
    html = priority_marks.on_page(policy_of(*TWO_DEPARTMENTS), Links())
    assert heard(html) == [
        "4a: intet måltal i kilderne",
        "5a: intet måltal i kilderne",
        "5d: nået samlet, ikke i BUF",
    ]
    assert "<span>Intet måltal i kilderne: 2</span>" in html


def test_each_mark_leads_to_its_section_and_each_row_to_its_objective():
    html = priority_marks.on_page(policy_of(), Links({"dato": "2025-11-13"}))
    assert 'href="./maalsaetning-5?dato=2025-11-13#5d"' in html
    assert 'href="./maalsaetning-4?dato=2025-11-13" class="name"' in html


def test_a_target_without_figures_is_no_failure_and_has_its_words_beside_it():
    status = policy_of(indicator("job", priority="5d"), target("job", "KK", 2024, 10))
    mark = priority_marks.mark(status.priorities[2])
    assert (mark.words, mark.tone, mark.written) == ("tal mangler", Tone.UNKNOWN, True)


def test_a_policy_with_nine_objectives_of_twelve_priorities_has_all_of_them():
    codes = [f"{number}{letter}" for number in range(1, 10) for letter in "abcdefghijkl"]
    status = assessed(*map(objective, range(1, 10)), *map(priority, codes))
    assert [mark.name for mark in priority_marks.grid(status).marks] == codes
    (entry,) = priority_marks.grid(status).key
    assert entry.count == 9 * 12


def test_the_picture_says_what_is_written_beside_its_marks():
    assert priority_marks.picture(policy_of(*TWO_DEPARTMENTS)).sentence == (
        "1 af 3 prioriteringer har både tal og måltal. 5d: nået samlet, ikke i BUF."
    )
