#!/bin/sh
# pyaxis 0.4.3 and Altair 6.3.0 (Vega-Lite, drawn by vl-convert-python 1.9.0.post1): a missing figure becomes a 0.
# pyaxis gives a cell with the mark "." as an empty text, one with ".." as NaN, and figures as texts. A chart whose
# axis is declared quantitative reads the texts as numbers, and an empty text as 0: a point on the axis, and "DATA: 0"
# for a screen reader. The mark ".." is left out, as both should be, and so are both from the mean of the same
# column, which therefore disagrees with the points beside it.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    pyaxis==0.4.3 altair==6.3.0 vl-convert-python==1.9.0.post1
cd "$folder"
cat > marks.px <<'PX'
CHARSET="ANSI";
AXIS-VERSION="2013";
CODEPAGE="utf-8";
TITLE="Opdigtede tal efter tid";
UNITS="antal";
HEADING="tid";
VALUES("tid")="2021","2022","2023","2024";
DATA=
6 "." ".." 8;
PX
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import re

import altair
import vl_convert
from pyaxis import pyaxis

frame = pyaxis.parse("marks.px", encoding="utf-8")["DATA"]
points = altair.Chart(frame).mark_point().encode(x="tid:N", y="DATA:Q")
mean = altair.Chart(frame).mark_bar().encode(y="mean(DATA):Q")
found = [
    re.findall(r'aria-label="((?:tid|Mean)[^"]*)"', vl_convert.vegalite_to_svg(chart.to_dict()))
    for chart in (points, mean)
]
for labels in found:
    print(labels)
raise SystemExit(
    found
    != [
        ["tid: 2021; DATA: 6", "tid: 2022; DATA: 0", "tid: 2024; DATA: 8"],
        ["Mean of DATA: 7"],
    ]
)
PYTHON
