"""Danish words and their inflected forms, so that *pladserne* finds *plads* and *børn* finds *barn*.

Words are folded by `presentation.language.letters` first. Rules with few exceptions, not a dictionary:
two forms of a word nearly always get the same key. Sometimes two different words do as well; a search
then has an answer too many, after the texts that have the word as it is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from presentation.language.letters import folded

ENDINGS = (
    "ernes", "edes", "enes", "erne", "ede", "ene", "ens", "ers", "ets", "en", "er", "et", "e", "s",
)  # fmt: skip
DEFINITE = ("ernes", "erne", "enes", "ene", "ens", "ets", "ers", "en", "et", "er")
"""Endings after a stem that compounds are also made with: *fleksjobbet*, *fleksjobordning*."""
NEUTER = ("igt", "sket", "ndt", "ivt", "alt", "elt", "skt", "bart", "somt", "ært", "ert", "vt")
"""Endings of neuter adjectives, which lose their last letter."""
DOUBLED = frozenset("bdfgklmnprst")
VOWELS = frozenset("aeiouyæøå")
LETTERS = (("ae", "æ"), ("oe", "ø"), ("aa", "å"))
SHORTEST = 3
SHORTEST_PART = 4

BY_THEMSELVES = frozenset(
    folded(
        "af alle andet andre at blev bliver blive da de dem den denne der deres det dette dig din disse "
        "du efter eller en end er et for fra før ham han har havde hende her hos hun hvad hvem hver "
        "hvis hvor hvordan hvornår i ikke ind inden ingen jeg kan kun man med meget mellem men mere min "
        "mit mine mod må når nogen noget nogle nu og også om op os over på selv sig sin siden skal som "
        "til uden ud under var ved vi vil være været"
    ).split()
)
"""Small words, which have no other forms and say nothing about the subject of a search."""

IRREGULAR = (
    ("barn", "børn"), ("mand", "mænd"), ("hånd", "hænder"), ("fod", "fødder"), ("bog", "bøger"),
    ("nat", "nætter"), ("tand", "tænder"), ("kraft", "kræfter"), ("stad", "stæder"), ("rod", "rødder"),
    ("bonde", "bønder"), ("far", "fædre"), ("mor", "mødre"), ("bror", "brødre"), ("datter", "døtre"),
    ("øje", "øjne"), ("gammel", "gamle"), ("lille", "små"), ("kursus", "kurser"), ("forum", "fora"),
    ("ny", "nyt"), ("stor", "stort"), ("voksen", "voksne"),
)  # fmt: skip
"""Forms that no rule connects, also at the end of compounds: *plejebarn*, *plejebørn*."""


@lru_cache(maxsize=100_000)
def form_key(word: str) -> str:
    """The key that all forms of a word share; it need not be a word.

    >>> form_key("indsats") == form_key("indsatsen") == form_key("indsatsernes")
    True
    >>> form_key("hjaelpemiddel") == form_key("hjaelpemidlerne"), form_key("plads") == form_key("pladser")
    (True, True)
    """
    if not word.isalpha() or word in BY_THEMSELVES:
        return word
    left, before = _spelled(word), ""
    while left != before:
        before = left
        left = _shortened(_undoubled(_without_ending(left)))
    return left


def roots(word: str) -> Iterator[str]:
    """At most one: the word without its definite or plural ending.

    >>> list(roots("fleksjobbet")), list(roots("uddannelserne"))
    (['fleksjob'], ['uddannels'])
    """
    if word in BY_THEMSELVES:
        return
    for ending in DEFINITE:
        root = _undoubled(word.removesuffix(ending))
        least = SHORTEST + 2 * (ending in ("er", "ers"))  # many stems end in these too
        if word.endswith(ending) and len(root) >= least:
            yield root
            return


def other_forms(word: str) -> Iterator[str]:
    """The irregular forms of a word, without endings.

    >>> list(other_forms("plejeboernene"))
    ['plejebarn', 'plejeboern']
    """
    common = form_key(word)
    for ends, forms in _IRREGULAR.items():
        if common.endswith(ends):
            yield from (_unspelled(common.removesuffix(ends)) + form for form in forms)


def is_form(longer: str, shorter: str) -> bool:
    """Whether `longer` is `shorter` with an ending: *jobbet* of *job*, but not *jobcenter*."""
    rest = longer.removeprefix(shorter)
    doubled = shorter[-1:] + rest[1:] == rest and shorter[-1:] in DOUBLED
    return longer.startswith(shorter) and (rest in ENDINGS or (doubled and rest[1:] in ENDINGS))


def _without_ending(word: str) -> str:
    if word.endswith(NEUTER) and len(word) > SHORTEST:
        return word[:-1]
    for ending in ENDINGS:
        root = word.removesuffix(ending)
        if root != word and _can_stand(root):
            return root
    return word


def _can_stand(root: str) -> bool:
    return len(root) >= SHORTEST or (len(root) == SHORTEST - 1 and not VOWELS.isdisjoint(root))


def _undoubled(word: str) -> str:
    twice = len(word) > SHORTEST and word[-1] == word[-2] and word[-1] in DOUBLED
    return word[:-1] if twice else word


def _shortened(root: str) -> str:
    """One spelling of stems that Danish shortens: *middel, midler*, *center, centre*, *museum, museer*."""
    if root.endswith(("ium", "eum")):
        root = root[:-2]
    if len(root) > SHORTEST and root.endswith("el") and root[-3] not in VOWELS:
        return _undoubled(root[:-2]) + "l"
    if len(root) >= SHORTEST and root[-1] in "rn" and root[-2] not in VOWELS:
        return _undoubled(root[:-1])
    if len(root) > SHORTEST and root[-1] == "l" and root[-2] not in VOWELS:
        return _undoubled(root[:-1]) + "l"
    return root


def _spelled(word: str) -> str:
    for two, one in LETTERS:
        word = word.replace(two, one)
    return word


def _unspelled(word: str) -> str:
    for two, one in LETTERS:
        word = word.replace(one, two)
    return word


_IRREGULAR = {
    form_key(form): tuple(map(folded, forms))
    for forms in map(tuple, IRREGULAR)
    for form in map(folded, forms)
}
