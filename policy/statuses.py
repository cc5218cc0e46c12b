"""The verdicts of the method, each declared once: its word, meaning, appearance and rank.

The method, the pages, the easy pages, the documents and the charts all use these declarations.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Self

from policy.choices import Choice


class Shape(StrEnum):
    """A shape that can be recognised without colour, and the character for it in a document's text."""

    sign: str

    def __new__(cls, name: str, sign: str) -> Self:
        member = str.__new__(cls, name)
        member._value_ = name
        member.sign = sign
        return member

    DISC = "disc", "●"
    HALF = "half", "◐"
    QUARTERS = "quarters", "◕"
    TRIANGLE = "triangle", "▲"
    TURNED = "turned", "▼"
    DIAMOND = "diamond", "◆"
    UP = "up", "↗"
    DOWN = "down", "↘"
    LEVEL = "level", "→"
    DOTTED = "dotted", "◌"
    RING = "ring", "○"
    DASHED = "dashed", "◌"
    CROSSED = "crossed", "⊗"
    SQUARE = "square", "□"


class Tone(StrEnum):
    """The colour of a mark and its words, as six hexadecimal digits, readable on white."""

    colour: str

    def __new__(cls, name: str, colour: str) -> Self:
        member = str.__new__(cls, name)
        member._value_ = name
        member.colour = colour
        return member

    REACHED = "reached", "1c5d43"
    PARTLY = "partly", "6a5200"
    FAILING = "failing", "9b2c1f"
    UNKNOWN = "unknown", "595f57"


@dataclass(frozen=True, slots=True)
class Mark:
    """The appearance of a status."""

    shape: Shape
    tone: Tone


class Group(Enum):
    """What a verdict says of a figure relative to its target; the rules of the method use the group."""

    MET = "met"
    BELOW = "below"
    """Below its target or its plan (R8.4)."""
    AS_PLANNED = "as_planned"
    """Below its target, as its plan allows (R8.3)."""
    NOT_DUE = "not_due"
    """Below its target, too early to say more (R8.3)."""
    NEUTRAL = "neutral"
    """Neither met nor below: no change, or a question to ask."""
    OPEN = "open"
    """The known facts allow several verdicts."""
    NOT_JUDGED = "not_judged"
    """Nothing could be judged."""


class Outcome(Enum):
    """The simplified meaning of a verdict, by which the easy pages group their lists."""

    REACHED = "reached"
    REACHED_IN_PART = "reached_in_part"
    ON_ITS_WAY = "on_its_way"
    NOT_REACHED = "not_reached"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Meaning:
    """The meaning and appearance of a status code.

    `explanation` names the policy's own bands in braces (`policy.bands`). `easy` are short sentences
    in very plain Danish; `part` is their predicate for a department that is below its target.
    """

    explanation: str
    group: Group
    mark: Mark
    outcome: Outcome
    easy: tuple[str, ...]
    part: str = "følger ikke planen"


class StatusCode(Choice):
    """The verdicts of the method; `label` is the word a reader sees."""

    meaning: Meaning

    def __new__(cls, code: str, label: str, meaning: Meaning) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        member.accepted = ()
        member.meaning = meaning
        return member

    @property
    def mark(self) -> Mark:
        return self.meaning.mark

    @property
    def rank(self) -> int:
        """The position of a code among all: lower is worse."""
        return _RANKS[self]

    REACHED = (
        "reached",
        "Nået",
        Meaning(
            "Tallet er på måltallet eller bedre.",
            Group.MET,
            Mark(Shape.DISC, Tone.REACHED),
            Outcome.REACHED,
            ("Målet er nået.",),
        ),
    )
    REACHED_NOT_EVERYWHERE = (
        "reached_not_everywhere",
        "Nået samlet – ikke i alle forvaltninger",
        Meaning(
            "Hele kommunen er på måltallet, men mindst én forvaltning er ikke.",
            Group.MET,
            Mark(Shape.HALF, Tone.PARTLY),
            Outcome.REACHED_IN_PART,
            ("Målet er nået for hele kommunen.", "Men det er ikke nået i alle forvaltninger."),
        ),
    )
    NEAR = (
        "near",
        "Næsten nået",
        Meaning(
            "Målopfyldelsen er mindst {near} procent, men måltallet er ikke nået.",
            Group.BELOW,
            Mark(Shape.QUARTERS, Tone.PARTLY),
            Outcome.NOT_REACHED,
            ("Målet er næsten nået.",),
            part="nåede næsten sit mål",
        ),
    )
    MISSED = (
        "missed",
        "Ikke nået",
        Meaning(
            "Målopfyldelsen er under {near} procent, eller fristen er gået, uden at målet er nået.",
            Group.BELOW,
            Mark(Shape.TRIANGLE, Tone.FAILING),
            Outcome.NOT_REACHED,
            ("Målet er ikke nået.",),
            part="nåede ikke sit mål",
        ),
    )
    ON_TRACK = (
        "on_track",
        "Følger planen",
        Meaning(
            "Mindst {on_track} procent af det tempo, der skal til for at nå målet til fristen.",
            Group.AS_PLANNED,
            Mark(Shape.UP, Tone.REACHED),
            Outcome.ON_ITS_WAY,
            ("Det går, som det er planlagt.",),
            part="har ikke nået sit mål endnu",
        ),
    )
    TOO_SLOW = (
        "too_slow",
        "Fremgang, men for langsom",
        Meaning(
            "Mellem {too_slow} og {on_track} procent af det nødvendige tempo.",
            Group.BELOW,
            Mark(Shape.DIAMOND, Tone.PARTLY),
            Outcome.NOT_REACHED,
            ("Det går fremad.", "Men det går for langsomt."),
        ),
    )
    LIMITED = (
        "limited",
        "Lille eller ingen fremgang",
        Meaning(
            "Under {too_slow} procent af det nødvendige tempo.",
            Group.BELOW,
            Mark(Shape.DIAMOND, Tone.FAILING),
            Outcome.NOT_REACHED,
            ("Det går kun lidt fremad, eller slet ikke.",),
        ),
    )
    WRONG_DIRECTION = (
        "wrong_direction",
        "Dårligere end udgangspunktet",
        Meaning(
            "Tallet er under udgangspunktet, eller over det, hvor lavere er bedre.",
            Group.BELOW,
            Mark(Shape.TURNED, Tone.FAILING),
            Outcome.NOT_REACHED,
            ("Det er dårligere, end det var før.",),
            part="er dårligere end i begyndelsen",
        ),
    )
    TOO_EARLY = (
        "too_early",
        "For tidligt at vurdere",
        Meaning(
            "Der er ikke gået tid nok siden udgangspunktet.",
            Group.NOT_DUE,
            Mark(Shape.RING, Tone.UNKNOWN),
            Outcome.UNKNOWN,
            ("Det er for tidligt at sige, hvordan det går.",),
            part="har ikke nået sit mål endnu",
        ),
    )
    IMPROVING = (
        "improving",
        "Bedre",
        Meaning(
            "Tallet er blevet bedre. Der er intet måltal.",
            Group.MET,
            Mark(Shape.UP, Tone.REACHED),
            Outcome.ON_ITS_WAY,
            ("Det er blevet bedre.", "Men der er ikke noget mål."),
        ),
    )
    UNCHANGED = (
        "unchanged",
        "Stort set uændret",
        Meaning(
            "Ændringen er mindre end den, der tæller.",
            Group.NEUTRAL,
            Mark(Shape.LEVEL, Tone.UNKNOWN),
            Outcome.UNKNOWN,
            ("Det er næsten, som det var før.",),
        ),
    )
    WORSENING = (
        "worsening",
        "Dårligere",
        Meaning(
            "Tallet er blevet dårligere. Der er intet måltal.",
            Group.BELOW,
            Mark(Shape.DOWN, Tone.FAILING),
            Outcome.NOT_REACHED,
            ("Det er blevet dårligere.", "Der er ikke noget mål."),
            part="er dårligere end i begyndelsen",
        ),
    )
    TOO_FEW = (
        "too_few",
        "Kun én måling",
        Meaning(
            "Der er kun én måling, så en udvikling kan ikke ses.",
            Group.NOT_JUDGED,
            Mark(Shape.DOTTED, Tone.UNKNOWN),
            Outcome.UNKNOWN,
            ("Der er kun målt én gang.", "Derfor kan man ikke se en udvikling."),
        ),
    )
    UNCERTAIN = (
        "uncertain",
        "Kan ikke afgøres inden for usikkerheden",
        Meaning(
            "Forskellen er ikke større end undersøgelsens usikkerhed.",
            Group.OPEN,
            Mark(Shape.CROSSED, Tone.UNKNOWN),
            Outcome.UNKNOWN,
            ("Tallet er ikke helt sikkert.", "Derfor kan man ikke sige, hvordan det går."),
        ),
    )
    DONE = (
        "done",
        "Gennemført",
        Meaning(
            "Milepælen er nået.",
            Group.MET,
            Mark(Shape.DISC, Tone.REACHED),
            Outcome.REACHED,
            ("Det er gjort.",),
        ),
    )
    NOT_DUE = (
        "not_due",
        "Ikke forfalden",
        Meaning(
            "Fristen er ikke kommet, og målet er ikke nået endnu.",
            Group.NOT_DUE,
            Mark(Shape.RING, Tone.UNKNOWN),
            Outcome.ON_ITS_WAY,
            ("Fristen er ikke kommet endnu.",),
            part="har ikke nået sit mål endnu",
        ),
    )
    NO_NEWS = (
        "no_news",
        "Datoen er gået uden nyt",
        Meaning(
            "Den ventede dato er gået, uden at kilderne siger mere. Det er et spørgsmål at stille, ikke en fejl.",
            Group.NEUTRAL,
            Mark(Shape.CROSSED, Tone.PARTLY),
            Outcome.UNKNOWN,
            (
                "Datoen er gået.",
                "Dokumenterne siger ikke, hvad der skete.",
                "Det er et spørgsmål, ikke en fejl.",
            ),
        ),
    )
    CONTEXT = (
        "context",
        "Baggrundstal",
        Meaning(
            "Tallet vises, men bedømmes ikke.",
            Group.NOT_JUDGED,
            Mark(Shape.SQUARE, Tone.UNKNOWN),
            Outcome.UNKNOWN,
            ("Tallet er baggrund.", "Det siger ikke, om et mål er nået."),
        ),
    )
    UNDECIDED = (
        "undecided",
        "Kan ikke afgøres",
        Meaning(
            "Tallet er skjult, det er et interval, hvis ender giver forskellige svar, eller der er flere måltal, som gør. Eller det er ikke sagt, om højere eller lavere er bedre.",
            Group.OPEN,
            Mark(Shape.CROSSED, Tone.UNKNOWN),
            Outcome.UNKNOWN,
            ("Tallene kan betyde flere ting.", "Derfor kan man ikke sige, om målet er nået."),
            part="har ikke nået sit mål",
        ),
    )
    NO_TARGET = (
        "no_target",
        "Intet måltal i kilderne",
        Meaning(
            "Kilderne har intet måltal at bedømme efter.",
            Group.NOT_JUDGED,
            Mark(Shape.DASHED, Tone.UNKNOWN),
            Outcome.UNKNOWN,
            ("Der er ikke noget mål i dokumenterne.",),
        ),
    )
    NO_DATA = (
        "no_data",
        "Tal mangler",
        Meaning(
            "Der mangler et tal for at kunne bedømme.",
            Group.NOT_JUDGED,
            Mark(Shape.RING, Tone.UNKNOWN),
            Outcome.UNKNOWN,
            ("Der mangler et tal.",),
        ),
    )


WORST_FIRST = (
    StatusCode.MISSED,
    StatusCode.WRONG_DIRECTION,
    StatusCode.WORSENING,
    StatusCode.UNCHANGED,
    StatusCode.LIMITED,
    StatusCode.TOO_SLOW,
    StatusCode.NO_NEWS,
    StatusCode.NEAR,
    StatusCode.REACHED_NOT_EVERYWHERE,
    StatusCode.UNDECIDED,
    StatusCode.UNCERTAIN,
    StatusCode.TOO_EARLY,
    StatusCode.ON_TRACK,
    StatusCode.IMPROVING,
    StatusCode.NOT_DUE,
    StatusCode.REACHED,
    StatusCode.DONE,
    StatusCode.NO_DATA,
    StatusCode.TOO_FEW,
    StatusCode.NO_TARGET,
    StatusCode.CONTEXT,
)
"""The order in which a status is chosen among several (docs/metode.md, R5)."""

_RANKS = {code: rank for rank, code in enumerate(WORST_FIRST)}


def of_groups(*groups: Group) -> frozenset[StatusCode]:
    """The codes of some groups."""
    return frozenset(code for code in StatusCode if code.meaning.group in groups)


FAILING = of_groups(Group.BELOW)
"""Codes of a part that is below its target or its plan (R8.4)."""

SHORT_OF_TARGET = of_groups(Group.BELOW, Group.AS_PLANNED, Group.NOT_DUE)
"""Codes of a part that is below its target, even if its plan allows that (R8.3)."""

UNSCORED = of_groups(Group.NOT_JUDGED)
"""Codes for which nothing could be judged."""
