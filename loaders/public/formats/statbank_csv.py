"""The csv that StatBank's service answers with: a row for each observation, its value last.

Columns stand in the order that was chosen, so only INDHOLD is sure to be last; TID may stand anywhere, or
be left out.
"""

from __future__ import annotations

import re

from loaders.public import delimited
from loaders.public.marks import Marks
from loaders.public.rows import Rows, Signs, described
from loaders.public.table import Mark, PublicTable
from loaders.public.units import with_unit_dimension
from policy.choices import Missing

VALUE = "INDHOLD"
TIME = "TID"
LONGEST_MARK = 6
_START = re.compile(r'"?[^;\r\n]+(?:;[^;\r\n]+)*;"?INDHOLD"?[ ]*(?:\r?\n|$)')
_NOT_YET = Mark("...", Missing.NOT_YET)
"""What Statistics Denmark's three dots mean; elsewhere they mean other things."""


def recognises(content: bytes) -> bool:
    """Whether the first row ends with the heading that the service gives the values."""
    return bool(_START.match(delimited.head(content)))


def tables(content: bytes) -> tuple[PublicTable, ...]:
    """The one table of the file. Raises `RefusedError`."""
    delimited.check_rows(content)
    *names, _ = next(delimited.rows(content, ";"))
    rows = Rows(names)
    rows.take(delimited.portions(content, ";", rows.width, skip=1))
    about = described(time=TIME if TIME in names else None)
    marks = Marks(LONGEST_MARK, {"...": _NOT_YET})
    table = rows.table(about, Signs(marks.__getitem__, never_thousands=","))
    return (with_unit_dimension(table),)
