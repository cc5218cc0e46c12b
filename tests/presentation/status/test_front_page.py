"""The front page: its parts in order, and what is never folded. All rows are invented."""

from __future__ import annotations

import re

from metrics.remark_follow_up import followed
from policy.choices import RemarkKind
from presentation.html.links import Links
from presentation.status import front_page, overview, remark_marks
from tests.records import (
    assessed,
    departments,
    indicator,
    initiative,
    objective,
    observation,
    priority,
    remark,
    reply,
    target,
)

POLICY = (objective(5), priority("5d"))


def page(*rows, **chosen) -> str:
    status = assessed(*rows)
    return front_page.whole(status, front_page.Seen(followed((status,)), status, Links(), **chosen))


def headings(html: str) -> list[str]:
    return re.findall(r"<h2>(.*?)</h2>", html)


def failing(*codes: str):
    for code in codes:
        yield indicator(code, priority="5d", name=f"Tal {code}")
        yield target(code, "SOF", 2024, 100)
        yield observation(code, "SOF", 2024, 10)


def test_the_priorities_come_first_and_then_what_to_ask_about():
    assert headings(page(*POLICY, remark("B1", RemarkKind.GAP))) == [
        "Status for 1 prioritering",
        "Værd at spørge om",
        "Handicaprådets 1 bemærkning",
    ]


def test_before_any_policy_there_is_only_what_to_ask_about():
    assert headings(page()) == ["Værd at spørge om"]


def test_a_followed_target_group_is_told_before_the_priorities():
    told = headings(page(*POLICY, group="Døve"))
    assert told[0] == "Det siger kilderne om Døve"


def test_what_failed_and_what_is_unanswered_is_never_folded():
    rows = (*departments("SOF", "KK"), *failing("a", "b", "c", "d"), remark("B1", RemarkKind.GAP))
    raised = (initiative(f"I{n}", not_funded="Ikke prioriteret.") for n in range(3))
    shown, folded = overview.attention(assessed(*POLICY, *rows, *raised), Links()).split(
        "<details>"
    )
    assert [f"Tal {code}" in shown for code in "abcd"] == [True] * 4
    assert "har intet svar i kilderne" in shown
    assert "<summary>Vis 3 spørgsmål mere</summary>" in folded
    assert folded.count("Rejst, men ikke finansieret") == 3


def test_a_single_question_is_not_folded_by_itself():
    raised = [initiative(f"I{n}", not_funded="Ikke prioriteret.") for n in range(4)]
    assert "<details" not in overview.attention(assessed(*POLICY, *raised), Links())


def test_the_remarks_are_counted_in_lanes_that_lead_to_them():
    status = assessed(
        *POLICY,
        remark("B1", RemarkKind.GAP),
        remark("B2", RemarkKind.GAP),
        remark("B3", RemarkKind.PRAISE),
        reply("S1", "B1"),
    )
    html = remark_marks.on_page(followed((status,)), Links())
    assert re.findall(r'hvor-langt=(\w+)" class="name">([^<]*)</a>.*?: </span>(\d)', html) == [
        ("answered", "Svar, men intet mere kendt", "1"),
        ("nothing", "Intet svar og intet kendt", "1"),
        ("praise", "Ros, der ikke kalder på svar", "1"),
    ]
