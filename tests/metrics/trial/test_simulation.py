"""How often chance alone is taken for a change, where the truth is that nothing has changed (R19.5).

The coverage is printed: `pytest -s`.
"""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binom, hypergeom

from metrics.trial.chance import EXACT_BELOW, Sample, differs

SAMPLES = 10_000
EXACT_AT_MOST, NEWCOMBE_AT_MOST = 0.05, 0.065
TRUTHS = np.linspace(0, 1, 201)


def wrong(sizes: range, drawn: np.random.Generator, group: float | None = None) -> float:
    """The share of generated pairs that are said to differ; of a group `group` times as large as the sample."""
    size = drawn.choice(sizes, SAMPLES)
    truth = drawn.uniform(size=SAMPLES)
    if group is None:
        pairs = drawn.binomial(size, truth), drawn.binomial(size, truth)
        populations = [None] * SAMPLES
    else:
        population = np.ceil(size * group).astype(int)
        with_it = np.rint(population * truth).astype(int)
        pairs = tuple(drawn.hypergeometric(with_it, population - with_it, size) for _ in range(2))  # type: ignore[assignment]
        populations = population.tolist()
    rows = zip(*(each.tolist() for each in pairs), size.tolist(), populations, strict=True)
    return sum(differs(Sample(a, n, of), Sample(b, n, of)) for a, b, n, of in rows) / SAMPLES


@pytest.mark.parametrize("group", [None, 1.2, 3])
def test_small_samples_are_wrongly_told_apart_in_at_most_five_per_cent(group):
    found = wrong(range(2, EXACT_BELOW), np.random.default_rng(17), group)
    print(f"exact, group {group}: nothing changed, and so it says in {1 - found:.2%}")
    assert found <= EXACT_AT_MOST


@pytest.mark.parametrize("group", [None, 1.2, 3])
def test_larger_samples_are_wrongly_told_apart_in_at_most_six_and_a_half_per_cent(group):
    found = wrong(range(EXACT_BELOW, 400), np.random.default_rng(17), group)
    print(f"Newcombe, group {group}: nothing changed, and so it says in {1 - found:.2%}")
    assert found <= NEWCOMBE_AT_MOST


def verdicts(size: int, other: int, population: int | None = None) -> np.ndarray:
    """For every pair of counts of `size` and of `other`, 1 where they are said to differ."""
    table = [
        [
            differs(Sample(a, size, population), Sample(b, other, population))
            for b in range(other + 1)
        ]
        for a in range(size + 1)
    ]
    return np.array(table, dtype=float)


@pytest.mark.parametrize(
    ("size", "other", "most"),
    [
        (4, 4, EXACT_AT_MOST),
        (12, 12, EXACT_AT_MOST),
        (19, 100, EXACT_AT_MOST),
        (20, 20, NEWCOMBE_AT_MOST),
        (60, 60, NEWCOMBE_AT_MOST),
        (20, 100, NEWCOMBE_AT_MOST),
        (20, 1000, 0.09),
    ],
)
def test_whatever_the_share_is_the_verdict_is_no_more_often_wrong(size, other, most):
    table = verdicts(size, other)
    found = [
        binom.pmf(np.arange(size + 1), size, truth)
        @ table
        @ binom.pmf(np.arange(other + 1), other, truth)
        for truth in TRUTHS
    ]
    print(f"{size} and {other} cases: wrong in at most {max(found):.2%}")
    assert max(found) <= most


@pytest.mark.parametrize(
    ("size", "population", "most"),
    [
        (8, 10, EXACT_AT_MOST),
        (15, 40, EXACT_AT_MOST),
        (30, 40, NEWCOMBE_AT_MOST),
        (60, 200, NEWCOMBE_AT_MOST),
    ],
)
def test_whatever_the_group_is_the_verdict_on_a_sample_of_it_is_no_more_often_wrong(
    size, population, most
):
    table = verdicts(size, size, population)
    found = []
    for with_it in range(population + 1):
        likely = hypergeom.pmf(np.arange(size + 1), population, with_it, size)
        found.append(likely @ table @ likely)
    print(f"{size} of {population}: wrong in at most {max(found):.2%}")
    assert max(found) <= most
