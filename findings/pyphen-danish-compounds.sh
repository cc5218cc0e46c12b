#!/bin/sh
# pyphen 0.18.1 (LibreOffice's Danish patterns): where long compounds may be broken.
# The words of a disability policy are long compounds, and soft hyphens would keep them inside a narrow column.
# The patterns break inside a part instead of between the parts: "specia-lundervisning" for special-undervisning, and
# "må-lop..." for mål-opfyldelse, which a reader takes for other words, and which some screen readers say in
# two pieces. Other long words ("overenskomst") get no break at all.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyphen==0.18.1
"$folder/venv/bin/python" - <<'PYTHON'
import pyphen

SEEN = {
    "forvaltningen": "for-valt-nin-gen",
    "specialundervisning": "spe-ci-a-lun-der-vis-ning",
    "målopfyldelse": "må-l-op-fyl-del-se",
    "overenskomst": "overenskomst",
}
danish = pyphen.Pyphen(lang="da_DK")
found = {word: danish.inserted(word) for word in SEEN}
for word, broken in found.items():
    print(f"{word}: {broken}")
raise SystemExit(found != SEEN)
PYTHON
