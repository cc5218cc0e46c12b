"""The proposals that the page of the draft offers. All texts are invented."""

from __future__ import annotations

import re
from datetime import date

from policy.choices import Counting, Direction, Frequency, MeasuringCost, Population, Unit
from policy.drafting import Candidate
from policy.proposals import BY_THE_PRODUCT
from policy.records import Department
from presentation.drafting import proposals
from presentation.drafting.proposals import by_priority, facts, offered, proposal
from tests.records import assessed, objective, priority


def candidate(code: str = "ventetid", **fields) -> Candidate:
    given = {"id": code, "priority": "5d", "name": "Uger til svar", "proposed_by": BY_THE_PRODUCT}
    return Candidate(**given | fields)


WHOLE = candidate(
    definition="Fra ansøgning til svar.",
    unit=Unit.COUNT,
    direction=Direction.LOWER,
    population=Population.TARGET_GROUP,
    population_note="Afslag er ikke med.",
    publisher="Statistikken",
    table="TAB1",
    frequency=Frequency.YEARLY,
    months_to_publication=9,
    counting=Counting.FULL,
    cost=MeasuringCost.EXISTING,
    registration="Bymiljø begynder i 2027.",
    wrong_way="Hurtigere afslag.",
    responsible="BY",
    based_on="Bemærkning B9.",
    checked=True,
)


def told(one: Candidate) -> dict[str, str]:
    return dict(facts(assessed(Department(code="BY", name="Bymiljøforvaltningen")), one))


def test_a_reader_can_judge_it_from_what_is_told():
    assert told(WHOLE) == {
        "Definition": "Fra ansøgning til svar.",
        "Dækker": "Borgere med handicap. Afslag er ikke med.",
        "Enhed": "Antal.",
        "Retning": "Lavere er bedre.",
        "Udgiver": "Statistikken: TAB1.",
        "Hyppighed": "Årligt, ni måneder efter periodens slutning.",
        "Optælling": "Fuld optælling.",
        "Hvad det kræver": "Nøgletal, der findes.",
        "Etablér registrering": "Bymiljø begynder i 2027.",
        "Kan nås forkert ved": "Hurtigere afslag.",
        "Ansvarlig": "Bymiljøforvaltningen.",
        "Bygger på": "Bemærkning B9.",
        "Efterprøvet": proposals.CHECKED,
    }


def test_what_is_not_known_is_left_out_and_what_nobody_has_seen_says_so():
    assert told(candidate()) == {"Efterprøvet": proposals.NOT_CHECKED}
    assert told(candidate(frequency=Frequency.MONTHLY))["Hyppighed"] == "Månedligt."


def test_a_reason_not_to_measure_is_told_without_a_word_of_checking():
    assert told(candidate(no_numbers="Breve er ikke resultater.")) == {
        "Skal ikke måles i tal, fordi": "Breve er ikke resultater."
    }


def test_the_name_stands_over_the_mark_that_it_is_not_the_citys():
    shown = proposal(assessed(), WHOLE)
    assert shown.startswith('<article class="service"><h3>Uger til svar</h3>')
    assert "Forslag fra værktøjet, ikke fra kommunen" in shown


def test_text_from_the_data_is_escaped():
    assert "<b>" not in proposal(assessed(), candidate(name="<b>x</b>", definition="<b>y</b>"))


def test_only_those_of_the_policys_priorities_that_nobody_has_taken_over_are_offered():
    taken = candidate("taget", taken_over_by="Prøve", taken_over_on=date(2026, 11, 28))
    status = assessed(objective(5), priority("5d"), taken)
    every = [candidate("a"), candidate("b", priority="5e"), candidate("taget")]
    assert [each.id for each in offered(every, status)] == ["a"]


def test_each_priority_has_its_proposals_under_a_line_that_counts_them():
    status = assessed(objective(5), priority("5c"), priority("5d"), priority("5e"))
    shown = by_priority([WHOLE, candidate("b"), candidate("c", priority="5e")], status)
    assert shown.startswith(
        f"<p>Forslag fra værktøjet, ikke fra kommunen. {proposals.SWITCHED_OFF}</p>"
    )
    summaries = re.findall("<summary>(.*?)</summary>", shown)
    assert [text.rpartition(": ")[2] for text in summaries] == ["to forslag", "ét forslag"]
    assert [text[:2] for text in summaries] == ["5d", "5e"]
    assert shown.count("<article") == 3


def test_a_policy_without_proposals_says_so():
    assert by_priority([], assessed()) == f"<p>{proposals.NONE_FOUND}</p>"
