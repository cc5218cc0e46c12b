"""What a citizen can get. All services and amounts are invented."""

from __future__ import annotations

from datetime import date

import pytest

from policy.choices import ServiceLevel
from policy.columns import Citation
from policy.quantities import Quantity
from policy.records import Service, Source
from presentation.letters import search_words
from presentation.services import (
    amount_name,
    amount_words,
    count_sentence,
    headline,
    lead,
    matching,
    nothing_sentence,
    opens,
    price_words,
    service_card,
    service_extract,
    theme_list,
    themes,
)
from tests.records import assessed


def service(code: str, **fields) -> Service:
    return Service(
        **{
            "id": code,
            "theme": "Hjælp på farten",
            "name": f"Ydelse {code}",
            "summary": "Gengivet kort.",
            "level": ServiceLevel.GUIDING,
            "year": 2024,
            "sources": (Citation("HVERDAG", section="Farten"),),
        }
        | fields
    )


def priced(amount: float, covers: str | None = None, **fields) -> Service:
    return service("a", price=Quantity.exact(amount), price_covers=covers, **fields)


def test_a_price_stands_with_what_it_covers():
    row = priced(194, "vask af 8 kg tøj, pr. måned")
    assert (amount_name(row), price_words(row)) == (
        "Pris",
        "194 kr. for vask af 8 kg tøj, pr. måned",
    )


def test_a_price_of_nothing_is_free_of_charge():
    assert price_words(priced(0, "kørsel til indkøb")) == "Gratis: kørsel til indkøb"


def test_a_price_of_another_year_says_its_year():
    assert (
        price_words(priced(49, "én hovedret", price_year=2023)) == "49 kr. for én hovedret (2023)"
    )


def test_a_highest_price_is_said_to_be_one():
    row = service("a", price=Quantity.at_most(2130), price_covers="tandpleje pr. år")
    assert price_words(row) == "Op til 2.130 kr. for tandpleje pr. år"


@pytest.mark.parametrize(
    ("covers", "name"),
    [
        ("kommunens tilskud pr. måltid", "Tilskud"),
        ("plejevederlag til den pårørende, pr. uge", "Vederlag"),
    ],
)
def test_what_is_paid_out_is_not_called_a_price(covers, name):
    row = priced(12.5, covers)
    assert amount_name(row) == name
    assert price_words(row) == f"12,50 kr.: {covers}. Ikke en pris."


def test_a_subsidy_of_nothing_is_not_free_of_charge():
    assert amount_words(priced(0, "kommunens tilskud")) == "0 kr."


def test_the_heading_says_how_much_from_when_and_that_it_is_guiding():
    status = assessed(service("a"), service("b"), service("c", level=ServiceLevel.NATIONAL))
    assert headline(status) == "2 ydelser og regler fra 2024, alle vejledende"
    assert headline(assessed()) == (
        "Ingen kendte oplysninger om hjælp og serviceniveau pr. 13. november 2025"
    )


def test_the_first_thing_said_is_that_it_is_guiding_and_individual():
    source = Source(
        id="HVERDAG",
        title="Hjælp i hverdagen",
        short_title="Hjælp",
        publisher="SOF",
        known_from=date(2024, 1, 1),
    )
    told = lead(assessed(source))
    assert "<strong>Vejledende; altid en konkret, individuel vurdering.</strong>" in told
    assert "»Hjælp i hverdagen«" in told
    assert "Ingen række er et tilsagn" in told


def test_a_card_has_each_fact_under_its_name_and_no_others():
    row = service(
        "gang",
        name="Gangtur & bus",
        paragraph="Serviceloven § 83",
        limit="Én gang om ugen.",
        eligibility="Alle.",
        apply_at="Kontoret",
        note="Kun i bus.",
    )
    card = service_card(assessed(row), row, {})
    assert '<article class="service" id="gang"><h3>Gangtur &amp; bus</h3>' in card
    for name, told in (
        ("Hvem kan få det", "Alle."),
        ("Grænse", "Én gang om ugen."),
        ("Paragraf", "Serviceloven § 83"),
        ("Søges hos", "Kontoret"),
    ):
        assert f"<dt>{name}</dt><dd>{told}</dd>" in card
    assert "<dt>Pris" not in card
    assert "<dt>Frist" not in card
    assert "Kun i bus." in card
    assert "Gælder 2024. Kilde: HVERDAG, Farten." in card


def test_a_row_without_a_year_says_that_its_source_has_none():
    row = service("a", year=None)
    assert "Kilden har intet årstal." in service_card(assessed(row), row, {})


def test_a_card_leads_to_the_national_rule_for_the_same():
    row = service("own", compares_with="rule")
    rule = service("rule", name="Loft", level=ServiceLevel.NATIONAL, price=Quantity.exact(59))
    card = service_card(assessed(row, rule), row, {"dato": "2025-11-13"})
    assert (
        '<dt>Nationalt</dt><dd><a href="./hjaelp-og-serviceniveau?dato=2025-11-13#rule">Loft</a> (59 kr.)'
        in card
    )


def test_themes_keep_the_order_of_the_source_and_fold_their_rows():
    rows = (service("a", theme="Mad"), service("b", theme="Bad"), service("c", theme="Mad"))
    status = assessed(*rows)
    assert themes(status.services) == {"mad": "Mad", "bad": "Bad"}
    drawn = theme_list(status, rows, {}, shown=False)
    assert drawn.index("<strong>Mad</strong>") < drawn.index("<strong>Bad</strong>")
    assert "2 emner" in drawn
    assert "1 emne<" in drawn
    assert '<details class="theme" open>' not in drawn
    assert theme_list(status, rows, {}, shown=True).count(" open>") == 2


def test_rows_are_chosen_by_theme_and_by_parts_of_words():
    rows = [
        service("a", theme="Mad og måltider", name="Smørrebrød"),
        service("b", theme="Bad", paragraph="Serviceloven § 83"),
        service("c", theme="Bad", target_groups=("synshandicap",)),
    ]

    def ids(theme: str | None, query: str) -> list[str]:
        return [row.id for row in matching(rows, theme, search_words(query))]

    assert ids(None, "") == ["a", "b", "c"]
    assert ids("mad-og-maaltider", "") == ["a"]
    assert ids(None, "BROED smoer") == ["a"]
    assert ids("bad", "§ 83") == ["b"]
    assert ids(None, "syn") == ["c"]
    assert ids("bad", "smørrebrød") == []


def test_themes_stand_open_when_one_is_chosen_or_a_search_leaves_few():
    few, many = [service("a")], [service(f"{n}") for n in range(80)]
    assert opens(many, "bad", "")
    assert opens(few, None, "bad")
    assert not opens(many, None, "bad")
    assert not opens(few, None, "")


def test_the_count_says_how_many_are_national():
    own, rule = service("a"), service("b", level=ServiceLevel.NATIONAL)
    assert count_sentence([own, rule], [own, rule, own]) == (
        "Viser 2 af 3 ydelser og regler; én af dem er national."
    )
    assert count_sentence([own], [own, rule]) == "Viser 1 af 2 ydelser og regler."


def test_an_empty_choice_says_which_choices_leave_nothing():
    assert nothing_sentence("Mad", "bus", "autisme") == (
        "Kilderne har ingen ydelser, der passer til temaet Mad, ordene »bus« og målgruppen autisme."
    )


def test_the_table_to_take_along_has_amounts_as_numbers_and_says_what_they_are():
    rows = (
        priced(12.5, "kommunens tilskud pr. måltid"),
        service("b", price=Quantity.at_most(2130), price_year=2023),
        service("c"),
    )
    status = assessed(*rows)
    taken = service_extract(status, rows)
    columns = [
        taken.headings.index(name)
        for name in ("Beløb i kroner", "Beløbet er", "Beløbet er højst", "Beløbets år")
    ]
    assert [tuple(row[column] for column in columns) for row in taken.rows] == [
        (12.5, "tilskud", None, 2024),
        (2130, "pris", "ja", 2023),
        (None, None, None, None),
    ]
