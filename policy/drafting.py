"""The records of a draft policy: its way, who can see it, its targets with their money, and the hearing.

They are tables like those of `policy.records`, with the same declarations. A policy that was never
drafted here has none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, TypeAlias

from policy.choices import (
    AnswerChange,
    BelongsIn,
    Circle,
    Continued,
    Counting,
    Direction,
    DraftStep,
    FinancingBasis,
    Frequency,
    MeasuringCost,
    MoneyDuration,
    Outcome,
    Population,
    Spending,
    Unit,
)
from policy.columns import Column
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import ID_HELP, FigureDepartment, IndicatorId, Sources

PriorityCode: TypeAlias = Annotated[
    str,
    Column("Prioritering", "Prioriteringens kode, fx 5d.", refers="priorities", width=12),
]
Responsible: TypeAlias = Annotated[
    str | None,
    Column(
        "Ansvarlig",
        "Den forvaltning, der har ansvaret, ved dens forkortelse.",
        refers="departments",
    ),
]
DraftTargetId: TypeAlias = Annotated[
    str,
    Column("Måltal", "Kode fra arket Udkast til måltal.", refers="draft_targets", width=24),
]
WrongWay: TypeAlias = Annotated[
    str | None,
    Column(
        "Kan nås forkert ved",
        "Det, der kan flytte tallet, uden at noget bliver bedre: at afvise, udelukke eller lade være "
        "med at registrere. Tom: ikke kendt.",
        width=44,
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyStep:
    """A step that a draft policy has reached on its way to being decided."""

    step: Annotated[DraftStep, Column("Trin", "Hvor langt udkastet er nået.", width=32)]
    dated: Annotated[date, Column("Dato", "Dagen, trinnet begyndte.")]
    deadline: Annotated[
        date | None, Column("Frist", "Den sidste dag, fx for høringssvar. Tom: ingen frist.")
    ] = None
    body: Annotated[
        str | None, Column("Hvem", "Udvalget eller forsamlingen, trinnet hører til.", width=32)
    ] = None
    sources: Sources = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The opening of a draft policy for a circle of readers, by a named person."""

    circle: Annotated[Circle, Column("Kreds", "Hvem udkastet er åbnet for.", width=28)]
    dated: Annotated[date, Column("Dato", "Dagen, det er åbnet fra.")]
    name: Annotated[str, Column("Åbnet af", "Navn på den, der åbner det.", width=28)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Continuation:
    """Something that goes on from an earlier policy, perhaps under another code."""

    subject: Annotated[Continued, Column("Hvad", "Indikator, indsats eller bemærkning.")]
    id: Annotated[str, Column("Kode", "Koden i denne politik.", width=24)]
    earlier_policy: Annotated[
        str, Column("Tidligere politik", "Kode på den politik, den fortsætter fra, fx 2019-2022.")
    ]
    earlier_id: Annotated[str, Column("Tidligere kode", "Koden i den tidligere politik.", width=24)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A proposal for an indicator; one by the product counts for nothing until a person takes it over.

    With `no_numbers` it says why the priority should not be measured in numbers; with `registration`,
    who must begin to count what nobody counts today, and when.
    """

    id: Annotated[str, Column("Kode", ID_HELP, width=24)]
    priority: PriorityCode
    name: Annotated[str, Column("Navn", "Det, læseren ser.", width=44)]
    definition: Annotated[
        str | None, Column("Definition", "Hvad der tælles, hvornår og hvordan.", width=60)
    ] = None
    unit: Annotated[Unit | None, Column("Enhed", "Antal, andel, kroner eller år.")] = None
    direction: Annotated[
        Direction | None, Column("Retning", "Om højere eller lavere er bedre.")
    ] = None
    population: Annotated[
        Population | None, Column("Dækker", "Hvem tallet handler om.", width=22)
    ] = None
    population_note: Annotated[
        str | None,
        Column("Hvem præcist", "Gruppen med ord, og hvem der ikke er med.", width=44),
    ] = None
    publisher: Annotated[
        str | None, Column("Udgiver", "Den, der har eller laver tallet.", width=28)
    ] = None
    table: Annotated[
        str | None, Column("Tabel", "Tabellen, registret eller undersøgelsen.", width=28)
    ] = None
    frequency: Annotated[Frequency | None, Column("Hyppighed", "Hvor ofte der kommer nyt tal.")] = (
        None
    )
    months_to_publication: Annotated[
        int | None,
        Column("Måneder til tallet er ude", "Fra periodens slutning. Tom: ikke kendt."),
    ] = None
    responsible: Responsible = None
    counting: Annotated[
        Counting | None,
        Column("Optælling", "Om alle tælles, eller om tilfældet spiller ind.", width=28),
    ] = None
    cost: Annotated[
        MeasuringCost | None,
        Column("Hvad det kræver", "Om tallet findes, eller skal registreres eller spørges frem."),
    ] = None
    registration: Annotated[
        str | None,
        Column(
            "Etablér registrering",
            "Hvem der skal begynde at tælle, og hvornår. Tom, når tallet findes.",
            width=44,
        ),
    ] = None
    no_numbers: Annotated[
        str | None,
        Column(
            "Skal ikke måles i tal, fordi",
            "Begrundelsen, når tal ikke er det rigtige svar. Ellers tom.",
            width=44,
        ),
    ] = None
    wrong_way: WrongWay = None
    proposed_by: Annotated[str, Column("Foreslået af", "Hvem der foreslår den.", width=28)]
    based_on: Annotated[
        str | None,
        Column("Bygger på", "Det sted eller den tabel, forslaget kommer fra.", width=44),
    ] = None
    checked: Annotated[
        bool, Column("Efterprøvet", "Ja, når kilden og registreringen er set efter.")
    ] = False
    taken_over_by: Annotated[
        str | None, Column("Taget over af", "Navn på den, der tager forslaget over.", width=28)
    ] = None
    taken_over_on: Annotated[date | None, Column("Taget over", "Dagen, det skete.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftTarget:
    """A target of a draft policy, or a variant of one, with what it takes to judge it.

    Shares are 0-1; `sample` persons or cases are counted at each measurement, out of `out_of`.
    """

    id: Annotated[str, Column("Kode", ID_HELP, width=24)]
    indicator: IndicatorId
    department: FigureDepartment
    subject: Annotated[
        str | None,
        Column(
            "Det, der skal ændre sig",
            "Sætningens begyndelse, fx Andelen af borgere, der er tilfredse med deres sag. "
            "Tom: indikatorens navn.",
            width=44,
        ),
    ] = None
    value: Annotated[
        Quantity | None, Column("Måltal", "Tallet, der skal nås, fx 376.", measures=True)
    ] = None
    deadline: Annotated[
        Period | None, Column("Frist", "Perioden, hvis tal skal være på målet.")
    ] = None
    baseline: Annotated[
        Quantity | None,
        Column("Udgangspunkt", "Tallet i dag. Tom: det nyeste målte.", measures=True),
    ] = None
    baseline_period: Annotated[
        Period | None, Column("Udgangspunktets periode", "Perioden, tallet i dag er fra.")
    ] = None
    first_measured: Annotated[
        Period | None, Column("Første måling", "Den første periode, der bliver målt.")
    ] = None
    measured_by: Annotated[
        str | None, Column("Måles af", "Hvem der laver målingerne.", width=28)
    ] = None
    measured_how: Annotated[
        str | None, Column("Måles sådan", "Hvordan der måles, med få ord.", width=44)
    ] = None
    months_to_publication: Annotated[
        int | None,
        Column("Måneder til tallet er ude", "Fra periodens slutning. Tom: ikke kendt."),
    ] = None
    counting: Annotated[
        Counting | None,
        Column("Optælling", "Om alle tælles, eller om tilfældet spiller ind.", width=28),
    ] = None
    sample: Annotated[
        int | None,
        Column("Antal i målingen", "Hvor mange svar eller sager hver måling bygger på."),
    ] = None
    out_of: Annotated[
        int | None,
        Column("Antal i gruppen", "Hvor mange der er i hele gruppen, når nogle spørges."),
    ] = None
    responsible: Responsible = None
    decided_by: Annotated[
        str | None,
        Column(
            "Besluttes af", "Kommunalbestyrelsen eller det udvalg, der beslutter det.", width=32
        ),
    ] = None
    heard: Annotated[
        date | None, Column("Udvalget hørt", "Dagen, det udvalg, der beslutter, er hørt.")
    ] = None
    presented_to: Annotated[
        str | None,
        Column("Forelægges", "De udvalg og råd, der får tallet, når det er opgjort.", width=32),
    ] = None
    belongs_in: Annotated[
        BelongsIn | None,
        Column("Hører hjemme i", "Politikken, en indsatsplan eller en anden politik.", width=28),
    ] = None
    parts_set: Annotated[
        str | None,
        Column("Fordelingen er sat sådan", "Hvordan hver forvaltnings del er fastsat.", width=44),
    ] = None
    cost: Annotated[
        MeasuringCost | None,
        Column("Hvad det kræver", "Om tallet findes, eller skal registreres eller spørges frem."),
    ] = None
    measuring_paid_by: Annotated[
        str | None, Column("Målingen betales af", "Hvem der betaler for at måle.", width=28)
    ] = None
    wrong_way: WrongWay = None
    companion: Annotated[
        str | None,
        Column(
            "Følges med",
            "Kode på en indikator, der viser, om tallet er nået på den rigtige måde.",
            refers="indicators",
        ),
    ] = None
    rationale: Annotated[
        str | None, Column("Begrundelse", "Hvorfor netop dette tal.", width=60)
    ] = None
    follows_remarks: Annotated[
        tuple[str, ...],
        Column(
            "Følger bemærkninger",
            "Koder på de bemærkninger, det svarer på.",
            refers="remarks",
            width=24,
        ),
    ] = ()
    follows_answers: Annotated[
        tuple[str, ...],
        Column(
            "Følger høringssvar",
            "Koder på de høringssvar, det svarer på.",
            refers="hearing_answers",
            width=24,
        ),
    ] = ()
    variant_of: Annotated[
        str | None,
        Column(
            "Variant af",
            "Kode på det måltal, det er et andet forslag til.",
            refers="draft_targets",
        ),
    ] = None
    proposed_by: Annotated[
        str | None, Column("Foreslået af", "Hvem der foreslår det.", width=28)
    ] = None
    outcome: Annotated[
        Outcome, Column("Udfald", "Foreslået, vedtaget eller forkastet; tom betyder foreslået.")
    ] = Outcome.PROPOSED
    kept_by: Annotated[
        str | None,
        Column(
            "Medtages uanset af",
            "Navn på den, der tager det med, selv om det ikke kan opgøres endnu.",
            width=28,
        ),
    ] = None
    kept_on: Annotated[date | None, Column("Medtages uanset fra", "Dagen, det blev besluttet.")] = (
        None
    )
    kept_reason: Annotated[
        str | None, Column("Medtages uanset, fordi", "Hvorfor det tages med.", width=44)
    ] = None
    sources: Sources = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Financing:
    """The money for a target in one year, or in all where no year is given. Amounts are 1,000 kroner."""

    target: DraftTargetId
    year: Annotated[
        int | None, Column("År", "Året, beløbet er for. Tom, når der ikke er noget beløb.")
    ] = None
    basis: Annotated[
        FinancingBasis,
        Column("Økonomi", "Inden for rammen, bevilget eller ønske til forhandling.", width=24),
    ]
    thousands: Annotated[int | None, Column("1.000 kr.", "Beløbet i 1.000 kr.")] = None
    price_year: Annotated[int | None, Column("Prisår", "Året, hvis priser beløbet er i.")] = None
    spending: Annotated[
        Spending | None, Column("Slags udgift", "Service, anlæg eller overførsler.")
    ] = None
    duration: Annotated[
        MoneyDuration | None, Column("Bevilling", "Varig, midlertidig eller ikke oplyst.")
    ] = None
    last_year: Annotated[
        int | None, Column("Sidste år med penge", "Kun ved en midlertidig bevilling.")
    ] = None
    note_number: Annotated[
        str | None, Column("Budgetnotat", "Budgetnotatets nummer, når det har fået et.")
    ] = None
    negotiation: Annotated[
        str | None,
        Column("Forhandling", "Fx overførselssagen 2027 eller budget 2028.", width=28),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotInNumbers:
    """A priority that shall not be measured in numbers, with the reason: a full answer."""

    priority: PriorityCode
    reason: Annotated[str, Column("Begrundelse", "Hvorfor tal ikke er det rigtige svar.", width=60)]
    name: Annotated[str, Column("Navn", "Hvem der siger det.", width=28)]
    dated: Annotated[date, Column("Dato", "Hvornår.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """A disagreement with a target, unedited beside the department's words."""

    id: Annotated[str, Column("Kode", ID_HELP, width=12)]
    target: DraftTargetId
    by: Annotated[str, Column("Uenig", "Hvem der er uenig, fx rådet.", width=28)]
    wording: Annotated[
        str, Column("Uenig, fordi", "Ord for ord, uden rettelser.", verbatim=True, width=70)
    ]
    dated: Annotated[date, Column("Dato", "Hvornår.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingAnswer:
    """One remark in a hearing answer, the department's comment on it, and what was changed.

    A party with several remarks has a row for each. `wording` is unedited.
    """

    id: Annotated[str, Column("Kode", ID_HELP, width=12)]
    party: Annotated[str, Column("Høringspart", "Hvem svaret er fra.", width=32)]
    dated: Annotated[Period, Column("Dato", "Hvornår svaret er skrevet.")]
    priority: Annotated[
        str | None,
        Column(
            "Prioritering",
            "Prioriteringens kode. Tom, når det gælder hele politikken.",
            refers="priorities",
            width=12,
        ),
    ] = None
    wording: Annotated[
        str,
        Column("Bemærkning", "Høringspartens egne ord, uden rettelser.", verbatim=True, width=80),
    ]
    reply: Annotated[
        str | None,
        Column("Forvaltningens bemærkning", "Det, forvaltningen svarer.", width=80),
    ] = None
    change: Annotated[
        AnswerChange | None,
        Column("Ændring", "Hvad svaret førte til. Tom: ikke afgjort endnu.", width=24),
    ] = None
    before: Annotated[
        str | None, Column("Før", "Politikkens tekst eller måltal før.", width=44)
    ] = None
    after: Annotated[
        str | None, Column("Efter", "Politikkens tekst eller måltal efter.", width=44)
    ] = None
    unchanged_because: Annotated[
        str | None, Column("Ingen ændring, fordi", "Begrundelsen, når intet er ændret.", width=44)
    ] = None
