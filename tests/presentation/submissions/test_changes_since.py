"""New, changed and removed records since an earlier status. All figures are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from metrics.status import Status
from policy.choices import (
    Direction,
    EventState,
    InitiativeState,
    MoneyDuration,
    RemarkKind,
    Unit,
)
from policy.periods import Period
from policy.quantities import Quantity
from presentation.submissions.changes_since import Change, ChangeOf, changes_since
from presentation.submissions.places import Place
from tests.hard_records import hard_status
from tests.records import (
    assessed,
    departments,
    event,
    indicator,
    initiative,
    objective,
    observation,
    policy,
    priority,
    remark,
    reply,
    target,
)

OLD = date(2025, 9, 1)


def changes(before: list, now: list) -> dict[str, list[str]]:
    """The reported changes from the rows `before`, on an earlier day, to `now`."""
    always = [*departments("BUF", "SOF"), indicator()]
    return told(assessed(*always, *now), assessed(*always, *before, as_of=OLD))


def told(now: Status, before: Status) -> dict[str, list[str]]:
    """The sentences by heading."""
    found: dict[str, list[str]] = {}
    for change in changes_since(now, before):
        found.setdefault(change.heading, []).append(change.text)
    return found


def figures(before: list, now: list, heading: str) -> list[str]:
    """The lines about figures; no other heading may appear except a changed verdict."""
    found = changes(before, now)
    assert set(found) <= {heading, "Ændret status"}
    return found.get(heading, [])


def test_nothing_has_changed_since_the_same_status():
    rows = [target("fleksjob", "BUF", 2024, 376), initiative("I1"), remark("B1")]
    assert changes(rows, rows) == {}


def test_every_change_that_is_still_there_has_its_source():
    before = [observation("fleksjob", "BUF", 2024, 270), target("fleksjob", "BUF", 2024, 376)]
    now = [observation("fleksjob", "BUF", 2024, 400), before[1], remark("B1"), initiative("I1")]
    always = [*departments("BUF", "SOF"), indicator()]
    found = changes_since(assessed(*always, *now), assessed(*always, *before, as_of=OLD))
    assert {(change.heading, change.source) for change in found} == {
        ("Ændret status", "STATUS, side 17"),
        ("Rettede tal", "STATUS, side 17"),
        ("Nye indsatser", "indberettet direkte til denne status"),
        (
            "Nye eller ændrede bemærkninger fra Handicaprådet",
            "indberettet direkte til denne status",
        ),
    }


def test_a_changed_figure_of_the_same_period_is_a_correction_and_shows_its_earlier_value():
    before = [observation("fleksjob", "BUF", 2024, 270), target("fleksjob", "BUF", 2024, 376)]
    now = [observation("fleksjob", "BUF", 2024, 274), target("fleksjob", "BUF", 2024, 376)]
    assert figures(before, now, "Rettede tal") == [
        "Fleksjob, BUF: 274 i 2024 mod et måltal på 376; før 270."
    ]


def test_a_figure_of_a_later_period_is_new_and_corrects_nothing():
    before = [observation("fleksjob", "BUF", 2023, 270)]
    now = [*before, observation("fleksjob", "BUF", 2024, 274)]
    assert figures(before, now, "Nye tal og måltal") == ["Fleksjob, BUF: 274 i 2024."]


def test_a_raised_target_is_reported_even_if_the_figure_is_the_same():
    count = observation("fleksjob", "BUF", 2024, 40)
    before = [count, target("fleksjob", "BUF", 2024, 47)]
    now = [count, target("fleksjob", "BUF", 2024, 60)]
    assert figures(before, now, "Ændrede måltal") == [
        "Fleksjob, BUF: 40 i 2024 mod et måltal på 60; før 40 mod et måltal på 47."
    ]
    assert figures([count], now, "Ændrede måltal") == [
        "Fleksjob, BUF: 40 i 2024 mod et måltal på 60; før 40 uden måltal."
    ]


def test_a_new_or_changed_target_is_reported_before_it_has_a_figure():
    first, raised = target("fleksjob", "BUF", 2026, 400), target("fleksjob", "BUF", 2026, 420)
    assert figures([], [first], "Nye tal og måltal") == [
        "Fleksjob, BUF: et måltal på 400 for 2026."
    ]
    assert figures([first], [raised], "Ændrede måltal") == [
        "Fleksjob, BUF: et måltal på 420 for 2026; før et måltal på 400."
    ]


def test_another_status_of_the_same_figures_says_what_it_comes_of():
    rows = [
        *departments("BUF", "SOF"),
        observation("fleksjob", "BUF", 2024, 90),
        target("fleksjob", "BUF", 2024, 100),
    ]
    now = assessed(policy(near_from=0.95), indicator(), *rows)  # 90 of 100 is below 95
    before = assessed(policy(), indicator(), *rows)  # and not below 90
    bands = "Tallene er de samme; grænserne for statusordene er ændret."
    assert told(now, before) == {
        "Ændret status": [f"Fleksjob: Ikke nået (2024), før næsten nået (2024). {bands}"]
    }
    turned = assessed(policy(), indicator(direction=Direction.LOWER), *rows)  # at most 100
    rule = "Tallene er de samme; det, de bedømmes efter, er ændret."
    assert told(turned, before) == {
        "Ændret status": [f"Fleksjob: Nået (2024), før næsten nået (2024). {rule}"]
    }


def test_no_earlier_count_is_given_beside_one_that_is_hidden_now():
    few = [*departments("BUF", "SOF"), indicator(few_persons=True)]
    shown = assessed(*few, observation("fleksjob", "BUF", 2024, 20))
    hidden = assessed(*few, observation("fleksjob", "BUF", 2024, 3))
    assert told(hidden, shown)["Rettede tal"] == ["Fleksjob, BUF: skjult (få personer)."]
    assert told(shown, hidden)["Rettede tal"] == ["Fleksjob, BUF: 20 i 2024; før skjult."]


def test_a_priority_that_is_new_reworded_or_gone_is_reported():
    first, second = priority("1a"), priority("1b")
    reworded = replace(first, title="En anden ordlyd.")
    assert changes([objective(1), first], [objective(1), reworded, second]) == {
        "Nye eller ændrede målsætninger og prioriteringer": [
            "Prioritering 1a, 1a: ny ordlyd.",
            "Prioritering 1b, 1b: ny.",
        ]
    }
    assert changes([objective(1), first, second], [objective(1), first]) == {
        "Ikke længere med": ["Prioritering 1b, 1b."]
    }


def test_a_withdrawn_figure_is_reported_and_its_target_is_not_reported_as_new():
    goal = target("fleksjob", "BUF", 2024, 376)
    before = [goal, observation("fleksjob", "BUF", 2024, 274, stated_by="BUF")]
    assert set(changes(before, [goal])) == {"Ikke længere med", "Ændret status"}
    assert changes(before, [goal])["Ikke længere med"] == [
        "Fleksjob, BUF: 274 i 2024 mod et måltal på 376."
    ]


def test_a_line_that_ends_with_an_abbreviation_has_one_full_stop():
    share = indicator("andel", unit=Unit.SHARE)
    now = assessed(*departments("BUF"), share, observation("andel", "BUF", None, 0.66))
    (change,) = changes_since(now, assessed(*departments("BUF"), share))
    assert change.text == "Andel, BUF: 66 procent."


def test_an_initiative_that_has_progressed_shows_its_earlier_state():
    before = [initiative("I1", state=InitiativeState.PLANNED)]
    now = [initiative("I1", state=InitiativeState.DONE, summary="Åbnet i september.")]
    assert changes(before, now) == {
        "Ændrede indsatser": ["Indsats I1: nu gennemført (før planlagt); ny beskrivelse."]
    }


def test_a_new_end_and_new_money_of_an_initiative_are_reported():
    before = [initiative("I1")]
    money = {"amount": Quantity.exact(2e6), "money_duration": MoneyDuration.PERMANENT}
    now = [initiative("I1", end=Period.year(2027), **money)]
    assert changes(before, now)["Ændrede indsatser"] == [
        "Indsats I1: slutter 2027 (før ikke oplyst); økonomi 2 millioner kroner, varig (før ikke oplyst)."
    ]


def test_a_new_part_is_reported_only_if_the_whole_was_already_known():
    part = initiative("I2", part_of="I1")
    assert changes([initiative("I1")], [initiative("I1"), part]) == {
        "Nye indsatser": ["Indsats I2 (SOF)."]
    }
    assert changes([], [initiative("I1"), part]) == {"Nye indsatser": ["Indsats I1 (SOF)."]}


def test_an_answer_with_new_words_is_reported_as_changed():
    about = remark("B1", RemarkKind.CONCERN)
    first, second = reply("S1", "B1"), reply("S1", "B1", summary="Det koster 3 millioner kroner.")
    heading = "Nye eller ændrede svar på bemærkninger"
    assert changes([about], [about, first]) == {heading: ["Bemærkning B1: svar fra BUF."]}
    assert changes([about, first], [about, second]) == {
        heading: ["Bemærkning B1: svar fra BUF, ændret."]
    }


def test_a_remark_whose_wording_is_added_is_reported_as_changed():
    assert changes([remark("B1")], [remark("B1", wording="Rådets egne ord.")]) == {
        "Nye eller ændrede bemærkninger fra Handicaprådet": [
            "Bemærkning B1 (september 2025): ny ordlyd."
        ]
    }


def test_an_expected_step_that_has_been_held_is_reported():
    before, now = event("H1", EventState.EXPECTED, 2025), event("H1", EventState.HELD, "2025-10-02")
    held = {"Gennemførte trin": ["Hændelse H1 (2. oktober 2025)."]}
    assert changes([before], [now]) == held
    assert changes([], [now]) == held


def test_a_held_step_that_answers_one_that_was_awaited_is_reported_and_nothing_is_withdrawn():
    before = event("H1", EventState.EXPECTED, "2025-08-20")
    now = event("H2", EventState.HELD, "2025-08-20", settles="H1")
    assert changes([before], [before, now]) == {
        "Gennemførte trin": ["Hændelse H2 (20. august 2025)."]
    }


def test_a_step_put_off_or_cancelled_is_reported_with_what_was_expected():
    before = event("H1", EventState.EXPECTED, "2025-11-05")
    put_off = event("H2", EventState.POSTPONED, "2025-12-03", settles="H1")
    off = event("H3", EventState.CALLED_OFF, None, settles="H2")
    heading = "Nye, udsatte eller aflyste trin"
    assert changes([before], [before, put_off]) == {
        heading: ["Hændelse H2: udsat til den 3. december 2025. Var ventet den 5. november 2025."]
    }
    assert changes([before, put_off], [before, put_off, off]) == {
        heading: ["Hændelse H3: aflyst. Var udsat til den 3. december 2025."]
    }


def test_a_step_that_is_newly_expected_or_has_another_day_is_reported_and_one_unchanged_is_not():
    old, new = (event("H1", EventState.EXPECTED, when) for when in ("2026-01-07", "2026-02-04"))
    heading = "Nye, udsatte eller aflyste trin"
    assert changes([], [old]) == {heading: ["Hændelse H1: ventet den 7. januar 2026."]}
    assert changes([old], [new]) == {
        heading: ["Hændelse H1: ventet den 4. februar 2026. Var ventet den 7. januar 2026."]
    }
    assert changes([old], [old]) == {}


def test_a_step_held_before_the_earlier_day_is_not_news_when_first_known_now():
    assert changes([], [event("H1", EventState.HELD, "2025-05-02")]) == {}


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ([initiative("I1")], "Indsats: Indsats I1."),
        ([remark("B1")], "Bemærkning: Bemærkning B1."),
        ([event("H1", EventState.EXPECTED, 2026)], "Trinnet Hændelse H1 (2026)."),
    ],
)
def test_withdrawn_records_are_reported(rows, line):
    assert changes(rows, []) == {"Ikke længere med": [line]}


def test_a_withdrawn_answer_is_reported_with_its_remark():
    about = remark("B1", RemarkKind.CONCERN)
    assert changes([about, reply("S1", "B1")], [about]) == {
        "Ikke længere med": ["Bemærkning B1: svar fra BUF."]
    }


def test_a_text_that_is_new_changed_or_removed_is_reported():
    now = hard_status()
    before = replace(now, texts=now.texts[:1])
    assert changes_since(now, before) == (
        Change(
            ChangeOf.TEXT,
            "Nye eller ændrede tekster fra forvaltningerne",
            "»Næste skridt« om målsætning 5: M5.",
            "skrevet her af Prøve Prøvesen, SOF, 1. november 2025",
            Place(5, "maalsaetning-5"),
        ),
    )
    assert changes_since(before, now) == (
        Change(
            ChangeOf.GONE,
            "Ikke længere med",
            "Teksten »Næste skridt« om målsætning 5: M5.",
            "",
            Place(5, "maalsaetning-5"),
        ),
    )
