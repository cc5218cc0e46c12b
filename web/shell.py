"""Streamlit's pages of HTML on their way out: in Danish, with headers that keep out foreign code."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from presentation import pages
from presentation.feeds import feed_links
from presentation.html import addresses
from presentation.html.links import Links

ASSETS = Path(__file__).parents[1] / "pages" / "assets"
SCRIPTS = {
    "adgang.js": "session.js",
    "optaget.js": "busy.js",
    "side.js": "page.js",
    "dansk.js": "danish.js",
    "felter.js": "fields.js",
    "fokus.js": "moving.js",
    "udskrift.js": "print.js",
    "igen.js": "again.js",
    "nyt.js": "news.js",
    "del.js": "share.js",
}
"""Our own scripts, by the names they are served under. Each file begins with its purpose."""
STYLE = "stil.css"
FILES = {STYLE: "style.css", **SCRIPTS}
KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}
ASKED_AGAIN = {"Cache-Control": "no-cache"}
EDITION = "v"


@cache
def _edition(name: str) -> str:
    """A hash of the content of one of our files."""
    return sha256((ASSETS / FILES[name]).read_bytes()).hexdigest()[:16]


def _address(name: str) -> str:
    """The address of a file of ours, which is another once its content is."""
    return f"./{name}?{EDITION}={_edition(name)}"


STREAM, UPLOAD = "_stcore/stream", "_stcore/upload_file/"
"""Streamlit's own addresses of an open page, and of the files that are sent from one."""

IN_DANISH = (
    (r'<html lang="en">', '<html lang="da">'),
    (
        r"<noscript>.*?</noscript>",
        "<noscript>Siden kræver JavaScript. Slå det til i din browser, og indlæs siden igen.</noscript>",
    ),
    (
        r"</head>",
        "".join(f'<script src="{_address(name)}" defer></script>' for name in SCRIPTS) + "</head>",
    ),
    # After Streamlit's own styles, which are put into the head while the page runs: of two rules of equal
    # weight the later one counts.
    (r"</body>", f'<link rel="stylesheet" href="{_address(STYLE)}"></body>'),
)
"""Replacements in Streamlit's HTML, made before any script runs."""

SAFE = {
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self'{scripts}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; "
    "worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'; "
    "object-src 'none'"
)
"""Only our own code runs; Streamlit's inline scripts are allowed by their hashes."""

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def beside_the_others(path: str) -> str | None:
    """Where to redirect a path of several segments; None for a path of one segment or none.

    All pages are on one level. On a deeper path Streamlit would not find its own files, and the
    page would stay empty; redirected, it reports that there is no such page.
    """
    name = name_in(path)
    if "/" not in name:
        return None
    return f"/{quote('/'.join(filter(None, [base(), name.replace('/', '-')])))}"


def name_in(path: str) -> str:
    """The part of a path that names the page."""
    return within(path).strip("/")


def within(path: str) -> str:
    """A path as it is below the one that the site is served under."""
    below = f"/{base()}" if base() else ""
    return path.removeprefix(below) or "/" if f"{path}/".startswith(f"{below}/") else path


def below(route: Route) -> Route:
    """A route of the site, below the path that the site is served under."""
    at = f"/{base()}{route.path}" if base() else route.path
    return Route(at, route.endpoint, methods=route.methods)


@cache
def base() -> str:
    """The path under which the server serves the site, which stays the same while it does."""
    return str(st.get_option("server.baseUrlPath")).strip("/")


class DanishShell:
    """Rewrites each page of HTML on its way out, and adds the headers to everything."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start: Message = {}
        body = bytearray()
        # Streamlit must not compress the page before it is rewritten; GZipMiddleware does it after.
        plain = [(k, v) for k, v in scope["headers"] if k.lower() != b"accept-encoding"]
        # A HEAD request gets the headers of the whole page; uvicorn leaves out the body.
        method = "GET" if scope["method"] == "HEAD" else scope["method"]

        async def rewriting(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(SAFE)
                if _may_be_framed(headers):
                    del headers["x-frame-options"]
                if _is_streamlits(headers):
                    start.update(message)
                    return
            elif start and message["type"] == "http.response.body":
                body.extend(message.get("body", b""))
                if message.get("more_body"):
                    return
                if beside := beside_the_others(scope["path"]):
                    await RedirectResponse(beside, headers=SAFE)(scope, receive, send)
                    return
                html = danish(body.decode(), name_in(scope["path"]), _policy(scope))
                headers = MutableHeaders(scope=start)
                headers["content-length"] = str(len(html.encode()))
                headers["content-security-policy"] = content_security_policy(html)
                # They describe the page as Streamlit ships it.
                del headers["etag"], headers["last-modified"]
                await send(start)
                await send({"type": "http.response.body", "body": html.encode()})
                return
            await send(message)

        await self.app({**scope, "headers": plain, "method": method}, receive, rewriting)


def _is_streamlits(headers: Headers) -> bool:
    """Whether an answer is a page of Streamlit's; pages of our own bring a policy of their own."""
    return (
        headers.get("content-type", "").startswith("text/html")
        and "content-security-policy" not in headers
    )


def _may_be_framed(headers: Headers) -> bool:
    """Whether an answer names sites that may show it in a frame, which the older header knows no way to."""
    policy = headers.get("content-security-policy", "")
    return "frame-ancestors" in policy and "frame-ancestors 'none'" not in policy


def _policy(scope: Scope) -> Links:
    """Links with the policy that the reader asked for, if she did."""
    asked = QueryParams(scope["query_string"]).get(addresses.POLICY)
    return Links({addresses.POLICY: asked} if asked else {})


def danish(html: str, page: str, links: Links) -> str:
    """Streamlit's HTML in Danish, with the title of the page asked for, and its feeds.

    A screen reader reads the title as soon as the HTML arrives, long before the page is drawn.
    """
    html = re.sub(
        r"<title>.*?</title>",
        f"<title>{pages.tab_title(pages.name_of(page))}</title>",
        html,
        count=1,
    )
    html = html.replace("</head>", f"{feed_links.in_head(page, links)}</head>", 1)
    for pattern, replacement in IN_DANISH:
        html = re.sub(pattern, replacement, html, count=1, flags=re.DOTALL)
    return html


def content_security_policy(html: str) -> str:
    """The content security policy of a page, with the hashes of its inline scripts."""
    hashes = (b64encode(sha256(code.encode()).digest()) for code in INLINE_SCRIPT.findall(html))
    return CONTENT_SECURITY_POLICY.format(
        scripts="".join(f" 'sha256-{h.decode()}'" for h in hashes)
    )


def site(request: Request) -> str:
    """The address that the site was asked at, whose host has been checked, without a slash at the end."""
    return "/".join(filter(None, (f"{request.url.scheme}://{request.url.netloc}", base())))


def file(request: Request) -> Response:
    """One of our own scripts, or the style, which a browser need never ask for again.

    While a new version is rolled out, a page of one server may ask another for a file that this one has
    in another edition.
    """
    name = Path(request.url.path).name
    same = request.query_params.get(EDITION) == _edition(name)
    return FileResponse(ASSETS / FILES[name], headers=KEPT if same else ASKED_AGAIN)
