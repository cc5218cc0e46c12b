"""Suppression of small counts of persons, done once before any output. All figures are invented."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

import pytest

from metrics.hiding.counts import is_few
from metrics.suppression import HiddenCount, stated_hidden, suppressed
from policy.choices import Direction, Disclosure
from policy.columns import Citation
from policy.drafting import DraftTarget
from policy.kinds import Kind
from policy.periods import Period
from policy.quantities import Quantity
from policy.statuses import StatusCode
from tests.records import (
    assessed,
    baseline,
    departments,
    indicator,
    judged,
    judgement,
    observation,
    policy,
    quantity,
    records,
    target,
)

HIDDEN = Quantity.hidden()

FEW = indicator("anbragte", few_persons=True)
FEW_OF_EACH_KIND = {kind: indicator("anbragte", kind, few_persons=True) for kind in Kind}


def shown(**figures) -> dict[str, Quantity | None]:
    """Each department's figure of 2024 after suppression with a limit of 4."""
    kept = suppressed(records(FEW, *rows(2024, **figures))).records.observations
    return {str(row.department): row.value for row in kept}


def rows(when, **figures):
    return [observation("anbragte", code, when, figure) for code, figure in figures.items()]


def exact(**figures) -> dict[str, Quantity | None]:
    return {code: quantity(figure) for code, figure in figures.items()}


def numbers(value: object) -> Iterator[float]:
    """Every number anywhere in a value, except pages of citations."""
    match value:
        case bool() | Citation():
            return
        case int() | float():
            yield value
        case Mapping():
            for item in value.values():
                yield from numbers(item)
        case tuple() | list() | frozenset():
            for item in value:
                yield from numbers(item)
        case _ if dataclasses.is_dataclass(value):
            for field in dataclasses.fields(value):
                yield from numbers(getattr(value, field.name))


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_count_of_one_to_four_persons_is_hidden(count):
    assert shown(SOF=count) == {"SOF": HIDDEN}


@pytest.mark.parametrize("count", [0, 5])
def test_zero_and_five_persons_are_shown(count):
    assert shown(SOF=count) == exact(SOF=count)


@pytest.mark.parametrize(
    ("limit", "hidden", "visible"),
    [(3, 3, 4), (10, 10, 11)],
)
def test_the_limit_is_a_setting_of_the_policy(limit, hidden, visible):
    rows = (policy(few_persons_limit=limit), FEW)
    (status,) = assessed(*rows, observation("anbragte", "SOF", 2024, hidden)).indicators
    assert status.points[0].value == HIDDEN
    (status,) = assessed(*rows, observation("anbragte", "SOF", 2024, visible)).indicators
    assert status.points[0].value == Quantity.exact(visible)


@pytest.mark.parametrize(
    ("figure", "is_hidden"),
    [
        (Quantity.about(3), True),
        (Quantity.at_most(4), True),
        (Quantity.at_least(2), True),
        (Quantity.between(3, 8), True),
        (Quantity.between(0, 4), True),
        (Quantity.between(5, 6), False),
        (Quantity.at_most(25), False),
        (None, False),
    ],
)
def test_a_range_or_bound_with_an_end_within_the_limit_is_hidden(figure, is_hidden):
    assert is_few(figure, 4) is is_hidden


def test_indicators_not_declared_as_few_persons_are_shown():
    # Places, rules, kroner and staff counts of whole departments are not declared so.
    status = judged(indicator("pladser"), observation("pladser", "SOF", 2024, 3))
    assert (status.points[0].value, status.points[0].hidden) == (Quantity.exact(3), False)


def test_a_second_part_is_hidden_where_the_first_could_be_found_by_subtraction():
    # 30 - 20 - 7 would be 3.
    assert shown(BIF=20, BUF=7, SOF=3, KK=30) == exact(BIF=20, KK=30) | {
        "SOF": HIDDEN,
        "BUF": HIDDEN,
    }


def test_the_second_hidden_part_is_the_smallest_above_zero():
    # A zero reveals nobody, and hiding it would protect nothing.
    assert shown(BIF=0, BUF=9, KFF=8, SOF=3, KK=20) == exact(BIF=0, BUF=9, KK=20) | {
        "SOF": HIDDEN,
        "KFF": HIDDEN,
    }


def test_a_part_without_a_number_already_protects_the_hidden_one():
    # 30 - 20 is 10 for BUF and SOF together.
    assert shown(BIF=20, BUF=None, SOF=3, KK=30) == exact(BIF=20, BUF=None, KK=30) | {"SOF": HIDDEN}


def test_without_a_total_one_hidden_part_is_enough():
    assert shown(BIF=20, SOF=3) == exact(BIF=20) | {"SOF": HIDDEN}


def test_two_hidden_parts_need_no_third():
    assert shown(BIF=20, BUF=2, SOF=3, KK=25) == exact(BIF=20, KK=25) | {
        "BUF": HIDDEN,
        "SOF": HIDDEN,
    }


def test_where_all_other_parts_are_zero_the_total_is_small_and_hidden_too():
    assert shown(BIF=0, SOF=3, KK=3) == exact(BIF=0) | {"SOF": HIDDEN, "KK": HIDDEN}


def test_a_total_of_a_different_period_or_series_hides_no_second_part():
    figures = [
        observation("anbragte", "BIF", 2024, 20),
        observation("anbragte", "SOF", 2024, 3),
        observation("anbragte", "KK", 2023, 23),
        observation("anbragte", "KK", 2024, 23, series="ny"),
    ]
    found = suppressed(records(FEW, *figures))
    assert found.hidden == {1}
    assert found.records.observations[0] == figures[0]


def test_a_department_stated_by_two_sources_is_one_hidden_part():
    figures = [
        observation("anbragte", "BUF", 2024, 7),
        observation("anbragte", "BUF", 2024, 7, stated_by="BUF"),
        observation("anbragte", "SOF", 2024, 3),
        observation("anbragte", "SOF", 2024, 3, stated_by="SOF"),
        observation("anbragte", "KK", 2024, 10),
    ]
    found = suppressed(records(FEW, *figures))
    kept = found.records.observations
    assert [row.value for row in kept] == [HIDDEN, HIDDEN, HIDDEN, HIDDEN, Quantity.exact(10)]
    assert found.hidden == {0, 1, 2, 3}


def test_a_hidden_count_loses_its_percentage_its_wording_and_its_note():
    row = observation(
        "anbragte", "SOF", 2024, 3, printed=0.3, printed_as="3 børn", note="Tre børn i alt."
    )
    (kept,) = suppressed(records(FEW, row)).records.observations
    assert (kept.printed_attainment, kept.printed_as, kept.note) == (None, None, None)
    assert kept.sources == row.sources


def test_a_baseline_of_few_persons_is_hidden_with_its_wording_and_note():
    row = baseline("anbragte", "SOF", 2022, 3, printed_as="3 børn", note="Tre børn i alt.")
    (kept,) = suppressed(records(FEW, row)).records.baselines
    assert (kept.value, kept.printed_as, kept.note) == (HIDDEN, None, None)


def test_a_second_baseline_is_hidden_where_the_first_could_be_found_by_subtraction():
    figures = [
        baseline("anbragte", code, 2022, count)
        for code, count in (("SOF", 3), ("BUF", 7), ("KK", 10))
    ]
    kept = suppressed(records(FEW, *figures)).records.baselines
    assert [row.value for row in kept] == [HIDDEN, HIDDEN, Quantity.exact(10)]


def test_a_baseline_does_not_reveal_the_hidden_figures_of_its_period():
    figures = [*rows(2022, SOF=3, KK=10), baseline("anbragte", "BUF", 2022, 7)]
    (kept,) = suppressed(records(FEW, *figures)).records.baselines
    assert kept.value == HIDDEN


@pytest.mark.parametrize("goal", [2, 3, 4, 10])
@pytest.mark.parametrize("direction", list(Direction))
def test_the_verdict_of_a_hidden_figure_does_not_reveal_it(goal, direction):
    def code(count):
        figures = rows(2024, SOF=count, BUF=3, KK=count + 3)
        aim = target("anbragte", "SOF", 2024, goal)
        few = indicator("anbragte", few_persons=True, direction=direction)
        (found,) = [p for p in judged(few, aim, *figures).points if p.department == "SOF"]
        return found.status

    # Small itself, or hidden with the 3: with a target of 4, "reached" would reveal that it is 4.
    assert {code(count) for count in (1, 2, 3, 4, 7, 12)} == {StatusCode.UNDECIDED}


def test_a_target_that_every_count_reaches_is_also_reached_by_a_hidden_count():
    status = judged(
        FEW, target("anbragte", "SOF", 2024, 1), observation("anbragte", "SOF", 2024, 3)
    )
    assert status.status is StatusCode.REACHED  # it is hidden, so it is at least 1


def test_a_hidden_figure_has_no_percentage_no_shortfall_and_no_change():
    status = judged(
        FEW,
        baseline("anbragte", "SOF", 2022, 10),
        target("anbragte", "SOF", 2024, 10),
        observation("anbragte", "SOF", 2024, 3, printed=0.3),
    )
    (point,) = status.points
    assert point.hidden
    assert point.value == HIDDEN
    assert (point.attainment, point.verdict.pace, point.verdict.change) == (None, None, None)
    assert (point.printed_attainment, point.shortfall) == (None, None)


def test_a_figure_after_a_hidden_one_does_not_show_its_change():
    status = judged(
        indicator("anbragte", Kind.DIRECTION, few_persons=True),
        observation("anbragte", "SOF", 2022, 3),
        observation("anbragte", "SOF", 2024, 13),
    )
    point = status.points[-1]
    assert (point.hidden, point.baseline, point.verdict.change) == (False, HIDDEN, None)
    # From 3 to 13 is better; but a figure hidden to protect a different one can have been 20.
    assert point.status is StatusCode.UNDECIDED


@pytest.mark.parametrize("kind", list(Kind))
def test_no_number_of_the_status_is_computed_from_a_hidden_count(kind):
    # Odd sizes, so that a sum, difference or share computed from a hidden count is recognised.
    hidden, second, total, goal = 3, 1_013, 11_027, 20_011
    counts = {"BIF": total - hidden - second, "BUF": second, "SOF": hidden, "KK": total}
    rows = [
        FEW_OF_EACH_KIND[kind],
        *(judgement("anbragte", code, 2024, StatusCode.NEAR) for code in counts),
        *(baseline("anbragte", code, 2020, count) for code, count in counts.items()),
    ]
    for when in (2022, 2024):
        rows += [target("anbragte", code, when, goal) for code in counts]
        rows += [
            observation(
                "anbragte",
                code,
                when,
                count,
                printed=count / goal,
                margin=1,
                printed_as=f"{count} børn",
                note=f"{count} børn i alt.",
            )
            for code, count in counts.items()
        ]

    status = assessed(*departments(), *rows)

    derived = set(numbers((status.indicators, status.reconciliations)))
    for count in (hidden, second):
        differences = {count - other for other in (0, goal, total, counts["BIF"])}
        made_from_it = differences | {-number for number in differences} | {count / goal}
        assert derived & made_from_it == set()
        assert f"{count} børn" not in repr(status)
    assert derived >= {total, goal}


def test_a_hidden_part_is_not_named_as_one_below_its_target():
    status = judged(
        *departments(),
        FEW,
        *(target("anbragte", code, 2024, 10) for code in ("SOF", "TMF", "KK")),
        observation("anbragte", "SOF", 2024, 3),
        observation("anbragte", "TMF", 2024, 8),
        observation("anbragte", "KK", 2024, 11),
    )
    # Naming SOF or TMF as below 10 would reveal which of the two is of few persons.
    assert (status.status, status.failing) == (StatusCode.REACHED, ())
    assert [p.status for p in status.current[:2]] == [StatusCode.UNDECIDED] * 2


def test_a_sum_with_a_hidden_part_is_not_recomputed():
    status = assessed(
        FEW,
        observation("anbragte", "SOF", 2024, 3),
        observation("anbragte", "BUF", 2024, 7),
        observation("anbragte", "KK", 2024, 11),
    )
    assert status.reconciliations == ()


@pytest.mark.parametrize(("a", "b"), [(1, 1), (4, 4), (1, 2)])
def test_two_hidden_parts_at_an_end_of_their_range_do_not_reveal_each_other(a, b):
    # Two parts from 1 to 4 that sum to 2 are each 1; and each is 4 if they sum to 8.
    assert shown(BIF=20, BUF=9, SOF=a, TMF=b, KK=29 + a + b) == exact(BIF=20, KK=29 + a + b) | {
        "BUF": HIDDEN,
        "SOF": HIDDEN,
        "TMF": HIDDEN,
    }


def hidden_of(*figures) -> set[tuple[str, str]]:
    """Department and period of each hidden figure."""
    found = suppressed(records(FEW, *figures))
    return {
        (str(row.department), str(row.period))
        for position, row in enumerate(found.records.observations)
        if position in found.hidden
    }


@pytest.mark.parametrize(
    ("year", "parts"),
    [
        ("2024", ("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4")),
        ("2024", ("2024-H1", "2024-Q3", "2024-Q4")),
        ("2024-H1", ("2024-01", "2024-02", "2024-03", "2024-Q2")),
        ("2023/24", ("2023-08", "2023-09", "2023-Q4", "2024-H1", "2024-07")),
        ("2021-02", ("2021-W05", "2021-W06", "2021-W07", "2021-W08")),
        ("2022-2024", ("2022", "2023", "2024")),
        ("2022/23-2024/25", ("2022/23", "2023/24", "2024/25")),
    ],
)
def test_the_parts_of_a_year_do_not_reveal_the_hidden_one(year, parts):
    counts = [3, *range(10, 9 + len(parts))]
    figures = [observation("anbragte", "SOF", w, n) for w, n in zip(parts, counts, strict=True)]
    total = observation("anbragte", "SOF", year, sum(counts))
    # The year less the other quarters would be 3; so the smallest of them, 10, is hidden too.
    assert hidden_of(*figures, total) == {("SOF", parts[0]), ("SOF", parts[1])}


def test_parts_of_an_incomplete_year_cannot_exceed_it_either():
    quarters = [observation("anbragte", "SOF", f"2024-Q{n}", n_) for n, n_ in ((1, 10), (2, 1))]
    # 11 less 10 leaves 1 for three quarters, so the hidden one is 1.
    assert hidden_of(*quarters, observation("anbragte", "SOF", 2024, 11)) == {
        ("SOF", "2024-Q1"),
        ("SOF", "2024-Q2"),
    }


def test_figures_of_a_single_day_are_not_parts_of_the_year():
    days = [observation("anbragte", "SOF", f"2024-0{n}-01", count) for n, count in ((1, 3), (2, 8))]
    assert hidden_of(*days, observation("anbragte", "SOF", 2024, 11)) == {("SOF", "2024-01-01")}


@pytest.mark.parametrize(
    ("goal", "printed", "is_hidden"),
    [
        (10, 0.30, True),  # 3
        (20, 0.22, True),  # 4.3 to 4.5, where no count is; the nearest is 4
        (10, 0.50, False),  # 5
        (10, 0.0, False),  # nobody
        (1000, 0.0, True),  # 0 to 5
        (1000, 0.01, False),  # 5 to 15
    ],
)
def test_a_printed_percentage_of_a_target_also_reveals_a_count(goal, printed, is_hidden):
    aim = target("anbragte", "SOF", 2024, goal)
    status = judged(FEW, aim, observation("anbragte", "SOF", 2024, printed=printed))
    (point,) = status.points
    assert point.hidden is is_hidden
    assert (point.printed_attainment is None) is is_hidden


def test_a_printed_percentage_is_a_part_of_the_total():
    aim = target("anbragte", "BUF", 2024, 10)
    percentage = observation("anbragte", "BUF", 2024, printed=0.7)  # 7
    assert hidden_of(aim, percentage, *rows(2024, BIF=20, SOF=3, KK=30)) == {
        ("SOF", "2024"),
        ("BUF", "2024"),
    }


def test_where_lower_is_better_the_percentage_is_the_target_divided_by_the_count():
    few = indicator("anbragte", few_persons=True, direction=Direction.LOWER)
    aim = target("anbragte", "SOF", 2024, 3)
    (point,) = judged(few, aim, observation("anbragte", "SOF", 2024, printed=1.5)).points
    assert point.hidden  # 3 / 1.5 is 2


def test_a_printed_total_that_is_off_by_one_still_reveals_the_count():
    assert shown(BIF=20, BUF=9, SOF=3, KK=33) == exact(BIF=20, KK=33) | {
        "BUF": HIDDEN,
        "SOF": HIDDEN,
    }


def test_a_status_set_by_hand_for_a_hidden_count_is_not_shown():
    said = [judgement("anbragte", code, 2024, StatusCode.REACHED) for code in ("SOF", "BIF")]
    status = judged(FEW, *said, *rows(2024, BIF=20, SOF=3))
    assert [each.department for each in status.judgements] == ["BIF"]


def test_a_row_can_be_marked_as_the_preferred_second_part_to_hide():
    chosen = observation("anbragte", "BIF", 2024, 20, disclosure=Disclosure.RATHER_HIDDEN)
    assert hidden_of(*rows(2024, BUF=7, SOF=3, KK=30), chosen) == {("SOF", "2024"), ("BIF", "2024")}


def test_figures_printed_by_the_city_stay_and_are_not_chosen_to_be_hidden():
    printed = [
        observation("anbragte", code, 2024, count, disclosure=Disclosure.PRINTED)
        for code, count in (("TMF", 2), ("BUF", 7))
    ]
    figures = [*printed, *rows(2024, BIF=20, SOF=3, KK=32)]
    assert hidden_of(*figures) == {("SOF", "2024"), ("BIF", "2024")}
    points = {point.department: point for point in judged(FEW, *figures).points}
    assert points["TMF"].value == Quantity.exact(2)
    assert [code for code, point in points.items() if point.already_public] == ["BUF", "TMF"]


def test_a_later_edition_hides_figures_that_would_reveal_hidden_ones_of_an_earlier():
    earlier = records(FEW, *rows(2024, BIF=20, BUF=7, SOF=3, KK=30))
    now = records(FEW, *rows(2024, BIF=20, BUF=7, SOF=9, KK=36))
    alone = suppressed(now)
    assert alone.hidden == frozenset()
    # BUF's 7, or 36 - 20 - 9, would reveal that SOF was 30 - 20 - 7.
    found = suppressed(now, [earlier])
    assert {now.observations[n].department for n in found.hidden} == {"BUF", "SOF"}


def test_hiding_a_part_that_an_earlier_edition_shows_protects_nothing():
    earlier = records(FEW, *rows(2024, BIF=20, BUF=7, SOF=9, KK=36))
    now = records(FEW, *rows(2024, BIF=20, BUF=7, SOF=3, KK=30))
    # It is public that BUF is 7 and BIF 20; so only the new total can be hidden.
    found = suppressed(now, [earlier])
    assert [str(now.observations[n].department) for n in sorted(found.hidden)] == ["SOF", "KK"]
    assert found.exposed == ()


def test_a_count_that_cannot_be_protected_is_reported():
    earlier = records(indicator("anbragte"), *rows(2024, SOF=3))
    found = suppressed(records(FEW, *rows(2024, SOF=3)), [earlier])
    assert found.hidden == {0}
    (exposed,) = found.exposed
    assert (exposed.indicator, exposed.department, str(exposed.period)) == (
        "anbragte", "SOF", "2024",
    )  # fmt: skip


def test_the_order_of_rows_has_no_effect():
    figures = [*rows(2024, BIF=8, BUF=8, KFF=8, SOF=3, KK=27), *rows(2025, BIF=9, SOF=2, KK=11)]
    shuffled = [figures[n] for n in (5, 2, 7, 0, 3, 6, 1, 4)]
    assert hidden_of(*figures) == hidden_of(*shuffled)


def test_the_target_of_a_hold_indicator_is_hidden_with_its_baseline():
    # By the method the target is the baseline: 3, with 7 beside it.
    held = indicator("anbragte", Kind.HOLD, few_persons=True)
    counts = {"BIF": 20, "BUF": 7, "SOF": 3, "KK": 30}
    status = judged(
        held,
        *(baseline("anbragte", code, 2022, count) for code, count in counts.items()),
        *(target("anbragte", code, 2024, count) for code, count in counts.items()),
        *(observation("anbragte", code, 2024, count + 10) for code, count in counts.items()),
    )
    told = {p.department: (p.baseline, p.target, p.status) for p in status.points}
    assert told["SOF"] == told["BUF"] == (HIDDEN, None, StatusCode.UNDECIDED)
    assert told["BIF"][1:] == (Quantity.exact(20), StatusCode.REACHED)


def test_a_percentage_of_two_targets_is_hidden_where_it_is_small_for_one_of_them():
    # 90 per cent of 1 is 1, of 0 it is 0 (R12.2: each target by itself).
    aims = [
        target("anbragte", "SOF", 2024, goal, stated_by=who)
        for goal, who in ((1, "BIF"), (0, "BUF"))
    ]
    status = judged(FEW, *aims, observation("anbragte", "SOF", 2024, printed=0.9))
    assert status.points[0].hidden


@pytest.mark.parametrize(
    ("stated", "when", "kept"),
    [
        (3, "2023", None),  # 3 of at most 4 persons
        (12, "2024", None),  # the same count as the hidden 2 of 2024, said otherwise
        (12, "2023", Quantity.exact(12)),
    ],
)
def test_a_baseline_of_a_draft_target_is_hidden_as_a_count_is(stated, when, kept):
    drafted = DraftTarget(
        id="m",
        indicator="anbragte",
        department="BUF",
        baseline=Quantity.exact(stated),
        baseline_period=Period.parse(when),
    )
    found = suppressed(records(FEW, drafted, observation("anbragte", "BUF", 2024, 2))).records
    assert found.draft_targets[0].baseline == kept


def test_a_small_baseline_that_counts_no_persons_is_shown():
    drafted = DraftTarget(
        id="m", indicator="fleksjob", department="BUF", baseline=Quantity.exact(3)
    )
    found = suppressed(records(indicator(), drafted)).records
    assert found.draft_targets == (drafted,)


PUBLISHED = (
    {"SOF": 3, "BUF": 50, "BIF": 60, "KK": 113},
    {"SOF": 3, "BUF": 50, "BIF": 60, "SUF": 7, "KK": 120},
    {"SOF": 3, "BUF": 2, "BIF": 60, "SUF": 7, "KK": 72},
)


@pytest.mark.parametrize("figures", PUBLISHED)
def test_what_came_as_hidden_stays_hidden_and_hides_no_more(figures):
    once = shown(**figures)
    assert HIDDEN in once.values()
    assert shown(**once) == once


def test_a_count_that_came_as_hidden_has_no_number_and_hides_no_other_where_few_persons_are_not_counted():
    came = records(indicator("anbragte"), *rows(2024, SOF=HIDDEN, BUF=2, KK=50))
    found = suppressed(came)
    assert (found.hidden, found.few, found.records) == (set(), (), came)
    assert stated_hidden(came) == (HiddenCount("anbragte", None, "SOF", Period.year(2024)),)


def test_a_later_figure_does_not_give_away_a_count_that_came_as_hidden():
    # 113 - 60 = 53 of SOF and BUF together, which nobody can part. With BUF's 50, SOF's would be 3.
    kept = shown(SOF=HIDDEN, BUF=50, BIF=60, KK=113)
    assert kept["SOF"] == HIDDEN
    assert HIDDEN in (kept["BUF"], kept["KK"])
