"""The description of the tables as CSV on the Web (https://www.w3.org/TR/tabular-metadata/)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from policy.open_data import SEVERAL, DataColumn, DataType
from presentation.language import city
from reports.open_data.data_tables import DataTable
from reports.open_data.json_ld import day, texts, to, where
from reports.open_data.published import Published

FILE = "csv-metadata.json"
"""The name that a program looks for beside a csv file (CSVW, Model for Tabular Data, section 5.3)."""
ADDRESS = "csvw.json"
STANDARD = "https://www.w3.org/TR/tabular-metadata/"
DIALECT = {
    "encoding": "utf-8",
    "delimiter": ",",
    "quoteChar": '"',
    "doubleQuote": True,
    "lineTerminators": ["\n"],
    "header": True,
    "trim": False,
}
_DATATYPES: dict[DataType, dict[str, Any]] = {
    DataType.STRING: {"base": "string"},
    DataType.INTEGER: {"base": "integer"},
    DataType.NUMBER: {"base": "decimal", "format": {"decimalChar": "."}},
    DataType.BOOLEAN: {"base": "boolean", "format": "true|false"},
    DataType.DATE: {"base": "date", "format": "yyyy-MM-dd"},
}


def described(published: Published) -> dict[str, Any]:
    """The group of the tables. `dc` is Dublin Core's terms, as in the standard's context."""
    licence = published.selection.licence
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "da"}],
        "@type": "TableGroup",
        "dc:title": published.title,
        "dc:description": published.about,
        "dc:publisher": city.city(published.status),
        "dc:date": day(published.status.as_of),
        "dc:source": published.sources,
        "schema:version": published.version,
        **({"dc:license": to(licence.address)} if licence else {}),
        "dialect": DIALECT,
        "tables": [_table(table, published) for table in published.tables],
    }


def _table(table: DataTable, published: Published) -> dict[str, Any]:
    keys = list(_foreign_keys(table, published))
    return {
        "@type": "Table",
        "url": published.beside(f"{table.name}.csv"),
        "dc:title": texts(table.title, table.english),
        "dc:description": table.about,
        "tableSchema": {
            "@type": "Schema",
            "columns": [_column(column.declared) for column in table.columns],
            **where(table.key, {"primaryKey": list(table.key)}),
            **where(keys, {"foreignKeys": keys}),
        },
    }


def _foreign_keys(table: DataTable, published: Published) -> Iterator[dict[str, Any]]:
    """The references that every row has: a foreign key of this standard cannot be empty."""
    required = {column.name for column in table.columns if column.declared.required}
    for each in table.references:
        if each.column in required:
            yield {
                "columnReference": [each.column],
                "reference": {
                    "resource": published.beside(f"{each.table}.csv"),
                    "columnReference": [each.key],
                },
            }


def _column(column: DataColumn) -> dict[str, Any]:
    """A column. The file's header has its name, which is therefore a title in no language too."""
    return {
        "@type": "Column",
        "name": column.name,
        "titles": {"und": column.name, "da": column.title, "en": column.english},
        **where(column.help, {"dc:description": column.help}),
        "datatype": _datatype(column),
        "null": [""],
        **where(column.required, {"required": True}),
        **where(column.many, {"separator": SEVERAL, "ordered": True}),
    }


def _datatype(column: DataColumn) -> dict[str, Any]:
    """The datatype; that of a code is a text which matches one of the closed list."""
    if column.choices:
        codes = "|".join(re.escape(str(choice.value)) for choice in column.choices)
        return {"base": "string", "format": codes}
    return _DATATYPES[column.data_type]
