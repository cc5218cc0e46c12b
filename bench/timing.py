"""Two things timed in turn, so that a machine that slows down slows both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

ROUNDS = 15


@dataclass(frozen=True, slots=True)
class Comparison:
    """The medians of a thing and of its floor, in seconds."""

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
    """Run both once to warm up, then in turn; `process_time` leaves out what else the machine does."""
    ours()
    floor()
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for taken, run in zip(times, (ours, floor), strict=True):
            start = clock()
            run()
            taken.append(clock() - start)
    return Comparison(median(times[0]), median(times[1]))
