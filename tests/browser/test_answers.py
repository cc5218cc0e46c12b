"""The small pages outside Streamlit's, as a browser shows them under their own policy."""

from __future__ import annotations

from urllib.parse import urljoin

from playwright.sync_api import Page

from web import answers
from web.answers import Button, Link

ANSWER = answers.page(
    403,
    "Du har ingen rolle på siden om handicappolitikken",
    [
        "Login lykkedes, Åse Holm.",
        "Til den, der driver systemet: https://login.example/" + "a" * 80,
    ],
    [answers.FRONT_PAGE, Link("Prøv at logge ind igen", "/log-ind?til=%2F")],
    button=Button("Log ud", "/log-ud"),
)


def opened(page: Page) -> Page:
    address = urljoin(page.url, "/proeve")
    page.route(
        address,
        lambda route: route.fulfill(
            status=ANSWER.status_code,
            headers=dict(ANSWER.headers),
            body=bytes(ANSWER.body).decode(),
        ),
    )
    page.goto(address)
    return page


def test_a_small_page_is_accessible_and_looks_like_the_site(open_page, axe):
    page = opened(open_page("/", width=320, alone=True))
    for theme, paper in (("light", "rgb(255, 255, 255)"), ("dark", "rgb(21, 25, 29)")):
        page.emulate_media(color_scheme=theme)
        page.reload()
        assert axe(page) == []
        assert page.evaluate(
            "document.fonts.ready.then(() => document.fonts.check('16px \"Source Sans\"'))"
        )
        assert page.evaluate("[...document.fonts].map(each => each.status)") == ["loaded"]
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == paper
