"""The person that a run is for. Every look at what is not public, and every act, asks for her."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace

from monitor import settings
from policy.actors import CIRCLES, Actor, Right, Role
from policy.choices import Circle

WITHOUT_SIGN_IN = Actor("")
"""Whoever uses the pages where nobody signs in. Her name is typed where she acts."""
ANONYMOUS = Actor("", frozenset({Role.READER}))
"""A reader who has not signed in, where others have. It is also whoever is not known."""

_in_this_run: ContextVar[Actor | None] = ContextVar("person", default=None)


def current() -> Actor:
    """The person of this run; where none is bound, the one who may least."""
    bound = _in_this_run.get()
    if bound is not None:
        return bound
    return ANONYMOUS if settings.signs_in() else WITHOUT_SIGN_IN


def may(*rights: Right) -> bool:
    """Whether the person of this run has one of the rights."""
    return any(map(current().may, rights))


def is_known() -> bool:
    """Whether the person of this run has signed in, so that nobody types a name."""
    return bool(current().account)


def signing(typed: str) -> Actor:
    """The person of this run as the one who acts: by her own name, or the one that she typed."""
    person = current()
    return person if person.account else replace(person, name=typed)


def circle(person: Actor | None = None) -> Circle:
    """The circle of readers of drafts that a person belongs to, by default the person of this run.

    Where people sign in it is the person's, by that of her roles which sees most; else the
    installation's. Raises `StoreError`.
    """
    roles = (person or current()).roles
    if roles & {Role.VISITOR, Role.OPERATOR}:
        return settings.circle()
    order = list(Circle)
    return min((CIRCLES.get(role, Circle.EVERYONE) for role in roles), key=order.index)


def bind(actor: Actor) -> None:
    """Let the rest of this run be for a person."""
    _in_this_run.set(actor)


@contextmanager
def acting(actor: Actor) -> Iterator[None]:
    """Let what is done within be for a person."""
    before = _in_this_run.set(actor)
    try:
        yield
    finally:
        _in_this_run.reset(before)
