"""JSON-stat 1 and 2, and bundles of several tables, as StatBank's and PxWeb's services answer.

https://json-stat.org/full/ names the parts. A value that is left out is no observation; null is a mark.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from loaders.public import json_text
from loaders.public.limits import RefusedError, check_dimensions, thousands
from loaders.public.marks import mark
from loaders.public.table import (
    Cell,
    Dimension,
    Flagged,
    Mark,
    PublicTable,
    Value,
    only_periods,
    size,
)
from policy.choices import Missing

_Node = Mapping[str, Any]
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_SIGNS = re.compile(rb'"dimension"\s*:|"class"\s*:\s*"(?:dataset|collection)"')


def recognises(content: bytes) -> bool:
    """Whether the file is an object of JSON with the names that JSON-stat has."""
    return bool(_START.match(content) and _SIGNS.search(content))


def tables(content: bytes) -> tuple[PublicTable, ...]:
    """Every table of the file. Raises `RefusedError`."""
    found = tuple(_table(node) for node in _nodes(json_text.document(content)))
    if not found:
        raise RefusedError("public_not_recognised", "JSON uden tal")
    return found


def _nodes(document: _Node) -> Iterator[_Node]:
    """The data sets: the document itself, those of a collection, or those of a bundle by name."""
    if "dimension" in document and "value" in document:
        yield document
        return
    link = document.get("link")
    items = link.get("item", []) if isinstance(link, dict) else []
    nodes: Iterable[Any] = [*document.values(), *(items if isinstance(items, list) else [])]
    yield from (
        node
        for node in nodes
        if isinstance(node, dict) and isinstance(node.get("dimension"), dict) and "value" in node
    )


def _table(node: _Node) -> PublicTable:
    try:
        return _read(node)
    except (AttributeError, LookupError, TypeError, ValueError) as odd:
        raise _damaged(f"»{odd}«") from odd


def _damaged(found: str) -> RefusedError:
    wanted = "En beskrivelse af tabellen, som JSON-stat 1 eller 2 har den."
    return RefusedError("public_header_damaged", found, wanted=wanted)


def _read(node: _Node) -> PublicTable:
    described = node["dimension"]
    inside = node if "id" in node else described  # version 1 has them inside "dimension"
    names, sizes, role = inside["id"], inside["size"], inside.get("role") or {}
    if len(names) != len(sizes):
        raise _damaged(f"{len(names)} inddelinger og {len(sizes)} størrelser")
    labels = [described[name].get("label") or name for name in names]
    shown = labels if len(set(labels)) == len(labels) else names
    dimensions = tuple(
        _dimension(name, label, count, described[name]["category"])
        for name, label, count in zip(names, shown, sizes, strict=True)
    )
    check_dimensions(dimensions)
    positions, cells = _cells(node, size(dimensions))
    by_code = {dimension.code: dimension.name for dimension in dimensions}
    time, measure = (
        next((by_code[name] for name in role.get(kind) or ()), None) for kind in ("time", "metric")
    )
    return PublicTable(
        title=node.get("label") or "",
        source=node.get("source"),
        code=_extension(node, "px").get("tableid"),
        unit=None,
        dimensions=dimensions,
        time=time or only_periods(dimensions),
        measure=measure,
        positions=positions,
        cells=cells,
    )


def _extension(node: _Node, name: str) -> _Node:
    found: _Node = (node.get("extension") or {}).get(name) or {}
    return found


def _dimension(name: str, shown: str, count: int, category: _Node) -> Dimension:
    labels, units = category.get("label") or {}, category.get("unit") or {}
    index = category.get("index") or list(labels)
    codes = sorted(index, key=lambda code: index[code]) if isinstance(index, dict) else index
    in_order = not isinstance(index, dict) or sorted(index.values()) == list(range(len(index)))
    if len(codes) != count or not in_order:
        raise _damaged(f"{len(codes)} af {count} grupper under »{shown}«")
    values = tuple(Value(labels.get(code) or code, code, _unit(units.get(code))) for code in codes)
    return Dimension(shown, values, name)


def _unit(unit: _Node | None) -> str | None:
    """The unit in words. A base is no unit by itself where the numbers count thousands of it."""
    if not unit:
        return None
    base = None if unit.get("multiplier") else unit.get("base")
    return unit.get("label") or base


def _cells(node: _Node, wanted: int) -> tuple[Sequence[int], list[Cell]]:
    """The cells that the data set has. Values and statuses are lists, or objects by position."""
    values, status = node["value"], _statuses(node, wanted)
    means = _extension(node, "status").get("label") or {}
    if isinstance(values, list):
        if len(values) < wanted:
            found = f"{thousands(len(values))} tal"
            raise RefusedError("public_truncated", found, wanted=f"Netop {thousands(wanted)} tal.")
        if len(values) > wanted:
            raise _too_many(wanted)
        return range(wanted), [
            _cell(value, status.get(position), means) for position, value in enumerate(values)
        ]
    by_position = {int(position): value for position, value in values.items()}
    positions = sorted(by_position.keys() | status.keys())
    if positions and not 0 <= positions[0] <= positions[-1] < wanted:
        raise _too_many(wanted)
    cells = [_cell(by_position.get(each), status.get(each), means) for each in positions]
    return array("q", positions), cells


def _too_many(wanted: int) -> RefusedError:
    text = thousands(wanted)
    return RefusedError("public_too_many_values", f"flere end {text} tal", wanted=f"Netop {text} tal.")  # fmt: skip


def _statuses(node: _Node, wanted: int) -> Mapping[int, str]:
    """The status of each position that has one; a single one is that of every value."""
    status = node.get("status")
    if isinstance(status, dict):
        return {int(position): sign for position, sign in status.items() if sign}
    if isinstance(status, str) or (isinstance(status, list) and len(status) == 1):
        sign = status if isinstance(status, str) else status[0]
        values = node["value"]
        places = range(wanted) if isinstance(values, list) else map(int, values)
        return dict.fromkeys(places, sign) if sign else {}
    return {position: sign for position, sign in enumerate(status or ()) if sign}


def _cell(value: Any, status: str | None, means: Mapping[str, str]) -> Cell:
    if value is None:
        return mark(status, means.get(status)) if status else Mark("null", Missing.UNKNOWN)
    if isinstance(value, str):
        return mark(value, means.get(value))
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise RefusedError("public_not_a_number", str(value))
    return Flagged(value, status, means.get(status)) if status else value
