"""Figures as Danish documents and Danish Excel write them. What is ambiguous is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from math import isfinite

from policy.choices import Qualifier
from policy.quantities import Quantity
from policy.spelling import folded


class Written(StrEnum):
    """What the figure itself says that it counts."""

    PLAIN = "plain"
    PERCENT = "percent"
    KRONER = "kroner"


class AmbiguousNumberError(ValueError):
    """A figure with several meanings; `readings` are clear ways to write what may be meant."""

    def __init__(self, text: str, readings: str) -> None:
        super().__init__(text)
        self.readings = readings


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

SCALES: Mapping[str, int] = {
    "mio": 1_000_000,
    "million": 1_000_000,
    "millioner": 1_000_000,
    "mia": 1_000_000_000,
    "milliard": 1_000_000_000,
    "milliarder": 1_000_000_000,
}

UNITS: Mapping[str, Written] = {
    "%": Written.PERCENT,
    "pct": Written.PERCENT,
    "procent": Written.PERCENT,
    "kr": Written.KRONER,
    "kroner": Written.KRONER,
    "dkk": Written.KRONER,
    ",-": Written.KRONER,
}

CLEARLY = "tallet med komma foran decimalerne og uden andre tegn"

_ONE_OF: Mapping[Qualifier, Callable[[float], Quantity]] = {
    Qualifier.EXACT: Quantity.exact,
    Qualifier.ABOUT: Quantity.about,
    Qualifier.AT_LEAST: Quantity.at_least,
    Qualifier.AT_MOST: Quantity.at_most,
}


def _any(words: Mapping[str, object]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# A digit, and more digits, each with at most one separator before it. A space separates only
# groups of three, so that "10 12" is no number.
_DIGITS = r"-?\d(?:(?:[.,]|[ ](?=\d{3}(?!\d)))?\d)*"
_NUMBER = rf"{_DIGITS}|\b(?:{_any(NUMBER_WORDS)})\b"
_FIGURE = re.compile(
    rf"""
    (?:(?P<qualifier>{_any(QUALIFIERS)})[ ]?)?
    (?:(?P<before>kr|dkk)\.?[ ]?)?
    (?:
        (?P<number>{_NUMBER})
        | (?P<low>{_NUMBER}) (?:[ ]?-[ ]?|[ ]til[ ]) (?P<high>{_NUMBER})
        | mellem[ ](?P<low_between>{_NUMBER})[ ]og[ ](?P<high_between>{_NUMBER})
    )
    (?:[ ]?(?P<scale>{_any(SCALES)})\b\.?)?
    (?:[ ]?(?P<unit>{_any(UNITS)}))?
    """,
    re.VERBOSE,
)
_CLEAR = re.compile(r"-?(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:,\d+)?")
_ENGLISH_THOUSANDS = re.compile(r"-?[1-9]\d{0,2},\d{3}")


def quantity(value: object, number_format: str = "General") -> tuple[Quantity, Written]:
    """What a cell's value says, and the unit that it says it in.

    Shares come out as 0-1 and money in kroner. `ValueError` when the value is no figure,
    `AmbiguousNumberError` when it could be several.

    >>> quantity(0.73, "0%")
    (Quantity(qualifier=<Qualifier.EXACT: 'exact'>, value=0.73, low=None, high=None), \
<Written.PERCENT: 'percent'>)
    >>> quantity("5-6")[0].ends
    (5, 6)
    >>> quantity("22,7 mio. kr.")[0].value
    22700000
    """
    if isinstance(value, str):
        return _from_text(value)
    number, written = _from_number(value, number_format)
    return Quantity.exact(number), written


def decimal(value: object, number_format: str = "General") -> tuple[float, Written]:
    """One exact figure, and the unit that it says it in. `ValueError` when it is none."""
    figure, written = quantity(value, number_format)
    if figure.qualifier is not Qualifier.EXACT or figure.value is None:
        raise ValueError(value)
    return figure.value, written


def whole_number(value: object, number_format: str = "General") -> int:
    """One exact whole number, written without a unit. `ValueError` when it is none."""
    number, written = decimal(value, number_format)
    if written is not Written.PLAIN or not float(number).is_integer():
        raise ValueError(value)
    return int(number)


def in_danish(number: float) -> str:
    """A number with Danish separators, so that it reads back as the same number.

    >>> in_danish(1014), in_danish(-0.5), in_danish(12.345)
    ('1.014', '-0,5', '12,3450')
    """
    return _in_danish(Decimal(repr(number)))


def as_text(figure: Quantity, written: Written = Written.PLAIN) -> str:
    """A figure as text that `quantity` reads back to the same.

    >>> as_text(Quantity.between(0.1, 0.12), Written.PERCENT)
    '10-12 pct.'
    >>> as_text(Quantity.at_most(25))
    'op til 25'
    """
    scale, unit = _UNIT_AS_TEXT[written]
    ends = [_in_danish(Decimal(repr(end)) * scale) for end in figure.ends if end is not None]
    if figure.qualifier is not Qualifier.RANGE:
        ends = ends[:1]
    dash = " til " if ends[-1].startswith("-") else "-"
    return f"{_QUALIFIER_AS_TEXT[figure.qualifier]}{dash.join(ends)}{unit}"


_UNIT_AS_TEXT = {
    Written.PLAIN: (1, ""),
    Written.PERCENT: (100, " pct."),
    Written.KRONER: (1, " kr."),
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
    # Three decimals could be English thousands, and so would be refused when read.
    padded = decimals + "0" if len(decimals) == 3 else decimals
    return whole.replace(",", ".") + (f",{padded}" if padded else "")


def _from_text(text: str) -> tuple[Quantity, Written]:
    match = _FIGURE.fullmatch(folded(text).rstrip(" ."))
    if match is None or (match["before"] and match["unit"]):
        raise ValueError(text)
    written = UNITS.get(match["unit"] or match["before"], Written.PLAIN)
    scale = Decimal(SCALES.get(match["scale"], 1))
    if written is Written.PERCENT:
        scale /= 100
    if match["number"]:
        qualifier = QUALIFIERS.get(match["qualifier"], Qualifier.EXACT)
        return _ONE_OF[qualifier](_number(match, "number", scale)), written
    if match["qualifier"]:
        raise ValueError(text)
    low, high = ("low", "high") if match["low"] else ("low_between", "high_between")
    return Quantity.between(_number(match, low, scale), _number(match, high, scale)), written


def _number(match: re.Match[str], part: str, scale: Decimal) -> float:
    token = match[part]
    if token in NUMBER_WORDS:
        return _plain(NUMBER_WORDS[token] * scale)
    if _ENGLISH_THOUSANDS.fullmatch(token) or not _CLEAR.fullmatch(token):
        before, after = match.string[: match.start(part)], match.string[match.end(part) :]
        readings = (f"{before}{reading}{after}" for reading in _readings(token))
        raise AmbiguousNumberError(match.string, " eller ".join(readings) or CLEARLY)
    clear = token.replace(".", "").replace(" ", "").replace(",", ".")
    return _plain(Decimal(clear) * scale)


def _readings(token: str) -> tuple[str, ...]:
    """The clear ways to write an ambiguous figure: as one whole number, or with Danish comma."""
    first, *groups = re.split(r"[., ]", token)
    whole = first + "".join(groups)
    if len(groups) > 1:
        return (whole,) if all(len(group) == 3 for group in groups) else ()
    (decimals,) = groups
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    padded = f"{decimals}0" if len(decimals) == 3 and first.lstrip("-0") else decimals
    return (f"{first},{padded}", sign + digits.lstrip("0"))


def _from_number(value: object, number_format: str) -> tuple[float, Written]:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise ValueError(value)
    written, factor = _meaning(number_format)
    if factor != 1:
        return _plain(Decimal(repr(value)) * factor), written
    return (int(value) if float(value).is_integer() else value), written


_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|[_*].')
_SCALING_COMMAS = re.compile(r"[0#?](,+)(?![0#?.,])")


@lru_cache(maxsize=256)
def _meaning(number_format: str) -> tuple[Written, Decimal]:
    """What a number format shows beside the number, and what to multiply the cell's value by.

    `0%` multiplies what it shows by 100, but `0" %"` only adds the sign: a cell that shows
    "73 %" holds 0.73 in the first and 73 in the other. In the same way `0.0,," mio. kr."` divides
    what it shows by a million, and `0.0" mio. kr."` does not.
    """
    section = number_format.partition(";")[0]
    literal = "".join("".join(filter(None, found)) for found in _LITERAL.findall(section))
    words = literal.casefold()
    rest = _LITERAL.sub("", section)
    if "%" in rest:
        return Written.PERCENT, Decimal(1)
    if any(sign in words for sign in ("%", "pct", "procent")):
        return Written.PERCENT, Decimal(1) / 100
    scale = next((size for word, size in SCALES.items() if word in words), 1)
    commas = _SCALING_COMMAS.search(rest)
    shown_divided_by = 1000 ** len(commas[1]) if commas else 1
    factor = Decimal(scale) / shown_divided_by if scale != 1 else Decimal(1)
    written = Written.KRONER if "kr" in words or "dkk" in words else Written.PLAIN
    return written, factor


def _plain(number: Decimal) -> float:
    return int(number) if number == number.to_integral_value() else float(number)
