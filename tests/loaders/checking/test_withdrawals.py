"""Rows marked for withdrawal are checked against the known records."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import Mock

import pytest

from loaders.checking import withdrawals as comparing
from loaders.checking.withdrawals import withdrawals
from loaders.delivery import Delivery, Key, Row, Withdrawal
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Observation
from tests.loaders.examples import KNOWN

FILLED = replace(
    KNOWN,
    observations=(
        Observation(
            indicator="fleksjob",
            department="BIF",
            period=Period.year(2021),
            value=Quantity.exact(110),
            stated_by="BIF",
        ),
    ),
)
FLEXIBLE_2021: Key = ("fleksjob", "BIF", Period.year(2021), None, "BIF")


def withdrawing(table: str, *key: object) -> Delivery:
    return Delivery("skabelon.xlsx", withdrawn=(Withdrawal(table, key, "X2"),))


@pytest.mark.parametrize(
    ("table", "written", "meant"),
    [
        ("initiatives", ("i1",), ("i1",)),
        ("initiatives", ("I1",), ("i1",)),
        ("observations", FLEXIBLE_2021, FLEXIBLE_2021),
        (
            "observations",
            ("Fleksjob", "Beskæftigelses- og Integrationsforvaltningen", *FLEXIBLE_2021[2:]),
            FLEXIBLE_2021,
        ),
    ],
)
def test_a_key_is_known_in_any_spelling(table: str, written: Key, meant: Key) -> None:
    assert withdrawals(withdrawing(table, *written), (), FILLED) == (((table, meant),), ())


def test_a_missing_row_cannot_be_withdrawn() -> None:
    other_year = (*FLEXIBLE_2021[:2], Period.year(2019), *FLEXIBLE_2021[3:])
    keys, (finding,) = withdrawals(withdrawing("observations", *other_year), (), FILLED)
    assert keys == ()
    assert (finding.code, finding.severity, finding.sheet, finding.cell) == (
        "withdrawn_unknown",
        "error",
        "Målinger",
        "X2",
    )
    assert finding.found == "fleksjob, BIF, 2019, BIF"
    assert "Indikator, Forvaltning, Periode, Serie, Oplyst af" in finding.fix
    assert finding.expected.endswith("Der er: fleksjob, BIF, 2021, BIF.")


def test_only_the_newest_rows_with_the_same_subject_are_named() -> None:
    (figure,) = FILLED.observations
    years = (2019, 2020, 2022, 2023)
    others = tuple(replace(figure, period=Period.year(year)) for year in years)
    other_year = (*FLEXIBLE_2021[:2], Period.year(2024), *FLEXIBLE_2021[3:])
    known = replace(FILLED, observations=others)
    _, (finding,) = withdrawals(withdrawing("observations", *other_year), (), known)
    named = "; ".join(f"fleksjob, BIF, {year}, BIF" for year in (2023, 2022, 2020))
    assert finding.expected.endswith(f"Der er: {named}.")


def test_each_known_row_is_examined_once_for_any_number_of_withdrawals(monkeypatch) -> None:
    compared = Mock(side_effect=comparing._comparable)
    monkeypatch.setattr(comparing, "_comparable", compared)
    (figure,) = FILLED.observations
    known = tuple(replace(figure, stated_by=f"x{number}") for number in range(30))
    wanted = [(*FLEXIBLE_2021[:4], f"x{number}") for number in range(20, 70)]
    going = tuple(Withdrawal("observations", key, "X2") for key in wanted)
    filled = replace(FILLED, observations=known)
    keys, found = withdrawals(Delivery("s.xlsx", withdrawn=going), (), filled)
    assert (len(keys), len(found)) == (10, 40)  # x20 to x29 exist, x30 to x69 do not
    assert compared.call_count == 30 + 50


def test_a_row_with_an_unknown_subject_names_no_others() -> None:
    _, (finding,) = withdrawals(withdrawing("initiatives", "i99"), (), FILLED)
    assert finding.expected == "En række, der er læst ind før, med samme Kode."


def test_a_row_that_others_refer_to_cannot_be_withdrawn() -> None:
    keys, (finding,) = withdrawals(withdrawing("indicators", "fleksjob"), (), FILLED)
    assert keys == ()
    assert (finding.code, finding.cell) == ("withdrawn_referred_to", "X2")
    assert "én række i arket Målinger" in finding.expected


def test_a_row_can_be_withdrawn_together_with_those_that_refer_to_it() -> None:
    both = Delivery(
        "skabelon.xlsx",
        withdrawn=(
            Withdrawal("indicators", ("fleksjob",), "X2"),
            Withdrawal("observations", FLEXIBLE_2021, "X3"),
        ),
    )
    keys, found = withdrawals(both, (), FILLED)
    assert keys == (("indicators", ("fleksjob",)), ("observations", FLEXIBLE_2021))
    assert found == ()


def test_a_row_that_the_delivery_itself_refers_to_cannot_be_withdrawn() -> None:
    (figure,) = FILLED.observations
    rows = (Row("observations", figure, "skabelon.xlsx", "Målinger", 2, {}),)
    none_known = replace(FILLED, observations=())
    keys, (finding,) = withdrawals(withdrawing("indicators", "fleksjob"), rows, none_known)
    assert (keys, finding.code) == ((), "withdrawn_referred_to")
