"""Catalogues to validate: as in a zip, and as on a site with everything that a city can have set."""

from __future__ import annotations

from pathlib import Path

from rdflib import Graph

from policy.licences import LICENCES
from presentation.blocks import Selection
from presentation.html.site import Site
from reports.open_data import dcat, package
from tests.hard_records import hard_status

SITE = "https://handicap.example.dk"
OUR_SHAPES = Path(__file__).with_name("dcat_ap_dk.ttl")
ADDRESSES = {"zip": "https://kopi.example/mappe/dcat.jsonld", "site": f"{SITE}/data/dcat.jsonld"}
"""Where each is read from; in a zip that is anywhere."""


def catalogues() -> dict[str, Graph]:
    """The catalogue of one status, read as any program reads it."""
    status = hard_status()
    stated = Selection(licence=LICENCES["CC-BY-4.0"], contact="handicap@kommune.example")
    made = {
        "zip": package.published(status, Selection()),
        "site": package.published(status, stated, Site(SITE), is_public=True),
    }
    return {name: graph(dcat.described(each), ADDRESSES[name]) for name, each in made.items()}


def graph(document: dict, address: str) -> Graph:
    return Graph().parse(package.as_json(document), format="json-ld", publicID=address)
