"""The workbooks that a command was given, read and checked together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from commands.faults import MissingFileError
from loaders.checking.rows import records, sound
from loaders.delivery import Delivery
from loaders.reading import files
from monitor.settings import data_folder
from policy.findings import Finding
from policy.tables import CATALOGUE, WORKBOOKS, Records


@dataclass(frozen=True, slots=True)
class Reading:
    """Workbooks with all their findings, and the records of the rows without errors.

    `known` are the records that theirs may refer to.
    """

    deliveries: tuple[Delivery, ...]
    records: Records
    known: Records


def read(paths: Sequence[Path]) -> Reading:
    """Read workbooks and folders of them; without any, the policy's own.

    A folder stands for itself. A workbook alone may refer to what the policy's own workbooks hold,
    except that a catalogue replaces theirs. Raises `MissingFileError` for a path that is not there.
    """
    listed = [each for path in paths or [data_folder()] for each in _workbooks(path)]
    deliveries = [files.delivery(name, files.read(name, path)) for name, path in listed]
    alone = bool(paths) and not any(path.is_dir() for path in paths)
    known = _known_beside(deliveries) if alone else Records()
    rows, found = sound(deliveries, known)
    checked = tuple(_with_findings(delivery, found) for delivery in deliveries)
    return Reading(checked, records(rows, known), known)


def _workbooks(path: Path) -> list[tuple[str, Path]]:
    if path.is_dir():
        return list(files.workbooks(path).items())
    if not path.exists():
        raise MissingFileError(path)
    return [(path.name, path)]


def _known_beside(deliveries: Iterable[Delivery]) -> Records:
    shipped = read([data_folder()]).records
    if any(row.table == "policies" for delivery in deliveries for row in delivery.rows):
        return replace(shipped, **{table.name: () for table in WORKBOOKS[CATALOGUE]})
    return shipped


def _with_findings(delivery: Delivery, found: Iterable[Finding]) -> Delivery:
    own = tuple(f for f in found if f.file == delivery.file)
    return replace(delivery, findings=delivery.findings + own)
