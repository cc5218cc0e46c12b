"""The table that a sheet holds, by the sheet's name."""

from __future__ import annotations

from policy.spelling import folded
from policy.tables import TABLES, Table

_TABLES = {folded(table.sheet).replace(" ", ""): table for table in TABLES}


def table_named(name: str) -> Table | None:
    """The table with this sheet name, in any spelling; None if there is no such table.

    >>> table_named(" målinger ").name
    'observations'
    """
    return _TABLES.get(folded(name).replace(" ", ""))
