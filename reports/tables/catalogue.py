"""The policy as the workbooks of a data folder: put there, it is the policy that the dashboard shows."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from loaders.templates.workbooks import workbook
from metrics.adoption import adopted
from metrics.status import Status
from policy.quantities import Quantity
from policy.tables import DRAFT, WORKBOOKS, Records
from presentation.blocks import Selection
from presentation.language.letters import slug

ZIP_TIME = (1980, 1, 1, 0, 0, 0)
NO_POLICY = "politik"


def catalogue(status: Status, selection: Selection) -> bytes:
    """The folder of the policy as a zip, whole whatever is selected.

    The adopted targets of its draft are the policy's targets, and what was dropped is left out.
    Counts of few persons are not in it, because a data folder is public: their departments report
    them to the policy. The folder's name is the policy's code.
    """
    records = adopted(_shown(selection.behind.records() if selection.behind else Records()))
    folder = slug(status.policy.id) if status.policy else NO_POLICY
    stream = BytesIO()
    with ZipFile(stream, "w") as packed:
        for name, tables in WORKBOOKS.items():
            if name == DRAFT and not any(getattr(records, table.name) for table in tables):
                continue
            part = ZipInfo(f"{folder}/{name}.xlsx", ZIP_TIME)
            part.compress_type = ZIP_DEFLATED
            part.external_attr = 0o644 << 16
            packed.writestr(part, workbook(tables, records))
    return stream.getvalue()


def _shown(records: Records) -> Records:
    """The records without the figures that are hidden, which no workbook can hold."""
    hidden = Quantity.hidden()
    return replace(
        records,
        observations=tuple(o for o in records.observations if o.value != hidden),
        baselines=tuple(b for b in records.baselines if b.value != hidden),
        targets=tuple(t for t in records.targets if t.value != hidden),
    )
