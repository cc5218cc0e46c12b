"""The card of a service, a right or a rule. All services, offices and amounts are invented."""

from __future__ import annotations

import pytest

from policy.choices import ServiceLevel, UnitKind
from policy.columns import Citation
from policy.quantities import Quantity
from policy.records import OrganisationUnit, Service
from presentation.html.links import Links
from presentation.services.cards import service_card
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


def unit(code: str, kind: UnitKind, **fields) -> OrganisationUnit:
    given = {"id": code, "name": code, "kind": kind, "department": "KK", "summary": "Gengivet."}
    return OrganisationUnit(**given | {"year": 2024} | fields)


def test_a_card_has_each_known_fact_under_its_name_and_no_others():
    row = service(
        "gang",
        name="Gangtur & bus",
        paragraph="Serviceloven § 83",
        limit="Én gang om ugen.",
        eligibility="Alle.",
        apply_at="Kontoret",
        note="Kun i bus.",
    )
    card = service_card(assessed(row), row, Links())
    assert '<article class="service" id="gang"><h3>Gangtur &amp; bus</h3>' in card
    for name, told in (
        ("Hvem kan få det", "Alle."),
        ("Grænse", "Én gang om ugen."),
        ("Paragraf", "Serviceloven § 83"),
        ("Ansøg hos", "Kontoret."),
    ):
        assert f"<dt>{name}</dt><dd>{told}</dd>" in card
    assert "<dt>Pris" not in card
    assert "<dt>Frist" not in card
    assert "Kun i bus." in card
    assert "Gælder 2024. Kilde: HVERDAG, Farten." in card


def test_a_row_without_a_year_says_that_its_source_has_none():
    row = service("a", year=None)
    assert "Kilden har intet årstal." in service_card(assessed(row), row, Links())


def test_a_card_links_to_the_corresponding_national_rule():
    row = service("own", compares_with="rule")
    rule = service("rule", name="Loft", level=ServiceLevel.NATIONAL, price=Quantity.exact(59))
    card = service_card(assessed(row, rule), row, Links({"dato": "2025-11-13"}))
    assert (
        '<dt>Nationalt</dt><dd><a href="./hjaelp-og-serviceniveau?dato=2025-11-13#rule">Loft</a> (59 kroner)'
        in card
    )


@pytest.mark.parametrize(
    ("level", "kind", "whom", "where"),
    [
        (
            ServiceLevel.GUIDING,
            "Vejledende oplysning om hjælp",
            "Hvem kan få det",
            "Ansøg hos",
        ),
        (ServiceLevel.RULE, "Ret, pligt eller frist", "Hvem det gælder", "Henvend dig til"),
        (ServiceLevel.NATIONAL, "National regel", "Hvem det gælder", "Henvend dig til"),
    ],
)
def test_a_card_names_its_kind_and_has_headings_that_fit_it(level, kind, whom, where):
    row = service("a", level=level, eligibility="Alle.", apply_at="Kontoret.")
    card = service_card(assessed(row), row, Links())
    assert f">{kind}</p>" in card
    assert f"<dt>{whom}</dt><dd>Alle.</dd>" in card
    assert f"<dt>{where}</dt><dd>Kontoret.</dd>" in card


def test_an_office_to_contact_has_address_and_hours_and_no_telephone_twice():
    office = unit(
        "Kontoret", UnitKind.OFFICE, contact="Gaden 1, 1000 By, telefon 12", hours="Kun mandag."
    )
    row = service("a", apply_at="Kontoret, telefon 12", units=("Kontoret",))
    card = service_card(assessed(row, office), row, Links())
    assert (
        "<dt>Ansøg hos</dt><dd>Kontoret, telefon 12. Gaden 1, 1000 By. Kun mandag (2024).</dd>"
    ) in card
    assert "<dt>Kontor</dt>" not in card


def test_the_hours_of_several_offices_are_labelled_by_office():
    offices = [
        unit("Nord", UnitKind.OFFICE, hours="Mandag."),
        unit("Syd", UnitKind.OFFICE, hours="Tirsdag.", year=None),
    ]
    row = service("a", apply_at="Nord eller Syd", units=("Nord", "Syd"))
    assert "<dd>Nord eller Syd. Nord: Mandag (2024). Syd: Tirsdag.</dd>" in service_card(
        assessed(row, *offices), row, Links()
    )


def test_suppliers_and_places_are_shown_with_their_details_and_year():
    row = service("a", units=("Vask", "Tørring", "Huset", "ukendt"))
    card = service_card(
        assessed(
            row,
            unit("Vask", UnitKind.SUPPLIER, contact="Telefon 12"),
            unit("Tørring", UnitKind.SUPPLIER, year=None),
            unit("Huset", UnitKind.PLACE, contact="Gaden 2", hours="Døgnet rundt."),
        ),
        row,
        Links(),
    )
    assert "<dt>Leverandører</dt><dd>Vask: telefon 12 (2024). Tørring.</dd>" in card
    assert "<dt>Sted</dt><dd>Huset: Gaden 2. Døgnet rundt (2024).</dd>" in card
