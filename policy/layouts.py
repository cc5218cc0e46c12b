"""Tables that are delivered just as they are printed, with the columns of each declared once.

A new table is one more `Layout` here; reader, checks and messages follow from it.
"""

from __future__ import annotations

from dataclasses import dataclass

from policy.choices import Aggregation


@dataclass(frozen=True, slots=True)
class Figures:
    """A column of figures: its heading, and the table and field for its values."""

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
    """A printed table with one row per department.

    `title` is a pattern for the title above it, `title_example` an example of such a title.
    `departments` are headings for the column with the department; `totals` are labels for the last
    row, which is stored as stated for `total_for` and compared with its parts when `adding` says
    that they add up. `counted_on` finds the date of counting in the title.
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
"""The table on page 17 of the status."""

LAYOUTS = (FLEXIBLE_JOBS,)
