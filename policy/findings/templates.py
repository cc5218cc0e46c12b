"""Messages about templates that were filled in."""

from __future__ import annotations

from policy.findings.messages import Message, Severity

MESSAGES = (
    Message(
        "newer_template",
        Severity.WARNING,
        "Skabelonen er nyere end det program, der læser den.",
        "En skabelon, der er hentet her på siden.",
        "Se efter, at alt er læst. Mangler der noget, så hent skabelonen igen, og flyt tallene over.",
    ),
    Message(
        "template_unnamed",
        Severity.WARNING,
        "Det kan ikke kontrolleres, hvilken politik og forvaltning skabelonen er til.",
        "De oplysninger, som skabelonen blev hentet med. Programmet, der gemte filen, har fjernet dem.",
        "Se efter, at tallene er til den rigtige politik og forvaltning. Er du i tvivl, så hent "
        "skabelonen igen, og flyt tallene over.",
    ),
    Message(
        "written_beside",
        Severity.WARNING,
        "Der er skrevet i en grå kolonne. Den bliver ikke læst.",
        "Det, der stod i cellen, da skabelonen blev hentet.",
        "Er det et nyt tal eller en rettelse, så skriv det {instead}.",
    ),
    Message(
        "withdrawn_without_key",
        Severity.ERROR,
        "Rækken skal udgå, men det kan ikke læses, hvilken det er.",
        "Udfyldt: {key}.",
        "Skriv {key}, som de står i den række, der skal udgå.",
    ),
    Message(
        "withdrawn_unknown",
        Severity.ERROR,
        "Den række, der skal udgå, findes ikke.",
        "En række, der er læst ind før, med samme {key}. {there}",
        "Skriv {key} præcis som i den række, der skal udgå, eller slet ordet under Udgår.",
    ),
    Message(
        "withdrawn_referred_to",
        Severity.ERROR,
        "Andre rækker henviser til den række, der skal udgå.",
        "En række, som ingen andre henviser til. Nu gør {others} i {sheets} det.",
        "Lad også de rækker udgå, eller ret dem først. Ellers slet ordet under Udgår i {cell}.",
    ),
)
