"""Open data as a zip: a csv file per table, and descriptions of them for programs.

Figures are published as in the status, with counts of few persons hidden.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from metrics.status import Status
from policy.open_data import DESCRIPTION
from presentation.blocks import Selection
from presentation.documents.selection import narrowed_to
from reports.open_data import (
    codes,
    csv_files,
    data_package,
    figures,
    reconciliations,
    records,
    reportings,
    statuses,
)
from reports.open_data.data_tables import DataTable

ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def as_zip(status: Status, selection: Selection) -> bytes:
    """The selection as a zip; the same status gives the same bytes."""
    stream = BytesIO()
    with ZipFile(stream, "w") as packed:
        for name, made in files(status, selection):
            part = ZipInfo(name, ZIP_TIME)
            part.compress_type = ZIP_DEFLATED
            part.external_attr = 0o644 << 16
            packed.writestr(part, made())
    return stream.getvalue()


def tables(status: Status) -> Iterator[DataTable]:
    """Every published table of a status, always in the same order."""
    published = [
        *records.tables(status),
        figures.table(status),
        reportings.table(status),
        statuses.table(status),
        reconciliations.table(status),
    ]
    yield from published
    yield codes.table(status, published)


def as_json(document: Mapping[str, Any]) -> bytes:
    """A description as indented JSON, with Danish letters as they are."""
    return f"{json.dumps(document, ensure_ascii=False, indent=2)}\n".encode()


def files(status: Status, selection: Selection) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The files of the zip by name, each made once it is asked for."""
    published = list(tables(narrowed_to(status, selection)))
    yield (
        DESCRIPTION,
        lambda: as_json(data_package.described(status, selection, published)),
    )
    for table in published:
        yield f"{table.name}.csv", partial(csv_files.as_csv, table)
