#!/bin/sh
# python-docx 1.2.0: what a hearing draft holds and `paragraphs` and `tables` do not.
# A draft that was sent round has tracked changes and fields to fill in (content controls), both ordinary Word.
# python-docx leaves out the inserted text as well as the deleted one, so "mindst 900, changed to 1000" reads
# "mindst  i 2027"; a paragraph inside a content control is missing, a word inside one is missing from its
# sentence, a table row inside one is no row, and a cell inside one is no cell, which moves the others to the
# left. The page number of a simple field is missing too. No error, no warning.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import docx
from docx.oxml import parse_xml

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BY = 'w:author="Forvaltning" w:date="2026-01-01T00:00:00Z"'


def run(text, tag="w:t"):
    return f'<w:r><{tag} xml:space="preserve">{text}</{tag}></w:r>'


def control(content):
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def row(*cells):
    return f"<w:tr>{''.join(cells)}</w:tr>"


def cell(text):
    return f"<w:tc><w:p>{run(text)}</w:p></w:tc>"


deleted = f'<w:del w:id="1" {BY}>{run("900", "w:delText")}</w:del>'
inserted = f'<w:ins w:id="2" {BY}>{run("1000")}</w:ins>'
paragraphs = [
    run("Måltal: mindst ") + deleted + inserted + run(" i 2027"),
    run("Ansvarlig: ") + control(run("BUF")),
    run("Side ") + f'<w:fldSimple w:instr=" PAGE ">{run("7")}</w:fldSimple>',
]
columns = '<w:tblPr/><w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/></w:tblGrid>'
rows = row(control(cell("BUF")), cell("376")) + control(row(cell("SOF"), cell("110")))

draft = docx.Document()
body = draft.element.body
blocks = [f"<w:p {SPACE}>{content}</w:p>" for content in paragraphs]
answer = control(f"<w:p>{run('Høringssvar')}</w:p>").replace("<w:sdt>", f"<w:sdt {SPACE}>", 1)
for block in [*blocks, answer, f"<w:tbl {SPACE}>{columns}{rows}</w:tbl>"]:
    body.insert(len(body) - 1, parse_xml(block))
draft.save("draft.docx")

read = docx.Document("draft.docx")
texts = [paragraph.text for paragraph in read.paragraphs]
table = [[cell.text for cell in row.cells] for row in read.tables[0].rows]
print(texts)
print(table)
raise SystemExit(
    (texts, table) != (["Måltal: mindst  i 2027", "Ansvarlig: ", "Side "], [["376"]])
)
PYTHON
