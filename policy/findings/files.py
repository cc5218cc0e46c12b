"""Messages about a file as a whole, and about the folder it is in."""

from __future__ import annotations

from policy.findings.messages import SAVE_AGAIN, SLIM, Message, Severity

MESSAGES = (
    Message(
        "file_missing",
        Severity.ERROR,
        "Arbejdsbogen findes ikke, og ingen anden har dens ark.",
        "En af politikkens arbejdsbøger med netop det navn.",
        "Læg {file} tilbage i mappen, eller læg dens ark i en af de andre arbejdsbøger.",
    ),
    Message(
        "file_waits",
        Severity.ERROR,
        "Ændringerne i filen venter på andre filer.",
        "At de filer, den hænger sammen med, også kan læses ind.",
        "Ret fejlene i {others}. Så kommer denne fil med af sig selv.",
    ),
    Message(
        "folder_unreadable",
        Severity.ERROR,
        "Mappen med arbejdsbøgerne kan ikke åbnes. Det, der blev læst ind sidst, bliver stående.",
        "En mappe, der kan læses af den, der kører siderne.",
        "Se efter, om drevet er forbundet, og om der er adgang til mappen. Siden prøver selv igen.",
    ),
    Message(
        "file_unreadable",
        Severity.REFUSAL,
        "Filen kan ikke læses lige nu. Det, der blev læst ind sidst, bliver stående.",
        "En fil, der kan læses af den, der kører siderne.",
        "Luk filen, hvis den er ved at blive gemt. Se efter, om drevet er forbundet, og om der er "
        "adgang til filen. Siden prøver selv igen.",
    ),
    Message(
        "file_no_file",
        Severity.REFUSAL,
        "Det, der har et regnearks navn, er ikke en fil.",
        "Et Excel-regneark (.xlsx).",
        "Giv mappen {file} et andet navn, eller flyt den. Læg regnearket selv i mappen.",
    ),
    Message(
        "file_empty",
        Severity.REFUSAL,
        "Filen er tom.",
        "Et Excel-regneark (.xlsx) med indhold.",
        "Åbn regnearket i Excel, gem det igen, og send den nye fil.",
    ),
    Message(
        "file_too_large",
        Severity.REFUSAL,
        "Filen er for stor.",
        "Højst {limit} MB.",
        SLIM,
    ),
    Message(
        "file_encrypted",
        Severity.REFUSAL,
        "Filen er låst med en adgangskode.",
        "En fil, der kan åbnes uden adgangskode.",
        "Fjern adgangskoden i Excel under Filer, Oplysninger, Beskyt projektmappe. "
        "Gem filen, og send den igen.",
    ),
    Message(
        "file_old_format",
        Severity.REFUSAL,
        "Filen er gemt i et gammelt Office-format.",
        "Et Excel-regneark af typen .xlsx.",
        f"{SAVE_AGAIN}.",
    ),
    Message(
        "file_not_workbook",
        Severity.REFUSAL,
        "Filen er ikke et Excel-regneark.",
        "Et Excel-regneark af typen .xlsx.",
        "{advice}",
    ),
    Message(
        "file_with_macros",
        Severity.REFUSAL,
        "Filen indeholder makroer.",
        "Et Excel-regneark (.xlsx) eller et Word-dokument (.docx) uden makroer.",
        f"{SAVE_AGAIN}. Et dokument gemmes i Word som Word-dokument (.docx). Makroerne bliver ikke gemt med.",
    ),
    Message(
        "file_with_doctype",
        Severity.REFUSAL,
        "Filen indeholder koder, som et regneark ikke må have.",
        "Et regneark, som Excel selv har gemt.",
        f"{SAVE_AGAIN}, og send den nye fil.",
    ),
    Message(
        "file_swells",
        Severity.REFUSAL,
        "Filen bliver alt for stor, når den pakkes ud.",
        "Højst {limit} MB udpakket, og højst {ratio} gange så meget som filen selv.",
        SLIM,
    ),
    Message(
        "file_damaged",
        Severity.REFUSAL,
        "Filen er beskadiget og kan ikke læses.",
        "Et Excel-regneark, der kan åbnes uden fejl.",
        f"{SAVE_AGAIN}. Kan Excel heller ikke åbne den, så find en tidligere udgave.",
    ),
    Message(
        "changed_since",
        Severity.ERROR,
        "Rækken er ændret af en indberetning, siden filen sidst blev læst ind.",
        "Det, der gælder nu. {now}.",
        "Ret rækken i {file}, så den siger det samme. Er det indberettede forkert, "
        "så indberet det rigtige.",
    ),
    Message(
        "store_read_only",
        Severity.ERROR,
        "Filen er ændret, men det gemte kan kun læses. Siderne viser det, der sidst blev læst ind.",
        "Et sted at gemme, hvor systemet må skrive.",
        "Giv systemet lov til at skrive, hvor det gemmer. Så bliver {file} læst ind af sig selv.",
    ),
    Message(
        "still_referred",
        Severity.ERROR,
        "En række er taget ud, men en indberetning henviser til den.",
        "Rækken {found} i arket {sheet}, så længe en indberettet række i arket {by} henviser til den.",
        "Sæt rækken ind igen. Skal den væk, så indberet først, at rækkerne i arket {by} udgår.",
    ),
)
