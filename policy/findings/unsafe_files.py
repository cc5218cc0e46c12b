"""Messages about unsafe contents of files."""

from __future__ import annotations

from policy.findings.messages import SAVE_AGAIN, SLIM, Message, Severity

MESSAGES = (
    Message(
        "file_name_invisible",
        Severity.REFUSAL,
        "Filens navn indeholder usynlige tegn.",
        "Et filnavn med almindelige bogstaver, tal og tegn.",
        "Giv filen et nyt navn, som du selv skriver, og send den igen.",
    ),
    Message(
        "file_with_embedded",
        Severity.REFUSAL,
        "En anden fil er indlejret i filen.",
        "En fil uden indlejrede filer og knapper.",
        "Slet objektet: klik på det, og tryk Delete. Gem filen, og send den igen.",
    ),
    Message(
        "file_with_links",
        Severity.REFUSAL,
        "Filen henter indhold fra andre filer eller systemer.",
        "En fil, hvor alt står i filen selv.",
        "Vælg Data, Rediger kæder (eller Projektmappekæder), og bryd kæderne. Så bliver tallene "
        "stående. Slet også forbindelser under Data, Forespørgsler og forbindelser. "
        "I Word: kopiér tabellen over i et nyt dokument; felter i den bliver til tekst med Ctrl+Skift+F9.",
    ),
    Message(
        "part_twice",
        Severity.REFUSAL,
        "Filen indeholder den samme del to gange.",
        "Et regneark, som Excel selv har gemt.",
        f"{SAVE_AGAIN}, og send den nye fil.",
    ),
    Message(
        "part_outside",
        Severity.REFUSAL,
        "Filen indeholder en del, der vil lægge sig uden for regnearket.",
        "Et regneark, som Excel selv har gemt.",
        f"{SAVE_AGAIN}, og send den nye fil.",
    ),
    Message(
        "too_many_parts",
        Severity.REFUSAL,
        "Filen består af alt for mange dele.",
        "Højst {limit} dele.",
        SLIM,
    ),
    Message(
        "part_packing",
        Severity.REFUSAL,
        "Filen er pakket på en måde, som Excel ikke bruger.",
        "Et regneark, som Excel selv har gemt.",
        f"{SAVE_AGAIN}, og send den nye fil.",
    ),
    Message(
        "too_many_codes",
        Severity.REFUSAL,
        "Filen indeholder alt for mange koder uden for cellerne, fx formateringer.",
        "Højst {limit} koder.",
        "Kopiér cellerne med tal og tekst over i en ny fil fra skabelonen: vælg Indsæt speciel, "
        "Værdier.",
    ),
    Message(
        "sheet_twice",
        Severity.REFUSAL,
        "To ark har det samme navn.",
        "Ark med hver sit navn.",
        f"Giv det ene ark et andet navn. {SAVE_AGAIN}.",
    ),
    Message(
        "sheet_name_invisible",
        Severity.REFUSAL,
        "Et arks navn indeholder usynlige tegn.",
        "Arknavne med almindelige bogstaver, tal og tegn.",
        "Slet arkets navn, og skriv det igen med tastaturet. "
        "Tegnene følger ofte med, når et navn er kopieret.",
    ),
    Message(
        "too_many_rows",
        Severity.REFUSAL,
        "Filen har for mange rækker.",
        "Højst {limit} rækker i alt.",
        "Del tallene på flere filer, og send dem hver for sig.",
    ),
    Message(
        "too_many_cells",
        Severity.REFUSAL,
        "Filen har for mange celler.",
        "Højst {limit} celler i alt.",
        "Slet ark og kolonner, der ikke er fra skabelonen, eller del tallene på flere filer.",
    ),
    Message(
        "formatted_but_empty",
        Severity.REFUSAL,
        "Arket har et meget stort antal tomme rækker eller celler med farve, ramme eller format.",
        "Højst {rows} rækker og {cells} celler i alt, også når de er tomme.",
        "Klik på nummeret på den første tomme række under tallene, tryk Ctrl+Skift+Pil ned, "
        "højreklik og vælg Slet. Gør det samme med de tomme kolonner til højre (Ctrl+Skift+Pil "
        "højre). Gem filen, og send den igen.",
    ),
    Message(
        "cell_far_away",
        Severity.REFUSAL,
        "En celle langt fra de andre er udfyldt.",
        "Kun udfyldte celler i de første {rows} rækker og {columns} kolonner.",
        "Gå til {cell}: skriv adressen i navneboksen til venstre for formellinjen. Slet cellens "
        "indhold, gem filen, og send den igen.",
    ),
    Message(
        "cell_twice",
        Severity.REFUSAL,
        "Den samme celle står to gange i filen, eller cellerne står i forkert orden.",
        "Hver celle én gang, oppefra og fra venstre.",
        f"{SAVE_AGAIN}, og se efter, at {{cell}} har den rigtige værdi.",
    ),
    Message(
        "cell_without_address",
        Severity.REFUSAL,
        "En celle har en adresse, som ikke findes i Excel.",
        "Adresser fra A1 til XFD1048576.",
        f"{SAVE_AGAIN}, og send den nye fil.",
    ),
    Message(
        "area_too_large",
        Severity.REFUSAL,
        "Et meget stort område er flettet sammen eller gjort til ét link.",
        "Højst {limit} celler flettet sammen i alt.",
        "Markér hele arket, og ophæv fletningen under Hjem, Flet og centrer. "
        "Højreklik, og vælg Fjern links.",
    ),
    Message(
        "number_too_long",
        Severity.REFUSAL,
        "Et tal har flere cifre, end Excel kan regne med.",
        "Højst {limit} tegn i et tal.",
        "Skriv tallet i {cell} igen, og gem filen.",
    ),
    Message(
        "number_broken",
        Severity.REFUSAL,
        "En celle skulle holde et tal, men indholdet er ikke et tal.",
        "Et tal, som Excel har gemt det.",
        "Skriv tallet i {cell} igen, og gem filen.",
    ),
    Message(
        "personal_number",
        Severity.REFUSAL,
        "Filen indeholder noget, der ligner et CPR-nummer.",
        "Ingen oplysninger om enkelte personer.",
        "Slet nummeret, også i noter og skjulte ark, gem filen, og send den igen. Er det et beløb "
        "eller et antal, så vis det med tusindtalsseparator.",
    ),
    Message(
        "file_too_slow",
        Severity.REFUSAL,
        "Filen tager for lang tid at læse.",
        "En fil, der kan læses på {seconds} sekunder.",
        f"Del tallene på flere filer. {SLIM}",
    ),
    Message(
        "file_too_heavy",
        Severity.REFUSAL,
        "Filen kræver for megen hukommelse.",
        "En fil, der kan læses med {limit} MB.",
        f"Del tallene på flere filer. {SLIM}",
    ),
    Message(
        "reader_stopped",
        Severity.REFUSAL,
        "Læsningen af filen gik i stå.",
        "Et regneark, som Excel selv har gemt.",
        f"{SAVE_AGAIN}, og prøv igen. Hjælper det ikke, så flyt tallene over i en ny skabelon.",
    ),
)
