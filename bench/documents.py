"""Time and memory for making all formats of a status, in a separate process."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
AIM_SECONDS = 2
AIM_MEGABYTES = 200

# The cost for a server's first reader, and for the next.
MEASURED = """
import resource, sys, time
from datetime import date
from monitor import editions
from presentation.blocks import Selection
from reports.formats import made, offered
monitor = editions.current()
status = monitor.status(date(2025, 11, 13))
selection = Selection(compare_with=monitor.status(date(2024, 11, 13)))
for _ in range(2):
    taken = {}
    worked = time.process_time()
    for name in offered(status):
        start = time.perf_counter()
        made(name, status, selection)
        taken[name] = time.perf_counter() - start
    print(*(f"{name} {seconds * 1000:.0f}" for name, seconds in taken.items()), sep=", ", end=";")
    print(sum(taken.values()), end=";")
    print(time.process_time() - worked, end=";")
if sys.platform == "darwin":
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2)
else:  # on Linux, getrusage also counts the process that started this one
    text = open("/proc/self/status").read()
    print(int(text.split("VmHWM:")[1].split()[0]) / 1024)
"""


def lines() -> Iterator[str]:
    done = subprocess.run(
        [sys.executable, "-c", MEASURED], cwd=ROOT, capture_output=True, text=True, check=True
    )
    *parts, megabytes = done.stdout.split(";")
    for when, each, total, processor in (("first", *parts[:3]), ("again", *parts[3:])):
        yield (
            f"documents, {when}: all formats {float(total):.2f} s (aim: at most {AIM_SECONDS}), "
            f"{float(processor):.2f} s of a processor; in ms: {each}"
        )
    yield f"documents: {float(megabytes):.0f} MB at most (aim: at most {AIM_MEGABYTES})"
