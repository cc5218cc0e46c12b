"""The workbooks of a data folder, accepted in memory and read again when a person has changed them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock

from loaders.check import records, sound
from loaders.delivery import Delivery, Row
from loaders.parse import deliver
from policy.findings import Finding, Severity, finding
from policy.tables import WORKBOOKS, Records
from store.observing import known

OPEN_IN_EXCEL = "~$"
STOPPING = frozenset({Severity.REFUSAL, Severity.ERROR})
NOTHING = Records()


@dataclass(frozen=True, slots=True)
class _Taken:
    """A workbook as it stands in the folder; `stamp` (time and size) tells when it has changed."""

    stamp: tuple[int, int]
    delivery: Delivery


class DataFolder:
    """The records of a folder of workbooks behind `observe(as_of, version)`.

    The version counts up by one each time that what is accepted changes. A workbook with errors
    leaves its last accepted edition in place; where there is none, its rows without errors enter,
    and rows that refer to the others are left out. Versions are kept while the process lives.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._taken: dict[str, _Taken] = {}
        self._accepted: dict[str, Delivery] = {}
        self._versions: list[Records] = []
        self._problems: Mapping[str, tuple[Finding, ...]] = {}
        self._lock = Lock()

    @property
    def problems(self) -> Mapping[str, tuple[Finding, ...]]:
        """By file, the findings that kept something out of what is shown."""
        return self._problems

    def refresh(self) -> int:
        """Read what has changed since the last call; returns the newest version."""
        with self._lock:
            stamps = self._stamps()
            if not self._versions or stamps != {name: t.stamp for name, t in self._taken.items()}:
                self._take_in(stamps)
            return len(self._versions)

    def observe(self, as_of: date, version: int | None = None) -> Records:
        """What was known on `as_of`, from what had been accepted by `version` (default: all).

        Raises `LookupError` for a version that does not exist.
        """
        newest = self.refresh()
        number = newest if version is None else version
        if not 1 <= number <= newest:
            raise LookupError(f"version {number} of {newest}")
        return known(self._versions[number - 1], as_of)

    def _stamps(self) -> dict[str, tuple[int, int]]:
        found = {}
        for path in sorted(self._folder.glob("*.xlsx")):
            if path.name.startswith(OPEN_IN_EXCEL):
                continue
            try:
                state = path.stat()
            except FileNotFoundError:
                continue
            found[path.name] = (state.st_mtime_ns, state.st_size)
        return found

    def _take_in(self, stamps: Mapping[str, tuple[int, int]]) -> None:
        before = self._taken
        self._taken = {
            name: before[name]
            if name in before and before[name].stamp == stamp
            else _Taken(stamp, self._delivered(name))
            for name, stamp in stamps.items()
        }
        deliveries = {name: taken.delivery for name, taken in self._taken.items()}
        _, found = sound(deliveries.values(), NOTHING)
        problems = _stopping([*_own_findings(deliveries.values()), *found])
        rows, _ = sound(self._standing(deliveries, problems).values(), NOTHING)
        self._problems = problems | self._missing(rows)
        accepted = records(rows)
        if not self._versions or accepted != self._versions[-1]:
            self._versions.append(accepted)

    def _standing(
        self, deliveries: Mapping[str, Delivery], problems: Mapping[str, object]
    ) -> dict[str, Delivery]:
        """Each workbook's newest edition, or its last accepted one while the newest has errors.

        Where taking one back leaves errors in a workbook that was accepted, the change that caused
        them is another's: then every accepted workbook stands as it was.
        """
        self._accepted = {n: d for n, d in self._accepted.items() if n in deliveries}
        standing = {
            name: self._accepted.get(name, delivery) if name in problems else delivery
            for name, delivery in deliveries.items()
        }
        _, found = sound(standing.values(), NOTHING)
        unsettled = _stopping(found)
        if any(name in self._accepted for name in unsettled):
            standing |= self._accepted
        for name, delivery in standing.items():
            if name not in problems and name not in unsettled:
                self._accepted[name] = delivery
        return standing

    def _delivered(self, name: str) -> Delivery:
        try:
            content = (self._folder / name).read_bytes()
        except OSError:
            return Delivery(name, findings=(finding("file_damaged", file=name),), refused=True)
        return deliver(name, content)

    def _missing(self, rows: Iterable[Row]) -> dict[str, tuple[Finding, ...]]:
        """Workbooks that are not there, and whose tables no other workbook holds."""
        filled = {row.table for row in rows}
        return {
            f"{workbook}.xlsx": (finding("file_missing", file=f"{workbook}.xlsx"),)
            for workbook, tables in WORKBOOKS.items()
            if f"{workbook}.xlsx" not in self._taken
            and not any(table.name in filled for table in tables)
        }


def _own_findings(deliveries: Iterable[Delivery]) -> list[Finding]:
    return [found for delivery in deliveries for found in delivery.findings]


def _stopping(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    by_file: dict[str, list[Finding]] = {}
    for found in findings:
        if found.severity in STOPPING:
            by_file.setdefault(found.file, []).append(found)
    return {file: tuple(found) for file, found in by_file.items()}
