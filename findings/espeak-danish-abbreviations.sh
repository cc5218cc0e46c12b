#!/bin/sh
# espeak-ng 1.52.0 (from espeakng-loader 0.2.4), voice "da": which abbreviations are words.
# The voice knows some Danish abbreviations ("f.eks.", "fx") and spells others letter by letter, and nothing tells
# which: "pct.", "kr.", "kl.", "stk.", "jf." and "hhv.", so each percentage and each amount in a status report ends
# in letters. "%" and the words in full are said right.
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
    return "".join(clauses).replace("ˈ", "").replace("ˌ", "")


SPELLED = {"pct.": "p c t", "kr.": "k r", "kl.": "k l", "stk.": "s t k", "jf.": "j f", "hhv.": "h h v"}
AS_WORDS = {"fx": "for eksempel", "f.eks.": "for eksempel", "73 %": "73 procent"}


def squeezed(text):
    return heard(text).replace(" ", "")


kept = True
for short, letters in SPELLED.items():
    spelled = squeezed(short) == squeezed(letters)
    kept = kept and spelled
    print(f"{short} is {'spelled' if spelled else 'not spelled'}: {heard(short)}")
for short, words in AS_WORDS.items():
    spelled = squeezed(short) == squeezed(" ".join(short.replace(".", "")))
    kept = kept and not spelled
    print(f"{short} is said as a word: {heard(short)} ({words}: {heard(words)})")
raise SystemExit(not kept)
PYTHON
