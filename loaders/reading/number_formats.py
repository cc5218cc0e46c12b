"""Interprets number formats: the text that Excel displays beside a number, and its scaling."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

SIGNIFICANT_DIGITS = 15
"""The number of digits that Excel stores and displays."""

_PART = re.compile(
    r"""
    "(?P<quoted>[^"]*)"?
    | \\(?P<escaped>.)
    | \[\$(?P<currency>[^\]-]*)(?:-(?P<language>[^\]]*))?\]
    | \[(?P<bracket>[^\]]*)\]
    | _(?P<gap>.) | \*(?P<filling>.)
    | (?P<general>general|standard)
    | (?P<exponent>e[+-])
    | (?P<sign>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(?P<sign><=|>=|<>|<|>|=)(?P<limit>-?\d+(?:[.,]\d+)?)")
_COMPARED: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_DIGITS = frozenset("0#?@")
_GROUPED = re.compile(r"[0#?],[0#?]")
_SIGNS_OF_NEGATIVE = frozenset("-−–(")
_BETWEEN_DIGITS = frozenset(".,/ ")
_CROWNS = {
    "41d": "svenske ",
    "81d": "svenske ",
    "sv": "svenske ",
    "sv-se": "svenske ",
    "414": "norske ",
    "814": "norske ",
    "nb": "norske ",
    "nb-no": "norske ",
    "nn-no": "norske ",
    "40f": "islandske ",
    "is": "islandske ",
    "is-is": "islandske ",
}
"""The country of the kroner in a currency sign, by the language in its number format."""


@dataclass(frozen=True, slots=True)
class FormatSection:
    """One section of a number format: the text before and after the digits, and its meaning.

    `has_digits`: the number itself is shown; `shows_zero`: a 0 is shown. The number is multiplied by
    `times` before it is shown, and padded with zeros to `width` digits; `grouped`: thousands are
    separated. `is_broken_up`: there are other characters between its digits; `is_of_text`: it formats a
    text; `is_of_negative`: it formats negative numbers, without adding a minus.
    """

    before: str = ""
    after: str = ""
    has_digits: bool = True
    shows_zero: bool = True
    times: Decimal = Decimal(1)
    width: int = 0
    grouped: bool = False
    is_broken_up: bool = False
    is_of_text: bool = False
    is_of_negative: bool = False
    condition: tuple[str, float] | None = None

    @property
    def words(self) -> str:
        return f"{self.before}{self.after}".strip()

    @property
    def hides_sign(self) -> bool:
        """Whether a negative number looks positive."""
        around = f"{self.before}{self.after}".replace(",-", "")
        return self.is_of_negative and _SIGNS_OF_NEGATIVE.isdisjoint(around)

    def applies_to(self, number: float) -> bool:
        if self.condition is None:
            return True
        sign, limit = self.condition
        return _COMPARED[sign](number, limit)

    def shown(self, number: float) -> str:
        """The number with the text around it, in Danish."""
        if not self.has_digits:
            return self.words
        seen = abs(number) if self.is_of_negative else number
        whole, _, decimals = f"{Decimal(repr(seen)) * self.times:f}".partition(".")
        decimals = decimals.rstrip("0")
        digits = (
            f"{Decimal(whole):,f}".replace(",", ".") if self.grouped else whole.zfill(self.width)
        )
        after = " %" if self.after.strip() == "%" else self.after
        return " ".join(f"{self.before}{digits}{',' if decimals else ''}{decimals}{after}".split())


GENERAL = FormatSection()


def section_for(number: float, number_format: str) -> FormatSection:
    """The section of the format that displays the number."""
    sections = _sections(number_format)
    if len(sections) > 1 and sections[-1].is_of_text:
        sections = sections[:-1]
    if len(sections) == 1:
        return sections[0]
    if any(section.condition for section in sections):
        return next((each for each in sections if each.applies_to(number)), sections[-1])
    if number < 0:
        return replace(sections[1], is_of_negative=True)
    return sections[2] if number == 0 and len(sections) > 2 else sections[0]


def text_shown(text: str, number_format: str) -> str:
    """A text with the text that the last section of a format puts around it.

    >>> text_shown("500", '0;-0;0;@" t.kr."'), text_shown("500", "0.00")
    ('500 t.kr.', '500')
    """
    last = _text_section(number_format)
    if last is None or not last.words:
        return text
    return f"{last.before}{text if last.has_digits else ''}{last.after}".strip()


def shows_nothing(value: object, number_format: str) -> bool:
    """Whether a cell with the value looks empty because of its number format.

    >>> shows_nothing(0, "0;-0;"), shows_nothing(0, "#,###"), shows_nothing(0, "0")
    (True, True, False)
    """
    if not _can_hide(number_format):
        return False
    if isinstance(value, str):
        last = _text_section(number_format)
        return last is not None and not last.has_digits and not last.words
    if isinstance(value, bool) or not isinstance(value, int | float):
        section = section_for(1, number_format)
        return not section.has_digits and not section.words
    section = section_for(value, number_format)
    if section.words:
        return False
    return not section.has_digits or (value == 0 and not section.shows_zero)


def shows_otherwise(number_format: str) -> bool:
    """Whether a format displays anything other than a number's own digits.

    >>> shows_otherwise("#,##0"), shows_otherwise("0%"), shows_otherwise(";;;")
    (False, True, True)
    """
    return any(
        section.words or section.times != 1 or not section.has_digits
        for section in _sections(number_format)
        if not section.is_of_text
    )


def rounded(number: float) -> float:
    """The number with as many digits as Excel keeps.

    >>> rounded(273.99999999999994)
    274.0
    """
    return float(f"{number:.{SIGNIFICANT_DIGITS}g}")


@lru_cache(maxsize=256)
def _can_hide(number_format: str) -> bool:
    sections = _sections(number_format)
    return any(
        not section.words and not (section.has_digits and section.shows_zero)
        for section in sections
    )


@lru_cache(maxsize=256)
def _text_section(number_format: str) -> FormatSection | None:
    """The section that formats texts: the fourth, or a last one with the placeholder for text."""
    sections = _sections(number_format)
    return sections[-1] if len(sections) > 3 or sections[-1].is_of_text else None


@lru_cache(maxsize=256)
def _sections(number_format: str) -> tuple[FormatSection, ...]:
    parts: list[list[re.Match[str]]] = [[]]
    for part in _PART.finditer(number_format):
        if part["sign"] == ";":
            parts.append([])
        else:
            parts[-1].append(part)
    return tuple(map(_section, parts))


def _section(parts: list[re.Match[str]]) -> FormatSection:
    signs = [sign for part in parts for sign in _signs(part)]
    condition = next(filter(None, (_condition(part) for part in parts)), None)
    places = [number for number, (_, is_digit) in enumerate(signs) if is_digit]
    if not places:
        text = "".join(sign for sign, _ in signs)
        return FormatSection(text, has_digits=False, shows_zero=False, condition=condition)
    first, last = places[0], places[-1]
    digits = signs[first : last + 1]
    commas, after = _commas(signs[last + 1 :])
    inner = _inner_commas(digits)
    percents = sum(part["sign"] == "%" for part in parts)
    kinds = {sign for sign, is_digit in digits if is_digit}
    return FormatSection(
        before="".join(sign for sign, _ in signs[:first]),
        after=after,
        shows_zero=bool(kinds - {"#"}),
        times=Decimal(100) ** percents / Decimal(1000) ** (commas + inner),
        width=len(digits) if kinds == {"0"} and all(is_digit for _, is_digit in digits) else 0,
        grouped=_GROUPED.search("".join(sign for sign, _ in digits)) is not None,
        is_broken_up=any(not is_digit and sign not in _BETWEEN_DIGITS for sign, is_digit in digits),
        is_of_text=kinds == {"@"},
        condition=condition,
    )


def _signs(part: re.Match[str]) -> Iterator[tuple[str, bool]]:
    """The characters that a part of a format shows, and whether each is a placeholder for a digit."""
    if part["sign"]:
        yield part["sign"], part["sign"] in _DIGITS
    elif part["general"]:
        yield "General", True
    elif part["exponent"]:
        yield "/", False
    elif part["gap"] or part["filling"]:
        yield " ", False
    elif part["currency"] is not None:
        whose = _CROWNS.get((part["language"] or "").lower(), "")
        yield from ((sign, False) for sign in f"{whose}{part['currency']}")
    else:
        yield from ((sign, False) for sign in part["quoted"] or part["escaped"] or "")


def _condition(part: re.Match[str]) -> tuple[str, float] | None:
    found = _CONDITION.fullmatch(part["bracket"] or "")
    return (found["sign"], float(found["limit"].replace(",", "."))) if found else None


def _commas(signs: list[tuple[str, bool]]) -> tuple[int, str]:
    """The number of commas right after the digits, each dividing by a thousand, and the rest."""
    text = "".join(sign for sign, _ in signs)
    after = text.lstrip(",")
    commas = len(text) - len(after)
    # A comma and a dash mark whole kroner, and divide nothing.
    return (0, text) if commas == 1 and after.startswith("-") else (commas, after)


def _inner_commas(digits: list[tuple[str, bool]]) -> int:
    """The number of commas right before the decimal point; they divide by a thousand too."""
    text = "".join(sign for sign, _ in digits)
    before, point, _ = text.partition(".")
    return len(before) - len(before.rstrip(",")) if point else 0
