#!/bin/sh
# num2words 0.5.14, lang="da": counts and ordinals in Danish words.
# A page or a slide that is read aloud needs numbers in words. Up to 99 they are right; from there on
# "en millioner" has a singular number with a plural noun, hundreds and thousands are written as one
# word with "og" after them, 1100 gets a second "og", and the ordinals 100 and "20." end wrongly
# (Danish: "hundrede", "20."). Nothing is raised.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check num2words==0.5.14
"$folder/venv/bin/python" - <<'PYTHON'
from num2words import num2words

SEEN = {
    (50, "cardinal"): "halvtreds",
    (101, "cardinal"): "ethundrede og et",
    (1100, "cardinal"): "ettusinde og ethundrede",
    (1_000_000, "cardinal"): "en millioner",
    (100, "ordinal"): "ethundredete",
    (20, "ordinal_num"): "20ende",
}
found = {asked: num2words(asked[0], lang="da", to=asked[1]) for asked in SEEN}
for (number, form), words in found.items():
    print(f"{number} as {form}: {words}")
raise SystemExit(found != SEEN)
PYTHON
