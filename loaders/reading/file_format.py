"""What a file format is: how its files are recognised, guarded and read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from loaders.guard.limits import Limits
from loaders.reading.sheets import Workbook
from policy.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFormat:
    """A format that files can be delivered in, declared as `FORMAT` in a module of `formats`.

    `name` and `ending` are for people, and for the files of a folder; what somebody sends is known
    by what is in it (`recognised`) and never by its name. `refusals` is the guard: why a file must not
    be opened, found within the limits and without reading it as a whole. Only what it lets in is
    given to `read`; of what that raises, `unreadable` means that the file is damaged.
    """

    name: str
    ending: str
    recognised: Callable[[bytes], bool]
    refusals: Callable[[str, bytes, Limits], tuple[Finding, ...]]
    read: Callable[[str, bytes], Workbook]
    unreadable: tuple[type[Exception], ...]
