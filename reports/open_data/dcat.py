"""The catalogue of what is published, for data portals: DCAT-AP-DK 2.0.2, as JSON-LD.

https://digst.github.io/DCAT-AP-DK/releases/v.2.0/docs/ says what a catalogue, a data set and a
distribution have. The distributions of a data set must have the same data, so each table is a data set
of its own, and a part of the one that has them all. Addresses are those of the site if it is known, else
relative to the document, as in the zip.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from policy.records import Policy
from presentation.about.open_data import PATH, ZIP
from presentation.language import city
from presentation.language.words import capitalised
from reports.open_data import csvw, data_package, dcat_terms
from reports.open_data.csv_files import EXCEL_FOLDER
from reports.open_data.data_tables import DataTable
from reports.open_data.json_ld import Node, day, text, texts, to, where
from reports.open_data.published import NAME, Published

FILE = "dcat.jsonld"
ADDRESS = FILE
STATUS = "status.json"
KEYWORDS = (
    ("handicap", "disability"),
    ("handicappolitik", "disability policy"),
    ("kommune", "municipality"),
)
CATALOGUE, WHOLE, PUBLISHER, CONTACT, PLACE, PERIOD, PROVENANCE = (
    "#catalogue",
    "#status",
    "#publisher",
    "#contact",
    "#place",
    "#period",
    "#provenance",
)


@dataclass(frozen=True, slots=True)
class Form:
    """A form in which each table is published."""

    folder: str
    ending: str
    title: str
    english: str
    about: str
    file_type: str
    media_type: str

    def file(self, table: str) -> str:
        return f"{self.folder}{table}.{self.ending}"


_CSV = (dcat_terms.CSV, dcat_terms.TEXT_CSV)
_JSON = (dcat_terms.JSON, dcat_terms.APPLICATION_JSON)
PROGRAMS = Form(
    "",
    "csv",
    "CSV til programmer",
    "CSV with commas and points",
    "Komma mellem kolonnerne og punktum i tallene.",
    *_CSV,
)
EXCEL = Form(
    f"{EXCEL_FOLDER}/",
    "csv",
    "CSV til Excel",
    "CSV with semicolons and decimal commas",
    "Semikolon mellem kolonnerne, komma i tallene og ord i stedet for koder, til et dansk Excel.",
    *_CSV,
)
ROWS = Form("", "json", "JSON", "JSON", "Rækkerne som JSON.", *_JSON)
ALL_TABLES = "Alle tabeller med beskrivelser af dem."
WHOLE_STATUS = "Hele status, også det, der er beregnet."


def described(published: Published) -> Node:
    """The catalogue, its data sets, and each thing that they refer to."""
    return {"@context": dcat_terms.PREFIXES, "@graph": list(_nodes(published))}


def _nodes(published: Published) -> Iterator[Node]:
    licence, policy = published.selection.licence, published.status.policy
    yield _catalogue(published)
    yield _whole(published)
    yield from (_of_table(table, published) for table in published.tables)
    yield _publisher(published)
    yield _provenance(published)
    if published.selection.contact:
        yield _contact(published, published.selection.contact)
    if policy:
        yield _place(published, policy)
        yield _period(published, policy)
    if published.site:
        yield {"@id": published.site.link(""), "@type": "foaf:Document"}
        yield {"@id": published.page, "@type": "foaf:Document"}
    yield from _documents(published)
    yield from dcat_terms.known()
    if licence:
        yield from dcat_terms.licence_of(licence)


def _documents(published: Published) -> Iterator[Node]:
    """The standards, and the two other descriptions."""
    yield dcat_terms.standard(dcat_terms.PROFILE, "DCAT-AP-DK 2.0.2")
    yield dcat_terms.standard(data_package.STANDARD, "Data Package 2.0")
    yield dcat_terms.standard(csvw.STANDARD, "Metadata Vocabulary for Tabular Data")
    for address, title in (
        (_data_package(published), "Data Package"),
        (_csvw(published), "CSV on the Web"),
    ):
        yield {"@id": address, "@type": "foaf:Document", "dct:title": text(title, "en")}


def _at(published: Published, file: str) -> str:
    """The address of a file that is published."""
    return published.site.link(f"{PATH}/{file}") if published.site else file


def _here(published: Published, part: str) -> str:
    """The address of a part of the catalogue's document."""
    return _at(published, f"{ADDRESS}{part}") if published.site else part


def _data_package(published: Published) -> str:
    return _at(published, data_package.ADDRESS if published.site else data_package.FILE)


def _csvw(published: Published) -> str:
    return _at(published, csvw.ADDRESS if published.site else csvw.FILE)


def _catalogue(published: Published) -> Node:
    licence = published.selection.licence
    datasets = [WHOLE, *(f"#{table.name}" for table in published.tables)]
    return {
        "@id": _here(published, CATALOGUE),
        "@type": "dcat:Catalog",
        "dct:title": text(published.title),
        "dct:description": text(published.about),
        "dct:publisher": to(_here(published, PUBLISHER)),
        "dct:language": to(dcat_terms.DANISH),
        "dct:modified": day(published.status.as_of),
        "dct:conformsTo": to(dcat_terms.PROFILE),
        "dcat:themeTaxonomy": to(dcat_terms.THEMES),
        "dcat:dataset": [to(_here(published, each)) for each in datasets],
        **where(published.status.policy, {"dct:spatial": to(_here(published, PLACE))}),
        **({"foaf:homepage": to(published.site.link(""))} if published.site else {}),
        **({"dct:license": to(licence.authority)} if licence else {}),
    }


def _whole(published: Published) -> Node:
    """The data set of all tables together."""
    parts = [to(_here(published, f"#{table.name}")) for table in published.tables]
    return {
        **_dataset(published, WHOLE),
        "dct:title": text(published.title),
        "dct:description": text(published.about),
        "dct:hasPart": parts,
        "dcat:distribution": list(_of_whole(published)),
    }


def _of_table(table: DataTable, published: Published) -> Node:
    """The data set of one table."""
    return {
        **_dataset(published, f"#{table.name}"),
        "dct:title": texts(f"{table.title}: {published.title}", table.english),
        "dct:description": text(table.about),
        "dct:isPartOf": to(_here(published, WHOLE)),
        "dcat:distribution": list(_forms(table, published)),
    }


def _dataset(published: Published, part: str) -> Node:
    """What all data sets have."""
    status, policy = published.status, published.status.policy
    address = _here(published, part)
    publisher = to(_here(published, PUBLISHER))
    name = f"{policy.id if policy else NAME}/{part[1:]}"
    return {
        "@id": address,
        "@type": "dcat:Dataset",
        **where(not published.part, {"dct:identifier": address if published.site else name}),
        "dct:publisher": publisher,
        "dct:creator": publisher,
        "dcat-dk:datasetResponsibleOrganisation": publisher,
        "dct:language": to(dcat_terms.DANISH),
        "dct:modified": day(status.as_of),
        "owl:versionInfo": published.version,
        "dct:accrualPeriodicity": to(dcat_terms.IRREGULAR),
        "dct:provenance": to(_here(published, PROVENANCE)),
        "dcat:theme": to(dcat_terms.SOCIETY),
        "dcat:keyword": [word for pair in KEYWORDS for word in texts(*pair)],
        "foaf:page": [to(_data_package(published)), to(_csvw(published))],
        **where(published.selection.contact, {"dcat:contactPoint": to(_here(published, CONTACT))}),
        **({"dcat:landingPage": to(published.page)} if published.page else {}),
        **_rights(published),
        **where(
            policy,
            {
                "dct:spatial": to(_here(published, PLACE)),
                "dct:temporal": to(_here(published, PERIOD)),
            },
        ),
    }


def _rights(published: Published) -> Node:
    """Who may read it, where that is known: a zip can be anywhere."""
    if published.selection.unpublished:
        return {"dct:accessRights": to(dcat_terms.NON_PUBLIC)}
    return where(published.is_public, {"dct:accessRights": to(dcat_terms.PUBLIC)})


def _of_whole(published: Published) -> Iterator[Node]:
    """The forms of all tables together: on the site as one zip and one document, in the zip as it lies."""
    package = {"dct:conformsTo": to(data_package.STANDARD), "dct:description": text(ALL_TABLES)}
    if not published.site:
        made = _distribution(published, WHOLE, data_package.FILE, _JSON)
        yield made | package | {"dct:title": text("Data Package", "en")}
        return
    zipped = (dcat_terms.ZIP, dcat_terms.APPLICATION_ZIP)
    yield {
        **_distribution(published, WHOLE, ZIP, zipped),
        **package,
        "dct:title": texts("Alle tabeller i en zip", "All tables in a zip"),
        "dcat:packageFormat": to(dcat_terms.APPLICATION_ZIP),
    }
    yield {
        **_distribution(published, WHOLE, STATUS, _JSON),
        "dct:title": texts("Status som JSON", "The status as JSON"),
        "dct:description": text(WHOLE_STATUS),
    }


def _forms(table: DataTable, published: Published) -> Iterator[Node]:
    """The forms of a table: those that there are files of, and on the site as JSON too."""
    if PROGRAMS.file(table.name) in published.files:
        yield _form(published, PROGRAMS, table) | {"dct:conformsTo": to(csvw.STANDARD)}
    if EXCEL.file(table.name) in published.files:
        yield _form(published, EXCEL, table)
    if published.site:
        yield _form(published, ROWS, table)


def _form(published: Published, form: Form, table: DataTable) -> Node:
    types = (form.file_type, form.media_type)
    return {
        **_distribution(published, f"#{table.name}", form.file(table.name), types),
        "dct:title": texts(form.title, form.english),
        "dct:description": text(form.about),
    }


def _distribution(published: Published, part: str, file: str, types: tuple[str, str]) -> Node:
    """A distribution of a data set, by the file that it is, its file type and its media type."""
    licence = published.selection.licence
    address, (file_type, media_type) = _at(published, file), types
    return {
        "@id": _here(published, f"{part}-{file.replace('/', '-')}"),
        "@type": "dcat:Distribution",
        "dcat:accessURL": to(address),
        "dcat:downloadURL": to(address),
        "dct:format": to(file_type),
        "dcat:mediaType": to(media_type),
        "dct:language": to(dcat_terms.DANISH),
        "dct:modified": day(published.status.as_of),
        **({"dct:license": to(licence.authority)} if licence else {}),
    }


def _publisher(published: Published) -> Node:
    """The city, which publishes the data and is responsible for them."""
    return {
        "@id": _here(published, PUBLISHER),
        "@type": ["foaf:Agent", "org:Organization", dcat_terms.ORGANIZATION],
        "foaf:name": text(capitalised(city.city(published.status))),
        "dct:type": to(dcat_terms.LOCAL_AUTHORITY),
    }


def _contact(published: Published, contact: str) -> Node:
    mail = published.mail
    return {
        "@id": _here(published, CONTACT),
        "@type": ["vcard:Kind", "vcard:Organization"],
        "vcard:fn": text(capitalised(city.city(published.status))),
        **(
            {"vcard:hasEmail": to(f"mailto:{quote(mail, safe='@+')}")}
            if mail
            else {"vcard:note": text(contact)}
        ),
    }


def _place(published: Published, policy: Policy) -> Node:
    """The municipality, by its name and its number in public statistics: it has no address at the EU."""
    return {
        "@id": _here(published, PLACE),
        "@type": "dct:Location",
        "locn:geographicName": text(policy.city),
        **where(policy.municipality, {"dct:identifier": policy.municipality}),
    }


def _period(published: Published, policy: Policy) -> Node:
    return {
        "@id": _here(published, PERIOD),
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": day(policy.start),
        "dcat:endDate": day(policy.end),
    }


def _provenance(published: Published) -> Node:
    return {
        "@id": _here(published, PROVENANCE),
        "@type": "dct:ProvenanceStatement",
        "rdfs:label": text(f"Kilder: {'; '.join(published.sources) or 'ingen endnu'}."),
    }
