"""The sentence of a proposal for a target, made from what the council has written in its fields."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.status import Status
from presentation.language import city
from presentation.language.words import ended, lowered

NOT_A_TARGET = (
    "Forslaget bliver en bemærkning af slagsen forslag, som forvaltningerne skal svare på. Det er ikke et "
    "måltal i politikken, før det er besluttet."
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal for a target: what is to change, from what to what, by when, and who measures it."""

    what: str
    now: str
    goal: str
    deadline: str
    measured_by: str

    @property
    def title(self) -> str:
        return f"Forslag til måltal: {lowered(self.what)}"


def sentence(status: Status, proposal: Proposal) -> str:
    """The proposal as the council says it; what nobody has written is said to be missing."""
    start = f"fra {proposal.now} " if proposal.now else ""
    way = f"skal gå {start}til" if start else "skal være"
    measured = (
        f"{proposal.measured_by} måler det."
        if proposal.measured_by
        else "Det er ikke sagt, hvem der måler det."
    )
    return (
        f"{city.council(status)} foreslår et måltal: {proposal.what} {way} {proposal.goal} "
        f"senest {proposal.deadline}. {ended(measured)}"
    )


def shown(said: str) -> str:
    """The sentence before it is sent."""
    return f"Sådan kommer det til at stå: {said}"


def with_reason(said: str, reason: str) -> str:
    """The sentence, and the council's own words below it."""
    return f"{said}\n\n{reason}" if reason.strip() else said
