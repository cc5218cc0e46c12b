"""The kinds of indicators, each declared once: its use, its rule, and what its verdict needs.

The module of `metrics.kinds` named by a kind's code computes the verdict of a figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Self

from policy.choices import Choice
from policy.statuses import StatusCode


class Course(Enum):
    """Whether a figure is on its way from a baseline to a target."""

    NEVER = "never"
    BY_DEADLINE = "by_deadline"
    """If its target has a deadline."""
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Word:
    """A kind's own word for a status, and the easy pages' text for it."""

    label: str
    easy: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How a kind is judged (docs/metode.md, chapter 3).

    `used_for` and `text` are its row on *Metode og kilder*; `text` names the policy's own bands in
    braces (`presentation.language.words`). `words` has this kind's own words for statuses.
    """

    used_for: str
    text: str
    measures: bool = True
    """Whether its figures are judged by period, and can make a priority measurable (R9.1)."""
    takes_target: bool = True
    takes_margin: bool = False
    """Whether a figure's statistical uncertainty is requested and used (R4.2)."""
    takes_printed_percentage: bool = False
    """Whether a printed percentage can be used without its figure (R3.4)."""
    needs_direction: bool = False
    """Whether the checks ask for the direction that is better."""
    shows_direction: bool = False
    """Whether the position of a target relative to the baseline shows the better direction (R2.7)."""
    keeps: bool = False
    """Whether higher is better where no direction is stated (R2.7)."""
    starts_from_baseline: bool = False
    """Whether a change since the baseline is measured."""
    baseline_is_target: bool = False
    """Whether it is judged by its baseline where it has no target."""
    course: Course = Course.NEVER
    period_is_deadline: bool = False
    """Whether a target for a period is due when the period ends (R2.2)."""
    has_steps: bool = False
    """Whether each target is a separate step, which is done or not."""
    without_figures: StatusCode = StatusCode.NO_TARGET
    """The status where there is neither a figure nor a target."""
    words: Mapping[StatusCode, Word] = field(default_factory=dict)


class Kind(Choice):
    """How an indicator is judged (docs/metode.md, R1.7)."""

    rule: Rule

    def __new__(cls, code: str, label: str, rule: Rule) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        member.accepted = ()
        member.rule = rule
        return member

    LEVEL = (
        "level",
        "niveau",
        Rule(
            used_for="Et tal mod et måltal for samme periode (fleksjob).",
            text=(
                "A = tal ÷ måltal. Hvor lavere er bedre: A = måltal ÷ tal. A mindst 1: Nået. A mindst {near} procent: Næsten nået. Ellers: Ikke nået. "
                "Har måltallet en frist, som ikke er kommet: Nået eller Ikke forfalden."
            ),
            takes_printed_percentage=True,
            needs_direction=True,
            shows_direction=True,
        ),
    )
    PATH = (
        "path",
        "forløb",
        Rule(
            used_for="Fra et udgangspunkt til et mål med en frist.",
            text=(
                "P = (tal − udgangspunkt) ÷ (mål − udgangspunkt). E = den del af tiden, der er gået. R = P ÷ E. "
                "R mindst {on_track_pace}: Følger planen. R mindst {too_slow_pace}: Fremgang, men for langsom. R mindst 0: Lille eller ingen fremgang. Under 0: Dårligere end udgangspunktet. "
                "Er tallet kun lidt dårligere, mindre end den ændring, der tæller: Stort set uændret. "
                "Ved fristen kun Nået eller Ikke nået. Var målet nået fra begyndelsen, skal det holdes."
            ),
            needs_direction=True,
            shows_direction=True,
            starts_from_baseline=True,
            course=Course.ALWAYS,
            period_is_deadline=True,
        ),
    )
    HOLD = (
        "hold",
        "fastholdelse",
        Rule(
            used_for="Målet er det samme som udgangspunktet.",
            text="Tallet er på målet eller bedre: Fastholdt. Ellers: Ikke fastholdt.",
            keeps=True,
            baseline_is_target=True,
            words={
                StatusCode.REACHED: Word("Fastholdt", ("Det er holdt, som det skulle.",)),
                StatusCode.MISSED: Word("Ikke fastholdt", ("Det er ikke holdt, som det skulle.",)),
            },
        ),
    )
    DIRECTION = (
        "direction",
        "retning",
        Rule(
            used_for="Der er intet måltal.",
            text="Ændringen siden udgangspunktet mod den mindste ændring, der tæller: Bedre, Stort set uændret eller Dårligere. Én måling: Kun én måling.",
            takes_target=False,
            needs_direction=True,
            starts_from_baseline=True,
            without_figures=StatusCode.NO_DATA,
        ),
    )
    SURVEY = (
        "survey",
        "undersøgelse",
        Rule(
            used_for="Et tal fra et spørgeskema eller en stikprøve.",
            text=(
                "Som ovenfor, men forskellen skal være større end usikkerheden. Ellers: Kan ikke afgøres inden for usikkerheden. "
                "Ved en ændring mellem to målinger tæller begges usikkerhed. Ved fristen er det afstanden til målet, der afgør."
            ),
            takes_margin=True,
            needs_direction=True,
            shows_direction=True,
            starts_from_baseline=True,
            course=Course.BY_DEADLINE,
        ),
    )
    MILESTONE = (
        "milestone",
        "milepæl",
        Rule(
            used_for="Noget, der skal være gjort.",
            text="Gennemført, Ikke forfalden, eller Datoen er gået uden nyt. Et senere trin, der er gennemført, svarer for de tidligere.",
            measures=False,
            keeps=True,
            period_is_deadline=True,
            has_steps=True,
            without_figures=StatusCode.NO_DATA,
        ),
    )
    CONTEXT = (
        "context",
        "baggrundstal",
        Rule(
            used_for="Penge, aktivitet, landstal og tal for bredere grupper.",
            text="Vises, men bedømmes ikke.",
            measures=False,
            takes_target=False,
            takes_printed_percentage=True,
            without_figures=StatusCode.CONTEXT,
        ),
    )
