"""Which departments are all of them, and which can answer. All of them are invented."""

from __future__ import annotations

from datetime import date

import pytest

from policy.periods import Period
from policy.records import Department
from presentation.language.department_names import is_everyone, who_can_answer
from tests.records import assessed, policy

OLD = Department(code="GLF", name="Gammel", valid_to=Period.parse("2025"))
NEW = Department(code="NYF", name="Ny", valid_from=Period.parse("2026"))
CITY = (
    policy(),
    Department(code="BIF", name="Job"),
    OLD,
    NEW,
    Department(code="KK", name="Kommunen"),
)


@pytest.mark.parametrize(
    ("codes", "everyone"),
    [
        (("BIF", "GLF"), True),  # on the first day of the policy, 1 January 2023
        (("NYF", "BIF"), True),  # on the day of the status
        (("BIF",), False),
        (("BIF", "GLF", "NYF"), False),  # never at the same time
        ((), False),
    ],
)
def test_all_departments_are_those_of_one_day(codes, everyone):
    assert is_everyone(assessed(*CITY, as_of=date(2026, 3, 1)), codes) is everyone


def test_without_a_policy_all_departments_are_those_of_the_day():
    status = assessed(*CITY[1:], as_of=date(2026, 3, 1))
    assert is_everyone(status, ("BIF", "NYF"))
    assert not is_everyone(status, ("BIF", "GLF"))


def test_a_department_that_is_gone_answers_nothing_new_but_can_mend_its_answer():
    status = assessed(*CITY, as_of=date(2026, 3, 1))
    assert who_can_answer(status, set()) == {"BIF": "Job", "NYF": "Ny", "KK": "Kommunen"}
    assert "GLF" in who_can_answer(status, {"GLF"})
