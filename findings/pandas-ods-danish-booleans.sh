#!/bin/sh
# pandas 3.1.1 with odfpy 1.4.1: yes and no in an .ods workbook that was saved in Danish.
# OpenDocument keeps a truth value twice: as true or false for programs, and as the text that is shown. LibreOffice
# and Excel set to Danish show SAND and FALSK. pandas' engine "odf" compares the shown text with "TRUE", so every
# SAND is read as False, and a column of answers says no throughout. The same workbook is read right if it was saved
# in English, and by the engine "calamine".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    pandas==3.1.1 odfpy==1.4.1 python-calamine==0.9.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import pandas
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

SHOWN = (("true", "SAND"), ("false", "FALSK"), ("true", "TRUE"), ("false", "FALSE"))

book = OpenDocumentSpreadsheet()
sheet = Table(name="Svar")
row = TableRow()
for value, shown in SHOWN:
    cell = TableCell(valuetype="boolean", booleanvalue=value)
    cell.addElement(P(text=shown))
    row.addElement(cell)
sheet.addElement(row)
book.spreadsheet.addElement(sheet)
book.save("svar.ods")

found = {}
for engine in ("odf", "calamine"):
    frame = pandas.read_excel("svar.ods", header=None, engine=engine)
    found[engine] = [bool(answer) for answer in frame.iloc[0]]
    print(f"{engine}: {dict(zip((shown for _, shown in SHOWN), found[engine]))}")
raise SystemExit(found != {"odf": [False, False, True, False], "calamine": [True, False, True, False]})
PYTHON
