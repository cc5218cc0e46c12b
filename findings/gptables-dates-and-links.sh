#!/bin/sh
# gptables 2.0.2 (pandas 3.1.1, XlsxWriter 3.3.1): what its accessible workbooks do to dates and to two sources.
# gptables writes tables by the British guidance for accessible spreadsheets. A column of dates is written as bare
# numbers: 31 December 2024 stands as 45657 in a cell without a format, and a reader by eye or ear gets that number.
# A cell may hold a link in square and round brackets. With two of them, such as a remark and its answer, the text
# from the first link on is lost, and it becomes part of the first link's address. No error, and no warning of either.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
	gptables==2.0.2 pandas==3.1.1 xlsxwriter==3.3.1 openpyxl==3.1.5
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date

import gptables
import openpyxl
import pandas

table = pandas.DataFrame(
    {
        "Kilde": [
            "Se [svaret](https://eksempel.dk/svar), side 3",
            "Se [svaret](https://eksempel.dk/svar) og [notatet](https://eksempel.dk/notat)",
        ],
        "Dateret": [date(2024, 12, 31), date(2025, 10, 28)],
    }
)
sheet = gptables.GPTable(
    table=table,
    table_name="svar",
    title="Svar",
    subtitles=[],
    instructions="Arket har en tabel.",
    scope="Kommunen",
    source="Status",
)
gptables.write_workbook(filename="svar.xlsx", sheets={"Svar": sheet})
rows = list(openpyxl.load_workbook("svar.xlsx")["Svar"].iter_rows())[-2:]
for source, dated in rows:
    print([source.value, source.hyperlink.target, dated.value, dated.number_format])
(one, first), (two, second) = rows
same = (
    (first.value, first.number_format) == (45657, "General")
    and (second.value, second.number_format) == (45958, "General")
    and one.value == "Se svaret, side 3"
    and one.hyperlink.target == "https://eksempel.dk/svar"
    and two.value == "Se svaret"
    and two.hyperlink.target.startswith("https://eksempel.dk/svar%20og")
)
raise SystemExit(0 if same else "what was seen before has changed")
PYTHON
