"""The description of the tables as a Data Package 2 (https://datapackage.org/standard/data-package/)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from metrics.status import Status
from policy.licences import Licence
from policy.open_data import EDITION, FORMAT, DataColumn, PublishedEdition
from policy.serial import as_plain
from presentation.blocks import Selection
from presentation.documents.coverage import edition, is_selection, selected
from reports.open_data.data_tables import DataTable

ABOUT = (
    "Status på handicappolitikken som åbne data. {edition}. {selected}"
    "Tal, der tæller få personer eller ville røbe andre, er skjult som på siderne: de står uden "
    "værdi, og kolonnen hidden siger true. Andele er 0-1, beløb er i kroner. Flere værdier i en celle er skilt med "
    "semikolon. En apostrof foran en tekst, der begynder med =, +, - eller @, hindrer, at et "
    "regneark læser den som en formel."
)


def described(status: Status, selection: Selection, tables: Sequence[DataTable]) -> dict[str, Any]:
    """The package of the tables."""
    policy, part = status.policy, selected(status, selection, "Datapakken")
    licence = selection.licence
    title = f"Status på {policy.title}, {policy.city}" if policy else "Status"
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "status-paa-handicappolitikken",
        "title": f"{title} (udvalg)" if part else title,
        "description": ABOUT.format(
            edition=edition(status, selection), selected=part and f"{part} "
        ),
        "version": f"{status.as_of.isoformat()}.{status.version}",
        "created": f"{status.as_of.isoformat()}T00:00:00Z",
        EDITION: as_plain(_edition(status, selection)),
        **({"licenses": [_licence(licence)]} if licence else {}),
        "sources": [{"title": f"{s.id}: {s.title}. {s.publisher}"} for s in status.sources],
        "contributors": [{"title": policy.city, "roles": ["publisher"]}] if policy else [],
        "resources": [_resource(table) for table in tables],
    }


def _edition(status: Status, selection: Selection) -> PublishedEdition:
    return PublishedEdition(
        format=FORMAT,
        as_of=status.as_of,
        policy=status.policy.id if status.policy else None,
        snapshot=status.snapshot,
        unpublished=selection.unpublished,
        is_part=is_selection(selection),
    )


def _licence(licence: Licence) -> dict[str, str]:
    return {"name": licence.code, "title": licence.title, "path": licence.address}


def _resource(table: DataTable) -> dict[str, Any]:
    keys: dict[str, Any] = {"primaryKey": list(table.key)} if table.key else {}
    foreign = [
        {"fields": [each.column], "reference": {"resource": each.table, "fields": [each.key]}}
        for each in table.references
    ]
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "description": table.about,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "header": True},
        "schema": {
            "fields": [_field(column.declared) for column in table.columns],
            **keys,
            **({"foreignKeys": foreign} if foreign else {}),
        },
    }


def _field(column: DataColumn) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.data_type.value,
        "title": column.title,
    }
    if column.help:
        field["description"] = column.help
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.choices and not column.many:
        constraints["enum"] = [choice.value for choice in column.choices]
        field["categories"] = [
            {"value": choice.value, "label": choice.label} for choice in column.choices
        ]
    return field | ({"constraints": constraints} if constraints else {})
