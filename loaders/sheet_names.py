"""Which table a sheet is, by its name."""

from __future__ import annotations

from policy.spelling import folded
from policy.tables import TABLES, Table

_TABLES = {folded(table.sheet).replace(" ", ""): table for table in TABLES}


def table_named(name: str) -> Table | None:
    """The table of a sheet's name, however it is spelled; None when it is none.

    >>> table_named(" målinger ").name
    'observations'
    """
    return _TABLES.get(folded(name).replace(" ", ""))
