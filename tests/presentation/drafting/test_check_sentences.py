"""Every check has a heading, and all that it can find has a sentence and a mend."""

from __future__ import annotations

from dataclasses import is_dataclass
from importlib import import_module
from types import ModuleType

import pytest

from metrics.trial import chance
from metrics.trial.checks import CheckCode
from metrics.trial.incomplete import Need
from metrics.trial.trying import CHECKS
from presentation.drafting.check_mends import MENDS
from presentation.drafting.check_sentences import HEADINGS, NEEDS, SENTENCES

NOT_FACTS = {"Part", "BackTest"}
"""Parts of facts."""
ALWAYS_FINE = {"FullCount", "TooFewPeriods", "Covered"}


def facts_of(module: ModuleType) -> list[type]:
    return [
        each
        for name, each in vars(module).items()
        if is_dataclass(each) and each.__module__ == module.__name__ and name not in NOT_FACTS
    ]


FACTS = [
    facts for code in CheckCode for facts in facts_of(import_module(f"metrics.trial.{code.value}"))
]


def test_every_check_has_a_heading_and_a_module():
    assert list(HEADINGS) == list(CheckCode) == list(CHECKS)
    assert list(NEEDS) == list(Need)
    assert chance.Sample not in FACTS


@pytest.mark.parametrize("facts", FACTS, ids=lambda facts: facts.__name__)
def test_all_that_a_check_can_find_has_a_sentence_and_a_mend(facts: type):
    assert facts in SENTENCES
    assert (facts in MENDS) is (facts.__name__ not in ALWAYS_FINE)
