"""An indicator that counts few persons, delivered as a workbook. Every figure is invented.

SOF has 3, which BUF's 7,013 would reveal: 27,027 in total, less BIF's 20,011.
"""

from __future__ import annotations

from datetime import date

from store.states import State
from tests import acting
from tests.tables import workbook

TODAY = date(2026, 11, 22)
SECOND = ("7013", "7.013", "7013.0")
"""Spellings of the hidden 7,013."""


def delivered_file(sof: int = 3, buf: int = 7013, note: str = "") -> bytes:
    return workbook(
        Indikatorer="""
        | Kode     | Navn           | Enhed | Vurderes som | Dækker               | Retning          | Total           | Få personer |
        | anbragte | Anbragte børn  | antal | retning      | borgere med handicap | lavere er bedre  | lægges sammen   | ja          |
        """,
        Målinger=f"""
        | Indikator | Forvaltning | Periode | Værdi | Oplyst af | Note   | Kilde        |
        | anbragte  | SOF         | '2024   | {sof} | SOF       | {note} | STATUS s. 17 |
        | anbragte  | BUF         | '2024   | {buf} | BUF       |        | STATUS s. 17 |
        | anbragte  | BIF         | '2024   | 20011 | BIF       |        | STATUS s. 17 |
        | anbragte  | KK          | '2024   | {20011 + sof + buf} | STATUS |   | STATUS s. 17 |
        """,
    )


def accepted(content: bytes, name: str = "anbragte.xlsx") -> int:
    """Accept a file as a draft; returns its version."""
    return acting.accept(acting.preview(name, content, TODAY), content, "Anna", "")


def presented(version: int) -> None:
    for state in (State.APPROVED, State.PRESENTED):
        acting.advance(version, state, "Anna")
