"""Which area a file of public statistics means, by the table in `data/areas/`."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from policy.areas import Area, AreaKind
from policy.spelling import folded

TABLE = Path(__file__).resolve().parents[2] / "data" / "areas" / "areas.csv"

_CODE = re.compile(r"(?:dk ?)?(\d{1,4})", re.ASCII)
_CODE_AND_NAME = re.compile(r"((?:dk ?)?\d+)[ :]+(\D.*)", re.ASCII)


@cache
def areas() -> tuple[Area, ...]:
    """Every known area, in the order of the table."""
    return tuple(_area(row) for row in _rows())


def area_of(printed: str) -> Area | None:
    """The area that is printed as a value of an area dimension; None if it is unknown or ambiguous.

    Takes the code, any spelling of the name, or both if they agree: a bare number is always read as a code.
    A region needs the word: *Hovedstaden* alone can be the region, a part of it, or the capital itself.
    """
    text = _compared(printed)
    if area := _by_name().get(text):
        return area
    if match := _CODE.fullmatch(text):
        return _by_code().get(_short(match[1]))
    if match := _CODE_AND_NAME.fullmatch(text):
        by_code, by_name = area_of(match[1]), area_of(match[2])
        return by_code if by_code == by_name else None
    return None


def largest(count: int) -> tuple[Area, ...]:
    """The municipalities with the most inhabitants, the largest first."""
    municipalities = [area for area in areas() if area.kind is AreaKind.MUNICIPALITY]
    return tuple(sorted(municipalities, key=lambda area: -(area.population or 0))[:count])


def _rows() -> Iterator[Mapping[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _area(row: Mapping[str, str]) -> Area:
    return Area(
        row["code"],
        row["name"],
        AreaKind[row["kind"].upper()],
        row["region"] or None,
        int(row["population"]) if row["population"] else None,
        int(row["population_year"]) if row["population_year"] else None,
    )


@cache
def _by_name() -> Mapping[str, Area]:
    return {
        _compared(name): area
        for row, area in zip(_rows(), areas(), strict=True)
        for name in _names(row)
    }


def _names(row: Mapping[str, str]) -> Iterator[str]:
    names = [row["name"], *filter(None, row["other_names"].split("|"))]
    yield from names
    if row["kind"] == AreaKind.MUNICIPALITY:
        yield from (f"{name} Kommune" for name in names)


@cache
def _by_code() -> Mapping[str, Area]:
    return {_short(area.code): area for area in areas()}


def _short(code: str) -> str:
    """The code without the zeros before it, which spreadsheets lose; the country's has no other digits."""
    return code.lstrip("0") or code


def _compared(printed: str) -> str:
    """The text for comparison: Å can be written Aa, and a hyphen as a space."""
    return folded(folded(printed).replace("aa", "å").replace("-", " "))
