"""Recognises the kind of a file by its content, never by its name."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from policy.findings import Advice, Finding, finding

ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
OLE = bytes.fromhex("D0CF11E0")
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
OLD_EXCEL = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
LOOKED_AT = 4096


class Kind(NamedTuple):
    """A kind of file that is not a workbook: its name in Danish, and the advice for it."""

    name: str
    advice: Advice
    code: str = "file_not_workbook"


PICTURE = Kind("et billede", Advice.INTO_THE_TEMPLATE)
OLD_WORKS = Kind("et regneark fra Works eller Lotus 1-2-3", Advice.SAVE_AGAIN)
DBASE = Kind("en tabel fra dBase (.dbf)", Advice.SAVE_AGAIN)
OLD_OFFICE = Kind("et gammelt Office-format", Advice.SAVE_AGAIN, "file_old_format")
PACKED = Kind("en pakket fil (.zip), der ikke er et regneark", Advice.UNPACK)
UNKNOWN = Kind("en fil, der ikke er et regneark", Advice.INTO_THE_TEMPLATE)
TEXT = Kind("ren tekst", Advice.INTO_THE_TEMPLATE, "file_is_text")
WEB_PAGE = Kind("en webside (html)", Advice.SAVE_AGAIN, "file_is_html")
XML = Kind("en xml-fil", Advice.INTO_THE_TEMPLATE)
OPEN_DOCUMENT = Kind("en fil i OpenDocument-format", Advice.SAVE_AGAIN, "file_is_opendocument")

_STARTS = (
    (b"%PDF", Kind("en pdf", Advice.INTO_THE_TEMPLATE)),
    (b"{\\rtf", Kind("et tekstdokument (.rtf)", Advice.AS_WORD)),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"BM", PICTURE),
    (b"\x1f\x8b", Kind("en pakket fil (.gz)", Advice.UNPACK)),
    (b"7z\xbc\xaf", Kind("en pakket fil (.7z)", Advice.UNPACK)),
    (b"Rar!", Kind("en pakket fil (.rar)", Advice.UNPACK)),
    (b"PAR1", Kind("en datafil (.parquet)", Advice.FETCH_AS_EXCEL)),
    (b"SQLite format 3\0", Kind("en database (SQLite)", Advice.FETCH_AS_EXCEL)),
    (b"\0\1\0\0Standard ", Kind("en database fra Access", Advice.FETCH_AS_EXCEL)),
    (b"\0\0\2\0", OLD_WORKS),
    (b"\0\0\x1a\0", OLD_WORKS),
    (b"\xff\0\2\0", OLD_WORKS),
    (b"\x20\x54\2\0", Kind("en database fra Works (.wdb)", Advice.SAVE_AGAIN)),
    (b"ID;P", Kind("et regneark i SYLK-format (.slk)", Advice.SAVE_AGAIN)),
    (b"TABLE\r\n0,1", Kind("et regneark i DIF-format (.dif)", Advice.SAVE_AGAIN)),
    (b"MIME-Version:", Kind("en webside i én fil (.mht)", Advice.SAVE_AGAIN, "file_is_html")),
)
_INSIDE = (
    (re.compile(rb"RIFF.{4}WEBP|.{4}ftyp(?:hei|mif1|avif)", re.DOTALL), PICTURE),
    # A version byte, then a date of three bytes.
    (re.compile(rb"[\x02\x03\x30\x31\x43\x63\x83\x8b\xcb\xf5][\0-\xff][\x01-\x0c][\x01-\x1f]", re.DOTALL), DBASE),
)  # fmt: skip
_STREAMS = (
    ("WordDocument", Kind("et gammelt dokument fra Word (.doc)", Advice.AS_WORD)),
    ("PowerPoint Document", Kind("en gammel præsentation (.ppt)", Advice.INTO_THE_TEMPLATE)),
    ("__substg1.0", Kind("en mail fra Outlook (.msg)", Advice.INTO_THE_TEMPLATE)),
    ("MatOST", Kind("et dokument fra Works (.wps)", Advice.INTO_THE_TEMPLATE)),
    ("WksSSWorkBook", OLD_WORKS),
    ("Workbook", Kind("et gammelt Excel-regneark (.xls)", Advice.SAVE_AGAIN, "file_old_format")),
)
"""The kind of an OLE file, by the name of a stream in it."""
_TEXTS = (
    (re.compile(r"<(?:!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE), WEB_PAGE),
    (
        re.compile(r"urn:schemas-microsoft-com:office:spreadsheet"),
        Kind("et Excel-regneark fra 2003 (xml)", Advice.SAVE_AGAIN, "file_old_format"),
    ),
    (
        re.compile(r"opendocument\.spreadsheet|<office:spreadsheet"),
        Kind("et fladt OpenDocument-regneark (.fods)", Advice.SAVE_AGAIN, "file_is_opendocument"),
    ),
    (
        re.compile(r"<office:document\b"),
        Kind("et fladt OpenDocument-dokument", Advice.INTO_THE_TEMPLATE),
    ),
    (re.compile(r"\A\s*<"), XML),
    (re.compile(r"\A\s*(?:\{\s*(?:\"|\})|\[\s*[\[{\"\d\]-])"), Kind("en datafil (JSON)", Advice.FETCH_AS_EXCEL)),
    (
        re.compile(r"^(?:CHARSET|AXIS-VERSION|MATRIX|SUBJECT-AREA|STUB|HEADING)(?:\[\w+\])?=\"", re.MULTILINE),
        Kind("en datafil (PX)", Advice.FETCH_AS_EXCEL),
    ),
)  # fmt: skip
_ZIPS = (
    ("word/", Kind("et dokument fra Word", Advice.INTO_THE_TEMPLATE)),
    ("ppt/", Kind("en præsentation fra PowerPoint", Advice.INTO_THE_TEMPLATE)),
    ("xl/workbook.bin", Kind("et binært regneark (.xlsb)", Advice.SAVE_AGAIN)),
    ("index/", Kind("et regneark fra Numbers eller et andet af Apples programmer", Advice.EXPORT)),
    ("index.zip", Kind("et regneark fra Numbers eller et andet af Apples programmer", Advice.EXPORT)),
)  # fmt: skip
_OPEN_DOCUMENTS = {
    b"opendocument.spreadsheet": Kind(
        "et OpenDocument-regneark (.ods)", Advice.SAVE_AGAIN, "file_is_opendocument"
    ),
    b"opendocument.text": Kind("et OpenDocument-dokument (.odt)", Advice.AS_WORD),
    b"opendocument.presentation": Kind(
        "en OpenDocument-præsentation (.odp)", Advice.INTO_THE_TEMPLATE
    ),
}
SEPARATORS = {";": "semikolon", "\t": "tabulator", ",": "komma", "|": "streger"}
LINES = 20
MOST_ALIKE = 0.6
SHORT = 30
"""A table needs more than one separator per line, unless its cells are at most this long on average."""


def not_a_zip(name: str, content: bytes) -> Finding | None:
    """The refusal of a file that is not a zip, as all .xlsx files are; None if it is a zip."""
    if content.startswith((ZIP, EMPTY_ZIP)):
        return None
    if content.startswith(OLE) and ENCRYPTED_STREAM in content:
        return finding("file_encrypted", file=name, found="en krypteret fil")
    return _refusal(name, next(_kinds(content), UNKNOWN))


def _refusal(name: str, kind: Kind) -> Finding:
    return finding(kind.code, file=name, found=kind.name, advice=kind.advice)


def _kinds(content: bytes) -> Iterator[Kind]:
    """The possible kinds of the file, the most certain first."""
    start = content[:LOOKED_AT]
    if start.startswith(OLE):
        yield from (kind for s, kind in _STREAMS if s.encode("utf-16-le") in content)
    if start.startswith((OLE, *OLD_EXCEL)):
        yield OLD_OFFICE
    yield from (kind for begins, kind in _STARTS if start.startswith(begins))
    if (text := _text(start)) is not None:
        yield from (kind for pattern, kind in _TEXTS if pattern.search(text))
        if separator := _separator(text):
            yield Kind(f"kolonner skilt med {separator}", Advice.SAVE_AGAIN, "file_is_csv")
        yield TEXT
    yield from (kind for pattern, kind in _INSIDE if pattern.match(start))


def other_zip(name: str, parts: list[str], mimetype: bytes = b"") -> Finding:
    """The refusal of a zip that contains no workbook.

    `parts` are the names of its parts in lower case, `mimetype` an OpenDocument file's own media type.
    """
    if "content.xml" in parts:
        kinds = (kind for word, kind in _OPEN_DOCUMENTS.items() if word in mimetype)
        return _refusal(name, next(kinds, OPEN_DOCUMENT))
    for start, kind in _ZIPS:
        if any(part.startswith(start) for part in parts):
            return _refusal(name, kind)
    return _refusal(name, PACKED)


def _text(start: bytes) -> str | None:
    """The file's first characters; None if it is not text. Old Danish csv files are latin-1."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start.decode("utf-16", errors="ignore")
    if start and all(start[::2]) and not any(start[1::2]):
        return start.decode("utf-16-le", errors="ignore")
    text = start.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    controls = sum(letter < " " and letter not in "\t\r\n\f\x1a" for letter in text)
    return None if controls else text


def _separator(text: str) -> str | None:
    """The separator of a csv file: the one that gives most lines the same number of columns.

    A title above the table, or a truncated last line, does not count against it; a sentence that
    contains a semicolon does not count for it.
    """
    lines = [line for line in text.splitlines() if line.strip()][:LINES]
    whole = lines[:-1] if len(lines) > 2 else lines
    if whole and (declared := re.fullmatch(r"sep=(.)", whole[0].strip())):
        return SEPARATORS.get(declared[1], declared[1])
    for sign, called in SEPARATORS.items():
        rows = [row for row in csv.reader(whole, delimiter=sign) if row]
        width, alike = Counter(map(len, rows)).most_common(1)[0] if rows else (1, 0)
        if width > 1 and alike >= MOST_ALIKE * len(rows) and _is_table(rows, width, sign):
            return called
    return None


def _is_table(rows: list[list[str]], width: int, sign: str) -> bool:
    later = [cell for row in rows for cell in row[1:]]
    if sum(cell.startswith(" ") for cell in later) > len(later) / 2:  # a comma in a sentence
        return False
    cells = [cell for row in rows if len(row) == width for cell in row]
    if sign == "\t" or (width > 2 and sign != ","):
        return True
    return len(rows) > 1 and sum(map(len, cells)) <= SHORT * len(cells)
