"""Processor time and memory for making every format of a status, in a separate process.

The aim is half of what the same data took before documents were written to be sent as they are (`BEFORE`). Two
runs on one machine differ by more than what there is to gain, so both are counted in units of a fixed loop that
runs in the same process: the number before is kept as so many loops.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5
BEFORE = ("note", "proposal", "slides", "pdf", "excel", "data")
"""The formats that there were."""
LOOPS_BEFORE = {"first": 17.0, "again": 7.4}
"""The processor time of all of them together, in loops: for a server's first reader, and for the next."""
AIM_SHARE = 0.5
AIM_MEGABYTES = 150

MEASURED = """
import hashlib, json, resource, statistics, sys, time
from datetime import date
from monitor import editions
from presentation.blocks import Selection
from reports.formats import made, offered

def loop():
    start = time.process_time()
    seen, marks = {}, hashlib.sha256()
    for number in range(100_000):
        word = f"{number * 7 % 1000} af {number}"
        seen[word[:4]] = word.split(" ")
        marks.update(word.encode())
    return time.process_time() - start

def each():
    taken = {}
    for name in offered(status):
        start = time.process_time()
        made(name, status, selection)
        taken[name] = time.process_time() - start
    return taken

monitor = editions.current()
status = monitor.status(date(2025, 11, 13))
selection = Selection(compare_with=monitor.status(date(2024, 11, 13)))
loop()
loops = [loop() for _ in range(3)]
first, again = each(), each()
loops += [loop() for _ in range(3)]
if sys.platform == "darwin":
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
else:  # on Linux, getrusage also counts the process that started this one
    text = open("/proc/self/status").read()
    peak = int(text.split("VmHWM:")[1].split()[0]) / 1024
print(json.dumps({"loop": statistics.median(loops), "first": first, "again": again, "peak": peak}))
"""


def lines() -> Iterator[str]:
    runs = [_run() for _ in range(RUNS)]
    for when, before in LOOPS_BEFORE.items():
        loops = {name: _loops(runs, when, (name,)) for name in runs[0][when]}
        share = _loops(runs, when, BEFORE) / before
        yield (
            f"documents, {when}: the formats that there were take {share:.2f} of the processor time "
            f"they took (aim: at most {AIM_SHARE}); in loops of "
            f"{median(run['loop'] for run in runs) * 1000:.0f} ms: {_listed(loops, BEFORE)}; "
            f"new formats: {_listed(loops, [name for name in loops if name not in BEFORE]) or 'none'}"
        )
    peak = max(run["peak"] for run in runs)
    yield f"documents: {peak:.0f} MB at most (aim: at most {AIM_MEGABYTES})"


def _run() -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", MEASURED], cwd=ROOT, capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _loops(runs: list[dict[str, Any]], when: str, names: tuple[str, ...]) -> float:
    return float(
        median(sum(run[when].get(name, 0.0) for name in names) / run["loop"] for run in runs)
    )


def _listed(loops: Mapping[str, float], names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"{name} {loops[name]:.1f}" for name in names if name in loops)
