"""The packages: under which licences they are, and what is said of a known weakness."""

from __future__ import annotations

import sys
from importlib.metadata import distribution

import pytest

from tests import audit, licences
from tests.deployment.lock import installed_here


@pytest.mark.skipif(sys.platform != "linux", reason="the page lists what Linux gets")
def test_the_page_of_licences_is_current():
    assert licences.PAGE.read_text(encoding="utf-8") == licences.page(), (
        "run python -m tests.licences"
    )


@pytest.mark.parametrize("name", installed_here(licences.LOCK))
def test_a_package_has_a_licence_that_a_city_can_use(name):
    stated = licences.licence(distribution(name).metadata)
    assert licences.parts(stated) <= licences.ACCEPTED


WEAK = {"id": "PYSEC-0", "fix_versions": ["2.0"]}
UNMENDED = {"id": "PYSEC-1", "fix_versions": []}


def package(name: str, *weaknesses: dict[str, object]) -> dict[str, object]:
    return {"name": name, "version": "1.0", "vulns": list(weaknesses)}


def test_a_weakness_that_a_newer_version_mends_fails_the_check():
    told = audit.verdict([package("requests", WEAK), package("pandas")], {"requests"})
    assert told.must_mend
    assert told.text == (
        "requests 1.0 (the dashboard): PYSEC-0, mended in 2.0\n2 packages audited.\n"
    )


def test_a_weakness_that_nothing_mends_yet_is_told_and_fails_nothing():
    told = audit.verdict([package("ruff", UNMENDED)], {"requests"})
    assert not told.must_mend
    assert "ruff 1.0 (tests and checks): PYSEC-1, no version mends it yet" in told.text


def test_a_database_that_answers_for_no_package_is_said_not_to_be_reached():
    skipped = {"name": "requests", "skip_reason": "Dependency not found"}
    assert audit.verdict([], set()) == audit.Verdict(audit.NOT_REACHED, must_mend=False)
    assert audit.verdict([skipped], set()) == audit.Verdict(audit.NOT_REACHED, must_mend=False)
    told = audit.verdict([skipped, package("pandas")], set())
    assert "does not have them: requests\n1 packages audited." in told.text
