"""The page docs/aabne-data-kolonner.md, made from the tables that are published: `python -m tests.published_columns`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from metrics.assessment import assess
from policy.open_data import DataColumn
from policy.tables import Records
from presentation.about.open_data import kind
from reports.open_data import package
from reports.open_data.data_tables import DataTable

PAGE = Path(__file__).resolve().parents[1] / "docs" / "aabne-data-kolonner.md"
HEAD = """\
# Åbne data: tabeller og kolonner

*Hver tabel i zip-filen og hver kolonne i den, i deres rækkefølge.* Siden er lavet af de erklæringer, som filerne selv
skrives efter (`python -m tests.published_columns`), så den passer med dem. Hvordan filerne hentes og læses, står i
[aabne-data.md](aabne-data.md). Koderne og deres danske ord står i tabellen `codes`.

"""


def page() -> str:
    """The text of the page. A table has its columns whether it has rows or not."""
    tables = list(package.tables(assess(Records(), date(2026, 1, 1))))
    known = [f"| [`{each.name}`](#{each.name}) | {each.title} | {each.about} |" for each in tables]
    contents = "\n".join(["| fil | tabel | hvad den har |", "|---|---|---|", *known])
    return HEAD + contents + "\n" + "".join(map(_section, tables))


def _section(table: DataTable) -> str:
    key = f"Nøgle: {', '.join(f'`{name}`' for name in table.key)}." if table.key else ""
    lines = ["", f"## {table.name}", "", f"{table.title}. {key}".strip(), ""]
    lines += ["| kolonne | dansk | engelsk | slags | om den |", "|---|---|---|---|---|"]
    lines += (_row(column.declared) for column in table.columns)
    return "\n".join(lines) + "\n"


def _row(column: DataColumn) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in _cells(column))} |"


def _cells(column: DataColumn) -> Iterator[str]:
    yield f"`{column.name}`"
    yield column.title
    yield column.english
    yield kind(column).lower()
    yield column.help


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
