"""Invented duties as `metrics.wheel.duties` gives them, for what is written about them."""

from __future__ import annotations

from datetime import date
from typing import Any

from metrics.wheel import Duty, DutyState
from policy.choices import Frequency, Owed
from policy.columns import Citation
from policy.periods import Period
from policy.wheel import DeadlineRule

RULE = DeadlineRule(
    id="Å-tal",
    owed=Owed.FIGURES,
    frequency=Frequency.YEARLY,
    days=32,
    set_by="Økonomiforvaltningen",
    sources=(Citation("STATUS", 17),),
)


def figures(owner: str, due: str, *, unmoved: str | None = None, **fields: Any) -> Duty:
    """The figures of fleksjob for 2025, due from a department by a day; it is waited for by default."""
    return duty(
        Owed.FIGURES,
        owner,
        due,
        unmoved=unmoved,
        **{"subject": "fleksjob", "period": Period.year(2025), "rule": RULE} | fields,
    )


def duty(
    owed: Owed, owner: str | None, due: str, *, unmoved: str | None = None, **fields: Any
) -> Duty:
    known: dict[str, Any] = {
        "id": f"{owed.value}-{owner}-{due}",
        "owed": owed,
        "subject": "regel",
        "owner": owner,
        "due": date.fromisoformat(due),
        "unmoved": date.fromisoformat(unmoved or due),
        "state": DutyState.COMING,
    }
    return Duty(**known | fields)
