"""A share of cases in words, with what so many cases can say."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from metrics.cases import interval
from policy.cases import Cases
from policy.choices import Qualifier
from presentation.language.numbers import (
    MOST_DECIMALS,
    PERCENT,
    hundredfold,
    number,
    percent_decimals,
    tally,
)

WIDE = 0.2
"""An interval wider than 20 percentage points says little about the share."""


def cases_in_words(cases: Cases, one: str = "sag", many: str = "sager") -> str:
    """The counts, the share and its interval.

    >>> cases_in_words(Cases(120, 400))
    '120 af 400 sager, 30 procent; regnes tilfældige udsving med, er andelen mellem 26 og 35 procent'
    >>> cases_in_words(Cases(None, 12)), cases_in_words(Cases(0, 0))
    ('Skjult (få personer) af 12 sager', 'ingen sager')
    """
    if cases.out_of is None:
        return Qualifier.HIDDEN.label.capitalize()
    if not cases.out_of:
        return f"ingen {many}"
    total = tally(cases.out_of, one, many)
    if cases.counted is None or cases.share is None:
        return f"{Qualifier.HIDDEN.label.capitalize()} af {total}"
    return f"{number(cases.counted)} af {total}, {_percent(cases.share)}; {_certainty(cases, many)}"


def _certainty(cases: Cases, many: str) -> str:
    low, high = interval(cases) or (0.0, 1.0)
    ends = next(ends for ends in _written(low, high) if ends[0] != ends[1])
    between = f"mellem {ends[0]} og {ends[1]}{PERCENT}"
    if high - low > WIDE:
        return f"med så få {many} siger tallet kun, at andelen er {between}"
    return f"regnes tilfældige udsving med, er andelen {between}"


def _written(*shares: float) -> Iterator[tuple[str, ...]]:
    """The shares in whole per cent, then with more and more decimals."""
    for decimals in range(MOST_DECIMALS):
        yield tuple(number(hundredfold(share), decimals) for share in shares)


def _percent(share: Fraction) -> str:
    """Whole per cent, with decimals where a share would otherwise be shown as none or all."""
    decimals = max(percent_decimals(float(each), [1]) for each in (share, 1 - share))
    return f"{number(hundredfold(float(share)), decimals)}{PERCENT}"
