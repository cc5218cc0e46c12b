"""The sentence that can be voted on says what is settled, and what is not. Invented figures."""

from __future__ import annotations

from typing import Any

import pytest

from policy.choices import Direction, FinancingBasis, Frequency, Unit
from policy.drafting import DraftTarget, Financing
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Department
from presentation.drafting.vote_sentence import vote_sentence
from tests.records import assessed, indicator, observation, policy

SOF = Department(code="SOF", name="Socialforvaltningen", committee="Socialudvalget")
WHOLE = Department(code="KK", name="Hele kommunen")


def target(**fields: Any) -> DraftTarget:
    """A target with all that the sentence needs; a field given as None is left out."""
    whole: dict[str, Any] = {
        "id": "m-1",
        "indicator": "tilfredse",
        "department": "KK",
        "subject": "Andelen af borgere, der er tilfredse med deres sag,",
        "value": Quantity.exact(0.8),
        "deadline": Period.year(2030),
        "first_measured": Period.year(2027),
        "months_to_publication": 3,
        "responsible": "SOF",
        "presented_to": "Socialudvalget og Handicaprådet",
    }
    return DraftTarget(**whole | fields)


def sentence(
    draft: DraftTarget,
    *financing: Financing,
    figure: float | None = 0.715,
    direction: Direction | None = Direction.HIGHER,
    frequency: Frequency | None = Frequency.YEARLY,
) -> str:
    measured = indicator("tilfredse", unit=Unit.SHARE, direction=direction, frequency=frequency)
    figures = [] if figure is None else [observation("tilfredse", "KK", 2025, figure)]
    older = observation("tilfredse", "KK", 2023, 0.2)
    rows = [SOF, WHOLE, policy(), measured, *financing, draft, *figures]
    status = assessed(*rows, *([older] if figures else []))
    return vote_sentence(status, status.draft.target(draft.id))


WITHIN = Financing(target="m-1", basis=FinancingBasis.WITHIN)


def test_a_target_with_everything_is_one_sentence_after_the_other() -> None:
    assert sentence(target(decided_by="Borgerrepræsentationen"), WITHIN) == (
        "Andelen af borgere, der er tilfredse med deres sag, skal stige fra 71,5 procent (2025) til "
        "mindst 80 procent (2030). Ansvarlig: Socialforvaltningen (Socialudvalget). Besluttes af "
        "Borgerrepræsentationen. Opgøres hvert år i marts, første gang for 2027, og forelægges "
        "Socialudvalget og Handicaprådet. Økonomi: inden for rammen."
    )


def test_where_lower_is_better_the_target_is_a_maximum() -> None:
    said = sentence(target(value=Quantity.exact(0.5)), direction=Direction.LOWER)
    assert "skal falde fra 71,5 procent (2025) til højst 50 procent (2030)." in said


def test_without_a_direction_the_target_has_no_bound() -> None:
    assert "til 80 procent (2030)" in sentence(target(), direction=None)


def test_a_target_on_the_wrong_side_of_today_is_not_called_a_rise() -> None:
    said = sentence(target(value=Quantity.exact(0.7)))
    assert "skal være mindst 70 procent (2030). Det er allerede på 71,5 procent (2025)." in said


def test_a_target_at_todays_level_is_to_be_held() -> None:
    said = sentence(target(value=Quantity.exact(0.715)))
    assert "skal fastholdes på mindst 71,5 procent (2030)." in said


def test_the_baseline_that_the_target_states_comes_before_the_newest_figure() -> None:
    stated = target(baseline=Quantity.exact(0.6), baseline_period=Period.year(2024))
    assert "fra 60 procent (2024) til" in sentence(stated)


def test_a_target_of_one_department_names_it() -> None:
    said = sentence(target(department="SOF", subject=None), figure=None)
    assert said.startswith(
        "Tallet for tilfredse, Socialforvaltningen, skal være mindst 80 procent (2030). "
        "Der er intet tal for i dag."
    )


def test_a_relative_clause_ends_with_a_comma_before_what_shall_happen() -> None:
    said = sentence(target(subject="Andelen af borgere, der er i job"))
    assert said.startswith("Andelen af borgere, der er i job, skal stige fra")
    assert sentence(target(subject="Antallet af ramper")).startswith(
        "Antallet af ramper skal stige"
    )


def test_who_measures_is_said_where_it_is_known() -> None:
    assert "Opgøres af Borgerservice for 2027 og forelægges" in sentence(
        target(measured_by="Borgerservice"), frequency=None
    )


def test_what_is_missing_is_said() -> None:
    bare = target(
        value=None, deadline=None, responsible=None, first_measured=None, presented_to=None
    )
    assert sentence(bare, frequency=None) == (
        "Andelen af borgere, der er tilfredse med deres sag, skal ændres fra 71,5 procent (2025). "
        "Tallet, der skal nås, er ikke sat endnu. Fristen er ikke sat endnu. Ansvarlig: ikke sat "
        "endnu. Hvornår det opgøres, er ikke sat endnu. Økonomi: ikke oplyst."
    )


WISH = FinancingBasis.WISH


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            (Financing(target="m-1", basis=WISH, negotiation="budget 2028"),),
            "afhænger af budget 2028",
        ),
        (
            (Financing(target="m-1", basis=WISH),),
            "afhænger af en forhandling, der ikke er nævnt",
        ),
        (
            tuple(
                Financing(
                    target="m-1",
                    year=year,
                    basis=FinancingBasis.GRANTED,
                    thousands=thousands,
                    price_year=2026,
                    last_year=2028,
                )
                for year, thousands in ((2028, 900), (2027, 2500))
            ),
            "bevilget: 2,5 millioner kroner i 2027 og 900.000 kroner i 2028 (2026-priser), til og med 2028",
        ),
    ],
    ids=["a wish", "a wish without a negotiation", "granted for some years"],
)
def test_the_money(rows: tuple[Financing, ...], said: str) -> None:
    assert sentence(target(), *rows).endswith(f"Økonomi: {said}.")
