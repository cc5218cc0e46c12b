"""Proposes which slice of a public table could be an indicator's figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from loaders.delivery import Division, FoundTable, MarkCount
from loaders.public.selecting import IS, area_of_value
from loaders.public.table import Dimension, Mark, PublicTable
from policy.choices import Missing, PrintedUnit
from policy.public_statistics import Extract
from policy.records import FEW_PERSONS_LIMIT
from policy.spelling import folded

MOST_LABELS = 5_000
"""The most values of a table's divisions that are listed; a longer division is cut."""

_TOTAL = re.compile(r"(?:.* )?(?:i ?alt|total|tot|alle|all|begge køn|both sexes)(?: .*)?")
_HANDICAP = re.compile(r"handicap|funktionsneds|disab")
_WITH, _WITHOUT = re.compile(r"\b(?:med|with)\b"), re.compile(r"\b(?:uden|without|ikke)\b")
_SHARE = re.compile(r"pct|procent|per cent|percent|%|andel|rate")
_AREA = re.compile(r"område|omr|kommune|komk|region|area|geo", re.IGNORECASE)
_TABLE_CODE = re.compile(r"(?<![A-Z])[A-ZÆØÅ]{3,9}\d{1,3}[A-Z]?(?![A-Z0-9])")
_UNITS = (
    (re.compile(r"promille|per mille|‰"), PrintedUnit.PER_MILLE),
    (_SHARE, PrintedUnit.PER_CENT),
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
        divisions=tuple(
            Division(d.name, tuple(value.label for value in d.values[:MOST_LABELS]))
            for d in table.dimensions
        ),
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
    """The extract, and the divisions in which its value is only a guess; no extract without time."""
    roles = _roles(table)
    if roles is None:
        return None, ()
    free = {d.name for d in (roles.time, roles.area, roles.split) if d}
    fixed, guessed = [], []
    for dimension in table.dimensions:
        if dimension.name not in free:
            label, sure = _chosen(dimension)
            fixed.append(f"{dimension.name}{IS}{label}")
            if not sure:
                guessed.append(dimension.name)
    code = table.code or code_in_name(file) or table.title
    publisher = table.source or ("Danmarks Statistik" if table.time == "TID" else "")
    proposal = Extract(
        id=_free_code(code or "udtraek", taken),
        indicator="",
        publisher=publisher,
        table=code,
        attribution=f"Kilde: {', '.join(part for part in (publisher, code) if part)}",
        divisions=tuple(d.name for d in table.dimensions),
        fixed=tuple(fixed),
        time=roles.time.name,
        area=roles.area.name if roles.area else None,
        split=roles.split.name if roles.split else None,
        own_group=_own_group(roles.split) if roles.split else None,
        printed_in=PrintedUnit.COUNT,
    )
    return _with_unit(table, proposal), tuple(guessed)


def _with_unit(table: PublicTable, proposal: Extract) -> Extract:
    text = unit_text(table, proposal)
    measures = [choice.partition(IS)[2] for choice in proposal.fixed]
    known = text or next((m for m in measures if _SHARE.search(folded(m))), "")
    found = (unit for pattern, unit in _UNITS if pattern.search(folded(known)))
    return replace(proposal, unit_printed=text, printed_in=next(found, PrintedUnit.COUNT))


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

    A bare number can be anything, so a value must be a name, or the dimension be called an area.
    """
    known = [value for value in dimension.values if area_of_value(value)]
    named = _AREA.search(dimension.name) or any(not v.label.strip().isdigit() for v in known)
    return len(known) if named and 2 * len(known) > len(dimension.values) else 0


def _is_split(dimension: Dimension) -> bool:
    """Whether it tells people with a handicap from those without."""
    labels = [folded(value.label) for value in dimension.values]
    about = _HANDICAP.search(folded(dimension.name)) or any(map(_HANDICAP.search, labels))
    both = any(map(_WITH.search, labels)) and any(map(_WITHOUT.search, labels))
    return bool(about and both)


def _own_group(dimension: Dimension) -> str | None:
    for value in dimension.values:
        words = folded(value.label)
        if _WITH.search(words) and not _WITHOUT.search(words):
            return value.label
    return None


def _chosen(dimension: Dimension) -> tuple[str, bool]:
    """The value to take, and whether it is the total or the only one."""
    if len(dimension.values) == 1:
        return dimension.values[0].label, True
    for value in dimension.values:
        if _TOTAL.fullmatch(folded(value.label)) or folded(value.code or "") == "tot":
            return value.label, True
    shares = [v.label for v in dimension.values if _SHARE.search(folded(v.label))]
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
