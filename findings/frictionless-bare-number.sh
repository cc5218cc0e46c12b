#!/bin/sh
# frictionless 5.21.0: numbers that have a sign or a word beside them.
# Table Schema's bareNumber: false is what lets "16,7 %" be read as a number: all that stands before and after the
# digits is dropped, whatever it means. "<5", a count that the source keeps secret, is 5, "> 95 pct." is 95, and a
# printed minus (U+2212) is lost, so a fall by 3.2 is a rise. None of these has an error, in a file that is reported
# as valid. With bareNumber left at true each of them is an error.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check frictionless==5.21.0
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
from pathlib import Path

from frictionless import Resource, Schema

PRINTED = ("16,7 %", "<5", "> 95 pct.", "\N{MINUS SIGN}3,2 %")
Path("andele.csv").write_text("\n".join(("andel", *(f'"{printed}"' for printed in PRINTED))), encoding="utf-8")


def read(bare):
    field = {"name": "andel", "type": "number", "decimalChar": ",", "bareNumber": bare}
    schema = Schema.from_descriptor({"fields": [field]})
    with Resource(path="andele.csv", schema=schema) as resource:
        values = [row["andel"] and str(row["andel"]) for row in resource.row_stream]
    return values, resource.validate().valid


found = {bare: read(bare) for bare in (False, True)}
for bare, (values, valid) in found.items():
    print(f"bareNumber {bare}: {'valid' if valid else 'not valid'}")
    for printed, value in zip(PRINTED, values):
        print(f"  {printed}: {value}")
raise SystemExit(
    found != {False: (["16.7", "5", "95", "3.2"], True), True: ([None, None, None, None], False)}
)
PYTHON
