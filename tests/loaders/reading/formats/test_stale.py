"""A 0 that a formula cannot give was never calculated, even in a file with other results."""

from __future__ import annotations

import pytest

from loaders.reading.formats.xlsx_parts import stale
from loaders.reading.parse import deliver
from loaders.reading.sheets import Doubt, Workbook
from loaders.reading.workbook import read
from tests.tables import workbook

INPUTS = """
    | 200 | 0 | -5 | tekst | 74 | x |
    | 0   | 0 | 0  | TRUE  | 0  | x |
"""


def doubt_of(formula: str, result: str = "0", beside: str = "274") -> Doubt | None:
    """The doubt about a formula in a file where another formula has the result `beside`."""
    content = workbook(
        A=INPUTS,
        formulas={"A!F1": formula, "A!F2": "=A1+E1"},
        results={"A!F1": result, "A!F2": beside},
    )
    book = read("prøve.xlsx", content)
    assert isinstance(book, Workbook)
    return next(c.doubt for row in book.sheets[0].rows for c in row if c.address == "F1")


@pytest.mark.parametrize(
    "formula",
    [
        "=200+74",
        "=A1",
        "=A1+E1",
        "=B1+A1",
        "=$A$1*2",
        "=A1/2",
        "=(A1+E1)*50%",
        "=SUM(A1:B2)",
        "=SUM(A1:A2,D1:D2)",
        "=sum(B1,E1)",
        "=AVERAGE(A1:B2)",
        "=A!A1",
        "='A'!A1 + 1",
        "=SUM(A!A1:A2)/2",
        "=F2",
    ],
)
def test_a_zero_that_a_formula_cannot_give_is_stale(formula: str) -> None:
    assert doubt_of(formula) is Doubt.STALE


@pytest.mark.parametrize(
    "formula",
    [
        "=A1-200",
        "=A1*0",
        "=A1*B1",
        "=B1",
        "=B1/A1",
        "=A1/B1",
        "=A1+C1",
        "=-A1",
        "=A1*-1",
        "=A1^2",
        "=A1=E1",
        "=SUM(A1:C1)",
        "=SUM(D1:D2)",
        "=SUM(A1:E1)-274",
        "=SUM(A1:A2*B1:B2)",
        "=A1:A2",
        "=SUM(A:A)",
        "=SUM(A1:B2 B1:B2)",
        "=SUM(A1:A2",
        "=D1+A1",
        "=D2+A1",
        "=ROUND(A1/1000,0)",
        "=IF(B1,A1,0)",
        "=SUMIF(A1:A2,5)",
        "=Borte!A1",
        "=LOG10(A1)+A1",
        "=A1.5",
        "=A1 E1",
        "=+",
        "=1E-5*A1",
        '="A1"+A1',
        "=" + "A1+" * 90 + "A1",
    ],
)
def test_a_zero_that_may_be_right_is_a_value(formula: str) -> None:
    assert doubt_of(formula) is None


def test_a_nonzero_result_is_never_stale() -> None:
    assert doubt_of("=A1*2", result="400", beside="0") is None


def test_one_stale_zero_puts_every_empty_result_of_the_file_in_doubt() -> None:
    assert doubt_of("=VLOOKUP(1,A1:B2,2)", result="0", beside="0") is Doubt.STALE


def test_beyond_the_limit_on_cells_nothing_is_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stale, "MOST_CELLS", 4)
    assert doubt_of("=SUM(A1:B2)") is Doubt.STALE
    assert doubt_of("=SUM(A1:B3)") is None


def test_a_stale_zero_is_not_a_value_of_a_record() -> None:
    content = workbook(
        Målinger="""
            | Indikator | Forvaltning | Periode | Værdi | Kilde        | Oplyst af | Mænd | Kvinder |
            | fleksjob  | SOF         | 2025    | x     | STATUS s. 17 | SOF       | 200  | 74      |
            | fleksjob  | BUF         | 2025    | x     | STATUS s. 17 | BUF       | 100  | 20      |
        """,
        formulas={"Målinger!D2": "=G2+H2", "Målinger!D3": "=G3+H3"},
        results={"Målinger!D2": "0", "Målinger!D3": "120"},
    )
    delivery = deliver("prøve.xlsx", content)
    found = [(each.code, each.cell) for each in delivery.findings if each.column]
    assert found == [("formula_not_calculated", "D2")]
    assert len(delivery.rows) == 1
