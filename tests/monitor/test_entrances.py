"""The log of the first policy says who came in and went out."""

from __future__ import annotations

from monitor import entrances
from policy.actors import Actor, Role
from store.log import Act, Log


def test_a_person_who_comes_in_has_a_line_with_her_account_and_roles(own_store):
    entrances.note(Act.SIGNED_IN, Actor("Åse Holm", frozenset({Role.AUDITOR}), account="u-1"))
    *_, line = Log(own_store.engine).lines()
    assert (line.act, line.who, line.account, line.roles) == (
        "signed-in", "Åse Holm", "u-1", "revisor",
    )  # fmt: skip
