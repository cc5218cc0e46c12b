"""The stores of further policies beside the first: a folder each below its folder, or a schema each.

They are found by looking, so that a backup, a copied folder or a restored database needs no list.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from sqlalchemy import Engine, make_url, text

from store.engine import FILE_NAME, engine, reading
from store.faults import translated_errors
from store.patience import Patience

FOLDER = "politikker"
PREFIX = "politik_"
CODE = re.compile("[0-9A-Za-z][0-9A-Za-z-]{0,29}")
"""A code is a folder's name, a part of a schema's name, and a part of an address."""
_WITH_TABLES = text(
    "SELECT schemaname FROM pg_tables WHERE tablename = 'alembic_version' AND starts_with(schemaname, :prefix)"
)


def is_code(code: str) -> bool:
    """Whether a text can be the code of a policy with a store of its own.

    >>> is_code("2027-2030"), is_code("../var"), is_code("")
    (True, False, False)
    """
    return bool(CODE.fullmatch(code))


def place_of(first: str, code: str) -> str:
    """The place of a further policy's store, beside the first policy's. Raises `ValueError`.

    >>> place_of("postgresql://by/handicap", "2027-2030")
    'postgresql://by/handicap?schema=politik_2027-2030'
    """
    if not is_code(code):
        raise ValueError(f"{code!r} is no code of a policy")
    if "://" not in first:
        return str(Path(first) / FOLDER / code)
    address = make_url(first).update_query_dict({"schema": f"{PREFIX}{code}"})
    return address.render_as_string(hide_password=False)


def codes(first: str, patience: Patience) -> tuple[str, ...]:
    """The codes of the policies that have a store beside the first, in order. Raises `StoreError`."""
    if "://" in first:
        with reading(_opened(first, patience)) as connection:
            schemas = connection.execute(_WITH_TABLES, {"prefix": PREFIX}).scalars().all()
        found = (schema.removeprefix(PREFIX) for schema in schemas)
    else:
        with translated_errors():
            files = list((Path(first) / FOLDER).glob(f"*/{FILE_NAME}"))
        found = (file.parent.name for file in files)
    return tuple(sorted(filter(is_code, found)))


@cache
def _opened(place: str, patience: Patience) -> Engine:
    return engine(place, patience)
