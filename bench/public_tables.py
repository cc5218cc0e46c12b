"""Reading public statistics of a million cells, compared with pandas' `read_csv` of the same long table."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import pandas as pd

from bench.timing import compared
from loaders.public import reading
from loaders.public.limits import MOST_CELLS

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 3
AIM = 3
MEMORY_AIM = 100
AREAS, GROUPS, YEARS = 100, 100, 100

MEASURED = """
import resource, sys
from pathlib import Path
from loaders.public import reading
def peak():
    if sys.platform == "darwin":
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    text = open("/proc/self/status").read()  # getrusage also counts the process that started this one
    return int(text.split("VmHWM:")[1].split()[0]) / 1024
idle = peak()
tables = reading.read("tal", Path(sys.argv[1]).read_bytes())
print(peak() - idle)
"""


def lines() -> Iterator[str]:
    table = _csv()
    for name, file in (("PX", _px()), ("csv", table), ("csv in another order", _turned(table))):
        taken = compared(
            lambda file=file: reading.read("tal", file),  # type: ignore[misc]
            lambda: pd.read_csv(io.BytesIO(table), sep=";", decimal=","),
            ROUNDS,
            process_time,
        )
        every = compared(
            lambda file=file: list(reading.read("tal", file)[0].cells),  # type: ignore[index,misc]
            lambda: pd.read_csv(io.BytesIO(table), sep=";", decimal=","),
            ROUNDS,
            process_time,
        )
        yield (
            f"reading {MOST_CELLS} cells of {name}: {taken.ours:.2f} s, {taken.ratio:.1f} times pandas' "
            f"read_csv (aim: at most {AIM}; {every.ratio:.1f} with all numbers as objects), {_megabytes_more(file):.0f} MB more than an idle process "
            f"(aim: at most {MEMORY_AIM})"
        )


def _megabytes_more(content: bytes) -> float:
    """The most memory that a fresh process uses for the file and its table."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "tal"
        file.write_bytes(content)
        done = subprocess.run(
            [sys.executable, "-c", MEASURED, file],
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
    return float(done.stdout)


def _cells() -> Iterator[str]:
    """Numbers with a decimal, and a mark in each fiftieth cell."""
    for number in range(MOST_CELLS):
        yield f"{number % 9_973},{number % 10}" if number % 50 else ".."


def _csv() -> bytes:
    keys = product(range(101, 101 + AREAS), range(GROUPS), range(1926, 1926 + YEARS))
    rows = (
        f"{area};Gruppe {group};{year};{cell}\r\n"
        for (area, group, year), cell in zip(keys, _cells(), strict=True)
    )
    return f"OMRÅDE;GRUPPE;TID;INDHOLD\r\n{''.join(rows)}".encode("utf-8-sig")


def _turned(table: bytes) -> bytes:
    """The rows with the later half first, so that most are not where the table has them."""
    head, first, *rows = table.splitlines(keepends=True)
    middle = len(rows) // 2
    return b"".join((head, first, *rows[middle:], *rows[:middle]))


def _px() -> bytes:
    lists = {
        "område": range(101, 101 + AREAS),
        "gruppe": range(GROUPS),
        "tid": range(1926, 1926 + YEARS),
    }
    values = "".join(_values(name, labels) for name, labels in lists.items())
    cells = (f'"{each}"' if each == ".." else each.replace(",", ".") for each in _cells())
    header = f'CHARSET="ANSI";\nTITLE="Tal";\nSTUB="område","gruppe";\nHEADING="tid";\n{values}'
    return f"{header}DATA=\n{' '.join(cells)};".encode()


def _values(name: str, labels: range) -> str:
    printed = ",".join(f'"{label}"' for label in labels)
    return f'VALUES("{name}")={printed};\n'
