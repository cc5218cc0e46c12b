"""Messages about sheets and their headings."""

from __future__ import annotations

from policy.findings.messages import Message, Severity

MESSAGES = (
    Message(
        "no_known_sheet",
        Severity.ERROR,
        "Intet ark i filen kan genkendes.",
        "Mindst ét ark med et navn fra skabelonen.",
        "Giv arkene de samme navne som i skabelonen, fx Målinger eller Indsatser.",
    ),
    Message(
        "unknown_sheet",
        Severity.WARNING,
        "Arket kendes ikke og er ikke læst.",
        "Et ark med et navn fra skabelonen.",
        "{suggestion} Ret arkets navn. Er arket dine egne noter, kan det blive stående.",
    ),
    Message(
        "renamed_sheet",
        Severity.ERROR,
        "Arket har fået et andet navn og er ikke læst.",
        "Navnet {right}, som arkets overskrifter hører til.",
        "Giv arket navnet {right}. Er det en kopi, der ikke skal med, så slet arket.",
    ),
    Message(
        "no_header",
        Severity.ERROR,
        "Arket har ingen række med kendte overskrifter.",
        "En række blandt de første {rows} med mindst to af overskrifterne: {headings}.",
        "Kopiér overskrifterne fra skabelonen ind over tallene.",
    ),
    Message(
        "no_rows",
        Severity.NOTE,
        "Der er ingen udfyldte rækker.",
        "Mindst én udfyldt række under overskrifterne.",
        "Udfyld mindst én række i et af arkene, og send filen igen.",
    ),
    Message(
        "missing_column",
        Severity.ERROR,
        "En kolonne, der skal være der, mangler.",
        "Overskriften {column} i samme række som de andre overskrifter.",
        "Indsæt kolonnen {column}, og udfyld den. Den skal indeholde: {help}",
    ),
    Message(
        "unknown_column",
        Severity.NOTE,
        "Kolonnen kendes ikke og er ikke læst.",
        "En overskrift fra skabelonen.",
        "{suggestion} Ret overskriften. Er kolonnen dine egne noter, kan den blive stående.",
    ),
    Message(
        "duplicate_column",
        Severity.ERROR,
        "To kolonner betyder det samme. Kun den ene er læst.",
        "Kun én kolonne med {column}. Kolonnen ved {first} er læst.",
        "Saml indholdet i én kolonne, og slet den anden.",
    ),
    Message(
        "another_table",
        Severity.ERROR,
        "Arket har mere end én tabel.",
        "Én tabel i arket. Den første har sine overskrifter fra {first}.",
        "Flyt rækkerne ved {cell} ind under den første tabels overskrifter, eller slet dem.",
    ),
    Message(
        "above_headings",
        Severity.NOTE,
        "Der står noget over overskrifterne, som ikke er læst.",
        "Højst en titel over overskrifterne.",
        "Skal det læses, så skriv det i tabellens egne kolonner. Ellers kan det blive stående.",
    ),
    Message(
        "heading_with_more",
        Severity.ERROR,
        "Overskriften har en enhed eller andre ord, og kolonnen er ikke læst.",
        "Overskriften {right} alene.",
        "Skriv {right} i {cell}. Skriv tallene helt ud, eller skriv enheden i hver celle, fx 500.000 "
        "eller 500 t.kr. Skal kolonnen ikke med, så slet den.",
    ),
    Message(
        "unit_above",
        Severity.WARNING,
        "Over overskrifterne står en enhed, som ikke er læst.",
        "Tal, der er skrevet helt ud, eller med enheden i cellen selv, fx 500.000 eller 500 t.kr.",
        "Er tallene i den enhed, der står i {cell}, så skriv dem helt ud, eller skriv enheden i hver "
        "celle. Ellers ret teksten.",
    ),
    Message(
        "looking_empty",
        Severity.NOTE,
        "Celler, der ser tomme ud, er læst med.",
        "Værdier, som alle kan se.",
        "Skal de med, så vis dem: vælg et andet talformat eller en anden skriftfarve, eller slå Vis "
        "et nul til under Filer, Indstillinger, Avanceret. Ellers slet dem.",
    ),
    Message(
        "changed_by_rule",
        Severity.NOTE,
        "En regel kan ændre det, der ses i celler, som er læst med.",
        "Celler, hvor det, der ses, er det, der står. En betinget formatering kan strege det over, "
        "skjule det eller vise det med andre tegn.",
        "Se efter i {found}. Skal noget ikke med, så slet det. Ellers fjern reglen under Hjem, "
        "Betinget formatering, Ryd regler, eller lad den blive stående.",
    ),
    Message(
        "merged_cells",
        Severity.WARNING,
        "Celler er flettet sammen.",
        "Én celle for hver række og kolonne.",
        "Ophæv fletningen under Hjem, Flet og centrer, og udfyld hver celle for sig.",
    ),
    Message(
        "hidden_cells",
        Severity.NOTE,
        "Skjulte rækker eller kolonner er læst med.",
        "Kun synlige rækker og kolonner, så alle kan se, hvad der sendes.",
        "Vis dem i Excel, og slet det, der ikke skal med.",
    ),
    Message(
        "totals_row",
        Severity.WARNING,
        "Rækken ser ud til at være en sum og er ikke læst.",
        "Kun rækker med en kode fra listerne.",
        "Slet rækken. Er det tallet for hele kommunen, så skriv KK under Forvaltning.",
    ),
)
