"""The draft as a whole in words. Everything is invented."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from policy.choices import Circle, DraftStep, Outcome, RemarkKind
from policy.drafting import DraftTarget, NotInNumbers, Opening, PolicyStep
from policy.periods import Period
from policy.quantities import Quantity
from presentation.drafting import overview
from presentation.html.links import Links
from tests.records import (
    assessed,
    departments,
    indicator,
    objectives_and_priorities,
    policy,
    remark,
)

STEP = PolicyStep(step=DraftStep.HEARING, dated=date(2025, 3, 1), deadline=date(2025, 5, 1))


def target(code: str, **fields: Any) -> DraftTarget:
    return DraftTarget(id=code, indicator="fleksjob", department="KK", **fields)


WHOLE = {
    "value": Quantity.exact(9),
    "deadline": Period.year(2026),
    "first_measured": Period.year(2026),
    "sources": (),
}


def drafted(*rows: Any, **settings: Any) -> Any:
    known = [*objectives_and_priorities(), *departments(), indicator("fleksjob")]
    return assessed(policy(**settings), *known, *rows)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((), "Denne politik har intet udkast"),
        ((STEP,), "Der er ingen måltal i udkastet endnu"),
        ((target("a"), target("b")), "To måltal i udkastet, og intet kan opgøres"),
        (
            (target("a"), target("b", outcome=Outcome.REJECTED)),
            "Ét måltal i udkastet, og intet kan opgøres",
        ),
    ],
)
def test_the_headline_counts_what_is_not_dropped(rows: tuple[Any, ...], said: str) -> None:
    assert overview.headline(drafted(*rows)) == said


def test_a_copy_says_that_it_is_no_proposal() -> None:
    said = overview.lead(drafted(STEP, copied_from="2019-2022"))
    assert "i høring fra 1. marts 2025, frist torsdag den 1. maj 2025" in said
    assert "begyndt som afskrift af 2019-2022, ikke et forslag" in said


def test_each_priority_is_in_one_of_three_lists_and_no_share_is_given() -> None:
    reason = NotInNumbers(priority="2c", reason="Det er et løfte.", name="Bo", dated=STEP.dated)
    text = overview.measured(drafted(target("a", **WHOLE), reason)).striptags()
    assert "Har et tal, der skal nås: 5d 5d." in text
    assert "Skal ikke måles i tal: 2c 2c." in text
    assert "Det er et løfte." in text
    assert "1a 1a" in text.partition("Ikke taget stilling til endnu: ")[2]
    assert "procent" not in text
    assert "af 20" not in text


def test_what_was_not_read_stands_beside_the_counts_of_answers() -> None:
    concern = remark("b1", RemarkKind.CONCERN)
    met = target("a", follows_remarks=("b1",))
    text = overview.answered(drafted(concern, met, not_among="noterne"), Links()).striptags()
    assert "Måltal, foreslået eller vedtaget: 1." in text
    assert "Ikke blandt dokumenterne: noterne." in text
    assert "Der er ingen bemærkninger" in overview.answered(drafted(), Links()).striptags()


def test_the_circles_are_named_with_day_and_person_in_their_order() -> None:
    opened = [
        Opening(circle=circle, dated=date(2025, 4, 1), name="Bo")
        for circle in (Circle.COUNCIL, Circle.CONTRIBUTING)
    ]
    text = overview.circles(drafted(STEP, *opened)).striptags()
    assert "Medvirkende forvaltninger, 1. april 2025, af Bo." in text
    assert text.index("Medvirkende") < text.index("Handicaprådet")
