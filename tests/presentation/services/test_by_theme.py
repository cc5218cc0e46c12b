"""Help, rights and duties by theme. All services and amounts are invented."""

from __future__ import annotations

from datetime import date

import pytest

from policy.choices import ServiceLevel, UnitKind
from policy.columns import Citation
from policy.quantities import Quantity
from policy.records import OrganisationUnit, Service, Source
from policy.service_levels import LEVEL_WORDS
from presentation.html.links import Links
from presentation.language import city
from presentation.language.letters import search_words
from presentation.services.by_theme import (
    count_sentence,
    headline,
    lead,
    levels,
    matching,
    nothing_sentence,
    opens,
    service_download,
    theme_list,
    themes,
)
from presentation.services.prices import amount_name, amount_words, price_words
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


def test_a_price_is_shown_with_what_it_covers():
    row = priced(194, "vask af 8 kg tøj, per måned")
    assert (amount_name(row), price_words(row)) == (
        "Pris",
        "194 kroner for vask af 8 kg tøj, per måned",
    )


def test_a_price_of_zero_is_free_of_charge():
    assert price_words(priced(0, "kørsel til indkøb")) == "Gratis: kørsel til indkøb"


def test_a_price_of_a_different_year_shows_its_year():
    assert (
        price_words(priced(49, "én hovedret", price_year=2023))
        == "49 kroner for én hovedret (2023)"
    )


def test_a_highest_price_is_labelled_as_one():
    row = service("a", price=Quantity.at_most(2130), price_covers="tandpleje per år")
    assert price_words(row) == "Op til 2.130 kroner for tandpleje per år"


@pytest.mark.parametrize(
    ("covers", "name"),
    [
        ("kommunens tilskud per måltid", "Tilskud"),
        ("plejevederlag til den pårørende, per uge", "Vederlag"),
    ],
)
def test_a_payment_to_a_citizen_is_not_called_a_price(covers, name):
    row = priced(12.5, covers)
    assert amount_name(row) == name
    assert price_words(row) == f"12,50 kroner: {covers}. Ikke en pris."


def test_a_national_amount_is_a_ceiling_and_zero_is_free():
    ceiling = priced(59, "én hovedret", level=ServiceLevel.NATIONAL)
    assert (amount_name(ceiling), price_words(ceiling)) == ("Loft", "59 kroner for én hovedret")
    free = priced(0, "bevilget hjælp", level=ServiceLevel.NATIONAL)
    assert (amount_name(free), price_words(free)) == ("Pris", "Gratis: bevilget hjælp")


def test_a_subsidy_of_zero_is_not_free_of_charge():
    assert amount_words(priced(0, "kommunens tilskud")) == "0 kroner"


RIGHT, NATIONAL = ServiceLevel.RULE, ServiceLevel.NATIONAL
NO_PROMISE = "Intet af det er et tilsagn"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ({ServiceLevel.GUIDING: 1}, "1 vejledende oplysning om hjælp"),
        ({ServiceLevel.GUIDING: 2}, "2 vejledende oplysninger om hjælp"),
        ({RIGHT: 1}, "1 ret, pligt eller frist"),
        (
            {ServiceLevel.GUIDING: 3, RIGHT: 2, NATIONAL: 4},
            "3 vejledende oplysninger om hjælp og 2 rettigheder, pligter og frister",
        ),
    ],
)
def test_the_heading_counts_guidance_and_rights_separately(rows, words):
    given = [service(f"{level}{n}", level=level) for level in rows for n in range(rows[level])]
    assert headline(assessed(*given)) == words


def test_without_rows_of_the_city_the_heading_says_so():
    assert headline(assessed(service("a", level=NATIONAL))) == (
        "Ingen kendte oplysninger om hjælp og serviceniveau per 13. november 2025"
    )


SOURCE = Source(
    id="HVERDAG",
    title="Hjælp i hverdagen",
    short_title="Hjælp",
    publisher="SOF",
    known_from=date(2024, 1, 1),
)


def test_guidance_is_said_not_to_be_a_promise_and_rights_are_not():
    told = lead(assessed(SOURCE, service("a"), service("b", level=RIGHT)))
    assert (
        "<strong>Oplysninger om hjælp er vejledende. "
        "Rettigheder, pligter og frister er mærket for sig.</strong>"
    ) in told
    assert "»Hjælp i hverdagen«" in told
    assert f"<dt>Vejledende oplysninger om hjælp</dt><dd>{NO_PROMISE}" in told
    assert "<dt>Rettigheder, pligter og frister</dt><dd>Det, som borgeren" in told
    assert "Nationale regler" not in told


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([service("a"), service("b")], "Oplysningerne er fra 2024."),
        (
            [service("a"), service("b"), priced(57, year=2023)],
            "Oplysningerne er fra 2024, hvor intet andet årstal står; ét beløb er fra 2023.",
        ),
        (
            [service("a"), priced(57, price_year=2023), priced(49, price_year=2022), priced(47)],
            (
                "Oplysningerne er fra 2024, hvor intet andet årstal står; "
                "to beløb er fra 2022 og 2023."
            ),
        ),
        (
            [service("a"), service("b"), service("c", year=2025)],
            "Oplysningerne er fra 2024, hvor intet andet årstal står.",
        ),
    ],
)
def test_the_lead_gives_the_year_of_the_rows_and_counts_amounts_of_other_years(rows, told):
    assert lead(assessed(SOURCE, *rows)).partition("siger. ")[2].partition("</p>")[0] == told


def test_without_years_the_lead_has_no_year():
    assert "Oplysningerne er" not in lead(assessed(SOURCE, service("a", year=None)))


def test_rights_alone_are_not_called_guidance():
    told = lead(assessed(SOURCE, service("b", level=RIGHT)))
    assert "<strong>Rettigheder, pligter og frister er mærket for sig.</strong>" in told
    assert NO_PROMISE not in told
    assert "vejledende" not in told


def test_each_kind_of_row_has_its_words():
    assert set(LEVEL_WORDS) == set(ServiceLevel)


def test_themes_keep_the_order_of_the_source_and_fold_their_rows():
    rows = (service("a", theme="Mad"), service("b", theme="Bad"), service("c", theme="Mad"))
    status = assessed(*rows)
    assert themes(status.services) == {"mad": "Mad", "bad": "Bad"}
    drawn = theme_list(status, rows, Links(), shown=False)
    assert drawn.index("<strong>Mad</strong>") < drawn.index("<strong>Bad</strong>")
    assert "2 emner" in drawn
    assert "1 emne<" in drawn
    assert '<details class="theme" open>' not in drawn
    assert theme_list(status, rows, Links(), shown=True).count(" open>") == 2


def test_rows_are_filtered_by_theme_and_by_parts_of_words():
    rows = [
        service("a", theme="Mad og måltider", name="Smørrebrød"),
        service("b", theme="Bad", paragraph="Serviceloven § 83"),
        service("c", theme="Bad", target_groups=("synshandicap",)),
    ]

    def ids(theme: str | None, query: str) -> list[str]:
        return [row.id for row in matching(assessed(*rows), rows, theme, None, search_words(query))]

    assert ids(None, "") == ["a", "b", "c"]
    assert ids("mad-og-maaltider", "") == ["a"]
    assert ids(None, "BROED smoer") == ["a"]
    assert ids("bad", "§ 83") == ["b"]
    assert ids(None, "syn") == ["c"]
    assert ids("bad", "smørrebrød") == []


def test_rows_are_filtered_by_kind_by_its_code_or_by_its_words():
    rows = [service("a"), service("b", level=RIGHT), service("c", level=NATIONAL)]
    assert levels(rows[:2]) == {
        "guiding": "Vejledende oplysninger om hjælp",
        "rule": "Rettigheder, pligter og frister",
    }
    status = assessed(*rows)
    assert [row.id for row in matching(status, rows, None, "rule", [])] == ["b"]
    assert [row.id for row in matching(status, rows, None, None, search_words("pligt"))] == ["b"]


def test_a_row_is_found_by_the_name_of_its_supplier():
    laundry = OrganisationUnit(
        id="l", name="Vaskeriet", kind=UnitKind.SUPPLIER, department="KK", summary="Vasker."
    )
    rows = [service("a", units=("l",)), service("b")]
    status = assessed(laundry, *rows)
    assert [r.id for r in matching(status, rows, None, None, search_words("vaskeri"))] == ["a"]


def test_themes_are_unfolded_if_one_is_chosen_or_a_filter_leaves_few_rows():
    few, many = [service("a")], [service(f"{n}") for n in range(80)]
    assert opens(many, "bad", None, "")
    assert opens(few, None, None, "bad")
    assert opens(few, None, "rule", "")
    assert not opens(many, None, "rule", "bad")
    assert not opens(few, None, None, "")


def test_the_count_has_the_number_of_each_kind():
    own, right, rule = service("a"), service("b", level=RIGHT), service("c", level=NATIONAL)
    everything = [own, right, rule, own]
    assert count_sentence([own, own, right, rule], everything) == (
        "Viser 4 af 4: 2 vejledende oplysninger om hjælp, 1 ret, pligt eller frist og "
        "1 national regel."
    )
    assert count_sentence([right], everything) == "Viser 1 af 4: 1 ret, pligt eller frist."
    assert count_sentence([], everything) == "Viser 0 af 4."


def test_an_empty_result_names_the_choices():
    assert nothing_sentence("Mad", "Nationale regler", "bus", "autisme") == (
        "Kilderne har ingen oplysninger om hjælp, der passer til temaet Mad, slagsen nationale "
        "regler, ordene »bus« og målgruppen autisme."
    )
    assert nothing_sentence(None, None, "", None) == (
        "Kilderne har ingen oplysninger om hjælp på denne dato."
    )


def test_the_download_has_amounts_as_numbers_with_their_meaning():
    rows = (
        priced(12.5, "kommunens tilskud per måltid"),
        service("b", price=Quantity.at_most(2130), price_year=2023),
        service("c"),
    )
    status = assessed(*rows)
    taken = service_download(status, rows)
    columns = [
        taken.headings.index(name)
        for name in ("Beløb i kroner", "Beløbet er", "Beløbet er højst", "Beløbets år")
    ]
    level = taken.headings.index("Niveau")
    assert {row[level] for row in taken.rows} == {city.level(status, ServiceLevel.GUIDING)}
    assert [tuple(row[column] for column in columns) for row in taken.rows] == [
        (12.5, "tilskud", None, 2024),
        (2130, "pris", "ja", 2023),
        (None, None, None, None),
    ]
