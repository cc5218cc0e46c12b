"""What the exit code of a command means."""

from enum import IntEnum


class Exit(IntEnum):
    """The codes that other programs rely on."""

    FINE = 0
    FINDINGS = 1
    REFUSED = 2
    USAGE = 64
    OWN_FAULT = 70
    NOT_NOW = 75
    """What is needed cannot be used now: the store is busy, say, or its disk is full."""
