"""Messages about tables as documents print them."""

from __future__ import annotations

from policy.findings.messages import Message, Severity

MESSAGES = (
    Message(
        "table_not_named",
        Severity.ERROR,
        "Tabellen siger ikke selv, hvad den gælder.",
        "Oplyst ved filen: {what}.",
        "Udfyld felterne ved filen: {what}. Læs den så igen. Tabellen skal ikke ændres.",
    ),
    Message(
        "table_unclear",
        Severity.ERROR,
        "Det er ikke klart, hvad tabellen handler om.",
        "En overskrift over tabellen, der siger det, fx {example}.",
        "Skriv, hvad tabellen handler om, i rækken over den. "
        "Er det en anden slags tal, så brug skabelonen.",
    ),
    Message(
        "another_printed_table",
        Severity.ERROR,
        "Arket har mere end én tabel.",
        "Én trykt tabel i filen. Den første har sine overskrifter fra {first}.",
        "Læg tabellen ved {cell} i en fil for sig, og læs hver fil med sin egen periode og kilde.",
    ),
    Message(
        "title_of_other_period",
        Severity.WARNING,
        "Tabellens overskrift nævner et andet år end den oplyste periode.",
        "Samme år i overskriften og i den oplyste periode, {period}.",
        "Kontrollér, at perioden er rigtig. Ret den i felterne ved filen, hvis den ikke er.",
    ),
    Message(
        "table_row_not_read",
        Severity.NOTE,
        "Rækken er ikke læst, fordi den ikke har både en forvaltning og et tal.",
        "En forvaltning og mindst ét tal i samme række.",
        "Udfyld rækken, hvis den skal med. Er det en note, kan den blive stående.",
    ),
    Message(
        "printed_row_unnamed",
        Severity.WARNING,
        "Rækken har tal, men ingen forvaltning, og er ikke læst.",
        "En forvaltning eller ordet for summen i samme række.",
        "Skriv, hvis tallene er, i rækkens første kolonne. Er celler flettet sammen, så ophæv "
        "fletningen under Hjem, Flet og centrer.",
    ),
    Message(
        "printed_figure_missing",
        Severity.WARNING,
        "Et tal mangler i tabellen.",
        "Et tal for {department} under {column}.",
        "Skriv tallet i {cell}. Er det ukendt, så lad cellen være tom. Rækkens andre tal kan gemmes.",
    ),
    Message(
        "printed_sum_unchecked",
        Severity.WARNING,
        "Den trykte sum kan ikke kontrolleres, fordi tal mangler.",
        "Et tal under {column} for alle forvaltninger i tabellen. Det mangler for {missing}.",
        "Skriv de tal, der mangler. Ellers bliver summen gemt, som den er trykt.",
    ),
    Message(
        "printed_sum_differs",
        Severity.WARNING,
        "Den trykte sum er en anden end summen af rækkerne.",
        "{computed}, når rækkerne lægges sammen.",
        "Kontrollér tallene. Passer de, kan summen blive stående: den gemmes, som den er trykt.",
    ),
    Message(
        "printed_percent_differs",
        Severity.WARNING,
        "Den trykte procent er en anden end den, tallene giver.",
        "{computed} ud fra rækkens tal.",
        "Kontrollér rækkens tal. Procenten gemmes ikke; den regnes ud af tallene.",
    ),
)
