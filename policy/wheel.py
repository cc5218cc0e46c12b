"""The year's wheel (årshjul): the rules that say what is owed when, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from policy.choices import Frequency, Owed
from policy.columns import Column
from policy.records import ID_HELP, Note, Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """A rule of the year's wheel: a number of days after something, or a day that may come again.

    Figures are due `days` after the last day of their period, replies `days` after the remark's;
    everything else on `first`, and every year from then on if `frequency` is yearly. An indicator's
    own `days_to_report` goes before a rule. Deadlines that fall on a day off are moved
    (`policy.workdays`).
    """

    id: Annotated[str, Column("Kode", ID_HELP, width=16)]
    owed: Annotated[Owed, Column("Hvad", "Det, der senest skal være der.", width=28)]
    frequency: Annotated[
        Frequency | None,
        Column(
            "Hyppighed",
            "Ved tal: de tal, der kommer så ofte; tom gælder alle med en hyppighed. Ved andet: årligt, "
            "når dagen kommer igen hvert år.",
        ),
    ] = None
    days: Annotated[
        int | None,
        Column(
            "Dage efter",
            "Ved tal: dage efter periodens slutning; 32 er den 1. februar for et år. Ved svar: dage "
            "efter bemærkningen. Ellers tom.",
        ),
    ] = None
    first: Annotated[
        date | None,
        Column("Dag", "Fristen eller dagen, den første gang. Tom ved tal og svar."),
    ] = None
    departments: Annotated[
        tuple[str, ...],
        Column(
            "Forvaltninger",
            "Dem, reglen gælder for. Tom: alle, som det angår.",
            accepted=("Forvaltning",),
            refers="departments",
        ),
    ] = ()
    body: Annotated[
        str | None,
        Column("Hvem", "Udvalget eller rådet, hvis det ikke er en forvaltning.", width=32),
    ] = None
    set_by: Annotated[
        str | None, Column("Fastsat af", "Hvem der har fastsat fristen.", width=28)
    ] = None
    note: Note = None
    sources: Sources = ()
