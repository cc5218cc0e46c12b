"""Time, money and progress as departments write them. A dash is where nothing is said."""

from __future__ import annotations

import pytest

from loaders.plans.headings import part_of
from loaders.plans.values import money_of, state_of, time_of
from policy.plan_headings import PlanPart


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2027", "2027", "2027"),
        ("2. kvartal 2027", "2027-Q2", "2027-Q2"),
        ("Q2 2027", "2027-Q2", "2027-Q2"),
        ("2026-2027", "2026", "2027"),
        ("2026 – 2028", "2026", "2028"),
        ("1. kvartal 2026 til 3. kvartal 2027", "2026-Q1", "2027-Q3"),
        ("maj-juni 2027", "2027-05", "2027-06"),
        ("jan. 2026 - dec. 2027", "2026-01", "2027-12"),
        ("01-01-2026 til 31-12-2027", "2026-01-01", "2027-12-31"),
        ("fra 2027", "2027", "-"),
        ("2027 og frem", "2027", "-"),
        ("Inden udgangen af 2027", "-", "2027"),
        ("senest 1. juni 2027", "-", "2027-06-01"),
        ("løbende", "-", "-"),
    ],
)
def test_time_that_is_clear(text: str, start: str, end: str) -> None:
    time = time_of(text)
    assert time.is_clear
    assert (str(time.start or "-"), str(time.end or "-")) == (start, end)


@pytest.mark.parametrize(
    "text", ["til foråret", "1.-2. kvartal 2027", "31-02-2027", "snart", "2 år" * 99]
)
def test_time_that_is_not(text: str) -> None:
    assert not time_of(text).is_clear


@pytest.mark.parametrize(
    ("text", "unit", "kroner", "basis", "duration"),
    [
        ("1,2 mio. kr. årligt", "", 1_200_000, "om året", "ikke oplyst"),
        ("500.000 kr. i alt", "", 500_000, "i alt", "ikke oplyst"),
        ("Varig bevilling 22,7 mio. kr. om året", "", 22_700_000, "om året", "varig"),
        ("450", "t.kr", 450_000, "ikke oplyst om årligt eller i alt", "ikke oplyst"),
        ("1,2 årligt", "mio. kr", 1_200_000, "om året", "ikke oplyst"),
        ("300", "1.000 kr", 300_000, "ikke oplyst om årligt eller i alt", "ikke oplyst"),
    ],
)
def test_money_that_is_clear(text: str, unit: str, kroner: int, basis: str, duration: str) -> None:
    money = money_of(text, unit)
    assert money.amount is not None
    assert (money.amount.value, money.readings) == (kroner, "")
    assert money.basis is not None
    assert money.duration is not None
    assert (money.basis.label, money.duration.label) == (basis, duration)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("500", "500 kr. eller 500 t.kr."),
        ("1.5 mio. kr.", "1,5 mio. kr eller 15 mio. kr"),
        ("0,5 mio. i 2026 og 1,2 mio. i 2027", "ét beløb med enhed, fx 1,2 mio. kr. årligt"),
        ("12 pct.", "beløbet i kroner"),
        ("et årsværk", "ét beløb med enhed, fx 1,2 mio. kr. årligt"),
    ],
)
def test_money_that_is_not_is_asked_for(text: str, readings: str) -> None:
    assert money_of(text).readings == readings
    assert money_of(text).amount is None


def test_money_within_the_budget_is_no_amount_and_no_question() -> None:
    assert money_of("Inden for eksisterende ramme.") == money_of("-")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("I gang, evalueres i 2028", "i gang"),
        ("Ikke påbegyndt", "planlagt"),
        ("Afsluttet", "gennemført"),
        ("Er udgået", "opgivet"),
        ("Se bilag 2", "-"),
        ("Ikke gennemført endnu", "-"),
    ],
)
def test_progress(text: str, state: str) -> None:
    found = state_of(text)
    assert (found.label if found else "-") == state


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("AKTIVITET/INDSATS", PlanPart.TITLE),
        ("2. Ansvarlig forvaltning:", PlanPart.RESPONSIBLE),
        ("Økonomi (mio. kr.)", PlanPart.MONEY),
        ("Budget i t.kr.", PlanPart.MONEY),
        ("Mål og succeskriterier", PlanPart.MEASURE),
        ("Ansvarlig og tidsplan", None),
        ("Risiko", None),
    ],
)
def test_headings_as_departments_write_them(heading: str, part: PlanPart | None) -> None:
    assert part_of(heading, PlanPart) is part
