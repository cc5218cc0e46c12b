"""The draft of a policy: how far it is, and its targets with their trials."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from metrics.trial.checks import Check, can_be_computed
from metrics.trial.surroundings import NOTHING_AROUND, Surroundings
from policy.choices import Circle, DraftStep, Outcome
from policy.drafting import (
    Candidate,
    Continuation,
    DraftTarget,
    Financing,
    HearingAnswer,
    NotInNumbers,
    Objection,
    Opening,
    PolicyStep,
)
from policy.records import Indicator


@dataclass(frozen=True, slots=True)
class DraftTargetStatus:
    """A draft target with its indicator, money, objections, and what its trial says."""

    target: DraftTarget
    indicator: Indicator
    financing: tuple[Financing, ...]
    objections: tuple[Objection, ...]
    trial: tuple[Check, ...]

    @property
    def can_be_computed(self) -> bool:
        return can_be_computed(self.trial)

    @property
    def is_dropped(self) -> bool:
        return self.target.outcome is Outcome.REJECTED


@dataclass(frozen=True, slots=True)
class Draft:
    """What was written while a policy was drafted; empty for one that was not drafted here.

    `around` is what its targets are tried against.
    """

    steps: tuple[PolicyStep, ...] = ()
    openings: tuple[Opening, ...] = ()
    continuations: tuple[Continuation, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    targets: tuple[DraftTargetStatus, ...] = ()
    not_in_numbers: tuple[NotInNumbers, ...] = ()
    answers: tuple[HearingAnswer, ...] = ()
    around: Surroundings = NOTHING_AROUND

    @property
    def exists(self) -> bool:
        """Whether the policy was drafted here."""
        return bool(self.steps or self.targets or self.candidates)

    def step(self, as_of: date) -> PolicyStep | None:
        """The step that the draft has reached; None before the first, and for what was not drafted."""
        order = list(DraftStep)
        reached = [each for each in self.steps if each.dated <= as_of]
        return max(reached, key=lambda each: order.index(each.step), default=None)

    @property
    def was_written(self) -> bool:
        """Whether anything of the policy was drafted here."""
        return any(
            (
                self.steps,
                self.openings,
                self.continuations,
                self.candidates,
                self.targets,
                self.not_in_numbers,
                self.answers,
            )
        )

    def is_draft(self, as_of: date) -> bool:
        """Whether the policy is on its way and not decided yet."""
        step = self.step(as_of)
        return bool(self.steps) and (step is None or step.step is not DraftStep.DECIDED)

    def is_open_for(self, circle: Circle, as_of: date) -> bool:
        """Whether readers in a circle can see the draft; its own department always can."""
        order = list(Circle)
        opened = (order.index(each.circle) for each in self.openings if each.dated <= as_of)
        return order.index(circle) <= max(opened, default=0)

    def target(self, code: str) -> DraftTargetStatus:
        """The draft target with a code. Raises `KeyError` where there is none."""
        for each in self.targets:
            if each.target.id == code:
                return each
        raise KeyError(code)


NO_DRAFT = Draft()
