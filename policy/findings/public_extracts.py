"""Messages about the extracts of public statistics: what is taken out of a table."""

from __future__ import annotations

from policy.findings.messages import Message, Severity

MESSAGES = (
    Message(
        "public_slice_not_chosen",
        Severity.ERROR,
        "Tabellen er læst, men det er ikke valgt, hvilket tal der skal bruges.",
        "Et udtræk: hvilken del af tabellen der er en indikators tal.",
        "Vælg udtrækket på siden Indberetning. Det huskes, så næste års fil går ind af sig selv.",
    ),
    Message(
        "public_without_periods",
        Severity.REFUSAL,
        "Tabellen siger ikke, hvilke perioder tallene gælder.",
        "En inddeling med perioder, fx TID i Statistikbanken.",
        "Vælg også tid, der hvor tallene hentes, og hent filen igen. Er det forvaltningens egne tal, "
        "så skriv dem i skabelonen.",
    ),
    Message(
        "public_choice_gone",
        Severity.ERROR,
        "Tabellen har ikke det, som udtrækket tager ud.",
        "De samme inddelinger og valg, som da udtrækket blev valgt.",
        "Hent tabellen med de samme valg som sidst. Har udgiveren ændret den, så vælg udtrækket igen.",
    ),
    Message(
        "public_place_not_chosen",
        Severity.ERROR,
        "Tabellen siger ikke, hvilken kommune eller hvilket land tallene gælder.",
        "Et valgt område, når tabellen ikke har kommuner, regioner eller hele landet.",
        "Vælg området for udtrækket: kommunen, en region eller hele landet. Gælder tallene et andet "
        "sted, kan de ikke bruges.",
    ),
    Message(
        "public_area_unknown",
        Severity.ERROR,
        "Tabellen har områder, som ikke kendes. Intet af udtrækket er taget med.",
        "Kommuner, regioner og hele landet, skrevet med navn eller nummer.",
        "Vælg kun kommuner, regioner og hele landet, der hvor tallene hentes, og hent filen igen.",
    ),
    Message(
        "public_period_unknown",
        Severity.ERROR,
        "Tabellen har perioder, som ikke kan læses. Intet af udtrækket er taget med.",
        "Perioder som 2024, 2024K4, 2025M08, 2024U01 eller 2023/24.",
        "Vælg andre perioder, der hvor tallene hentes, og hent filen igen.",
    ),
    Message(
        "public_unit_changed",
        Severity.ERROR,
        "Kilden skriver en anden enhed end den, udtrækket er valgt med.",
        "Enheden »{before}«.",
        "Hent tabellen i den gamle enhed, eller vælg udtrækket igen med den nye.",
    ),
    Message(
        "public_unit_not_indicators",
        Severity.ERROR,
        "Tallene er i en anden enhed end indikatorens.",
        "Tal, der passer til indikatorens enhed: {unit}.",
        "Ret »Trykt i« for udtrækket, eller vælg en indikator i den enhed.",
    ),
    Message(
        "public_table_unnamed",
        Severity.WARNING,
        "Filen siger ikke selv, hvilken tabel den er, men er delt op som en, der kendes.",
        "Tabellens kode i filen eller i filens navn, fx {found}.csv.",
        "Godkend kun, hvis du har hentet netop den tabel. Skriv gerne koden i filens navn.",
    ),
    Message(
        "public_city_not_among",
        Severity.WARNING,
        "Kommunens egne tal er ikke i filen.",
        "Også kommunen selv blandt områderne.",
        "Vælg også kommunen, der hvor tallene hentes, hvis den skal følges. Andre kan vises uden.",
    ),
    Message(
        "public_older_than_known",
        Severity.WARNING,
        "Filen slutter før de tal, der allerede er indberettet. Den er måske en ældre udgave.",
        "Tal til og med {known} eller senere.",
        "Se revisionerne herunder: Er filen ældre, sætter den gamle tal tilbage. Hent så den nyeste udgave.",
    ),
    Message(
        "public_share_differs",
        Severity.WARNING,
        "En trykt andel er en anden end den, antallene giver.",
        "Andelen regnet af antallene ved siden af. {count} celler har en anden.",
        "Spørg udgiveren, hvad andelen er regnet af. Den trykte andel er den, der bruges.",
    ),
)
