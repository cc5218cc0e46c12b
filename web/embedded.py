"""Answers other sites, which show a picture in a frame, and whoever fetches it as a file.

These answers alone may be framed, by the sites that a setting names.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from metrics.status import Status
from monitor import settings
from presentation import pages
from presentation.embedded import content, registry
from presentation.embedded.registry import OnPage
from presentation.html.cache import once_a_status
from presentation.html.links import Links
from presentation.language import city
from store.faults import StoreError
from web import asked_edition, revalidated, shell

PATH = f"/{content.PATH}/{{name:path}}"
LONGEST_ECHO = 40
MOST_KEPT = 128
HTML, SVG = "text/html; charset=utf-8", "image/svg+xml"
_STYLE = Markup(Path(__file__).with_suffix(".css").read_text(encoding="utf-8"))  # noqa: S704 (our own file)
_STYLE_HASH = b64encode(sha256(_STYLE.encode()).digest()).decode()
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
<p class="site">{whose}</p>
{content}
</main>
</body>
</html>
""")


class NoSuchPictureError(Exception):
    """No picture has that key. The message is Danish and names those that there are."""


def picture(request: Request) -> Response:
    """The picture of the address, the same for whoever asks.

    304 to whoever has it already, 404 where there is no such picture, policy or public edition, 503 while
    the data cannot be read.
    """
    headers = {"Content-Security-Policy": content_security_policy()}
    try:
        made, tag, media_type = _made(request)
    except (NoSuchPictureError, *asked_edition.NOT_THERE) as none:
        return PlainTextResponse(f"{none}\n", 404, revalidated.HEADERS | headers)
    except StoreError as fault:
        return PlainTextResponse(f"{fault}\n", 503, revalidated.HEADERS | headers)
    return revalidated.answer(request, made, tag, media_type, headers)


def content_security_policy() -> str:
    """Nothing runs or is fetched, and only the sites of the setting may show it in a frame."""
    sites = " ".join(settings.embedding_sites()) or "'none'"
    return (
        f"default-src 'none'; img-src data:; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; "
        f"form-action 'none'; frame-ancestors {sites}"
    )


def _made(request: Request) -> tuple[bytes, str, str]:
    seen, choices = asked_edition.by(request.query_params)
    status = seen.edition.status
    name = request.path_params["name"]
    key = name.removesuffix(content.SVG)
    shown = registry.by_key(status).get(key)
    if shown is None:
        raise NoSuchPictureError(_none(name, status))
    if name.endswith(content.SVG):
        return *_file(status, key), SVG
    return *_page(status, key, shell.site(request), tuple(choices.items())), HTML


def _none(name: str, status: Status) -> str:
    known = "\n".join(
        f"{key}: {shown.picture.title}" for key, shown in registry.by_key(status).items()
    )
    written = f"»{name[:LONGEST_ECHO]}«" if name and name.isprintable() else "på denne adresse"
    return (
        f"Der er intet billede {written}. Der er:\n{known}"
        if known
        else f"Der er intet billede {written}."
    )


@once_a_status(MOST_KEPT)
def _file(status: Status, key: str) -> tuple[bytes, str]:
    drawn = registry.by_key(status)[key].picture.svg_alone().encode()
    return drawn, revalidated.tag(drawn)


@once_a_status(MOST_KEPT)
def _page(
    status: Status, key: str, site: str, choices: tuple[tuple[str, str], ...]
) -> tuple[bytes, str]:
    shown = registry.by_key(status)[key]
    page = _html(
        status, shown, f"{site}{shown.address(Links(dict(choices))).removeprefix('.')}"
    ).encode()
    return page, revalidated.tag(page)


def _html(status: Status, shown: OnPage, back: str) -> str:
    return _PAGE.format(
        title=shown.picture.title,
        site=pages.SITE,
        style=_STYLE,
        whose=" · ".join(filter(None, (pages.SITE, city.city(status)))),
        content=content.content(status, shown, back),
    )
