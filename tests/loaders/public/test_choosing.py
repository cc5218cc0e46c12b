"""An extract with other choices than the proposed: its unit and its counts follow."""

from __future__ import annotations

import pytest

from loaders.delivery import FoundTable
from loaders.public import reading
from loaders.public.choosing import counts_beside, with_choices
from loaders.public.proposing import described
from policy.choices import PrintedUnit
from policy.findings import Finding
from policy.public_statistics import Extract
from tests.loaders.public.examples import csv, px

COUNTED = ("Realitetsbehandlede sager i alt", "Omgjorte sager", "Omgørelsesprocent")


def found(*measures: str, header: str = "OMRÅDE;ENHED;TID;INDHOLD") -> FoundTable:
    content = csv(*(f"101;{measure};2024;9" for measure in measures), header=header)
    read = reading.read("HAND01.csv", content)
    assert not isinstance(read, Finding)
    return described(read[0], "HAND01.csv", (), ())


def proposed(table: FoundTable) -> Extract:
    assert table.proposal
    return table.proposal


@pytest.mark.parametrize(
    ("chosen", "printed_in"),
    [
        ("Fuldtidsydelser", PrintedUnit.COUNT),
        ("Kr.", PrintedUnit.DKK),
        ("1.000 kr.", PrintedUnit.THOUSAND_DKK),
        ("Pct.", PrintedUnit.PER_CENT),
        ("Pct. point", PrintedUnit.COUNT),
        ("Andel fra 0 til 1", PrintedUnit.FRACTION),
        ("Pr. 10.000 indbyggere", PrintedUnit.COUNT),
    ],
)
def test_the_unit_is_that_of_the_chosen_value(chosen: str, printed_in: PrintedUnit) -> None:
    table = found("Personer", chosen)
    extract = with_choices(proposed(table), {"ENHED": chosen}, table.dimensions)
    assert extract.fixed == (f"ENHED = {chosen}",)
    assert (extract.printed_in, extract.unit_printed) == (printed_in, chosen)


def test_a_share_is_proposed_with_its_two_counts() -> None:
    extract = proposed(found(*COUNTED))
    assert extract.fixed == ("ENHED = Omgørelsesprocent",)
    assert extract.part == ("ENHED = Omgjorte sager",)
    assert extract.whole == "ENHED = Realitetsbehandlede sager i alt"


def test_the_kinds_of_reversed_cases_are_added_up_unless_their_sum_is_there() -> None:
    kinds = ("Ændrede/ophævede sager", "Hjemviste sager")
    apart = proposed(found(COUNTED[0], *kinds, "Uændrede sager", COUNTED[2]))
    assert apart.part == tuple(f"ENHED = {kind}" for kind in kinds)
    assert apart.whole == f"ENHED = {COUNTED[0]}"
    assert proposed(found(*COUNTED, *kinds)).part == ("ENHED = Omgjorte sager",)


def test_counts_are_not_guessed_without_a_whole_or_with_two() -> None:
    for measures in (COUNTED[1:], (*COUNTED, "Afgørelser i alt")):
        extract = proposed(found("Andre sager", *measures))
        assert (extract.part, extract.whole) == ((), None)


def test_the_paragraphs_of_a_law_are_taken_each_for_itself() -> None:
    content = csv(
        "101;§ 96 BPA;2024;9", "101;§ 100 Merudgifter;2024;8", header="OMRÅDE;EMNE;TID;INDHOLD"
    )
    read = reading.read("HAND01.csv", content)
    assert not isinstance(read, Finding)
    extract = proposed(described(read[0], "HAND01.csv", (), ()))
    assert (extract.split, extract.own_group, extract.fixed) == ("EMNE", None, ())


def test_a_count_has_no_counts_beside_it() -> None:
    table = found(*COUNTED)
    extract = with_choices(proposed(table), {"ENHED": "Omgjorte sager"}, table.dimensions)
    assert (extract.part, extract.whole) == ((), None)
    assert counts_beside(extract, table.dimensions) == ()


def test_among_foreign_areas_denmark_is_proposed_as_the_whole_country() -> None:
    content = csv("Austria;2024;9", "Denmark;2024;8", "Spain;2024;7", header="GEO;TID;INDHOLD")
    read = reading.read("tal.csv", content)
    assert not isinstance(read, Finding)
    extract = proposed(described(read[0], "tal.csv", (), ()))
    assert (extract.area, extract.fixed, extract.place) == (None, ("GEO = Denmark",), "000")


@pytest.mark.parametrize(
    "source", ["Ankestyrelsen ( 2026 )", "Ankestyrelsen <a href='x'>[y]</a>.#Z"]
)
def test_the_publisher_is_the_name_without_what_the_file_has_after_it(source: str) -> None:
    content = px("1 2 3 4").replace(b"TITLE", f'SOURCE="{source}";\nTITLE'.encode())
    read = reading.read("HAND01.px", content)
    assert not isinstance(read, Finding)
    extract = proposed(described(read[0], "HAND01.px", (), ()))
    assert extract.publisher == "Ankestyrelsen"
    assert extract.attribution.startswith("Kilde: Ankestyrelsen, ")


def test_a_division_that_is_only_a_total_is_no_area() -> None:
    read = reading.read("tal.csv", csv("I alt;2024;9", header="KØN;TID;INDHOLD"))
    assert not isinstance(read, Finding)
    extract = proposed(described(read[0], "tal.csv", (), ()))
    assert (extract.area, extract.place, extract.fixed) == (None, None, ("KØN = I alt",))
