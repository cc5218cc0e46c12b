"""All initiatives. Names, amounts and dates are invented, except where the status is named as source."""

from __future__ import annotations

from datetime import date

import pytest

from policy.choices import InitiativeState, MoneyBasis, MoneyDuration
from policy.quantities import Quantity
from presentation.html.links import Links
from presentation.initiatives.all_initiatives import (
    NOTHING,
    InitiativeFilter,
    by_objective,
    chosen,
    empty,
    headline,
    initiative_download,
    initiative_table,
    lead,
    shown,
    without_initiatives,
)
from tests.records import (
    assessed,
    departments,
    initiative,
    objective,
    objectives_and_priorities,
    priority,
)

CATALOGUE = (*departments(), *objectives_and_priorities())


def money(amount: float, duration: MoneyDuration | None = None, **fields):
    return {"amount": Quantity.exact(amount), "money_duration": duration, **fields}


PARENT = initiative("A", target_groups=("voksne",))
PART = initiative(
    "Aa",
    part_of="A",
    departments=("BUF",),
    state=InitiativeState.DONE,
    target_groups=("autisme",),
    **money(22_700_000, MoneyDuration.PERMANENT, money_basis=MoneyBasis.YEARLY),
)
OTHER = initiative("B", state=InitiativeState.ONGOING, departments=("TMF",), objective=3)


@pytest.fixture(scope="module")
def status():
    return assessed(*CATALOGUE, PARENT, PART, OTHER)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (InitiativeFilter(), ["A", "B"]),
        (InitiativeFilter(objective="3"), ["B"]),
        (InitiativeFilter(department="TMF"), ["B"]),
        (InitiativeFilter(department="BUF"), ["A"]),
        (InitiativeFilter(state="done"), ["A"]),
        (InitiativeFilter(state="ongoing"), ["B"]),
        (InitiativeFilter(state=NOTHING), ["A"]),
        (InitiativeFilter(money="permanent"), ["A"]),
        (InitiativeFilter(money=NOTHING), ["B"]),
        (InitiativeFilter(money="temporary"), []),
        (InitiativeFilter(group="autisme"), ["A"]),
        (InitiativeFilter(group="synshandicap"), []),
        (InitiativeFilter(department="BUF", objective="3"), []),
    ],
)
def test_an_initiative_is_found_by_its_own_fields_or_by_one_of_its_parts(status, wanted, found):
    assert [i.id for i in chosen(status, wanted)] == found


def test_money_of_unstated_duration_is_found_as_not_stated():
    status = assessed(*CATALOGUE, initiative("A", **money(1_000_000)))
    assert [i.id for i in chosen(status, InitiativeFilter(money="not_stated"))] == ["A"]


def test_the_heading_counts_initiatives_and_not_their_parts(status):
    # A has an amount by its part, B has none; the one amount is permanent.
    assert headline(status) == "1 af 2 indsatser har et beløb i kilderne; ét beløb er varigt"


def test_the_heading_says_so_if_no_amount_is_permanent():
    temporary = initiative("A", **money(3_000_000, MoneyDuration.TEMPORARY))
    status = assessed(*CATALOGUE, temporary)
    assert headline(status).endswith("; ingen af beløbene er varige")


def test_the_heading_says_so_if_there_is_no_amount_or_no_initiative():
    assert headline(assessed(*CATALOGUE, OTHER)) == ("Ingen indsatser har et beløb i kilderne")
    nothing = assessed(*CATALOGUE, as_of=date(2022, 1, 1))
    assert headline(nothing) == "Ingen indsatser kendt per 1. januar 2022"


def test_priorities_without_initiatives_are_named():
    status = assessed(
        objective(2), priority("2a"), priority("2b"), initiative("A", objective=2, priority="2a")
    )
    assert "Prioritering 2b har ingen indsatser i kilderne" in lead(status)
    (only,) = status.objectives
    told = without_initiatives(only, Links())
    assert "2b" in told
    assert "Ingen indsatser i kilderne" in told
    assert "2a" not in told


def test_a_priority_without_initiatives_is_named_only_to_its_own_departments():
    status = assessed(objective(2), priority("2b", lead=("SOF",)))
    (only,) = status.objectives
    assert without_initiatives(only, Links(), "SOF")
    assert not without_initiatives(only, Links(), "TMF")


def test_a_part_is_below_its_initiative(status):
    fifth = next(o for o in status.objectives if o.objective.number == 5)
    told = initiative_table(status, fifth, chosen(status, InitiativeFilter()), Links())
    assert told.index("Indsats A") < told.index("Heraf: Indsats Aa")
    assert "se delene" in told
    assert "22,7 millioner kroner, om året, varig" in told
    assert "Indsats B" not in told


def test_values_that_the_source_does_not_state_are_shown_as_not_stated(status):
    third = next(o for o in status.objectives if o.objective.number == 3)
    told = initiative_table(status, third, chosen(status, InitiativeFilter()), Links())
    # Period, target groups and money of B.
    assert told.count("ikke oplyst") == 3


def test_initiatives_are_listed_under_their_objective(status):
    told = by_objective(status, InitiativeFilter(), Links())
    assert told.index("3. M3") < told.index("Indsats B")
    assert told.index("Indsats B") < told.index("5. M5") < told.index("Indsats A")


def test_the_initiatives_of_an_objective_are_folded_under_their_number_until_the_reader_chooses(
    status,
):
    told = by_objective(status, InitiativeFilter(), Links())
    # A and B; the part Aa is in A.
    assert told.count("</strong> 1 indsats</summary>") == 2
    assert '<details class="theme" open' not in told
    chosen_one = by_objective(status, InitiativeFilter(objective="3"), Links())
    assert chosen_one.count('<details class="theme" open') == 1


def test_an_objective_without_initiatives_says_so_without_a_fold():
    told = by_objective(assessed(*CATALOGUE), InitiativeFilter(), Links())
    assert "Ingen indsatser i kilderne" in told
    assert "<details" not in told


def test_text_from_the_data_is_escaped():
    status = assessed(*CATALOGUE, initiative("A", title="<script>", summary="a & b"))
    told = by_objective(status, InitiativeFilter(), Links())
    assert "<script>" not in told
    assert "a &amp; b" in told


def test_the_number_of_initiatives_shown_is_given(status):
    assert shown(status, [OTHER]) == "Viser 1 af 2 indsatser."


def test_an_empty_result_names_the_choices_and_how_to_widen_them(status):
    told = empty(status, InitiativeFilter(objective="3", money="permanent", group="autisme"))
    assert "målsætning 3, »Varige« og målgruppen autisme på én gang" in told
    assert "Sæt et af valgene til Alle." in told
    assert "»Vis alt«" in told


def test_without_any_initiatives_the_message_is_about_the_sources():
    told = empty(assessed(*CATALOGUE), InitiativeFilter())
    assert told == "Kilderne har ingen indsatser på denne dato. Vælg en anden dato."


def test_every_initiative_and_part_is_downloaded_with_its_money_as_a_number(status):
    taken = initiative_download(status, chosen(status, InitiativeFilter()))
    assert [row[0] for row in taken.rows] == ["A", "Aa", "B"]
    amount = taken.headings.index("Beløb i kroner")
    assert [row[amount] for row in taken.rows] == [None, 22_700_000, None]
    assert all(len(row) == len(taken.headings) for row in taken.rows)


def test_a_bound_is_downloaded_in_words_and_not_as_a_number():
    at_least = initiative("A", amount=Quantity.at_least(570_000_000))
    taken = initiative_download(assessed(*CATALOGUE, at_least), [at_least])
    row = dict(zip(taken.headings, taken.rows[0], strict=True))
    assert row["Beløb i kroner"] is None
    assert row["Beløb med ord"] == "mindst 570 millioner kroner"
