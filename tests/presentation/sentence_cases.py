"""The sentences of generated cases: `docs/sentences.md`, for a person to read.

Each kind of indicator, in both directions, before, at and after its deadline, for the whole city and
one, two or three parts, with and without a total, from a good figure to a bad one. The status is
always computed by the product. Rewrite the page with `python -m tests.presentation.sentence_cases`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, product
from pathlib import Path
from typing import Any, NamedTuple

from metrics.status import Status
from policy.choices import Direction, Unit
from policy.kinds import Kind
from policy.quantities import Quantity
from policy.records import Department
from presentation import pages
from presentation.easy_read.easy_pages import HEADINGS, easy_page
from presentation.language.sentences import indicator_sentences, verdict_sentence
from presentation.language.words import status_word
from tests.presentation import shipped_sentences
from tests.records import assessed, baseline, indicator, objective, observation, policy, target

PAGE = Path(__file__).resolve().parents[2] / "docs" / "sentences.md"
TITLE = "# Sætninger"
LEAD = (
    "Hvad læseren får at vide, sat sammen af koden. Siden skrives af testene; læs den højt, når en "
    "sætning er ændret. Alle tal er opdigtede."
)

DEPARTMENTS = {"NF": "Nordforvaltningen", "SF": "Sydforvaltningen", "VF": "Vestforvaltningen"}
FIGURES = {
    Direction.HIGHER: {"godt": 120, "næsten": 95, "dårligt": 50, "værre end før": 30},
    Direction.LOWER: {"godt": 80, "næsten": 105, "dårligt": 150, "værre end før": 170},
}
BASELINES = {Direction.HIGHER: 40, Direction.LOWER: 160}
TARGET = 100
DIRECTIONS = {Direction.HIGHER: "højere er bedre", Direction.LOWER: "lavere er bedre"}


class Due(NamedTuple):
    """When the target of a case is due; its figure is always for 2024, seen from November 2025."""

    words: str
    period: int | None = None
    deadline: int | None = None


WITHOUT, YEARLY = Due("uden måltal"), Due("måltal for året", period=2024)
BEFORE, AT, AFTER = (
    Due("før fristen", deadline=2026),
    Due("ved fristen", deadline=2024),
    Due("efter fristen", deadline=2023),
)
DUES: dict[Kind, tuple[Due, ...]] = {
    Kind.LEVEL: (WITHOUT, YEARLY, BEFORE, AT),
    Kind.PATH: (BEFORE, AT, AFTER),
    Kind.HOLD: (YEARLY, BEFORE),
    Kind.DIRECTION: (WITHOUT,),
    Kind.SURVEY: (WITHOUT, YEARLY, AT),
    Kind.MILESTONE: (BEFORE, AFTER),
    Kind.CONTEXT: (WITHOUT,),
}
LAYOUTS: dict[str, tuple[tuple[str, str], ...]] = {
    "kommunen: {0}": (("KK", "{0}"),),
    "én del: {0}": (("NF", "{0}"),),
    "to dele: {0} og godt": (("NF", "{0}"), ("SF", "godt")),
    "to dele: {0} begge": (("NF", "{0}"), ("SF", "{0}")),
    "tre dele: {0}, {0} og godt": (("NF", "{0}"), ("SF", "{0}"), ("VF", "godt")),
    "kommunen godt, dele {0} og godt": (("KK", "godt"), ("NF", "{0}"), ("SF", "godt")),
    "kommunen {0}, dele {0} og godt": (("KK", "{0}"), ("NF", "{0}"), ("SF", "godt")),
    "kommunen {0}, dele {0} begge": (("KK", "{0}"), ("NF", "{0}"), ("SF", "{0}")),
}


SPECIAL: dict[str, list[Any]] = {
    "niveau; kommunen 95–105 mod 100": [
        {},
        observation("pladser", "KK", 2024, Quantity.between(95, 105)),
        target("pladser", "KK", 2024, 100),
    ],
    "retning; kun én måling": [{"kind": Kind.DIRECTION}, observation("pladser", "KK", 2024, 50)],
    "retning; 52 efter 50, tærskel 5": [
        {"kind": Kind.DIRECTION},
        baseline("pladser", "KK", 2022, 50),
        observation("pladser", "KK", 2024, 52),
    ],
    "forløb; målt samme år som udgangspunktet": [
        {"kind": Kind.PATH},
        baseline("pladser", "KK", 2024, 40),
        observation("pladser", "KK", 2024, 40),
        target("pladser", "KK", None, 100, deadline=2026),
    ],
    "niveau; måltal uden tal": [{}, target("pladser", "KK", 2024, 100)],
    "intet": [{}],
}


class Case(NamedTuple):
    """One row of the page."""

    word: str
    case: str
    full: str
    easy: str


def cases() -> Iterator[Case]:
    """Every case; cases that differ only in numbers share one row."""
    told: dict[str, Case] = {}
    for kind in Kind:
        for due, direction, (layout, places), level in product(
            DUES.get(kind, (YEARLY, BEFORE)), DIRECTIONS, LAYOUTS.items(), FIGURES[Direction.HIGHER]
        ):
            rows = list(_rows(kind, due, direction, places, level))
            word, full, easy = _told(rows)
            case = f"{kind.label}, {DIRECTIONS[direction]}, {due.words}; {layout.format(level)}"
            found = Case(word, case, full, easy)
            told.setdefault(re.sub(r"\d[\d.,]*", "0", f"{word} {full} {easy}"), found)
    yield from told.values()
    for case, rows in SPECIAL.items():
        word, full, easy = _told(
            [indicator("pladser", priority=None, threshold=5, **rows[0]), *rows[1:]]
        )
        yield Case(word, case, full, easy)


def _rows(
    kind: Kind, due: Due, direction: Direction, places: tuple[tuple[str, str], ...], level: str
) -> Iterator[Any]:
    yield indicator(
        "pladser", kind, priority=None, direction=direction, unit=Unit.COUNT, threshold=5
    )
    margin = {"margin": 2} if kind is Kind.SURVEY else {}
    for place, figure in places:
        value = FIGURES[direction][figure.format(level)]
        yield observation("pladser", place, 2024, value, **margin)
        if kind not in (Kind.LEVEL, Kind.MILESTONE, Kind.CONTEXT):
            yield baseline("pladser", place, 2022, BASELINES[direction])
        if due is not WITHOUT:
            yield target("pladser", place, due.period, TARGET, deadline=due.deadline)


def _told(rows: list[Any]) -> tuple[str, str, str]:
    """The status word, the full sentences and the easy-to-read text of one case."""
    named = [Department(code=code, name=name) for code, name in DEPARTMENTS.items()]
    whole = Department(code="KK", name="Kommunen")
    status = assessed(policy(), objective(5), *named, whole, *rows)
    (found,) = status.indicators
    word = status_word(found.status, found.indicator.kind)
    full = dict.fromkeys([verdict_sentence(status, found), indicator_sentences(status, found)])
    return word, " ".join(text for text in full if text), _easy(status)


def _easy(status: Status) -> str:
    """The easy-to-read text about the indicator, without the sentence shown if no target is reached."""
    headings = set(HEADINGS.values())
    parts = (p for p in easy_page(status, pages.objective(5)).parts if p.heading in headings)
    blocks = [(part.heading, block) for part in parts for block in part.blocks if block.named]
    return " ".join(
        " ".join((heading, *block.lines, *chain.from_iterable(block.named)))
        for heading, block in blocks
    )


def page() -> str:
    """The whole page as markdown."""
    by_word: dict[str, list[Case]] = {}
    for case in cases():
        by_word.setdefault(case.word, []).append(case)
    lines = [TITLE, "", LEAD, "", "## Genererede tilfælde"]
    for word, found in by_word.items():
        lines += ["", f"### {word}", "", "| tilfælde | fuld tekst | let at læse |", "|---|---|---|"]
        lines += [f"| {each.case} | {each.full} | {each.easy} |" for each in found]
    return "\n".join([*lines, "", "## De udsendte data", *shipped_sentences.chapter()]) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
