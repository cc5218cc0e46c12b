"""Closing a period, and deliveries for a closed period. Invented figures."""

from __future__ import annotations

from datetime import date

import pytest

from metrics.assessment import assess
from monitor.intake import Intake, OutdatedError
from monitor.previewing import preview
from policy.actors import Actor
from store.accepted import Store
from store.history import history
from tests.tables import workbook

TODAY = date(2026, 3, 1)


def closing(name: str, reason: str = "Tallet kan ikke opgøres.", **others: str) -> bytes:
    row = {
        "Indikator": "fleksjob",
        "Periode": "'2025",
        "Lukket af": name,
        "Dato": "2026-02-20",
        "Begrundelse": reason,
    } | others
    return workbook(**{"Lukkede perioder": table(row)})


def figure(value: int, **others: str) -> bytes:
    row = {
        "Indikator": "fleksjob",
        "Forvaltning": "BUF",
        "Periode": "'2025",
        "Værdi": str(value),
        "Oplyst af": "BUF",
        "Kilde": "STATUS s. 17",
    } | others
    return workbook(Målinger=table(row))


def table(row: dict[str, str]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (row, row.values()))


def looked_at(store: Store, content: bytes):
    return preview(store, "prøve.xlsx", content, TODAY)


def accepted(store: Store, content: bytes) -> int:
    seen = looked_at(store, content)
    assert seen.acceptable, seen.findings
    return Intake(store, Actor("Anna")).accept(seen, content)


def codes(store: Store, content: bytes) -> list[str]:
    return [found.code for found in looked_at(store, content).findings if found.severity == "error"]


@pytest.fixture
def closed(own_store) -> Store:
    accepted(own_store, figure(390))
    accepted(own_store, closing("Anna, SOF"))
    return own_store


def test_a_closed_period_has_name_and_reason_from_the_day_of_closing(closed):
    (known,) = closed.observe(TODAY).closings
    assert (known.name, known.reason) == ("Anna, SOF", "Tallet kan ikke opgøres.")
    assert closed.observe(date(2026, 2, 19)).closings == ()
    assert [each.file_name for each in history(closed)][:2] == ["prøve.xlsx", "prøve.xlsx"]


def test_a_figure_for_a_closed_period_is_refused_and_names_who_closed_it(closed):
    seen = looked_at(closed, figure(400))
    assert [found.code for found in seen.findings if found.severity == "error"] == ["period_closed"]
    assert "Anna, SOF" in seen.findings[0].fix
    assert codes(closed, figure(400, Udgår="ja")) == ["period_closed"]


def test_unchanged_figures_of_a_closed_period_are_accepted_without_findings(closed):
    assert codes(closed, figure(390)) == []


def test_other_periods_and_indicators_stay_open(closed):
    assert codes(closed, figure(390, Periode="'2026")) == []


def test_a_closed_period_cannot_be_closed_again_with_a_different_reason(closed):
    seen = looked_at(closed, closing("Bo, SOF", "En anden grund."))
    assert codes(closed, closing("Bo, SOF", "En anden grund.")) == ["period_closed_before"]
    assert "Anna, SOF lukkede den 20. februar 2026" in seen.findings[0].fix
    assert codes(closed, closing("Anna, SOF")) == []


def test_the_second_of_two_persons_closing_a_period_at_once_is_refused(own_store):
    first, second = closing("Anna, SOF"), closing("Bo, SOF")
    of_first, of_second = looked_at(own_store, first), looked_at(own_store, second)
    Intake(own_store, Actor("Anna")).accept(of_first, first)
    with pytest.raises(OutdatedError):
        Intake(own_store, Actor("Bo")).accept(of_second, second)


def test_a_figure_previewed_before_the_period_was_closed_is_refused_too(own_store):
    late = figure(390)
    seen = looked_at(own_store, late)
    accepted(own_store, closing("Anna, SOF"))
    with pytest.raises(OutdatedError):
        Intake(own_store, Actor("Bo")).accept(seen, late)


def test_withdrawing_the_row_reopens_a_period_and_the_history_keeps_both(closed):
    before = len(history(closed))
    accepted(closed, closing("Anna, SOF", Udgår="ja"))
    assert closed.observe(TODAY).closings == ()
    assert codes(closed, figure(400)) == []
    assert len(history(closed)) == before + 1


def test_the_closed_period_counts_without_the_missing_departments(closed):
    status = assess(closed.observe(TODAY), TODAY)
    fleksjob = next(i for i in status.indicators if i.indicator.id == "fleksjob")
    assert fleksjob.reporting.received == ("BUF",)
    assert fleksjob.awaited == ()
