"""What kind of file somebody has sent, told by its first bytes and never by its name."""

from __future__ import annotations

import re

from policy.findings import Finding, finding

ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
OLE = bytes.fromhex("D0CF11E0")
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
OLD_EXCEL = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
LOOKED_AT = 4096

_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE)
_OTHER_KINDS = (
    (b"%PDF", "en pdf"),
    (b"{\\rtf", "et tekstdokument (.rtf)"),
    (b"\x89PNG", "et billede"),
    (b"\xff\xd8\xff", "et billede"),
    (b"GIF8", "et billede"),
    (b"\x1f\x8b", "en pakket fil (.gz)"),
    (b"7z\xbc\xaf", "en pakket fil (.7z)"),
    (b"Rar!", "en pakket fil (.rar)"),
)
_ZIPS = (
    ("word/", "et dokument fra Word"),
    ("ppt/", "en præsentation fra PowerPoint"),
    ("xl/workbook.bin", "et binært regneark (.xlsb)"),
)


def not_a_zip(name: str, content: bytes) -> Finding | None:
    """The refusal of a file that is no zip, as every .xlsx is; None when it is one."""
    if content.startswith((ZIP, EMPTY_ZIP)):
        return None
    if content.startswith(OLE) and ENCRYPTED_STREAM in content:
        return finding("file_encrypted", file=name, found="en krypteret fil")
    if content.startswith((OLE, *OLD_EXCEL)):
        return finding("file_old_format", file=name, found="et gammelt Office-format")
    for start, kind in _OTHER_KINDS:
        if content.startswith(start):
            return finding("file_not_workbook", file=name, found=kind)
    return _text_file(name, content)


def _text_file(name: str, content: bytes) -> Finding:
    text = _text(content[:LOOKED_AT])
    if text is None:
        return finding("file_not_workbook", file=name, found="en fil, der ikke er et regneark")
    if _HTML.search(text):
        return finding("file_is_html", file=name, found="en webside (html)")
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        return finding("file_not_workbook", file=name, found="en xml-fil")
    if separator := _separator(text):
        return finding("file_is_csv", file=name, found=f"kolonner skilt med {separator}")
    return finding("file_is_text", file=name, found="ren tekst")


def other_zip(name: str, parts: list[str]) -> Finding:
    """The refusal of a zip without a workbook in it; `parts` are its names in lower case."""
    if "content.xml" in parts:
        return finding("file_is_opendocument", file=name, found="en fil i OpenDocument-format")
    for start, kind in _ZIPS:
        if any(part.startswith(start) for part in parts):
            return finding("file_not_workbook", file=name, found=kind)
    found = "en pakket fil (.zip), der ikke er et regneark"
    return finding("file_not_workbook", file=name, found=found)


def _text(start: bytes) -> str | None:
    """The file's first characters, None when it is not text. Old Danish csv files are latin-1."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start.decode("utf-16", errors="ignore")
    text = start.decode("latin-1")
    controls = sum(letter < " " and letter not in "\t\r\n\f" for letter in text)
    return None if controls else text


def _separator(text: str) -> str | None:
    """The sign between the columns of a csv: the one that every line has the same number of."""
    lines = [line for line in text.splitlines() if line.strip()][:10]
    whole = lines[:-1] if len(lines) > 1 else lines
    for sign, called in ((";", "semikolon"), ("\t", "tabulator"), (",", "komma"), ("|", "streger")):
        counts = {line.count(sign) for line in whole}
        if counts and counts != {0} and (len(counts) == 1 or sign != ","):
            return called
    return None
