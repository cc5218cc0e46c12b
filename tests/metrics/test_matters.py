"""A matter's way through the political bodies. All events are invented, seen from 13 November 2025."""

from __future__ import annotations

from metrics.matters import matters, unmentioned
from policy.choices import EventState, Stage
from policy.periods import Period
from policy.records import Department
from tests.records import assessed, event, policy

HELD, EXPECTED = EventState.HELD, EventState.EXPECTED
FIRST = event("first", EXPECTED, "2025-10-08", matter="Status", stage=Stage.LEAD_COMMITTEE)


def department(code: str, **fields) -> Department:
    return Department(code=code, name=code, **fields)


def ids(events) -> list[str]:
    return [each.id for each in events]


def at(stage: Stage, state: EventState, when: int | str | None, **fields):
    return event(stage.value, state, when, stage=stage, matter="Status", **fields)


def stages(*events) -> list[Stage]:
    (matter,) = matters(assessed(*events))
    return [leg.stage for leg in matter.legs]


def test_the_stages_are_in_the_order_of_their_days_where_the_sources_give_some():
    # The hearing was in August, before the committee in charge.
    assert stages(
        at(Stage.LEAD_COMMITTEE, EXPECTED, "2025-10-08"),
        at(Stage.HEARING, HELD, "2025-08"),
        at(Stage.CITY_COUNCIL, EXPECTED, "2025-11-13"),
        at(Stage.FINANCE_COMMITTEE, EXPECTED, "2025-10-28"),
    ) == [
        Stage.HEARING,
        Stage.COMMITTEES,  # not dated: just before the stage that usually follows it
        Stage.LEAD_COMMITTEE,
        Stage.FINANCE_COMMITTEE,
        Stage.CITY_COUNCIL,
    ]


def test_without_days_the_stages_are_in_the_usual_order():
    assert stages(at(Stage.CITY_COUNCIL, HELD, None), at(Stage.HEARING, HELD, None)) == list(Stage)


def test_a_stage_that_comes_before_its_usual_place_is_told_with_the_one_it_passed():
    (matter,) = matters(
        assessed(
            at(Stage.LEAD_COMMITTEE, EXPECTED, "2025-10-08"),
            at(Stage.HEARING, HELD, "2025-08"),
            at(Stage.FINANCE_COMMITTEE, EXPECTED, "2025-10-28"),
        )
    )
    assert [(leg.stage, passed.stage) for leg, passed in matter.ahead_of_the_usual] == [
        (Stage.HEARING, Stage.LEAD_COMMITTEE)
    ]


def test_a_new_word_of_a_step_need_not_repeat_its_matter_and_stage():
    moved = event("moved", EventState.POSTPONED, "2025-11-05", settles="first")
    done = event("done", HELD, "2025-11-05", settles="moved")
    (matter,) = matters(assessed(FIRST, moved, done))
    assert {leg.stage: ids(leg.steps) for leg in matter.legs if leg.steps} == {
        Stage.LEAD_COMMITTEE: ["done"]
    }


def test_the_newest_matter_is_first_and_one_without_a_stage_is_not_on_its_way():
    found = matters(
        assessed(
            event("a", HELD, "2024-05-01", matter="Ældre", stage=Stage.HEARING),
            event("b", EXPECTED, "2026-01-01", matter="Nyere", stage=Stage.HEARING),
            event("c", HELD, "2025-05-01", matter="Uden led"),
            event("d", HELD, "2025-05-01"),
        )
    )
    assert [matter.name for matter in found] == ["Nyere", "Ældre"]


def test_what_belongs_to_a_matter_at_no_stage_stands_beside_its_way():
    report = event("report", HELD, "2025-10", matter="Status")
    (matter,) = matters(assessed(FIRST, report))
    assert ids(matter.beside) == ["report"]
    assert ids(matter.steps) == ["first"]


def test_the_committees_that_no_step_names_are_told_and_those_nobody_has_named_by_department():
    status = assessed(
        policy(),
        department("VEJ", committee="Vejudvalget"),
        department("LÆR", committee="Læringsudvalget"),
        department("STA"),
        department("GL", committee="Det gamle udvalg", valid_to=Period.parse("2024")),
        event("a", HELD, None, matter="S", stage=Stage.COMMITTEES, body="Læringsudvalget"),
    )
    found = unmentioned(status, matters(status)[0])
    assert found.committees == ("Vejudvalget",)
    assert [each.code for each in found.departments] == ["STA"]
