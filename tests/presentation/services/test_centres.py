"""Centres, offices and councils. All units are invented."""

from __future__ import annotations

import pytest

from policy.choices import UnitKind
from policy.periods import Period
from policy.records import Department, OrganisationUnit
from presentation.html.links import Links
from presentation.services.centres import (
    age_table,
    age_words,
    city_council,
    council_difference,
    council_list,
    other_councils,
    unit_card,
    unit_download,
    unit_list,
    with_age,
)
from tests.records import assessed

SOF = Department(code="SOF", name="Socialforvaltningen")


def unit(code: str, kind: UnitKind = UnitKind.CENTRE, **fields) -> OrganisationUnit:
    return OrganisationUnit(
        **{
            "id": code,
            "name": f"Enhed {code}",
            "kind": kind,
            "department": "SOF",
            "summary": "Gengivet kort.",
        }
        | fields
    )


CITY = unit("by", UnitKind.COUNCIL, department="KK", name="Handicaprådet")
CENTRE_COUNCIL = unit("brugere", UnitKind.COUNCIL, name="Brugerrådet")


@pytest.mark.parametrize(
    ("ages", "words"),
    [((None, 15), "op til 15 år"), ((15, 26), "15 til 26 år"), ((18, None), "fra 18 år")],
)
def test_ages_are_written_in_plain_words(ages, words):
    assert age_words(unit("a", age_from=ages[0], age_to=ages[1])) == words


def test_units_with_an_age_are_sorted_youngest_first():
    rows = [unit("old", age_from=26, age_to=65), unit("none"), unit("young", age_to=15)]
    assert [row.id for row in with_age(rows)] == ["young", "old"]
    drawn = age_table(assessed(*rows), rows)
    assert '<a href="#enhed-young">' in drawn
    assert drawn.index("Enhed young") < drawn.index("Enhed old")
    assert "Enhed none" not in drawn


def test_the_citys_council_is_separate_from_those_of_a_centre():
    rows = [CENTRE_COUNCIL, CITY, unit("center")]
    assert city_council(rows) is CITY
    assert other_councils(rows) == [CENTRE_COUNCIL]
    status = assessed(SOF, *rows)
    drawn = council_list(status, rows, Links())
    assert "Brugerrådet" in drawn
    assert 'id="enhed-by"' not in drawn
    assert '<a href="./handicapraadet">' in drawn


def test_the_difference_between_the_councils_is_explained():
    assert council_difference(assessed(CITY, CENTRE_COUNCIL)) == (
        "Handicaprådet er kommunens råd for hele byen og skriver bemærkninger til politikken. "
        "Rådene her rådgiver et enkelt center eller en enkelt ordning og er ikke Handicaprådet."
    )


def test_a_card_has_the_parent_the_contact_and_the_year():
    parent = unit("center", name="Centret")
    office = unit(
        "kontor",
        UnitKind.OFFICE,
        part_of="center",
        contact="Telefon 12 34 56 78",
        year=2024,
        age_from=18,
        age_to=65,
        valid_from=Period.parse("2015-03-01"),
    )
    card = unit_card(assessed(SOF, parent, office), office)
    for name, told in (
        ("Alder", "18 til 65 år"),
        ("Kontakt", "Telefon 12 34 56 78"),
        ("Hører under", "Centret i Socialforvaltningen"),
        ("Findes fra", "1. marts 2015"),
    ):
        assert f"<dt>{name}</dt><dd>{told}</dd>" in card
    assert "Oplysningen er fra 2024." in card


def test_a_unit_without_a_known_department_is_not_placed_in_one():
    row = unit("a", department="KK")
    card = unit_card(assessed(row), row)
    assert "Hører under" not in card
    assert "Kilden har intet årstal." in card


def test_units_are_folded_by_kind_without_the_councils():
    rows = [unit("a"), unit("b", UnitKind.OFFICE), CENTRE_COUNCIL]
    drawn = unit_list(assessed(SOF, *rows), rows)
    assert drawn.index("Indgange for borgere") < drawn.index("<strong>Centre</strong>")
    assert "Brugerrådet" not in drawn


def test_empty_lists_say_that_there_are_no_units():
    status = assessed(SOF)
    assert age_table(status, []) == ""
    for drawn in (unit_list(status, []), council_list(status, [], Links())):
        assert "eller ingen for den målgruppe, du følger" in drawn


def test_the_download_has_ages_as_numbers():
    row = unit("a", age_from=15, age_to=26)
    taken = unit_download(assessed(SOF, row), [row])
    (cells,) = taken.rows
    assert cells[taken.headings.index("Alder fra")] == 15
    assert cells[taken.headings.index("Forvaltning")] == "Socialforvaltningen"
