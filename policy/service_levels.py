"""What each kind of row about services is: its word, what it means, and which headings fit it.

A level is guiding: what a citizen gets is decided for each. A right, duty or deadline is not, and so
never stands under a sentence that nothing is a promise; nobody applies for a complaint either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from policy.choices import ServiceLevel


@dataclass(frozen=True, slots=True)
class LevelWords:
    """The words for one kind: one and several rows, its explanation and its headings.

    `whom` stands over who can get it or whom it binds, `where` over the office to turn to.
    """

    one: str
    many: str
    explanation: str
    whom: str
    where: str


LEVEL_WORDS: Mapping[ServiceLevel, LevelWords] = {
    ServiceLevel.GUIDING: LevelWords(
        one="vejledende oplysning om hjælp",
        many="vejledende oplysninger om hjælp",
        explanation=(
            "Intet af det er et tilsagn: hvad en borger får, afgøres efter en konkret og individuel "
            "vurdering."
        ),
        whom="Hvem kan få det",
        where="Ansøg hos",
    ),
    ServiceLevel.RULE: LevelWords(
        one="ret, pligt eller frist",
        many="rettigheder, pligter og frister",
        explanation=(
            "Det, som borgeren ifølge kilden har ret til eller selv vælger, eller som borgeren, "
            "kommunen eller leverandøren skal."
        ),
        whom="Hvem det gælder",
        where="Henvend dig til",
    ),
    ServiceLevel.NATIONAL: LevelWords(
        one="national regel",
        many="nationale regler",
        explanation="Det, der gælder i hele landet, fx et loft over en pris, en ret eller en frist.",
        whom="Hvem det gælder",
        where="Henvend dig til",
    ),
}
