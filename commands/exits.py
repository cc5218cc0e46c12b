"""The exit codes of commands."""

from enum import IntEnum


class Exit(IntEnum):
    """The codes that other programs rely on."""

    FINE = 0
    FINDINGS = 1
    REFUSED = 2
    USAGE = 64
    OWN_FAULT = 70
    NOT_NOW = 75
    """A resource cannot be used now: the store is busy, for example, or its disk is full."""
