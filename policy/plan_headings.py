"""The headings of plans (indsatsplaner) and hearing drafts: those that we offer, and those that others write.

A plan comes as a table in its department's own layout, a hearing draft in the policy's own words. Each part
of them is declared once, with its usual headings: the first is how the product names it.
"""

from __future__ import annotations

from policy.choices import Choice
from policy.tables import BY_NAME

TEMPLATE = "action_plan"
"""The kind of template that a plan can be written in."""
OFFERED = (
    "id",
    "title",
    "objective",
    "priority",
    "summary",
    "departments",
    "target_groups",
    "state",
    "start",
    "end",
    "period_printed",
    "amount",
    "money_basis",
    "money_duration",
    "money_printed",
    "note",
    "sources",
)
"""The fields of an initiative that the template of a plan has, in its order."""


def offered_headings() -> tuple[str, ...]:
    """The headings of the template of a plan, whether it is a workbook or a Word document."""
    table = BY_NAME["initiatives"]
    return tuple(table.field(name).column.heading for name in OFFERED)


class PlanPart(Choice):
    """What a column of a plan holds, with the headings that departments give it."""

    CODE = ("code", "Kode", "Nr.", "Nr", "Nummer", "Id", "Indsatsnummer", "Indsats nr.", "#")
    TITLE = (
        *("title", "Indsats", "Titel", "Indsatser", "Indsatsens navn", "Indsatsens titel"),
        *(
            "Navn på indsats",
            "Navn",
            "Aktivitet",
            "Aktiviteter",
            "Tiltag",
            "Handling",
            "Handlinger",
        ),
        *("Initiativ", "Initiativer", "Delindsats", "Delindsatser", "Projekt", "Opgave", "Emne"),
        *("Konkrete indsatser", "Konkrete aktiviteter", "Konkrete tiltag", "Konkret indsats"),
        *("Konkret handling", "Hvad", "Hvad gør vi", "Hvad vil vi gøre", "Det gør vi"),
    )
    SUMMARY = (
        *(
            "summary",
            "Gengivet kort",
            "Beskrivelse",
            "Kort beskrivelse",
            "Indhold",
            "Beskriv indsatsen",
        ),
        *("Beskrivelse af indsats", "Beskrivelse af indsatsen", "Indsatsbeskrivelse", "Uddybning"),
        *(
            "Indsatsens indhold",
            "Formål",
            "Formål og indhold",
            "Beskrivelse af aktivitet",
            "Hvordan",
        ),
    )
    OBJECTIVE = (
        *(
            "objective",
            "Målsætning",
            "Målsætninger",
            "Målsætning nr.",
            "Målsætningsnummer",
            "Mål nr.",
        ),
        *("Politisk målsætning", "Handicappolitisk målsætning", "Politikkens målsætning", "Tema"),
        *("Målsætning i politikken", "Målsætning i handicappolitikken"),
    )
    PRIORITY = (
        *(
            "priority",
            "Prioritering",
            "Prioriteringer",
            "Særlig prioritering",
            "Særlige prioriteringer",
        ),
        *("Prioritet", "Prioritering nr.", "Prioriteringens kode", "Prioriteringskode"),
    )
    RESPONSIBLE = (
        *(
            "responsible",
            "Ansvarlig",
            "Forvaltninger",
            "Forvaltning",
            "Ansvarlige",
            "Ansvar",
            "Hvem",
        ),
        *(
            "Ansvarlig forvaltning",
            "Ansvarlige forvaltninger",
            "Ansvarlig enhed",
            "Ansvarligt center",
        ),
        *("Ansvarlig afdeling", "Hovedansvarlig", "Ansvarshavende", "Ejer", "Tovholder", "Kontor"),
        *("Enhed", "Center", "Aktør", "Aktører", "Aktør(er)", "Hvem gør det", "Hvem har ansvaret"),
        *(
            "Projektleder",
            "Projektejer",
            "Involverede",
            "Samarbejdspartnere",
            "Placering af ansvar",
        ),
    )
    TARGET_GROUPS = (
        *("target_groups", "Målgruppe", "Målgrupper", "Målgruppe(r)", "For hvem", "Borgergruppe"),
    )
    PERIOD = (
        *("period", "Tidsplan", "Periode", "Tid", "Tidspunkt", "Tidsramme"),
        *("Tidsperspektiv", "Tidshorisont", "Hvornår", "Deadline og start", "Tidsplan og milepæle"),
        *("Indsatsperiode", "Gennemførelse", "Løbetid", "Årstal", "År"),
    )
    START = (
        *(
            "start",
            "Start",
            "Startdato",
            "Starttidspunkt",
            "Begynder",
            "Opstart",
            "Igangsættes",
            "Fra",
        ),
        *("Påbegyndes", "Forventet start", "Start år"),
    )
    END = (
        *(
            "end",
            "Slut",
            "Slutdato",
            "Sluttidspunkt",
            "Afsluttes",
            "Afslutning",
            "Deadline",
            "Frist",
        ),
        *("Forventet afsluttet", "Forventet slut", "Slut år", "Til", "Færdig", "Senest"),
    )
    MONEY = (
        *(
            "money",
            "Økonomi",
            "Beløb",
            "Finansiering",
            "Budget",
            "Bevilling i kr.",
        ),
        *("Ressourcer", "Udgift", "Udgifter", "Pris", "Omkostning", "Omkostninger", "Ramme"),
        *("Økonomisk ramme", "Økonomi og finansiering", "Hvad koster det", "Midler"),
    )
    PERIOD_PRINTED = ("period_printed", "Periode som trykt")
    MONEY_PRINTED = ("money_printed", "Beløb som trykt")
    MONEY_BASIS = ("money_basis", "Beløb dækker")
    MONEY_DURATION = ("money_duration", "Bevilling")
    STATE = (
        *(
            "state",
            "Status",
            "Tilstand",
            "Fremdrift",
            "Stade",
            "Fase",
            "Hvor langt er vi",
            "Statusbeskrivelse",
        ),
        *("Status på indsats", "Status på indsatsen", "Status og fremdrift", "Implementeringsgrad"),
    )
    MEASURE = (
        *(
            "measure",
            "Succeskriterium",
            "Succeskriterier",
            "Måltal",
            "Mål",
            "Indikator",
            "Indikatorer",
        ),
        *(
            "Resultatmål",
            "Effekt",
            "Forventet effekt",
            "Effektmål",
            "Milepæl",
            "Milepæle",
            "Opfølgning",
        ),
        *(
            "Mål for indsatsen",
            "Måling",
            "Hvordan måler vi",
            "Målepunkt",
            "Målepunkter",
            "Resultat",
        ),
    )
    NOTE = (
        "note",
        "Note",
        "Noter",
        "Bemærkning",
        "Bemærkninger",
        "Kommentar",
        "Kommentarer",
        "Andet",
    )
    SOURCE = ("source", "Kilde", "Kilder")


class DraftPart(Choice):
    """What a column of a hearing draft holds, with the headings that it is given."""

    OBJECTIVE = (
        *(
            "objective",
            "Målsætning",
            "Målsætninger",
            "Mål",
            "Tema",
            "Overordnet målsætning",
            "Indsatsområde",
        ),
        *("Politisk målsætning", "Målsætning nr.", "Målsætningens ordlyd"),
    )
    PRIORITY = (
        *(
            "priority",
            "Prioritering",
            "Prioriteringer",
            "Særlig prioritering",
            "Særlige prioriteringer",
        ),
        *("Tekst", "Ordlyd", "Delmål", "Prioriteringens ordlyd", "Hvad vil vi", "Det vil vi"),
    )
    CODE = ("code", "Kode", "Nr.", "Nr", "Nummer", "Prioritering nr.", "Bogstav", "Litra")
    LEAD = (
        *("lead", "Ansvarlig forvaltning", "Ansvarlig", "Ansvarlige", "Ansvarlige forvaltninger"),
        *("Forvaltning", "Forvaltninger", "Hovedansvarlig", "Ansvar"),
    )
    OTHERS = (
        *("others", "Øvrige", "Øvrige forvaltninger", "Medansvarlig", "Medansvarlige", "Bidrager"),
        *("Bidragende forvaltninger", "Andre forvaltninger"),
    )
    SHORT = ("short", "Kort navn", "Overskrift", "Kort titel", "Emne")
    NOTE = ("note", "Note", "Noter", "Bemærkning", "Bemærkninger", "Kommentar", "Kommentarer")
