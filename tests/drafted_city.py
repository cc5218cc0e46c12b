"""The made-up city while its next policy is drafted: targets with money, remarks and hearing answers. Invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from metrics.assessment import assess
from metrics.status import Status
from policy.choices import (
    AnswerChange,
    DraftStep,
    FinancingBasis,
    MoneyDuration,
    Outcome,
    RemarkKind,
    RemarkScope,
    Spending,
)
from policy.drafting import (
    DraftTarget,
    Financing,
    HearingAnswer,
    NotInNumbers,
    Objection,
    PolicyStep,
)
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Remark
from policy.tables import Records
from tests import made_up_city

DAY = date(2025, 10, 1)
HEARING = date(2025, 8, 1)
STEPS = (
    PolicyStep(step=DraftStep.INTERNAL, dated=date(2025, 6, 1)),
    PolicyStep(
        step=DraftStep.HEARING, dated=HEARING, deadline=date(2025, 9, 15), body="Vejudvalget"
    ),
)
TARGETS = (
    DraftTarget(
        id="m-1",
        indicator="saerlige-vilkaar",
        department="VEJ",
        value=Quantity.exact(20),
        deadline=Period.parse("2027"),
        first_measured=Period.parse("2026"),
        measured_how="Ansatte optalt den 31. december.",
        responsible="VEJ",
        decided_by="Vejudvalget",
        rationale="Flere søger end der er plads til.",
        follows_answers=("HS-1",),
        follows_remarks=("R-1",),
        proposed_by="Vejforvaltningen",
    ),
    DraftTarget(
        id="m-2",
        indicator="saerlige-vilkaar",
        department="VEJ",
        value=Quantity.exact(25),
        deadline=Period.parse("2027"),
        variant_of="m-1",
        outcome=Outcome.REJECTED,
        proposed_by="Tilgængelighedsrådet",
        rationale="Det forkastede forslag.",
        follows_answers=("HS-1",),
    ),
    DraftTarget(id="m-3", indicator="kantsten", department="VEJ", responsible="VEJ"),
)
FINANCINGS = (
    Financing(
        target="m-1",
        year=2026,
        basis=FinancingBasis.WISH,
        thousands=1200,
        price_year=2026,
        spending=Spending.SERVICE,
        duration=MoneyDuration.TEMPORARY,
        last_year=2027,
        negotiation="budget 2026",
    ),
    Financing(target="m-1", year=2027, basis=FinancingBasis.WISH, thousands=800, price_year=2026),
)
OBJECTIONS = (
    Objection(
        id="U-1",
        target="m-1",
        by="Tilgængelighedsrådet",
        wording="Det er for lidt.",
        dated=date(2025, 9, 1),
    ),
    Objection(
        id="U-2",
        target="m-2",
        by="Byens forening",
        wording="Det forkastede er for meget.",
        dated=date(2025, 9, 1),
    ),
)
WORDS = "Foreningen skriver, at der skal være plads til alle, og at det skal kunne tælles. "
CHANGES = (AnswerChange.TARGET, AnswerChange.TEXT, AnswerChange.NONE, None)


def answer(number: int) -> HearingAnswer:
    """The four kinds of outcome in turn; every fifth is about the whole policy."""
    change = CHANGES[number % 4]
    codes = [each.id for each in made_up_city.PRIORITIES]
    return HearingAnswer(
        id=f"HS-{number + 1}",
        party=f"Forening {number // 2 + 1}",
        dated=Period.parse("2025-09-10"),
        priority=None if number % 5 == 4 else codes[number % len(codes)],
        wording=f"Bemærkning {number + 1}. {WORDS * (number % 4 + 1)}",
        reply=None if change is None else "Forvaltningen er enig i, at det skal kunne tælles.",
        change=change,
        before="nogle veje" if change is AnswerChange.TEXT else None,
        after="alle veje" if change is AnswerChange.TEXT else None,
        unchanged_because="Det er fastsat ved lov." if change is AnswerChange.NONE else None,
    )


ANSWERS = tuple(map(answer, range(24)))
REMARKS = tuple(
    Remark(
        id=f"R-{number + 1}",
        scope=RemarkScope.OBJECTIVE if number < 15 else RemarkScope.POLICY,
        objective=number % 5 + 1 if number < 15 else None,
        title=f"Rådets bemærkning {number + 1}",
        summary=f"Rådet skriver nummer {number + 1}. {WORDS}",
        kinds=(RemarkKind.PRAISE if number == 3 else RemarkKind.CONCERN,),
        dated=Period.parse("2025-04"),
        sources=made_up_city.BREV,
    )
    for number in range(18)
)
NOT_IN_NUMBERS = (
    NotInNumbers(
        priority="5a",
        reason="Døre kan åbnes på mange måder.",
        name="Prøve Prøvesen",
        dated=date(2025, 8, 2),
    ),
)
CITY = replace(
    made_up_city.WHOLE,
    policy_steps=STEPS,
    draft_targets=TARGETS,
    financings=FINANCINGS,
    objections=OBJECTIONS,
    hearing_answers=ANSWERS,
    remarks=REMARKS,
    replies=(replace(made_up_city.REPLIES[0], remark="R-2"),),
    not_in_numbers=NOT_IN_NUMBERS,
)
"""24 hearing answers and 18 remarks; one target adopted by nobody yet, one dropped, one without numbers."""


def drafted(records: Records = CITY) -> Status:
    """The status of the drafted policy."""
    return assess(records, DAY)
