"""Reads figures as Danish documents and Danish Excel write them. Ambiguous figures are refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from typing import NamedTuple

from loaders.delivery import Written
from loaders.reading.number_formats import SIGNIFICANT_DIGITS, FormatSection, section_for
from policy.choices import Qualifier
from policy.quantities import Quantity
from policy.spelling import folded


class AmbiguousNumberError(ValueError):
    """A figure with several meanings; `readings` are unambiguous ways to write them."""

    def __init__(self, text: str, readings: str) -> None:
        super().__init__(text)
        self.readings = readings


class UnusableNumberError(ValueError):
    """A figure that must not be used; `code` is the finding's, `found` the figure as displayed."""

    def __init__(self, code: str, found: str) -> None:
        super().__init__(found)
        self.code = code
        self.found = found


NUMBER_WORDS: Mapping[str, int] = {
    "nul": 0,
    "en": 1,
    "én": 1,
    "et": 1,
    "ét": 1,
    "to": 2,
    "tre": 3,
    "fire": 4,
    "fem": 5,
    "seks": 6,
    "syv": 7,
    "otte": 8,
    "ni": 9,
    "ti": 10,
    "elleve": 11,
    "tolv": 12,
}

QUALIFIERS: Mapping[str, Qualifier] = {
    "ca.": Qualifier.ABOUT,
    "ca": Qualifier.ABOUT,
    "cirka": Qualifier.ABOUT,
    "omkring": Qualifier.ABOUT,
    "omtrent": Qualifier.ABOUT,
    "~": Qualifier.ABOUT,
    "op til": Qualifier.AT_MOST,
    "højst": Qualifier.AT_MOST,
    "maks.": Qualifier.AT_MOST,
    "maks": Qualifier.AT_MOST,
    "maksimalt": Qualifier.AT_MOST,
    "under": Qualifier.AT_MOST,
    "knap": Qualifier.AT_MOST,
    "mindst": Qualifier.AT_LEAST,
    "minimum": Qualifier.AT_LEAST,
    "over": Qualifier.AT_LEAST,
    "mere end": Qualifier.AT_LEAST,
    "flere end": Qualifier.AT_LEAST,
    "godt": Qualifier.AT_LEAST,
}

USUAL = (None, "ca", "~")
"""No qualifier, or one that is a variant of the qualifier that the product writes."""

SCALES: Mapping[str, int] = {
    "tus": 1_000,
    "tusind": 1_000,
    "tusinde": 1_000,
    "tusinder": 1_000,
    "mio": 1_000_000,
    "mill": 1_000_000,
    "million": 1_000_000,
    "millioner": 1_000_000,
    "mia": 1_000_000_000,
    "milliard": 1_000_000_000,
    "milliarder": 1_000_000_000,
}


class _Unit(NamedTuple):
    written: Written
    times: Decimal = Decimal(1)


_PERCENT = _Unit(Written.PERCENT, Decimal("0.01"))
_PERMILLE = _Unit(Written.PERMILLE, Decimal("0.001"))
_POINTS = _Unit(Written.POINTS, Decimal("0.01"))
_KRONER = _Unit(Written.KRONER)
_THOUSANDS = _Unit(Written.KRONER, Decimal(1_000))

UNITS: Mapping[str, _Unit] = {
    "%": _PERCENT,
    "pct": _PERCENT,
    "procent": _PERCENT,
    "‰": _PERMILLE,
    "promille": _PERMILLE,
    "o/oo": _PERMILLE,
    **{
        f"{percent}{dash}point": _POINTS
        for percent in ("%", "pct.", "pct", "procent")
        for dash in ("-", " ", "")
    },
    "kr": _KRONER,
    "krone": _KRONER,
    "kroner": _KRONER,
    "danske kroner": _KRONER,
    "dkk": _KRONER,
    ",-": _KRONER,
    "kr.,-": _KRONER,
    **{
        f"{thousand}{kroner}": _THOUSANDS
        for thousand in ("t", "t.", "t. ", "t ")
        for kroner in ("kr", "dkk")
    },
    "år": _Unit(Written.YEARS),
}
"""The unit that words after a figure give it, and the factor to multiply it by."""

OTHER_CURRENCIES = frozenset(
    (
        *"€$£¥₤",
        *("eur", "euro", "euros", "usd", "dollar", "dollars", "gbp", "pund", "chf", "isk", "pln"),
        *("sek", "nok", "skr", "nkr", "svenske kr", "svenske kroner", "norske kr", "norske kroner"),
        *("islandske kr", "islandske kroner", "jpy", "cad", "aud", "zł", "us$"),
    )
)

CLEARLY = "tallet med komma foran decimalerne og uden andre tegn"

_ONE_OF: Mapping[Qualifier, Callable[[float], Quantity]] = {
    Qualifier.EXACT: Quantity.exact,
    Qualifier.ABOUT: Quantity.about,
    Qualifier.AT_LEAST: Quantity.at_least,
    Qualifier.AT_MOST: Quantity.at_most,
}


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, also in one that ignores spaces."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


# A digit, and more digits, each with at most one separator before it. A space separates only
# groups of three, so "10 12" is not a number.
_DIGITS = r"-?\d(?:(?:[.,]|[ ](?=\d{3}(?!\d)))?\d)*"
_SCALE_AND_UNIT = rf"""
    (?:[ ]?(?P<scale>{_any(SCALES)})\b\.?)?
    (?:[ ]?(?P<unit>{_any(UNITS)}|{_any(OTHER_CURRENCIES)}))?
"""
_NUMBER = rf"{_DIGITS}|\b(?:{_any(NUMBER_WORDS)})\b"
_FIGURE = re.compile(
    rf"""
    (?:(?P<qualifier>{_any(QUALIFIERS)})[ ]?)?
    (?:(?P<before>kr|dkk|{_any(OTHER_CURRENCIES)})\.?[ ]?)?
    (?:
        (?P<number>{_NUMBER})
        | (?P<low>{_NUMBER}) (?:[ ]?-[ ]?|[ ]til[ ]) (?P<high>{_NUMBER})
        | mellem[ ](?P<low_between>{_NUMBER})[ ]og[ ](?P<high_between>{_NUMBER})
    )
    {_SCALE_AND_UNIT}
    """,
    re.VERBOSE,
)
_CLEAR = re.compile(r"-?(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:,\d+)?")
_ENGLISH_THOUSANDS = re.compile(r"-?[1-9]\d{0,2},\d{3}")


def quantity(value: object, number_format: str = "General") -> tuple[Quantity, Written]:
    """The figure in a cell's value, and the unit it is written in.

    Shares are returned as 0-1 and money in kroner. `ValueError` if the value is not a figure,
    `AmbiguousNumberError` if it has several meanings, `UnusableNumberError` if it must not be used.

    >>> quantity(0.73, "0%")
    (Quantity(qualifier=<Qualifier.EXACT: 'exact'>, value=0.73, low=None, high=None, \
word=None), <Written.PERCENT: 'percent'>)
    >>> quantity("5-6")[0].ends
    (5, 6)
    >>> quantity("22,7 mio. kr.")[0].value
    22700000
    """
    if isinstance(value, str):
        return _from_text(value)
    return _from_number(value, number_format)


def decimal(value: object, number_format: str = "General") -> tuple[float, Written]:
    """One exact figure, and the unit it is written in. `ValueError` if it is not that."""
    figure, written = quantity(value, number_format)
    if figure.qualifier is not Qualifier.EXACT or figure.value is None:
        raise ValueError(value)
    return figure.value, written


def whole_number(value: object, number_format: str = "General") -> int:
    """One exact whole number without a unit. `ValueError` if it is not that."""
    number, written = decimal(value, number_format)
    if written not in (Written.PLAIN, Written.WORDS) or not float(number).is_integer():
        raise ValueError(value)
    return int(number)


def in_danish(number: float) -> str:
    """A number with Danish separators, which reads back as the same number.

    >>> in_danish(1014), in_danish(-0.5), in_danish(12.345)
    ('1.014', '-0,5', '12,3450')
    """
    return _in_danish(Decimal(repr(number)))


def as_text(figure: Quantity, written: Written = Written.PLAIN) -> str:
    """A figure as text that `quantity` reads back to the same, if it has a unit that it reads.

    >>> as_text(Quantity.between(0.1, 0.12), Written.PERCENT)
    '10-12 procent'
    >>> as_text(Quantity.at_most(25)), as_text(quantity("knap 25")[0])
    ('op til 25', 'knap 25')
    """
    if figure.qualifier is Qualifier.HIDDEN:
        return figure.qualifier.label
    scale, unit = _UNIT_AS_TEXT[written]
    ends = [_in_danish(Decimal(repr(end)) * scale) for end in figure.ends if end is not None]
    if figure.qualifier is not Qualifier.RANGE:
        ends = ends[:1]
    dash = " til " if ends[-1].startswith("-") else "-"
    before = f"{figure.word} " if figure.word else _QUALIFIER_AS_TEXT[figure.qualifier]
    return f"{before}{dash.join(ends)}{unit}"


_UNIT_AS_TEXT = {
    Written.PLAIN: (1, ""),
    Written.PERCENT: (100, " procent"),
    Written.PERMILLE: (1000, " promille"),
    Written.POINTS: (100, " procentpoint"),
    Written.KRONER: (1, " kroner"),
    Written.YEARS: (1, " år"),
    Written.TIME: (1, " i måneder, uger eller dage"),
    Written.WORDS: (1, " med andre ord"),
}
_QUALIFIER_AS_TEXT = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "ca. ",
    Qualifier.AT_LEAST: "mindst ",
    Qualifier.AT_MOST: "op til ",
    Qualifier.RANGE: "",
}


def _in_danish(number: Decimal) -> str:
    english = f"{number:,f}"
    whole, _, decimals = english.partition(".")
    decimals = decimals.rstrip("0")
    # Three decimals could be English thousands, and would be refused when read.
    padded = decimals + "0" if len(decimals) == 3 else decimals
    return whole.replace(",", ".") + (f",{padded}" if padded else "")


def _from_text(text: str) -> tuple[Quantity, Written]:
    match = _FIGURE.fullmatch(folded(text).rstrip(" ."))
    if match is None or _is_said_twice(match["before"], match["unit"]):
        raise ValueError(text)
    if OTHER_CURRENCIES & {match["unit"], match["before"]}:
        raise UnusableNumberError("other_currency", text)
    written, scale = _unit(match)
    if match["number"]:
        return _qualified(match["qualifier"], _number(match, "number", scale)), written
    if match["qualifier"]:
        raise ValueError(text)
    low, high = ("low", "high") if match["low"] else ("low_between", "high_between")
    return Quantity.between(_number(match, low, scale), _number(match, high, scale)), written


def _qualified(word: str | None, number: float) -> Quantity:
    """The number with its qualifier, and the qualifier's word unless it is the usual one."""
    qualifier = QUALIFIERS.get(word or "", Qualifier.EXACT)
    figure = _ONE_OF[qualifier](number)
    usual = word in USUAL or f"{word} " == _QUALIFIER_AS_TEXT[qualifier]
    return figure if usual else replace(figure, word=word)


def _number(match: re.Match[str], part: str, scale: Decimal) -> float:
    token = match[part]
    if token in NUMBER_WORDS:
        return _plain(NUMBER_WORDS[token] * scale)
    if _ENGLISH_THOUSANDS.fullmatch(token) or not _CLEAR.fullmatch(token):
        before, after = match.string[: match.start(part)], match.string[match.end(part) :]
        readings = (f"{before}{reading}{after}" for reading in _readings(token))
        raise AmbiguousNumberError(match.string, " eller ".join(readings) or CLEARLY)
    clear = token.replace(".", "").replace(" ", "").replace(",", ".")
    if len(clear.partition(".")[0].lstrip("-0")) > SIGNIFICANT_DIGITS:
        raise UnusableNumberError("too_many_digits", match.string)
    return _plain(Decimal(clear) * scale)


def _readings(token: str) -> tuple[str, ...]:
    """The unambiguous spellings of an ambiguous figure: as one whole number, or with Danish comma."""
    first, *groups = re.split(r"[., ]", token)
    whole = first + "".join(groups)
    if len(groups) > 1:
        return (whole,) if all(len(group) == 3 for group in groups) else ()
    (decimals,) = groups
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    padded = f"{decimals}0" if len(decimals) == 3 and first.lstrip("-0") else decimals
    return (f"{first},{padded}", sign + digits.lstrip("0"))


def _is_said_twice(before: str | None, unit: str | None) -> bool:
    """Whether a figure has a unit on both sides; ",-" only says that kroner are whole."""
    return bool(before and unit and unit != ",-")


def _unit(match: re.Match[str]) -> _Unit:
    """The unit of a figure, and its factor: its scale times its unit's factor."""
    unit = UNITS.get(match["unit"] or match["before"], _Unit(Written.PLAIN))
    return unit._replace(times=unit.times * SCALES.get(match["scale"], 1))


def _from_number(value: object, number_format: str) -> tuple[Quantity, Written]:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise ValueError(value)
    section = section_for(value, number_format)
    is_dash = value == 0 and not _bare(section.words)
    if not section.has_digits and (is_dash or not section.words):
        section = section_for(1, number_format)
    meaning = _meaning(section) if section.has_digits or section.words else _Meaning()
    if isinstance(meaning, str):
        raise UnusableNumberError(meaning, section.shown(value))
    times = meaning.times
    number = _plain(Decimal(repr(value)) * times) if times != 1 else _whole(value)
    return _ONE_OF[meaning.qualifier](number), meaning.written


class _Meaning(NamedTuple):
    """What a number format says about the number in its cell."""

    written: Written = Written.PLAIN
    times: Decimal = Decimal(1)
    qualifier: Qualifier = Qualifier.EXACT


_BEFORE = re.compile(
    rf"(?:(?P<qualifier>{_any(QUALIFIERS)})[ ]?)?(?P<before>kr|dkk|{_any(OTHER_CURRENCIES)})?\.?"
)
_AFTER = re.compile(
    rf"""
    (?:i[ ])?
    (?:[ ]?(?P<thousands>1[. ]?000)[ ]?)?
    {_SCALE_AND_UNIT}
    """,
    re.VERBOSE,
)
_TIME = frozenset(
    ("md", "mdr", "måned", "måneder", "uge", "uger", "dag", "dage", "døgn", "time", "timer")
)
_UNCLEAR = frozenset(
    (
        "t",
        "k",
        "m",
        "mkr",
        "kkr",
        "mdkk",
        "mrd",
        "pp",
        "p.p",
        "%p",
        "bps",
        "basispoint",
        "øre",
        "teur",
    )
)
_OF_UNITS = _UNCLEAR | {
    word for unit in (*UNITS, *SCALES, *OTHER_CURRENCIES) for word in unit.rstrip(".").split()
}
"""Words that are part of a unit, so that they cannot be ignored."""
_SIGNS_AROUND = re.compile(r"^[-+*()\[\]: ]+|(?<!,)[-*()\[\]:. ]+$")
_OTHER_THAN_EXACT = re.compile(r"[<>≈≤≥±\d]")


@lru_cache(maxsize=256)
def _meaning(section: FormatSection) -> _Meaning | str:
    """The meaning of a section of a number format, or the code of the finding that it is unclear.

    `0%` multiplies the displayed number by 100, but `0" %"` only adds the sign: a cell that shows
    "73 %" holds 0.73 in the first case and 73 in the second. In the same way `0.0,," mio. kr."` divides
    the displayed number by a million, and `0.0" mio. kr."` does not.
    """
    at_least = section.after.strip().startswith("+")
    if section.is_broken_up or not section.has_digits or section.hides_sign or at_least:
        return "format_unclear"
    before, after = (_bare(text) for text in (section.before, section.after))
    first, last = _BEFORE.fullmatch(before), _AFTER.fullmatch(after)
    if first is None or last is None or _is_said_twice(first["before"], last["unit"]):
        return _of_words(section, before, after, first)
    if OTHER_CURRENCIES & {first["before"], last["unit"]}:
        return "other_currency"
    unit = UNITS.get(last["unit"] or first["before"], _Unit(Written.PLAIN))
    scale = SCALES.get(last["scale"], 1) * (1_000 if last["thousands"] else 1)
    if section.times < 1 and scale * unit.times == 1:
        return "format_unclear"
    qualifier = QUALIFIERS.get(first["qualifier"], Qualifier.EXACT)
    return _Meaning(unit.written, section.times * scale * unit.times, qualifier)


def _of_words(
    section: FormatSection, before: str, after: str, first: re.Match[str] | None
) -> _Meaning | str:
    """The meaning of a section with words other than those of a unit."""
    words = {word.strip(".,;:()[]") for word in re.split(r"[ /]", f"{before} {after}")}
    if words & OTHER_CURRENCIES:
        return "other_currency"
    if section.times != 1 or words & _OF_UNITS or _OTHER_THAN_EXACT.search(before + after):
        return "format_unclear"
    qualifier = QUALIFIERS.get(first["qualifier"], Qualifier.EXACT) if first else Qualifier.EXACT
    return _Meaning(Written.TIME if words & _TIME else Written.WORDS, Decimal(1), qualifier)


def _bare(text: str) -> str:
    """The text beside the digits, in the form used for comparison: without signs of negative numbers."""
    return _SIGNS_AROUND.sub("", folded(text))


def _whole(value: float) -> float:
    return int(value) if float(value).is_integer() else value


def _plain(number: Decimal) -> float:
    return int(number) if number == number.to_integral_value() else float(number)
