"""The description of the tables as a Data Package 2 (https://datapackage.org/standard/data-package/)."""

from __future__ import annotations

from typing import Any

from policy.licences import Licence
from policy.open_data import DESCRIPTION, EDITION, FORMAT, SEVERAL, DataColumn, PublishedEdition
from policy.records import Policy
from policy.serial import as_plain
from presentation.documents.coverage import is_selection
from reports.open_data.data_tables import DataTable
from reports.open_data.published import NAME, Published

FILE = ADDRESS = DESCRIPTION
STANDARD = "https://datapackage.org/standard/data-package/"


def described(published: Published) -> dict[str, Any]:
    """The package of the tables. What the standard has no word for is under `policy.open_data.EDITION`."""
    status, licence = published.status, published.selection.licence
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": NAME,
        "title": published.title,
        "description": published.about,
        "version": published.version,
        "created": f"{status.as_of.isoformat()}T00:00:00Z",
        EDITION: as_plain(_edition(published)),
        **({"licenses": [_licence(licence)]} if licence else {}),
        "sources": [{"title": source} for source in published.sources],
        **({"homepage": published.page} if published.page else {}),
        "contributors": [_publisher(published, status.policy)] if status.policy else [],
        "resources": [_resource(table, published) for table in published.tables],
    }


def _edition(published: Published) -> PublishedEdition:
    status, selection = published.status, published.selection
    return PublishedEdition(
        format=FORMAT,
        as_of=status.as_of,
        policy=status.policy.id if status.policy else None,
        snapshot=status.snapshot,
        unpublished=selection.unpublished,
        is_part=is_selection(selection),
    )


def _publisher(published: Published, policy: Policy) -> dict[str, Any]:
    mail = {"email": published.mail} if published.mail else {}
    return {"title": policy.city, "roles": ["publisher"], **mail}


def _licence(licence: Licence) -> dict[str, str]:
    return {"name": licence.code, "title": licence.title, "path": licence.address}


def _resource(table: DataTable, published: Published) -> dict[str, Any]:
    keys: dict[str, Any] = {"primaryKey": list(table.key)} if table.key else {}
    foreign = [
        {"fields": [each.column], "reference": {"resource": each.table, "fields": [each.key]}}
        for each in table.references
    ]
    file = f"{table.name}.csv"
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "titles": {"da": table.title, "en": table.english},
        "description": table.about,
        "path": published.beside(file),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": published.size(file),
        "hash": f"sha256:{published.checksum(file)}",
        "dialect": {"delimiter": ",", "header": True},
        "schema": {
            "fields": [_field(column.declared) for column in table.columns],
            "missingValues": [""],
            **keys,
            **({"foreignKeys": foreign} if foreign else {}),
        },
    }


def _field(column: DataColumn) -> dict[str, Any]:
    return {
        "name": column.name,
        **_type(column),
        "title": column.title,
        "titles": {"da": column.title, "en": column.english},
        **({"description": column.help} if column.help else {}),
        **_codes(column),
    }


def _type(column: DataColumn) -> dict[str, Any]:
    if column.many:
        return {"type": "list", "delimiter": SEVERAL, "itemType": column.data_type.value}
    return {"type": column.data_type.value}


def _codes(column: DataColumn) -> dict[str, Any]:
    """The closed list of a column's codes, with their words, and whether each row has one."""
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    codes: dict[str, Any] = {}
    if column.choices and not column.many:
        constraints["enum"] = [choice.value for choice in column.choices]
        codes["categories"] = [
            {"value": choice.value, "label": choice.label} for choice in column.choices
        ]
    return codes | ({"constraints": constraints} if constraints else {})
