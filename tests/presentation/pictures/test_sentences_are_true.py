"""What is said of a picture is what it draws, however many there are. Everything is invented."""

from __future__ import annotations

import re
from datetime import date

import pytest

from metrics.remark_follow_up import followed
from metrics.status import Status
from policy.choices import (
    EventState,
    MoneyBasis,
    MoneyDuration,
    RemarkKind,
)
from policy.quantities import Quantity
from policy.records import Initiative
from presentation.figures import over_time
from presentation.initiatives import pictures
from presentation.initiatives.all_initiatives import whole
from presentation.initiatives.timeline import spans
from presentation.language.numbers import in_words
from presentation.pictures.picture import Picture
from presentation.status import (
    criteria_matrix,
    follow_up_picture,
    priority_marks,
    process_timeline,
    subject_marks,
)
from tests.presentation.charts.trials import LONG_NAME
from tests.records import (
    assessed,
    departments,
    event,
    indicator,
    initiative,
    objective,
    objectives_and_priorities,
    observation,
    period,
    policy,
    priority,
    remark,
)

CATALOGUE = (policy(), *departments(), *objectives_and_priorities())
MANY = pytest.mark.parametrize("count", [1, 2, 40])


def of_initiatives(*rows: Initiative) -> Status:
    return assessed(*CATALOGUE, *rows)


def dated(count: int) -> Status:
    return of_initiatives(
        *(
            initiative(f"I-{n}", title=f"{LONG_NAME} {n}", start=period(2024), end=period(2026))
            for n in range(count)
        )
    )


def numbers_in(sentence: str, count: int, noun: str) -> bool:
    """Whether the sentence has the count before its noun, in words or in digits."""
    return bool(re.search(rf"\b({count}|{in_words(count)}|ét) {noun}", sentence, re.IGNORECASE))


def kinds(*rows: tuple[MoneyDuration, int | None]) -> tuple[Initiative, ...]:
    return tuple(
        initiative(
            f"M-{n}",
            title=f"{LONG_NAME} {n}",
            amount=Quantity.exact(1_000_000.0 * (n + 1)),
            money_basis=MoneyBasis.YEARLY,
            money_duration=duration,
            money_last_year=last,
        )
        for n, (duration, last) in enumerate(rows)
    )


@MANY
def test_the_timelines_say_how_many_initiatives_they_draw(count):
    status = dated(count)
    every = whole(status)
    for picture in (
        pictures.timeline(status, spans(status, every)),
        pictures.ending(status, every),
    ):
        assert len(picture.chart.rows) == count
        assert numbers_in(picture.sentence, count, "indsats"), picture.sentence


def test_without_anything_to_draw_there_is_no_picture_and_nothing_said():
    status = dated(0)
    drawn = (
        pictures.timeline(status, ()),
        pictures.ending(status, ()),
        pictures.amounts(status, ()),
        process_timeline.timeline(status),
        subject_marks.picture(status, ()),
    )
    assert drawn == (None,) * 5


def test_the_sentence_of_the_amounts_counts_the_bars_of_each_duration():
    rows = [(MoneyDuration.PERMANENT, None)] * 3 + [(MoneyDuration.TEMPORARY, 2026)] * 37
    status = of_initiatives(*kinds(*rows))
    picture = pictures.amounts(status, whole(status))
    lasting = [bar.lasts for bar in picture.chart.bars]
    assert (lasting.count("varig"), lasting.count("midlertidig")) == (3, 37)
    assert "Tre beløb er varige; 37 beløb er midlertidige." in picture.sentence


@MANY
def test_the_process_says_how_many_steps_it_draws_and_those_add_up(count):
    states = (EventState.HELD, EventState.EXPECTED, EventState.POSTPONED)
    status = assessed(
        *CATALOGUE,
        *(
            event(f"H-{n}", states[n % 3], f"2025-{n % 12 + 1:02}-01", title=f"{LONG_NAME} {n}")
            for n in range(count)
        ),
        as_of=date(2025, 6, 15),
    )
    picture = process_timeline.timeline(status)
    assert sum(len(row.marks) for row in picture.chart.rows) == count
    assert numbers_in(picture.sentence, count, "trin"), picture.sentence
    told = picture.sentence.split(": ")[1]
    by_word = {in_words(number): number for number in range(1, count + 1)}
    by_word |= {str(number): number for number in range(1, count + 1)}
    assert sum(by_word.get(word, 0) for word in re.findall(r"\w+", told)) == count


def test_the_matrix_says_how_many_rows_have_every_mark_that_is_required():
    measured = indicator("fleksjob", priority="5a")
    none = criteria_matrix.picture(assessed(objective(5), priority("5a"), priority("5b")))
    assert none.sentence.startswith(
        "2 prioriteringer: ingen opfylder alle fem krav for at kunne måles. Ingen af dem har"
    )
    half = criteria_matrix.picture(
        assessed(
            objective(5),
            priority("5a"),
            priority("5b"),
            measured,
            observation("fleksjob", "KK", 2024, 7),
        )
    )
    assert [row.words for row in half.chart.rows] != ["0 af 5", "0 af 5"]
    assert half.sentence.startswith("2 prioriteringer: ingen opfylder alle fem krav")


@MANY
def test_the_marks_of_the_priorities_are_counted_in_the_sentence(count):
    rows = [
        priority(f"5{chr(97 + n % 26)}{n // 26 or ''}", short_title=LONG_NAME) for n in range(count)
    ]
    picture = priority_marks.picture(assessed(objective(5), *rows))
    assert len(picture.chart.marks) == count
    assert numbers_in(picture.sentence, count, "prioritering") or count == 1, picture.sentence


@MANY
def test_the_marks_of_the_remarks_are_counted_in_both_sentences(count):
    kind = (RemarkKind.GAP, RemarkKind.PRAISE)
    status = assessed(
        policy(),
        objective(5),
        priority("5a"),
        *(remark(f"r-{n}", kind[n % 2]) for n in range(count)),
    )
    found = followed([status])
    by_subject = subject_marks.picture(status, found)
    by_year = follow_up_picture.picture(status, [status], found)
    unanswered, praise = (count + 1) // 2, count // 2
    assert len(by_subject.chart.marks) == count
    assert f": {unanswered} intet svar" in by_subject.sentence
    assert (f"{praise} ros" in by_subject.sentence) is (praise > 0)
    assert sum(mark.count for mark in by_year.chart.marks) == count
    assert by_year.sentence.startswith(f"{count} bemærkning")


def test_a_hidden_figure_of_a_department_is_said_to_be_hidden_and_its_number_is_nowhere():
    figures = [
        observation("fleksjob", code, year, value)
        for code in ("BIF", "SOF")
        for year, value in ((2023, 40), (2024, 3), (2025, 44))
    ]
    status = assessed(*CATALOGUE, indicator("fleksjob", few_persons=True), *figures)
    picture = over_time.by_department(status, status.indicator("fleksjob"))
    assert picture.sentence.count("Skjult (få personer): 2024.") == 2
    assert " 3 " not in picture.sentence
    assert _drawn(picture) == [40, None, 44] * 2


def _drawn(picture: Picture) -> list[float | None]:
    return [value for panel in picture.chart.panels for _, value in panel.points]
