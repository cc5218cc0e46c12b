"""The search: an index of every word with the entries that contain it, and the answers to a query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import reduce
from itertools import islice
from operator import and_, or_
from typing import TypeAlias, TypeVar

from metrics.status import Status
from presentation.html.cache import once_a_status
from presentation.language import inflection
from presentation.language.letters import Whole, folded, search_words
from presentation.search.entries import Entry, Subject, entries
from presentation.search.everyday import official_words

KEPT_INDEXES = 8
SHORTEST_NEAR_WORD = 3
LIKELY_WORDS = 40
LONG_ENOUGH = 6
NEARER_WORDS = 3

SIGNS = ".,;:?!()[]»«\"'–-"

Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")

# An integer represents a set of entries: bit n says whether entry n is in it. So sets of any size are
# united or intersected in one operation.
Bits: TypeAlias = int


@dataclass(frozen=True, slots=True)
class Index:
    """The entries, and for each folded word of a text or a title those that contain it.

    `spelling` has a folded word as it is normally written, `by_part` the words that contain the same
    three letters, `by_key` the words that are forms of one word.
    """

    entries: tuple[Entry, ...]
    in_text: Mapping[str, Bits]
    in_title: Mapping[str, Bits]
    of_subject: Mapping[Subject, Bits]
    of_group: Mapping[str, Bits]
    spelling: Mapping[str, str]
    by_part: Mapping[str, Sequence[str]]
    by_key: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Answers:
    """The entries found for a query: the number per subject, and the best of them first.

    `words` are to be marked: the query's words, their forms, and the official words for everyday
    ones. `partly` says that no entry has all words, and these have most of them; `also` has the
    everyday words for which official words were searched for too.
    """

    words: tuple[str, ...]
    counts: Mapping[Subject, int]
    best: Mapping[Subject, Sequence[Entry]]
    partly: bool = False
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return sum(self.counts.values())


@once_a_status(KEPT_INDEXES)
def index_of(status: Status) -> Index:
    """The index of a status, built on first use."""
    return index(entries(status))


def index(found: Iterable[Entry]) -> Index:
    """The index of the entries."""
    kept = tuple(found)
    texts = [f"{entry.title} {entry.context} {entry.text}" for entry in kept]
    spelling = _spelling(texts)
    near = [word for word in spelling if len(word) >= SHORTEST_NEAR_WORD and word.isalpha()]
    in_text = _holders(folded(text).split() for text in texts)
    return Index(
        entries=kept,
        in_text=in_text,
        in_title=_holders(folded(entry.title).split() for entry in kept),
        of_subject=_holders([entry.subject] for entry in kept),
        of_group=_holders(entry.target_groups for entry in kept),
        spelling=spelling,
        by_part=_gathered((part, word) for word in near for part in _parts(word)),
        by_key=_gathered((inflection.form_key(word), word) for word in in_text),
    )


def find(
    known: Index, words: Sequence[str], group: str | None = None, most: int | None = None
) -> Answers:
    """The entries that contain all of the folded words, and name the target group if one is given.

    A word also matches its other forms and longer words that contain it; a word in capitals matches
    whole words alone, where there are any. An everyday word also matches its official words. If no
    entry has all words, the entries with most of them are returned.

    Best are entries with each word as a whole word in the title; then those where each begins a word
    of the title; then those with all in the title, then with some; then those that have each word as
    it is written. The subject with the best answer comes first. `most` limits the answers returned
    per subject.
    """
    asked = _asked(known, words)
    if not asked:
        return Answers((), {}, {})
    allowed = known.of_group.get(group, 0) if group is not None else -1
    held = [term.holders(known.in_text, Wanted.part) & allowed for term in asked]
    best = _with_most(held)
    whole, begun, titled = (
        [term.holders(known.in_title, look) for term in asked]
        for look in (Wanted.whole, Wanted.begun, Wanted.part)
    )
    as_asked = [term.holders(known.in_text, Wanted.as_asked) for term in asked]
    ranks = (
        *(reduce(and_, each) for each in (whole, begun, titled)),
        reduce(or_, titled),
        reduce(and_, as_asked),
        best,
    )
    ordered = sorted(known.of_subject, key=lambda s: _first_rank(ranks, best & known.of_subject[s]))
    own = {subject: best & known.of_subject[subject] for subject in ordered}
    return Answers(
        words=tuple(mark for term in asked for mark in term.marks()),
        counts={subject: bits.bit_count() for subject, bits in own.items() if bits},
        best={
            subject: tuple(known.entries[place] for place in islice(_by_rank(ranks, bits), most))
            for subject, bits in own.items()
            if bits
        },
        partly=bool(best) and not reduce(and_, held),
        also={term.said: term.official for term in asked if term.official},
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a word matches: every word that contains one of `parts`, and the `wholes` themselves."""

    asked: str
    parts: tuple[str, ...]
    wholes: frozenset[str]

    def as_asked(self, held: Mapping[str, Bits]) -> Bits:
        """The entries with the word as it is written, given the entries of each word."""
        return held.get(self.asked, 0)

    def whole(self, held: Mapping[str, Bits]) -> Bits:
        """The entries with the word in any of its forms."""
        return _joined(held[word] for word in self.wholes if word in held)

    def begun(self, held: Mapping[str, Bits]) -> Bits:
        """The entries with a word that begins with it."""
        begun = (bits for word, bits in held.items() if word.startswith(self.parts))
        return self.whole(held) | _joined(begun)

    def part(self, held: Mapping[str, Bits]) -> Bits:
        """The entries with a word that contains it."""
        parts = (_joined(bits for word, bits in held.items() if p in word) for p in self.parts)
        return self.whole(held) | _joined(parts)


Look: TypeAlias = Callable[[Wanted, Mapping[str, Bits]], Bits]


@dataclass(frozen=True, slots=True)
class Term:
    """A word or everyday expression of a query; an entry matches with all words of one of `ways`."""

    said: str
    ways: tuple[tuple[Wanted, ...], ...]
    official: tuple[str, ...] = ()

    def holders(self, held: Mapping[str, Bits], look: Look) -> Bits:
        """The entries that match the term, given the entries of each word."""
        return _joined(reduce(and_, (look(wanted, held) for wanted in way)) for way in self.ways)

    def marks(self) -> Iterator[str]:
        for wanted in (wanted for way in self.ways for wanted in way):
            yield from wanted.parts
            yield from (Whole(word) for word in sorted(wanted.wholes))


def _asked(known: Index, words: Sequence[str]) -> list[Term]:
    """The terms of a query; small words count only where there are no other words."""
    official = official_words()
    longest = max(len(said.split()) for said in official)
    terms: list[Term] = []
    place = 0
    while place < len(words):
        end = next(
            (
                end
                for end in range(min(place + longest, len(words)), place, -1)
                if " ".join(words[place:end]) in official
            ),
            place + 1,
        )
        said = " ".join(words[place:end])
        own = tuple(_wanted(known, word) for word in words[place:end])
        others = official.get(said, ())
        ways = (own, *(tuple(_wanted(known, w) for w in search_words(each)) for each in others))
        terms.append(Term(said, ways, others))
        place = end
    return [term for term in terms if term.said not in inflection.BY_THEMSELVES] or terms


def _wanted(known: Index, word: str) -> Wanted:
    forms = {word, *inflection.other_forms(word)}
    family = {each for form in forms for each in known.by_key.get(inflection.form_key(form), ())}
    wholes = frozenset(forms | family)
    if isinstance(word, Whole) and not wholes.isdisjoint(known.in_text):
        return Wanted(word, (), wholes)
    long = {
        each
        for each in forms | family
        if len(each) >= inflection.SHORTEST_PART or inflection.is_form(word, each)
    }
    parts = {
        word,
        *long,
        *(root for form in forms for root in inflection.roots(form) if _made_with(known, root)),
    }
    least = (part for part in parts if not any(o in part for o in parts if o != part))
    return Wanted(word, tuple(sorted(least)), wholes)


def _made_with(known: Index, root: str) -> bool:
    """Whether a root is probably a word: it is long, or the end of a longer word, as *hus* is."""
    return len(root) >= inflection.SHORTEST_PART or any(
        word.endswith(root) and len(word) >= LONG_ENOUGH for word in known.in_text
    )


def _with_most(held: Sequence[Bits]) -> Bits:
    """The entries that are in the largest number of sets, and in at least one."""
    at_least = [0] * len(held)
    for bits in held:
        for count in range(len(held) - 1, 0, -1):
            at_least[count] |= at_least[count - 1] & bits
        at_least[0] |= bits
    return next((bits for bits in reversed(at_least) if bits), 0)


def _joined(sets: Iterable[Bits]) -> Bits:
    return reduce(or_, sets, 0)


def _first_rank(ranks: Sequence[Bits], own: Bits) -> int:
    return next((rank for rank, bits in enumerate(ranks) if bits & own), len(ranks))


def _by_rank(ranks: Sequence[Bits], own: Bits) -> Iterator[int]:
    """The positions of the entries in `own`, best rank first."""
    for bits in ranks:
        yield from _places(own & bits)
        own &= ~bits


def _places(bits: Bits) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def nearer(known: Index, word: str) -> list[str]:
    """Indexed words that are spelled like a word without entries, the nearest first."""
    shared = Counter(near for part in _parts(word) for near in known.by_part.get(part, ()))
    likely = [near for near, _ in shared.most_common(LIKELY_WORDS)]
    return [known.spelling[near] for near in get_close_matches(word, likely, NEARER_WORDS)]


def _parts(word: str) -> set[str]:
    padded = f" {word} "
    return {padded[start : start + 3] for start in range(len(padded) - 2)}


def _holders(held: Iterable[Iterable[Key]]) -> dict[Key, Bits]:
    """Each key (word, subject or target group) with its entries, given the keys of each entry."""
    pairs = ((key, place) for place, keys in enumerate(held) for key in dict.fromkeys(keys))
    return {key: _as_bits(places) for key, places in _gathered(pairs).items()}


def _gathered(pairs: Iterable[tuple[Key, Item]]) -> dict[Key, list[Item]]:
    gathered: dict[Key, list[Item]] = {}
    for key, item in pairs:
        gathered.setdefault(key, []).append(item)
    return gathered


def _as_bits(places: Sequence[int]) -> Bits:
    """The set of some positions, given in ascending order."""
    octets = bytearray(places[-1] // 8 + 1)
    for place in places:
        octets[place // 8] |= 1 << place % 8
    return int.from_bytes(octets, "little")


def _spelling(texts: Iterable[str]) -> dict[str, str]:
    """Each folded word with its spelling in the texts, in lower case if it occurs so."""
    spelling: dict[str, str] = {}
    for written in dict.fromkeys(word for text in texts for word in text.split()):
        word, plain = folded(written).strip(), written.strip(SIGNS)
        if word not in spelling or plain.islower():
            spelling[word] = plain
    return spelling
