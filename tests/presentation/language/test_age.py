"""The age of an old status, and counts of remarks that add up."""

from __future__ import annotations

from datetime import date

import pytest

from monitor import editions
from policy.choices import EventState, RemarkKind, RemarkScope
from presentation.language.age import age, ago
from presentation.language.remark_sentences import remark_counts
from presentation.status import next_step, process
from tests.records import assessed, event, remark, reply

OCTOBER_2025 = date(2025, 11, 13)


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2025, 11, 13), ""),
        (date(2026, 5, 13), ""),
        (date(2026, 5, 14), "Status er fra 13. november 2025, for seks måneder siden."),
        (date(2026, 10, 12), "Status er fra 13. november 2025, for ti måneder siden."),
        (date(2026, 11, 27), "Status er fra 13. november 2025, for et år siden."),
        (date(2027, 5, 13), "Status er fra 13. november 2025, for halvandet år siden."),
        (date(2027, 11, 13), "Status er fra 13. november 2025, for to år siden."),
        (date(2030, 1, 1), "Status er fra 13. november 2025, for fire år siden."),
        (date(2024, 1, 1), ""),
    ],
)
def test_a_status_older_than_six_months_says_how_old_it_is(today, told):
    assert age(OCTOBER_2025, today) == told


def test_the_last_day_of_a_month_does_not_add_a_month():
    assert ago(date(2025, 8, 31), date(2026, 4, 30)) == "syv måneder"


def test_the_next_step_of_an_old_status_is_the_one_next_on_its_date():
    step = event("a", EventState.EXPECTED, "2025-12-01", title="Status forelægges")
    status, now, later = (
        assessed(step, as_of=day)
        for day in (date(2025, 11, 13), date(2025, 11, 20), date(2026, 11, 20))
    )
    assert next_step.headline(status, now).startswith("Næste ventede trin: Status forelægges")
    assert next_step.headline(status, later).startswith(
        "Det næste ventede trin, set fra den 13. november 2025: Status forelægges"
    )
    assert [s.heading for s in process.sections(status, status.events, now)] == ["Hvad kommer nu?"]
    assert [s.heading for s in process.sections(status, status.events, later)] == [
        "Hvad var det næste den 13. november 2025?"
    ]


def test_the_counts_of_the_shipped_remarks_add_up():
    told = remark_counts(editions.current().status(OCTOBER_2025))
    # 13 + 2 + 3 = 18 and 14 + 4 = 18; 11 + 1 + 2 = 14 and 1 + 13 = 14.
    assert told == (
        "Handicaprådet har skrevet 18 bemærkninger: 13 om målsætningerne, 2 om budgettet og 3 om "
        "politikken som helhed. 14 kalder på svar (11 om målsætningerne, 1 om budgettet og 2 om "
        "politikken som helhed): én har svar på en del, 13 har ikke. 4 er ros, som ikke kalder på svar."
    )


def test_counts_of_zero_are_left_out():
    status = assessed(remark("a", RemarkKind.CONCERN), remark("b", RemarkKind.GAP), reply("r", "a"))
    assert remark_counts(status) == (
        "Handicaprådet har skrevet 2 bemærkninger: 2 om målsætningerne. 2 kalder på svar: én har svar, "
        "én har ikke."
    )
    unanswered = assessed(remark("a", RemarkKind.CONCERN), remark("b", RemarkKind.GAP))
    assert remark_counts(unanswered).endswith("2 kalder på svar: ingen har svar.")
    praise = assessed(remark("a", RemarkKind.PRAISE, scope=RemarkScope.POLICY, objective=None))
    assert remark_counts(praise).startswith("Handicaprådet har skrevet 1 bemærkning: 1 om")
