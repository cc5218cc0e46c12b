"""File formats that are not read, with advice on each."""

from __future__ import annotations

from enum import StrEnum

from policy.findings.messages import SAVE_AGAIN, Message, Severity


class Advice(StrEnum):
    """Advice to a user with a file in such a format."""

    SAVE_AGAIN = f"{SAVE_AGAIN}. Se efter, at tal og bogstaver står rigtigt."
    EXPORT = "Åbn filen i Numbers, vælg Arkiv, Eksportér til og Excel, og send den nye fil."
    FETCH_AS_EXCEL = "Hent tallene som Excel (.xlsx) samme sted, som filen er hentet. Ellers skriv dem i skabelonen."
    UNPACK = "Pak filen ud, og send regnearket, der ligger i den."
    AS_WORD = (
        "Er det en plan, så gem den i Word som Word-dokument (.docx), og send den. Ellers hent skabelonen, og "
        "skriv tallene i den, eller kopiér dem over."
    )
    INTO_THE_TEMPLATE = "Hent skabelonen, og skriv tallene i den, eller kopiér dem over."


MESSAGES = (
    Message(
        "file_is_csv",
        Severity.REFUSAL,
        "Filen er en tekstfil med kolonner (csv), ikke et regneark.",
        "Et Excel-regneark af typen .xlsx.",
        "Åbn filen i Excel, og se efter, at tal og bogstaver står rigtigt. "
        "Vælg så Gem som og filtypen Excel-projektmappe (.xlsx).",
    ),
    Message(
        "file_is_html",
        Severity.REFUSAL,
        "Filen er en webside, ikke et regneark.",
        "Et Excel-regneark af typen .xlsx.",
        f"Nogle systemer kalder en webside for et regneark. {SAVE_AGAIN}.",
    ),
    Message(
        "file_is_text",
        Severity.REFUSAL,
        "Filen er ren tekst, ikke et regneark.",
        "Et Excel-regneark af typen .xlsx.",
        "Hent skabelonen, og skriv tallene i den.",
    ),
    Message(
        "file_is_opendocument",
        Severity.REFUSAL,
        "Filen er gemt i OpenDocument-format (fx .ods).",
        "Et Excel-regneark af typen .xlsx.",
        "Åbn filen i LibreOffice eller Excel, vælg Gem som og filtypen Excel-projektmappe (.xlsx).",
    ),
    Message(
        "file_is_strict",
        Severity.REFUSAL,
        "Regnearket er gemt i formatet Strict Open XML.",
        "Et Excel-regneark af den almindelige type .xlsx.",
        f"{SAVE_AGAIN}, ikke Strict Open XML-regneark.",
    ),
)
