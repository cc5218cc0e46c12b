"""The declaration of a file format: how its files are recognised, guarded and read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from loaders.guard.limits import Limits
from loaders.reading.grid import Grid
from loaders.reading.sheets import Workbook
from policy.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFormat:
    """A format that files can be delivered in, declared as `FORMAT` in a module of `formats`.

    `name` is for people, `ending` for people and for finding files in a folder; a delivered file is
    recognised by its content (`recognised`), never by its name. `refusals` is the guard: the reasons why
    a file must not be opened, found within the limits and without reading it as a whole. Only files that
    pass are given to `read`, or to `grids` for the values of the visible sheets and no more; the exceptions
    `unreadable` of both mean that the file is damaged. A format without `read` is that of public statistics
    only, and nothing is delivered in it.
    """

    name: str
    ending: str
    recognised: Callable[[bytes], bool]
    refusals: Callable[[str, bytes, Limits], tuple[Finding, ...]]
    read: Callable[[str, bytes], Workbook] | None = None
    grids: Callable[[bytes], tuple[Grid, ...]]
    unreadable: tuple[type[Exception], ...]
