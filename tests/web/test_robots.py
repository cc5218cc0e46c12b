"""What search engines are told: the rules of the table of doors, or nothing at all."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from monitor.settings import DRAFTS_VARIABLE
from tests.web.asking import asked
from web import doors, robots
from web.robots import Robots

SITE = "https://handicap.example"


def told(*, anonymous_reads: bool = True) -> RobotFileParser:
    """The answer, as a search engine reads it."""
    site = Starlette(routes=[Route(robots.PATH, Robots(anonymous_reads=anonymous_reads).told)])
    answer = asked(site, "/robots.txt")
    assert (answer.status, answer.headers["content-type"]) == (200, "text/plain; charset=utf-8")
    rules = RobotFileParser()
    rules.parse(answer.text.splitlines())
    return rules


def may_look(rules: RobotFileParser, path: str) -> bool:
    return rules.can_fetch("*", f"{SITE}{path}")


def test_every_page_that_takes_no_right_may_be_found_and_no_other():
    rules = told()
    found = {page.path: may_look(rules, page.path) for page in doors.PAGES}
    assert found == {page.path: not page.needs for page in doors.PAGES}


def test_open_data_may_be_found():
    assert may_look(told(), "/data/figures.csv")


@pytest.mark.parametrize(
    "path",
    ["/_stcore/health", "/_stcore/noget-nyt", "/media/abc.pdf", "/log-ind", "/log-ud", "/log-ind/svar", "/adgang"],
)  # fmt: skip
def test_inner_addresses_files_of_readers_and_sign_in_may_not(path):
    assert not may_look(told(), path)


def test_nothing_of_a_site_that_is_closed_or_for_a_narrower_circle_may(monkeypatch):
    assert not may_look(told(anonymous_reads=False), "/")
    monkeypatch.setenv(DRAFTS_VARIABLE, "raadet")
    assert not may_look(told(), "/")
    monkeypatch.setenv(DRAFTS_VARIABLE, "findes ikke")
    assert not may_look(told(), "/")
