"""The descriptions of what is published, for the zip and the site alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from reports.open_data import csvw, data_package, dcat
from reports.open_data.published import Published


@dataclass(frozen=True, slots=True)
class Description:
    """A description of all tables by a standard.

    `for_whom` says in Danish who needs it. `file` is its name in the zip, `address` that on the site, beside the tables in both places: what it
    refers to is relative, but for a catalogue that knows its site.
    """

    standard: str
    for_whom: str
    file: str
    address: str
    media_type: str
    described: Callable[[Published], dict[str, Any]]


DESCRIPTIONS = (
    Description(
        "Data Package 2",
        "Til den, der læser filerne med et program. Her står hver kolonnes type, koder og nøgler.",
        data_package.FILE,
        data_package.ADDRESS,
        "application/json",
        data_package.described,
    ),
    Description(
        "CSV on the Web",
        "Til den, der vil forbinde tabellerne med andres data på nettet (RDF).",
        csvw.FILE,
        csvw.ADDRESS,
        "application/csvm+json",
        csvw.described,
    ),
    Description(
        "DCAT-AP-DK 2.0.2",
        "Til datakataloger, som andre søger i, fx det europæiske.",
        dcat.FILE,
        dcat.ADDRESS,
        "application/ld+json",
        dcat.described,
    ),
)
