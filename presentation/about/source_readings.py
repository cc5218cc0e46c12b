"""When rows were last compared with their sources by a person: a sentence, a table and a download."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from metrics.status import Status
from policy.readings import RowReading
from presentation import tables
from presentation.html import markup
from presentation.html.downloads import Download
from presentation.language.numbers import day, number
from presentation.tables import Column, Table

CAPTION = "Rækker, der er læst mod deres kilde"

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
    by_kind = [[row for row in rows if row.table.name == kind] for kind in kinds]
    columns: tuple[Column[Sequence[RowReading]], ...] = (
        Column("Slags", lambda found: found[0].table.sheet),
        Column("Rækker", len, numeric=True),
        Column("Læst", lambda found: len(_held(found)), numeric=True),
        Column("Ikke læst", lambda found: len(found) - len(_held(found)), numeric=True),
        Column("Senest læst", lambda found: _latest(held) if (held := _held(found)) else "–"),
    )
    table = Table(CAPTION, columns, by_kind)
    return markup.paragraph(EXPLAINED) + markup.unfolded(
        "Hvor mange rækker der er læst af hver slags", tables.on_page(table, "stack")
    )


def readings_download(status: Status, rows: Sequence[RowReading]) -> Download:
    """Each row with its last reading, as a file."""
    columns: tuple[Column[RowReading], ...] = (
        Column("Slags", lambda row: row.table.sheet),
        Column("Række", lambda row: row.key),
        Column("Læst", lambda row: row.reading.read_on.isoformat() if row.reading else None),
        Column("Gælder", lambda row: "ja" if row.holds else "nej"),
        Column("Linjer i kildens tekst", lambda row: row.reading.places if row.reading else None),
    )
    return tables.as_file(Table(CAPTION, columns, rows), status, "laest-mod-kilden", CAPTION)


def _held(rows: Sequence[RowReading]) -> list[RowReading]:
    return [row for row in rows if row.holds]


def _latest(held: Sequence[RowReading]) -> str:
    return day(max(row.reading.read_on for row in held if row.reading))
