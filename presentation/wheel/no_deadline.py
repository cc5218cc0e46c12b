"""Why there is no deadline, and what the coordinator writes where."""

from __future__ import annotations

from markupsafe import Markup

from metrics.status import Status
from metrics.wheel import lacking
from presentation.html import markup
from presentation.language.numbers import counted, in_words
from presentation.language.words import capitalised, listed

WHAT_TO_WRITE = Markup(
    "Koordinatoren sætter fristerne: {fetch}, og skriv en regel for hver frist i arket Årshjul. Hvor ofte et "
    "tal kommer, står i skabelonen Politikkens katalog, i kolonnen Hyppighed."
)

WHERE_IT_IS_WRITTEN = "Hyppigheden står i skabelonen Politikkens katalog, og reglerne i Politisk behandling, arket Årshjul."


def no_deadlines(status: Status, address: str | None) -> Markup:
    """Why nobody owes anything by a day, and what the coordinator writes where.

    `address` is that of the templates, for a reader who may fetch them.
    """
    fetch: str | Markup = "hent skabelonen Politisk behandling på siden Indberetning"
    if address:
        fetch = Markup("hent skabelonen {} på siden Indberetning").format(
            markup.anchor("Politisk behandling", address)
        )
    return markup.paragraph(
        f"Der er ikke sat nogen frister. {_why_none(status)}"
    ) + markup.unfolded(
        "Sådan bliver der sat frister", markup.paragraph(WHAT_TO_WRITE.format(fetch=fetch))
    )


def _why_none(status: Status) -> str:
    if status.deadline_rules:
        return f"Ingen af reglerne i årshjulet giver en frist det næste år. {_what_lacks(status)}".strip()
    total = len(status.indicators)
    without = sum(each.indicator.frequency is None for each in status.indicators)
    reason = "Dokumenterne nævner ingen."
    if not without:
        return reason
    if without == total:
        whose = "Den ene indikator" if total == 1 else f"Ingen af de {in_words(total)} indikatorer"
        has = "har ingen hyppighed" if total == 1 else "har en hyppighed"
        return (
            f"{reason} {whose} {has}, så det er heller ikke sagt, hvor ofte et nyt tal skal komme."
        )
    return (
        f"{reason} {capitalised(in_words(without))} af {in_words(total)} indikatorer har ingen hyppighed, så "
        "det er heller ikke sagt, hvor ofte der skal komme et nyt tal."
    )


def _what_lacks(status: Status) -> str:
    """How many indicators have no deadline for their figures, and what they lack; empty if none."""
    found = lacking(status)
    each = {
        "har ingen hyppighed": found.frequency,
        "har ingen regel, der passer": found.rule,
        "har tal for andre perioder end hyppighedens": found.dated,
        "indberettes af ingen, der er kendt": found.nobody,
    }
    parts = [
        f"{counted(len(codes), 'indikator', 'indikatorer')} {lacks}"
        for lacks, codes in each.items()
        if codes
    ]
    return f"{capitalised(listed(parts))}." if parts else ""


def without_deadline(status: Status) -> Markup:
    """What some figures lack to have a deadline, and where it is written; empty if all have one."""
    if not (lacks := _what_lacks(status)):
        return Markup("")
    return markup.paragraph(f"Nogle tal har ingen frist. {lacks} {WHERE_IT_IS_WRITTEN}")
