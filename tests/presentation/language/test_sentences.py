"""Sentences about verdicts and parts. The figures are invented unless a source is named."""

from __future__ import annotations

from datetime import date

import pytest

from policy.choices import Aggregation, Direction, Frequency, RemarkKind, RemarkScope, Unit
from policy.kinds import Kind
from policy.quantities import Quantity
from presentation.language.figure_sentences import figure_sentence, own_figure
from presentation.language.remark_sentences import remarks_headline, whose_words
from presentation.language.sentences import (
    indicator_sentences,
    proposals_for_policy,
    verdict_sentence,
)
from tests.records import (
    assessed,
    baseline,
    departments,
    indicator,
    observation,
    policy,
    remark,
    reply,
    target,
)


def told(*rows: object, as_of: date = date(2025, 11, 13)) -> str:
    """The sentences about the single indicator among the rows."""
    status = assessed(*departments("BIF", "BUF", "SOF"), *rows, as_of=as_of)
    (found,) = status.indicators
    return indicator_sentences(status, found)


def verdict(*rows: object) -> str:
    status = assessed(*departments("BUF"), *rows)
    (found,) = status.indicators
    return verdict_sentence(status, found)


def part(
    department: str, value: Quantity | float, goal: float, when: int | None = 2024, **fields
) -> list:
    return [
        target("fleksjob", department, when, goal, **fields),
        observation("fleksjob", department, 2024, value),
    ]


def test_only_parts_that_reached_their_target_are_counted_as_such():
    rows = [*part("BIF", 87, 47), *part("BUF", 274, 376), *part("SOF", 207, 157)]
    assert "To af tre forvaltninger nåede deres måltal." in told(indicator(), *rows)


def test_a_single_part_that_reached_its_target_is_in_the_singular():
    rows = [*part("BIF", 87, 47), *part("BUF", 274, 376)]
    assert "Én af to forvaltninger nåede sit måltal." in told(indicator(), *rows)


def test_parts_that_are_on_track_have_not_reached_their_target():
    # 100 more from the end of 2022 to the end of 2026, half of it at half of the time.
    rows = [
        row
        for code in ("BIF", "BUF")
        for row in (
            baseline("fleksjob", code, 2022, 0),
            *part(code, 50, 100, None, deadline=2026),
        )
    ]
    sentence = told(indicator(kind=Kind.PATH), *rows)
    assert "nåede" not in sentence
    assert "For to forvaltninger kan det ikke afgøres endnu." in sentence


def test_parts_before_their_deadline_without_a_baseline_have_not_reached_their_target():
    rows = [row for code in ("BIF", "BUF") for row in part(code, 20, 100, None, deadline=2026)]
    sentence = told(indicator(kind=Kind.PATH), *rows)
    assert "nåede" not in sentence
    assert "For to forvaltninger er fristen ikke kommet." in sentence


def test_a_hidden_part_is_not_said_to_have_reached_its_target():
    rows = [*part("BIF", 3, 471), *part("BUF", 274, 376), *part("SOF", 207, 157)]
    whole = part("KK", 484, 1004)
    sentence = told(indicator(few_persons=True), *rows, *whole)
    assert "Én forvaltning nåede ikke sit måltal." in sentence
    assert "For to forvaltninger kan det ikke afgøres." in sentence


def test_a_single_part_that_can_be_judged_is_mentioned_separately():
    open_ = [baseline("fleksjob", "BUF", 2022, 0), *part("BUF", 50, 100, None, deadline=2026)]
    reached = part("BIF", 110, 100, None, deadline=2026)
    sentence = told(indicator(kind=Kind.PATH), *reached, *open_)
    assert "Én forvaltning har nået sit måltal. For én forvaltning kan det ikke" in sentence


def test_a_part_certainly_below_its_target_is_said_to_be_so_even_if_its_figure_is_a_range():
    rows = [*part("KK", 100, 100), *part("SOF", Quantity.between(44, 46), 50)]
    assert "SOF er under måltallet." in told(indicator(), *rows)


def test_if_lower_is_better_a_part_is_over_its_target_and_the_largest_figure_is_no_excuse():
    lower = indicator(direction=Direction.LOWER)
    whole = part("KK", 60, 60)
    sentence = told(lower, *whole, *part("BUF", 10, 20), *part("SOF", Quantity.between(44, 46), 40))
    assert "SOF er over måltallet." in sentence
    sentence = told(lower, *whole, *part("BUF", 10, 20), *part("SOF", 46, 40))
    assert sentence.endswith("SOF var 6 over måltallet.")


def test_a_target_missed_by_the_whole_and_a_part_is_reached_by_neither():
    rows = [*part("KK", 80, 100), *part("BUF", 20, 50)]
    assert verdict(indicator(), *rows) == (
        "Måltallet for 2024 blev hverken nået samlet eller i BUF."
    )
    assert verdict(indicator(), *part("BUF", 20, 50)) == "Måltallet for 2024 blev ikke nået i BUF."


def test_before_the_deadline_no_target_is_called_missed():
    path = indicator(kind=Kind.PATH)
    starts = [baseline("fleksjob", code, 2022, 0) for code in ("KK", "BUF")]
    rows = [*starts, *part("KK", 100, 100, None, deadline=2026)]
    rows += part("BUF", 30, 50, None, deadline=2026)
    assert verdict(path, *rows) == "Måltallet for 2026 er nået samlet, men endnu ikke i BUF."
    assert "BUF er 20 under måltallet." in told(path, *rows)
    own = [baseline("fleksjob", "SOF", 2022, 0), *part("SOF", 30, 50, None, deadline=2026)]
    own += [baseline("fleksjob", "BUF", 2022, 0), *part("BUF", 10, 50, None, deadline=2026)]
    # 30 of 50 at half of the time is on track, 10 is not.
    sentence = told(indicator(kind=Kind.PATH, adding=Aggregation.NONE), *own)
    assert "Én forvaltning har endnu ikke nået sit måltal." in sentence


def test_if_some_parts_have_no_target_the_verdict_covers_only_those_that_do():
    rows = [*part("BUF", 60, 50), observation("fleksjob", "SOF", 2024, 70)]
    assert verdict(indicator(), *rows) == (
        "Måltallet for 2024 blev nået af alle, der har et. "
        "SOF har intet måltal, så kommunen som helhed kan ikke bedømmes."
    )
    whole = target("fleksjob", "KK", 2024, 100)
    assert verdict(indicator(), *rows, whole) == "Måltallet for 2024 blev nået."  # 130 of 100


def test_without_a_target_a_part_is_compared_with_its_baseline():
    held = [baseline("fleksjob", "BUF", 2022, 50), observation("fleksjob", "BUF", 2024, 40)]
    assert told(indicator(kind=Kind.HOLD), *held).endswith("BUF er under udgangspunktet.")
    lower = indicator(kind=Kind.DIRECTION, direction=Direction.LOWER)
    worse = [baseline("fleksjob", "BUF", 2022, 50), observation("fleksjob", "BUF", 2024, 60)]
    assert told(lower, *worse).endswith("BUF er over udgangspunktet.")


def test_a_figure_names_its_department_if_there_are_others():
    rows = [*part("BUF", 60, 50), observation("fleksjob", "SOF", 2023, 70)]
    assert told(indicator(adding=Aggregation.NONE), *rows).startswith("Fleksjob i SOF: 70 i 2023.")
    assert told(indicator(), *part("BUF", 60, 50)).startswith("Fleksjob: 60 i 2024")


def test_background_figures_and_milestones_are_not_called_undecided():
    for kind in (Kind.CONTEXT, Kind.MILESTONE):
        rows = [*part("BUF", 60, 50), *part("SOF", 60, 50)]
        assert "afgøres" not in told(indicator(kind=kind), *rows)


def test_years_up_to_the_deadline_of_a_target_do_not_lack_one():
    rows = [policy(), *part("BUF", 60, 50, None, deadline=2026)]
    yearly = indicator(frequency=Frequency.YEARLY)
    assert "står ikke i kilderne" not in told(yearly, *rows)
    assert "Måltal for 2025 og 2026 står ikke" in told(yearly, policy(), *part("BUF", 60, 50))


def test_departments_with_an_overdue_figure_are_named_with_the_age_of_their_last():
    yearly = indicator(kind=Kind.DIRECTION, adding=Aggregation.NONE, frequency=Frequency.YEARLY)
    old, new = observation("fleksjob", "SOF", 2022, 75), observation("fleksjob", "BUF", 2024, 60)
    lately = "efter hyppigheden burde der være kommet et nyere."
    assert f"Nyt tal mangler fra SOF (senest 2022): {lately}" in told(yearly, old, new)
    assert f"Nyt tal mangler: {lately}" in told(yearly, old)
    summed = indicator(kind=Kind.DIRECTION, frequency=Frequency.YEARLY)
    each = [observation("fleksjob", code, 2023, 75) for code in ("SOF", "BUF", "KK")]
    assert f"Nyt tal mangler: {lately}" in told(summed, *each)  # both, and the sum of both


def test_the_whole_citys_percentage_comes_before_the_figure_of_a_single_part():
    rows = [
        observation("fleksjob", "KK", 2024, printed=1.02),
        observation("fleksjob", "SOF", 2024, printed=0.9),
    ]
    sentence = told(indicator(adding=Aggregation.NONE), *rows)
    assert sentence == "Fleksjob: 102 procent af måltallet. SOF er under måltallet."


def test_the_verdict_names_the_deadline_of_the_target_and_not_the_figures_year():
    rows = [baseline("fleksjob", "BUF", 2022, 40), *part("BUF", 60, 47, None, deadline=2026)]
    assert verdict(indicator(kind=Kind.PATH), *rows) == "Måltallet for 2026 er nået."


def test_the_verdict_of_an_undated_figure_names_the_deadline_of_its_target():
    rows = [
        target("fleksjob", "BUF", None, 47, deadline=2024),
        observation("fleksjob", "BUF", None, 60),
    ]
    for kind in (Kind.LEVEL, Kind.PATH):
        assert verdict(indicator(kind=kind), *rows) == "Måltallet for 2024 blev nået."


def test_the_verdict_of_a_period_names_it():
    assert verdict(indicator(), *part("BUF", 87, 47)) == "Måltallet for 2024 blev nået."


def test_a_figure_of_one_day_names_that_day():
    status = assessed(
        *departments("BUF"),
        indicator(direction=Direction.LOWER),
        observation("fleksjob", "BUF", "2025-01-01", 16),
    )
    point = status.indicators[0].points[0]
    assert figure_sentence(point, status.indicators[0].indicator) == "16 per 1. januar 2025"


def test_a_share_ends_its_sentence_with_one_full_stop():
    share = indicator(unit=Unit.SHARE)
    rows = [target("fleksjob", "BUF", 2024, 0.8), observation("fleksjob", "BUF", 2024, 0.66)]
    sentence = told(share, *rows)
    assert (
        sentence
        == "Fleksjob: 66 procent i 2024 mod et måltal på 80 procent. BUF var 14 procentpoint under måltallet."
    )


@pytest.mark.parametrize(
    ("wordings", "told"),
    [
        ((None, None), "gengivet kort; rådets egne ord står i kilden."),
        (("Vores ord.", None), "Nogle bemærkninger står med rådets egne ord."),
        (("Vores ord.", "Også vores."), "Bemærkningerne står med rådets egne ord."),
    ],
)
def test_the_page_of_the_council_says_whether_its_own_words_are_shown(wordings, told):
    remarks = (remark(f"B{n}", RemarkKind.GAP, wording=words) for n, words in enumerate(wordings))
    assert told in whose_words(assessed(*remarks))


def test_the_remarks_headline_counts_answers_from_any_source():
    remarks = [remark("B1", RemarkKind.GAP), remark("B2", RemarkKind.GAP)]
    assert remarks_headline(assessed(*remarks)) == (
        "2 bemærkninger fra Handicaprådet kalder på svar: ingen har svar"
    )
    assert remarks_headline(assessed(*remarks[:1], reply("S1", "B1"))) == (
        "1 bemærkning fra Handicaprådet kalder på svar: den har svar"
    )


def test_praise_is_not_counted_as_calling_for_an_answer():
    told = remarks_headline(assessed(remark("B1", RemarkKind.PRAISE), remark("B2", RemarkKind.GAP)))
    assert told == "1 bemærkning fra Handicaprådet kalder på svar: den har intet svar"


def test_an_answer_to_part_of_a_remark_is_described_as_partial():
    remarks = [remark(code, RemarkKind.GAP) for code in ("B1", "B2", "B3")]
    part, whole = reply("S1", "B1", covers="Kun klasserne."), reply("S2", "B2")
    assert remarks_headline(assessed(*remarks, part)).endswith("én har svar på en del")
    assert remarks_headline(assessed(*remarks, part, whole)).endswith(
        "to har svar, én kun på en del"
    )


def test_the_councils_proposals_for_the_policy_are_listed_by_their_titles():
    proposal = remark(
        "B1", RemarkKind.PROPOSAL, scope=RemarkScope.POLICY, objective=None, title="Flere mål"
    )
    assert proposals_for_policy(assessed(proposal)) == (
        "Handicaprådet foreslår for hele politikken: flere mål."
    )
    assert proposals_for_policy(assessed(remark("B1", RemarkKind.PROPOSAL))) == ""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([target("fleksjob", "SOF", None, 8, deadline=2026)],
         "intet tal i kilderne; planlagt 8 med frist 2026"),
        ([target("fleksjob", "SOF", 2024, 8), observation("fleksjob", "SOF", 2024, 5)],
         "5 i 2024; planlagt 8 med frist 2024"),
        ([observation("fleksjob", "SOF", 2024, 5)], "5 i 2024"),
    ],
)  # fmt: skip
def test_the_plan_of_a_milestone_is_not_called_a_target(rows, expected):
    record = indicator(kind=Kind.MILESTONE)
    (found,) = assessed(*departments("SOF"), record, *rows).indicators
    assert own_figure(record, found.current[0]) == expected


# Below a target that is not due, and worse than the baseline


def test_a_target_that_is_not_due_is_not_called_missed():
    rows = (
        indicator("ramper"),
        target("ramper", "BUF", None, 10, deadline=2026),
        observation("ramper", "BUF", 2024, 5),
    )
    assert verdict(*rows) == "Måltallet for 2026 er ikke nået endnu, og fristen er ikke kommet."


@pytest.mark.parametrize(
    ("figure", "goal", "direction", "side"),
    [(60, 100, Direction.HIGHER, "under"), (200, 130, Direction.LOWER, "over")],
)
def test_a_figure_worse_than_its_baseline_is_described_with_both_numbers(
    figure, goal, direction, side
):
    rows = (
        indicator("boliger", Kind.PATH, direction=direction),
        baseline("boliger", "BUF", 2022, 120),
        target("boliger", "BUF", None, goal, deadline=2026),
        observation("boliger", "BUF", 2024, figure),
    )
    assert verdict(*rows) == (f"Boliger: {figure} i BUF i 2024 er {side} udgangspunktet på 120.")


def test_a_survey_close_to_its_target_is_not_called_an_uncertain_change():
    rows = (
        indicator("trivsel", Kind.SURVEY),
        target("trivsel", "BUF", 2024, 80),
        observation("trivsel", "BUF", 2024, 79, margin=2),
    )
    assert verdict(*rows) == "Trivsel: kan ikke afgøres inden for usikkerheden (2024)."


def test_if_lower_is_better_a_target_is_a_maximum():
    rows = part("BUF", 6, 10)
    assert told(indicator(direction=Direction.LOWER), *rows).startswith(
        "Fleksjob: 6 i 2024 mod et måltal på højst 10."
    )
    most = part("BUF", 6, Quantity.at_most(10))
    assert "på højst højst" not in told(indicator(direction=Direction.LOWER), *most)


def test_a_maintained_value_is_not_called_reached():
    held = indicator(kind=Kind.HOLD)
    rows = [*part("KK", 100, 100), *part("BUF", 40, 50), *part("SOF", 60, 50)]
    assert verdict(held, *rows).startswith("Måltallet for 2024 blev holdt samlet, men ikke i BUF.")
    assert "Én af to forvaltninger holdt sit måltal." in told(held, *rows)
