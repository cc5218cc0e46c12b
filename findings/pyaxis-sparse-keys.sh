#!/bin/sh
# pyaxis 0.4.3: a PX file with KEYS, where lines without figures are left out.
# The format allows a table to give only the lines that have figures, each begun by the codes of its stub. pyaxis
# takes the codes for figures and deals everything out in order: a municipality's number becomes another's value,
# and figures stand beside the wrong municipality. Where the numbers of lines and columns happen to fit, as here,
# nothing is raised and the frame looks whole.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyaxis==0.4.3
cd "$folder"
cat > sparse.px <<'PX'
CHARSET="ANSI";
AXIS-VERSION="2013";
CODEPAGE="utf-8";
LANGUAGE="da";
TITLE="Opdigtede tal efter område og tid";
CONTENTS="Opdigtede tal";
UNITS="antal";
STUB="område";
HEADING="tid";
VALUES("område")="København","Aarhus","Læsø";
VALUES("tid")="2023","2024";
CODES("område")="101","751","825";
KEYS("område")=CODES;
DATA=
"101" 10 11
"825" 30 31;
PX
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
from pyaxis import pyaxis

frame = pyaxis.parse("sparse.px", encoding="utf-8")["DATA"]
rows = frame.to_numpy().tolist()
for row in rows:
    print(row)
raise SystemExit(
    rows
    != [
        ["København", "2023", '"101"'],
        ["København", "2024", "10"],
        ["Aarhus", "2023", "11"],
        ["Aarhus", "2024", '"825"'],
        ["Læsø", "2023", "30"],
        ["Læsø", "2024", "31"],
    ]
)
PYTHON
