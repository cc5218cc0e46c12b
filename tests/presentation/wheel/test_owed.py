"""Who owes what and when, in words: none, one, several, moved, late, closed, ended. All invented."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest

from metrics.status import Status
from metrics.wheel import Duty, DutyState
from policy.choices import Frequency, Owed
from policy.ownership import COUNCIL
from policy.wheel import DeadlineRule
from presentation.html.links import Links
from presentation.wheel import no_deadline, owed, owing
from tests.presentation.wheel.duties import duty, figures
from tests.records import assessed, departments, indicator, policy, remark

DAY = date(2026, 2, 3)
"""The day after the deadline of 1 February 2026, a Sunday, which was moved to Monday the 2nd."""
MISSING, DONE = DutyState.MISSING, DutyState.DONE


def status_of(*rows, as_of: date = DAY) -> Status:
    return assessed(
        policy(), *departments(), indicator("fleksjob"), remark("R-1"), *rows, as_of=as_of
    )


def late(owner: str, **fields) -> Duty:
    return figures(owner, "2026-02-02", unmoved="2026-02-01", state=MISSING, **fields)


def lead(*duties: Duty, as_of: date = DAY, today: date = DAY) -> str:
    status = status_of(as_of=as_of)
    return owing.lead(status, owing.owing(status, duties), today)


def section(*duties: Duty, owner: str | None = None, as_of: date = DAY) -> str:
    """The text of the section, each element apart by a line."""
    status = status_of(as_of=as_of)
    html = owed.section(
        status, owing.owing(status, duties, {owner} if owner else None), owner, as_of, Links()
    )
    return re.sub(r"\s*(<[^>]+>)+\s*", "\n", unescape(html)).strip()


@pytest.mark.parametrize(
    ("duties", "sentence"),
    [
        ([], "I dag, den 3. februar 2026: Intet mangler. Der er ingen frister det næste år."),
        (
            [late("SOF")],
            "I dag, den 3. februar 2026: Én ting mangler fra SOF. Der er ingen frister det næste år.",
        ),
        (
            [late("SOF"), late("SOF", subject="andet"), late("BUF")],
            (
                "I dag, den 3. februar 2026: Tre ting mangler: én fra BUF og to fra SOF. "
                "Der er ingen frister det næste år."
            ),
        ),
        (
            [duty(Owed.MIDWAY_STATUS, None, "2026-01-05", state=MISSING)],
            (
                "I dag, den 3. februar 2026: Én ting mangler fra nogen, som reglen ikke nævner. "
                "Der er ingen frister det næste år."
            ),
        ),
        (
            [figures("SOF", "2026-04-01"), figures("BUF", "2026-04-01")],
            (
                "I dag, den 3. februar 2026: Intet mangler. Den næste frist er onsdag den 1. april 2026: "
                "Fleksjob for 2025. Der er i alt én frist det næste år."
            ),
        ),
    ],
    ids=["none", "one", "several", "nobody named", "two owe the same"],
)
def test_the_lead_says_first_how_much_is_missing_and_from_whom(duties, sentence):
    assert lead(*duties) == sentence


def test_the_lead_of_another_day_than_today_says_so():
    assert lead(today=date(2026, 9, 1)).startswith("Set per 3. februar 2026: Intet mangler.")


def test_where_all_has_come_before_its_deadline_the_lead_does_not_say_that_there_is_none():
    assert lead(figures("SOF", "2026-04-01", state=DONE)).endswith(
        "Intet mangler. Alt, hvad der har frist det næste år, er kommet eller afsluttet."
    )


def test_the_top_of_the_page_says_in_short_what_is_missing_and_what_is_next():
    status = status_of()
    found = owing.owing(status, [late("SOF"), figures("BUF", "2026-04-01")])
    assert owing.in_short(status, found) == (
        "Én ting mangler fra SOF. Den næste frist er onsdag den 1. april 2026: Fleksjob for 2025."
    )
    assert owing.in_short(status, owing.owing(status, [])) == "Intet mangler."


def test_no_table_is_called_what_was_just_heard():
    meeting = duty(Owed.MEETING, None, "2026-01-05", body="Udvalget", state=DutyState.NO_NEWS)
    owners = ["BIF", "BUF", "KFF", *["SOF"] * 10]
    many = [late(code, subject=f"tal-{n}") for n, code in enumerate(owners)]
    rest = [meeting, figures("SOF", "2026-04-01"), figures("SOF", "2026-01-02", state=DONE)]
    for duties in ([late("SOF"), *rest], [*many, *rest]):
        status = status_of()
        html = owed.section(status, owing.owing(status, duties), None, DAY, Links())
        heard = re.findall(r"<(?:h3|summary)>(.*?)</", html)
        called = re.findall(r"<caption[^>]*>(.*?)</", html)
        assert len(called) == len({*called})
        assert not {*called} & {*heard}


def test_the_nearest_day_names_three_things_and_counts_the_rest():
    five = [figures("SOF", "2026-04-01", subject=code) for code in "abcde"]
    named = "a for 2025, b for 2025, c for 2025 og to til"
    assert f"onsdag den 1. april 2026: {named}." in lead(*five)


def test_what_is_missing_is_a_line_each_and_its_table_says_how_late_it_is_and_by_which_rule():
    assert section(late("SOF")).splitlines()[1:] == [
        "Mangler: 1 ting efter fristen",
        "SOF:",
        "Fleksjob for 2025",
        ". Fristen var mandag den 2. februar 2026.",
        "Frister og regler for det, der mangler",
        "Det, der mangler",
        *("Hvem", "Hvad", "Hvordan står det", "Frist", "Regel"),
        "SOF",
        "Fleksjob for 2025",
        "Mangler: fristen var i går",
        "mandag den 2. februar 2026, flyttet fra søndag den 1. februar",
        (
            "32 dage efter periodens slutning, fastsat af Økonomiforvaltningen, kilde: STATUS, side 17 "
            "(regel Å-tal)"
        ),
    ]


def test_what_is_missing_is_by_department_then_the_council_then_others():
    meeting = DeadlineRule(id="Å-møde", owed=Owed.MEETING, first=date(2026, 1, 5))
    found = section(
        duty(Owed.MEETING, None, "2026-01-05", body="Udvalget", rule=meeting, state=MISSING),
        duty(Owed.REMARKS, COUNCIL, "2026-01-05", state=MISSING),
        late("SOF"),
        late("BUF"),
    ).splitlines()
    owners = [line for line in found if line in ("BUF", "SOF", "Handicaprådet", "Udvalget")]
    assert owners == ["BUF", "SOF", "Handicaprådet", "Udvalget"]


def test_on_the_deadline_itself_nothing_is_missing():
    text = section(figures("SOF", "2026-02-03"))
    assert "Intet mangler." in text
    assert "Fristen er i dag" in text


def test_coming_deadlines_are_by_month_and_say_who_is_left():
    text = section(
        figures("BUF", "2026-04-01"),
        figures("SOF", "2026-04-01", state=DONE),
        duty(Owed.REMARKS, COUNCIL, "2026-04-30", rule=yearly(Owed.REMARKS)),
    )
    rows = text.split("Frister i april 2026")[-1].splitlines()[6:]
    assert rows[:4] == [
        "Onsdag den 1. april 2026",
        "Fleksjob for 2025",
        "BUF",
        "Fristen er om 57 dage; én af to er kommet",
    ]
    assert rows[5:9] == [
        "Torsdag den 30. april 2026",
        "Handicaprådets bemærkninger 2026",
        "Handicaprådet",
        "Fristen er om to måneder",
    ]


def yearly(kind: Owed) -> DeadlineRule:
    return DeadlineRule(id="Å-år", owed=kind, frequency=Frequency.YEARLY, first=date(2026, 4, 30))


def test_coming_deadlines_are_folded_and_the_nearest_is_in_the_lead():
    days = ("2026-02-10", "2026-03-10", "2026-05-11", "2026-08-10", "2026-08-11")
    text = section(*(figures("SOF", each) for each in days))
    shown, folded = text.split("Frister det næste år: 5 frister")
    assert "Den næste frist er tirsdag den 10. februar 2026: Fleksjob for 2025." in shown
    assert "Februar 2026: 1 frist" in folded
    assert "August 2026: 2 frister" in folded


def test_what_has_come_or_is_awaited_no_longer_is_folded_with_why():
    text = section(
        figures("SOF", "2026-01-02", state=DONE),
        figures("BUF", "2026-01-05", state=DutyState.CLOSED),
        figures("KFF", "2026-01-06", state=DutyState.ENDED),
        figures("SUF", "2025-02-02", state=DONE),  # more than a year ago
    )
    rows = text.split("Kommet eller afsluttet: 3 ting")[-1].splitlines()[6:]
    assert rows[1::4] == ["KFF", "BUF", "SOF"]
    assert rows[2::4] == ["Forvaltningen er nedlagt", "Perioden er lukket uden", "Kommet"]
    assert "Intet mangler." in text


def test_one_who_owes_something_can_be_chosen():
    text = section(late("SOF"), late("BUF"), owner="SOF")
    assert text.startswith("SOF. I dag, den 3. februar 2026: Én ting mangler fra SOF.")
    assert "BUF" not in text


def test_an_answer_is_linked_to_the_remark_and_a_figure_to_its_place():
    status = status_of()
    found = owing.owing(
        status, [late("SOF"), duty(Owed.REPLIES, "SOF", "2026-04-01", subject="R-1")]
    )
    html = owed.section(status, found, None, DAY, Links())
    assert '<a href="./tal-og-maaltal#fleksjob">Fleksjob for 2025</a>' in html
    assert '<a href="./handicapraadet#R-1">Svar på »Bemærkning R-1«</a>' in html


def test_where_no_deadline_is_set_the_page_says_why_and_what_to_write():
    text = no_deadline.no_deadlines(
        status_of(indicator("b", frequency=Frequency.YEARLY)), "./indberetning"
    )
    assert "Der er ikke sat nogen frister." in text
    assert "Dokumenterne nævner ingen. Én af to indikatorer har ingen hyppighed" in text
    assert '<a href="./indberetning">Politisk behandling</a>' in text
    assert "arket Årshjul" in text


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ((), "Den ene indikator har ingen hyppighed"),
        ((indicator("b"),), "Ingen af de to indikatorer har en hyppighed"),
    ],
)
def test_the_indicators_without_a_frequency_are_counted(rows, sentence):
    assert sentence in no_deadline.no_deadlines(status_of(*rows), None)
    assert "<a " not in no_deadline.no_deadlines(status_of(*rows), None)


def test_where_no_rule_gives_a_deadline_the_page_says_what_the_indicators_lack():
    rule = DeadlineRule(id="Å1", owed=Owed.FIGURES, days=32, frequency=Frequency.MONTHLY)
    text = no_deadline.no_deadlines(
        status_of(indicator("b", frequency=Frequency.YEARLY), rule), None
    )
    assert (
        "Ingen af reglerne i årshjulet giver en frist det næste år. Én indikator har ingen hyppighed "
        "og én indikator har ingen regel, der passer."
    ) in text


def test_the_file_has_a_row_for_each_who_owes_something():
    status = status_of()
    duties = [late("SOF"), figures("BUF", "2026-04-01"), figures("KFF", "2026-04-01", state=DONE)]
    download = owed.owed_download(status, owing.owing(status, duties))
    assert [row[:5] for row in download.rows] == [
        ("2026-02-02", "2026-02-01", "Fleksjob for 2025", "SOF", "mangler"),
        ("2026-04-01", "2026-04-01", "Fleksjob for 2025", "BUF", "venter"),
        ("2026-04-01", "2026-04-01", "Fleksjob for 2025", "KFF", "kommet"),
    ]


@pytest.mark.parametrize(
    ("duties", "sentences"),
    [
        ([], ["Der er ikke nogen frister endnu."]),
        ([late("SOF")], ["Én ting er for sent på den."]),
        (
            [figures("SOF", "2026-04-01")],
            ["Intet er for sent på den.", "Den næste frist er onsdag den 1. april 2026."],
        ),
    ],
    ids=["none", "late", "coming"],
)
def test_in_easy_words_there_is_one_thing_in_each_sentence(duties, sentences):
    html = owed.in_easy_words(status_of(), duties)
    assert re.findall("<p>(.*?)</p>", html)[1:] == sentences


@pytest.mark.parametrize(
    ("public", "sentence"),
    [
        (True, "Resten af siden er set per 13. november 2025. Det, der er indberettet, men ikke"),
        (False, "Resten af siden er set per 13. november 2025.</p>"),
    ],
)
def test_both_days_are_said_where_they_differ(public, sentence):
    shown = status_of(as_of=date(2025, 11, 13))
    assert sentence in owed.seen_from(status_of(), shown, public=public)
    assert owed.seen_from(status_of(), status_of(), public=False) == ""


def test_where_much_is_late_each_who_owes_it_has_a_fold_and_the_lead_names_the_one_with_most():
    owners = ["BIF", "BUF", "KFF", *["SOF"] * 10]
    text = section(*(late(code, subject=f"tal-{n}") for n, code in enumerate(owners)))
    assert "13 ting mangler, flest fra SOF (ti)." in text
    assert next(line for line in text.splitlines() if line.startswith("SOF:")) == (
        "SOF: 10 ting, der mangler"
    )


def test_where_several_owe_most_none_is_named():
    assert "Fire ting mangler. Der er" in lead(*map(late, ("BIF", "BUF", "KFF", "SOF")))


def test_a_day_without_news_is_a_question_and_nothing_is_called_missing():
    meeting = duty(Owed.MEETING, None, "2026-01-05", body="Udvalget", state=DutyState.NO_NEWS)
    text = section(meeting)
    assert "Intet mangler. Om én ting siger kilderne ikke, om det er sket." in text
    rows = text.split("Uden nyt: 1 ting\n", 1)[1].splitlines()
    assert rows[0].endswith("Det er spørgsmål at stille, ikke fejl.")
    assert "Årligt møde mellem Handicaprådet og Udvalget" in rows
    assert "Uden nyt: dagen var for 29 dage siden" in rows  # 5 January to 3 February
    assert "Mangler" not in text
