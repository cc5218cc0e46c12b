"""Good and bad targets, each with the checks that it fails, worked by hand (targets.tsv)."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from metrics.drafting import tried_in
from metrics.drafts import DraftTargetStatus
from metrics.trial.checks import CheckSeverity
from policy.choices import (
    Counting,
    Direction,
    FinancingBasis,
    Frequency,
    MeasuringCost,
    MoneyDuration,
    Population,
    Unit,
)
from policy.columns import Citation
from policy.drafting import DraftTarget, Financing
from policy.kinds import Kind
from policy.quantities import Quantity
from policy.records import Break
from tests.records import assessed, departments, indicator, observation, period, policy

TABLE = Path(__file__).parent / "targets.tsv"
SOURCES = (Citation("STATUS", page=1),)
READ = {
    "sample": int,
    "out_of": int,
    "months": int,
    "last_year": int,
    "counting": Counting,
    "cost": MeasuringCost,
    "basis": FinancingBasis,
    "duration": MoneyDuration,
    "frequency": Frequency,
    "population": Population,
    "kind": Kind,
    "first": period,
    "baseline_period": period,
    "few_persons": bool,
}
SHORT = {
    "first": "first_measured",
    "by": "measured_by",
    "how": "measured_how",
    "months": "months_to_publication",
}


def table() -> list[dict[str, str]]:
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", restval=""))


def fields(row: dict[str, str]) -> dict[str, dict[str, Any]]:
    """The further fields of a row, by what they are of: the target (""), the indicator or the money."""
    found: dict[str, dict[str, Any]] = {"": {}, "i": {}, "m": {}}
    for setting in filter(None, (row["more"] or "").split("; ")):
        name, _, value = setting.partition("=")
        of, _, name = name.rpartition(".")
        if name == "sources":
            found[of][name] = ()
        else:
            found[of][SHORT.get(name, name)] = READ.get(name, str)(value) if value else None
    return found


def number(text: str) -> Quantity | None:
    if not text:
        return None
    if text.startswith("at_least"):
        return Quantity.at_least(float(text.split()[1]))
    return Quantity.exact(float(text))


def tried_row(row: dict[str, str]) -> DraftTargetStatus:
    more = fields(row)
    begins = more[""].pop("break", None)
    known = {
        "unit": Unit(row["unit"]),
        "direction": Direction(row["better"]),
        "definition": "Det, der tælles.",
        "frequency": Frequency.YEARLY,
        "owner": "SOF",
        "sources": SOURCES,
    }
    record = indicator("x", **known | more["i"])
    figures = [each.split(":") for each in row["figures"].split()]
    status = assessed(
        policy(start=date(2027, 1, 1), end=date(2030, 12, 31)),
        *departments(),
        record,
        *(observation("x", "SOF", when, float(value)) for when, value in figures),
        *([Break(indicator="x", period=period(begins), description="Ny")] if begins else []),
        as_of=date(2026, 11, 1),
    )
    target = DraftTarget(
        **{
            "id": "t",
            "indicator": "x",
            "department": "SOF",
            "value": number(row["value"]),
            "baseline": number(row["today"]),
            "deadline": period(row["deadline"] or None),
            "decided_by": "Socialudvalget",
            "months_to_publication": 2,
        }
        | more[""]
    )
    money = Financing(**{"target": "t", "basis": FinancingBasis.WITHIN} | more["m"])
    return tried_in(status, target, (money,), record)


@pytest.mark.parametrize("row", table(), ids=lambda row: row["target"])
def test_a_target_fails_these_checks_and_no_other(row):
    trial = tried_row(row).trial
    for severity, expected in (
        (CheckSeverity.STOPS, row["stops"]),
        (CheckSeverity.WARNS, row["warns"]),
    ):
        assert {c.code for c in trial if c.severity is severity} == set((expected or "").split())


def test_at_least_twenty_are_bad_and_twenty_are_good():
    names = [row["target"] for row in table()]
    assert min(sum(name.startswith(kind) for name in names) for kind in ("bad:", "good:")) >= 20
    assert len(set(names)) == len(names)
