"""What a document says of the changes since an earlier status. All figures are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from metrics.status import Status
from presentation.blocks import Bullets, Paragraph, Selection
from presentation.documents import changes
from tests.records import assessed, departments, indicator, observation, policy, remark, target

JUNE = date(2025, 6, 1)
EVERYTHING = Selection()


def status_of(figure: int, *rows: object, as_of: date = date(2025, 11, 13)) -> Status:
    return assessed(
        policy(),
        *departments("BUF"),
        indicator(),
        target("fleksjob", "BUF", 2024, 100),
        observation("fleksjob", "BUF", 2024, figure),
        *rows,
        as_of=as_of,
    )


def texts(blocks: object) -> list[str]:
    """The sentences of paragraphs and bullets, in order."""
    found = []
    for block in blocks:
        match block:
            case Paragraph():
                found.append(block.text)
            case Bullets():
                found += block.items
    return found


def test_a_published_status_is_compared_with_by_its_name_and_says_so():
    before = replace(status_of(80, as_of=JUNE), snapshot="Status juni 2025")
    assert changes.heading(before) == "Ændringer siden Status juni 2025 (1. juni 2025)"
    assert changes.compared(before) == (
        "Sammenlignet med »Status juni 2025«, som status blev offentliggjort: set per 1. juni 2025."
    )


def test_where_nothing_was_published_the_sources_of_the_day_are_compared_with():
    before = status_of(80, as_of=JUNE)
    assert changes.heading(before) == "Ændringer siden 1. juni 2025"
    assert changes.compared(before) == (
        "Sammenlignet med det, kilderne viste den 1. juni 2025. Da var ingen status offentliggjort."
    )


def test_the_whole_lists_every_change_under_its_heading_with_its_source():
    before = status_of(80, as_of=JUNE)
    (_, *listed) = texts(changes.section(status_of(100), before, EVERYTHING).blocks)
    assert listed == [
        "Ændret status",
        "Fleksjob: Nået (2024), før ikke nået (2024). Kilde: STATUS, side 17.",  # 100 and 80 of 100
        "Rettede tal",
        "Fleksjob, BUF: 100 i 2024 mod et måltal på 100; før 80. Kilde: STATUS, side 17.",
    ]


def test_the_first_lines_are_those_of_status_and_the_rest_are_counted():
    before = status_of(80, as_of=JUNE)
    now = status_of(100, remark("B1"))
    found = changes.brief(now, before, EVERYTHING, most=1, rest="står i bilaget")
    assert texts(found)[1:] == [
        "Fleksjob: Nået (2024), før ikke nået (2024).",
        "To ændringer mere står i bilaget.",  # the corrected figure and the remark
    ]


def test_where_nothing_is_new_that_is_said():
    now, before = status_of(80), status_of(80, as_of=JUNE)
    assert texts(changes.section(now, before, EVERYTHING).blocks)[1:] == [
        "Kilderne har intet nyt siden da."
    ]
    chosen = Selection(departments=("BUF",))
    assert texts(changes.brief(now, before, chosen, most=3, rest=""))[1:] == [
        "Kilderne har intet nyt siden da i det valgte."
    ]


def test_before_the_policy_was_known_everything_is_new_and_nothing_is_listed():
    before = assessed(as_of=date(2014, 1, 1))
    assert changes.lines(status_of(100), before) == ()
    assert texts(changes.section(status_of(100), before, EVERYTHING).blocks)[1:] == [
        "Politikken var ikke kendt den 1. januar 2014: alt i dokumentet er nyt siden da."
    ]
