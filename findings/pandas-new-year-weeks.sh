#!/bin/sh
# pandas 3.1.1: the year and number of a week that lies across New Year.
# A weekly Period gives its number by ISO 8601, but as its year that of its last day. The last week of 2020, 2020-W53,
# is therefore year 2021 and week 53, a week that 2021 does not have and that sorts after all of 2021. Every year's
# last week that ends in January has a wrong year, and a group by year and week puts it a year late. The
# isocalendar() of a date is right.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pandas==3.1.1
"$folder/venv/bin/python" - <<'PYTHON'
import pandas

SEEN = {
    "2020-12-21": ((2020, 52), (2020, 52)),
    "2020-12-28": ((2021, 53), (2020, 53)),
    "2021-01-04": ((2021, 1), (2021, 1)),
    "2022-12-26": ((2023, 52), (2022, 52)),
}


def numbered(monday):
    week = pandas.Period(monday, freq="W")
    right = pandas.Timestamp(monday).isocalendar()
    return (week.year, week.week), (right.year, right.week)


found = {monday: numbered(monday) for monday in SEEN}
for monday, (by_period, by_date) in found.items():
    print(f"the week of {monday}: Period says {by_period}, isocalendar {by_date}")
raise SystemExit(found != SEEN)
PYTHON
