"""The kinds of rows about services: the words, the explanation and the headings of each.

A service level is guiding, because help is decided individually. A right, duty or deadline is not
guiding, and so is never shown under a sentence that nothing is a promise; nor does a citizen apply
for a complaint.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from policy.choices import ServiceLevel


@dataclass(frozen=True, slots=True)
class LevelWords:
    """The words for one kind: for one and for several rows, its explanation and its headings.

    `whom` is the heading for who can get it or whom it binds, `where` for the office to contact.
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
