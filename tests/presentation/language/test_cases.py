"""A share of cases is told with its counts and with what so many cases can say."""

from __future__ import annotations

import pytest

from policy.cases import Cases
from presentation.language.cases import cases_in_words


@pytest.mark.parametrize(
    ("cases", "words"),
    [
        (
            Cases(3, 12),
            "3 af 12 sager, 25 procent; med så få sager siger tallet kun, at andelen er mellem 9 og 53 procent",
        ),
        (
            Cases(0, 12),
            "0 af 12 sager, 0 procent; med så få sager siger tallet kun, at andelen er mellem 0 og 24 procent",
        ),
        (
            Cases(400, 1000),
            "400 af 1.000 sager, 40 procent; regnes tilfældige udsving med, er andelen mellem 37 og 43 procent",
        ),
        # Neither none nor all by rounding: 1 of 400 is 0.25 percent.
        (
            Cases(399, 400),
            "399 af 400 sager, 99,8 procent; regnes tilfældige udsving med, er andelen mellem 99 og 100 procent",
        ),
        (
            Cases(1, 400),
            "1 af 400 sager, 0,3 procent; regnes tilfældige udsving med, er andelen mellem 0 og 1 procent",
        ),
        # Ends that would be the same have decimals: 3.84 / 4003.84 is 0.1 percent.
        (
            Cases(0, 4000),
            "0 af 4.000 sager, 0 procent; regnes tilfældige udsving med, er andelen mellem 0 og 0,1 procent",
        ),
        (Cases(None, 12), "Skjult (få personer) af 12 sager"),
        (Cases(None, None), "Skjult (få personer)"),
        (Cases(0, 0), "ingen sager"),
    ],
)
def test_cases_are_told_with_what_they_can_say(cases, words):
    assert cases_in_words(cases) == words


def test_other_nouns_than_cases_can_be_counted():
    words = cases_in_words(Cases(7, 10), "afgørelse", "afgørelser")
    assert words.startswith("7 af 10 afgørelser, 70 procent; med så få afgørelser siger")
