#!/bin/sh
# pyjstat 2.4.0: a table of observations that is written as JSON-stat.
# JSON-stat has no names beside its numbers: the place of a number tells what it counts. pyjstat takes the categories
# in the order in which they turn up, and the numbers in the order of the rows, without putting the rows in the order
# of the categories. Where a table is sorted in any other way, by year and then by area for instance, numbers change
# places. Where a combination is left out, as small counts are, all the numbers after it move up, and the data set is
# one number short. Nothing is raised; the table has to be complete and sorted by its dimensions, left to right.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyjstat==2.4.0
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import itertools
import json

import pandas
from pyjstat import pyjstat

BY_YEAR = [("Nord", "2023", 1), ("Syd", "2023", 2), ("Nord", "2024", 3), ("Syd", "2024", 4)]
LEFT_OUT = [("Nord", "2023", 1), ("Syd", "2023", 2), ("Syd", "2024", 4)]
SEEN = {
    "by year": {("Nord", "2023"): 1, ("Nord", "2024"): 2, ("Syd", "2023"): 3, ("Syd", "2024"): 4},
    "left out": {("Nord", "2023"): 1, ("Nord", "2024"): 2, ("Syd", "2023"): 4},
}


def written(rows):
    """The numbers of the JSON-stat by area and year, as its places tell."""
    frame = pandas.DataFrame(rows, columns=["area", "year", "value"])
    data = json.loads(pyjstat.Dataset.read(frame).write())
    index = (data["dimension"][name]["category"]["index"] for name in data["id"])
    ordered = (sorted(places, key=places.get) for places in index)
    return dict(zip(itertools.product(*ordered), data["value"]))


found = {"by year": written(BY_YEAR), "left out": written(LEFT_OUT)}
for name, rows in (("by year", BY_YEAR), ("left out", LEFT_OUT)):
    print(name)
    for area, year, value in rows:
        print(f"  {area} {year}: {value} is written as {found[name].get((area, year))}")
raise SystemExit(found != SEEN)
PYTHON
