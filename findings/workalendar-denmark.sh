#!/bin/sh
# workalendar 17.0.0 beside holidays 0.109: working days in Denmark.
# Store bededag was abolished from 2024. workalendar still has it in every year, so in 2026 it takes Friday 1 May
# for a public holiday and moves a deadline of "one working day after 30 April" to Monday; it also counts
# 24 December as a public holiday, which it is not by law. holidays has neither. A calendar that takes its
# deadlines from one library and its holidays from the other disagrees with itself.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check workalendar==17.0.0 holidays==0.109
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date

import holidays
from workalendar.europe import Denmark

theirs = {day for day, _ in Denmark().holidays(2026)}
others = set(holidays.country_holidays("DK", years=2026))
only = sorted(day.isoformat() for day in theirs - others)
after = Denmark().add_working_days(date(2026, 4, 30), 1)
print("holidays of 2026 that only workalendar has:", only)
print("one working day after 30 April 2026, by workalendar:", after)
raise SystemExit((only, after) != (["2026-05-01", "2026-12-24"], date(2026, 5, 4)))
PYTHON
