"""The questions worth asking on the front page. All rows are invented."""

from __future__ import annotations

from policy.choices import RemarkKind
from presentation.html.links import Links
from presentation.status.overview import attention
from tests.records import (
    assessed,
    departments,
    indicator,
    initiative,
    objective,
    observation,
    priority,
    remark,
    reply,
)


def test_one_remark_without_an_answer_is_in_the_singular():
    remarks = [remark("B1", RemarkKind.GAP), remark("B2", RemarkKind.GAP)]
    told = attention(assessed(*remarks, reply("S1", "B1")), Links())
    assert (
        "1 af de 2 bemærkninger, der kalder på svar,</a> har intet svar i kilderne. Én har svar."
        in told
    )


def test_an_empty_list_says_what_was_looked_for_and_that_targets_are_lacking():
    looked = (
        "På denne dato viser kilderne intet måltal, der ikke er nået, ingen bemærkning uden svar "
        "og ingen ventet dato, der er gået uden nyt."
    )
    assert attention(assessed(), Links()) == f"<p>{looked}</p>"
    assert attention(assessed(objective(5), priority("5a"), priority("5d")), Links()) == (
        f"<p>{looked} 2 af 2 prioriteringer har intet måltal, og det kan der spørges til.</p>"
    )


def test_a_part_below_its_target_is_a_question_even_if_only_its_percentage_is_printed():
    status = assessed(
        objective(5),
        priority("5d"),
        *departments("SOF", "KK"),
        indicator("pladser"),
        observation("pladser", "KK", 2024, printed=1.02),
        observation("pladser", "SOF", 2024, printed=0.9),
    )
    assert ">Pladser: SOF</a>: 90 procent af måltallet." in attention(status, Links())


def test_a_need_that_was_raised_and_not_funded_is_a_question():
    raised = initiative("I1", not_funded="Behovet blev rejst, men ikke prioriteret.")
    told = attention(assessed(objective(5), raised, initiative("I2")), Links())
    assert ">Indsats I1</a>: Behovet blev rejst, men ikke prioriteret." in told
    assert "Indsats I2" not in told
