"""What a new policy takes along from the earlier one, and what it leaves behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from monitor.copying import Beginning, copied
from policy.choices import Circle, Continued, DraftStep
from policy.drafting import Opening, PolicyStep
from policy.periods import Period
from policy.tables import DRAFT, TABLES
from tests.made_up_city import WHOLE

TODAY = date(2028, 3, 1)
NEW = Beginning("2029-2032", "Ny politik", date(2029, 1, 1), date(2032, 12, 31), "Ida Prøve", TODAY)
BEHIND = {
    "snapshots", "targets", "judgements", "closings", "texts", "commitments", "experiences", "events", "deadline_rules",
    "candidates", "draft_targets", "financings", "not_in_numbers", "objections", "hearing_answers",
}  # fmt: skip


def test_what_was_promised_judged_and_decided_stays_behind_and_the_rest_is_taken_along_unchanged():
    new = copied(WHOLE, NEW)
    rows = {table.name: getattr(new, table.name) for table in TABLES}
    assert {name for name in rows if getattr(WHOLE, name) and not rows[name]} == BEHIND
    own = {"policies"} | {table.name for table in TABLES if table.workbook == DRAFT}
    assert {n: r for n, r in rows.items() if n not in BEHIND | own} == {
        table.name: getattr(WHOLE, table.name) for table in TABLES if table.name not in BEHIND | own
    }


def test_the_copy_is_marked_and_is_an_internal_draft_of_its_own_department():
    new = copied(WHOLE, NEW)
    (policy,), (city,) = new.policies, WHOLE.policies
    assert policy == replace(
        city, id=NEW.code, title=NEW.title, start=NEW.start, end=NEW.end, copied_from="2021-2028"
    )
    assert new.policy_steps == (PolicyStep(step=DraftStep.INTERNAL, dated=TODAY),)
    assert new.openings == (Opening(circle=Circle.OWN, dated=TODAY, name="Ida Prøve"),)


def test_each_indicator_initiative_and_remark_says_what_it_continues():
    found = copied(WHOLE, NEW).continuations
    assert {(each.subject, each.id) for each in found} == {
        *((Continued.INDICATOR, each.id) for each in WHOLE.indicators),
        *((Continued.INITIATIVE, each.id) for each in WHOLE.initiatives),
        *((Continued.REMARK, each.id) for each in WHOLE.remarks),
    }
    assert all((each.earlier_policy, each.earlier_id) == ("2021-2028", each.id) for each in found)


def test_a_department_that_ends_before_the_policy_is_left_out_with_the_figures_that_are_its_own():
    gone = WHOLE.observations[0].department
    ended = tuple(
        replace(each, valid_to=Period.parse("2028-12-31")) if each.code == gone else each
        for each in WHOLE.departments
    )
    earlier = replace(WHOLE, departments=ended, priorities=())
    new = copied(earlier, NEW)
    assert gone not in {each.code for each in new.departments}
    assert {each.department for each in new.observations} == {
        each.department for each in WHOLE.observations
    } - {gone}
    assert not any(gone in each.departments for each in new.initiatives)


def test_a_department_that_a_priority_has_alone_is_kept_although_it_ends():
    alone = WHOLE.priorities[0].lead[0]
    ended = tuple(
        replace(each, valid_to=Period.parse("2028-12-31")) if each.code == alone else each
        for each in WHOLE.departments
    )
    new = copied(replace(WHOLE, departments=ended), NEW)
    assert alone in {each.code for each in new.departments}
    assert new.priorities == WHOLE.priorities
