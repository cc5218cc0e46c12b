"""Messages about cells."""

from __future__ import annotations

from policy.findings.messages import Message, Severity

MESSAGES = (
    Message(
        "missing_value",
        Severity.ERROR,
        "En celle, der skal udfyldes, er tom.",
        "{help}",
        "Udfyld {column} i {cell}, eller slet hele rækken.",
    ),
    Message(
        "formula_without_value",
        Severity.ERROR,
        "Cellen har en formel, men intet resultat.",
        "Et resultat, som Excel har regnet ud og gemt.",
        "Åbn filen i Excel, vent på udregningen, og gem den. Ellers skriv tallet i stedet.",
    ),
    Message(
        "formula_not_calculated",
        Severity.ERROR,
        "Formlens resultat er ikke regnet ud.",
        "Et resultat, som Excel har regnet ud og gemt. I filen står 0 eller ingenting, og den beder "
        "om at blive regnet ud, når den åbnes, regnes kun ud, når nogen beder om det, eller har en "
        "formel, der viser 0, selv om den ikke kan give 0.",
        "Åbn filen i Excel, vælg Formler, Beregningsindstillinger, Automatisk. Tryk på Ctrl, Alt og F9 "
        "samtidig, så alt regnes ud, og gem filen. Ellers skriv tallet i stedet.",
    ),
    Message(
        "formula_perhaps_old",
        Severity.WARNING,
        "Formlens resultat er måske ikke regnet ud.",
        "Et resultat, som Excel har regnet ud og gemt. Filen beder om at blive regnet ud, når den "
        "åbnes, regnes kun ud, når nogen beder om det, eller alle dens formler giver 0.",
        "Se efter, at {found} er rigtigt. Åbn filen i Excel, vælg Formler, Beregningsindstillinger, "
        "Automatisk. Tryk på Ctrl, Alt og F9 samtidig, så alt regnes ud, og gem filen.",
    ),
    Message(
        "struck_out",
        Severity.ERROR,
        "Noget i cellen er streget over.",
        "Kun det, der gælder, uden gennemstregning.",
        "Slet det i {cell}, der er streget over. Gælder det alligevel, så fjern gennemstregningen: "
        "vælg Formatér celler, Skrifttype. Skal hele rækken udgå, så skriv det under Udgår, eller "
        "slet rækken.",
    ),
    Message(
        "part_unseen",
        Severity.ERROR,
        "Noget af det, der står i cellen, kan ikke ses.",
        "Kun det, som alle kan se. Tegn i baggrundens farve eller under 3 punkter er ikke læst.",
        "Marker {cell}, og se efter i formellinjen. Slet det, der ikke skal med. Skal det med, så vælg "
        "Formatér celler, Skrifttype, og en anden farve eller størrelse.",
    ),
    Message(
        "raised_in_figure",
        Severity.ERROR,
        "Tegn i cellen er hævet eller sænket.",
        "Kun værdien selv, fx 274 uden henvisning til en note.",
        "Slet det hævede eller sænkede tegn i {cell}. Skriv noten i kolonnen Note.",
    ),
    Message(
        "raised_in_text",
        Severity.WARNING,
        "Tegn i teksten er hævet eller sænket.",
        "Almindelig tekst. Hævede og sænkede cifre er læst som fx ² og ₂.",
        "Slet tegnet i {cell}, hvis det henviser til en note. Ellers kan det blive stående.",
    ),
    Message(
        "date_of_two_days",
        Severity.ERROR,
        "Datoen kan være to forskellige dage.",
        "En dato uden klokkeslæt. {found} i filen er {next} klokken 0 dansk tid, hvis filen er "
        "gemt af et program, der regner i UTC.",
        "Skriv datoen i {cell} igen.",
    ),
    Message(
        "date_seen_otherwise",
        Severity.ERROR,
        "Datoen vises uden år eller med andre ord.",
        "En dato, der vises med år og uden andre ord end dens egne.",
        "I filen står {found}. Er det rigtigt, så vælg Formatér celler, Dato, og en type med år. Ellers "
        "skriv det rigtige i {cell}, fx 30-06-2025 eller 2025-H1.",
    ),
    Message(
        "too_many_digits",
        Severity.ERROR,
        "Tallet har flere cifre, end Excel kan gemme.",
        "Et helt tal med højst 15 cifre. Excel gemmer de næste som 0.",
        "Ret tallet i {cell}. Er det en kode, så skriv en kode med bogstaver eller færre cifre.",
    ),
    Message(
        "other_currency",
        Severity.ERROR,
        "Beløbet er i en anden valuta end danske kroner.",
        "Et tal i danske kroner eller i en anden enhed, der passer, fx 22,7 millioner kroner.",
        "Regn beløbet om til kroner. Er det kroner, så vælg Formatér celler, Valuta, og kroner.",
    ),
    Message(
        "format_unclear",
        Severity.ERROR,
        "Cellens talformat viser noget andet end tallet i den.",
        "Et tal, der vises, som det er, eller med en klar enhed: kroner, tusind kroner, millioner kroner eller procent.",
        "Vælg Formatér celler, Standard, og skriv hele tallet i {cell}, så det ikke kan misforstås.",
    ),
    Message(
        "error_in_cell",
        Severity.ERROR,
        "Cellen viser en regnefejl fra Excel.",
        "{help}",
        "Ret formlen i {cell}, eller skriv værdien i stedet. Er den ukendt, så lad cellen stå tom.",
    ),
    Message(
        "text_too_long",
        Severity.ERROR,
        "Teksten er for lang.",
        "Højst {limit} tegn.",
        "Kort teksten af, eller del den på flere rækker.",
    ),
    Message(
        "invisible_characters",
        Severity.ERROR,
        "Teksten indeholder usynlige tegn.",
        "Almindelige bogstaver, tal og tegn.",
        "Slet cellens indhold, og skriv det igen med tastaturet. "
        "Tegnene følger ofte med fra en pdf eller en hjemmeside.",
    ),
    Message(
        "not_a_number",
        Severity.ERROR,
        "Værdien kan ikke læses som et tal.",
        "Et tal, fx 274, 1.014, 22,7 millioner kroner, 73 procent, ca. 110, 5-6 eller op til 25.",
        "Skriv kun tallet. Ord om det hører til i en note. Er tallet ukendt, så lad cellen være tom.",
    ),
    Message(
        "ambiguous_number",
        Severity.ERROR,
        "Tallet kan læses på flere måder.",
        "Et tal med dansk komma og punktum, fx 1,5 eller 1.014.",
        "Skriv {readings}.",
    ),
    Message(
        "number_became_date",
        Severity.ERROR,
        "Der står en dato, hvor der skal stå et tal.",
        "Et tal, fx 274 eller 5-6.",
        "Excel laver 5-6 om til en dato. Skriv 5 til 6, eller sæt en apostrof foran: '5-6.",
    ),
    Message(
        "not_a_whole_number",
        Severity.ERROR,
        "Værdien er ikke et helt tal.",
        "Et helt tal, fx 5 eller 2024.",
        "Skriv kun tallet, uden ord og decimaler.",
    ),
    Message(
        "not_yes_or_no",
        Severity.ERROR,
        "Værdien er hverken ja eller nej.",
        "Ja eller nej. Et x betyder ja, og en tom celle betyder nej.",
        "Skriv ja eller nej.",
    ),
    Message(
        "not_a_date",
        Severity.ERROR,
        "Værdien kan ikke læses som en dato.",
        "En dato med dag, måned og år, fx 30-06-2025.",
        "Skriv datoen som dag-måned-år, fx 30-06-2025 eller 30. juni 2025.",
    ),
    Message(
        "no_such_date",
        Severity.ERROR,
        "Datoen findes ikke.",
        "En dag, der er i kalenderen, fx 28-02-2025.",
        "Ret dagen, måneden eller året.",
    ),
    Message(
        "not_a_period",
        Severity.ERROR,
        "Værdien kan ikke læses som en periode.",
        "Et år, halvår, kvartal, en måned, et skoleår eller en dato: 2024, 2025-H1, 2025-Q1, "
        "december 2024, 2023/24 eller 30-06-2025.",
        "Skriv perioden på en af de måder. Er den ukendt, så se skabelonen: ofte må cellen være tom.",
    ),
    Message(
        "not_a_choice",
        Severity.ERROR,
        "Værdien er ikke et af de ord, der kan vælges.",
        "Et af ordene: {choices}.",
        "{suggestion} Vælg ordet på cellens liste i skabelonen. Flere skilles med semikolon, "
        "hvor det er tilladt.",
    ),
    Message(
        "not_a_citation",
        Severity.ERROR,
        "Værdien kan ikke læses som en kilde.",
        "Dokumentets kode og side, fx STATUS side 17, eller et afsnit, fx POLITIK, Målsætning 5.",
        "Skriv koden fra arket Kilder og så siden. Flere kilder skilles med semikolon.",
    ),
)
