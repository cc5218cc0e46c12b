from __future__ import annotations

import csv
from collections.abc import Callable
from functools import cache
from io import StringIO
from pathlib import Path
from urllib.parse import urlparse
from urllib.request import urlopen

import pytest
from rdflib import RDF, SH, Graph, Literal, Namespace, URIRef

from policy.licences import LICENCES
from presentation.blocks import Selection
from presentation.html.site import Site
from reports.open_data import csvw, data_package, dcat, dcat_terms, package
from tests.hard_records import hard_status
from tests.records import assessed, policy
from tests.reports.open_data import public_shapes
from tests.reports.open_data.catalogues import ADDRESSES, OUR_SHAPES, SITE, catalogues, graph

DCAT, DCTERMS, FOAF, VCARD = (
    Namespace(dcat_terms.PREFIXES[prefix]) for prefix in ("dcat", "dct", "foaf", "vcard")
)
WITHOUT_CLASS = {DCAT.accessURL, DCAT.downloadURL, RDF.type, VCARD.hasEmail}
"""Properties whose value is a file, a class or a mail address."""


@cache
def catalogue(name: str) -> Graph:
    return catalogues()[name]


def described(selection: Selection | None = None) -> Graph:
    made = dcat.described(package.published(assessed(policy()), selection or Selection()))
    return graph(made, ADDRESSES["zip"])


@pytest.mark.parametrize("name", ADDRESSES)
def test_shacl_finds_nothing_against_the_danish_profile(name):
    assert public_shapes.reported(catalogue(name), Graph().parse(OUR_SHAPES)) == []


def test_what_public_shapes_ask_and_ours_do_not_is_said():
    ours, theirs = Graph().parse(OUR_SHAPES), Graph().parse(OUR_SHAPES)
    assert list(public_shapes.not_asked(theirs, ours, catalogue("site"))) == []
    wanted = dict(public_shapes.properties(ours, DCAT.Catalog))[DCAT.dataset]
    ours.remove((wanted, SH.minCount, None))
    (said,) = public_shapes.not_asked(theirs, ours, catalogue("site"))
    assert said == f"{DCAT.Catalog} {DCAT.dataset}: {SH.minCount} 1"


@pytest.mark.parametrize("name", ADDRESSES)
def test_each_thing_that_is_referred_to_has_its_class(name):
    found = catalogue(name)
    unknown = {
        str(thing)
        for _, how, thing in found
        if how not in WITHOUT_CLASS and isinstance(thing, URIRef)
        if (thing, RDF.type, None) not in found
    }
    assert unknown == set()


@pytest.mark.parametrize("name", ADDRESSES)
def test_each_table_is_a_data_set_of_its_own_and_a_part_of_the_whole(name):
    found = catalogue(name)
    (cataloguing,) = found.subjects(RDF.type, DCAT.Catalog)
    datasets = set(found.objects(cataloguing, DCAT.dataset))
    tables = [table.name for table in package.tables(hard_status())]
    assert datasets == set(found.subjects(RDF.type, DCAT.Dataset))
    assert len(datasets) == len(tables) + 1
    whole = URIRef(f"{ADDRESSES[name]}#status")
    assert set(found.objects(whole, DCTERMS.hasPart)) == datasets - {whole}
    assert set(found.subjects(DCTERMS.isPartOf, whole)) == datasets - {whole}


def test_in_a_zip_each_address_is_a_file_beside_the_catalogue():
    files = package.published(hard_status(), Selection()).files
    folder = ADDRESSES["zip"].removesuffix(dcat.FILE)
    addresses = set(map(str, catalogue("zip").objects(None, DCAT.downloadURL)))
    assert addresses == {f"{folder}{file}" for file in [*files, "datapackage.json"]}


def test_the_figures_found_through_the_catalogue_are_those_of_the_status(
    shipped_zip: Path, reads_as_the_status: Callable
):
    read = Graph().parse(shipped_zip / dcat.FILE, format="json-ld")
    (figures,) = read.subjects(DCTERMS.title, Literal("Figures", lang="en"))
    (table,) = (
        file
        for file in read.objects(figures, DCAT.distribution)
        if (file, DCTERMS.conformsTo, URIRef(csvw.STANDARD)) in read
    )
    content = urlopen(str(read.value(table, DCAT.downloadURL))).read().decode()
    reads_as_the_status(
        [
            {
                **{name: cell or None for name, cell in row.items()},
                "hidden": row["hidden"] == "true",
                "sources": row["sources"].split("; "),
            }
            for row in csv.DictReader(StringIO(content))
        ]
    )


def test_on_a_site_each_address_is_of_the_site():
    addresses = [urlparse(str(each)) for each in catalogue("site").objects(None, DCAT.accessURL)]
    assert {f"{each.scheme}://{each.netloc}" for each in addresses} == {SITE}
    assert {each.path for each in addresses} >= {
        "/data/figures.csv",
        "/data/figures.json",
        "/data/handicappolitik.zip",
        "/data/status.json",
    }


def test_the_files_of_a_data_set_are_told_apart_by_their_titles():
    found = catalogue("site")
    files = list(found.objects(URIRef(f"{ADDRESSES['site']}#figures"), DCAT.distribution))
    titles = {found.value(file, DCTERMS.title) for file in files}
    assert len(files) == len(titles) > 1


def test_a_licence_is_named_where_the_city_has_chosen_one():
    chosen = Selection(licence=LICENCES["CC0-1.0"])
    authority = URIRef("http://publications.europa.eu/resource/authority/licence/CC0")
    assert set(described().objects(None, DCTERMS.license)) == set()
    assert set(described(chosen).objects(None, DCTERMS.license)) == {authority}


def test_only_what_anyone_may_read_is_called_public():
    def rights(found: Graph) -> set:
        return set(found.objects(None, DCTERMS.accessRights))

    assert rights(catalogue("site")) == {URIRef(dcat_terms.PUBLIC)}
    assert rights(catalogue("zip")) == set()
    assert rights(described(Selection(unpublished=True))) == {URIRef(dcat_terms.NON_PUBLIC)}


def test_an_earlier_edition_on_a_site_leads_to_its_own_files():
    site = Site(SITE, {"dato": "2025-11-20"})
    made = package.published(assessed(policy()), Selection(), site)
    found = graph(dcat.described(made), ADDRESSES["site"])
    for file in found.objects(None, DCAT.downloadURL):
        assert urlparse(str(file)).query == "dato=2025-11-20"
    paths = [each["path"] for each in data_package.described(made)["resources"]]
    urls = [each["url"] for each in csvw.described(made)["tables"]]
    assert paths == urls
    assert "figures.csv?dato=2025-11-20" in paths


def test_a_selection_does_not_take_the_identifier_of_the_whole():
    whole, part = described(), described(Selection(objectives=(5,)))
    assert Literal("2023-2026/figures") in set(whole.objects(None, DCTERMS.identifier))
    assert not any(str(each).startswith("2023") for each in part.objects(None, DCTERMS.identifier))


def test_whom_to_write_to_is_a_mail_address_or_a_text_or_nobody():
    assert set(described().objects(None, DCAT.contactPoint)) == set()
    mail = described(Selection(contact="data@kommune.example"))
    assert set(mail.objects(None, VCARD.hasEmail)) == {URIRef("mailto:data@kommune.example")}
    written = described(Selection(contact="Ring 12 34 56 78 eller skriv til data@kommune.example"))
    assert set(written.objects(None, VCARD.hasEmail)) == set()
    (note,) = written.objects(None, VCARD.note)
    assert str(note).startswith("Ring 12 34 56 78")


def test_the_city_is_the_publisher_and_its_number_the_place():
    found = graph(
        dcat.described(package.published(assessed(policy(municipality="101")), Selection())),
        ADDRESSES["zip"],
    )
    (publisher,) = set(found.objects(None, DCTERMS.publisher))
    assert found.value(publisher, FOAF.name) == Literal("Københavns Kommune", lang="da")
    (place,) = set(found.objects(None, DCTERMS.spatial))
    assert found.value(place, DCTERMS.identifier) == Literal("101")


def test_before_there_is_a_policy_the_catalogue_is_valid_too():
    empty = dcat.described(package.published(assessed(), Selection()))
    found = graph(empty, ADDRESSES["zip"])
    assert public_shapes.reported(found, Graph().parse(OUR_SHAPES)) == []
    assert set(found.objects(None, FOAF.name)) == {Literal("Kommunen", lang="da")}
