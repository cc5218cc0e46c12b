"""Reads and checks the workbooks given to a command, together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from commands.faults import MissingFileError
from loaders.checking.checked import Arrival, Sender, checked
from loaders.checking.rows import records
from loaders.delivery import Delivery
from loaders.guard.limits import LIMITS
from loaders.reading import files
from loaders.sandbox import process
from monitor import policies
from policy import clock
from policy.findings import Finding
from policy.tables import Records


@dataclass(frozen=True, slots=True)
class Reading:
    """Workbooks with their findings, worst first, and the records of the rows without errors.

    `known` are other records that these may refer to.
    """

    deliveries: tuple[Delivery, ...]
    records: Records
    known: Records


def read(paths: Sequence[Path]) -> Reading:
    """Read workbooks and folders of them; without any, the policy's data folder.

    A folder is checked by itself. A workbook of the data folder is checked with the others there;
    any other workbook as a department's delivery today, on top of the data folder. Raises
    `MissingFileError` for a path that does not exist.
    """
    deliveries = _deliveries(paths or [policies.chosen().folder])
    if not paths or any(path.is_dir() for path in paths):
        return _checked(deliveries, Records(), Sender.FOLDER)
    own = {
        path.name for path in paths if path.resolve().parent == policies.chosen().folder.resolve()
    }
    others = [each for each in _deliveries([policies.chosen().folder]) if each.file not in own]
    known = _checked(others, Records(), Sender.FOLDER).records
    return _checked(deliveries, known, Sender.FOLDER if own else Sender.DEPARTMENT)


def _deliveries(paths: Iterable[Path]) -> list[Delivery]:
    listed = [each for path in paths for each in _workbooks(path)]
    return [_delivery(name, path) for name, path in listed]


def _delivery(name: str, path: Path) -> Delivery:
    """A workbook of the data folder, or any other file, which can be public statistics too."""
    content = files.read(name, path)
    if isinstance(content, Finding) or path.resolve().parent == policies.chosen().folder.resolve():
        return files.delivery(name, content)
    if len(content) > LIMITS.file:  # public statistics may be larger
        content = path.read_bytes()
    return process.delivered(name, content)


def _checked(deliveries: Iterable[Delivery], known: Records, sender: Sender) -> Reading:
    found = checked(deliveries, known, Arrival(clock.today(), sender))
    whole = (
        replace(each, findings=tuple(f for f in found.findings if f.file == each.file))
        for each in deliveries
    )
    return Reading(tuple(whole), records(found.rows, known), known)


def _workbooks(path: Path) -> list[tuple[str, Path]]:
    if path.is_dir():
        return list(files.workbooks(path).items())
    if not path.exists():
        raise MissingFileError(path)
    return [(path.name, path)]
