"""What the shell puts into Streamlit's HTML on its way out."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from tests.web.asking import asked
from web.shell import DanishShell

PAGE = '<!doctype html><html lang="en"><head><title>Streamlit</title></head><body></body></html>'


async def page(_: Request) -> Response:
    return HTMLResponse(PAGE)


SITE = DanishShell(Starlette(routes=[Route("/{path:path}", page)]))


def test_programs_find_the_feeds_of_a_page_and_its_policy_in_the_head():
    html = asked(SITE, "/maalsaetning-5?politik=2027&let=ja").text
    head = html.partition("<body>")[0]
    for name in ("maalsaetning-5", "aendringer"):
        assert f'href="./data/{name}.atom?politik=2027"' in head
    assert 'type="application/atom+xml"' in head
    assert "maalsaetning" not in asked(SITE, "/soeg").text.partition("<body>")[0]
