"""A file of public statistics becomes the figures of the extracts that it has, or says why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from loaders.delivery import Delivery, Expected, Naming
from loaders.sandbox.arriving import arrived
from policy.choices import Missing, Population, PrintedUnit, Unit
from policy.findings import STOPPING, public_extracts
from policy.kinds import Kind
from policy.periods import Period
from policy.public_statistics import Extract, PublicFigure
from policy.quantities import Quantity
from policy.records import Indicator
from tests.loaders.public.examples import csv, px

TODAY = date(2026, 11, 28)
CITY = "101"
SUPPORT = Indicator(
    id="hjaelp",
    name="Borgere med hjælp",
    unit=Unit.COUNT,
    kind=Kind.DIRECTION,
    population=Population.TARGET_GROUP,
)
RATE = replace(SUPPORT, id="omgjort", unit=Unit.SHARE)
EXTRACT = Extract(
    id="hjaelp",
    indicator="hjaelp",
    publisher="Danmarks Statistik",
    table="HAND01",
    attribution="Kilde: Danmarks Statistik, HAND01",
    dimensions=("OMRÅDE", "YDELSE", "TID"),
    fixed=("YDELSE = I alt",),
    time="TID",
    area="OMRÅDE",
    printed_in=PrintedUnit.COUNT,
)
APPEALS = replace(
    EXTRACT,
    id="omgjort",
    indicator="omgjort",
    dimensions=("OMRÅDE", "MAALING", "TID"),
    fixed=("MAALING = Procent",),
    printed_in=PrintedUnit.PER_CENT,
    part=("MAALING = Omgjort",),
    whole="MAALING = Afgjort",
)
EXPECTED = Expected((EXTRACT, APPEALS), (SUPPORT, RATE), CITY, today=TODAY)
HEADER = "OMRÅDE;YDELSE;TID;INDHOLD"
OF_APPEALS = "OMRÅDE;MAALING;TID;INDHOLD"


def delivered(
    content: bytes,
    expected: Expected = EXPECTED,
    naming: Naming = Naming(),  # noqa: B008 - frozen
    file: str = "HAND01.csv",
) -> Delivery:
    return arrived(file, content, naming, expected)


def support(*rows: str) -> bytes:
    return csv(*rows, header=HEADER)


def appeals(share: str, part: str, whole: str) -> bytes:
    said = {"Procent": share, "Omgjort": part, "Afgjort": whole}
    return csv(*(f"101;{name};2024;{cell}" for name, cell in said.items()), header=OF_APPEALS)


def figures(delivery: Delivery) -> list[PublicFigure]:
    assert not [found for found in delivery.findings if found.severity.value == "error"]
    return [row.record for row in delivery.rows if row.table == "public_figures"]


def only(delivery: Delivery) -> PublicFigure:
    (figure,) = figures(delivery)
    return figure


def codes(delivery: Delivery) -> list[str]:
    return [found.code for found in delivery.findings]


def test_the_slice_is_taken_with_its_areas_and_periods_and_nothing_else() -> None:
    delivery = delivered(
        support("101;I alt;2023;5", "101;BPA;2023;1", "000;I alt;2023;90", "101;I alt;2024K4;6")
    )
    found = figures(delivery)
    assert [(f.area, str(f.period), f.value) for f in found] == [
        ("101", "2023", Quantity.exact(5)),
        ("101", "2024-Q4", Quantity.exact(6)),
        ("000", "2023", Quantity.exact(90)),
    ]
    assert {f.fetched for f in found} == {TODAY}
    assert (delivery.counts.read, delivery.counts.skipped) == (3, 1)
    assert delivery.tables[0].used == ("hjaelp",)


@pytest.mark.parametrize(
    ("printed", "cause"),
    [("..", Missing.NOT_AVAILABLE), (".", Missing.NOT_MEANINGFUL), ("-", Missing.NONE), ("...", Missing.NOT_YET)],
)  # fmt: skip
def test_a_mark_keeps_its_cause_and_is_no_number(printed: str, cause: Missing) -> None:
    figure = only(delivered(support(f"101;I alt;2023;{printed}")))
    assert (figure.value, figure.missing, figure.mark) == (None, cause, printed)


def test_a_zero_is_a_number() -> None:
    assert only(delivered(support("101;I alt;2023;0"))).value == Quantity.exact(0)


def test_a_cell_that_the_file_leaves_out_is_no_figure() -> None:
    found = figures(delivered(support("101;I alt;2023;5", "000;I alt;2024;90")))
    assert [(f.area, str(f.period)) for f in found] == [("101", "2023"), ("000", "2024")]


@pytest.mark.parametrize(
    ("printed_in", "unit", "value"),
    [
        (PrintedUnit.COUNT, Unit.COUNT, 12.5),
        (PrintedUnit.THOUSANDS, Unit.COUNT, 12_500),
        (PrintedUnit.PER_CENT, Unit.SHARE, 0.125),
        (PrintedUnit.PER_MILLE, Unit.SHARE, 0.0125),
        (PrintedUnit.FRACTION, Unit.SHARE, 12.5),
        (PrintedUnit.DKK, Unit.DKK, 12.5),
        (PrintedUnit.THOUSAND_DKK, Unit.DKK, 12_500),
        (PrintedUnit.MILLION_DKK, Unit.DKK, 12_500_000),
        (PrintedUnit.YEARS, Unit.YEARS, 12.5),
    ],
)
def test_a_number_is_in_the_unit_of_its_indicator(
    printed_in: PrintedUnit, unit: Unit, value: float
) -> None:
    expected = replace(
        EXPECTED,
        extracts=(replace(EXTRACT, printed_in=printed_in),),
        indicators=(replace(SUPPORT, unit=unit),),
    )
    figure = only(delivered(support("101;I alt;2023;12,5"), expected))
    assert figure.value == Quantity.exact(value)


def test_a_share_has_the_counts_that_it_is_made_of() -> None:
    figure = only(delivered(appeals("25", "3", "12")))
    assert (figure.value, figure.part, figure.whole) == (Quantity.exact(0.25), 3, 12)


def test_the_counts_of_a_share_are_added_up_where_all_of_them_are_there() -> None:
    both = replace(APPEALS, part=("MAALING = Omgjort", "MAALING = Hjemvist"))
    expected = replace(EXPECTED, extracts=(both,))
    rows = (
        "101;Procent;2024;50",
        "101;Omgjort;2024;5",
        "101;Hjemvist;2024;7",
        "101;Afgjort;2024;24",
    )
    figure = only(delivered(csv(*rows, header=OF_APPEALS), expected))
    assert (figure.part, figure.whole) == (12, 24)
    for missing in ("101;Hjemvist;2024;..", "101;Hjemvist;2023;7"):
        some = (*rows[:2], missing, rows[3])
        assert only(delivered(csv(*some, header=OF_APPEALS), expected)).part is None


def test_a_share_of_no_cases_is_no_share() -> None:
    figure = only(delivered(appeals("0", "0", "0")))
    assert (figure.value, figure.missing) == (None, Missing.NO_CASES)
    assert only(delivered(appeals("0", "0", "7"))).value == Quantity.exact(0)


@pytest.mark.parametrize(
    ("share", "part", "whole", "differs"),
    [
        ("25", "3", "12", False),
        ("27,3", "3", "11", False),
        ("27", "3", "11", False),
        ("28", "3", "11", True),
        ("27,4", "3", "11", True),
        ("..", "3", "11", False),
    ],
)
def test_a_printed_share_is_held_against_its_counts(
    share: str, part: str, whole: str, *, differs: bool
) -> None:
    assert ("public_share_differs" in codes(delivered(appeals(share, part, whole)))) == differs


@pytest.mark.parametrize(
    ("part", "whole", "kept"),
    [
        (3, 40, (None, 40)),
        (37, 40, (None, 40)),
        (0, 3, (None, None)),
        (0, 40, (0, 40)),
        (5, 40, (5, 40)),
    ],
)
def test_counts_of_few_persons_are_hidden_with_the_share_that_gives_them_away(
    part: int, whole: int, kept: tuple[int | None, int | None]
) -> None:
    expected = replace(EXPECTED, indicators=(SUPPORT, replace(RATE, few_persons=True)))
    share = f"{100 * part / whole:.1f}".replace(".", ",")
    figure = only(delivered(appeals(share, str(part), str(whole)), expected))
    assert (figure.part, figure.whole) == kept
    assert (figure.value == Quantity.hidden()) is (kept != (part, whole))


def test_a_count_of_few_persons_is_hidden() -> None:
    expected = replace(EXPECTED, indicators=(replace(SUPPORT, few_persons=True), RATE))
    content = support("101;I alt;2023;4", "751;I alt;2023;5", "000;I alt;2023;0")
    found = figures(delivered(content, expected))
    assert [f.value for f in found] == [Quantity.hidden(), Quantity.exact(5), Quantity.exact(0)]


def test_both_groups_of_a_split_table_are_taken() -> None:
    split = replace(EXTRACT, fixed=(), split="YDELSE", own_group="Med handicap")
    content = support("101;Med handicap;2023;5", "101;Uden handicap;2023;8")
    found = figures(delivered(content, replace(EXPECTED, extracts=(split,))))
    assert [(f.group, f.value) for f in found] == [
        ("Med handicap", Quantity.exact(5)),
        ("Uden handicap", Quantity.exact(8)),
    ]


WITHOUT_AREAS = csv("I alt;2023;5", header="YDELSE;TID;INDHOLD")


def of_place(place: str | None) -> Expected:
    return with_extract(area=None, dimensions=("YDELSE", "TID"), place=place)


def test_a_table_without_areas_is_the_areas_that_the_extract_says_and_nobodys_else() -> None:
    assert only(delivered(WITHOUT_AREAS, of_place("000"))).area == "000"
    for unsaid in (None, "999"):
        delivery = delivered(WITHOUT_AREAS, of_place(unsaid))
        assert codes(delivery) == ["public_place_not_chosen"]
        assert delivery.rows == ()


def test_a_file_has_no_extract_of_another_table_by_its_code_or_name() -> None:
    content = support("101;I alt;2023;5")
    assert codes(delivered(content, file="FOLK1A.csv")) == ["public_slice_not_chosen"]
    assert codes(delivered(content)) == []
    assert codes(delivered(content, file="hentet.csv")) == ["public_table_unnamed"]


def test_the_chosen_extract_and_its_new_indicator_are_rows_of_the_delivery() -> None:
    naming = Naming(extract=EXTRACT, indicator=SUPPORT)
    delivery = delivered(support("101;I alt;2023;5"), Expected(municipality=CITY), naming)
    assert [row.table for row in delivery.rows] == ["indicators", "extracts", "public_figures"]


def test_a_new_choice_for_the_same_indicator_and_table_replaces_the_old_one() -> None:
    gone, other = support("101;BPA;2023;5"), replace(EXTRACT, id="hand01", fixed=("YDELSE = BPA",))
    assert codes(delivered(gone)) == ["public_choice_gone"]
    again = delivered(gone, naming=Naming(extract=other))
    assert (codes(again), [row.record.id for row in again.rows if row.table == "extracts"]) == (
        [],
        ["hjaelp"],
    )


def test_a_personal_number_in_the_texts_of_a_table_is_refused() -> None:
    delivery = delivered(support("010190-1234;I alt;2023;5"))
    assert (delivery.refused, codes(delivery)) == (True, ["personal_number"])
    assert "010190" not in str(delivery)


def test_a_file_that_is_a_message_is_refused_with_its_own_sentence() -> None:
    assert codes(delivered(b"Forkert noegle eller den er udloebet.")) == ["public_is_message"]


def with_extract(**changes: Any) -> Expected:
    return replace(EXPECTED, extracts=(replace(EXTRACT, **changes),))


PROVOKING: dict[str, Callable[[], Delivery]] = {
    "public_slice_not_chosen": lambda: delivered(support("101;I alt;2023;5"), Expected()),
    "public_without_periods": lambda: delivered(csv("101;5", header="OMRÅDE;INDHOLD")),
    "public_choice_gone": lambda: delivered(support("101;BPA;2023;5")),
    "public_place_not_chosen": lambda: delivered(WITHOUT_AREAS, of_place(None)),
    "public_area_unknown": lambda: delivered(support("101;I alt;2023;5", "Atlantis;I alt;2023;5")),
    "public_period_unknown": lambda: delivered(support("101;I alt;2023;5", "101;I alt;sidst;5")),
    "public_unit_changed": lambda: delivered(
        px("1 2 3 4").replace(b"TITLE", b'UNITS="1000 kr";\nTITLE'),
        with_extract(dimensions=("område", "tid"), fixed=(), time="tid", area="område", unit_printed="antal"),
    ),
    "public_unit_not_indicators": lambda: delivered(
        support("101;I alt;2023;5"), with_extract(printed_in=PrintedUnit.PER_CENT)
    ),
    "public_table_unnamed": lambda: delivered(support("101;I alt;2023;5"), file="tal.csv"),
    "public_city_not_among": lambda: delivered(support("000;I alt;2023;5")),
    "public_older_than_known": lambda: delivered(
        support("101;I alt;2023;5"), replace(EXPECTED, newest={"hjaelp": Period.parse("2024")})
    ),
    "public_share_differs": lambda: delivered(appeals("90", "3", "12")),
}  # fmt: skip


def test_every_finding_about_extracts_is_provoked() -> None:
    assert set(PROVOKING) == {message.code for message in public_extracts.MESSAGES}


@pytest.mark.parametrize("code", PROVOKING)
def test_a_finding_says_what_was_found_and_what_to_do(code: str) -> None:
    delivery = PROVOKING[code]()
    found = next(each for each in delivery.findings if each.code == code)
    for text in (found.title, found.expected, found.fix):
        assert text
        assert "{" not in text
    assert found.found
    if found.severity in STOPPING:
        assert not [row for row in delivery.rows if row.table == "public_figures"]


def test_periods_are_read_as_their_source_writes_them() -> None:
    content = support("101;I alt;2025M08;5", "101;I alt;2024U01;6")
    assert [f.period for f in figures(delivered(content))] == [
        Period.month(2025, 8),
        Period.parse("uge 1 2024"),
    ]
