"""Messages about files of public statistics."""

from __future__ import annotations

from policy.findings.messages import Message, Severity

FETCH_AGAIN = "Hent filen igen samme sted, og vent, til den er hentet helt"
FEWER = (
    "Vælg færre perioder, områder eller grupper, der hvor tallene hentes, og hent filen igen. "
    "Skal alt med, så hent det i flere filer."
)
AN_EXPORT = (
    "En fil med offentlig statistik: PX, JSON-stat, csv med en række overskrifter, JSON fra "
    "jobindsats.dk eller Uddannelsesstatistik, eller et regneark (xlsx eller ods) fra "
    "Statistikbanken, PxWeb, Eurostat eller Ankestyrelsen."
)
AS_FETCHED = "Brug regnearket, som det blev hentet"

MESSAGES = (
    Message(
        "public_too_large",
        Severity.REFUSAL,
        "Filen med offentlig statistik er for stor.",
        "Højst {limit} MB.",
        FEWER,
    ),
    Message(
        "public_too_many_cells",
        Severity.REFUSAL,
        "Tabellen har for mange tal.",
        "Højst {limit} tal i en tabel.",
        FEWER,
    ),
    Message(
        "public_not_recognised",
        Severity.REFUSAL,
        "Filen er ikke en tabel med offentlig statistik, som kan læses.",
        AN_EXPORT,
        "Vælg formatet PX eller JSON-stat, der hvor tallene hentes, og hent dem igen.",
    ),
    Message(
        "public_is_message",
        Severity.REFUSAL,
        "Filen er en besked fra den, der udgiver tallene, og ikke selve tallene.",
        AN_EXPORT,
        "Læs beskeden. Ret det, den peger på, fx valget af tabel eller en nøgle, der er udløbet, "
        "og hent tallene igen.",
    ),
    Message(
        "public_message_among_rows",
        Severity.REFUSAL,
        "Filen har en besked fra den, der udgiver tallene, mellem rækkerne med tal.",
        "Kun rækker med tal, så det er sikkert, at alle er der.",
        "Læs beskeden. Ret det, den peger på, fx en nøgle, der er udløbet, og hent alle tallene igen.",
    ),
    Message(
        "public_header_damaged",
        Severity.REFUSAL,
        "Tabellens beskrivelse øverst i filen mangler noget eller er gået i stykker.",
        "{wanted}",
        f"{FETCH_AGAIN}. Er filen ændret i hånden, så brug den, der blev hentet.",
    ),
    Message(
        "public_truncated",
        Severity.REFUSAL,
        "Filen har færre tal, end tabellens inddelinger kræver. Den er nok skåret over.",
        "{wanted}",
        f"{FETCH_AGAIN}.",
    ),
    Message(
        "public_too_many_values",
        Severity.REFUSAL,
        "Filen har flere tal, end der er plads til i tabellens inddelinger.",
        "{wanted}",
        f"{FETCH_AGAIN}. Er tal skrevet med mellemrum eller komma i hånden, så brug den fil, "
        "der blev hentet.",
    ),
    Message(
        "public_duplicate_key",
        Severity.REFUSAL,
        "Den samme gruppe står to gange i tabellen.",
        "Hver gruppe én gang, så det er til at vide, hvilket tal der gælder.",
        "Hent filen igen, og vælg hver gruppe én gang. Er to filer sat sammen, så brug dem hver "
        "for sig.",
    ),
    Message(
        "public_unknown_key",
        Severity.REFUSAL,
        "En linje med tal hører til en gruppe, som tabellen ikke har.",
        "En af de grupper, der står i tabellens beskrivelse øverst i filen.",
        f"{FETCH_AGAIN}. Er linjen skrevet i hånden, så brug den fil, der blev hentet.",
    ),
    Message(
        "public_not_a_number",
        Severity.REFUSAL,
        "Et sted i tabellen står der hverken et tal eller et tegn for, at tallet mangler.",
        "Et tal som i formatets regler, eller et tegn for, at tallet mangler.",
        f"{FETCH_AGAIN}. Er tallet skrevet i hånden, så brug den fil, der blev hentet.",
    ),
    Message(
        "public_ambiguous_number",
        Severity.REFUSAL,
        "Tallene i filen kan læses på to måder.",
        "Tal, hvor det er til at se, om komma eller punktum står før decimalerne.",
        "Hent tallene som PX eller JSON-stat, hvor decimaler altid skrives på én måde, eller i en "
        "fil, hvor kun komma eller kun punktum bruges.",
    ),
    Message(
        "public_mixed_units",
        Severity.REFUSAL,
        "Tal med forskellige enheder står i den samme kolonne, og filen siger ikke hvorfor.",
        "Én enhed i hver kolonne, eller en kolonne, der siger enheden for hver række.",
        "Vælg én enhed ad gangen, der hvor tallene hentes, eller tag enheden med som inddeling, og "
        "hent filen igen.",
    ),
    Message(
        "public_workbook_without_table",
        Severity.REFUSAL,
        "Regnearket har ingen tabel med offentlig statistik, som kan læses.",
        "Et ark med titel, overskrifter og tal, som de hentes fra Statistikbanken, PxWeb, Eurostat "
        "eller Ankestyrelsen.",
        f"{AS_FETCHED}, uden at flytte titlen eller slette rækker over tabellen. Et skjult ark "
        "læses ikke: Vis det, hvis tallene er i det.",
    ),
    Message(
        "public_without_header",
        Severity.REFUSAL,
        "Tabellen i arket har ikke de overskrifter, som titlen eller tallene kræver.",
        "En række med overskrifter, fx perioder, over tallene, og grupperne til venstre for dem.",
        f"{AS_FETCHED}, uden at slette, flytte eller dele rækker og kolonner.",
    ),
    Message(
        "public_without_heading",
        Severity.REFUSAL,
        "En kolonne med tal har ingen overskrift.",
        "En overskrift, fx en periode, over hver kolonne med tal.",
        "Skriv overskriften, eller slet kolonnen, hvis den er en beregning ved siden af tabellen. "
        f"Ellers: {AS_FETCHED.lower()}.",
    ),
    Message(
        "public_without_group",
        Severity.REFUSAL,
        "En række med tal mangler den gruppe, som tallene hører til.",
        "En gruppe til venstre for tallene. En tom celle tager gruppen fra cellen over, men ikke i "
        "den sidste kolonne med grupper.",
        f"Skriv gruppen, eller slet rækken, hvis den er en sum. Ellers: {AS_FETCHED.lower()}.",
    ),
    Message(
        "public_two_tables",
        Severity.REFUSAL,
        "Der er tal under tabellen: Enten er der to tabeller i arket, eller også er tabellen delt "
        "af en tom række.",
        "Én tabel i hvert ark, uden tomme rækker i den.",
        "Slet den tomme række, hvis tallene hører til tabellen. Gem ellers hver tabel i sit eget "
        "ark.",
    ),
    Message(
        "public_rows_cut",
        Severity.REFUSAL,
        "Filen har netop så mange rækker, som et regneark har plads til. Resten er nok skåret af.",
        "En fil med færre rækker.",
        "Hent filen igen der, hvor tallene kommer fra, og gem den uden at åbne den i et regneark. "
        + FEWER,
    ),
    Message(
        "public_group_cut",
        Severity.REFUSAL,
        "Den sidste gruppe har færre rækker end de andre. Tabellen er nok skåret over, fx fordi den "
        "har flere rækker, end et regneark kan have.",
        "De samme rækker i hver gruppe.",
        f"{FEWER} Formatet PX har ingen grænse for antallet af rækker.",
    ),
    Message(
        "public_cell_error",
        Severity.REFUSAL,
        "En celle i tabellen viser en fejl i stedet for et tal eller en gruppe.",
        "Et tal, en gruppe eller et tegn for, at tallet mangler.",
        f"Ret formlen i cellen. Ellers: {AS_FETCHED.lower()}.",
    ),
    Message(
        "public_not_calculated",
        Severity.REFUSAL,
        "En formel i tabellen har intet gemt resultat.",
        "Et tal, eller en formel, der er regnet ud.",
        "Åbn filen i Excel eller LibreOffice, og gem den igen. Så gemmes resultatet i cellen.",
    ),
)
