"""The front page: questions worth asking, and the table of the objectives. All rows are invented."""

from __future__ import annotations

from policy.choices import RemarkKind
from presentation import tables
from presentation.html.links import Links
from presentation.status.overview import all_objectives, attention, objectives_download
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
    target,
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
    assert 'Rejst, men ikke finansieret: <a href="./indsatser#I1">Indsats I1</a>.' in told
    assert "Indsats I2" not in told


def test_a_document_counts_the_remarks_of_an_objective_and_the_file_those_that_call_for_an_answer():
    status = assessed(
        objective(5),
        priority("5a"),
        priority("5d"),
        indicator("tal", priority="5d"),
        target("tal", "SOF", 2024, 10),
        observation("tal", "SOF", 2024, 9),
        remark("B1", RemarkKind.GAP),
        remark("B2", RemarkKind.GAP),
        remark("B3", RemarkKind.PRAISE),
        reply("S1", "B1"),
    )
    block = tables.in_document(all_objectives(status))
    (row,) = block.rows
    assert dict(zip(block.headings[1:], row[1:], strict=True)) == {
        "Prioriteringer": "2",
        "Med måltal": "1",
        "Bemærkninger": "3",
        "Uden svar": "1",
    }
    file = objectives_download(status)
    (cells,) = file.rows
    held = dict(zip(file.headings, cells, strict=True))
    assert (held["Prioriteringer"], held["Har måltal"]) == (2, 1)
    assert (held["Bemærkninger, der kalder på svar"], held["Besvarede bemærkninger"]) == (2, 1)
