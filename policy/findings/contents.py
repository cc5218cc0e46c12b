"""Messages about values that do not fit other rows or the allowed limits."""

from __future__ import annotations

from policy.findings.messages import Message, Severity

MESSAGES = (
    Message(
        "priority_of_other_objective",
        Severity.ERROR,
        "Prioriteringen hører under en anden målsætning.",
        "En prioritering under målsætning {objective}.",
        "Ret Prioritering eller Målsætning. {found} hører under målsætning {right}.",
    ),
    Message(
        "few_persons_limit_outside",
        Severity.ERROR,
        "Grænsen for at skjule få personer er uden for det tilladte.",
        "Et tal fra {lowest} til {highest}.",
        "Skriv et tal fra {lowest} til {highest} under Skjul til og med.",
    ),
    Message(
        "days_to_report_outside",
        Severity.ERROR,
        "Antallet af dage til indberetning er uden for det tilladte.",
        "Et helt tal fra {lowest} til {highest}.",
        "Skriv antal dage fra periodens slutning til fristen, fx 32 for den 1. februar. "
        "Lad cellen være tom, hvis ingen har sat en frist.",
    ),
    Message(
        "period_closed",
        Severity.ERROR,
        "Perioden er lukket, så dens tal ændres ikke mere.",
        "En periode, der er åben.",
        "Lad rækken stå uden ændringer. Skal tallet med alligevel, så bed {name}, der lukkede "
        "perioden den {dated}, om at åbne den igen: skriv ja under Udgår i arket Lukkede perioder.",
    ),
    Message(
        "period_closed_before",
        Severity.ERROR,
        "Perioden er lukket allerede.",
        "En periode, der er åben.",
        "{name} lukkede den {dated}: {reason} Skal det stå anderledes, så skriv først ja under "
        "Udgår ved den gamle række, og godkend det.",
    ),
    Message(
        "bands_not_descending",
        Severity.ERROR,
        "Grænserne for vurderingen passer ikke sammen.",
        "Andele mellem 0 og 100 procent, hvor For langsom fra er mindre end Følger planen fra.",
        "Ret grænserne, fx Næsten nået fra 90 procent, Følger planen fra 95 procent "
        "og For langsom fra 60 procent.",
    ),
    Message(
        "source_without_date",
        Severity.ERROR,
        "Kilden har ingen dato.",
        "En dato under Dateret, eller for et udateret dokument under Kendt fra.",
        "Udfyld Dateret, som det er trykt. Ellers udfyld Kendt fra og Begrundelse for dato.",
    ),
    Message(
        "amount_without_basis",
        Severity.WARNING,
        "Det fremgår ikke, hvad beløbet dækker.",
        "Om beløbet er om året eller i alt, og om det er varigt eller midlertidigt.",
        "Udfyld Beløb dækker og Bevilling. Vælg ikke oplyst, når kilden ikke siger det.",
    ),
    Message(
        "initiative_ends_before_start",
        Severity.ERROR,
        "Indsatsen slutter, før den begynder.",
        "En slutning efter {start}.",
        "Ret Start eller Slut.",
    ),
    Message(
        "remark_without_objective",
        Severity.ERROR,
        "Bemærkningen handler om en målsætning, men siger ikke hvilken.",
        "Målsætningens nummer.",
        "Udfyld Målsætning, eller vælg budget eller politikken som helhed under Handler om.",
    ),
    Message(
        "proposal_not_taken_over",
        Severity.ERROR,
        "Forslaget er værktøjets og ikke kommunens, og ingen har taget det over.",
        "Navn og dato under Taget over af og Taget over.",
        "Skriv, hvem der tager forslaget over, og hvornår. Ellers slet rækken.",
    ),
)
