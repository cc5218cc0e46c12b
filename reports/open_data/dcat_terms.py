"""What a catalogue in DCAT-AP-DK refers to in other vocabularies.

A validator knows of an address only what the document itself says, so each is listed with its class.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy.licences import Licence
from reports.open_data.json_ld import Node, text, texts, to

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcat-dk": "https://data.gov.dk/model/core/dcat-dk/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "locn": "http://www.w3.org/ns/locn#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_EU = "http://publications.europa.eu/resource"
_ADMS = "http://purl.org/adms"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"

ORGANIZATION = "https://www.w3.org/ns/org#Organization"
"""An organisation, as DCAT-AP-DK 2.0.2 writes its class; the vocabulary's own has http."""
PROFILE = "https://data.gov.dk/model/profile/dcat-ap-dk-2.0.2/"
THEMES = f"{_EU}/authority/data-theme"
SOCIETY = f"{THEMES}/SOCI"
PUBLIC = f"{_EU}/authority/access-right/PUBLIC"
NON_PUBLIC = f"{_EU}/authority/access-right/NON_PUBLIC"
IRREGULAR = f"{_EU}/authority/frequency/IRREG"
LOCAL_AUTHORITY = f"{_ADMS}/publishertype/LocalAuthority"
DANISH = f"{_EU}/dataset/language/DAN"
"""Danish, as DCAT-AP-DK 2.0.2 writes it. The EU's own address of it is beside it, as the same."""
DANISH_AT_EU = f"{_EU}/authority/language/DAN"
CSV, JSON, ZIP = (f"{_EU}/authority/file-type/{code}" for code in ("CSV", "JSON", "ZIP"))
TEXT_CSV = f"{MEDIA_TYPES}text/csv"
APPLICATION_JSON = f"{MEDIA_TYPES}application/json"
APPLICATION_ZIP = f"{MEDIA_TYPES}application/zip"


def known() -> Iterator[Node]:
    """The terms that every catalogue may refer to."""
    yield _concept(SOCIETY, "Befolkning og samfund", "Population and society") | {
        "skos:inScheme": to(THEMES)
    }
    yield {
        "@id": THEMES,
        "@type": "skos:ConceptScheme",
        "dct:title": texts("Datatema", "Data theme"),
    }
    yield _concept(LOCAL_AUTHORITY, "Lokal myndighed", "Local Authority")
    yield {
        "@id": DANISH,
        "@type": "dct:LinguisticSystem",
        "owl:sameAs": to(DANISH_AT_EU),
    }
    yield {"@id": DANISH_AT_EU, "@type": "dct:LinguisticSystem"}
    yield from (_of("dct:RightsStatement", each) for each in (PUBLIC, NON_PUBLIC))
    yield _of("dct:Frequency", IRREGULAR)
    yield from (_of("dct:MediaTypeOrExtent", each) for each in (CSV, JSON, ZIP))
    yield from (_of("dct:MediaType", e) for e in (TEXT_CSV, APPLICATION_JSON, APPLICATION_ZIP))


def standard(address: str, title: str) -> Node:
    """A standard that data conform to."""
    return {"@id": address, "@type": "dct:Standard", "dct:title": text(title, "en")}


def licence_of(licence: Licence) -> Iterator[Node]:
    """A licence, its type, and its text."""
    kind = f"{_ADMS}/licencetype/{licence.kind}"
    yield {
        "@id": licence.authority,
        "@type": "dct:LicenseDocument",
        "dct:title": text(licence.title),
        "dct:identifier": licence.code,
        "dct:type": to(kind),
        "rdfs:seeAlso": to(licence.address),
    }
    yield _concept(kind, licence.kind_words, licence.kind)
    yield _of("foaf:Document", licence.address)


def _of(kind: str, address: str) -> Node:
    return {"@id": address, "@type": kind}


def _concept(address: str, danish: str, english: str) -> Node:
    return {
        "@id": address,
        "@type": "skos:Concept",
        "skos:prefLabel": texts(danish, english),
    }
