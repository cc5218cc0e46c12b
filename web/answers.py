"""Small Danish pages of our own, for answers that are given outside Streamlit's pages."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup
from starlette.responses import HTMLResponse

from presentation import pages
from presentation.html import markup
from web.shell import SAFE


@dataclass(frozen=True, slots=True)
class Link:
    """A way on from a page: what it says, and an address of the site or of the sign-in provider."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Button:
    """A button that does something: what it says, and the address of the site that it is sent to."""

    text: str
    address: str


FRONT_PAGE = Link("Gå til forsiden", "/")
"""The way on from most of these pages."""

_FONTS = Path(st.__file__).parent / "static" / "static" / "media"
_FONT = next(_FONTS.glob("SourceSansVF-Upright*.woff2"))
_STYLE = Markup(
    '@font-face {{ font-family: "Source Sans"; font-weight: 200 900; src: url("/static/media/{}"); }}\n'
).format(_FONT.name) + Markup(Path(__file__).with_suffix(".css").read_text(encoding="utf-8"))  # noqa: S704 (our own file)
_PAGE = Markup("""\
<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} – {site}</title>
<style>{style}</style>
</head>
<body>
<main>
<p class="site">{site}</p>
<h1>{title}</h1>
{text}
</main>
</body>
</html>
""")
_BUTTON = Markup('<form method="post" action="{address}"><button>{text}</button></form>')
_STYLE_HASH = b64encode(sha256(_STYLE.encode()).digest()).decode()
HEADERS = {
    **SAFE,
    "Cache-Control": "no-store",
    "Content-Language": "da",
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; font-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
}
"""What every one of these pages is sent with: nothing runs on it, and nobody keeps a copy."""


def page(
    status: int,
    title: str,
    paragraphs: Iterable[str],
    links: Iterable[Link] = (FRONT_PAGE,),
    headers: Mapping[str, str] | None = None,
    button: Button | None = None,
) -> HTMLResponse:
    """A page with a heading, some paragraphs, and links to go on by, or a button.

    `status` is that of HTTP. Text from outside is escaped. `headers` are added to the usual ones.
    """
    text = [markup.paragraph(paragraph) for paragraph in paragraphs]
    if button:
        text.append(_BUTTON.format(address=button.address, text=button.text))
    if ways := [markup.anchor(link.text, link.address) for link in links]:
        text.append(markup.items(ways))
    html = _PAGE.format(title=title, site=pages.SITE, style=_STYLE, text=Markup("\n").join(text))
    return HTMLResponse(html, status, {**HEADERS, **(headers or {})})


def address(path: str, **parameters: str) -> str:
    """The address of a path of the site with parameters.

    >>> address("/log-ind", til="/soeg?ord=b%C3%B8rn")
    '/log-ind?til=%2Fsoeg%3Ford%3Db%25C3%25B8rn'
    """
    return f"{path}?{urlencode(parameters)}"
