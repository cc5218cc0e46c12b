"""The names that belong to one city and its policy, taken from the shipped workbooks."""

from __future__ import annotations

import re
from functools import cache

from commands.reading import read
from monitor.settings import SHIPPED_DATA
from policy.tables import Records
from presentation.language.numbers import in_words

NAMES = {
    "policies": ("id", "title", "city", "place", "council", "city_council", "vision", "not_among"),
    "sources": ("id", "title", "short_title", "publisher"),
    "snapshots": ("name",),
    "objectives": ("title", "short_title"),
    "priorities": ("title", "short_title"),
    "premises": ("title",),
    "departments": ("code", "name", "committee"),
    "units": ("name",),
    "indicators": ("id", "name"),
    "initiatives": ("title",),
    "commitments": ("title",),
    "remarks": ("title",),
    "events": ("title",),
    "services": ("name",),
}
"""By table: the fields that name something specific to the city."""

TELEPHONE = re.compile(r"\b\d{2} ?\d{2} ?\d{2} ?\d{2}\b")
COUNTED = {
    "objectives": "målsætninger",
    "priorities": "prioriteringer",
    "departments": "forvaltninger",
}
"""Things whose number differs from city to city."""


@cache
def city_words() -> frozenset[str]:
    """Every name, telephone number and count of the shipped policy."""
    records = read([SHIPPED_DATA]).records
    names = {
        str(getattr(record, field))
        for table, fields in NAMES.items()
        for record in getattr(records, table)
        for field in fields
        if getattr(record, field)
    }
    return frozenset(names | _telephones(records) | _counts(records))


def _telephones(records: Records) -> set[str]:
    texts = [unit.contact or "" for unit in records.units]
    texts += [service.apply_at or "" for service in records.services]
    return {found for text in texts for found in TELEPHONE.findall(text)}


def _counts(records: Records) -> set[str]:
    numbers = {table: len(getattr(records, table)) for table in COUNTED}
    numbers["departments"] -= 1  # the whole city has a row but is not a department
    return {
        f"{number} {COUNTED[table]}"
        for table, count in numbers.items()
        for number in (in_words(count), str(count))
    }


def found_in(text: str) -> set[str]:
    """The names of the shipped policy in a text, also at the beginning of a longer word."""
    return {match[0] for match in _pattern().finditer(text)}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(city_words(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})")
