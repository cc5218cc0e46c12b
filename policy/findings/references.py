"""Messages about references to missing rows."""

from __future__ import annotations

from policy.findings.messages import Message, Severity


def _unknown(code: str, what: str, sheet: str) -> Message:
    return Message(
        code,
        Severity.ERROR,
        f"Rækken henviser til {what}, som ikke findes.",
        f"En kode, der er læst ind før, eller som står i filens ark {sheet}.",
        f"{{suggestion}} Ret koden. Er den ny, så skriv den først i arket {sheet}. Har filen ikke det "
        "ark, skal koden læses ind med en anden fil først. Flere koder skilles med semikolon.",
    )


MESSAGES = (
    _unknown("unknown_indicator", "en indikator", "Indikatorer"),
    _unknown("unknown_department", "en forvaltning", "Forvaltninger"),
    _unknown("unknown_priority", "en prioritering", "Prioriteringer"),
    _unknown("unknown_objective", "en målsætning", "Målsætninger"),
    _unknown("unknown_source", "en kilde", "Kilder"),
    _unknown("unknown_remark", "en bemærkning", "Bemærkninger"),
    _unknown("unknown_initiative", "en indsats", "Indsatser"),
    _unknown("unknown_target_group", "en målgruppe", "Målgrupper"),
    _unknown("unknown_unit", "en enhed", "Enheder"),
    _unknown("unknown_service", "en ydelse", "Serviceniveau"),
    _unknown("unknown_extract", "et udtræk", "Udtræk"),
    _unknown("unknown_draft_target", "et måltal", "Udkast til måltal"),
    _unknown("unknown_event", "et trin", "Behandling"),
    _unknown("unknown_hearing_answer", "et høringssvar", "Høringssvar"),
    Message(
        "refers_to_left_out",
        Severity.ERROR,
        "Rækken er udeladt, fordi den henviser til en række med fejl.",
        "En henvisning til en række uden fejl.",
        "Ret først fejlene i rækken {found} i arket {target_sheet}. Så kommer denne række også med.",
    ),
    Message(
        "refers_to_draft",
        Severity.ERROR,
        "Rækken venter, fordi den henviser til noget, der ikke er offentligt endnu.",
        "En henvisning til noget, alle kan se.",
        "Gør først indberetningen offentlig: {found} står kun i udgave {version}. "
        "Så kommer rækken med af sig selv.",
    ),
    Message(
        "refers_to_withdrawn",
        Severity.ERROR,
        "Rækken henviser til noget, som en indberetning har ladet udgå.",
        "En henvisning til noget, der er der.",
        "Fjern henvisningen. Skal {found} blive, så indberet den igen; den udgik med udgave {version}.",
    ),
    Message(
        "removed_text",
        Severity.ERROR,
        "Rækken har en tekst, hvor der er fjernet noget fra det, der var læst ind.",
        "Teksten uden det, der er fjernet.",
        "Skriv [fjernet] i cellen, hvor teksten stod. Skal der stå noget nyt, så indberet det.",
    ),
    Message(
        "duplicate_key",
        Severity.ERROR,
        "To rækker gælder det samme.",
        "Kun én række med samme {key}. Den anden står i {other}.",
        "Slet den ene række, eller ret det, der skal skille dem ad.",
    ),
)
