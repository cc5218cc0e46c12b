"""The person of a run goes along where something is done later or by another thread."""

from __future__ import annotations

from threading import Thread

import pytest

from monitor import persons, policies, settings
from tests.people import BUF, COORDINATOR


def in_another_thread(call) -> object:
    found = []
    thread = Thread(target=lambda: found.append(call()))
    thread.start()
    thread.join()
    return found[0]


def test_what_is_made_later_is_made_for_the_person_whose_run_asked_for_it(monkeypatch):
    monkeypatch.setenv(settings.SIGN_IN_VARIABLE, "adgang.toml")
    with persons.acting(BUF):
        later = policies.of_this_run(persons.current)
    assert in_another_thread(persons.current) == persons.ANONYMOUS
    assert in_another_thread(later) == BUF
    with persons.acting(COORDINATOR):
        assert later() == BUF


def test_where_nobody_has_signed_in_the_typed_name_acts_and_else_the_persons_own():
    assert persons.signing("Anna").name == "Anna"
    with persons.acting(BUF):
        assert persons.signing("Anna") == BUF


@pytest.mark.parametrize(("signs_in", "person"), [("", "WITHOUT_SIGN_IN"), ("a.toml", "ANONYMOUS")])
def test_whoever_is_not_known_may_do_least(signs_in, person, monkeypatch):
    monkeypatch.setenv(settings.SIGN_IN_VARIABLE, signs_in)
    assert in_another_thread(persons.current) == getattr(persons, person)
