"""Writing the tables of open data as csv, compared with pandas, which has their values as frames already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from time import process_time

import pandas as pd

from bench.assessing import DAY, INDICATORS, ROWS, invented
from bench.timing import compared
from metrics.assessment import assess
from reports.open_data import package
from reports.open_data.csv_files import FOR_EXCEL, FOR_PROGRAMS, Variant, as_csv
from reports.open_data.data_tables import DataTable

AIM = 2.0
ROUNDS = 7


def lines() -> Iterator[str]:
    tables = list(package.tables(assess(invented(), DAY)))
    frames = [
        pd.DataFrame(
            dict(zip([column.name for column in each.columns], each.by_column(), strict=True))
        )
        for each in tables
    ]
    for variant, mark in ((FOR_PROGRAMS, "."), (FOR_EXCEL, ",")):
        result = compared(
            partial(_ours, tables, variant),
            partial(_pandas, frames, variant.delimiter, mark),
            ROUNDS,
            process_time,
        )
        yield (
            f"open data, {len(tables)} tables of {INDICATORS} indicators of {ROWS} rows as csv with "
            f"{variant.delimiter} and {mark}: {result.ratio:.2f} times the processor time of pandas' to_csv "
            f"(aim: at most {AIM})"
        )


def _ours(tables: Iterable[DataTable], variant: Variant) -> None:
    for each in tables:
        as_csv(each, variant)


def _pandas(frames: Iterable[pd.DataFrame], delimiter: str, mark: str) -> None:
    for each in frames:
        each.to_csv(index=False, sep=delimiter, decimal=mark)
