"""What uddannelsesstatistik.dk's service answers with: a list of objects, numbers as Danish text.

A dimension's name is `[dimension].[hierarchy].[level]`. A group that is too small to be shown is left out.
"""

from __future__ import annotations

import re
from collections import Counter

from loaders.public import json_text
from loaders.public.delimited import head
from loaders.public.json_rows import objects_table
from loaders.public.json_text import Printed
from loaders.public.table import Mark, PublicTable
from policy.choices import Missing

_START = re.compile(r"\s*\[\s*\{")
_NAME = re.compile(r'"\[[^\]"]*\]\.\[[^"]*\]"\s*:')
_LEVEL = re.compile(r"\[([^\]]*)\]$")
_MARKS = {"..": Mark("..", Missing.HIDDEN), "<fejl>": Mark("<fejl>", Missing.UNKNOWN)}


def recognises(content: bytes) -> bool:
    """Whether the file is a list of objects, with names in brackets."""
    start = head(content)
    return bool(_START.match(start) and _NAME.search(start))


def tables(content: bytes) -> tuple[PublicTable, ...]:
    """The one table of the file. Raises `RefusedError`."""
    nodes = json_text.document(content, Printed)
    names = dict.fromkeys(name for node in nodes if isinstance(node, dict) for name in node)
    levels = {name: found[1] for name in names if (found := _LEVEL.search(name))}
    count = Counter(levels.values())
    keys = {
        name: level if count[level] == 1 and level not in names else name
        for name, level in levels.items()
    }
    return (objects_table(nodes, _MARKS, keys),)
