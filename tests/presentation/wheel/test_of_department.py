"""What a department owes next, in three lines. All invented."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest

from metrics.wheel import DutyState
from presentation.html.links import Links
from presentation.wheel.of_department import next_owed
from tests.presentation.wheel.duties import figures
from tests.records import assessed, departments, indicator, policy

STATUS = assessed(policy(), *departments(), indicator("fleksjob"), as_of=date(2026, 2, 3))
LATE = figures("SOF", "2026-02-02", unmoved="2026-02-01", state=DutyState.MISSING)
SOON = figures("SOF", "2026-02-04")
LATER = [figures("SOF", f"2026-{month}-03", subject=f"tal-{month}") for month in ("03", "06", "09")]
DONE = figures("SOF", "2026-01-02", state=DutyState.DONE)
OF_ANOTHER = figures("BUF", "2026-02-04")
LINE = (
    "Fleksjob for 2025. Mangler: fristen var i går, mandag den 2. februar 2026, flyttet fra søndag den "
    "1. februar."
)


def shown(*duties) -> str:
    html = next_owed(STATUS, duties, "SOF", Links())
    return re.sub(r"\s*</?(p|li|ul)\b[^>]*>\s*", "\n", unescape(html)).strip()


@pytest.mark.parametrize(
    ("duties", "text"),
    [
        ([], "Der er ikke sat nogen frister. <a"),
        ([OF_ANOTHER], "Intet mangler, og forvaltningen har ingen frister det næste år. <a"),
        ([DONE, OF_ANOTHER], "Intet mangler, og forvaltningen har ingen frister det næste år. <a"),
    ],
    ids=["no deadlines", "those of others", "done"],
)
def test_a_department_that_owes_nothing_is_told_why(duties, text):
    assert shown(*duties).startswith(text)
    assert '<a href="./politisk-behandling#frister">Se alle frister</a>' in shown(*duties)


def test_the_late_thing_is_first_and_the_link_is_to_the_departments_own():
    text = re.sub(r'<a href="(.*?)">', r"[\1] ", shown(SOON, LATE, OF_ANOTHER)).replace("</a>", "")
    assert [line for line in text.splitlines() if line] == [
        f"[./tal-og-maaltal#fleksjob] {LINE}",
        "[./tal-og-maaltal#fleksjob] Fleksjob for 2025. Fristen er i morgen, onsdag den 4. februar 2026.",
        "[./politisk-behandling?forvaltning=SOF#frister] Se alle 2 ting med frist",
    ]


def test_only_three_are_named_and_all_are_counted():
    text = shown(*LATER, LATE, SOON)
    assert text.count(" for 2025") == 3
    assert "Se alle 5 ting med frist" in text
