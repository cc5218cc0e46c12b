"""Messages about files of public statistics."""

from __future__ import annotations

from policy.findings.messages import Message, Severity

FETCH_AGAIN = "Hent filen igen samme sted, og vent, til den er hentet helt"
FEWER = (
    "Vælg færre perioder, områder eller grupper, der hvor tallene hentes, og hent filen igen. "
    "Skal alt med, så hent det i flere filer."
)
AN_EXPORT = (
    "En fil med offentlig statistik i formatet PX eller JSON-stat, eller csv fra Statistikbankens "
    "API med kolonnen INDHOLD sidst."
)

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
        "public_rows_cut",
        Severity.REFUSAL,
        "Filen har netop så mange rækker, som et regneark har plads til. Resten er nok skåret af.",
        "En fil med færre rækker.",
        "Hent filen igen der, hvor tallene kommer fra, og gem den uden at åbne den i et regneark. "
        + FEWER,
    ),
)
