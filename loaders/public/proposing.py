"""Proposes which slice of a public table could be an indicator's figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from loaders.delivery import FoundDimension, FoundTable, MarkCount
from loaders.public.choosing import with_counts
from loaders.public.selecting import IS, area_of_value
from loaders.public.table import Dimension, Mark, PublicTable, Value
from policy.areas import AreaKind
from policy.choices import Missing, PrintedUnit
from policy.public_statistics import Extract
from policy.records import FEW_PERSONS_LIMIT
from policy.spelling import folded

MOST_LABELS = 5_000
"""The most values of a table's dimensions that are listed; a longer dimension is cut."""

_TOTAL = re.compile(r"(?:.* )?(?:i ?alt|total|tot|alle|all|begge køn|both sexes)(?: .*)?")
_HANDICAP = re.compile(r"handicap|funktionsneds|disab")
_LAW = re.compile(r"emne|paragraf|bestemmelse|lovgrundlag")
_WITH, _WITHOUT = re.compile(r"\b(?:med|with)\b"), re.compile(r"\b(?:uden|without|ikke)\b")
_SHARE = re.compile(r"pct|procent|per cent|percent|%|andel|rate")
_AREA = re.compile(r"område|omr|kommune|komk|region|area|geo|countr|\bland\b", re.IGNORECASE)
_MORE = re.compile(r"[(\[<#]")
"""Begins what files have after the name of a publisher: a year, a link, other publishers."""
_TABLE_CODE = re.compile(r"(?<![A-Z])[A-ZÆØÅ]{3,9}\d{1,3}[A-Z]?(?![A-Z0-9])")
_UNITS = (
    (re.compile(r"fra 0 til 1|from 0 to 1"), PrintedUnit.FRACTION),
    (re.compile(r"promille|per mille|‰"), PrintedUnit.PER_MILLE),
    (re.compile(r"point|per 1|pr\.? ?1"), PrintedUnit.COUNT),
    (re.compile(rf"{_SHARE.pattern}|\bpc\b"), PrintedUnit.PER_CENT),
    (re.compile(r"mio\.? ?kr|million(?:er)? kr"), PrintedUnit.MILLION_DKK),
    (re.compile(r"1\.?000 ?kr|tusind(?:e)? kr|t\.?kr"), PrintedUnit.THOUSAND_DKK),
    (re.compile(r"\bkr\b|kroner|dkk"), PrintedUnit.DKK),
    (re.compile(r"1\.?000|tusind|thousand"), PrintedUnit.THOUSANDS),
    (re.compile(r"\bår\b|years?"), PrintedUnit.YEARS),
)


@dataclass(frozen=True, slots=True)
class _Roles:
    """What the dimensions of a table are."""

    time: Dimension
    area: Dimension | None
    split: Dimension | None


def described(
    table: PublicTable, file: str, used: tuple[str, ...], taken: Collection[str]
) -> FoundTable:
    """The table in figures, with an extract to choose from it.

    `used`: the codes of the extracts that it has; `taken`: those that a new one cannot have.
    """
    marks = Counter(cell for cell in table.cells if isinstance(cell, Mark))
    proposal, guessed = _proposal(table, file, taken)
    return FoundTable(
        title=table.title,
        source=table.source,
        code=table.code,
        dimensions=_dimensions(table),
        cells=len(table.cells),
        numbers=len(table.cells) - marks.total(),
        marks=tuple(
            MarkCount(mark.text, mark.cause, mark.means, count) for mark, count in marks.items()
        ),
        used=used,
        proposal=proposal,
        guessed=guessed,
        small_counts=_has_small_counts(table, marks),
    )


def _has_small_counts(table: PublicTable, marks: Iterable[Mark]) -> bool:
    if any(mark.cause is Missing.HIDDEN for mark in marks):
        return False
    return any(isinstance(cell, int) and 0 < cell <= FEW_PERSONS_LIMIT for cell in table.cells)


def code_in_name(file: str) -> str | None:
    """A table's code in the name of a file, as StatBank's files have it.

    >>> code_in_name("20261128HAND01.csv"), code_in_name("tal.csv")
    ('HAND01', None)
    """
    found = _TABLE_CODE.search(file)
    return found[0] if found else None


def unit_text(table: PublicTable, extract: Extract) -> str | None:
    """The table's own word for the unit of the extract's numbers."""
    chosen = dict(choice.split(IS, 1) for choice in extract.fixed)
    for dimension in table.dimensions:
        for value in dimension.values:
            if value.unit and chosen.get(dimension.name) in (value.label, value.code):
                return value.unit
    return table.unit


def _proposal(
    table: PublicTable, file: str, taken: Collection[str]
) -> tuple[Extract | None, tuple[str, ...]]:
    """The extract, and the dimensions in which its value is only a guess; no extract without time."""
    roles = _roles(table)
    if roles is None:
        return None, ()
    free = {d.name for d in (roles.time, roles.area, roles.split) if d}
    fixed, guessed = [], []
    place = None
    for dimension in table.dimensions:
        if dimension.name not in free:
            label, sure = _chosen(dimension, is_measure=dimension.name == table.measure)
            place = place or _place(dimension, label)
            fixed.append(f"{dimension.name}{IS}{label}")
            if not sure:
                guessed.append(dimension.name)
    code = table.code or code_in_name(file) or table.title
    source = _MORE.split(table.source or "")[0].strip()
    publisher = source or ("Danmarks Statistik" if table.time == "TID" else "")
    proposal = Extract(
        id=_free_code(code or "udtraek", taken),
        indicator="",
        publisher=publisher,
        table=code,
        attribution=f"Kilde: {', '.join(part for part in (publisher, code) if part)}",
        dimensions=tuple(d.name for d in table.dimensions),
        fixed=tuple(fixed),
        time=roles.time.name,
        area=roles.area.name if roles.area else None,
        place=None if roles.area else place,
        split=roles.split.name if roles.split else None,
        own_group=_own_group(roles.split) if roles.split else None,
        printed_in=PrintedUnit.COUNT,
    )
    return with_counts(_with_unit(table, proposal), _dimensions(table)), tuple(guessed)


def _dimensions(table: PublicTable) -> tuple[FoundDimension, ...]:
    return tuple(
        FoundDimension(d.name, tuple(value.label for value in d.values[:MOST_LABELS]), _units(d))
        for d in table.dimensions
    )


def _with_unit(table: PublicTable, proposal: Extract) -> Extract:
    text = unit_text(table, proposal)
    measures = [choice.partition(IS)[2] for choice in proposal.fixed]
    known = text or next((m for m in measures if _SHARE.search(folded(m))), "")
    return replace(proposal, unit_printed=text, printed_in=_printed_in(known))


def _units(dimension: Dimension) -> tuple[tuple[PrintedUnit, str | None], ...]:
    """The unit of each listed value, by its own unit, else by its name; empty if all are plain counts."""
    found = tuple(
        (
            _printed_in(value.unit or (value.label if _SHARE.search(folded(value.label)) else "")),
            value.unit,
        )
        for value in dimension.values[:MOST_LABELS]
    )
    return found if any(each != (PrintedUnit.COUNT, None) for each in found) else ()


def _printed_in(text: str) -> PrintedUnit:
    found = (unit for pattern, unit in _UNITS if pattern.search(folded(text)))
    return next(found, PrintedUnit.COUNT)


def _roles(table: PublicTable) -> _Roles | None:
    by_name = {d.name: d for d in table.dimensions}
    time = by_name.get(table.time or "")
    if time is None:
        return None
    others = [d for d in table.dimensions if d is not time and d.name != table.measure]
    area = max(others, key=_areas_known, default=None)
    if area is None or not _areas_known(area):
        area = None
    split = next((d for d in others if d is not area and _is_split(d)), None)
    return _Roles(time, area, split)


def _areas_known(dimension: Dimension) -> int:
    """The number of its values that are areas; 0 unless they are most of them.

    A bare number or a total can be of anything, so a value must be a name, or the dimension be called an
    area.
    """
    known = [value for value in dimension.values if area_of_value(value)]
    named = _AREA.search(dimension.name) or any(map(_is_name, known))
    return len(known) if named and 2 * len(known) > len(dimension.values) else 0


def _is_name(value: Value) -> bool:
    return not value.label.strip().isdigit() and not _TOTAL.fullmatch(folded(value.label))


def _is_split(dimension: Dimension) -> bool:
    """Whether it tells people with a handicap from those without, or is divided by paragraphs of the law."""
    labels = [folded(value.label) for value in dimension.values]
    if _LAW.search(folded(dimension.name)) and sum("§" in label for label in labels) > 1:
        return True
    about = _HANDICAP.search(folded(dimension.name)) or any(map(_HANDICAP.search, labels))
    both = any(map(_WITH.search, labels)) and any(map(_WITHOUT.search, labels))
    return bool(about and both)


def _own_group(dimension: Dimension) -> str | None:
    for value in dimension.values:
        words = folded(value.label)
        if _WITH.search(words) and not _WITHOUT.search(words):
            return value.label
    return None


def _place(dimension: Dimension, label: str) -> str | None:
    """The code of the area that the value is, if the dimension is one of areas."""
    value = dimension.values[dimension.place(label)]
    area = area_of_value(value) if _AREA.search(dimension.name) else None
    return area.code if area else None


def _chosen(dimension: Dimension, *, is_measure: bool) -> tuple[str, bool]:
    """The value to take, and whether it is the total, the only one or, among other countries, this one.

    Of measures it is the only share: the total beside it is what it is a share of.
    """
    if len(dimension.values) == 1:
        return dimension.values[0].label, True
    shares = [v.label for v in dimension.values if _SHARE.search(folded(v.label))]
    if is_measure and len(shares) == 1:
        return shares[0], False
    if _AREA.search(dimension.name):
        for value in dimension.values:
            area = area_of_value(value)
            if area and area.kind is AreaKind.COUNTRY and not _TOTAL.fullmatch(folded(value.label)):
                return value.label, True
    for value in dimension.values:
        if _TOTAL.fullmatch(folded(value.label)) or folded(value.code or "") == "tot":
            return value.label, True
    return (shares[0] if len(shares) == 1 else dimension.values[0].label), False


def _free_code(text: str, taken: Collection[str]) -> str:
    """A short code made of the text, that is not taken."""
    words = re.findall(r"[a-zæøå0-9]+", text.casefold())
    code = "-".join(words)[:40].strip("-") or "udtraek"
    known = {folded(each) for each in taken}
    number = 1
    while folded(found := code if number == 1 else f"{code}-{number}") in known:
        number += 1
    return found
