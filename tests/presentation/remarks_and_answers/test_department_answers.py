"""Which remarks await a department's answer, in which order, and how its answers stand. Invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from metrics.status import Status
from metrics.wheel import Duty, DutyState
from policy.choices import Owed, RemarkKind, RemarkScope
from policy.drafting import HearingAnswer
from policy.periods import Period
from presentation.html.links import Links
from presentation.remarks_and_answers import answers, hearing
from store.history import Step, Submission
from store.states import Origin, State
from tests.as_text import text_of
from tests.records import assessed, departments, objective, priority, remark, reply

CONCERN, PRAISE = RemarkKind.CONCERN, RemarkKind.PRAISE
TODAY = date(2026, 3, 2)
LATE, SOON = date(2026, 3, 1), date(2026, 3, 2)


def city(*rows: object) -> Status:
    """SOF leads the one priority of objective 5, BUF none."""
    return assessed(
        objective(5), priority("5a", lead=("SOF",)), *departments("BUF", "SOF", "GAML"), *rows
    )


def due(code: str, day: date, department: str = "SOF") -> Duty:
    return Duty(f"svar-{code}", Owed.REPLIES, code, department, day, day, DutyState.COMING)


def awaited(of: Status, department: str = "SOF", *duties: Duty, unseen: str = "") -> list[str]:
    seen = {each.remark.id for each in of.remarks} - {unseen}
    return [
        f"{each.code} {each.concern.value}"
        for each in answers.awaiting(of, department, duties, seen)
    ]


def test_a_remark_awaits_those_that_it_names_else_those_that_lead_its_objective():
    of = city(
        remark("a", CONCERN),
        remark("b", CONCERN, departments=("SOF",)),
        remark("c", CONCERN, departments=("BUF",)),
        remark("d", PRAISE, departments=("SOF",)),
        remark("e", CONCERN, objective=None, scope=RemarkScope.POLICY),
    )
    assert awaited(of) == ["b named", "a area", "e everyone"]
    assert awaited(of, "BUF") == ["c named", "e everyone"]


def test_one_that_has_answered_is_not_asked_again_and_one_that_is_named_still_is():
    of = city(
        remark("a", CONCERN),
        reply("s", "a", department="BUF"),
        remark("b", CONCERN, departments=("SOF", "BUF")),
        reply("t", "b", department="BUF"),
    )
    assert awaited(of) == ["b named"]
    assert awaited(of, "BUF") == []


def test_the_late_come_first_then_what_is_due_and_last_what_has_no_deadline():
    of = city(*(remark(code, CONCERN) for code in "abcd"))
    found = awaited(of, "SOF", due("c", SOON), due("d", LATE), due("a", LATE, "BUF"))
    assert found == ["d area", "c area", "a area", "b area"]


def test_a_deadline_is_missed_from_the_day_after():
    assert answers.due_words(SOON, TODAY) == "senest mandag den 2. marts 2026"
    assert answers.due_words(LATE, TODAY) == "mangler, fristen var søndag den 1. marts 2026"
    assert answers.due_words(None, TODAY) == answers.NO_DEADLINE


def test_a_remark_that_departments_do_not_see_yet_awaits_nobody_and_is_told_of():
    of = city(remark("a", CONCERN), remark("b", CONCERN))
    assert awaited(of, unseen="a") == ["b area"]
    assert "Denne bemærkning fra Handicaprådet er ikke forelagt endnu: a " in text_of(
        "x.html", str(answers.not_presented(of, {"b"})).encode()
    )
    assert not answers.not_presented(of, {"a", "b"})


def test_a_remark_that_names_only_a_department_that_has_ended_awaits_those_of_its_objective():
    of = city(remark("a", CONCERN, departments=("GAML",)))
    assert awaited(of) == []  # the named one is still there, and answers
    ended = replace(
        of,
        departments=tuple(
            replace(each, valid_to=Period.parse("2020")) if each.code == "GAML" else each
            for each in of.departments
        ),
    )
    assert awaited(ended) == ["a area"]


def test_what_others_did_meanwhile_is_told_and_nothing_else():
    of = city(remark("a", CONCERN), reply("t", "a", department="BUF"))
    (before,) = of.remarks
    assert answers.changed_meanwhile(of, before, before, "SOF") == ""
    other = replace(before, replies=())  # BUF's answer went; that is not SOF's
    assert answers.changed_meanwhile(of, other, before, "SOF") == ""
    assert "er trukket tilbage imens" in answers.changed_meanwhile(of, before, None, "SOF")
    changed = replace(before, remark=replace(before.remark, summary="Anderledes."))
    assert "er ændret imens" in answers.changed_meanwhile(of, before, changed, "SOF")
    assert "»Svar.«" in answers.changed_meanwhile(of, other, before, "BUF")


def submission(version: int, state: State, origin: Origin = Origin.DELIVERY) -> Submission:
    return Submission(
        version, origin, "svar.xlsx", "0" * 64, 1, "Bo", "", "2026-03-01T10:00:00+00:00", True,
        1, 0, 0, ("replies/SOF",), (Step(state, "Bo", "2026-03-01T23:30:00+00:00", ""),), (), True,
    )  # fmt: skip


def test_each_answer_says_how_far_it_is_and_for_whom_it_waits_with_its_receipt():
    of = city(
        *(remark(code, CONCERN) for code in "abc"),
        *(reply(f"s-{code}", code, department="SOF") for code in "abc"),
        reply("t-a", "a", department="BUF"),
    )
    brought = {
        '["t-a"]': submission(7, State.DRAFT),  # another department's
        '["s-a"]': submission(8, State.DRAFT),
        '["s-b"]': submission(9, State.PUBLIC),
        '["s-c"]': submission(1, State.PUBLIC, Origin.DATA),  # in the documents, not given here
    }
    found = answers.given(of, "SOF", brought)
    assert [each.submission.version for each in found] == [9, 8]
    shown = str(answers.given_table(found, Links()))
    assert (
        "kladde 2. marts 2026; venter på, at forvaltningen godkender" in shown
    )  # 00.30 in the city
    assert "offentlig 2. marts 2026<" in shown
    assert 'href="./aendringer?udgave=8#kvittering"' in shown
    assert [each.version for each in answers.submitted((*found, *found))] == [9, 8]


def heard(code: str, on: str | None, **fields: object) -> HearingAnswer:
    known = {"party": "En forening", "dated": Period.parse("2026-02-01"), "wording": "Nej."}
    return HearingAnswer(**known | {"id": code, "priority": on} | fields)  # type: ignore[arg-type]


def test_a_department_answers_the_hearing_on_what_it_leads_and_the_unanswered_come_first():
    of = city(
        heard("H-1", "5a", reply="Ja."),
        heard("H-2", "5a"),
        heard("H-3", None),
        heard("H-4", "5a", dated=Period.parse("2026-01-01")),
    )
    own = hearing.in_order(hearing.of_department(of, "SOF"))
    assert [each.id for each in own] == ["H-4", "H-2", "H-1"]
    assert hearing.of_department(of, "BUF") == ()
    assert [each.id for each in hearing.on_the_whole(of)] == ["H-3"]
    assert hearing.headline(own, "Sof") == "To høringssvar venter på bemærkninger fra Sof."


def test_a_hearing_answer_that_changed_or_was_answered_meanwhile_is_told():
    before = heard("H-2", "5a")
    assert hearing.changed_meanwhile(before, before) == ""
    assert "trukket tilbage" in hearing.changed_meanwhile(before, None)
    assert "»Ja.«" in hearing.changed_meanwhile(before, replace(before, reply="Ja."))
    assert "er ændret" in hearing.changed_meanwhile(before, replace(before, wording="Jo."))
