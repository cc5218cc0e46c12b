"""The data of bars that count things, stacked by what they have come to, for slides."""

from __future__ import annotations

from dataclasses import dataclass

from policy.statuses import Tone


@dataclass(frozen=True, slots=True)
class Stack:
    """What some things have come to, in words, and how many of them each bar has; 0 where none."""

    name: str
    counts: tuple[int, ...]
    tone: Tone = Tone.UNKNOWN


@dataclass(frozen=True, slots=True)
class StackedBars:
    """One bar a category, from the top down, each of one or more stacks. Every count is written.

    `whole` is the count of a bar that is full, where each counts some of the same things.
    """

    title: str
    categories: tuple[str, ...]
    stacks: tuple[Stack, ...]
    whole: int | None = None
