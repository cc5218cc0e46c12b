"""The records of the data: one class per table, one annotated field per column.

Fields without a default are required in the workbook. Texts are Danish, shares 0-1, money in kroner.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, TypeAlias

from policy.bands import Bands
from policy.choices import (
    Aggregation,
    Direction,
    Disclosure,
    EventKind,
    EventState,
    FollowUp,
    Frequency,
    InitiativeState,
    Language,
    MoneyBasis,
    MoneyDuration,
    Population,
    PremiseKind,
    RemarkKind,
    RemarkScope,
    ServiceLevel,
    Side,
    Stage,
    TextKind,
    Unit,
    UnitKind,
)
from policy.columns import Citation, Column
from policy.kinds import Kind
from policy.periods import Period
from policy.quantities import Quantity
from policy.statuses import StatusCode

FEW_PERSONS_LIMIT = 4

ID_HELP = (
    "Kort kode, som andre rækker kan henvise til. Skal være forskellig fra alle andre i arket."
)
WORD_FOR_WORD = "Ord for ord; flere steder skilles med semikolon."

Sources: TypeAlias = Annotated[
    tuple[Citation, ...],
    Column(
        "Kilde",
        "Dokument og side, fx STATUS side 17. Flere steder skilles med semikolon. "
        "Uden sidetal skrives afsnittet: POLITIK, Målsætning 5. "
        "Hvert sted skal sige det, rækken siger.",
        accepted=("Kilder",),
        refers="sources",
        width=28,
    ),
]
Note: TypeAlias = Annotated[
    str | None, Column("Note", "Det, en læser skal vide om rækken.", width=48)
]
NoteSources: TypeAlias = Annotated[
    tuple[Citation, ...],
    Column(
        "Note ifølge",
        "Kun når noten bygger på andre kilder end rækken: dem alle. Noten vises først den dag, "
        "hvor alle er kendt.",
        refers="sources",
        states=("note",),
        width=28,
    ),
]
PrintedAs: TypeAlias = Annotated[
    str | None,
    Column(
        "Som trykt",
        "Tallet, som det står i kilden, ord for ord, fx ca. 40 borgere.",
        quotation=True,
        width=28,
    ),
]
TargetGroups: TypeAlias = Annotated[
    tuple[str, ...],
    Column(
        "Målgrupper",
        "Hvem det handler om; navne fra arket Målgrupper, skilt med semikolon.",
        refers="target_groups",
        width=28,
    ),
]
Departments: TypeAlias = Annotated[
    tuple[str, ...],
    Column(
        "Forvaltninger",
        "Forkortelser fra arket Forvaltninger, skilt med semikolon.",
        accepted=("Forvaltning",),
        refers="departments",
    ),
]
StatedBy: TypeAlias = Annotated[
    str, Column("Oplyst af", "Hvem der siger det: en forvaltning, rådet eller en kilde.")
]
IndicatorId: TypeAlias = Annotated[
    str, Column("Indikator", "Kode fra arket Indikatorer.", refers="indicators")
]
FigureDepartment: TypeAlias = Annotated[
    str,
    Column(
        "Forvaltning",
        "Forvaltningens forkortelse, eller KK for hele kommunen.",
        accepted=("Forv.",),
        refers="departments",
    ),
]
PlaceOfFigure: TypeAlias = Annotated[
    str | None,
    Column(
        "Forvaltning",
        "Forvaltningens forkortelse, eller KK for hele kommunen. Tom for et landstal.",
        accepted=("Forv.",),
        refers="departments",
    ),
]
AnyDisclosure: TypeAlias = Annotated[
    Disclosure | None,
    Column(
        "Ved få personer",
        "Kun for tal om få personer. Allerede offentligt: kommunen har selv trykt tallet, så det "
        "bliver stående. Skjul hellere dette: det skjules før andre, når et tal mere skal skjules.",
    ),
]
Series: TypeAlias = Annotated[
    str | None,
    Column("Serie", "Navn på tidsserien, hvis indikatoren har skiftet definition. Ellers tom."),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A disability policy and the settings that its status is computed with."""

    id: Annotated[str, Column("Kode", ID_HELP)]
    title: Annotated[str, Column("Titel", "Politikkens navn.", width=40)]
    city: Annotated[str, Column("Kommune", "Kommunens navn.", width=24)]
    place: Annotated[
        str | None,
        Column("By", "Byens navn, som det skrives efter i: priser i Lilleby. Tom: i kommunen."),
    ] = None
    municipality: Annotated[
        str | None,
        Column("Kommunekode", "Kommunens nummer i offentlig statistik, tre cifre."),
    ] = None
    abbreviation: Annotated[
        str | None,
        Column("Kommunen kort", "Det korte ord for hele kommunen i tabeller. Tom: kommunen."),
    ] = None
    council: Annotated[
        str | None,
        Column("Råd", "Rådet, der skriver bemærkningerne, i bestemt form.", width=24),
    ] = None
    city_council: Annotated[
        str | None,
        Column(
            "Kommunalbestyrelse",
            "Det, kommunalbestyrelsen kaldes.",
            width=24,
        ),
    ] = None
    start: Annotated[date, Column("Gælder fra", "Politikkens første dag.")]
    end: Annotated[date, Column("Gælder til", "Politikkens sidste dag.")]
    history_from: Annotated[
        date, Column("Tal tages med fra", "Tal fra før denne dag afvises som skrivefejl.")
    ]
    few_persons_limit: Annotated[
        int,
        Column("Skjul til og med", "Antal personer, der skjules i små grupper: 3 til 10."),
    ] = FEW_PERSONS_LIMIT
    near_from: Annotated[
        float, Column("Næsten nået fra", "Andel af måltallet, der regnes som næsten nået.")
    ] = Bands.near
    on_track_from: Annotated[
        float, Column("Følger planen fra", "Andel af det planlagte tempo.")
    ] = Bands.on_track
    too_slow_from: Annotated[float, Column("For langsom fra", "Andel af det planlagte tempo.")] = (
        Bands.too_slow
    )
    vision: Annotated[str | None, Column("Vision", "Politikkens vision.", width=60)] = None
    not_among: Annotated[
        str | None,
        Column(
            "Ikke blandt dokumenterne",
            "Det, der hører til emnet, men ikke er taget ind, fx forvaltningernes indsatsplaner. Står, "
            "hvor der tælles svar og opfølgning.",
            width=60,
        ),
    ] = None
    copied_from: Annotated[
        str | None,
        Column(
            "Afskrift af",
            "Kode på den politik, som et udkast er begyndt som afskrift af. Ellers tom.",
        ),
    ] = None
    sources: Sources = ()

    @property
    def bands(self) -> Bands:
        return Bands(self.near_from, self.on_track_from, self.too_slow_from)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that rows cite, and the day from which its contents count as known."""

    id: Annotated[str, Column("Kode", ID_HELP)]
    title: Annotated[str, Column("Titel", "Dokumentets navn.", width=60)]
    short_title: Annotated[str, Column("Kort titel", "Det, der står ved et tal.", width=28)]
    publisher: Annotated[str, Column("Udgiver", "Hvem der har skrevet det.", width=28)]
    dated: Annotated[
        Period | None,
        Column(
            "Dateret", "Dokumentets dato, som den er trykt. En måned tæller fra sin sidste dag."
        ),
    ] = None
    known_from: Annotated[
        date | None,
        Column(
            "Kendt fra",
            "Dagen, indholdet regnes som kendt: for et dokument uden dato, og hvor en anden kilde "
            "viser, at det var kendt før sin måned var gået.",
        ),
    ] = None
    known_from_reason: Annotated[
        str | None, Column("Begrundelse for dato", "Hvorfor netop den dag er valgt.", width=48)
    ] = None
    language: Annotated[
        Language, Column("Sprog", "Dokumentets sprog; tom betyder dansk.", width=12)
    ] = Language.DANISH
    in_policy_set: Annotated[
        bool,
        Column("Hører til politikken", "Ja for politikken, dens status og høring; ellers nej."),
    ] = False
    follow_up: Annotated[
        FollowUp | None,
        Column(
            "Følger op",
            "Kun for en kilde, der følger op på det lovede: fuldt ud, når den skal nævne alt, eller "
            "med eksempler, når den selv siger, at den ikke er udtømmende.",
        ),
    ] = None
    covers_to: Annotated[
        Period | None,
        Column("Dækker til", "Kun når kilden siger, hvor langt frem den fortæller, fx 2025-06."),
    ] = None
    note: Note = None
    note_sources: NoteSources = ()

    @property
    def known(self) -> date | None:
        """The first day on which its contents are known; None when that is not stated."""
        return self.known_from or (self.dated.last if self.dated else None)

    @property
    def reports_until(self) -> date | None:
        """The last day that it can report on: the last it covers, else the day before it was known."""
        if self.covers_to:
            return self.covers_to.last
        return self.known - timedelta(days=1) if self.known else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A named date from which the status can be shown again, with the data of a release of `data/`.

    Without a release: the first one, or none for a snapshot made by publishing on the page.
    """

    name: Annotated[str, Column("Navn", "Det, læseren vælger, fx Status maj 2024.", width=28)]
    as_of: Annotated[date, Column("Statusdato", "Den dag, status ses fra.")]
    release: Annotated[
        int | None,
        Column(
            "Udgivelse",
            "Nummeret på den udgivelse af data/, som øjebliksbilledet viser. Rettes tallene, så skriv "
            "en ny række med eget navn og et højere nummer. Tom: 1.",
            accepted=("Version",),
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """One of the policy's objectives (målsætning)."""

    number: Annotated[
        int, Column("Nummer", "Målsætningens nummer.", accepted=("Nr.", "Målsætning"), width=8)
    ]
    title: Annotated[str, Column("Titel", "Politikkens egen ordlyd.", quotation=True, width=60)]
    short_title: Annotated[str, Column("Kort navn", "Til menu og tabeller.", width=28)]
    sources: Sources = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority:
    """A particular priority (særlig prioritering) under an objective."""

    id: Annotated[str, Column("Kode", "Målsætningens nummer og et bogstav, fx 5d.", width=8)]
    objective: Annotated[
        int,
        Column(
            "Målsætning", "Målsætningens nummer.", accepted=("Nr.",), refers="objectives", width=12
        ),
    ]
    title: Annotated[str, Column("Titel", "Politikkens egen ordlyd.", quotation=True, width=70)]
    short_title: Annotated[str, Column("Kort navn", "Til overskrifter og tabeller.", width=40)]
    lead: Annotated[
        tuple[str, ...],
        Column(
            "Ansvarlige", "Forvaltninger, som politikken nævner.", refers="departments", width=28
        ),
    ]
    others: Annotated[
        tuple[str, ...],
        Column(
            "Øvrige", "Forvaltninger, som er med på deres område.", refers="departments", width=28
        ),
    ] = ()
    direction: Annotated[
        Direction | None,
        Column("Retning", "Kun når ordlyden selv siger det, fx øge, flere eller nedbringe."),
    ] = None
    unit: Annotated[
        Unit | None, Column("Enhed", "Kun når ordlyden selv siger, hvad der tælles, fx andelen.")
    ] = None
    population: Annotated[
        str | None, Column("Hvem", "Gruppen, når ordlyden selv nævner den.", width=36)
    ] = None
    obstacle: Annotated[
        str | None,
        Column(
            "Hvorfor den ikke måles",
            "Det, en kilde selv siger om, hvorfor der ikke kan måles eller ikke er målt.",
            width=48,
        ),
    ] = None
    obstacle_sources: Annotated[
        tuple[Citation, ...],
        Column(
            "Grund ifølge",
            "Hvor grunden står. Den vises først den dag, hvor alle stederne er kendt.",
            refers="sources",
            states=("obstacle",),
            width=28,
        ),
    ] = ()
    note: Note = None
    note_sources: NoteSources = ()
    sources: Sources = ()

    @property
    def departments(self) -> tuple[str, ...]:
        return self.lead + self.others


@dataclass(frozen=True, slots=True, kw_only=True)
class Premise:
    """A premise of the policy (grundlag): a definition, a principle, or a fact without a figure."""

    id: Annotated[str, Column("Kode", ID_HELP, width=10)]
    kind: Annotated[
        PremiseKind, Column("Slags", "Om at måle, hvem, princip eller viden.", width=24)
    ]
    objective: Annotated[
        int | None,
        Column(
            "Målsætning",
            "Målsætningens nummer. Tom, når det gælder hele politikken.",
            refers="objectives",
            width=12,
        ),
    ] = None
    title: Annotated[str, Column("Emne", "Få ord.", width=36)]
    summary: Annotated[str, Column("Gengivet kort", "Med egne ord.", width=80)]
    wording: Annotated[
        str | None, Column("Ordlyd", "Kildens egne ord, ord for ord.", quotation=True, width=60)
    ] = None
    sources: Sources = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """A department (forvaltning), or KK for the whole city."""

    code: Annotated[
        str,
        Column("Forkortelse", "Få bogstaver. KK er hele kommunen.", accepted=("Kode",), width=12),
    ]
    name: Annotated[str, Column("Navn", "Forvaltningens fulde navn.", width=44)]
    committee: Annotated[str | None, Column("Udvalg", "Udvalget, den hører under.", width=36)] = (
        None
    )
    committee_sources: Annotated[
        tuple[Citation, ...],
        Column(
            "Udvalg ifølge",
            "Kun når udvalget står i andre kilder end forvaltningens navn: dem.",
            refers="sources",
            states=("committee",),
            width=28,
        ),
    ] = ()
    valid_from: Annotated[
        Period | None, Column("Findes fra", "Hvis den er kommet til undervejs.")
    ] = None
    valid_to: Annotated[Period | None, Column("Findes til", "Hvis den er nedlagt.")] = None
    note: Note = None
    note_sources: NoteSources = ()
    sources: Sources = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroup:
    """A group of people that rows can concern."""

    name: Annotated[str, Column("Navn", "Fx autisme, pårørende, børn og unge.", width=36)]
    note: Note = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationUnit:
    """A unit (enhed): a centre, council or office below or beside a department."""

    id: Annotated[str, Column("Kode", ID_HELP)]
    name: Annotated[str, Column("Navn", "Enhedens navn.", width=40)]
    kind: Annotated[
        UnitKind, Column("Slags", "Center, råd, indgang, klageinstans, leverandør eller sted.")
    ]
    department: Annotated[
        str, Column("Forvaltning", "Forvaltningens forkortelse, eller KK.", refers="departments")
    ]
    summary: Annotated[str, Column("Kort beskrivelse", "Hvad enheden gør, med egne ord.", width=70)]
    part_of: Annotated[
        str | None, Column("Del af", "Kode på den enhed, den hører under.", refers="units")
    ] = None
    age_from: Annotated[int | None, Column("Alder fra", "Målgruppens laveste alder i år.")] = None
    age_to: Annotated[int | None, Column("Alder til", "Målgruppens højeste alder i år.")] = None
    target_groups: TargetGroups = ()
    valid_from: Annotated[Period | None, Column("Findes fra", "Hvornår enheden blev oprettet.")] = (
        None
    )
    valid_to: Annotated[Period | None, Column("Findes til", "Hvornår enheden blev nedlagt.")] = None
    contact: Annotated[
        str | None, Column("Kontakt", "Kontorets adresse og telefon, aldrig en persons.", width=40)
    ] = None
    hours: Annotated[
        str | None, Column("Åbningstid", "Hvornår kontoret kan nås, og hvordan.", width=40)
    ] = None
    contact_sources: Annotated[
        tuple[Citation, ...],
        Column(
            "Kontakt ifølge",
            "Kun når kontakt, åbningstid og år står i andre kilder end resten af rækken: dem.",
            refers="sources",
            states=("contact", "hours", "year"),
            width=28,
        ),
    ] = ()
    year: Annotated[
        int | None, Column("Oplysningens år", "Året, kilden er fra, hvis den siger det.")
    ] = None
    note: Note = None
    note_sources: NoteSources = ()
    sources: Sources = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What is measured, and how a figure of it is judged."""

    id: Annotated[str, Column("Kode", ID_HELP, width=24)]
    name: Annotated[str, Column("Navn", "Det, læseren ser.", width=44)]
    objective: Annotated[
        int | None,
        Column(
            "Målsætning",
            "Målsætningens nummer. Tom, hvis tallet ikke hører til én målsætning.",
            refers="objectives",
            width=12,
        ),
    ] = None
    priority: Annotated[
        str | None,
        Column(
            "Prioritering",
            "Fx 5d. Tom, hvis tallet ikke hører til én prioritering.",
            refers="priorities",
            width=12,
        ),
    ] = None
    priority_is_reading: Annotated[
        bool, Column("Prioritering er vores læsning", "Ja, når kilden ikke selv siger det.")
    ] = False
    unit: Annotated[Unit, Column("Enhed", "Antal, andel, kroner eller år.")]
    kind: Annotated[Kind, Column("Vurderes som", "Hvordan tallet bedømmes.")]
    population: Annotated[Population, Column("Dækker", "Hvem tallet handler om.", width=22)]
    definition: Annotated[
        str | None, Column("Definition", "Hvad der tælles, hvornår og hvordan.", width=60)
    ] = None
    population_note: Annotated[str | None, Column("Hvem præcist", "Gruppen med ord.", width=44)] = (
        None
    )
    direction: Annotated[
        Direction | None,
        Column("Retning", "Om højere eller lavere er bedre; tom, når kilden ikke siger det."),
    ] = None
    frequency: Annotated[Frequency | None, Column("Hyppighed", "Hvor ofte der kommer nyt tal.")] = (
        None
    )
    owner: Annotated[str | None, Column("Ejer", "Hvem der har ansvar for tallet.")] = None
    financing: Annotated[
        str | None, Column("Finansiering", "Hvor pengene til målet kommer fra.", width=36)
    ] = None
    adding: Annotated[
        Aggregation, Column("Total", "Hvordan forvaltningernes tal bliver til ét.")
    ] = Aggregation.NONE
    reported_by: Annotated[
        tuple[str, ...],
        Column(
            "Indberettes af",
            "Forvaltninger, hvis tal en periode venter på. Tom: dem, der indberettede sidst.",
            refers="departments",
        ),
    ] = ()
    days_to_report: Annotated[
        int | None,
        Column(
            "Dage til indberetning",
            "Hvor mange dage efter periodens slutning tallet senest skal være her; 32 er den "
            "1. februar for et år. Tom, når ingen har sat en frist.",
        ),
    ] = None
    threshold: Annotated[
        float | None,
        Column(
            "Ændring tæller fra",
            "Den mindste ændring, der regnes som bedre eller dårligere.",
            measures=True,
            difference=True,
        ),
    ] = None
    few_persons: Annotated[
        bool, Column("Få personer", "Ja, når tallet tæller enkeltpersoner i små grupper.")
    ] = False
    temporary_money: Annotated[
        bool | None,
        Column(
            "Midlertidige penge",
            "Ja, når tallet siger, hvor stor en del af pengene der er midlertidig. Så vises det også "
            "ved indsatsernes bevillinger. Ellers tom.",
        ),
    ] = None
    target_groups: TargetGroups = ()
    note: Note = None
    note_sources: NoteSources = ()
    sources: Sources = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A value promised for a period, or by a deadline."""

    indicator: IndicatorId
    department: FigureDepartment
    period: Annotated[Period | None, Column("Periode", "Perioden, måltallet gælder for.")] = None
    deadline: Annotated[
        Period | None,
        Column("Frist", "Hvornår målet skal være nået, hvis det ikke gælder en periode."),
    ] = None
    value: Annotated[
        Quantity | None,
        Column(
            "Måltal",
            "Tallet, fx 376 eller 5-6. Tom ved en milepæl uden tal.",
            accepted=("Mål",),
            measures=True,
        ),
    ] = None
    stated_by: StatedBy
    decided_by: Annotated[
        str | None, Column("Besluttet af", "Hvem der har vedtaget måltallet.")
    ] = None
    decided_on: Annotated[Period | None, Column("Besluttet", "Hvornår det blev vedtaget.")] = None
    series: Series = None
    printed_as: PrintedAs = None
    note: Note = None
    sources: Sources = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The value and period that a change is measured from."""

    indicator: IndicatorId
    department: PlaceOfFigure = None
    period: Annotated[
        Period | None,
        Column("Periode", "Perioden, udgangspunktet er fra. Tom, når kilden ikke siger det."),
    ] = None
    value: Annotated[Quantity, Column("Udgangspunkt", "Tallet.", measures=True)]
    stated_by: StatedBy
    series: Series = None
    disclosure: AnyDisclosure = None
    printed_as: PrintedAs = None
    note: Note = None
    sources: Sources = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One value (måling) for an indicator, period and department, and who states it."""

    indicator: IndicatorId
    department: PlaceOfFigure = None
    period: Annotated[
        Period | None,
        Column("Periode", "Perioden, tallet gælder for. Tom, når kilden ikke siger det."),
    ] = None
    value: Annotated[
        Quantity | None,
        Column(
            "Værdi",
            "Tallet, fx 274, ca. 110, 5-6, 73 procent eller op til 25.",
            accepted=("Status", "Tal"),
            measures=True,
        ),
    ] = None
    printed_attainment: Annotated[
        Quantity | None,
        Column(
            "Trykt målopfyldelse",
            "Målopfyldelsen i procent, som kilden skriver den.",
            accepted=("Målopfyldelse", "Målopfyldelse i procent"),
            unit=Unit.SHARE,
        ),
    ] = None
    counted_on: Annotated[
        Period | None, Column("Opgjort", "Hvornår der er talt, fx 2024-12 for et måltal for 2024.")
    ] = None
    stated_by: StatedBy
    margin: Annotated[
        float | None,
        Column(
            "Usikkerhed ±",
            "Ved undersøgelser: halvdelen af intervallet.",
            measures=True,
            difference=True,
        ),
    ] = None
    series: Series = None
    disclosure: AnyDisclosure = None
    printed_as: PrintedAs = None
    note: Note = None
    sources: Sources = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """The period from which the definition of a series changes."""

    indicator: IndicatorId
    period: Annotated[Period, Column("Fra", "Den første periode med ny definition.")]
    description: Annotated[str, Column("Hvad er ændret", "Med ord.", width=60)]
    sources: Sources = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """An initiative (indsats), summarised from the source."""

    id: Annotated[str, Column("Kode", ID_HELP, width=10)]
    objective: Annotated[
        int, Column("Målsætning", "Målsætningens nummer.", refers="objectives", width=12)
    ]
    title: Annotated[str, Column("Titel", "Kort navn med egne ord.", width=44)]
    summary: Annotated[str, Column("Gengivet kort", "Én til tre sætninger med egne ord.", width=80)]
    departments: Departments
    cross_cutting: Annotated[
        bool, Column("Tværgående", "Ja, når kilden selv kalder den tværgående.")
    ] = False
    part_of: Annotated[
        str | None,
        Column("Del af", "Kode på den indsats, den er et underpunkt i.", refers="initiatives"),
    ] = None
    priority: Annotated[
        str | None,
        Column(
            "Prioritering",
            "Fx 6a, hvor det kan siges. Kilden siger det ikke: det er vores læsning.",
            refers="priorities",
            width=12,
        ),
    ] = None
    target_groups: TargetGroups = ()
    state: Annotated[
        InitiativeState | None, Column("Tilstand", "Hvor langt den er, som kilden siger det.")
    ] = None
    start: Annotated[Period | None, Column("Start", "Som trykt.")] = None
    end: Annotated[Period | None, Column("Slut", "Som trykt; aldrig regnet ud.")] = None
    period_printed: Annotated[
        str | None,
        Column(
            "Periode som trykt",
            f"Kildens egne ord om tiden. {WORD_FOR_WORD}",
            quotation=True,
            width=28,
        ),
    ] = None
    expected: Annotated[
        Period | None, Column("Ventet", "Hvornår kilden venter det næste skridt.")
    ] = None
    expected_what: Annotated[
        str | None, Column("Ventet hvad", "Det næste skridt, kilden venter.", width=36)
    ] = None
    expected_by: Annotated[str | None, Column("Ventet af", "Hvem der venter det.")] = None
    amount: Annotated[
        Quantity | None, Column("Beløb", "Fx 22,7 millioner kroner.", unit=Unit.DKK, width=18)
    ] = None
    money_basis: Annotated[
        MoneyBasis | None, Column("Beløb dækker", "Om året, i alt eller ikke oplyst.")
    ] = None
    money_duration: Annotated[
        MoneyDuration | None, Column("Bevilling", "Varig, midlertidig eller ikke oplyst.")
    ] = None
    money_last_year: Annotated[
        int | None, Column("Sidste år med penge", "Kun når kilden skriver det.")
    ] = None
    money_printed: Annotated[
        str | None,
        Column("Beløb som trykt", f"Kildens egne ord. {WORD_FOR_WORD}", quotation=True, width=28),
    ] = None
    not_funded: Annotated[
        str | None,
        Column(
            "Rejst uden penge",
            "Et behov, som kilden siger er rejst, men ikke prioriteret i et budget. Med egne ord.",
            width=48,
        ),
    ] = None
    follows_remark: Annotated[
        str | None,
        Column(
            "Følger bemærkning",
            "Kode på den bemærkning, kilden siger den følger.",
            refers="remarks",
        ),
    ] = None
    updated: Annotated[Period | None, Column("Senest opdateret", "Hvornår der sidst er nyt.")] = (
        None
    )
    note: Note = None
    note_sources: NoteSources = ()
    sources: Sources = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What the policy says that an earlier budget decided, or what it promises itself (tilsagn)."""

    id: Annotated[str, Column("Kode", ID_HELP, width=10)]
    objective: Annotated[
        int, Column("Målsætning", "Målsætningens nummer.", refers="objectives", width=12)
    ]
    title: Annotated[str, Column("Titel", "Kort navn med egne ord.", width=44)]
    summary: Annotated[str, Column("Gengivet kort", "Med egne ord.", width=80)]
    decided_in: Annotated[
        str | None,
        Column("Besluttet i", "Fx budget 2023. Tom, når politikken selv stiller det i udsigt."),
    ] = None
    departments: Annotated[
        tuple[str, ...],
        Column(
            "Forvaltninger",
            "Kun når politikken nævner dem.",
            accepted=("Forvaltning",),
            refers="departments",
        ),
    ] = ()
    target_groups: TargetGroups = ()
    followed_up_by: Annotated[
        tuple[str, ...],
        Column(
            "Fulgt op af",
            "Koder på indsatser i status, der følger op. Vores læsning.",
            refers="initiatives",
            width=24,
        ),
    ] = ()
    note: Note = None
    note_sources: NoteSources = ()
    sources: Sources = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One remark (bemærkning) by the council, summarised until its wording is filled in."""

    id: Annotated[str, Column("Kode", ID_HELP, width=10)]
    scope: Annotated[
        RemarkScope,
        Column("Handler om", "Målsætning, budget eller politikken som helhed.", width=20),
    ]
    objective: Annotated[
        int | None, Column("Målsætning", "Målsætningens nummer.", refers="objectives", width=12)
    ] = None
    budget_year: Annotated[
        int | None,
        Column("Budgetår", "Året, når bemærkningen handler om et budget.", width=12),
    ] = None
    title: Annotated[str, Column("Emne", "Få ord, som bemærkningen kan findes på.", width=36)]
    summary: Annotated[
        str, Column("Gengivet kort", "Én til fire sætninger med egne ord.", width=80)
    ]
    kinds: Annotated[
        tuple[RemarkKind, ...],
        Column("Slags", "Ros, bekymring, mangel, forslag; skilt med semikolon.", width=20),
    ]
    dated: Annotated[Period, Column("Dato", "Hvornår rådet skrev den.")]
    wording: Annotated[
        str | None,
        Column(
            "Ordlyd",
            "Rådets egne ord. Udfyldes af rådet eller kommunen.",
            quotation=True,
            verbatim=True,
            width=60,
        ),
    ] = None
    departments: Annotated[
        tuple[str, ...],
        Column(
            "Forvaltninger",
            "Kun dem, bemærkningen selv nævner.",
            accepted=("Forvaltning",),
            refers="departments",
        ),
    ] = ()
    target_groups: TargetGroups = ()
    note: Note = None
    note_sources: NoteSources = ()
    sources: Sources = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A department's answer (svar) to a remark."""

    id: Annotated[str, Column("Kode", ID_HELP, width=10)]
    remark: Annotated[str, Column("Bemærkning", "Kode fra arket Bemærkninger.", refers="remarks")]
    department: FigureDepartment
    summary: Annotated[str, Column("Gengivet kort", "Svaret med egne ord.", width=80)]
    wording: Annotated[
        str | None, Column("Ordlyd", "Svarets egne ord.", quotation=True, width=60)
    ] = None
    addressed_to: Annotated[
        str | None, Column("Givet til", "Hvem svaret er skrevet til.", width=28)
    ] = None
    dated: Annotated[Period | None, Column("Dato", "Hvornår; tom, når kilden ikke siger det.")] = (
        None
    )
    covers: Annotated[
        str | None, Column("Svarer på", "Hvilken del af bemærkningen svaret gælder.", width=36)
    ] = None
    sources: Sources = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Experience:
    """An experience (erfaring) from one of the two sides, as in part 2 of the status."""

    id: Annotated[str, Column("Kode", ID_HELP, width=10)]
    side: Annotated[Side, Column("Hvis erfaring", "Forvaltningerne eller rådet.", width=20)]
    title: Annotated[str, Column("Emne", "Få ord.", width=36)]
    summary: Annotated[str, Column("Gengivet kort", "Med egne ord.", width=80)]
    remark: Annotated[
        str | None, Column("Bemærkning", "Kode, hvis den også er en bemærkning.", refers="remarks")
    ] = None
    sources: Sources = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A step of the political process (behandling), expected or held."""

    id: Annotated[str, Column("Kode", ID_HELP, width=10)]
    title: Annotated[str, Column("Titel", "Hvad der skete eller skal ske.", width=52)]
    kind: Annotated[
        EventKind,
        Column(
            "Slags",
            "Fx høring, udvalg, beslutning eller behandling af omgørelsesprocenter.",
            width=20,
        ),
    ]
    state: Annotated[
        EventState,
        Column("Tilstand", "Gennemført, eller forventet, udsat eller aflyst ifølge kilden."),
    ]
    period: Annotated[
        Period | None,
        Column(
            "Hvornår",
            "Dato eller periode; tom, når kilden ikke siger det. Ved udsat: den nye dag.",
        ),
    ] = None
    period_printed: Annotated[
        str | None,
        Column(
            "Hvornår som trykt",
            f"Kildens egne ord om tiden. {WORD_FOR_WORD}",
            quotation=True,
            width=28,
        ),
    ] = None
    body: Annotated[str | None, Column("Hvem", "Udvalg, råd eller forvaltning.", width=32)] = None
    summary: Annotated[str | None, Column("Gengivet kort", "Med egne ord.", width=70)] = None
    expected_by: Annotated[
        str | None, Column("Ventet af", "Hvem der skriver, at det forventes.")
    ] = None
    departments: Annotated[
        tuple[str, ...],
        Column(
            "Forvaltninger", "Dem, det handler om.", accepted=("Forvaltning",), refers="departments"
        ),
    ] = ()
    follows_remarks: Annotated[
        tuple[str, ...],
        Column("Følger bemærkninger", "Koder på bemærkninger, den følger op på.", refers="remarks"),
    ] = ()
    stated_by: Annotated[str | None, Column("Oplyst af", "Hvem der siger det.")] = None
    settles: Annotated[
        str | None,
        Column(
            "Svarer på trin",
            "Kode på det ventede trin, som rækken siger er holdt, udsat eller aflyst.",
            refers="events",
        ),
    ] = None
    matter: Annotated[
        str | None,
        Column(
            "Sag",
            "Det, der behandles, med de samme ord ved alle sagens trin, fx Fælles status 2025. Så "
            "vises sagens vej gennem udvalgene.",
            width=28,
        ),
    ] = None
    stage: Annotated[
        Stage | None, Column("Led", "Hvor på sagens vej gennem udvalgene trinnet er.", width=24)
    ] = None
    target_groups: TargetGroups = ()
    note: Note = None
    note_sources: NoteSources = ()
    sources: Sources = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A guiding level of a service (serviceniveau), a right, duty or deadline, or a national rule."""

    id: Annotated[str, Column("Kode", ID_HELP, width=20)]
    theme: Annotated[str, Column("Tema", "Overskriften, den hører under.", width=28)]
    name: Annotated[str, Column("Navn", "Ydelsens navn.", width=36)]
    summary: Annotated[
        str,
        Column(
            "Gengivet kort",
            "Hvad en borger kan få, har ret til eller skal, med egne ord.",
            width=70,
        ),
    ]
    level: Annotated[
        ServiceLevel,
        Column(
            "Niveau",
            "Vejledende; en ret, pligt eller frist; eller en national regel.",
            width=30,
        ),
    ]
    year: Annotated[
        int | None,
        Column("År", "Året, oplysningen gælder. Tom, når kilden ikke siger det.", width=8),
    ] = None
    paragraph: Annotated[str | None, Column("Paragraf", "Kun når kilden nævner den.")] = None
    price: Annotated[Quantity | None, Column("Pris", "I kroner.", unit=Unit.DKK, width=12)] = None
    price_covers: Annotated[
        str | None, Column("Prisen er for", "Fx én hovedret, per måned.", width=28)
    ] = None
    price_year: Annotated[int | None, Column("Prisens år", "Når det er et andet end ydelsens.")] = (
        None
    )
    limit: Annotated[str | None, Column("Grænse", "Hvor meget eller hvor ofte.", width=44)] = None
    deadline: Annotated[
        str | None, Column("Frist", "Hvornår noget senest skal ske, fx en klage.", width=36)
    ] = None
    eligibility: Annotated[
        str | None,
        Column("Hvem kan få det", "Betingelser, eller hvem reglen gælder, med egne ord.", width=52),
    ] = None
    apply_at: Annotated[
        str | None,
        Column(
            "Ansøg hos",
            "Hvor der søges, klages eller svares: kontor og telefon, aldrig en person.",
            accepted=("Søges hos",),
            width=40,
        ),
    ] = None
    units: Annotated[
        tuple[str, ...],
        Column(
            "Enheder",
            "Koder fra arket Enheder på kontorer, leverandører og steder, skilt med semikolon.",
            refers="units",
            width=28,
        ),
    ] = ()
    compares_with: Annotated[
        str | None,
        Column("Sammenlignes med", "Kode på den nationale regel om det samme.", refers="services"),
    ] = None
    complaint: Annotated[
        bool | None,
        Column("Om at klage", "Ja, når rækken siger, hvordan der kan klages. Ellers tom."),
    ] = None
    target_groups: TargetGroups = ()
    note: Note = None
    note_sources: NoteSources = ()
    sources: Sources = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An officer's text about an objective or a priority."""

    kind: Annotated[TextKind, Column("Slags", "Hvad er der sket, eller næste skridt.", width=20)]
    objective: Annotated[
        int, Column("Målsætning", "Målsætningens nummer.", refers="objectives", width=12)
    ]
    priority: Annotated[
        str | None,
        Column(
            "Prioritering",
            "Tom, når teksten gælder hele målsætningen.",
            refers="priorities",
            width=12,
        ),
    ] = None
    body: Annotated[str, Column("Tekst", "Almindelig tekst.", width=90)]
    author: Annotated[str, Column("Skrevet af", "Navn og forvaltning.", width=28)]
    dated: Annotated[date, Column("Dato", "Hvornår.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A status set by hand, shown beside the computed one (docs/metode.md, R8.9)."""

    indicator: IndicatorId
    department: FigureDepartment
    period: Annotated[Period | None, Column("Periode", "Perioden, vurderingen gælder.")] = None
    status: Annotated[StatusCode, Column("Vurdering", "Et af metodens ord.", width=28)]
    name: Annotated[str, Column("Vurderet af", "Navn på den, der vurderer.", width=28)]
    dated: Annotated[date, Column("Dato", "Hvornår.")]
    reason: Annotated[str, Column("Begrundelse", "Hvorfor.", width=60)]
    sources: Sources = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """A period that counts although not all have reported it, with the person who decided that and why."""

    indicator: IndicatorId
    period: Annotated[Period, Column("Periode", "Perioden, der lukkes, fx 2025.")]
    name: Annotated[str, Column("Lukket af", "Navn på den, der lukker perioden.", width=28)]
    dated: Annotated[date, Column("Dato", "Hvornår.")]
    reason: Annotated[
        str, Column("Begrundelse", "Hvorfor der ikke ventes på de sidste tal.", width=60)
    ]
