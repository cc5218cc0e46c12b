"""What would mend a draft target, by what its trial found."""

from __future__ import annotations

from collections.abc import Mapping

from metrics.trial import (
    broken_series,
    contradiction,
    cost_of_measuring,
    few_persons,
    floor,
    habit,
    incomplete,
    met_wrongly,
    money,
    pace,
    parts,
    same_twice,
    too_late,
    undecidable,
    wider_population,
)

MENDS: Mapping[type, str] = {
    incomplete.Lacking: "Udfyld det, der mangler, eller skriv, hvem der gør det og hvornår.",
    incomplete.NotTakenIn: "Hent tabellen hos udgiveren, og indberet den.",
    contradiction.DeadlineBeforeBaseline: "Ret fristen eller udgangspunktets periode.",
    contradiction.OppositeWay: "Ret måltallet eller retningen, eller skriv begrundelsen for, at det skal være sådan.",
    contradiction.OppositeBound: "Ret måltallet eller retningen, eller skriv begrundelsen for, at det skal være sådan.",
    contradiction.NoShare: "Skriv andelen i procent, eller gør indikatoren til et antal.",
    contradiction.LargerSample: "Ret antallet i målingen eller antallet i gruppen.",
    contradiction.TwoAdopted: "Vælg den variant, der gælder, og sæt den anden til forkastet.",
    too_late.NoMeasurement: "Læg en måling før fristen, eller flyt fristen til en periode, der bliver målt.",
    too_late.AfterPolicy: "Sæt fristen et år tidligere, eller aftal, hvem der følger op bagefter.",
    too_late.MissesMeetings: "Mål oftere eller tidligere, eller aftal, hvad der fortælles i stedet.",
    undecidable.NoCases: "Skriv, hvor mange der er i hver måling, eller vælg et antal som måltal.",
    undecidable.CountingUnknown: "Vælg fuld optælling, enkelte sager eller stikprøve under Optælling.",
    undecidable.NotAShare: "Få usikkerheden oplyst af den, der laver målingen, eller mål en andel.",
    undecidable.SizeUnknown: "Skriv Antal i målingen.",
    undecidable.Chance: "Få flere med i hver måling, læg flere år sammen, eller vælg en større ændring.",
    floor.Floor: "Skriv, at niveauet skal holdes, eller vælg et måltal, der er bedre end i dag.",
    habit.Tested: "Skriv, hvad der skal ske ud over det, der sker i forvejen, eller vælg et andet måltal.",
    pace.Pace: "Skriv, hvad der skal gøre forskellen, eller giv det mere tid.",
    parts.Parts: (
        "Giv hver forvaltning sit eget måltal, så de tilsammen giver det hele, og skriv, hvordan de er "
        "sat."
    ),
    broken_series.NewDefinition: "Sæt et udgangspunkt efter ændringen, eller få tallet regnet om.",
    broken_series.NewDepartment: "Sæt et udgangspunkt for den nye forvaltning, eller sæt måltallet for hele kommunen.",
    broken_series.EndedDepartment: "Sæt måltallet for den forvaltning, der overtager, eller for hele kommunen.",
    few_persons.FewPersons: "Læg små forvaltninger eller flere år sammen, eller sæt måltallet for hele kommunen.",
    money.Expires: "Skriv, hvor pengene til de sidste år kommer fra, eller sæt fristen tidligere.",
    money.UnknownEnd: "Skriv, om bevillingen er varig, eller det sidste år med penge.",
    met_wrongly.WrongWay: "Vælg en indikator at følge det sammen med, som ville vise det.",
    same_twice.SameTwice: "Behold det ene, eller gør det andet til en variant af det.",
    wider_population.Wider: "Find et tal for borgere med handicap, eller skriv ved målet, hvem det også gælder.",
    money.Wish: "Skriv, hvad der sker med måltallet, hvis ønsket ikke bliver til noget.",
    cost_of_measuring.Measuring: "Regn målingen med i økonomien.",
}


def mend_of(facts: object) -> str:
    """What would mend what a check found."""
    match facts:
        case wider_population.Wider(note=None):
            return (
                "Skriv, hvem der er med, og hvem der ikke er: alder, slags handicap, borgere i "
                "socialpsykiatrien."
            )
        case money.Wish(negotiations=()):
            return "Skriv, hvilken forhandling ønsket hører til."
        case cost_of_measuring.Measuring(paid_by=None):
            return "Skriv, hvem der betaler for målingen."
    return MENDS[type(facts)]
