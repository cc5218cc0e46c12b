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
    extract = with_choices(proposed(table), {"ENHED": chosen}, table.divisions)
    assert extract.fixed == (f"ENHED = {chosen}",)
    assert (extract.printed_in, extract.unit_printed) == (printed_in, chosen)


def test_a_share_is_proposed_with_its_two_counts() -> None:
    extract = proposed(found(*COUNTED))
    assert extract.fixed == ("ENHED = Omgørelsesprocent",)
    assert extract.part == "ENHED = Omgjorte sager"
    assert extract.whole == "ENHED = Realitetsbehandlede sager i alt"


def test_counts_are_not_guessed_where_a_share_can_be_of_several() -> None:
    table = found(*COUNTED, "Hjemviste sager")
    assert (proposed(table).part, proposed(table).whole) == (None, None)
    assert len(counts_beside(proposed(table), table.divisions)) == 3


def test_a_count_has_no_counts_beside_it() -> None:
    table = found(*COUNTED)
    extract = with_choices(proposed(table), {"ENHED": "Omgjorte sager"}, table.divisions)
    assert (extract.part, extract.whole) == (None, None)
    assert counts_beside(extract, table.divisions) == ()


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
