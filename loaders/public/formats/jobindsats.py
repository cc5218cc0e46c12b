"""What jobindsats.dk's service answers with, in the forms that its versions have had.

Version 2 is a list of tables with `Variables` and `Data`, all text; version 3 has `columns` and `rows`. Saved
answers also have an object on each line. Version 3's csv is read as any csv.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from loaders.public import json_text
from loaders.public.delimited import head
from loaders.public.json_rows import message, objects_table, rows_table
from loaders.public.json_text import Printed, text
from loaders.public.limits import RefusedError
from loaders.public.rows import described
from loaders.public.table import Mark, PublicTable
from loaders.public.tidy import Columns
from policy.choices import Missing

_START = re.compile(r"\s*(?:\{|\[\s*[\[{\"])")
_MARKS = {"-": Mark("-", Missing.UNKNOWN)}
"""It stands both for none and for few persons."""

_Object = Mapping[str, Any]


def recognises(content: bytes) -> bool:
    """Whether the file is an object of JSON, or several."""
    return bool(_START.match(head(content)))


def tables(content: bytes) -> tuple[PublicTable, ...]:
    """Every table of the file. Raises `RefusedError`."""
    documents = _documents(content)
    only = _unwrapped(documents[0]) if len(documents) == 1 else None
    nodes = only if isinstance(only, list) else [only] if only else documents
    lowered = [_lowered(node) for node in nodes]
    for head_of, body, read in (("variables", "data", _version_2), ("columns", "rows", _version_3)):
        if any(head_of in node and body in node for node in lowered):
            return tuple(read(_checked(node, body)) for node in lowered)
    return (objects_table(nodes, _MARKS),)


def _documents(content: bytes) -> list[Any]:
    """The document, or those of every line."""
    try:
        return [json_text.document(content, Printed)]
    except RefusedError:
        lines = [
            line for line in content.decode("utf-8-sig", "replace").splitlines() if line.strip()
        ]
        if len(lines) < 2 or not lines[1].lstrip().startswith("{"):
            raise
        return [json_text.document(line, Printed) for line in lines]


def _unwrapped(document: Any) -> Any:
    """What a document has under its only name with rows or a table."""
    if not isinstance(document, dict) or {"variables", "columns"} & _lowered(document).keys():
        return document
    inside = [
        each
        for each in document.values()
        if (isinstance(each, list) and each and all(isinstance(row, dict) for row in each))
        or {"variables", "columns"} & _lowered(each).keys()
    ]
    return inside[0] if len(inside) == 1 else document


def _lowered(node: Any) -> _Object:
    """The object with its names in small letters; nothing for what is no object."""
    return {name.lower(): each for name, each in node.items()} if isinstance(node, dict) else {}


def _checked(node: _Object, body: str) -> _Object:
    if not isinstance(node.get(body), list):
        raise RefusedError("public_message_among_rows", message(node) or "et svar uden tal")
    return node


def _version_2(node: _Object) -> PublicTable:
    """Its names tell keys from measures: area, period, and those that begin with _ are keys."""
    variables = [_lowered(each) or {"label": each} for each in node.get("variables") or ()]
    codes = [str(each.get("name") or each.get("label")) for each in variables]
    names = [str(each.get("label") or each.get("name")) for each in variables]
    values = [
        place
        for place, code in enumerate(codes)
        if not code.startswith("_") and code.lower() not in ("area", "period")
    ]
    is_coded = all("name" in each for each in variables)
    about = described(str(node.get("tablename") or ""), code=node.get("tableid"))
    rows = _rows(node["data"], names)
    known = dict(zip(names, codes, strict=True)) if is_coded else {}
    columns = Columns(names, (), values if is_coded else None, known)
    return rows_table(columns, rows, _MARKS, about)


def _version_3(node: _Object) -> PublicTable:
    columns = [_lowered(each) or each for each in node.get("columns") or ()]
    names = [
        str(each.get("label") or each.get("name")) if isinstance(each, dict) else str(each)
        for each in columns
    ]
    about = described(str(node.get("tablename") or node.get("title") or ""))
    return rows_table(Columns(names, ()), _rows(node["rows"], names), _MARKS, about)


def _rows(rows: Sequence[Any], names: Sequence[str]) -> list[list[str]]:
    """The rows as text. An object is a row by its names; a single text is a message."""
    read = []
    for row in rows:
        cells = [row.get(name) for name in names] if isinstance(row, dict) else row
        words = message(cells[0]) if isinstance(cells, list) and len(cells) == 1 else message(cells)
        if not isinstance(cells, list) or (words and len(names) > 1):
            code = "public_is_message" if len(rows) == 1 else "public_message_among_rows"
            raise RefusedError(code, words or "en række uden kolonner")
        read.append([text(cell) for cell in cells])
    return read
