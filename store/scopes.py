"""The scopes of submissions: a file of `data/`, or one table of one department's deliveries."""

from __future__ import annotations

from policy.tables import BY_NAME

DATA = "data/"
NOBODY = "-"
"""In place of a department: national figures, and tables that no department owns."""


def of_file(name: str) -> str:
    """The scope of a workbook in `data/`."""
    return DATA + name


def of_table(table: str, department: str | None) -> str:
    """The scope of a table's rows that a department delivers."""
    return f"{table}/{department or NOBODY}"


def is_file(scope: str) -> bool:
    return scope.startswith(DATA)


def has_department(table: str) -> bool:
    """Whether each row of the table names its department."""
    return any(field.name == "department" for field in BY_NAME[table].fields)
