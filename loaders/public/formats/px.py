"""PX files (PC-Axis), which statistical offices from Statistics Denmark to Eurostat write.

Keywords, then the cells in row-major order: those of STUB first, then those of HEADING. Only the main
language is read; contact persons have no place in a table.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial
from io import StringIO

from loaders.guard.limits import LIMITS
from loaders.public.limits import RefusedError, check_dimensions, thousands
from loaders.public.marks import mark
from loaders.public.numbers import POINT, Cells
from loaders.public.table import Cell, Dimension, Mark, PublicTable, Value, only_periods, size

_Keywords = Mapping[tuple[str, tuple[str, ...]], str]
"""The text after the sign of equality, by keyword and what stands in its parentheses."""

_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:CHARSET|AXIS[-_]VERSION|CODEPAGE|LANGUAGE|CREATION-DATE|MATRIX|"
    rb"SUBJECT-(?:AREA|CODE)|TITLE|DECIMALS|STUB|HEADING)(?:\[\w+\])?\s*="
)
_KEYWORD = re.compile(
    r"\s*(?P<keyword>[A-Z][A-Z0-9_-]*)\s*(?:\[(?P<language>[^\]]*)\])?"
    r'\s*(?:\((?P<within>(?:"[^"]*+"|[^")]++)*+)\))?\s*='
)
_VALUE = re.compile(r'(?P<value>(?:"[^"]*+"|[^";]++)*+);')
_STRINGS = re.compile(r'"[^"]*"(?:\s*"[^"]*")*')
"""A string, continued in the next pair of quotation marks unless a comma stands between."""
_PART = re.compile(r'"([^"]*)"')
_CODEPAGE = re.compile(rb'CODEPAGE\s*=\s*"([\w-]+)"')
_SAFE_CODEPAGE = re.compile(r"(?:iso-?8859-\d{1,2}|(?:windows-|cp)?\d{3,4})", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,2})?", re.ASCII)
_WHOLE = re.compile(r"[-+]?\d+", re.ASCII)
_SEPARATORS = str.maketrans(";,\x1a", "   ")
"""Also the sign that ends a file of DOS."""
_COMMA = re.compile(r"\d+,\d+", re.ASCII)
_BLANK_BETWEEN = re.compile(r'\d[ \t]+[-+".\d]', re.ASCII)
"""A comma separates numbers where nothing else does; beside blanks it can be a decimal sign."""
_KEY_LINE = re.compile(r'\s*((?:"[^"]*"\s*,\s*)+)(.*)', re.DOTALL)
_BLANK = re.compile(r"\s")
PORTION = 100_000
"""The length of text whose cells are read at a time."""
HEADER = 1_000_000
"""The longest header in bytes in which the code page is looked for."""


def recognises(content: bytes) -> bool:
    """Whether the file begins as a PX file does."""
    return bool(_START.match(content))


def tables(content: bytes) -> tuple[PublicTable, ...]:
    """The one table of the file. Raises `RefusedError`."""
    text = _text(content)
    keywords, start = _header(text)
    dimensions = _dimensions(keywords)
    check_dimensions(dimensions)
    marks = _Marks(keywords)
    keyed = [d for d in dimensions if ("KEYS", (d.name,)) in keywords]
    cells = Cells(POINT, partial(_cell, marks=marks))
    if keyed:
        positions, cells = _sparse(text[start:], keywords, dimensions, keyed, cells)
    else:
        positions = _dense(text, start, size(dimensions), cells)
    table = PublicTable(
        title=_one(keywords, "TITLE") or _one(keywords, "CONTENTS") or "",
        source=_one(keywords, "SOURCE"),
        code=_one(keywords, "MATRIX"),
        unit=_one(keywords, "UNITS"),
        dimensions=dimensions,
        time=_time(keywords, dimensions),
        measure=_named(keywords, "CONTVARIABLE", dimensions),
        positions=positions,
        cells=cells,
    )
    return (table,)


def _text(content: bytes) -> str:
    """The file as text. A file can be UTF-8 and declare another code page, but not the other way."""
    declared = _CODEPAGE.search(content, 0, HEADER)
    codepage = declared[1].decode() if declared else ""
    named = [codepage] if _SAFE_CODEPAGE.fullmatch(codepage) else []
    for encoding in ("utf-8-sig", *named, "windows-1252"):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise RefusedError("public_not_recognised", "tegn, der ikke er tekst")


def _header(text: str) -> tuple[_Keywords, int]:
    """The keywords of the main language, and where the cells begin."""
    keywords: dict[tuple[str, tuple[str, ...]], str] = {}
    place = 0
    while found := _KEYWORD.match(text, place):
        if found["keyword"] == "DATA":
            return keywords, found.end()
        value = _VALUE.match(text, found.end())
        if not value:
            break
        within = tuple(_strings(found["within"] or ""))
        if not found["language"]:
            keywords.setdefault((found["keyword"], within), value["value"])
        place = value.end()
    rest = text[place : place + 200].strip()
    raise RefusedError(
        "public_header_damaged",
        rest or "filen slutter før tallene",
        wanted="Nøgleord med værdier, og DATA= før tallene.",
    )


def _strings(value: str) -> list[str]:
    return ["".join(_PART.findall(run)) for run in _STRINGS.findall(value)]


def _one(keywords: _Keywords, keyword: str, *within: str) -> str | None:
    """The text of a keyword without the blanks around it; None if it is absent or empty."""
    found = _strings(keywords.get((keyword, within), ""))
    return (found[0].strip() or None) if found else None


def _dimensions(keywords: _Keywords) -> tuple[Dimension, ...]:
    names = [
        name
        for keyword in ("STUB", "HEADING")
        for name in _strings(keywords.get((keyword, ()), ""))
    ]
    if not names:
        wanted = "STUB eller HEADING med tabellens inddelinger."
        raise RefusedError("public_header_damaged", "ingen inddelinger", wanted=wanted)
    if len(set(names)) < len(names):
        raise RefusedError("public_duplicate_key", ", ".join(names))
    return tuple(_dimension(keywords, name) for name in names)


def _dimension(keywords: _Keywords, name: str) -> Dimension:
    labels = _strings(keywords.get(("VALUES", (name,)), ""))
    codes = _strings(keywords.get(("CODES", (name,)), ""))
    if not labels or (codes and len(codes) != len(labels)):
        raise RefusedError(
            "public_header_damaged",
            f"{len(labels)} navne og {len(codes)} koder under »{name}«",
            wanted=f"VALUES med navnene under »{name}«, og lige så mange koder, hvis der er koder.",
        )
    coded: Sequence[str | None] = codes or [None] * len(labels)
    is_measure = _strings(keywords.get(("CONTVARIABLE", ()), "")) == [name]
    values = tuple(
        Value(label, code, _one(keywords, "UNITS", label) if is_measure else None)
        for label, code in zip(labels, coded, strict=True)
    )
    return Dimension(name, values, _one(keywords, "VARIABLECODE", name))


def _time(keywords: _Keywords, dimensions: Sequence[Dimension]) -> str | None:
    """The dimension that the file says is time, or the only one whose every value is a period."""
    for dimension in dimensions:
        if ("TIMEVAL", (dimension.name,)) in keywords:
            return dimension.name
        if _one(keywords, "VARIABLE-TYPE", dimension.name) == "T":
            return dimension.name
    return only_periods(dimensions)


def _named(keywords: _Keywords, keyword: str, dimensions: Sequence[Dimension]) -> str | None:
    names = _strings(keywords.get((keyword, ()), ""))
    return next((d.name for d in dimensions if d.name in names), None)


class _Marks(dict[str, Mark]):
    """The marks of the file by their sign; each office declares what its own mean."""

    def __init__(self, keywords: _Keywords) -> None:
        super().__init__()
        self.keywords = keywords

    def __missing__(self, sign: str) -> Mark:
        suffix = "NIL" if sign == "-" else str(len(sign)) if set(sign) == {"."} else None
        declared = _one(self.keywords, f"DATASYMBOL{suffix}") if suffix else None
        self[sign] = mark(sign, declared)
        return self[sign]


def _cell(printed: str, *, marks: _Marks) -> Cell:
    """The number or mark of a text that is no plain number."""
    if len(printed) > LIMITS.number:
        raise RefusedError("public_not_a_number", printed)
    if _NUMBER.fullmatch(printed):
        return int(printed) if _WHOLE.fullmatch(printed) else Decimal(printed)
    if len(printed) > 2 and printed[0] == printed[-1] == '"' and '"' not in printed[1:-1]:
        return marks[printed[1:-1]]
    raise RefusedError("public_not_a_number", printed)


def _dense(text: str, start: int, wanted: int, cells: Cells) -> Sequence[int]:
    """Read every cell of the table, in order and in portions: a large file can be one line."""
    comma = _COMMA.search(text, start)
    if comma and _BLANK_BETWEEN.search(text, start):
        raise RefusedError("public_ambiguous_number", comma[0])
    while start < len(text) and len(cells) <= wanted:
        blank = _BLANK.search(text, start + PORTION)
        end = blank.start() if blank else len(text)
        if printed := _printed(text[start:end]):
            cells.extend(printed)
        start = end
    _check_count(len(cells), wanted)
    return range(wanted)


def _printed(data: str) -> str:
    """The cells, one on each line."""
    return "\n".join(data.translate(_SEPARATORS).split())


def _sparse(
    data: str,
    keywords: _Keywords,
    dimensions: Sequence[Dimension],
    keyed: Sequence[Dimension],
    cells: Cells,
) -> tuple[Sequence[int], Cells]:
    """The rows that are there, each after its keys; a row that is left out is not 0."""
    if list(keyed) != list(dimensions[: len(keyed)]):
        raise RefusedError(
            "public_header_damaged",
            "KEYS for " + ", ".join(f"»{d.name}«" for d in keyed),
            wanted="KEYS for de første af tabellens inddelinger.",
        )
    places = [_places(keywords, dimension) for dimension in keyed]
    width = size(dimensions[len(keyed) :])
    rows: dict[int, int] = {}
    for line in StringIO(data):
        if not line.strip(" \t\r\n;"):
            continue
        found = _KEY_LINE.match(line)
        keys = _PART.findall(found[1]) if found else []
        if not found or len(keys) != len(keyed):
            raise RefusedError("public_unknown_key", line)
        row = 0
        for key, known, dimension in zip(keys, places, keyed, strict=True):
            if key not in known:
                raise RefusedError("public_unknown_key", f"»{key}« under »{dimension.name}«")
            row = row * len(dimension.values) + known[key]
        if row in rows:
            raise RefusedError("public_duplicate_key", ", ".join(f"»{key}«" for key in keys))
        rows[row] = len(cells)
        if printed := _printed(found[2]):
            cells.extend(printed)
        _check_count(len(cells) - rows[row], width)
    ordered = sorted(rows)
    positions = array("q", (row * width + n for row in ordered for n in range(width)))
    order = array("q", (rows[row] + n for row in ordered for n in range(width)))
    return positions, cells.selected(order)


def _places(keywords: _Keywords, dimension: Dimension) -> dict[str, int]:
    """The places of a dimension's values by what its KEYS are: codes or values."""
    by_code = "CODES" in keywords["KEYS", (dimension.name,)]
    keys = [value.code if by_code and value.code else value.label for value in dimension.values]
    return {key: place for place, key in enumerate(keys)}


def _check_count(found: int, wanted: int) -> None:
    if found < wanted:
        code, counted = "public_truncated", thousands(found)
    elif found > wanted:
        code, counted = "public_too_many_values", f"flere end {thousands(wanted)}"
    else:
        return
    raise RefusedError(code, f"{counted} tal", wanted=f"Netop {thousands(wanted)} tal.")
