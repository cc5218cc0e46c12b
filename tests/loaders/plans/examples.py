"""Word documents written as text, so that a test shows what it reads.

    document("Målsætning 5", '''
        | Indsats | Tidsplan |
        | Ruter   | 2027     |
    ''')

A text is a paragraph, a text with rows is a table. In a cell, `+new+` is inserted and `-old-` deleted with
changes tracked, `~old~` struck out, `?unseen?` hidden, `[box]` in a text box and `(*note*)` a comment; `>2` in
front makes it two columns wide, `^` merges it with the cell above, and `<br>` begins a new line.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

from loaders.delivery import Delivery, Expected, Naming
from loaders.sandbox.arriving import arrived
from policy.tables import Records
from tests.loaders.examples import KNOWN

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
NAMED = Naming("2027-01", "BIF", "Plan 2027")
PLAN = "| Indsats | Ansvarlig |\n"
_MARKED = re.compile(
    r"\+(?P<ins>[^+]+)\+|-(?P<del>[^-]+)-|~(?P<struck>[^~]+)~|\?(?P<hidden>[^?]+)\?"
    r"|\[(?P<box>[^\]]+)\]|\(\*(?P<comment>[^*]+)\*\)|(?P<line><br>)"
)


def document(*blocks: str, parts: Mapping[str, bytes] | None = None, body: str = "") -> bytes:
    """A document with paragraphs and tables, and then what is in `body`; `parts` are added or replaced."""
    comments: list[str] = []
    inside = "".join(_block(block, comments) for block in blocks) + body
    noted = "".join(
        f'<w:comment w:id="{n}"><w:p>{_run(text)}</w:p></w:comment>'
        for n, text in enumerate(comments)
    )
    files = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relationships(("comments", "comments.xml")),
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{inside}</w:body></w:document>',
        "word/comments.xml": f'<w:comments xmlns:w="{W}">{noted}</w:comments>',
        **(parts or {}),
    }
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in files.items():
            archive.writestr(name, part)
    return stream.getvalue()


def relationships(*found: tuple[str, str], outside: bool = False) -> bytes:
    mode = ' TargetMode="External"' if outside else ""
    each = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
        for n, (kind, target) in enumerate(found)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'.encode()


def _types() -> str:
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPE}"/></Types>'
    )


def _block(text: str, comments: list[str]) -> str:
    if "|" not in text:
        return f"<w:p>{_run(text)}</w:p>"
    rows = [line.strip() for line in text.strip().splitlines()]
    cells = ([cell.strip() for cell in row.strip("|").split("|")] for row in rows)
    return f"<w:tbl>{''.join(_row(row, comments) for row in cells)}</w:tbl>"


def _row(cells: list[str], comments: list[str]) -> str:
    return f"<w:tr>{''.join(cell(text, comments) for text in cells)}</w:tr>"


def cell(text: str, comments: list[str] | None = None) -> str:
    properties = "<w:vMerge/>" if text == "^" else ""
    if text.startswith("v "):
        text, properties = text[2:], '<w:vMerge w:val="restart"/>'
    if text.startswith(">2"):
        text, properties = text[2:], '<w:gridSpan w:val="2"/>'
    content = "" if text == "^" else _runs(text, [] if comments is None else comments)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{content}</w:p></w:tc>"


def _runs(text: str, comments: list[str]) -> str:
    found, end = [], 0
    for match in _MARKED.finditer(text):
        found += [_run(text[end : match.start()]), _marked(match, comments)]
        end = match.end()
    return "".join([*found, _run(text[end:])])


def _marked(match: re.Match[str], comments: list[str]) -> str:
    kind = match.lastgroup or ""
    words = match[kind]
    match kind:
        case "ins":
            return f"<w:ins>{_run(words)}</w:ins>"
        case "del":
            return f"<w:del>{_run(words, tag='delText')}</w:del>"
        case "struck" | "hidden":
            return _run(words, "<w:strike/>" if kind == "struck" else "<w:vanish/>")
        case "box":
            return f"<w:r><w:pict><w:txbxContent><w:p>{_run(words)}</w:p></w:txbxContent></w:pict></w:r>"
        case "line":
            return "<w:r><w:br/></w:r>"
        case _:
            comments.append(words)
            return f'<w:r><w:commentReference w:id="{len(comments) - 1}"/></w:r>'


def _run(text: str, properties: str = "", tag: str = "t") -> str:
    if not text:
        return ""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def delivered(
    content: bytes, naming: Naming = NAMED, known: Records = KNOWN, name: str = "plan.docx"
) -> Delivery:
    return arrived(name, content, naming, Expected(plans=known))


def codes(found: Delivery) -> list[str]:
    return [each.code for each in found.findings]
