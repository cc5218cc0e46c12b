#!/bin/sh
# dateparser 1.5.0, languages=["da"]: the periods that statistics and school authorities write.
# A school year ("2025/26") is taken as a date: the 26th of the current month in 2025, so the answer
# changes with the day on which the program runs. "10.10." (10 October without a year) is taken as ten
# past ten today. Quarters and half-years, written the Danish way, give None. No warning in any case.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
from datetime import datetime

import dateparser

MARCH, JULY = datetime(2026, 3, 15), datetime(2026, 7, 15)
SEEN = {
    ("2025/26", MARCH): "2025-03-26 00:00",
    ("2025/26", JULY): "2025-07-26 00:00",
    ("10.10.", MARCH): "2026-03-15 10:10",
    ("13. november 2025", MARCH): "2025-11-13 00:00",
    ("2. kvartal 2025", MARCH): None,
    ("1. halvår 2025", MARCH): None,
}


def read(text, today):
    day = dateparser.parse(text, languages=["da"], settings={"RELATIVE_BASE": today})
    return day and f"{day:%Y-%m-%d %H:%M}"


found = {asked: read(*asked) for asked in SEEN}
for (text, today), day in found.items():
    print(f"{text!r} on {today:%d %B}: {day}")
raise SystemExit(found != SEEN)
PYTHON
