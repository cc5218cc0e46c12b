"""Every spelling of an area in statistics leads to it, and what is ambiguous to none."""

from __future__ import annotations

import csv
import unicodedata
from collections import Counter
from collections.abc import Iterator

import pytest

from loaders.public.areas import TABLE, area_of, areas, largest
from policy.areas import Area, AreaKind

MET_IN_FILES = (
    "101", "84", "851", "000 Hele landet", "101 København", "Hele landet", "Region Syddanmark", "Christiansø",
    "Albertslund", "Allerød", "Ballerup", "Brøndby", "Dragør", "Egedal", "Faxe", "Fredensborg", "Frederiksberg",
    "Frederikssund", "Furesø", "Gentofte", "Gladsaxe", "Glostrup", "Greve", "Gribskov", "Halsnæs", "Helsingør",
    "Herlev", "Hillerød", "Holbæk", "Hvidovre", "Høje-Taastrup", "Hørsholm", "Ishøj", "Kalundborg", "København",
    "Køge", "Lyngby-Taarbæk", "Næstved", "Odsherred", "Ringsted", "Roskilde", "Rudersdal", "Rødovre", "Slagelse",
    "Solrød", "Sorø", "Stevns", "Tårnby", "Vallensbæk",
)  # fmt: skip
"""Every spelling in StatBank's, jobindsats', Ankestyrelsen's and uddannelsesstatistik's example files."""

MUNICIPALITIES = [area for area in areas() if area.kind is AreaKind.MUNICIPALITY]
TOTAL_ON_1_JANUARY_2020 = 5_822_763


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def spellings(row: dict[str, str]) -> Iterator[str]:
    """The ways in which statistics print the area of a row."""
    names = [row["name"], *filter(None, row["other_names"].split("|"))]
    if row["kind"] == AreaKind.MUNICIPALITY:
        names += [f"{name} Kommune" for name in names]
    codes = [row["code"], f"DK{row['code']}"]
    if row["kind"] != AreaKind.COUNTRY:
        codes += [row["code"].lstrip("0"), f"0{row['code']}"]
    yield from codes
    for name in names:
        yield from (name, name.upper(), name.lower(), f"  {name.replace(' ', '  ')} ")
        yield from (name.replace("-", " "), name.replace("-", " - "), name.replace("-", "–"))
        yield from (name.replace("Aa", "Å").replace("aa", "å"), name.replace("å", "aa"))
        yield from (unicodedata.normalize(form, name) for form in ("NFC", "NFD"))
        yield from (f"{code} {name}" for code in codes if not name[-1].isdigit())


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["code"])
def test_every_spelling_leads_back_to_its_area(row: dict[str, str]) -> None:
    found = {spelling: area_of(spelling) for spelling in spellings(row)}
    wrong = {
        spelling for spelling, area in found.items() if area is None or area.code != row["code"]
    }
    assert wrong == set()


def test_no_spelling_belongs_to_two_areas() -> None:
    kept = Counter(spelling for row in rows() for spelling in set(spellings(row)))
    assert [spelling for spelling, times in kept.items() if times > 1] == []


def test_the_table_has_the_country_five_regions_and_98_municipalities_once() -> None:
    assert Counter(area.kind for area in areas()) == {
        AreaKind.COUNTRY: 1,
        AreaKind.REGION: 5,
        AreaKind.MUNICIPALITY: 98,
        AreaKind.OUTSIDE: 1,
    }
    assert len({area.code for area in areas()}) == len({area.name for area in areas()}) == 105


def test_every_municipality_is_in_a_region_and_has_inhabitants() -> None:
    regions = {area.code: area.name for area in areas() if area.kind is AreaKind.REGION}
    assert Counter(regions[area.region or ""] for area in MUNICIPALITIES) == {
        "Region Hovedstaden": 29,
        "Region Sjælland": 17,
        "Region Syddanmark": 22,
        "Region Midtjylland": 19,
        "Region Nordjylland": 11,
    }
    assert all(area.population and area.population_year == 2020 for area in MUNICIPALITIES)
    assert sum(area.population or 0 for area in areas()) == TOTAL_ON_1_JANUARY_2020


@pytest.mark.parametrize("printed", MET_IN_FILES)
def test_every_spelling_that_the_files_have_is_known(printed: str) -> None:
    assert area_of(printed)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Københavns", "København"),
        ("Københavns Kommune", "København"),
        ("Copenhagen", "København"),
        ("Bornholms Regionskommune", "Bornholm"),
        ("Århus", "Aarhus"),
        ("Ålborg Kommune", "Aalborg"),
        ("Åbenrå", "Aabenraa"),
        ("Nordfyn", "Nordfyns"),
        ("Vesthimmerland", "Vesthimmerlands"),
        ("Høje Taastrup", "Høje-Taastrup"),
        ("Lyngby-Tårbæk", "Lyngby-Taarbæk"),
        ("Fåborg-Midtfyn", "Faaborg-Midtfyn"),
        ("0101", "København"),
        ("1084", "Region Hovedstaden"),
        ("DK01", "Region Hovedstaden"),
        ("I alt", "Hele landet"),
        ("DK", "Hele landet"),
        ("000", "Hele landet"),
    ],
)
def test_other_spellings_and_codes_mean_the_area(printed: str, name: str) -> None:
    assert area_of(printed) == next(area for area in areas() if area.name == name)


@pytest.mark.parametrize(
    "printed",
    [
        "", "0", "1", "99", "999", "10101", "Hovedstaden", "Sjælland", "Københavns omegn", "Landsdel Byen København",
        "Byen København", "Københavns Amt", "101 Aarhus", "751 København", "101 Region Hovedstaden", "Region",
        "Halden", "Whole country", "101 år", "København og Frederiksberg", "²¹⁵", "Region Sjælland Kommune",
    ],
)  # fmt: skip
def test_what_is_ambiguous_or_unknown_is_no_area(printed: str) -> None:
    assert area_of(printed) is None


def test_the_largest_municipalities_are_in_the_order_of_their_inhabitants() -> None:
    assert [area.name for area in largest(6)] == [
        "København",
        "Aarhus",
        "Aalborg",
        "Odense",
        "Vejle",
        "Esbjerg",
    ]
    assert largest(1)[0] == Area("101", "København", AreaKind.MUNICIPALITY, "084", 632_340, 2020)
