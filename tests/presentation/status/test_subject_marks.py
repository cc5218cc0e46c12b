"""The council's remarks as marks by subject. Everything is invented."""

from __future__ import annotations

import re
from html import unescape

from metrics.remark_follow_up import followed
from metrics.status import Status
from policy.choices import EventState, RemarkKind, RemarkScope
from presentation.html.links import Links
from presentation.status import subject_marks
from presentation.status.remarks import remark_list
from tests.records import assessed, event, objective, priority, remark

GAP, PRAISE = RemarkKind.GAP, RemarkKind.PRAISE


def status(*rows: object) -> Status:
    return assessed(objective(5), objective(6), priority("5a"), *rows)


def shown(of: Status, *listed_below: str) -> str:
    below = [each for each in of.remarks if each.remark.id in listed_below]
    return str(subject_marks.on_page(of, followed([of]), below, Links()))


def lines(page: str) -> list[str]:
    found = re.findall("<li>(.*?)</li>", page)
    return [re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", each))) for each in found]


def test_each_remark_is_one_mark_under_its_subject_and_the_key_counts_them():
    held = event("H", EventState.HELD, "2025-10-01", follows_remarks=("b",))
    of = status(
        remark("b", GAP),
        remark("c", GAP),
        remark("d", PRAISE),
        remark("p", GAP, scope=RemarkScope.POLICY, objective=None),
        held,
    )
    page = shown(of, "b", "c", "d", "p")
    assert lines(page) == [
        "5. M5: 1 beslutning eller møde, 1 intet svar og intet kendt og 1 ros, der ikke kalder på svar",
        "Politikken som helhed: 1 intet svar og intet kendt",
        "Beslutning eller møde: 1",
        "Intet svar og intet kendt: 2",
        "Ros, der ikke kalder på svar: 1",
    ]
    # 4 marks, and 3 in the key.
    assert page.count("shape shape-") == 4 + 3
    picture = subject_marks.picture(of, followed([of]))
    assert [(row.name, len(row.marks), row.words) for row in picture.chart.rows] == [
        ("5. M5", 3, "3"), ("Politikken som helhed", 1, "1"),
    ]  # fmt: skip
    told = [line for line in lines(page) if line.startswith(("5. M5", "Politikken"))]
    assert picture.sentence == f"{subject_marks.CAPTION} {'. '.join(told)}."


def test_a_subject_leads_to_its_remarks_where_they_are_listed_below():
    of = status(remark("b", GAP), remark("p", GAP, scope=RemarkScope.POLICY, objective=None))
    page = shown(of, "b")
    assert 'href="#om-5"' in page
    assert "#om-politikken" not in page
    assert '<section id="om-5">' in remark_list(of, of.remarks)


def test_without_remarks_there_is_no_picture():
    assert shown(status()) == ""
    assert subject_marks.picture(status(), ()) is None
