"""What the headings and texts of a table's columns tell: which are time, measures, keys and numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

TIME_NAMES = frozenset({
    "tid", "år", "aar", "periode", "kvartal", "måned", "uge", "skoleår", "halvår", "dato",
    "time", "period", "year", "quarter", "month", "week", "time period", "school year",
    "månad", "vuosi", "vuosineljännes", "kuukausi", "tidsperiod", "date",
})  # fmt: skip
MEASURE_NAMES = frozenset({
    "opgørelse", "måling", "mål", "variabel", "indikator", "nøgletal", "indhold", "tal", "statistikkvariabel",
    "tabellindhold", "tabelindhold", "innehåll", "tabellinnehåll", "measure", "variable", "indicator", "information", "contents",
    "observations", "tiedot", "statistic", "indic", "contentscode",
})  # fmt: skip
"""Names of dimensions whose values are measures, each with its own unit."""
VALUE_NAMES = frozenset({
    "værdi", "verdi", "värde", "value", "val", "obs value", "indhold", "observation value", "tal",
    "observation", "data",
})  # fmt: skip
"""Names of the column of numbers that say nothing of what is counted."""
_KEY_NAMES = re.compile(
    r"(?:.*[ _])?(?:alder|age|ålder|ikä|kode|code|kod|nr|nummer|number|id|trin|klassetrin|grade|postnr)"
    r"|(?:kommune|municipality|region|område|area)(?:nr|kode|code|id)?"
)

_STEM = re.compile(r"(.*?)[ _]?(kode|code|kod|nr|nummer|id|navn|name|tekst|label)?")
_CODES = frozenset({"kode", "code", "kod", "nr", "nummer", "id"})

_MONTHS = (
    "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    "|january|february|march|may|june|july|october"
)
_YEAR = r"(?:18|19|20|21)\d\d"
_PERIOD = re.compile(
    rf"{_YEAR}(?:[-/ ]?[HKQMUWTS]\d{{1,2}}|QMAT\d\d|-(?:0[1-9]|1[0-2])(?:-\d\d)?"
    rf"|[-/]{_YEAR}|/\d\d(?:-{_YEAR}/\d\d)?|\*)?"
    rf"|[1-4]\. (?:kvartal|halvår) {_YEAR}|uge \d{{1,2}},? {_YEAR}|(?:{_MONTHS}),? {_YEAR}"
    rf"|{_YEAR} (?:{_MONTHS})",
    re.ASCII | re.IGNORECASE,
)

_NUMBER = re.compile(
    r"[-+−]?\d[\d.,'’ \u00a0\u202f]*(?:\s*(?:%|pct\.?|kr\.?|kroner|DKK|EUR|€))?", re.ASCII
)
_MARK = re.compile(
    r"\.{1,6}|…|[-–—:*x]|<\s?\d+|n\.?/?a\.?|nan|null|<fejl>|#n/?a|\(?[a-zæøå]\)?|\0|", re.IGNORECASE
)


def folded(name: str) -> str:
    """The name as it is looked for: small letters, blanks between words."""
    return " ".join(name.replace("_", " ").casefold().split())


def is_period(text: str) -> bool:
    """Whether the text is printed as a period."""
    return _PERIOD.fullmatch(text.strip()) is not None


def is_key_name(name: str) -> bool:
    """Whether numbers under the name are a key, such as an age or a code."""
    return _KEY_NAMES.fullmatch(folded(name)) is not None


def label_and_code(first: str, second: str) -> tuple[str, str] | None:
    """Two names of the same, that of the labels before that of the codes; None for other names.

    >>> label_and_code("kommunekode", "kommune"), label_and_code("Country Name", "Country Code")
    (('kommune', 'kommunekode'), ('Country Name', 'Country Code'))
    >>> label_and_code("Entity", "Code"), label_and_code("kommunekode", "alder")
    (('Entity', 'Code'), None)
    """
    stems = [found.groups() for name in (first, second) if (found := _STEM.fullmatch(folded(name)))]
    (one, one_kind), (other, other_kind) = stems
    if (one_kind in _CODES) == (other_kind in _CODES) or (one != other and one and other):
        return None
    return (second, first) if one_kind in _CODES else (first, second)


def is_number(text: str) -> bool:
    """Whether the text is a number in one of the ways they are written."""
    return _NUMBER.fullmatch(text.strip()) is not None


def glued(heading: str) -> tuple[str, str] | None:
    """The content and the period of a heading that has both; the period is last, or first.

    >>> glued("Antal (16-66 år) 2024"), glued("2024K1 Antal"), glued("Antal"), glued("2024")
    (('Antal (16-66 år)', '2024'), ('Antal', '2024K1'), None, None)
    """
    content, _, period = heading.rpartition(" ")
    if content and is_period(period):
        return content, period
    period, _, content = heading.partition(" ")
    return (content, period) if content and is_period(period) else None


def are_numbers(texts: Sequence[str], *, or_marks: bool = False) -> bool:
    """Whether the texts are numbers, with marks where one is missing, and a number unless marks will do."""
    different = set(texts)
    rest = [text for text in map(str.strip, different) if not is_number(text)]
    return (or_marks or len(rest) < len(different)) and all(map(_MARK.fullmatch, rest))


def time_of(names: Sequence[str], columns: Sequence[Sequence[str]]) -> int | None:
    """The place of the column of periods: by its name, else the only one that has nothing but periods."""
    named = [place for place, name in enumerate(names) if folded(name) in TIME_NAMES]
    if len(named) > 1:
        named = [each for each in named if all(map(is_period, set(columns[each])))] or named[:1]
    looking = named or [
        place
        for place, (name, column) in enumerate(zip(names, columns, strict=True))
        if not is_key_name(name) and column and all(map(is_period, set(column)))
    ]
    return looking[0] if len(looking) == 1 else None


def values_of(
    names: Sequence[str], columns: Sequence[Sequence[str]], time: int | None
) -> list[int]:
    """The places of the columns of numbers that are no keys.

    A column of numbers before the last one of text is a key if rows would be the same without it.
    """
    numbers = [
        place
        for place, column in enumerate(columns)
        if place != time and not is_key_name(names[place]) and are_numbers(column)
    ]
    last_key = max((place for place in range(len(names)) if place not in numbers), default=-1)
    for place in list(numbers):
        keys = [columns[each] for each in range(len(names)) if each not in numbers]
        rows = list(zip(*keys, strict=True))
        if len(set(rows)) == len(rows) or place > last_key or len(numbers) == 1:
            break
        numbers.remove(place)
    return numbers
