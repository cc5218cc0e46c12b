#!/bin/sh
# markitdown 0.1.9 (with python-docx 1.2.0 to make the file): a plan of action whose objective is merged over rows.
# Where a cell of a Word table is merged downwards, the rows under it come out one cell short, at their beginning:
# the initiative is in the column of the objective, and its deadline in the column of the initiative. A cell that is
# merged across keeps the others in their place. No error, and no mark in the text.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "markitdown[docx]==0.1.9" python-docx==1.2.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON' 2>/dev/null
import docx
from markitdown import MarkItDown

rows = [
    ("Målsætning", "Indsats", "Frist"),
    ("Job", "Flere i fleksjob", "2027"),
    ("", "Kursus for vejledere", "2028"),
    ("Rampe ved svømmehallen", "", "2029"),
]
plan = docx.Document()
table = plan.add_table(rows=len(rows), cols=3)
for line, texts in zip(table.rows, rows):
    for cell, text in zip(line.cells, texts):
        cell.text = text
table.cell(1, 0).merge(table.cell(2, 0)).text = "Job"
table.cell(3, 0).merge(table.cell(3, 1)).text = "Rampe ved svømmehallen"
plan.save("plan.docx")

text = MarkItDown().convert("plan.docx").text_content
lines = [line for line in text.splitlines() if line.startswith("|")][2:]
print(*lines, sep="\n")
seen = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
expected = [
    ["Målsætning", "Indsats", "Frist"],
    ["Job", "Flere i fleksjob", "2027"],
    ["Kursus for vejledere", "2028"],
    ["Rampe ved svømmehallen", "", "2029"],
]
raise SystemExit(0 if seen == expected else 1)
PYTHON
