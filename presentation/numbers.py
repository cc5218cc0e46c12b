"""Numbers, dates and periods as Danish readers write them."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from metrics.reconciliation import whole_percent
from policy.choices import Qualifier, Unit
from policy.periods import MONTHS, Period, PeriodKind
from policy.quantities import Quantity

MILLION = 1_000_000
NUMBER_WORDS = (
    "ingen", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv",
)  # fmt: skip
QUALIFIED = {
    Qualifier.ABOUT: "ca. {}",
    Qualifier.AT_LEAST: "mindst {}",
    Qualifier.AT_MOST: "op til {}",
}


def number(value: float, decimals: int = 2) -> str:
    """A number with decimal comma and thousands points, without needless decimals.

    >>> number(1014), number(22.7), number(-0.5)
    ('1.014', '22,7', '−0,5')
    """
    rounded = Decimal(repr(value)).quantize(Decimal(10) ** -decimals, rounding=ROUND_HALF_UP)
    text = f"{abs(rounded):,f}"
    whole, _, fraction = text.partition(".")
    fraction = fraction.rstrip("0")
    sign = "−" if rounded < 0 else ""
    return sign + whole.replace(",", ".") + (f",{fraction}" if fraction else "")


def in_words(count: int, *, common: bool = True) -> str:
    """A small count as a word, a larger one in digits; `common` gender says "én", else "ét".

    >>> in_words(6), in_words(13), in_words(1, common=False)
    ('seks', '13', 'ét')
    """
    if count == 1 and not common:
        return "ét"
    return NUMBER_WORDS[count] if count < len(NUMBER_WORDS) else number(count)


def counted(count: int, one: str, many: str, *, common: bool = True) -> str:
    """A count with its noun, as it stands in a sentence: the noun follows the count.

    >>> counted(2, "status", "statusser"), counted(1, "beløb", "beløb", common=False)
    ('to statusser', 'ét beløb')
    """
    return f"{in_words(count, common=common)} {one if count == 1 else many}"


def tally(count: int, one: str, many: str) -> str:
    """A count with its noun as it stands in a list, a heading or a cell: in digits.

    >>> tally(2, "emne", "emner"), tally(1, "emne", "emner")
    ('2 emner', '1 emne')
    """
    return f"{number(count)} {one if count == 1 else many}"


def all_of(count: int, the_one: str, many: str) -> str:
    """All of so many, as a sentence begins with them; `the_one` is the noun's definite form.

    >>> all_of(1, "prisen", "priser"), all_of(2, "prisen", "priser"), all_of(3, "prisen", "priser")
    ('prisen', 'begge priser', 'alle tre priser')
    """
    if count == 1:
        return the_one
    return f"begge {many}" if count == 2 else f"alle {in_words(count)} {many}"


def none_of(count: int, many: str) -> str:
    """None of so many.

    >>> none_of(5, "prioriteringer"), none_of(1, "prioriteringer")
    ('ingen af de fem prioriteringer', 'ingen prioriteringer')
    """
    return f"ingen {many}" if count == 1 else f"ingen af de {in_words(count)} {many}"


def percent(share: float) -> str:
    """A share as whole per cent, halves away from zero.

    >>> percent(274 / 376)
    '73 pct.'
    """
    return f"{number(whole_percent(share))} pct."


def kroner(amount: float) -> str:
    """An amount of money, from a million up in millions.

    >>> kroner(22_700_000), kroner(17086), kroner(12.5)
    ('22,7 mio. kr.', '17.086 kr.', '12,50 kr.')
    """
    if abs(amount) >= MILLION:
        return f"{number(amount / MILLION)} mio. kr."
    if amount != int(amount):
        whole, _, fraction = number(amount).partition(",")
        return f"{whole},{fraction:0<2} kr."
    return f"{number(amount)} kr."


def measured(value: float, unit: Unit) -> str:
    """A value with its unit, as it stands in a sentence or a cell."""
    match unit:
        case Unit.SHARE:
            return percent(value)
        case Unit.DKK:
            return kroner(value)
        case Unit.YEARS:
            return f"{number(value)} år"
    return number(value)


def quantity(figure: Quantity, unit: Unit = Unit.COUNT) -> str:
    """A figure with its qualifier.

    >>> quantity(Quantity.about(110)), quantity(Quantity.between(5, 6))
    ('ca. 110', '5–6')
    """
    if figure.qualifier is Qualifier.HIDDEN:
        return figure.qualifier.label
    low, high = figure.ends
    if figure.qualifier is Qualifier.RANGE and low is not None and high is not None:
        return _range(low, high, unit)
    end = low if low is not None else high
    return QUALIFIED.get(figure.qualifier, "{}").format(measured(end or 0, unit))


def _range(low: float, high: float, unit: Unit) -> str:
    first, last = measured(low, unit), measured(high, unit)
    shared = first.lstrip("0123456789.,−")
    start = first.removesuffix(shared) if shared and last.endswith(shared) else first
    return f"{start}–{last}"


def day(value: date) -> str:
    """A date in words.

    >>> day(date(2025, 11, 13))
    '13. november 2025'
    """
    return f"{value.day}. {MONTHS[value.month - 1]} {value.year}"


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
        case PeriodKind.SCHOOL_YEAR:
            return f"skoleåret {value}"
        case PeriodKind.DATE:
            return day(value.first)
        case PeriodKind.YEAR:
            return str(year)


def at(value: Period) -> str:
    """When something was counted, as it stands in a sentence.

    >>> at(Period.year(2024)), at(Period.parse("2025-01-01"))
    ('i 2024', 'pr. 1. januar 2025')
    """
    return f"{'pr.' if value.kind is PeriodKind.DATE else 'i'} {period(value)}"
