"""Numbers, dates and periods as Danish readers write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TypeVar

from markupsafe import Markup

from policy.choices import Qualifier, Unit
from policy.periods import MONTHS, Period, PeriodKind
from policy.quantities import Quantity

MILLION = 1_000_000
MINUS, PERCENT = "minus ", " procent"
"""In words, because a screen reader skips a minus sign and spells out an abbreviation."""
NUMBER_WORDS = (
    "ingen", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv",
)  # fmt: skip
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
QUALIFIED = {
    Qualifier.ABOUT: "ca. {}",
    Qualifier.AT_LEAST: "mindst {}",
    Qualifier.AT_MOST: "op til {}",
}

Words = TypeVar("Words", str, Markup)

USUAL_DECIMALS, MOST_DECIMALS = 2, 15
WIDE = Context(prec=400)


def rounded(value: Decimal, decimals: int) -> Decimal:
    """The value rounded to `decimals`, halves away from zero."""
    return value.quantize(Decimal(10) ** -decimals, rounding=ROUND_HALF_UP, context=WIDE)


def decimals_beside(
    figure: float, others: Iterable[float] = (), limits: Iterable[float] = ()
) -> int:
    """The decimals that keep a figure on its side of `others`, rounded alike, and of exact `limits`.

    >>> decimals_beside(2.999, others=[3]), decimals_beside(89.9996, limits=[90])
    (3, 4)
    """
    own = Decimal(repr(figure))
    shown = [Decimal(repr(other)) for other in others]
    exact = [Decimal(repr(limit)) for limit in limits]

    def keeps_its_side(decimals: int) -> bool:
        near = rounded(own, decimals)
        return all(
            near.compare(rounded(other, decimals)) == own.compare(other) for other in shown
        ) and all(near.compare(limit) == own.compare(limit) for limit in exact)

    tried = range(USUAL_DECIMALS, MOST_DECIMALS)
    return next((each for each in tried if keeps_its_side(each)), MOST_DECIMALS)


def number(value: float, decimals: int = USUAL_DECIMALS) -> str:
    """A number with decimal comma and points between thousands, without needless decimals.

    >>> number(1014), number(22.7), number(-0.5)
    ('1.014', '22,7', 'minus 0,5')
    """
    near = rounded(Decimal(repr(value)), decimals)
    text = f"{abs(near):,f}"
    whole, _, fraction = text.partition(".")
    fraction = fraction.rstrip("0")
    sign = MINUS if near < 0 else ""
    return sign + whole.replace(",", ".") + (f",{fraction}" if fraction else "")


def in_words(count: int, *, common: bool = True) -> str:
    """A small count as a word, a larger one in digits; "én" for the `common` gender, else "ét".

    >>> in_words(6), in_words(13), in_words(1, common=False)
    ('seks', '13', 'ét')
    """
    if count == 1 and not common:
        return "ét"
    return NUMBER_WORDS[count] if count < len(NUMBER_WORDS) else number(count)


def counted(count: int, one: str, many: str, *, common: bool = True) -> str:
    """A count with its noun for running text: a small count as a word, the noun in its number.

    >>> counted(2, "status", "statusser"), counted(1, "beløb", "beløb", common=False)
    ('to statusser', 'ét beløb')
    """
    return f"{in_words(count, common=common)} {one if count == 1 else many}"


def tally(count: int, one: str, many: str) -> str:
    """A count with its noun for a list, a heading or a cell: in digits.

    >>> tally(2, "emne", "emner"), tally(1, "emne", "emner")
    ('2 emner', '1 emne')
    """
    return f"{number(count)} {one if count == 1 else many}"


def all_of(count: int, the_one: str, many: str) -> str:
    """The words for all of `count`, to begin a sentence; `the_one` is the noun's definite form.

    >>> all_of(1, "prisen", "priser"), all_of(2, "prisen", "priser"), all_of(3, "prisen", "priser")
    ('prisen', 'begge priser', 'alle tre priser')
    """
    if count == 1:
        return the_one
    return f"begge {many}" if count == 2 else f"alle {in_words(count)} {many}"


def none_of(count: int, many: str) -> str:
    """The words for none of `count`.

    >>> none_of(5, "prioriteringer"), none_of(1, "prioriteringer")
    ('ingen af de fem prioriteringer', 'ingen prioriteringer')
    """
    return f"ingen {many}" if count == 1 else f"ingen af de {in_words(count)} {many}"


def percent(share: float, limits: Iterable[float] = ()) -> str:
    """A share as whole per cent, halves away from zero, with more decimals where its verdict needs them.

    `limits` are the shares at which the verdict changes.

    >>> percent(274 / 376), percent(896 / 1000, [0.9, 1]), percent(9996 / 10000, [0.9, 1])
    ('73 procent', '89,6 procent', '99,96 procent')
    """
    return f"{number(hundredfold(share), percent_decimals(share, limits))}{PERCENT}"


def percent_decimals(share: float, limits: Iterable[float] = ()) -> int:
    """The decimals that a share needs in per cent to stay below the limits that it is below."""
    own = Decimal(repr(share)) * 100
    above = [Decimal(repr(limit)) * 100 for limit in limits]
    for decimals in range(MOST_DECIMALS):
        near = rounded(own, decimals)
        if all((near >= limit) == (own >= limit) for limit in above):
            return decimals
    return MOST_DECIMALS


def hundredfold(share: float) -> float:
    """A share in per cent, without the rounding error of a binary product.

    >>> hundredfold(0.07), 0.07 * 100
    (7.0, 7.000000000000001)
    """
    return float(Decimal(repr(share)) * 100)


def kroner(amount: float) -> str:
    """An amount of money; in millions from one million up.

    >>> kroner(22_700_000), kroner(17086), kroner(12.5)
    ('22,7 millioner kroner', '17.086 kroner', '12,50 kroner')
    """
    if abs(amount) >= MILLION:
        millions = number(amount / MILLION)
        return f"{millions} {'million' if millions == '1' else 'millioner'} kroner"
    if amount != int(amount):
        whole, _, fraction = number(amount).partition(",")
        return f"{whole},{fraction:0<2} kroner"
    return f"{number(amount)} {'krone' if amount == 1 else 'kroner'}"


def in_cell(words: Words) -> Words:
    """A figure for a table or a chart, with "%" for "procent", which screen readers read aloud there.

    >>> in_cell("ca. 73 procent"), in_cell("14 procentpoint")
    ('ca. 73 %', '14 procentpoint')
    """
    return type(words)(re.sub(rf"{PERCENT}\b", " %", words))


def measured(value: float, unit: Unit, decimals: int = USUAL_DECIMALS) -> str:
    """A value with its unit, for a sentence or a cell.

    >>> measured(0.125, Unit.SHARE), measured(2.9996, Unit.YEARS, 4)
    ('12,5 procent', '2,9996 år')
    """
    match unit:
        case Unit.SHARE:
            return f"{number(hundredfold(value), decimals)}{PERCENT}"
        case Unit.DKK:
            return kroner(value)
        case Unit.YEARS:
            return f"{number(value, decimals)} år"
    return number(value, decimals)


def quantity(figure: Quantity, unit: Unit = Unit.COUNT, decimals: int = USUAL_DECIMALS) -> str:
    """A figure with its qualifier, in the source's own word where it differs from ours.

    >>> quantity(Quantity.about(110)), quantity(Quantity.between(5, 6))
    ('ca. 110', '5 til 6')
    """
    if figure.qualifier is Qualifier.HIDDEN:
        return figure.qualifier.label
    low, high = figure.ends
    if figure.qualifier is Qualifier.RANGE and low is not None and high is not None:
        return _range(low, high, unit, decimals)
    end = low if low is not None else high
    qualified = f"{figure.word} {{}}" if figure.word else QUALIFIED.get(figure.qualifier, "{}")
    return qualified.format(measured(end or 0, unit, decimals))


def _range(low: float, high: float, unit: Unit, decimals: int) -> str:
    first, last = measured(low, unit, decimals), measured(high, unit, decimals)
    shared = first.removeprefix(MINUS).lstrip("0123456789.,")
    start = first.removesuffix(shared) if shared and last.endswith(shared) else first
    return f"{start} til {last}"


def day(value: date) -> str:
    """A date in words.

    >>> day(date(2025, 11, 13))
    '13. november 2025'
    """
    return f"{value.day}. {MONTHS[value.month - 1]} {value.year}"


def weekday(value: date) -> str:
    """A date in words with its day of the week, for a deadline or a meeting.

    >>> weekday(date(2026, 2, 2))
    'mandag den 2. februar 2026'
    """
    return f"{WEEKDAYS[value.weekday()]} den {day(value)}"


def period(value: Period) -> str:
    """A period in words.

    >>> period(Period.parse("2025-Q1")), period(Period.parse("2024-12"))
    ('1. kvartal 2025', 'december 2024')
    """
    year = value.first.year
    match value.kind:
        case PeriodKind.HALF_YEAR:
            return f"{value.last.month // 6}. halvår {year}"
        case PeriodKind.QUARTER:
            return f"{value.last.month // 3}. kvartal {year}"
        case PeriodKind.MONTH:
            return f"{MONTHS[value.first.month - 1]} {year}"
        case PeriodKind.WEEK:
            iso = value.first.isocalendar()
            return f"uge {iso.week}, {iso.year}"
        case PeriodKind.SCHOOL_YEAR:
            return f"skoleåret {value}"
        case PeriodKind.SCHOOL_YEARS:
            return f"skoleårene {value}"
        case PeriodKind.DATE:
            return day(value.first)
        case PeriodKind.YEAR | PeriodKind.YEARS:
            return str(value)


def at(value: Period) -> str:
    """When something was counted, for a sentence.

    >>> at(Period.year(2024)), at(Period.parse("2025-01-01"))
    ('i 2024', 'per 1. januar 2025')
    """
    return f"{'per' if value.kind is PeriodKind.DATE else 'i'} {period(value)}"
