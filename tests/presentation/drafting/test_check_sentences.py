"""Every check has a heading, and all that it can find has a sentence and a mend."""

from __future__ import annotations

from dataclasses import is_dataclass
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from metrics.drafts import DraftTargetStatus
from metrics.trial import chance, floor, habit, incomplete, pace, parts, too_late, undecidable
from metrics.trial.checks import Check, CheckCode, CheckSeverity
from metrics.trial.incomplete import Need
from metrics.trial.many import AreaChange
from metrics.trial.tried import Asked
from metrics.trial.trying import CHECKS
from policy.choices import Counting, Direction, Unit
from policy.drafting import DraftTarget
from presentation.drafting.check_mends import MENDS
from presentation.drafting.check_sentences import HEADINGS, NEEDS, SENTENCES, mend, sentence
from tests.records import assessed, departments, indicator, period

NOT_FACTS = {"Part", "BackTest"}
"""Parts of facts."""
ALWAYS_FINE = {"FullCount", "TooFewPeriods", "Covered"}


def facts_of(module: ModuleType) -> list[type]:
    return [
        each
        for name, each in vars(module).items()
        if is_dataclass(each) and each.__module__ == module.__name__ and name not in NOT_FACTS
    ]


FACTS = [
    facts for code in CheckCode for facts in facts_of(import_module(f"metrics.trial.{code.value}"))
]


def test_every_check_has_a_heading_and_a_module():
    assert list(HEADINGS) == list(CheckCode) == list(CHECKS)
    assert list(NEEDS) == list(Need)
    assert chance.Sample not in FACTS


@pytest.mark.parametrize("facts", FACTS, ids=lambda facts: facts.__name__)
def test_all_that_a_check_can_find_has_a_sentence_and_a_mend(facts: type):
    assert facts in SENTENCES
    assert (facts in MENDS) is (facts.__name__ not in ALWAYS_FINE)


def told(facts: Any, unit: Unit = Unit.COUNT, severity: CheckSeverity = CheckSeverity.WARNS) -> str:
    record = indicator("x", unit=unit)
    target = DraftTarget(id="t", indicator="x", department="KK", counting=Counting.CASES)
    each = DraftTargetStatus(target, record, (), (), ())
    check = Check(CheckCode.PACE, severity, facts)
    return sentence(check, each, assessed(*departments(), record))


def test_what_is_missing_comes_after_that_it_cannot_be_computed():
    lacking = incomplete.Lacking((Need.VALUE, Need.DEADLINE))
    assert told(lacking, severity=CheckSeverity.STOPS) == (
        "Kan ikke opgøres endnu, for her mangler måltal og frist."
    )


def test_a_deadline_in_the_year_of_todays_level_is_said_as_it_is():
    year = period(2026)
    assert told(too_late.NoMeasurement(year, year, None)) == (
        "Kan ikke opgøres endnu, for fristen er samme periode som niveauet i dag: 2026."
    )


def test_chance_is_told_by_counts_and_by_what_it_would_take():
    facts = undecidable.Chance(
        chance.Sample(24, 40), chance.Sample(26, 40), (-0.1565, 0.2507), None, 722, 0.225
    )
    assert told(facts, Unit.SHARE) == (
        "Kan ikke skelnes fra tilfældigheder (24 af 40 i dag og 26 af 40, når målet netop er nået: "
        "forskellen er fra minus 15,7 til 25,1 procentpoint med 95 procents sikkerhed). Det kræver "
        "mindst 722 sager i hver måling eller en ændring på mindst 22,5 procentpoint."
    )
    few = undecidable.Chance(chance.Sample(3, 12), chance.Sample(6, 12), None, 0.4003, 29, None)
    assert "uden nogen ændring ses så stor en forskel i 40 procent af tilfældene" in told(
        few, Unit.SHARE
    )


def test_a_full_count_is_not_told_as_chance():
    assert told(undecidable.FullCount(5, 3), severity=CheckSeverity.FINE) == (
        "Fuld optælling, så tilfældet spiller ikke ind; fra en måling til den næste plejer tallet at "
        "ændre sig 3."
    )


def test_a_floor_asks_whether_it_is_meant():
    asked = Asked(1014, 900, Direction.HIGHER)
    assert told(floor.Floor(asked, period(2024))) == (
        "Måltallet er en bundgrænse, ikke en forbedring: tallet var 1.014 i 2024, og måltallet er "
        "900; er det meningen?"
    )


def test_the_back_test_names_the_periods_that_differ():
    tests = tuple(habit.BackTest(period(2017 + n), 80 - n // 9, n < 9) for n in range(10))
    assert told(habit.Tested(tests, 80, Direction.HIGHER, None)) == (
        "Samme krav (mindst 80) ville være nået i ni af de seneste ti målte perioder (ikke 2026)."
    )


def test_the_large_cities_are_counted_and_named_by_inhabitants_and_others_are_not():
    sizes = {"101": 9, "751": 12, "461": 3, "851": 10, "561": 11, "157": None, "825": 99}
    areas = tuple(AreaChange(code, f"By {code}", size) for code, size in sorted(sizes.items()))
    facts = pace.Pace(10, 36, Direction.HIGHER, None, areas)
    assert told(facts) == (
        "Der kræves en stigning på 10 over tre år, 3,3 om året. Kommunens egne tal rækker ikke så langt "
        "tilbage. 3 af 5 store byer har haft en så stor ændring over tre år: By 751, By 851 og By 561."
    )


def test_a_part_that_is_below_has_its_figures():
    facts = parts.Parts(
        ("BUF", "SOF"), have_targets=True, below=(parts.Part("BUF", 274, 376),), goal=900,
        total=899, set_by=None,
    )  # fmt: skip
    assert told(facts) == (
        "Helheden kan nås, mens en del ligger under sit eget måltal, som i dag: BUF (274, måltal 376, "
        "73 procent). Delenes måltal giver 899, og det samlede er 900. Fordelingen står ikke i kilderne."
    )


def test_what_is_fine_needs_no_mending():
    fine = Check(
        CheckCode.FLOOR, CheckSeverity.FINE, floor.Floor(Asked(1, 1, Direction.LOWER), None)
    )
    assert mend(fine) == ""
