#!/bin/sh
# page-validation 0.11.0: whether a PDF passes PDF/A-2a depends on the last byte of a compressed stream.
# /Length is exact, and "\nendstream" follows the data. Where the data's own last byte is a carriage return, the
# checker takes that and the line feed for one line end, counts one byte less, and reports that the length is wrong
# (PDFA2A-STREAM-LENGTH-001). One stream in 256 ends so: of documents that differ by a word, some fail.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check page-validation==0.11.0 typst==0.15.2
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import re

import page
import typst

RULE = "PDFA2A-STREAM-LENGTH-001"


def made(number):
    """A valid PDF/A-2a, and whether the data of one of its streams ends with a carriage return."""
    source = f'#set document(title: "Status", date: datetime(year: 2025, month: 11, day: 13))\n#set text(lang: "da")\n= Status {number}\nTal: {number}\n'
    with open("status.typ", "w", encoding="utf-8") as file:
        file.write(source)
    content = typst.compile("status.typ", pdf_standards=["a-2a"])
    last = set()
    for found in re.finditer(rb"/Length (\d+)[^>]*>>\s*?stream\r?\n", content):
        end = found.end() + int(found[1])
        assert content[end:].startswith(b"\nendstream"), "a length is wrong"
        last.add(content[end - 1])
    return content, 0x0D in last


seen = {True: set(), False: set()}
for number in range(400):
    content, carriage_return = made(number)
    report = page.validate_pdf_bytes(content, profile=page.ValidationProfile.PDF_A_2A)
    seen[carriage_return].add(any(each.rule_id == RULE for each in report.failures))
    if seen == {True: {True}, False: {False}} and number > 60:
        break
print(seen)
assert seen == {True: {True}, False: {False}}, seen
PYTHON
