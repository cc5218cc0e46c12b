"""Reads a file of public statistics, recognised by its content and never by its name."""

from __future__ import annotations

import re
from typing import Protocol

from loaders.guard import opening
from loaders.guard.limits import MEGABYTE
from loaders.public.formats import (
    eurostat_tsv,
    jobindsats,
    json_stat,
    px,
    sdmx_csv,
    statbank_csv,
    tidy_csv,
    titled_csv,
    uddannelsesstatistik,
    workbook,
)
from loaders.public.limits import LARGEST_FILE, RefusedError, shortened
from loaders.public.table import PublicTable
from policy.findings import Finding, finding


class _Reader(Protocol):
    """A module of `loaders.public.formats`."""

    def recognises(self, content: bytes) -> bool: ...

    def tables(self, content: bytes) -> tuple[PublicTable, ...]: ...


LONGEST_MESSAGE = 2_000
"""The length in bytes up to which a text that is no table is taken for a message."""

_PAGE = re.compile(rb"\s*<(?:!doctype|html|\?xml)", re.IGNORECASE)
_ROWS = re.compile(r";|\t|\[\s*[\[{\"]|\A\s*\[|^[^,\n]+(?:,[^,\s][^,\n]*){2,}$", re.MULTILINE)
"""What tables have and messages have not: separators without a blank after them, lists."""

_READERS: tuple[_Reader, ...] = (
    px,
    json_stat,
    uddannelsesstatistik,
    jobindsats,
    statbank_csv,
    sdmx_csv,
    eurostat_tsv,
    titled_csv,
    tidy_csv,
)


def read(name: str, content: bytes) -> tuple[PublicTable, ...] | Finding:
    """The tables of the file, or why it is refused; nothing of a file is half taken in."""
    if badly_named := opening.refusal_of_name(name):
        return badly_named
    file = opening.safe_name(name)
    try:
        if workbook.recognises(content):
            return workbook.tables(name, content)
        return _tables(content)
    except RefusedError as stopped:
        return finding(stopped.code, file=file, found=stopped.found, **stopped.values)


def _tables(content: bytes) -> tuple[PublicTable, ...]:
    if len(content) > LARGEST_FILE:
        found = f"mere end {LARGEST_FILE // MEGABYTE} MB"
        raise RefusedError("public_too_large", found, limit=str(LARGEST_FILE // MEGABYTE))
    for reader in _READERS:
        if reader.recognises(content):
            return reader.tables(content)
    raise _unknown(content)


def _unknown(content: bytes) -> RefusedError:
    text = content[:LONGEST_MESSAGE].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    if _PAGE.match(content):
        words = re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", " ", text, flags=re.DOTALL)
        return RefusedError("public_is_message", shortened(words) or "en webside")
    first, _, rest = content.removeprefix(b"\xef\xbb\xbf").partition(b"\n")
    if any(reader.recognises(rest) for reader in _READERS):
        words = first.decode("utf-8", "replace").strip('\t\r";, ')
        return RefusedError("public_message_among_rows", words)
    if not text.strip():
        return RefusedError("public_not_recognised", "en tom fil")
    if len(content) <= LONGEST_MESSAGE and _is_sentence(text):
        return RefusedError("public_is_message", text)
    return RefusedError("public_not_recognised", "en fil i et andet format")


def _is_sentence(text: str) -> bool:
    """Whether the text is a few words to a person, or the object of JSON that a service answers with."""
    if any(not (sign.isprintable() or sign.isspace()) for sign in text) or _ROWS.search(text):
        return False
    words = text.split()
    figures = sum(any(sign.isdigit() for sign in word) for word in words)
    return len(words) > 1 and figures <= len(words) / 4
