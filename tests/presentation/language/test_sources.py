"""The documents behind the status. The documents are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from policy.records import Source
from presentation.language.sources import built_on
from tests.records import assessed

DOCUMENT = Source(
    id="NOTAT",
    title="Notat",
    short_title="Notat",
    publisher="SOF",
    known_from=date(2025, 9, 1),
    known_from_reason="Opfundet.",
    in_policy_set=True,
)
LATER = replace(DOCUMENT, id="STATUS", known_from=date(2025, 10, 1))
OTHER = replace(DOCUMENT, id="ANDET", in_policy_set=False)


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2025, 8, 1), "Politikkens dokumenter var ikke kendt på denne dato."),
        (date(2025, 9, 1), "Status bygger på ét offentligt dokument."),
        (date(2025, 10, 1), "Status bygger på to offentlige dokumenter."),
    ],
)
def test_only_documents_of_the_policy_known_on_the_date_are_counted(as_of, expected):
    assert built_on(assessed(DOCUMENT, LATER, OTHER, as_of=as_of)).startswith(expected)
