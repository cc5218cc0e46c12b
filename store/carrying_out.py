"""Carries out planned publications once their moment has come.

It is decided inside the lock of the single writer and by the plan's own state, so that a plan is
carried out once, however many servers look for it, and as a whole or not at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select

from policy import clock, moments
from store.accepted import Store
from store.log import Act, Capacity
from store.plan_steps import Became, note, written
from store.plans import Plan, due, plans, plans_of
from store.publishing import (
    NotPublishedError,
    NotTheNextStepError,
    check_day,
    check_together,
    make_public,
    states,
    unused_name,
)
from store.schema import LOG, SNAPSHOTS
from store.snapshots import Published
from store.states import PlanState, State
from store.writer import StoreWriter

LATE = timedelta(minutes=2)
"""How long after its moment a publication still counts as on time."""
NO_SERVER = "ingen server kørte"
NOT_SAVED = "ingen server kunne gemme det før"
RESTORED = (
    "Det gemte er genskabt fra en sikkerhedskopi efter planens tidspunkt. Ingen kan vide, om planen "
    "var fortrudt, efter at kopien blev taget."
)


def carry_out(store: Store, now: datetime, running_since: datetime) -> tuple[Plan, ...]:
    """Carry out the plans whose moment has come; returns them as they are afterwards.

    The lock is taken only when there is one. `running_since` is when this process began, which
    tells why something is late. Raises `StoreError`.
    """
    done = (_carried_out(store, each, now, running_since) for each in due(plans(store), now))
    return tuple(each for each in done if each)


def _carried_out(
    store: Store, waiting: Plan, now: datetime, running_since: datetime
) -> Plan | None:
    """A plan as it is once it has been carried out or has failed; None if others were first."""
    with store.writing(Capacity(waiting.account, waiting.roles)) as writer:
        every = plans_of(writer.connection)
        found = next((each for each in every if each.id == waiting.id), None)
        if found is None or not found.is_open:
            return None
        obstacle = _obstacle_now(writer, found, every, now)
        if obstacle:
            return note(writer, found, Became(PlanState.FAILED, why=obstacle), now)
        made = make_public(
            writer, found.name, clock.day_of(written(now)), found.who, frozenset(found.versions)
        )
        return _done(writer, found, made, now, running_since)


def _obstacle_now(writer: StoreWriter, found: Plan, every: Sequence[Plan], now: datetime) -> str:
    """Why a plan cannot be carried out; empty if it can."""
    if _restored_since(writer, found):
        return RESTORED
    at = states(writer.connection)
    if changed := changed_since(found, at):
        return changed
    others = [each for each in every if each.id != found.id]
    try:
        unused_name(writer, found.name, found.who, others)
        check_day(writer, clock.day_of(written(now)))
        check_together(writer, frozenset(found.versions), at)
    except (NotPublishedError, NotTheNextStepError) as obstacle:
        return str(obstacle)
    return ""


def _restored_since(writer: StoreWriter, found: Plan) -> bool:
    """Whether the store was replaced by a backup after the moment of a plan."""
    newest = select(func.max(LOG.c.at)).where(LOG.c.act == Act.RESTORED.value)
    at: str | None = writer.connection.execute(newest).scalar()
    return at is not None and datetime.fromisoformat(at) >= found.at


def _done(
    writer: StoreWriter, found: Plan, made: Published, now: datetime, running_since: datetime
) -> Plan:
    number = select(SNAPSHOTS.c.id).where(SNAPSHOTS.c.name == made.name)
    became = Became(
        PlanState.DONE,
        why=told(found, now, running_since),
        snapshot=writer.connection.execute(number).scalar_one(),
    )
    return note(writer, found, became, now)


def told(found: Plan, now: datetime, running_since: datetime) -> str:
    """By whom and when a publication was planned, and when it happened; with the reason if late."""
    planned = datetime.fromisoformat(found.made)
    begins = (
        f"Planlagt af {found.who} {moments.words(planned)}, til at ske {moments.words(found.at)}."
    )
    if now - found.at <= LATE:
        return f"{begins} Det skete til tiden."
    reason = NO_SERVER if running_since > found.at else NOT_SAVED
    return f"{begins} Det skete først {moments.words(now)}, fordi {reason}."


def changed_since(found: Plan, at: Mapping[int, State]) -> str:
    """Which versions of a plan can no longer become public by it, and why; empty if all can.

    `at` is the state of each version.
    """
    said = {
        State.PUBLIC: "er gjort offentlig imens",
        State.DISCARDED: "er kasseret",
        State.DRAFT: "er en kladde igen",
        State.APPROVED: "er ikke forelagt",
    }
    changed = [(version, at.get(version, State.DISCARDED)) for version in found.versions]
    told_ = [f"Udgave {version} {said[state]}." for version, state in changed if state in said]
    return " ".join(told_)
