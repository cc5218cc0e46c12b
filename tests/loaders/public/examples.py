"""Files of public statistics for tests: real exports, and small PX files with invented figures."""

from __future__ import annotations

from pathlib import Path

from loaders.public import reading
from loaders.public.table import PublicTable

EXPORTS = Path(__file__).parent / "exports"
HEADER = """\
CHARSET="ANSI";
TITLE="Hjælp efter område og tid";
STUB="område";
HEADING="tid";
VALUES("område")="Nord","Syd";
VALUES("tid")="2023","2024";
"""


def px(data: str, header: str = HEADER, **replaced: str) -> bytes:
    """A PX file of two areas and two years, with lines of the header replaced by their keyword."""
    lines = header.splitlines()
    for keyword, line in replaced.items():
        lines = [line if each.startswith(keyword) else each for each in lines]
    return "\n".join([*lines, "DATA=", data]).encode()


def csv(*rows: str, header: str = "OMRÅDE;TID;INDHOLD") -> bytes:
    """A csv file as StatBank's service writes it."""
    return "".join(f"{line}\r\n" for line in (header, *rows)).encode("utf-8-sig")


def only(content: bytes) -> PublicTable:
    """The one table of a file that is read."""
    tables = reading.read("tal.px", content)
    assert isinstance(tables, tuple), tables
    (table,) = tables
    return table
