#!/bin/sh
# frictionless 5.21.0: what Data Package 2 has that version 1 had not.
# uniqueKeys and categories are let into the description, but no row is held against them.
# Two figures for one department and year are valid beside a uniqueKeys that forbids it, and so is a code that is in
# no category. The same wishes as primaryKey and enum are checked, and both files are refused.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check frictionless==5.21.0
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import json
from pathlib import Path

from frictionless import Package

CODES = ["reached", "not_reached"]
TWICE = "forvaltning,aar,antal,status\nBUF,2024,274,not_reached\nBUF,2024,376,reached\n"
UNKNOWN = "forvaltning,aar,antal,status\nBUF,2024,274,nonsense\n"


def faults(rows, status, **keys):
    fields = [
        {"name": "forvaltning", "type": "string"},
        {"name": "aar", "type": "integer"},
        {"name": "antal", "type": "integer"},
        {"name": "status", "type": "string", **status},
    ]
    resource = {"name": "tal", "path": "tal.csv", "schema": {"fields": fields, **keys}}
    described = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "tal",
        "resources": [resource],
    }
    Path("tal.csv").write_text(rows, encoding="utf-8")
    Path("datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    return [error for error, in Package("datapackage.json").validate().flatten(["type"])]


key = ["forvaltning", "aar"]
found = {
    "a key twice, uniqueKeys": faults(TWICE, {}, uniqueKeys=[key]),
    "a key twice, primaryKey": faults(TWICE, {}, primaryKey=key),
    "unknown code, categories": faults(UNKNOWN, {"categories": CODES}),
    "unknown code, enum": faults(UNKNOWN, {"constraints": {"enum": CODES}}),
}
for what, errors in found.items():
    print(f"{what}: {errors or 'valid'}")
raise SystemExit([*found.values()] != [[], ["primary-key"], [], ["constraint-error"]])
PYTHON
