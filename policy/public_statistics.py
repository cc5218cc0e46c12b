"""The records of public statistics: where it can be found, which slice is used, and its figures.

They are tables like those of `policy.records`, with the same declarations.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, TypeAlias

from policy.choices import Missing, PrintedUnit, Unit
from policy.columns import Column
from policy.periods import Period
from policy.quantities import Quantity

Publisher: TypeAlias = Annotated[
    str, Column("Udgiver", "Den, der udgiver tallene, fx Danmarks Statistik.", width=28)
]
TableCode: TypeAlias = Annotated[
    str,
    Column("Tabel", "Tabellens kode hos udgiveren, fx HAND01; ellers dens navn.", width=24),
]
Group: TypeAlias = Annotated[
    str | None,
    Column("Gruppe", "Gruppen, når udtrækket er delt op, fx Med handicap. Ellers tom.", width=28),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicTableTip:
    """A public table that could measure a priority: our proposal, and nothing that a document says."""

    priority: Annotated[
        str, Column("Prioritering", "Prioriteringens kode, fx 5d.", refers="priorities", width=12)
    ]
    publisher: Publisher
    table: TableCode
    title: Annotated[str, Column("Hvad tabellen tæller", "Med få ord.", width=48)]
    measure: Annotated[
        str,
        Column(
            "Tallet, der kan bruges", "Hvad der vælges ud som mål for prioriteringen.", width=48
        ),
    ]
    how: Annotated[
        tuple[str, ...],
        Column(
            "Sådan hentes den",
            "Hvor, og hvad der skal vælges, trin for trin; trinene skilles med semikolon.",
            width=70,
        ),
    ]
    lacks: Annotated[
        str, Column("Det, den ikke dækker", "Hvad tallet ikke siger om prioriteringen.", width=60)
    ]
    frequency: Annotated[
        str | None, Column("Hyppighed", "Hvor ofte der kommer nye tal, og hvornår.", width=28)
    ] = None
    areas: Annotated[
        str | None, Column("Områder", "Om tallene findes for hver kommune.", width=28)
    ] = None
    address: Annotated[
        str | None, Column("Adresse", "Hvor tabellen findes på nettet.", width=44)
    ] = None
    checked: Annotated[
        date | None,
        Column(
            "Efterset", "Dagen, tabellens indhold er set efter hos udgiveren. Tom: ikke efterset."
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """The slice of a public table that is an indicator's figures (udtræk), chosen once.

    A file has the table if it has all of `dimensions` and every value in `fixed`. `part` and `whole`
    are choices like those: the counts that a share is made of, those of `part` added up.
    """

    id: Annotated[
        str, Column("Kode", "Kort kode, som er forskellig fra alle andre i arket.", width=24)
    ]
    indicator: Annotated[
        str, Column("Indikator", "Kode fra arket Indikatorer.", refers="indicators", width=24)
    ]
    publisher: Publisher
    table: TableCode
    attribution: Annotated[
        str,
        Column(
            "Kildeangivelse",
            "Det, udgiveren kræver skrevet, fx Kilde: Danmarks Statistik, HAND01.",
            width=40,
        ),
    ]
    dimensions: Annotated[
        tuple[str, ...],
        Column("Inddelinger", "Alle tabellens inddelinger, skilt med semikolon.", width=40),
    ]
    fixed: Annotated[
        tuple[str, ...],
        Column(
            "Valgt",
            "Den værdi, der er valgt i hver inddeling, fx KØN = I alt; skilt med semikolon.",
            width=40,
        ),
    ] = ()
    time: Annotated[str, Column("Tid", "Den inddeling, der er perioder.", width=16)]
    area: Annotated[
        str | None,
        Column(
            "Område", "Den inddeling, der er områder. Tom, når tabellen kun gælder ét.", width=16
        ),
    ] = None
    place: Annotated[
        str | None,
        Column("Gælder", "Kun uden inddeling i områder: koden på det, tallene gælder, fx 101."),
    ] = None
    split: Annotated[
        str | None,
        Column("Opdelt efter", "Den inddeling, hvor alle grupper er med, fx handicap.", width=20),
    ] = None
    own_group: Annotated[
        str | None,
        Column(
            "Gruppe, der tæller",
            "Den gruppe, der er indikatorens tal. Tom: ingen af dem.",
            width=28,
        ),
    ] = None
    printed_in: Annotated[PrintedUnit, Column("Trykt i", "Enheden, som tallene er skrevet i.")]
    unit_printed: Annotated[
        str | None,
        Column(
            "Enhed som trykt", "Kildens eget ord for enheden, så et skift bliver set.", width=20
        ),
    ] = None
    part: Annotated[
        tuple[str, ...],
        Column(
            "Tæller",
            "Valget med det antal, andelen er regnet af, fx ANTAL = Omgjorte. Flere lægges sammen.",
            width=28,
        ),
    ] = ()
    whole: Annotated[
        str | None,
        Column(
            "Nævner", "Valget med det antal, andelen er en del af, fx ANTAL = Afgjorte.", width=28
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicFigure:
    """One figure of an extract: for an area, a period and, where it is split, a group.

    Without a value, `missing` says why. `mark` is what is printed for a missing figure or beside one.
    `part` and `whole` are the counts of a share. `found_at` is the cell, or the row's key, in the file
    that set the value, and `fetched` the day of its delivery, from which the figure is known.
    """

    extract: Annotated[str, Column("Udtræk", "Kode fra arket Udtræk.", refers="extracts", width=24)]
    area: Annotated[
        str, Column("Områdekode", "Områdets nummer, fx 101; 000 er hele landet.", width=12)
    ]
    group: Group = None
    period: Annotated[Period, Column("Periode", "Perioden, tallet gælder for.")]
    value: Annotated[Quantity | None, Column("Værdi", "Tallet. Tom, når der intet tal er.")] = None
    unit: Annotated[Unit, Column("Enhed", "Tallets enhed: antal, andel, kroner eller år.")]
    missing: Annotated[
        Missing | None, Column("Intet tal, fordi", "Hvorfor der intet tal er.", width=24)
    ] = None
    mark: Annotated[
        str | None, Column("Tegn", "Det, kilden skriver i stedet for et tal eller ved det.")
    ] = None
    means: Annotated[
        str | None, Column("Tegnet betyder", "Kildens egen forklaring på tegnet.", width=36)
    ] = None
    part: Annotated[float | None, Column("Antal", "Det antal, andelen er regnet af.")] = None
    whole: Annotated[float | None, Column("Ud af", "Det antal, andelen er en del af.")] = None
    area_name: Annotated[str, Column("Område", "Områdets navn.", width=24)]
    found_at: Annotated[
        str, Column("Sted i filen", "Celle eller række i den fil, der blev hentet.")
    ]
    fetched: Annotated[date, Column("Hentet", "Dagen, filen blev indberettet.")]
