"""The web server around `app.py`; started by `make run`.

It serves Streamlit's shell in Danish, compressed, under expected host names alone, with headers that
keep strangers' code and frames out, and answers whether it is in health.
"""

import gc
import re
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config
from streamlit.runtime.pages_manager import PagesManager

from monitor import editions, hosts
from monitor.settings import HOSTS_VARIABLE
from policy import clock
from presentation import pages
from store.faults import StoreError

ASSETS = Path(__file__).parent / "pages" / "assets"
SCRIPTS = {
    "side.js": "page.js",
    "dansk.js": "danish.js",
    "felter.js": "fields.js",
    "fokus.js": "moving.js",
    "udskrift.js": "print.js",
}
"""Our own scripts by the names they are served under; each says itself what it is for."""

IN_DANISH = (
    (r'<html lang="en">', '<html lang="da">'),
    (
        r"<noscript>.*?</noscript>",
        "<noscript>Siden kræver JavaScript. Slå det til i din browser, og indlæs siden igen.</noscript>",
    ),
    (
        r"</head>",
        "".join(f'<script src="./{name}" defer></script>' for name in SCRIPTS) + "</head>",
    ),
)
"""What of Streamlit's page is written anew, before any script runs."""

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
"""Only our own code runs; the shell's own lines of script are known by their hashes."""

UNEXPECTED_HOST = (
    "Siden vises ikke under dette navn. Åbn den under det navn, du har fået oplyst, eller som "
    "localhost på maskinen selv.\n\n"
    f"Til den, der driver systemet: navnet skal stå i {HOSTS_VARIABLE}.\n"
)

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def beside_the_others(path: str) -> str | None:
    """Where an address of several steps leads, and None for one step or none.

    All pages lie side by side. Deeper down the shell would look for its own files in vain, and stay
    empty without a word; here it says that there is no such page.
    """
    name = name_in(path)
    if "/" not in name:
        return None
    return f"/{quote('/'.join(filter(None, [_base(), name.replace('/', '-')])))}"


def name_in(path: str) -> str:
    """What of a path names the page."""
    return path.strip("/").removeprefix(_base()).strip("/")


def _base() -> str:
    """The folder of its server that the site lies in."""
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
        # Streamlit would compress a page that is yet to be rewritten; the layer outside does it.
        plain = [(k, v) for k, v in scope["headers"] if k.lower() != b"accept-encoding"]
        # Who asks for the headers alone gets those of the whole page; uvicorn leaves out the page.
        method = "GET" if scope["method"] == "HEAD" else scope["method"]

        async def rewriting(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(SAFE)
                if headers.get("content-type", "").startswith("text/html"):
                    start.update(message)
                    return
            elif start and message["type"] == "http.response.body":
                body.extend(message.get("body", b""))
                if message.get("more_body"):
                    return
                if beside := beside_the_others(scope["path"]):
                    await RedirectResponse(beside, headers=SAFE)(scope, receive, send)
                    return
                html = danish(body.decode(), name_in(scope["path"]))
                headers = MutableHeaders(scope=start)
                headers["content-length"] = str(len(html.encode()))
                headers["content-security-policy"] = content_security_policy(html)
                # They tell of the page as Streamlit ships it.
                del headers["etag"], headers["last-modified"]
                await send(start)
                await send({"type": "http.response.body", "body": html.encode()})
                return
            await send(message)

        await self.app({**scope, "headers": plain, "method": method}, receive, rewriting)


class ExpectedHosts:
    """Turns away what asks for the site by a name that is not its own, pages and websockets alike.

    Otherwise a stranger's page could give its own name this machine's address, and read what is here.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.expected = hosts.expected()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket") and not self._is_expected(scope):
            answer = PlainTextResponse(UNEXPECTED_HOST, 400, {"Content-Language": "da"})
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _is_expected(self, scope: Scope) -> bool:
        asked = Headers(scope=scope).getlist("host")
        return len(asked) == 1 and hosts.name_of(asked[0]) in self.expected


def danish(html: str, page: str) -> str:
    """Streamlit's shell as our readers' browsers are to meet it, under the title of the page asked for.

    A screen reader says the title as soon as the shell is there, long before the page is drawn.
    """
    html = re.sub(
        r"<title>.*?</title>",
        f"<title>{pages.tab_title(pages.name_of(page))}</title>",
        html,
        count=1,
    )
    for pattern, replacement in IN_DANISH:
        html = re.sub(pattern, replacement, html, count=1, flags=re.DOTALL)
    return html


def content_security_policy(html: str) -> str:
    """The policy of a page, with the hashes of the scripts that stand in it."""
    hashes = (b64encode(sha256(code.encode()).digest()) for code in INLINE_SCRIPT.findall(html))
    return CONTENT_SECURITY_POLICY.format(
        scripts="".join(f" 'sha256-{h.decode()}'" for h in hashes)
    )


def script(request: Request) -> Response:
    return FileResponse(ASSETS / SCRIPTS[Path(request.url.path).name], media_type="text/javascript")


def health(_: Request) -> Response:
    """200 while the data can be read, 503 while not; a fault of ours answers 500 by itself."""
    try:
        editions.current().edition(clock.today())
    except StoreError as fault:
        return PlainTextResponse(str(fault), 503)
    return PlainTextResponse("i orden")


def settle_memory() -> None:
    """Let go of what nobody uses, and keep what stays for long out of the collections to come.

    A collection stops all sessions, for as long as there is much to go through.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


@asynccontextmanager
async def serving(_: st.App) -> AsyncIterator[None]:
    """What holds while this process serves."""
    # Streamlit looks at its websocket's host too; it knows addresses without their brackets.
    config.set_option("server.allowedHosts", sorted(name.strip("[]") for name in hosts.expected()))
    editions.when_computed(settle_memory)
    yield


# Streamlit takes any folder named pages/ for its older page system until the registry has run once,
# and then opens an English "Page not found" over the first deep link that a fresh server is asked.
PagesManager.uses_pages_directory = False

ROUTES = [*(Route(f"/{name}", script) for name in SCRIPTS), Route("/sundhed", health)]
MIDDLEWARE = [
    Middleware(GZipMiddleware, minimum_size=500),
    Middleware(DanishShell),
    Middleware(ExpectedHosts),
]

app = st.App("app.py", routes=ROUTES, middleware=MIDDLEWARE, lifespan=serving)
