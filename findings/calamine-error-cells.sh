#!/bin/sh
# python-calamine 0.9.1: a cell with an error is handed out as an empty text.
# #DIV/0! and #REF! come out as '', exactly as an empty cell does, so that "nobody has reported" and "the
# formula is broken" cannot be told apart, and a percentage cell keeps no trace of its format: 73 % is 0.73
# like any other share. openpyxl gives '#DIV/0!' and the format. Where a missing figure must not be taken
# for a broken one, calamine's speed does not help.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    python-calamine==0.9.1 openpyxl==3.1.5 xlsxwriter==3.3.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

book = xlsxwriter.Workbook("errors.xlsx")
sheet = book.add_worksheet("Tal")
sheet.write_formula("A1", "=1/0", None, "#DIV/0!")
sheet.write_formula("B1", "=Borte!A1", None, "#REF!")
sheet.write_blank("C1", None, book.add_format({"bold": True}))
sheet.write_number("D1", 0.73, book.add_format({"num_format": "0 %"}))
book.close()

fast = CalamineWorkbook.from_path("errors.xlsx").get_sheet_by_name("Tal").to_python()[0]
careful = [cell.value for cell in openpyxl.load_workbook("errors.xlsx", data_only=True)["Tal"][1]]
print("calamine:", fast)
print("openpyxl:", careful)
raise SystemExit((fast, careful) != (["", "", "", 0.73], ["#DIV/0!", "#REF!", None, 0.73]))
PYTHON
