"""The formats that files can be read in: one module each, which declares its `FORMAT`."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from loaders.reading.file_format import FileFormat


def _declared(name: str) -> FileFormat:
    declared: FileFormat = import_module(f"{__name__}.{name}").FORMAT
    return declared


FORMATS = tuple(_declared(module.name) for module in iter_modules(__path__) if not module.ispkg)
ENDINGS = tuple(each.ending for each in FORMATS if each.read)
"""The endings of the files that can be delivered."""


def format_of(content: bytes) -> FileFormat | None:
    """The format of a file; None if no format recognises it."""
    return next((each for each in FORMATS if each.recognised(content)), None)
