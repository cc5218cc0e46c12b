"""Tables that go in just as they are printed: what each column is, declared once a table.

A new one is one more `Layout` here; reader, checks and messages follow from it.
"""

from __future__ import annotations

from dataclasses import dataclass

from policy.choices import Aggregation


@dataclass(frozen=True, slots=True)
class Figures:
    """A column of figures: what stands above it, and the table and field that they go to."""

    headings: tuple[str, ...]
    table: str
    field: str = "value"


@dataclass(frozen=True, slots=True)
class Percentages:
    """A column of printed percentages: the figure of one table divided by that of another.

    They are checked and never stored: what is shown is computed from the figures.
    """

    headings: tuple[str, ...]
    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A printed table with a row for each department.

    `title` is a pattern of what stands above it, `title_example` how that can be written.
    `departments` are the headings of the column that says whose a row is; `totals` are the words
    for the last row, which is stored as stated for `total_for` and checked against its parts when
    `adding` says that they add up. `counted_on` finds in the title when the figures were counted.
    """

    name: str
    indicator: str
    title: str
    title_example: str
    departments: tuple[str, ...]
    figures: tuple[Figures, ...]
    percentages: tuple[Percentages, ...] = ()
    totals: tuple[str, ...] = ()
    total_for: str = "KK"
    adding: Aggregation = Aggregation.SUM
    counted_on: str | None = None


FLEXIBLE_JOBS = Layout(
    name="fleksjob",
    indicator="fleksjob",
    title=r"\bfleksjob",
    title_example="Fleksjob – status over antal ansættelser i KK 2024",
    departments=("Forvaltning", "Forv."),
    figures=(
        Figures(("Status",), "observations"),
        Figures(("Måltal",), "targets"),
    ),
    percentages=(
        Percentages(
            ("Målopfyldelse i procent", "Målopfyldelse i pct.", "Målopfyldelse", "Målopfyldelse i"),
            part="observations",
            whole="targets",
        ),
    ),
    totals=(
        *(
            "KK samlet",
            "KK i alt",
            "KK",
            "Samlet",
            "I alt",
            "Ialt",
            "Total",
            "Totalt",
            "Hovedtotal",
        ),
        *("Sum", "Hele kommunen", "Alle forvaltninger", "Total Resultat"),
    ),
    counted_on=r"opgjort .*?\b(?:i|den|pr\.) (?P<period>[^()]+?)\s*\)",
)
"""The table of the status, page 17."""

LAYOUTS = (FLEXIBLE_JOBS,)
