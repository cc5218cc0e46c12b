"""The words of a status, and the mark (shape and tone) that always stands with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from policy.choices import Kind, RemarkKind, StatusCode


class Shape(StrEnum):
    """A shape that is told apart without colour."""

    DISC = "disc"
    HALF = "half"
    QUARTERS = "quarters"
    TRIANGLE = "triangle"
    TURNED = "turned"
    DIAMOND = "diamond"
    UP = "up"
    DOWN = "down"
    LEVEL = "level"
    DOTTED = "dotted"
    RING = "ring"
    DASHED = "dashed"
    CROSSED = "crossed"
    SQUARE = "square"


class Tone(StrEnum):
    """Which of the four colours a mark and its words have."""

    REACHED = "reached"
    PARTLY = "partly"
    FAILING = "failing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mark:
    """How a status looks."""

    shape: Shape
    tone: Tone


MARKS = {
    StatusCode.REACHED: Mark(Shape.DISC, Tone.REACHED),
    StatusCode.DONE: Mark(Shape.DISC, Tone.REACHED),
    StatusCode.REACHED_NOT_EVERYWHERE: Mark(Shape.HALF, Tone.PARTLY),
    StatusCode.NEAR: Mark(Shape.QUARTERS, Tone.PARTLY),
    StatusCode.MISSED: Mark(Shape.TRIANGLE, Tone.FAILING),
    StatusCode.ON_TRACK: Mark(Shape.UP, Tone.REACHED),
    StatusCode.TOO_SLOW: Mark(Shape.DIAMOND, Tone.PARTLY),
    StatusCode.LIMITED: Mark(Shape.DIAMOND, Tone.FAILING),
    StatusCode.WRONG_DIRECTION: Mark(Shape.TURNED, Tone.FAILING),
    StatusCode.TOO_EARLY: Mark(Shape.RING, Tone.UNKNOWN),
    StatusCode.IMPROVING: Mark(Shape.UP, Tone.REACHED),
    StatusCode.UNCHANGED: Mark(Shape.LEVEL, Tone.UNKNOWN),
    StatusCode.WORSENING: Mark(Shape.DOWN, Tone.FAILING),
    StatusCode.TOO_FEW: Mark(Shape.DOTTED, Tone.UNKNOWN),
    StatusCode.UNCERTAIN: Mark(Shape.CROSSED, Tone.UNKNOWN),
    StatusCode.NOT_DUE: Mark(Shape.RING, Tone.UNKNOWN),
    StatusCode.NO_NEWS: Mark(Shape.CROSSED, Tone.PARTLY),
    StatusCode.CONTEXT: Mark(Shape.SQUARE, Tone.UNKNOWN),
    StatusCode.UNDECIDED: Mark(Shape.CROSSED, Tone.UNKNOWN),
    StatusCode.NO_TARGET: Mark(Shape.DASHED, Tone.UNKNOWN),
    StatusCode.NO_DATA: Mark(Shape.RING, Tone.UNKNOWN),
}

HELD = {StatusCode.REACHED: "Fastholdt", StatusCode.MISSED: "Ikke fastholdt"}

EXPLAINED = {
    StatusCode.REACHED: "Tallet er på måltallet eller bedre.",
    StatusCode.REACHED_NOT_EVERYWHERE: "Hele kommunen er på måltallet, men mindst én forvaltning er ikke.",
    StatusCode.NEAR: "Målopfyldelsen er mindst 90 procent, men måltallet er ikke nået.",
    StatusCode.MISSED: "Målopfyldelsen er under 90 procent, eller fristen er gået, uden at målet er nået.",
    StatusCode.ON_TRACK: "Mindst 95 procent af det tempo, der skal til for at nå målet til fristen.",
    StatusCode.TOO_SLOW: "Mellem 60 og 95 procent af det nødvendige tempo.",
    StatusCode.LIMITED: "Under 60 procent af det nødvendige tempo.",
    StatusCode.WRONG_DIRECTION: "Tallet er under udgangspunktet, eller over det, hvor lavere er bedre.",
    StatusCode.TOO_EARLY: "Der er ikke gået tid nok siden udgangspunktet.",
    StatusCode.IMPROVING: "Tallet er blevet bedre. Der er intet måltal.",
    StatusCode.UNCHANGED: "Ændringen er mindre end den, der tæller.",
    StatusCode.WORSENING: "Tallet er blevet dårligere. Der er intet måltal.",
    StatusCode.TOO_FEW: "Der er kun én måling, så en udvikling kan ikke ses.",
    StatusCode.UNCERTAIN: "Forskellen er ikke større end undersøgelsens usikkerhed.",
    StatusCode.DONE: "Milepælen er nået.",
    StatusCode.NOT_DUE: "Fristen er ikke kommet, og målet er ikke nået endnu.",
    StatusCode.NO_NEWS: "Den ventede dato er gået, uden at kilderne siger mere. Det er et spørgsmål at stille, ikke en fejl.",
    StatusCode.CONTEXT: "Tallet vises, men bedømmes ikke.",
    StatusCode.UNDECIDED: "Tallet er skjult, det er et interval, hvis ender giver forskellige svar, eller der er flere måltal, som gør. Eller det er ikke sagt, om højere eller lavere er bedre.",
    StatusCode.NO_TARGET: "Kilderne har intet måltal at bedømme efter.",
    StatusCode.NO_DATA: "Der mangler et tal for at kunne bedømme.",
}


def status_word(code: StatusCode, kind: Kind | None = None) -> str:
    """The word for a status; a target that is to be held has its own."""
    return HELD.get(code, code.label) if kind is Kind.HOLD else code.label


def listed(words: Sequence[str], last: str = "og") -> str:
    """A list in running text.

    >>> listed(["SOF", "BUF", "KFF"])
    'SOF, BUF og KFF'
    """
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def set_to_all(choices: Sequence[str]) -> str:
    """How to see more where choices that were made leave nothing."""
    return "Sæt valget til Alle." if len(choices) == 1 else "Sæt et af valgene til Alle."


def remark_kinds(kinds: Iterable[RemarkKind]) -> str:
    """What a remark holds, as its small heading says it."""
    return listed([kind.label for kind in kinds])


def capitalised(text: str) -> str:
    """The text with a capital first letter, the rest untouched."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """The text with a small first letter, the rest untouched."""
    return text[:1].lower() + text[1:]


def ended(sentence: str) -> str:
    """The sentence with one full stop, also where it ends with an abbreviation or a question.

    >>> ended("ramper mv."), ended("Hvad koster det?")
    ('ramper mv.', 'Hvad koster det?')
    """
    return sentence if sentence.endswith((".", "?")) else f"{sentence}."
