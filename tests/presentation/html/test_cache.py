"""The cache of values computed from a status."""

from __future__ import annotations

from presentation.html.cache import once_a_status
from tests.records import assessed


def test_the_same_status_and_arguments_are_computed_once():
    made = []

    @once_a_status(2)
    def counted(status, name):
        made.append(name)
        return f"{name} {status.as_of}"

    status, equal = assessed(), assessed()
    assert counted(status, "a") == counted(status, "a") == "a 2025-11-13"
    assert made == ["a"]
    counted(status, "b")
    counted(equal, "b")
    assert made == ["a", "b", "b"]
