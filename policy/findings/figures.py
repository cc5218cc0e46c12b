"""Messages about figures, targets and baselines."""

from __future__ import annotations

from collections.abc import Mapping

from policy.choices import Unit
from policy.findings.messages import Message, Severity

FIGURE_IN: Mapping[Unit, str] = {
    Unit.COUNT: "et helt antal på 0 eller derover, fx 274",
    Unit.SHARE: "en andel skrevet i procent, fx 73 procent",
    Unit.DKK: "et beløb i kroner, fx 22,7 millioner kroner",
    Unit.YEARS: "et antal år, fx 2,5",
}


MESSAGES = (
    Message(
        "target_without_period",
        Severity.ERROR,
        "Måltallet har hverken periode eller frist.",
        "En periode, måltallet gælder for, eller en frist, det skal nås inden.",
        "Udfyld Periode eller Frist.",
    ),
    Message(
        "target_with_period_and_deadline",
        Severity.ERROR,
        "Måltallet har både periode og frist.",
        "Enten en periode eller en frist.",
        "Slet Frist, hvis tallet gælder en periode. Slet Periode, hvis det skal nås inden en dag.",
    ),
    Message(
        "period_outside_policy",
        Severity.ERROR,
        "Perioden ligger uden for den tid, der tages tal med fra.",
        "En periode mellem {first} og {last}.",
        "Ret årstallet, hvis det er en skrivefejl. Ellers slet rækken.",
    ),
    Message(
        "snapshot_before_policy",
        Severity.ERROR,
        "Øjebliksbilledet er af en dag før politikken.",
        "En statusdato fra {first} og frem.",
        "Ret datoen, hvis det er en skrivefejl. Ellers slet rækken.",
    ),
    Message(
        "value_not_in_unit",
        Severity.ERROR,
        "Tallet passer ikke til indikatorens eller kolonnens enhed.",
        "Et tal i den rette enhed: {figure}.",
        "Ret tallet, så det er {figure}. Er enheden forkert, skal den rettes i politikkens katalog.",
    ),
    Message(
        "range_reversed",
        Severity.ERROR,
        "Intervallets første tal er større end det sidste.",
        "Det mindste tal først.",
        "Skriv {reversed}, hvis det er meningen.",
    ),
    Message(
        "figure_without_source",
        Severity.ERROR,
        "Tallet har ingen kilde.",
        "Dokument og side, fx STATUS side 17.",
        "Skriv, hvor tallet står, under Kilde.",
    ),
    Message(
        "observation_without_period",
        Severity.ERROR,
        "Målingen har ingen periode.",
        "Den periode, tallet gælder for, fx 2024 eller 2025-Q1.",
        "Udfyld Periode. Uden den kan tallet ikke holdes op mod et måltal.",
    ),
    Message(
        "observation_without_value",
        Severity.ERROR,
        "Målingen har intet tal.",
        "Et tal under Værdi, eller en procent under Trykt målopfyldelse.",
        "Udfyld et af de to felter, eller slet rækken.",
    ),
    Message(
        "department_not_valid",
        Severity.WARNING,
        "Forvaltningen fandtes ikke i perioden.",
        "En periode, hvor {found} findes: {validity}.",
        "Ret forvaltningen eller perioden. Hvornår en forvaltning findes, står i politikkens katalog.",
    ),
    Message(
        "figure_without_department",
        Severity.ERROR,
        "Tallet har ingen forvaltning.",
        "Forvaltningens forkortelse, eller KK for hele kommunen. Kun landstal har ingen.",
        "Udfyld Forvaltning.",
    ),
    Message(
        "target_already_met",
        Severity.WARNING,
        "Udgangspunktet er allerede på den rigtige side af måltallet.",
        "Et måltal, der er bedre end udgangspunktet. Her står {beside} over for tallet.",
        "Se efter, om måltallet, udgangspunktet eller indikatorens retning er skrevet forkert. "
        "Er det meningen, bliver det vurderet, om tallet holdes.",
    ),
    Message(
        "baseline_after_figures",
        Severity.WARNING,
        "Udgangspunktet er nyere end alle tal, der skal måles fra det.",
        "En periode, der er ældre end det nyeste tal, som er for {newest}.",
        "Ret perioden. Er den rigtig, kan en ændring først ses, når der kommer et nyere tal.",
    ),
    Message(
        "targets_due_together",
        Severity.WARNING,
        "To måltal for det samme forfalder samme dag.",
        "Ét måltal til hver dag. Her står {beside} over for tallet, og det forfalder {due}.",
        "Ret tallet eller dagen, eller slet det ene måltal. Er de to uenige, kan status ikke altid "
        "afgøres.",
    ),
    Message(
        "targets_both_ways",
        Severity.WARNING,
        "Måltallene viser hver sin vej fra udgangspunktet.",
        "Måltal på samme side af udgangspunktet, når indikatoren ikke siger, hvad der er bedst. "
        "Her står {beside} over for tallet.",
        "Se efter, om et af tallene er forkert. Ellers skriv under Retning hos indikatoren, om højere "
        "eller lavere er bedre.",
    ),
    Message(
        "target_not_used",
        Severity.WARNING,
        "Måltallet bliver ikke brugt.",
        "En indikator, der bedømmes mod et måltal. Denne vurderes som {kind}.",
        "Slet måltallet. Skal tallet bedømmes mod det, så ret Vurderes som, Dækker eller Enhed hos "
        "indikatoren.",
    ),
    Message(
        "percent_not_used",
        Severity.WARNING,
        "Procenten kan ikke bedømmes uden et tal.",
        "Et tal under Værdi. Kun et niveau bedømmes på en procent alene, og indikatoren vurderes "
        "som {kind}.",
        "Skriv tallet under Værdi, hvis kilden har det. Ellers bliver procenten vist uden bedømmelse.",
    ),
    Message(
        "share_outside_whole",
        Severity.WARNING,
        "Andelen er ikke mellem 0 og 100 procent.",
        "En del af en helhed, altså fra 0 til 100 procent.",
        "Ret tallet. Tæller indikatoren en ændring, kan det være rigtigt. Så bliver det bedømt, som "
        "det står.",
    ),
    Message(
        "distance_below_nought",
        Severity.ERROR,
        "Afstanden er under nul.",
        "En afstand på 0 eller derover, fx 2.",
        "Slet minusset, hvis det er det, der er ment.",
    ),
    Message(
        "margin_not_used",
        Severity.WARNING,
        "Usikkerheden bliver ikke brugt.",
        "En indikator, der vurderes som undersøgelse. Denne vurderes som {kind}.",
        "Slet usikkerheden. Er tallet fra en stikprøve, så ret Vurderes som hos indikatoren.",
    ),
    Message(
        "margin_missing",
        Severity.WARNING,
        "Undersøgelsens usikkerhed mangler.",
        "Halvdelen af intervallet, som undersøgelsen selv oplyser.",
        "Udfyld {column}, hvis kilden siger det. Er alle spurgt, så skriv 0. Ellers kan tallet ikke "
        "afgøres.",
    ),
    Message(
        "department_not_asked",
        Severity.WARNING,
        "Forvaltningen er ikke blandt dem, der indberetter indikatoren.",
        "En af dem, der står under Indberettes af: {reporters}.",
        "Ret forvaltningen. Er den rigtig, så skriv den under Indberettes af hos indikatoren. Ellers "
        "venter kun de perioder på den, som den selv har oplyst.",
    ),
    Message(
        "indicator_without_direction",
        Severity.NOTE,
        "Det fremgår ikke, om højere eller lavere er bedre.",
        "Højere er bedre, eller lavere er bedre.",
        "Udfyld Retning, hvis kilden siger det. Ellers kan tallet ikke altid bedømmes.",
    ),
)
