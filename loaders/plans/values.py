"""Reads what a plan says about time, money and progress, as departments write it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from loaders.delivery import Written
from loaders.reading import numbers
from loaders.reading.numbers import AmbiguousNumberError, UnusableNumberError
from policy.choices import InitiativeState, MoneyBasis, MoneyDuration
from policy.periods import MONTHS, Period, PeriodKind
from policy.quantities import Quantity
from policy.spelling import folded

LONGEST_WORDS = 80
"""Time and money that take more words are not one period or one amount."""
ONE_AMOUNT = "ét beløb med enhed, fx 1,2 mio. kr. årligt"
NO_END = frozenset(
    (
        *(
            "løbende",
            "fast",
            "fast drift",
            "drift",
            "årligt",
            "hvert år",
            "hele perioden",
            "permanent",
        ),
        *(
            "løbende indsats",
            "varig",
            "i hele perioden",
            "hele politikperioden",
            "i hele politikperioden",
        ),
        *("flerårig", "kontinuerligt", "altid", "ikke fastlagt", "afventer", "-", "—"),
    )
)
"""Words about time that are clear without a date."""
NO_MONEY = frozenset(
    (
        *(
            "inden for rammen",
            "inden for eksisterende ramme",
            "inden for eksisterende rammer",
            "ingen",
        ),
        *(
            "inden for den eksisterende ramme",
            "indenfor rammen",
            "indenfor eksisterende ramme",
            "-",
            "—",
        ),
        *(
            "indenfor eksisterende rammer",
            "eksisterende ramme",
            "eksisterende rammer",
            "egen ramme",
        ),
        *(
            "driften",
            "drift",
            "inden for egen ramme",
            "udgiftsneutral",
            "udgiftsneutralt",
            "ikke opgjort",
        ),
        *(
            "kræver ikke midler",
            "ingen udgifter",
            "ikke finansieret",
            "ufinansieret",
            "afventer budget",
        ),
    )
)
"""Words about money that are clear without an amount."""
_MONTHS = {name[:3]: name for name in MONTHS}
_ABBREVIATED = re.compile(r"\b(jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|nov|dec)\.?(?= \d{4})")
_BETWEEN = re.compile(r" ?- ?| til(?: og med)? | t\.?o\.?m\.? ")
_QUARTER = re.compile(r"(?:q|k)([1-4])[ -]?(\d{4})")
_FROM = re.compile(
    r"(?:fra|start:?|begynder|opstart|fra og med|f\.?o\.?m\.?)(?: i)? (.+?)(?: og frem(?:ad)?)?|(.+) og frem(?:ad)?"
)
_TO = re.compile(
    r"(?:inden udgangen af|inden|ved udgangen af|frem til|til og med|til|senest|slut:?|ultimo|afsluttet?|"
    r"forventes afsluttet|færdig)(?: i)? (.+)"
)
_BASIS: Mapping[str, MoneyBasis] = {
    **dict.fromkeys(
        ("årligt", "om året", "pr. år", "per år", "hvert år", "p.a.", "/år", "pr år", "årlig"),
        MoneyBasis.YEARLY,
    ),
    **dict.fromkeys(
        ("i alt", "samlet", "totalt", "engangsbeløb", "i engangsmidler"), MoneyBasis.TOTAL
    ),
}
_DURATION: Mapping[str, MoneyDuration] = {
    **dict.fromkeys(
        ("varigt", "varig", "varig bevilling", "varige midler", "permanent"),
        MoneyDuration.PERMANENT,
    ),
    **dict.fromkeys(
        ("midlertidigt", "midlertidig", "midlertidig bevilling", "engangsbeløb", "i engangsmidler"),
        MoneyDuration.TEMPORARY,
    ),
}
_BARE = re.compile(r"-?[\d., ]+")
_TIMES = {"1.000 kr": "t.kr.", "1 000 kr": "t.kr.", "1000 kr": "t.kr.", "tusind kr": "t.kr."}
_STATES: Mapping[InitiativeState, tuple[str, ...]] = {
    InitiativeState.GIVEN_UP: ("opgivet", "udgået", "udgår", "droppet", "aflyst"),
    InitiativeState.PLANNED: (
        *(
            "planlagt",
            "ikke påbegyndt",
            "ikke igangsat",
            "ikke startet",
            "ikke begyndt",
            "afventer",
            "planlægges",
        ),
    ),
    InitiativeState.STARTING: ("under opstart", "opstart", "opstartet", "påbegyndt", "forberedes"),
    InitiativeState.DONE: (
        *("gennemført", "afsluttet", "færdig", "udført", "implementeret", "indfriet", "fuldført"),
    ),
    InitiativeState.PERMANENT: ("fast del af driften", "i drift", "drift", "fast drift"),
    InitiativeState.ONGOING: (
        *(
            "i gang",
            "igangsat",
            "igangværende",
            "pågår",
            "startet",
            "løbende",
            "følger planen",
            "under udførelse",
        ),
    ),
    InitiativeState.PROPOSED: ("foreslået", "forslag"),
}
_FIRST_SENTENCE = re.compile(r"[.,;:\n(–-]")


@dataclass(frozen=True, slots=True)
class Time:
    """When an initiative begins and ends. `is_clear`: the words say all that there is to know."""

    start: Period | None = None
    end: Period | None = None
    is_clear: bool = True


@dataclass(frozen=True, slots=True)
class Money:
    """What an initiative costs. `readings`: what to write instead of words that are unclear."""

    amount: Quantity | None = None
    basis: MoneyBasis | None = None
    duration: MoneyDuration | None = None
    readings: str = ""


def time_of(text: str) -> Time:
    """The time that words say.

    >>> found = time_of("2. kvartal 2026 - 2028")
    >>> str(found.start), str(found.end), time_of("løbende").is_clear, time_of("til foråret").is_clear
    ('2026-Q2', '2028', True, False)
    """
    words = folded(text).rstrip(".")
    if words in NO_END:
        return Time()
    if len(words) > LONGEST_WORDS:
        return Time(is_clear=False)
    if period := _period(words):
        return _of_period(period)
    if (match := _FROM.fullmatch(words)) and (period := _period(match[1] or match[2])):
        return Time(start=period)
    if (match := _TO.fullmatch(words)) and (period := _period(match[1])):
        return Time(end=period)
    return next(_of_two(words), Time(is_clear=False))


def _of_two(words: str) -> Iterator[Time]:
    """Two ends with a dash or a word between them; the first can lack its year."""
    for between in _BETWEEN.finditer(words):
        last = _period(words[between.end() :])
        if last:
            before = words[: between.start()].removeprefix("fra ")
            first = _period(before) or _period(f"{before} {last.last.year}")
            if first:
                yield Time(first, last)


def _of_period(period: Period) -> Time:
    """Several years begin with the first and end with the last; one period is both."""
    if period.kind is PeriodKind.YEARS:
        return Time(Period.year(period.first.year), Period.year(period.last.year))
    return Time(period, period)


def _period(words: str) -> Period | None:
    words = _ABBREVIATED.sub(lambda match: _MONTHS[match[1][:3]], words.strip(" .,"))
    words = _QUARTER.sub(r"\2-q\1", words.removeprefix("i "))
    try:
        return Period.parse(words)
    except ValueError:
        return None


def money_of(text: str, unit: str = "") -> Money:
    """The amount that words say; a number alone is in the unit of its heading."""
    words = folded(text).strip(" .")
    if words in NO_MONEY:
        return Money()
    if len(words) > LONGEST_WORDS:
        return Money(readings=ONE_AMOUNT)
    basis = next((found for word, found in _BASIS.items() if word in words), None)
    duration = next((found for word, found in _DURATION.items() if word in words), None)
    bare = words
    for word in sorted((*_BASIS, *_DURATION), key=len, reverse=True):
        bare = bare.replace(word, " ")
    bare = " ".join(bare.split()).strip(" .,")
    if _BARE.fullmatch(bare):
        if not unit:
            return Money(readings=f"{bare} kr. eller {bare} t.kr.")
        bare = f"{bare} {_TIMES.get(unit, unit)}"
    try:
        amount, written = numbers.quantity(bare)
    except AmbiguousNumberError as ambiguous:
        return Money(readings=ambiguous.readings)
    except (UnusableNumberError, ValueError):
        return Money(readings=ONE_AMOUNT)
    if written is not Written.KRONER:
        return Money(readings=f"{bare} kr." if written is Written.PLAIN else "beløbet i kroner")
    return Money(amount, basis or MoneyBasis.UNKNOWN, duration or MoneyDuration.NOT_STATED)


def state_of(text: str) -> InitiativeState | None:
    """The progress that a text begins with; None if it says it in other words.

    >>> state_of("I gang, evalueres i 2027").label, state_of("Se bilag")
    ('i gang', None)
    """
    words = folded(text)
    first = _FIRST_SENTENCE.split(words, maxsplit=1)[0].strip()
    for state, known in _STATES.items():
        if words in known or first in known or first in {f"er {word}" for word in known}:
            return state
    return None
