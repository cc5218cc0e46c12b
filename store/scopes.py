"""What a submission covers: a file of `data/`, or a table in a department's own deliveries."""

from __future__ import annotations

from policy.tables import BY_NAME

DATA = "data/"
NOBODY = "-"
"""Where no department stands: national figures, and tables that no department owns."""


def of_file(name: str) -> str:
    """The scope of a workbook in `data/`."""
    return DATA + name


def of_table(table: str, department: str | None) -> str:
    """The scope of a table's rows that a department delivers."""
    return f"{table}/{department or NOBODY}"


def is_file(scope: str) -> bool:
    return scope.startswith(DATA)


def has_department(table: str) -> bool:
    """Whether each row of the table says itself which department's it is."""
    return any(field.name == "department" for field in BY_NAME[table].fields)
