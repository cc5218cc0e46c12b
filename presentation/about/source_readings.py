"""When rows were last compared with their sources by a person: a sentence, a table and a download."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from metrics.status import Status
from policy.readings import RowReading
from presentation.html.downloads import Download, extract
from presentation.html.markup import Heading, table
from presentation.language.numbers import day, number

EXPLAINED = (
    "En række er læst, når en person har holdt den op mod de linjer i kilden, den henviser til. "
    "Ændres rækken eller linjerne, tæller den som ikke læst, til den er læst igen."
)


def readings_sentence(rows: Sequence[RowReading]) -> str:
    """How many rows, as they are now, have been compared with their source, and when the last was."""
    if not rows:
        return "Ingen rækker henviser til en kilde på denne dato."
    held = _held(rows)
    if not held:
        return f"Ingen af {number(len(rows))} rækker er læst mod deres kilde, som de står nu."
    if len(held) == len(rows):
        return f"Alle {number(len(rows))} rækker er læst mod deres kilde, senest {_latest(held)}."
    left = len(rows) - len(held)
    return (
        f"{number(len(held))} af {number(len(rows))} rækker er læst mod deres kilde, som de står nu, "
        f"senest {_latest(held)}. {number(left)} er ikke læst eller er ændret siden."
    )


def readings_table(rows: Sequence[RowReading]) -> Markup:
    """Per kind of row: how many there are, how many have been compared, and when the last was."""
    kinds = dict.fromkeys(row.table.name for row in rows)
    by_kind = ([row for row in rows if row.table.name == kind] for kind in kinds)
    return table(
        "Rækker, der er læst mod deres kilde",
        [
            Heading("Slags"),
            Heading("Rækker", numeric=True),
            Heading("Læst", numeric=True),
            Heading("Ikke læst", numeric=True),
            Heading("Senest læst"),
        ],
        (_kind_row(found) for found in by_kind),
        "stack",
    )


def readings_extract(status: Status, rows: Sequence[RowReading]) -> Download:
    """Each row with its last reading, as a download."""
    return extract(
        status,
        "laest-mod-kilden",
        "Rækker, der er læst mod deres kilde",
        ("Slags", "Række", "Læst", "Gælder", "Linjer i kildens tekst"),
        (
            (
                row.table.sheet,
                row.key,
                row.reading.read_on.isoformat() if row.reading else None,
                "ja" if row.holds else "nej",
                row.reading.places if row.reading else None,
            )
            for row in rows
        ),
    )


def _kind_row(rows: Sequence[RowReading]) -> list[str | Markup]:
    held = _held(rows)
    return [
        rows[0].table.sheet,
        number(len(rows)),
        number(len(held)),
        number(len(rows) - len(held)),
        _latest(held) if held else "–",
    ]


def _held(rows: Sequence[RowReading]) -> list[RowReading]:
    return [row for row in rows if row.holds]


def _latest(held: Sequence[RowReading]) -> str:
    return day(max(row.reading.read_on for row in held if row.reading))
