"""Messages about the rules of the year's wheel."""

from __future__ import annotations

from policy.findings.messages import Message, Severity

MESSAGES = (
    Message(
        "rule_without_days",
        Severity.ERROR,
        "Reglen siger ikke, hvor mange dage der er.",
        "Et helt antal dage fra {lowest} til {highest}.",
        "Skriv under Dage efter, hvor mange dage der er: ved tal efter periodens sidste dag, fx 32 for "
        "den 1. februar, og ved svar efter bemærkningens dato.",
    ),
    Message(
        "rule_days_outside",
        Severity.ERROR,
        "Antallet af dage er uden for det tilladte.",
        "Et helt antal dage fra {lowest} til {highest}.",
        "Ret Dage efter. 32 er den 1. februar for et år, 90 er omkring tre måneder.",
    ),
    Message(
        "rule_with_day",
        Severity.ERROR,
        "Reglen er om noget, der har et antal dage, men den har også en dag.",
        "En tom celle: fristen for tal og svar er et antal dage efter noget.",
        "Slet dagen under Dag, og lad antallet stå under Dage efter.",
    ),
    Message(
        "rule_without_day",
        Severity.ERROR,
        "Reglen har ingen dag.",
        "Fristens eller mødets dag, den første gang, fx 1. maj 2026.",
        "Skriv dagen under Dag. Kommer den igen hvert år, så skriv årligt under Hyppighed.",
    ),
    Message(
        "rule_with_days",
        Severity.ERROR,
        "Reglen har et antal dage, men er om noget, der har en dag.",
        "En tom celle: kun tal og svar har en frist et antal dage efter noget.",
        "Slet antallet under Dage efter, og skriv dagen under Dag.",
    ),
    Message(
        "rule_comes_otherwise",
        Severity.ERROR,
        "Reglen har en hyppighed, som den ikke kan have.",
        "{allowed}, eller en tom celle.",
        "Ret Hyppighed. Skal noget ske flere gange om året, så skriv en række for hver gang.",
    ),
    Message(
        "rule_day_far_off",
        Severity.ERROR,
        "Dagen ligger uden for politikkens tid.",
        "En dag fra {first} til {last}.",
        "Ret årstallet, hvis det er en skrivefejl. Ellers slet rækken.",
    ),
    Message(
        "rule_day_past",
        Severity.WARNING,
        "Dagen er forbi og kommer ikke igen, så fristen er allerede gået.",
        "En dag fra {today}, eller årligt under Hyppighed.",
        "Skriv den næste dag under Dag, eller årligt under Hyppighed. Er det meningen, så lad rækken stå.",
    ),
    Message(
        "rule_for_whole_city",
        Severity.ERROR,
        "Hele kommunen er ingen forvaltning.",
        "Forvaltningers forkortelser, eller en tom celle.",
        "Slet {found}. Er cellen tom, gælder reglen alle, som det angår.",
    ),
    Message(
        "rule_department_ended",
        Severity.WARNING,
        "Forvaltningen er nedlagt, så den skylder ikke mere efter reglen.",
        "En forvaltning, der findes efter {today}. {found} fandtes til {ended}.",
        "Skriv den forvaltning, der har overtaget opgaven. Er reglen kun om det, der var før, så lad "
        "rækken stå.",
    ),
    Message(
        "rules_differ",
        Severity.WARNING,
        "To regler gælder det samme og giver hver sin frist.",
        "Én regel for det samme. {other} giver {beside} dage.",
        "Slet den ene, eller skriv forskellige forvaltninger eller hyppigheder. Indtil da gælder den med "
        "flest dage.",
    ),
)
