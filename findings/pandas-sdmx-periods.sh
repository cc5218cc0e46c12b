#!/bin/sh
# pandas 3.1.1: the months and thirds of a year as SDMX writes them.
# SDMX can write August as 2024-M08, and the second third of a year as 2024-T2. pandas takes the M08 for eight seconds
# past midnight, so every month of the year becomes January, and the T for the sign between day and hour, so that May
# to August becomes February. Quarters printed in Spanish (2024T1 to 2024T4, for trimestre) fall on January to April.
# Quarters with a Q are read right, and half-years (2024-S2) and StatBank's 2024M08 are refused, so a reader that
# tried those first trusts the rest.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pandas==3.1.1 python-dateutil==2.9.0.post0
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import pandas

SEEN = {
    ("2024-M01", "M"): "2024-01",
    ("2024-M08", "M"): "2024-01",
    ("2024-M12", "M"): "2024-01",
    ("2024-T2", "M"): "2024-02",
    ("2024T4", "Q"): "2024Q2",
    ("2024-Q3", "Q"): "2024Q3",
    ("2024-S2", "Q"): "refused",
    ("2024M08", "M"): "refused",
}


def read(printed, frequency):
    try:
        return str(pandas.PeriodIndex([printed], freq=frequency)[0])
    except ValueError:
        return "refused"


found = {asked: read(*asked) for asked in SEEN}
for (printed, _), period in found.items():
    print(f"{printed}: {period}")
raise SystemExit(found != SEEN)
PYTHON
