"""Tables of rows in JSON: lists of cells, or objects with the same names; numbers as text are Danish."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from loaders.public import tidy
from loaders.public.delimited import in_portions
from loaders.public.json_text import text
from loaders.public.limits import RefusedError
from loaders.public.marks import Marks
from loaders.public.numbers import COMMA
from loaders.public.rows import ABSENT, Signs, described
from loaders.public.table import Mark, PublicTable
from loaders.public.tidy import Columns

LONGEST_MARK = 6
_MESSAGE = re.compile(r"errors?|message|fejl|fejlbesked|besked|detail", re.IGNORECASE)


def message(node: object) -> str | None:
    """The words of what is a message: a sentence, a name without a value, or a value with such a name."""
    if isinstance(node, str):
        return node if " " in node.strip() else None
    if not isinstance(node, Mapping):
        return None
    if len(node) == 1 and next(iter(node.values())) in ("", None):
        return str(next(iter(node)))
    words = [each for name, each in node.items() if _MESSAGE.fullmatch(name)]
    return str(words[0]) if words else None


def objects_table(
    nodes: Sequence[Any], known: Mapping[str, Mark], keys: Mapping[str, str] | None = None
) -> PublicTable:
    """The table of a list of objects, each a row. A name that some leave out is no observation there.

    `keys` are the names of the keys, with what they are shown as, where the format tells them.
    """
    messages = [words for words in map(message, nodes) if words]
    if messages:
        is_all = len(messages) == len(nodes)
        raise RefusedError(
            "public_is_message" if is_all else "public_message_among_rows", messages[0]
        )
    if not all(isinstance(node, dict) for node in nodes):
        raise RefusedError("public_not_recognised", "JSON uden tal")
    names = list(dict.fromkeys(name for node in nodes for name in node))
    rows = [[text(node[name]) if name in node else ABSENT for name in names] for node in nodes]
    if not keys:
        return rows_table(Columns(names, ()), rows, known, described())
    values = [place for place, name in enumerate(names) if name not in keys]
    codes = {shown: name for name, shown in keys.items()}
    columns = Columns([keys.get(name, name) for name in names], (), values, codes)
    return rows_table(columns, rows, known, described())


def rows_table(
    columns: Columns, rows: Sequence[Sequence[str]], known: Mapping[str, Mark], about: PublicTable
) -> PublicTable:
    """The table of rows of text under columns that have no sample yet."""
    portions = list(in_portions(rows, len(columns.names), 1))
    if not portions:
        raise RefusedError("public_truncated", "ingen tal", wanted="Mindst én række med tal.")
    columns = replace(columns, sample=list(zip(*rows, strict=True)))
    signs = Signs(Marks(LONGEST_MARK, known).__getitem__, COMMA)
    return tidy.table(columns, portions, about, signs)
