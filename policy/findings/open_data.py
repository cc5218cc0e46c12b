"""Messages about a zip that was published as open data, on its way back."""

from __future__ import annotations

from policy.findings.messages import Message, Severity

FETCH_AGAIN = "Hent zip-filen igen, hvor den er offentliggjort"
AS_PUBLISHED = f"{FETCH_AGAIN}. Er noget forkert i den, så indberet rettelsen bagefter, når det andet er læst ind."

MESSAGES = (
    Message(
        "open_data_not_recognised",
        Severity.REFUSAL,
        "Filen er ikke åbne data fra et system som dette.",
        "En zip-fil, som den er hentet på siden Åbne data.",
        f"{FETCH_AGAIN}, og brug den, som den er.",
    ),
    Message(
        "open_data_newer",
        Severity.REFUSAL,
        "Filen er lavet af en nyere udgave af systemet.",
        "Format {known} eller et tidligere.",
        "Opgradér systemet her, og prøv igen.",
    ),
    Message(
        "open_data_part",
        Severity.REFUSAL,
        "Filen er et udvalg, og en del kan ikke vise det hele.",
        "Åbne data med alle målsætninger og alle forvaltninger.",
        "Hent zip-filen igen uden at vælge målsætninger eller forvaltninger.",
    ),
    Message(
        "open_data_packed",
        Severity.REFUSAL,
        "Zip-filen er ikke pakket, som åbne data bliver pakket.",
        "Hver fil én gang, uden adgangskode, højst {parts} filer og højst {limit} MB, når den er pakket ud.",
        f"{FETCH_AGAIN}, og brug den uden at pakke den om.",
    ),
    Message(
        "open_data_table_missing",
        Severity.ERROR,
        "En tabel mangler i zip-filen.",
        "Filen {sheet}.",
        f"{FETCH_AGAIN}, og brug den uden at pakke den om.",
    ),
    Message(
        "open_data_changed",
        Severity.ERROR,
        "Filen er en anden end den, der blev offentliggjort.",
        "Den størrelse og kontrolsum, som datapackage.json har for filen.",
        AS_PUBLISHED,
    ),
    Message(
        "open_data_not_a_table",
        Severity.ERROR,
        "Filen kan ikke læses som en tabel.",
        "Tekst i UTF-8 med kolonnernes navne i første linje og komma mellem cellerne.",
        AS_PUBLISHED,
    ),
    Message(
        "open_data_row_width",
        Severity.ERROR,
        "Rækken har ikke lige så mange celler som overskriften.",
        "{width} celler.",
        AS_PUBLISHED,
    ),
    Message(
        "open_data_not_a_number",
        Severity.ERROR,
        "Tallet er ikke skrevet, som åbne data skriver tal.",
        "Et tal med punktum foran decimalerne og højst 15 cifre, fx 274 eller 0.73.",
        AS_PUBLISHED,
    ),
    Message(
        "open_data_figure",
        Severity.ERROR,
        "Tallets dele passer ikke sammen.",
        "Det, forbeholdet siger: value ved exact og about, low ved at_least og hidden, high ved at_most, "
        "og både low og high ved range.",
        AS_PUBLISHED,
    ),
    Message(
        "open_data_reference_left_out",
        Severity.WARNING,
        "Rækken henviser til noget, som ikke er i filen. Rækken er læst uden henvisningen.",
        "En kode i filen {other}.",
        "Er det kommet til efter den dag, filen viser, skal intet gøres. Ellers indberet rækken igen med "
        "den rigtige kode.",
    ),
    Message(
        "open_data_disagrees",
        Severity.WARNING,
        "Tallet er et andet end det, rækkerne giver.",
        "{computed}, som er regnet ud af de andre tabeller.",
        "Rækkerne gælder, og siderne viser det, de giver. Se efter, om zip-filen er ændret, eller om "
        "reglerne for status er blevet andre, siden den blev lavet.",
    ),
)
