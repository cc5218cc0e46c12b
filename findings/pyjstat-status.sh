#!/bin/sh
# pyjstat 2.4.0: why a value is missing in a JSON-stat data set.
# JSON-stat gives a status beside a value: confidential, not available, estimated. pyjstat drops it without a
# word. A count that was kept secret, one that nobody has and one that is not there at all are the same NaN, and
# an estimate looks like a measured figure.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyjstat==2.4.0
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import json

from pyjstat import pyjstat

years = ["2022", "2023", "2024"]
data = {
    "version": "2.0",
    "class": "dataset",
    "label": "Opdigtede tal",
    "id": ["tid"],
    "size": [3],
    "dimension": {"tid": {"category": {"index": years}}},
    "value": {"0": 12},
    "status": {"0": "e", "1": "c", "2": ".."},
}
frame = pyjstat.Dataset.read(json.dumps(data)).write("dataframe")
values = [None if value != value else value for value in frame["value"]]
print("columns:", list(frame.columns))
print("values:", values, "of an estimate, a secret count and a missing one")
raise SystemExit((list(frame.columns), values) != (["tid", "value"], [12, None, None]))
PYTHON
