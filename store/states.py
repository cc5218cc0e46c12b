"""The states of a submission, from draft to public, how it arrived, and the states of a plan."""

from __future__ import annotations

from enum import StrEnum

from policy.choices import Choice


class State(Choice):
    """The steps of a submission from draft to public."""

    DRAFT = "draft", "kladde"
    APPROVED = "approved", "godkendt af forvaltningen"
    PRESENTED = "presented", "forelagt udvalget"
    PUBLIC = "public", "offentlig"
    DISCARDED = "discarded", "kasseret"


WAY = (State.DRAFT, State.APPROVED, State.PRESENTED, State.PUBLIC)
"""The states in order; a discarded submission is outside it."""
BY_VALUE = {state.value: state for state in State}


class PlanState(Choice):
    """What has become of a planned publication."""

    OPEN = "open", "planlagt"
    WITHDRAWN = "withdrawn", "fortrudt"
    DONE = "done", "gennemført"
    FAILED = "failed", "ikke gennemført"
    READ = "read", "ikke gennemført, og beskeden er læst"


PLAN_STATES = {state.value: state for state in PlanState}


class Origin(StrEnum):
    """How a submission arrived."""

    DATA = "data"
    DELIVERY = "delivery"
    UNDOING = "undoing"
    OPEN_DATA = "open-data"
    """What was published before, from which an empty store was filled."""
