"""The closed lists of the published tables: each code with its Danish word and what it means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from metrics.status import Status
from policy.absences import Absence
from policy.choices import Choice
from policy.kinds import Kind
from policy.open_data import DataColumn, DataType
from policy.statuses import StatusCode
from presentation.language.words import explained, with_bands
from reports.open_data.data_tables import Column, DataTable

NAME = "codes"
ABOUT = "Ordene for koderne i alle tabeller. Listerne står, som tabellerne bruger dem, og koderne i deres egen orden."


class Code(NamedTuple):
    """A row: a code of a list, and the columns that it can be in."""

    list: str
    code: str
    word: str
    explanation: str | None
    used_in: tuple[str, ...]


def table(status: Status, published: Sequence[DataTable]) -> DataTable:
    """The codes of the columns of some tables."""
    rows = [
        Code(_name(choices), code.value, code.label, _explanation(status, code), used_in)
        for choices, used_in in _lists(published).items()
        for code in choices
    ]
    return DataTable(NAME, "Koder", ABOUT, list(_columns()), rows, key=("list", "code"))


def _lists(published: Sequence[DataTable]) -> Mapping[type[Choice], tuple[str, ...]]:
    """The closed lists, each with the columns that use it."""
    found: dict[type[Choice], tuple[str, ...]] = {}
    for each in published:
        for column in each.columns:
            if choices := column.declared.choices:
                found[choices] = (*found.get(choices, ()), f"{each.name}.{column.name}")
    return found


def _name(choices: type[Choice]) -> str:
    """The name of a list, as the columns' names are written.

    >>> from policy.choices import InitiativeState
    >>> _name(InitiativeState)
    'initiative_state'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", choices.__name__).lower()


def _explanation(status: Status, code: Choice) -> str | None:
    match code:
        case StatusCode():
            return explained(code, status.bands)
        case Kind():
            return with_bands(code.rule.text, status.bands)
        case Absence():
            return code.meaning
    return None


def _columns() -> Iterator[Column]:
    for name, title, about, english, required in (
        ("list", "Liste", "Navnet på listen af koder.", "", True),
        ("code", "Kode", "Koden, som den står i tabellerne.", "", True),
        ("word", "Ord", "Det danske ord for koden.", "Danish word", True),
        (
            "explanation",
            "Betydning",
            "Hvad koden betyder, hvor ordet ikke siger det selv.",
            "Explanation in Danish",
            False,
        ),
        ("used_in", "Bruges i", "De kolonner, som tabel.kolonne, koden kan stå i.", "", True),
    ):
        declared = DataColumn(
            name,
            DataType.STRING,
            title,
            about,
            many=name == "used_in",
            required=required,
            english_title=english,
        )
        yield Column.at(declared, name)
