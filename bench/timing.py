"""Times two functions in turn, so that a slowdown of the machine affects both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

ROUNDS = 15


@dataclass(frozen=True, slots=True)
class Comparison:
    """The median times of a function and of its baseline (floor), in seconds."""

    ours: float
    floor: float

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    @property
    def milliseconds_more(self) -> float:
        return (self.ours - self.floor) * 1000


def compared(
    ours: Callable[[], object],
    floor: Callable[[], object],
    rounds: int = ROUNDS,
    clock: Callable[[], float] = perf_counter,
) -> Comparison:
    """Run both once to warm up, then in turn. `process_time` excludes other work of the machine."""
    ours()
    floor()
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for taken, run in zip(times, (ours, floor), strict=True):
            start = clock()
            run()
            taken.append(clock() - start)
    return Comparison(median(times[0]), median(times[1]))
