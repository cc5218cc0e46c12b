"""Names of departments."""

from __future__ import annotations

from metrics.status import (
    Status,
)


def department_name(status: Status, code: str | None) -> str:
    """The full name of a department, or the code where it is unknown."""
    department = status.department(code)
    return department.name if department else code or "Hele landet"
