"""Departments that have not reported yet, in words beside the status. All figures are invented."""

from __future__ import annotations

from datetime import date

from policy.choices import Frequency
from policy.records import Department
from presentation.easy_read.easy_pages import easy_page, easy_text
from presentation.figures.all_figures import indicator_heading
from presentation.figures.indicator_table import figure_table
from presentation.html.links import Links
from presentation.language import awaiting
from presentation.language.sentences import newest_figures, verdict_sentence
from presentation.status.priorities import heading
from tests.records import assessed, closing, indicator, objective, observation, priority, target

NAMES = {"BIF": "Beskæftigelse", "BUF": "Børneforvaltningen", "SOF": "Socialforvaltningen"}

YEARLY = Frequency.YEARLY


def status_of(*rows, as_of=date(2026, 3, 1), **fields):
    return assessed(
        *(Department(code=code, name=name) for code, name in NAMES.items()),
        objective(5),
        priority("5d", lead=tuple(NAMES)),
        indicator("fleksjob", **fields),
        *rows,
        as_of=as_of,
    )


def year(when, goal=100, **figures):
    return [
        row
        for code, figure in figures.items()
        for row in (
            target("fleksjob", code, when, goal),
            observation("fleksjob", code, when, figure),
        )
    ]


WHOLE = year(2024, BIF=100, BUF=100, SOF=100)


def test_after_the_reporting_deadline_provisional_comes_before_the_last_whole_period():
    rows = [*WHOLE, *year(2025, BIF=100, SOF=100)]
    status = status_of(*rows, days_to_report=32)
    # 1 February is a Sunday in 2026.
    told = "Foreløbig: 2 af 3. BUF mangler (frist 2. februar 2026)"
    (fleksjob,) = status.indicators
    assert awaiting.in_short(fleksjob) == told
    for shown in (heading(status, status.priorities[0]), indicator_heading(fleksjob, Links())):
        assert shown.index(told) < shown.index("2024")
    early = status_of(*rows, days_to_report=32, as_of=date(2026, 2, 2))
    before = heading(early, early.priorities[0])
    assert (
        "2025: 2 af 3 forvaltninger har indberettet. BUF mangler (frist 2. februar 2026)" in before
    )
    assert before.index("2024") < before.index("2025: 2 af 3")


def test_where_none_of_several_has_reported_they_are_counted_and_not_named():
    yearly = Frequency.YEARLY
    status = status_of(*WHOLE, days_to_report=32, frequency=yearly)
    (fleksjob,) = status.indicators
    told = verdict_sentence(status, fleksjob)
    assert "2025: ingen af 3 forvaltninger har indberettet (frist 2. februar 2026)." in told
    assert "mangler" not in told


def test_a_settled_verdict_is_said_not_to_depend_on_the_missing_figure():
    rows = [*WHOLE, *year(2025, BIF=200, SOF=200), target("fleksjob", "KK", 2025, 300)]
    status = status_of(*rows)
    (fleksjob,) = status.indicators
    told = verdict_sentence(status, fleksjob)
    assert "Nået, uanset Børneforvaltningens tal." in told
    assert "2025: 2 af 3 forvaltninger har indberettet. Børneforvaltningen mangler." in told
    assert "mindst 400" in figure_table(status, fleksjob)
    easy = easy_text(easy_page(status, "maalsaetning-5"), Links())
    assert "Det kan de sidste tal ikke ændre." in easy
    assert "Børneforvaltningen mangler." in easy


def test_a_closed_period_names_who_closed_it_who_is_missing_and_why():
    status = status_of(*WHOLE, *year(2025, BIF=100, SOF=100), closing("fleksjob", 2025))
    (fleksjob,) = status.indicators
    assert awaiting.in_sentences(status, fleksjob) == (
        "2025 er lukket uden Børneforvaltningen af Koordinator Prøvesen den 13. november 2025: "
        "Forvaltningen kan ikke opgøre tallet."
    )


def test_a_sum_is_labelled_as_added_up():
    status = status_of(*WHOLE)
    assert "Kommunen, lagt sammen" in figure_table(status, status.indicators[0])


def test_incomplete_newest_figures_are_said_to_be_incomplete():
    status = status_of(*WHOLE, *year(2025, BIF=100))
    assert newest_figures(status) == "nyeste tal: 2025, endnu ikke fra alle"


def test_a_period_closed_without_any_figures_is_said_to_be_closed_and_not_missing():
    status = status_of(*WHOLE, closing("fleksjob", 2025), frequency=YEARLY, days_to_report=32)
    (fleksjob,) = status.indicators
    assert awaiting.in_short(fleksjob) == ""
    told = awaiting.in_sentences(status, fleksjob)
    assert told.startswith("2025 er lukket uden Beskæftigelse, Børneforvaltningen og Socialfor")
    assert "mangler" not in told
