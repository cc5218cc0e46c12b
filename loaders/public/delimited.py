"""Text files with a row on each line: their encoding, separator and rows. All cells are text."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, TextIOWrapper
from itertools import compress, islice

from loaders.public.limits import MOST_CELLS, RefusedError, thousands

SEPARATORS = (";", "\t", "|", ",")
SAMPLE = 500
"""The rows by which the separator is found."""

PORTION = 10_000
"""Rows that are taken at a time."""
_BYTES = 500_000
"""The same in bytes, where no cell is in quotation marks."""

Portion = tuple[Sequence[int], Sequence[Sequence[str]]]
"""The numbers of some rows in the file, and their columns."""

_SPREADSHEETS = (65_536, 1_048_576)
"""The rows that old and new spreadsheets have room for."""


def encoding(content: bytes) -> str:
    """The encoding of the text: UTF-8 or UTF-16 where that can be, else that of Windows."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        names = ("utf-16",)
    else:
        names = ("utf-8-sig", "windows-1252")  # type: ignore[assignment]
    for name in names:
        try:
            if "\0" not in content.decode(name):
                return name
        except UnicodeDecodeError:
            continue
    raise RefusedError("public_not_recognised", "tegn, der ikke er tekst")


def head(content: bytes, length: int = 4_000) -> str:
    """The beginning of the text, as far as it can be decoded."""
    name = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return content[:length].decode(name)
    except UnicodeDecodeError as broken:
        if length - broken.start < len("…".encode()):  # the cut is inside a letter
            return content[: broken.start].decode(name)
        return content[:length].decode("windows-1252", "replace")


def rows(content: bytes, separator: str, *, strict: bool = True) -> Iterator[list[str]]:
    """The rows, an empty line as an empty row. Raises `RefusedError` where quotation marks are not closed."""
    stream = TextIOWrapper(BytesIO(content), encoding(content), newline="")
    reader = csv.reader(stream, delimiter=separator, strict=strict)
    try:
        yield from reader
    except csv.Error as broken:
        wanted = "Rækker, hvor hvert anførselstegn har sin slutning."
        raise RefusedError(
            "public_truncated", f"række {reader.line_num}", wanted=wanted
        ) from broken


def portions(content: bytes, separator: str, width: int, skip: int) -> Iterator[Portion]:
    """The columns of the rows after the first `skip`, some rows at a time; empty rows are left out.

    Raises `RefusedError` unless all have `width` cells.
    """
    if b'"' in content or content.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield from in_portions(islice(rows(content, separator), skip, None), width, skip + 1)
        return
    first = 1
    for text in _lines(content, encoding(content)):
        lines = text.count("\n") + 1
        between = f"{separator}\n{separator}"
        cells = text.replace("\n", between).split(separator) if skip < first else []
        columns = [cells[place :: width + 1] for place in range(width + 1)]
        if len(cells) == lines * (width + 1) - 1 and set(columns[-1]) <= {"\n"}:
            yield range(first, first + lines), columns[:-1]
        else:
            split = (line.split(separator) if line else [] for line in text.split("\n"))
            skipped = max(skip + 1 - first, 0)
            yield from in_portions(islice(split, skipped, None), width, first + skipped)
        first += lines


def _lines(content: bytes, encoding: str) -> Iterator[str]:
    """The text in pieces of whole lines, without the end of the last."""
    start, end = 0, 0
    while end < len(content):
        end = content.find(b"\n", start + _BYTES) + 1 or len(content)
        text = content[start:end].decode("utf-8" if start and encoding == "utf-8-sig" else encoding)
        yield text.replace("\r\n", "\n").removesuffix("\n")
        start = end


def in_portions(rows: Iterable[Sequence[str]], width: int, first: int) -> Iterator[Portion]:
    """The columns of the rows, some at a time; `first` is the first row's number, empty ones are left out."""
    rows = iter(rows)
    while portion := list(islice(rows, PORTION)):
        numbers: Sequence[int] = range(first, first + len(portion))
        first += len(portion)
        filled = list(map(bool, portion))
        if not all(filled):
            numbers, portion = list(compress(numbers, filled)), list(compress(portion, filled))
        _check_widths(portion, numbers, width)
        if portion:
            yield numbers, list(zip(*portion, strict=True))


def _check_widths(rows: Sequence[Sequence[str]], numbers: Sequence[int], width: int) -> None:
    for number, row in zip(numbers, rows, strict=True):
        if len(row) != width:
            code = "public_truncated" if len(row) < width else "public_too_many_values"
            wanted = f"Netop {width} kolonner i hver række."
            raise RefusedError(code, f"række {number}: {';'.join(row)}", wanted=wanted)


def separator(content: bytes) -> str:
    """The separator by which most rows of the beginning get the same number of cells."""
    scores = {}
    for sign in SEPARATORS:
        sample = islice(rows(content, sign, strict=False), SAMPLE)
        widths = Counter(len(row) for row in sample if any(row))
        widths.pop(1, None)
        (width, count), *_ = widths.most_common(1) or [(0, 0)]
        scores[sign] = (count, width)
    return max(SEPARATORS, key=scores.__getitem__)


def check_rows(content: bytes) -> None:
    """Raise `RefusedError` if a spreadsheet has cut the rows, or there are too many."""
    count = content.count(b"\n") + (not content.endswith(b"\n"))
    if count - 1 in _SPREADSHEETS or count in _SPREADSHEETS:
        raise RefusedError("public_rows_cut", f"{thousands(count)} rækker")
    if count > 2 * MOST_CELLS:
        found = f"{thousands(count)} rækker"
        raise RefusedError("public_too_many_cells", found, limit=thousands(MOST_CELLS))
