"""Past and expected steps of the political process. All events are invented, seen from 13 November 2025."""

from __future__ import annotations

from datetime import date

import pytest

from policy.choices import EventKind, EventState, FollowUp, RemarkKind
from policy.columns import Citation
from presentation.html.links import Links
from presentation.language.sentences import expected_words
from presentation.status.process import (
    PASSED,
    event_download,
    folded,
    lead,
    named_departments,
    questions,
    sections,
    step_list,
)
from tests.records import assessed, departments, event, initiative, policy, remark, source

HELD, EXPECTED = EventState.HELD, EventState.EXPECTED


def status_of(*rows, **settings):
    return assessed(policy(), *departments(), *rows, **settings)


def told(*rows, **settings) -> dict[str, list[str]]:
    """The ids of the events under each heading."""
    status = status_of(*rows, **settings)
    return {s.heading: [e.id for e in s.events] for s in sections(status, status.events, status)}


def drawn(*rows, links=None, **settings) -> str:
    """The steps of the whole page."""
    status = status_of(*rows, **settings)
    return "".join(
        step_list(status, s, links or Links()) for s in sections(status, status.events, status)
    )


def test_coming_steps_are_first_with_the_nearest_day_on_top():
    assert told(
        event("held", HELD, "2025-09-26"),
        event("later", EXPECTED, 2027),
        event("today", EXPECTED, "2025-11-13"),
    ) == {"Hvad kommer nu?": ["today", "later"], "Hvad er sket?": ["held"]}


def test_a_day_of_a_year_is_before_the_year_that_ends_after_it():
    assert told(event("some_time", EXPECTED, 2027), event("day", EXPECTED, "2027-03-17")) == {
        "Hvad kommer nu?": ["day", "some_time"]
    }


def test_an_expected_day_that_passed_without_news_is_a_question():
    late = event("late", EXPECTED, "2025-10-08", expected_by="BUF")
    assert told(late) == {PASSED: ["late"]}
    text = drawn(late)
    assert "Var ventet ifølge BUF." in text
    assert "Kilderne er ældre end datoen: De, der følger op, er fra før" in text


@pytest.mark.parametrize(
    ("later", "words"),
    [
        (FollowUp.FULL, "Opfølgning mangler: En senere kilde skulle have nævnt det."),
        (FollowUp.EXAMPLES, "Ikke omtalt i senere kilder: De giver kun eksempler"),
        (None, "Kilderne er ældre end datoen: De, der følger op, er fra før"),
    ],
)
def test_the_words_for_missing_news_depend_on_what_the_later_source_covers(later, words):
    late = event("late", EXPECTED, "2025-10-08")
    assert words in drawn(late, source("NY", "2025-11-01", later))


def test_a_held_step_is_shown_once_with_who_expected_it_and_where():
    promise = event(
        "promise", EXPECTED, 2023, expected_by="politikken", sources=(Citation("POLITIK", 3),)
    )
    held = event("held", HELD, "2024-05", settles="promise")
    assert told(promise, held) == {"Hvad er sket?": ["held"]}
    assert "Var ventet i 2023 ifølge politikken (kilde: POLITIK, side 3)." in drawn(promise, held)


def test_a_postponed_step_is_still_to_come_with_its_first_date():
    first = event("first", EXPECTED, "2025-10-08", expected_by="BUF")
    later = event("later", EXPECTED, "2025-12-01", settles="first")
    assert told(first, later) == {"Hvad kommer nu?": ["later"]}
    assert "Var ventet den 8. oktober 2025 ifølge BUF" in drawn(first, later)


def test_a_step_put_off_to_a_new_day_is_still_to_come_and_tells_both_days():
    first = event("first", EXPECTED, "2025-10-08", expected_by="BUF")
    moved = event("moved", EventState.POSTPONED, "2025-12-03", settles="first")
    assert told(first, moved) == {"Hvad kommer nu?": ["moved"]}
    text = drawn(first, moved)
    assert "Udsat til den 3. december 2025." in text
    assert "Var ventet den 8. oktober 2025 ifølge BUF" in text


def test_a_step_put_off_without_a_new_day_has_a_section_of_its_own():
    first = event("first", EXPECTED, "2025-10-08")
    put_off = event("off", EventState.POSTPONED, None, settles="first")
    assert told(first, put_off) == {"Udsat uden ny dag": ["off"]}
    text = drawn(first, put_off)
    assert "Udsat uden ny dag. Var ventet den 8. oktober 2025" in text
    assert "Kilden siger ikke hvornår" not in text


def test_a_step_put_off_whose_new_day_has_passed_is_a_question():
    first = event("first", EXPECTED, "2025-10-08")
    moved = event("moved", EventState.POSTPONED, "2025-11-05", settles="first")
    assert told(first, moved) == {PASSED: ["moved"]}
    assert "Var udsat til den 5. november 2025. Kilderne siger ikke, om det er sket." in drawn(
        first, moved
    )


def test_a_cancelled_step_is_called_cancelled_and_raises_no_question():
    promise = event("promise", EXPECTED, "2025-10-08")
    off = event("off", EventState.CALLED_OFF, "2025-10-08", settles="promise")
    assert told(promise, off) == {"Hvad er sket?": ["off"]}
    assert "Aflyst ifølge kilden." in drawn(promise, off)
    assert status_of(promise, off).missing_news == ()


def test_sources_that_contradict_each_other_are_both_shown_and_said_to_disagree():
    promise = event("promise", EXPECTED, "2025-10-08")
    held = event("held", HELD, "2025-10-08", title="Mødet holdt", settles="promise")
    off = event("off", EventState.CALLED_OFF, "2025-10-08", title="Mødet aflyst", settles="promise")
    text = drawn(promise, held, off)
    assert told(promise, held, off) == {"Hvad er sket?": ["held", "off"]}
    assert "Kilderne er ikke enige: se også »Mødet aflyst«." in text
    assert "Kilderne er ikke enige: se også »Mødet holdt«." in text
    assert "ikke enige" not in drawn(promise, held)


def test_steps_that_settle_each_other_in_a_cycle_are_all_shown():
    ring = (
        event("a", EXPECTED, "2025-12-01", settles="b"),
        event("b", EXPECTED, "2025-12-02", settles="a"),
    )
    assert told(*ring) == {"Hvad kommer nu?": ["a", "b"]}


def test_seen_from_an_earlier_day_the_same_step_is_still_to_come():
    late = event("late", EXPECTED, "2025-10-08", expected_by="BUF")
    assert told(late, as_of=date(2025, 10, 1)) == {"Hvad kommer nu?": ["late"]}
    assert "Ventet ifølge BUF." in drawn(late, as_of=date(2025, 10, 1))


def test_an_expected_period_that_contains_the_status_date_is_neither_to_come_nor_missing():
    assert told(event("within", EXPECTED, 2025)) == {"Ventet uden præcis dato": ["within"]}


def test_steps_expected_before_the_policy_are_history():
    old = event("old", EXPECTED, "2015-03-01", expected_by="SOF")
    assert told(old) == {"Hvad er sket?": ["old"]}
    assert "ældre end datoen" not in drawn(old)


def test_past_steps_are_grouped_by_year_oldest_first():
    text = drawn(
        event("b", HELD, "2025-03-06", title="Anden"),
        event("a", HELD, "2023", title="Første"),
        event("c", HELD, "2025-08", title="Tredje"),
    )
    places = [text.index(part) for part in ("<h3>2023", "Første", "<h3>2025", "Anden", "Tredje")]
    assert places == sorted(places)


def test_a_fold_of_past_steps_says_its_year_and_how_many_it_has():
    status = status_of(
        event("a", HELD, "2023-03-06"), event("b", HELD, "2023"), event("c", HELD, "2025-08")
    )
    (section,) = sections(status, status.events, status)
    text = folded(status, section, Links())
    assert '<details class="theme"><summary><strong>2023</strong> to trin</summary>' in text
    assert '<details class="theme"><summary><strong>2025</strong> ét trin</summary>' in text
    assert "<details" not in step_list(status, section, Links())


def test_what_calls_for_something_is_in_sight():
    rows = (
        event("held", HELD, "2025-03-06"),
        event("next", EXPECTED, "2025-12-01"),
        event("late", EXPECTED, "2025-10-08"),
        event("running", EXPECTED, 2025),
        event("off", EventState.POSTPONED, None),
        event("undated", HELD, None),
        event("deal", HELD, None, kind=EventKind.BUDGET),
    )
    status = status_of(*rows)
    found = list(sections(status, status.events, status))
    seen = [e.id for section in found if section.in_sight for e in section.events]
    assert seen == ["next", "running", "off", "late"]


def test_a_step_without_a_date_shows_how_its_source_describes_the_time():
    printed = event("printed", HELD, None, period_printed="før sommeren 2025")
    silent = event("silent", HELD, None)
    assert told(printed, silent) == {"Uden dato": ["printed", "silent"]}
    assert "Om tiden siger kilden: »før sommeren 2025«." in drawn(printed)
    assert "Kilden siger ikke hvornår." in drawn(silent)


def test_budget_and_organisation_have_their_own_sections_with_links_from_coming_steps():
    rows = (
        event("deal", HELD, None, kind=EventKind.BUDGET),
        event("new", EXPECTED, 2026, kind=EventKind.ORGANISATION, title="Nyt center"),
    )
    assert told(*rows) == {
        "Hvad kommer nu?": [],
        "Budgettet": ["deal"],
        "Organisationen": ["new"],
    }
    assert 'Længere nede på siden: <a href="#new">Nyt center</a> (2026).' in drawn(*rows)


def test_a_step_is_one_entry_with_time_title_and_body():
    text = drawn(
        event(
            "plan",
            HELD,
            "2024-06",
            title="Plan vedtaget",
            kind=EventKind.DECISION,
            period_printed="i juni 2024",
            body="Kultur- og Fritidsudvalget",
            departments=("KFF",),
            sources=(Citation("STATUS", 19),),
        )
    )
    assert '<li id="plan">' in text
    assert (
        '<time datetime="2024-06-01">I juni 2024</time>: Plan vedtaget.</strong> '
        "Kultur- og Fritidsudvalget, beslutning.</p>"
    ) in text
    assert "Forvaltning: KFF. Kilde: STATUS, side 19." in text


def test_the_yearly_treatment_of_reversal_rates_is_a_step_of_its_own_kind():
    meeting = event(
        "kort",
        EXPECTED,
        2025,
        title="Danmarkskort over omgørelsesprocenter",
        kind=EventKind.REVERSAL_RATES,
        body="Kommunalbestyrelsen",
    )
    text = drawn(meeting)
    assert "</strong> Kommunalbestyrelsen, behandling af omgørelsesprocenter." in text
    assert told(meeting) == {"Ventet uden præcis dato": ["kort"]}


def test_the_body_is_not_repeated_if_the_title_names_it():
    text = drawn(event("a", HELD, 2025, title="Status i Socialudvalget", body="Socialudvalget"))
    assert "</strong> Høring.</p>" in text


def test_a_printed_time_without_its_year_is_written_as_a_date():
    text = drawn(event("a", HELD, "2024-03-01", period_printed="fra 1. marts"))
    assert ">1. marts 2024</time>" in text


def test_a_step_links_to_the_remark_that_it_follows_up():
    text = drawn(
        remark("B-1", RemarkKind.GAP, title="Ventetid"),
        event("a", HELD, 2025, follows_remarks=("B-1",)),
        links=Links({"dato": "2025-11-13"}),
    )
    assert '<a href="./handicapraadet?dato=2025-11-13#B-1">Ventetid</a>' in text


def test_the_lead_says_so_if_no_step_is_done():
    assert lead(status_of(event("a", EXPECTED, 2027))) == (
        "Kilderne fortæller ikke om trin, der er gennemført."
    )


def test_the_lead_counts_steps_done_and_names_those_without_news():
    status = status_of(
        event("a", HELD, 2023),
        event("b", HELD, None),
        event("late", EXPECTED, "2025-10-08", title="Behandling"),
    )
    assert lead(status) == (
        "Kilderne fortæller om to trin, der er gennemført. Ét ventet trin skulle være sket, men "
        "kilderne siger ikke, om det er: Behandling (8. oktober 2025). Det er et spørgsmål at stille, ikke en fejl."
    )


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("i sommeren 2025", "ventet i sommeren 2025"),
        ("Inden sommeren 2025", "ventet inden sommeren 2025"),
        ("til sommer", "ventet i 2. kvartal 2025"),  # no year
        ("sommeren 2025", "ventet i 2. kvartal 2025"),  # does not fit after "ventet"
        (None, "ventet i 2. kvartal 2025"),
    ],
)
def test_an_expected_time_is_in_the_sources_own_words_if_they_fit_the_sentence(printed, told):
    (found,) = status_of(
        event("a", EXPECTED, "2025-Q2", title="Evaluering", period_printed=printed)
    ).missing_news
    assert expected_words(found) == f"Evaluering: {told}"


def test_a_step_put_off_to_a_day_that_has_passed_is_said_to_be_put_off():
    (found,) = status_of(
        event("a", EventState.POSTPONED, "2025-06-03", title="Møde", expected_by="Rådet")
    ).missing_news
    assert expected_words(found) == "Møde: udsat og ventet den 3. juni 2025 ifølge Rådet"


def asked(*rows, others: bool = True) -> str:
    """The section of the steps without news."""
    status = status_of(*rows)
    section = next(s for s in sections(status, status.events, status) if s.heading == PASSED)
    return questions(status, section, Links(), others=others)


def test_each_step_without_news_is_a_line_under_why_and_its_whole_is_folded():
    text = asked(
        event("late", EXPECTED, "2025-10-08", title="Møde", expected_by="BUF"),
        event("later", EXPECTED, "2025-10-28", title="Næste møde"),
    )
    shown, folded = text.split("<summary>")
    assert shown.count("Kilderne er ældre end datoen") == 1
    assert '8. oktober 2025: <a href="#late">Møde</a>, ventet ifølge BUF.' in shown
    assert folded.startswith("Begge trin uden nyt, gengivet kort med kilder</summary>")
    assert folded.count('<li id="late') == 2


def test_missing_news_of_initiatives_links_to_the_objective():
    rows = (
        initiative("I-1", expected="2025-08", expected_what="Åbning", expected_by="SOF"),
        event("late", EXPECTED, "2025-10-08"),
    )
    text = asked(*rows)
    assert "Åbning: ventet i august 2025 ifølge SOF." in text
    assert '<a href="./maalsaetning-5">Målsætning 5</a>' in text
    assert "Åbning" not in asked(*rows, others=False)


def test_the_filter_of_departments_has_those_that_a_step_names():
    status = status_of(event("a", HELD, 2025, departments=("SOF",)))
    assert [d.code for d in named_departments(status)] == ["SOF"]


def test_the_download_is_in_time_order_and_marks_missing_news():
    status = status_of(
        event("late", EXPECTED, "2025-10-08", title="Sidst"),
        event("first", HELD, "2024-06", title="Først"),
    )
    rows = event_download(status, status.events).rows
    headings = event_download(status, status.events).headings
    what, news = headings.index("Hvad"), headings.index("Opfølgning")
    assert [(row[what], row[news]) for row in rows] == [
        ("Først", None),
        ("Sidst", "Kilderne er ældre end datoen"),
    ]
