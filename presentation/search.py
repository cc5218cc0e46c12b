"""Searching: every word with the entries that hold it, and the answers to a reader's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import reduce
from itertools import islice
from operator import and_, contains, or_
from typing import TypeAlias, TypeVar

from metrics.status import Status
from presentation.findable import Entry, Subject, entries
from presentation.letters import folded
from presentation.once import once_a_status

KEPT_INDEXES = 8
SHORTEST_NEAR_WORD = 3
LIKELY_WORDS = 40
NEARER_WORDS = 3

SIGNS = ".,;:?!()[]»«\"'–-"

Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")

# A whole number stands for a set of entries: its bit n says whether entry n is in it. So all the
# entries of a word are joined with those of another at once, however many there are.
Bits: TypeAlias = int


@dataclass(frozen=True, slots=True)
class Index:
    """The entries, and for each folded word of a text or a title those that hold it.

    `spelling` has how a reader writes a folded word, `by_part` the words with the same three letters.
    """

    entries: tuple[Entry, ...]
    in_text: Mapping[str, Bits]
    in_title: Mapping[str, Bits]
    of_subject: Mapping[Subject, Bits]
    of_group: Mapping[str, Bits]
    spelling: Mapping[str, str]
    by_part: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Answers:
    """What holds every one of some words: how many of each subject, and the best of them first."""

    words: tuple[str, ...]
    counts: Mapping[Subject, int]
    best: Mapping[Subject, Sequence[Entry]]

    @property
    def count(self) -> int:
        return sum(self.counts.values())


@once_a_status(KEPT_INDEXES)
def index_of(status: Status) -> Index:
    """The index of a status, made the first time that it is asked for."""
    return index(entries(status))


def index(found: Iterable[Entry]) -> Index:
    """Everything that a search of the entries needs."""
    kept = tuple(found)
    texts = [f"{entry.title} {entry.context} {entry.text}" for entry in kept]
    spelling = _spelling(texts)
    near = [word for word in spelling if len(word) >= SHORTEST_NEAR_WORD and word.isalpha()]
    return Index(
        entries=kept,
        in_text=_holders(folded(text).split() for text in texts),
        in_title=_holders(folded(entry.title).split() for entry in kept),
        of_subject=_holders([entry.subject] for entry in kept),
        of_group=_holders(entry.target_groups for entry in kept),
        spelling=spelling,
        by_part=_gathered((part, word) for word in near for part in _parts(word)),
    )


def find(
    known: Index, words: Sequence[str], group: str | None = None, most: int | None = None
) -> Answers:
    """The entries that hold every one of the folded words, and name the target group if one is given.

    A word is held as a part of a longer one too. The best answer has a title in which each word
    begins a word; then one that holds them all, then one that holds some of them, then none. The
    subject with the best answer comes first, and has at most so many answers told as `most` says.
    """
    if not words:
        return Answers((), {}, {})
    told = reduce(and_, (_holding(known.in_text, word, contains) for word in words))
    if group is not None:
        told &= known.of_group.get(group, 0)
    begun = [_holding(known.in_title, word, str.startswith) for word in words]
    titled = [_holding(known.in_title, word, contains) for word in words]
    ranks = (reduce(and_, begun), reduce(and_, titled), reduce(or_, titled), told)
    ordered = sorted(known.of_subject, key=lambda s: _first_rank(ranks, told & known.of_subject[s]))
    own = {subject: told & known.of_subject[subject] for subject in ordered}
    return Answers(
        words=tuple(words),
        counts={subject: bits.bit_count() for subject, bits in own.items() if bits},
        best={
            subject: tuple(known.entries[place] for place in islice(_by_rank(ranks, bits), most))
            for subject, bits in own.items()
            if bits
        },
    )


def _holding(holders: Mapping[str, Bits], part: str, test: Callable[[str, str], bool]) -> Bits:
    """The entries of every word that holds `part`, or begins with it, as `test` has it."""
    return reduce(or_, (bits for word, bits in holders.items() if test(word, part)), 0)


def _first_rank(ranks: Sequence[Bits], own: Bits) -> int:
    return next((rank for rank, bits in enumerate(ranks) if bits & own), len(ranks))


def _by_rank(ranks: Sequence[Bits], own: Bits) -> Iterator[int]:
    """The places of `own`, those of the first rank first."""
    for bits in ranks:
        yield from _places(own & bits)
        own &= ~bits


def _places(bits: Bits) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def nearer(known: Index, word: str) -> list[str]:
    """Words that are spelled much like one that nothing holds, the nearest first."""
    shared = Counter(near for part in _parts(word) for near in known.by_part.get(part, ()))
    likely = [near for near, _ in shared.most_common(LIKELY_WORDS)]
    return [known.spelling[near] for near in get_close_matches(word, likely, NEARER_WORDS)]


def _parts(word: str) -> set[str]:
    padded = f" {word} "
    return {padded[start : start + 3] for start in range(len(padded) - 2)}


def _holders(held: Iterable[Iterable[Key]]) -> dict[Key, Bits]:
    """Each word (or subject, or group) with its entries, given what each entry holds."""
    pairs = ((key, place) for place, keys in enumerate(held) for key in dict.fromkeys(keys))
    return {key: _as_bits(places) for key, places in _gathered(pairs).items()}


def _gathered(pairs: Iterable[tuple[Key, Item]]) -> dict[Key, list[Item]]:
    gathered: dict[Key, list[Item]] = {}
    for key, item in pairs:
        gathered.setdefault(key, []).append(item)
    return gathered


def _as_bits(places: Sequence[int]) -> Bits:
    """The set of some places, given in rising order."""
    octets = bytearray(places[-1] // 8 + 1)
    for place in places:
        octets[place // 8] |= 1 << place % 8
    return int.from_bytes(octets, "little")


def _spelling(texts: Iterable[str]) -> dict[str, str]:
    """Each folded word with how it is written, in small letters where it ever is."""
    spelling: dict[str, str] = {}
    for written in dict.fromkeys(word for text in texts for word in text.split()):
        word, plain = folded(written).strip(), written.strip(SIGNS)
        if word not in spelling or plain.islower():
            spelling[word] = plain
    return spelling
