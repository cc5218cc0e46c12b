"""How long the store waits before it says that it cannot be used."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: for a connection to a database, for its answer, and for another who writes."""

    connecting: int = 5
    answering: int = 20
    writing: int = 60
