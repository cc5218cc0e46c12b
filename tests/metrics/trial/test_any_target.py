"""Whatever is written, the trial answers: it never raises, says the same again, and has words for all."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.drafting import tried_in
from policy.choices import (
    Counting,
    Direction,
    FinancingBasis,
    Frequency,
    MeasuringCost,
    Missing,
    MoneyDuration,
    Outcome,
    Population,
    PrintedUnit,
    Unit,
)
from policy.drafting import DraftTarget, Financing
from policy.kinds import Kind
from policy.public_statistics import Extract, PublicFigure
from policy.quantities import Quantity
from policy.records import Break, Department
from presentation.drafting.check_sentences import heading, mend, sentence
from tests.records import assessed, indicator, observation, period, policy

PERIODS = [
    period(text)
    for text in ("2019", "2025", "2026", "2030", "2026-Q2", "2025/26", "2026-W53", "2024-02-29",
                 "2027-06", "2019-2021")
]  # fmt: skip
NUMBERS = [0, -1, 0.1, 0.5, 0.7, 1, 1.5, 3, 100, 1e9, 0.30000000000000004]
SIZES = [None, -3, 0, 1, 12, 19, 20, 400, 10**9]


def maybe(values: Any) -> st.SearchStrategy[Any]:
    return st.none() | st.sampled_from(list(values))


numbers = st.sampled_from(NUMBERS)
quantities = st.one_of(
    numbers.map(Quantity.exact),
    numbers.map(Quantity.about),
    numbers.map(Quantity.at_least),
    numbers.map(Quantity.at_most),
    st.tuples(numbers, numbers).map(lambda ends: Quantity.between(*sorted(ends))),
)
departments = st.sampled_from(["KK", "SOF", "NY"])
targets = st.builds(
    DraftTarget,
    id=st.sampled_from(["a", "b"]),
    indicator=st.just("x"),
    department=departments,
    value=st.none() | quantities,
    baseline=st.none() | quantities,
    deadline=maybe(PERIODS),
    baseline_period=maybe(PERIODS),
    first_measured=maybe(PERIODS),
    months_to_publication=maybe([-1, 0, 3, 24]),
    counting=maybe(Counting),
    sample=st.sampled_from(SIZES),
    out_of=st.sampled_from(SIZES),
    cost=maybe(MeasuringCost),
    outcome=st.sampled_from(list(Outcome)),
    wrong_way=maybe(["At afvise."]),
    companion=maybe(["x", "y"]),
    variant_of=maybe(["a", "b"]),
)
money = st.builds(
    Financing,
    target=st.just("a"),
    basis=st.sampled_from(list(FinancingBasis)),
    year=maybe([2026, 2030]),
    thousands=maybe([0, 500]),
    duration=maybe(MoneyDuration),
    last_year=maybe([2020, 2031]),
)
indicators = st.builds(
    indicator,
    st.just("x"),
    kind=st.sampled_from(list(Kind)),
    unit=st.sampled_from(list(Unit)),
    direction=maybe(Direction),
    population=st.sampled_from(list(Population)),
    frequency=maybe(Frequency),
    few_persons=st.booleans(),
)
observations = st.builds(
    observation, st.just("x"), departments, st.sampled_from(PERIODS), st.none() | quantities
)
extracts = Extract(
    id="e", indicator="x", publisher="Udgiveren", table="TAL01", attribution="Kilde: Udgiveren.",
    dimensions=("TID",), time="TID", area="OMRÅDE", printed_in=PrintedUnit.COUNT,
)  # fmt: skip
public = st.builds(
    PublicFigure,
    extract=st.just("e"),
    area=st.sampled_from(["101", "751", "000"]),
    period=st.sampled_from(PERIODS),
    value=st.none() | numbers.map(Quantity.exact),
    unit=st.just(Unit.SHARE),
    missing=maybe(Missing),
    part=maybe([0, 5]),
    whole=maybe([0, 5, 12]),
    area_name=st.just("Byen"),
    found_at=st.just("A1"),
    fetched=st.just(date(2026, 5, 1)),
)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    targets,
    st.lists(targets, max_size=2),
    st.lists(money, max_size=2),
    indicators,
    st.tuples(
        st.lists(observations, max_size=4, unique_by=lambda o: (o.department, o.period)),
        st.lists(public, max_size=4, unique_by=lambda f: (f.area, f.period)),
        st.sampled_from([[], [policy(municipality="101")]]),
    ),
)
def test_the_trial_answers_whatever_is_written(target, others, grants, record, known):
    rows, figures, policies = known
    status = assessed(
        *policies,
        Department(code="SOF", name="SOF", valid_to=period("2026")),
        Department(code="NY", name="Ny", valid_from=period("2026-01-01")),
        record,
        extracts,
        Break(indicator="x", period=period(2026), description="Ny"),
        *others,
        *rows,
        *figures,
        as_of=date(2026, 11, 1),
    )
    each = tried_in(status, target, tuple(grants), record)
    assert each == tried_in(status, target, tuple(grants), record)
    for check in each.trial:
        said = sentence(check, each, status)
        assert heading(check.code)
        assert said[0].isupper()
        assert said.endswith((".", "?"))
        assert "nan" not in said.split()
        assert bool(mend(check)) is (check.severity != "fine")
