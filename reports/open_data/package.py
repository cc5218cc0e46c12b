"""Open data as a zip: each table as csv for programs and for Excel, and descriptions for both.

Figures are published as in the status, with counts of few persons hidden.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from metrics.status import Status
from presentation.blocks import Selection
from presentation.documents.selection import narrowed_to
from presentation.html.site import Site
from reports.open_data import (
    codes,
    csv_files,
    figures,
    readme,
    reconciliations,
    records,
    reportings,
    statuses,
)
from reports.open_data.csv_files import EXCEL_FOLDER, FOR_EXCEL
from reports.open_data.data_tables import DataTable
from reports.open_data.descriptions import DESCRIPTIONS, Description
from reports.open_data.published import Published
from store.tracing import Cells

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


def tables(status: Status, cells: Cells = figures.NONE_FOUND) -> Iterator[DataTable]:
    """Every published table of a status, always in the same order; with the cells of figures where they are known."""
    published = [
        *records.tables(status),
        figures.table(status, cells),
        reportings.table(status),
        statuses.table(status),
        reconciliations.table(status),
    ]
    yield from published
    yield codes.table(status, published)


def as_json(document: Mapping[str, Any]) -> bytes:
    """A description as indented JSON, with Danish letters as they are."""
    return f"{json.dumps(document, ensure_ascii=False, indent=2)}\n".encode()


def published(
    status: Status, selection: Selection, site: Site | None = None, *, is_public: bool = False
) -> Published:
    """What is published of a selection: in a zip, or on a site, which may be public."""
    narrowed = narrowed_to(status, selection)
    behind = selection.behind
    every = list(tables(narrowed, behind.cells() if behind else figures.NONE_FOUND))
    return Published(narrowed, selection, every, dict(_csv_files(every)), site, is_public)


def files(
    status: Status, selection: Selection, site: Site | None = None, *, is_public: bool = False
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The files of the zip by name, each made once it is asked for; described as on the site if it is named."""
    found = published(status, selection, site, is_public=is_public)
    for each in DESCRIPTIONS:
        yield each.file, partial(_description, each, found)
    yield readme.FILE, lambda: readme.text(found).encode("utf-8-sig")
    yield from found.files.items()


def _csv_files(every: Iterable[DataTable]) -> Iterator[tuple[str, Callable[[], bytes]]]:
    for table in every:
        yield f"{table.name}.csv", cache(partial(csv_files.as_csv, table))
        yield f"{EXCEL_FOLDER}/{table.name}.csv", cache(partial(csv_files.as_csv, table, FOR_EXCEL))


def _description(description: Description, found: Published) -> bytes:
    return as_json(description.described(found))
