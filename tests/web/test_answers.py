"""The small pages outside Streamlit's: Danish, escaped, in the site's colours, closed to foreign code."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

from starlette.applications import Starlette
from starlette.routing import Route

from tests.test_contrast import STYLE, THEME
from tests.web.asking import asked
from web import answers
from web.answers import Link
from web.shell import DanishShell

CSS = re.compile("<style>(.*?)</style>", re.DOTALL)


def html(**wanted: object) -> str:
    return bytes(
        answers.page(**{"status": 403, "title": "Luk", "paragraphs": ()} | wanted).body
    ).decode()


def test_the_page_is_danish_with_one_heading_that_is_also_its_title():
    shown = html(title="Du er ikke logget ind", paragraphs=["Log ind først."])
    assert '<html lang="da">' in shown
    assert "<title>Du er ikke logget ind – Status på handicappolitikken</title>" in shown
    assert re.findall("<h1>(.*?)</h1>", shown) == ["Du er ikke logget ind"]
    assert "<p>Log ind først.</p>" in shown
    assert '<a href="/">Gå til forsiden</a>' in shown


def test_text_from_outside_is_escaped():
    shown = html(title="<b>", paragraphs=["<i> & co."], links=[Link("<u>", '/a?b="')])
    assert not {"<b>", "<i>", "<u>"} & set(re.findall("<[biu]>", shown))
    assert 'href="/a?b=&#34;"' in shown


def test_only_the_style_of_the_page_is_allowed():
    answer = answers.page(403, "Luk", [])
    (style,) = CSS.findall(bytes(answer.body).decode())
    expected = b64encode(sha256(style.encode()).digest()).decode()
    policy = answer.headers["content-security-policy"]
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{expected}';")
    assert answer.headers["cache-control"] == "no-store"


def test_the_colours_are_those_of_the_site():
    (style,) = CSS.findall(html())
    theme = {
        (THEME["light"][name], THEME["dark"][name])
        for name in ("backgroundColor", "textColor", "linkColor", "grayTextColor")
    }
    used = set(re.findall(r"light-dark\((#\w+), (#\w+)\)", style))
    assert used == theme
    assert all(
        f"light-dark({light}, {dark})" in STYLE for light, dark in used - {("#ffffff", "#15191d")}
    )


def test_a_page_behind_the_shell_keeps_its_title_and_its_policy():
    page = answers.page(503, "Prøv igen", ["Om lidt."])
    app = DanishShell(Starlette(routes=[Route("/x", lambda _: page)]))
    shown = asked(app, "/x")
    assert "<title>Prøv igen – " in shown.text
    assert "<script" not in shown.text
    assert shown.headers["content-security-policy"] == page.headers["content-security-policy"]
