"""Messages about a delivery as a whole, and about the statements made with it."""

from __future__ import annotations

from policy.findings.messages import Message, Severity

MESSAGES = (
    Message(
        "reporter_unknown",
        Severity.WARNING,
        "Den, der oplyser tallene, har ikke oplyst tal før.",
        "En forvaltnings forkortelse eller et navn, der er brugt før: {known}.",
        "{suggestion} Ret feltet, hvis det er en af de kendte. Ellers kan navnet blive stående.",
    ),
    Message(
        "stated_by_others",
        Severity.WARNING,
        "Det samme tal er allerede oplyst af en anden.",
        "Tallet er allerede oplyst af {others}.",
        "Er det en rettelse af det tal, så skriv {others} under {column}. "
        "Er det det samme tal to gange, så slet den ene række. Ellers bliver begge vist.",
    ),
    Message(
        "figures_left_behind",
        Severity.ERROR,
        "Tal, der er læst ind før, passer ikke til indikatoren, når den ændres.",
        "{column}: {before}. Sådan er tallene læst ind. Antal tal, der ikke passer mere: {count}.",
        "Skriv {before} igen under {column}. Er det en ny måde at tælle på, så opret en ny "
        "indikator med sin egen kode.",
    ),
    Message(
        "two_departments",
        Severity.WARNING,
        "Filen har tal for flere forvaltninger.",
        "Tal for én forvaltning i hver fil. KK må stå ved siden af.",
        "Se efter, om tallene er dine at indberette. Ellers del dem på en fil til hver forvaltning.",
    ),
    Message(
        "row_of_others",
        Severity.ERROR,
        "Rækken er ikke jeres at indberette.",
        "En række for {yours}.",
        "Tag rækken ud af filen. Den hører til {owner}, som kan indberette den.",
    ),
    Message(
        "other_policy",
        Severity.ERROR,
        "Filen hører til en anden politik.",
        "En fil til politikken {policy}.",
        "Hent en ny skabelon til {policy}, og flyt tallene over i den.",
    ),
    Message(
        "period_not_begun",
        Severity.ERROR,
        "Tallet er målt i en periode, der ikke er begyndt.",
        "En periode, der er begyndt senest {today}.",
        "Ret perioden. Er tallet noget, der skal nås, så skriv det i arket Måltal.",
    ),
    Message(
        "circular_formula",
        Severity.ERROR,
        "Formlen regner på sig selv, og resultatet kan ikke bruges.",
        "En formel, der kun henviser til andre celler.",
        "Ret formlen i {cell}, eller skriv tallet i stedet. Excel viser kredsen under Formler, "
        "Fejlkontrol, Cirkulære referencer.",
    ),
)
