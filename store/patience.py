"""How long the store waits before it reports that it cannot be used."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait for a database connection, for its answer, and for a different writer."""

    connecting: int = 5
    answering: int = 20
    writing: int = 60
