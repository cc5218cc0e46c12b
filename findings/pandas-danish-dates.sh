#!/bin/sh
# pandas 3.1.1: a csv as a Danish Excel saves it, read as Danish: sep=";", decimal=",", thousands=".".
# The point is taken out of whatever is digits and points, so that the dates of a column are numbers, and no longer
# tell the days apart: 1.12.2026 and 11.2.2026 are both 1122026. Sections of a document lose their points too: 1.10 and
# 11.0 are 110. The figures beside them are right, and nothing warns. Without thousands="." all of them are
# kept as texts, also 1.014 persons.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pandas==3.1.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
from pathlib import Path

import pandas as pd

Path("frister.csv").write_text(
    "frist;afsnit;andel;antal\n1.12.2026;1.10;0,73;1.014\n11.2.2026;11.0;1,5;87\n", encoding="utf-8"
)


def read(**options):
    rows = pd.read_csv("frister.csv", sep=";", decimal=",", **options).values.tolist()
    print(options, *rows, sep="\n  ")
    return rows


danish = read(thousands=".")
without = read()
raise SystemExit(
    danish != [[1122026, 110, 0.73, 1014], [1122026, 110, 1.5, 87]]
    or without != [["1.12.2026", "1.10", 0.73, "1.014"], ["11.2.2026", "11.0", 1.5, "87"]]
)
PYTHON
