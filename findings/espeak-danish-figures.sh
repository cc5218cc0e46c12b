#!/bin/sh
# espeak-ng 1.52.0 (from espeakng-loader 0.2.4), voice "da": signs beside figures.
# The voice that NVDA and Orca install for Danish says nothing for a minus sign before a figure, nor for
# "<" and "≥": minus twelve is heard as twelve, "at least 900" as 900. The typographic minus is said by
# an English voice in the middle of the sentence. A range is heard as two numbers after each other, and
# a thousands separator that is a space (also the narrow no-break space) as "one, zero fourteen".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check espeakng-loader==0.2.4
"$folder/venv/bin/python" - <<'PYTHON'
import ctypes

import espeakng_loader

espeak = ctypes.CDLL(espeakng_loader.get_library_path())
espeak.espeak_Initialize(1, 0, espeakng_loader.get_data_path().encode(), 0)
espeak.espeak_SetVoiceByName(b"da")
espeak.espeak_TextToPhonemes.restype = ctypes.c_char_p


def heard(text):
    start = ctypes.create_string_buffer(text.encode())
    rest = ctypes.c_void_p(ctypes.addressof(start))
    clauses = []
    while rest.value:
        clauses.append(espeak.espeak_TextToPhonemes(ctypes.byref(rest), 1, 2).decode())
    return " | ".join(clauses)


SAME = [
    ("-12", "12"),
    ("<5", "5"),
    ("≥ 900", "900"),
    ("5–6", "5 6"),
    ("1\u202f014", "1 014"),
]
DIFFERENT = [("minus 12", "12"), ("5 til 6", "5 6"), ("1.014", "1 014")]
kept = True
for text, like in SAME + DIFFERENT:
    same = heard(text) == heard(like)
    kept = kept and same == ((text, like) in SAME)
    print(f"{text!r} is heard {'as' if same else 'otherwise than'} {like!r}: {heard(text)}")
english = "(en)" in heard("−12")
print(f"'−12' (U+2212) has an English word in it: {heard('−12')}")
raise SystemExit(not (kept and english))
PYTHON
