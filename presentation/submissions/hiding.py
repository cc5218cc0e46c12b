"""Notices before publishing about the figures that will be hidden because they count few persons."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from metrics.status import Status
from metrics.suppression import HiddenCount, Suppressed
from presentation.html.markup import items, joined, paragraph
from presentation.language.department_names import department_name
from presentation.language.numbers import number, period

ADVICE = (
    "Læg gerne små tal sammen, før de indberettes: små forvaltninger til én række eller flere år til "
    "ét tal. Så skal mindre skjules. Hvilket tal der hellere skal skjules, kan vælges i kolonnen "
    "»Ved få personer«."
)
TEXTS = (
    "Ord kan ikke skjules af sig selv. Læs noterne ved de andre tal igennem, så de ikke røber et "
    "skjult tal."
)


def before_publishing(status: Status, public: Suppressed) -> Markup:
    """The number of counts to be hidden, and the further figures hidden so that none can be computed."""
    parts = []
    if public.few:
        parts.append(paragraph(f"{_counts(len(public.few))} om få personer bliver skjult. {TEXTS}"))
    if public.further:
        parts += [
            paragraph("For at ingen kan regne et skjult tal ud, bliver også disse tal skjult:"),
            items(_names(status, public.further)),
            paragraph(ADVICE),
        ]
    return joined(parts)


def exposed(status: Status, public: Suppressed) -> str:
    """The hidden counts that can still be computed from public figures; empty if there are none."""
    if not public.exposed:
        return ""
    return (
        "Disse tal bliver skjult, men kan regnes ud af det, der allerede er offentligt: "
        f"{'; '.join(_names(status, public.exposed))}. Læg dem sammen med andre, eller vent med at "
        "offentliggøre dem."
    )


def _counts(count: int) -> str:
    return "Ét tal" if count == 1 else f"{number(count)} tal"


def _names(status: Status, counts: Iterable[HiddenCount]) -> list[str]:
    names = {i.indicator.id: i.indicator.name for i in status.indicators}
    return [
        ", ".join(
            part
            for part in (
                names.get(count.indicator, count.indicator),
                department_name(status, count.department),
                period(count.period) if count.period else "uden periode",
                count.series,
            )
            if part
        )
        for count in counts
    ]
