"""The department and policy of a delivery, and whether its periods have begun."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from loaders.checking.belonging import misplaced
from loaders.checking.rows import check, sound
from loaders.delivery import About, Delivery, Row
from loaders.reading.parse import deliver
from policy.choices import Unit
from policy.tables import Records
from tests.counting import steps
from tests.loaders.examples import KNOWN, indicator
from tests.tables import workbook


def figures(*rows: str) -> Delivery:
    """Measurements of fleksjob, each row `department | period`."""
    lines = [f"| fleksjob | {row} | 5 | SOF | STATUS s. 17 |" for row in rows]
    head = "| Indikator | Forvaltning | Periode | Værdi | Oplyst af | Kilde |"
    return deliver("tal.xlsx", workbook(Målinger="\n".join([head, *lines])))


def departments_found(delivery: Delivery) -> list[tuple[str | None, str | None]]:
    found = misplaced(delivery, one_department=True)
    assert {each.code for each in found} <= {"two_departments"}
    return [(each.cell, each.found) for each in found]


def test_one_department_and_the_whole_city_can_be_delivered_together() -> None:
    assert departments_found(figures("SOF | 2023", "KK | 2023", "SOF | 2024")) == []


def test_each_other_department_is_reported_once_at_its_first_figure() -> None:
    delivery = figures("SOF | 2023", "BIF | 2023", "BIF | 2024", "KK | 2023", "TMF | 2023")
    assert departments_found(delivery) == [
        ("B3", "BIF ved siden af SOF"),
        ("B6", "TMF ved siden af SOF"),
    ]


def test_a_template_states_its_own_department() -> None:
    delivery = replace(figures("BIF | 2023"), about=About(department="SOF"))
    assert departments_found(delivery) == [("B2", "BIF ved siden af SOF")]


def test_a_withdrawn_figure_of_a_different_department_is_reported_too() -> None:
    content = workbook(
        Målinger="""
            | Indikator | Forvaltning | Periode | Oplyst af | Udgår |
            | fleksjob  | BUF         | 2023    | BUF       | ja    |
            | fleksjob  | KK          | 2023    | BUF       | ja    |
            | fleksjob  | SUF         | 2023    | SUF       | ja    |
        """,
        Målgrupper="| Navn | Udgår |\n| autisme | ja |",
    )
    delivery = replace(deliver("buf.xlsx", content), about=About(department="BUF"))
    assert departments_found(delivery) == [("E4", "SUF ved siden af BUF")]


def test_a_file_for_all_departments_is_not_checked() -> None:
    assert misplaced(figures("SOF | 2023", "BIF | 2023")) == []


@pytest.mark.parametrize(
    ("stated", "codes"), [(None, []), ("2023-2026", []), ("2027-2030", ["other_policy"])]
)
def test_a_template_for_another_policy_is_an_error(stated: str | None, codes: list[str]) -> None:
    delivery = replace(figures("SOF | 2023"), about=About(policy=stated))
    found = misplaced(delivery, "2023-2026")
    assert [each.code for each in found] == codes
    assert all("2023-2026" in each.fix for each in found)


@pytest.mark.parametrize(
    ("period", "today", "codes"),
    [
        ("2025", date(2024, 12, 31), ["period_not_begun"]),
        ("2025", date(2025, 1, 1), []),
        ("2025-Q3", date(2025, 6, 30), ["period_not_begun"]),
        ("2025-06-30", date(2025, 6, 30), []),
        ("2024", None, []),
        ("2025", None, []),
    ],
)
def test_a_figure_must_be_of_a_period_that_has_begun(period, today, codes) -> None:
    delivery = figures(f"SOF | {period}")
    assert [found.code for found in check(delivery.rows, KNOWN, today)] == codes
    rows, _ = sound([delivery], KNOWN, today)
    assert len(rows) == (0 if codes else 1)


def test_a_target_may_be_for_a_period_ahead() -> None:
    delivery = deliver(
        "tal.xlsx",
        workbook(
            Måltal="""
                | Indikator | Forvaltning | Periode | Måltal | Oplyst af | Kilde        |
                | fleksjob  | SOF         | 2026    | 47     | SOF       | STATUS s. 17 |
            """
        ),
    )
    assert check(delivery.rows, KNOWN, date(2025, 1, 1)) == []


def unknown_among_known(count: int) -> tuple[list[Row], Records]:
    """`count` rows, each with a distinct code that is nearly one of as many known codes."""
    known = replace(
        KNOWN, indicators=tuple(indicator(f"indikator-{n}", Unit.COUNT) for n in range(count))
    )
    (row,) = figures("SOF | 2023").rows
    rows = [
        replace(row, record=replace(row.record, indicator=f"indikatorr-{n}", series=str(n)))
        for n in range(count)
    ]
    return rows, known


def test_twice_as_many_unknown_codes_among_twice_as_many_known_ones_are_twice_the_work() -> None:
    half, whole = unknown_among_known(200), unknown_among_known(400)
    found = check(*whole)
    assert {each.code for each in found} == {"unknown_indicator"}
    assert len(found) == 400
    assert "Mener du" in found[0].fix
    steps(lambda: check(*whole), most=2 * steps(lambda: check(*half)))
