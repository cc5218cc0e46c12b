"""The city's prices and rules beside the national ones. All services and amounts are invented."""

from __future__ import annotations

from policy.choices import ServiceLevel
from policy.quantities import Quantity
from policy.records import Service
from presentation.html.links import Links
from presentation.services.national_rules import (
    ceiling_download,
    ceiling_note,
    ceiling_sentence,
    ceiling_table,
    complaint_sentence,
    complaint_table,
    price_pairs,
    rule_table,
)
from tests.records import assessed


def own(code: str, amount: float | None = None, **fields) -> Service:
    return Service(
        **{
            "id": code,
            "theme": "Mad",
            "name": f"Ydelse {code}",
            "summary": "Gengivet kort.",
            "level": ServiceLevel.GUIDING,
            "year": 2024,
            "price": None if amount is None else Quantity.exact(amount),
        }
        | fields
    )


def rule(code: str, amount: float | None = None, **fields) -> Service:
    return own(
        code,
        amount,
        **{"level": ServiceLevel.NATIONAL, "year": None, "name": f"Loft {code}"} | fields,
    )


def test_only_rows_declared_comparable_are_compared():
    one_dish = own("dish", 47, compares_with="ceiling")
    two_dishes = own("menu", 61)
    status = assessed(one_dish, two_dishes, rule("ceiling", 59))
    assert [(a.id, b.id) for a, b in price_pairs(status)] == [("dish", "ceiling")]


def test_a_price_and_its_ceiling_each_have_their_year_and_a_difference():
    status = assessed(
        own("dish", 49, price_year=2023, compares_with="ceiling"), rule("ceiling", 59)
    )
    drawn = ceiling_table(status, Links())
    for cell in ("49 kroner", "2023", "59 kroner", "uden årstal", f"{59 - 49} kroner under loftet"):
        assert f">{cell}<" in drawn
    assert "Hvor kilden intet år trykker, kan pris og loft være fra hvert sit år." in (
        ceiling_note(status)
    )
    assert ceiling_sentence(status) == (
        "Prisen er på eller under det nationale loft for det samme. "
        "Prisen er fra 2023, og loftet er uden årstal."
    )


def test_two_prices_are_called_both_and_each_ceiling_is_counted_once():
    dishes = [
        own("cold", 47, compares_with="ceiling"),
        own("warm", 49, price_year=2023, compares_with="ceiling"),
    ]
    one_ceiling = assessed(*dishes, rule("ceiling", 59))
    assert ceiling_sentence(one_ceiling) == (
        "Begge priser er på eller under det nationale loft for det samme. "
        "Priserne er fra 2023 og 2024, og loftet er uden årstal."
    )
    third = own("menu", 70, year=None, compares_with="other")
    two_ceilings = assessed(*dishes, third, rule("ceiling", 59), rule("other", 80, year=2024))
    assert ceiling_sentence(two_ceilings) == (
        "Alle tre priser er på eller under det nationale loft for det samme. "
        "Priserne er fra 2023 og 2024 og uden årstal, og lofterne er fra 2024 og uden årstal."
    )


def test_different_years_and_missing_years_have_different_notes():
    status = assessed(own("dish", 49, compares_with="ceiling"), rule("ceiling", 59, year=2023))
    assert "Pris og loft er ikke fra samme år" in ceiling_note(status)
    same = assessed(own("dish", 49, compares_with="ceiling"), rule("ceiling", 59, year=2024))
    assert " år" not in ceiling_note(same)


def test_a_price_above_its_ceiling_is_named():
    status = assessed(own("dish", 60, compares_with="ceiling"), rule("ceiling", 59))
    assert ceiling_sentence(status) == (
        "Ydelse dish koster mere end det nationale loft. "
        "Prisen er fra 2024, og loftet er uden årstal."
    )
    assert "1 krone over loftet" in ceiling_table(status, Links())


def test_a_price_at_its_ceiling_is_not_above_it():
    status = assessed(own("dish", 59, compares_with="ceiling"), rule("ceiling", 59))
    assert ceiling_sentence(status).startswith("Prisen er på eller under det nationale loft")
    assert "som loftet" in ceiling_table(status, Links())


def test_a_ceiling_without_a_comparable_price_is_mentioned_and_not_compared():
    status = assessed(
        own("dish", 47, compares_with="ceiling"),
        rule("ceiling", 59),
        rule("month", 3985, price_covers="mad per måned"),
        rule("free", 0, price_covers="hjælp"),
    )
    note = ceiling_note(status)
    assert (
        "Uden en tilsvarende pris i kommunen: Loft month (3.985 kroner for mad per måned)." in note
    )
    assert "Loft free" not in note


def test_without_prices_nothing_is_compared():
    assert ceiling_sentence(assessed(own("a"))) == (
        "Kilderne har ingen priser, der kan stilles op mod et nationalt loft."
    )


def test_rules_without_prices_are_shown_side_by_side_with_their_years():
    status = assessed(
        own("holiday", compares_with="rule", summary="Byens regel."),
        rule("rule", summary="Landets regel.", limit="Kort."),
        own("dish", 47, compares_with="ceiling"),
        rule("ceiling", 59),
    )
    drawn = rule_table(status, Links())
    assert "Byens regel. (2024)" in drawn
    assert "Landets regel. Kort. (uden årstal)" in drawn
    assert "Ydelse dish" not in drawn


def test_complaints_show_the_citys_deadline_beside_the_national_one():
    status = assessed(
        own("a", complaint=True, name="Klagefrist", deadline="Fire uger.", compares_with="b"),
        rule("b", deadline="Fire uger."),
        own("c", complaint=True, name="Klage over personale", apply_at="Kontoret"),
    )
    drawn = complaint_table(status, Links())
    assert "Fire uger (2024)" in drawn
    assert "Fire uger (uden årstal)" in drawn
    assert drawn.count(">ikke oplyst<") == 3  # no address for the first, no deadlines for the other
    assert complaint_sentence(status) == "Klagefrist: fire uger."
    assert complaint_sentence(assessed()) == "Kilderne nævner ingen klagefrist."


def test_the_downloaded_prices_are_numbers():
    status = assessed(own("dish", 47, compares_with="ceiling"), rule("ceiling", 59))
    taken = ceiling_download(status)
    ((row),) = taken.rows
    assert row[taken.headings.index("Forskel i kroner")] == 47 - 59
    assert row[taken.headings.index("Loftets år")] is None
