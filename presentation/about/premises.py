"""The policy's premises: on measuring, its target group, its principles, and facts without figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from metrics.status import Status
from policy.choices import PremiseKind
from policy.records import Premise
from presentation.html.markup import items, paragraph, unfolded
from presentation.language.numbers import number
from presentation.language.sources import cited
from presentation.language.words import ended


def of_policy(status: Status, *kinds: PremiseKind) -> list[Premise]:
    """The premises of these kinds that concern the whole policy."""
    return [p for p in status.premises if p.objective is None and p.kind in kinds]


def of_objective(status: Status, number: int) -> list[Premise]:
    """The premises of one objective."""
    return [premise for premise in status.premises if premise.objective == number]


def folded(status: Status, premises: Sequence[Premise]) -> Markup:
    """The titles of the premises, and the premises in full under a line that opens them."""
    name = f"Alle {number(len(premises))} i fuld længde, med kilde"
    titles = paragraph(ended("; ".join(premise.title for premise in premises)))
    return titles + unfolded(name, listing(status, premises))


def listing(status: Status, premises: Iterable[Premise]) -> Markup:
    """The premises with source, and with wording where it is recorded; empty where there are none."""
    entries = [_entry(status, premise) for premise in premises]
    return items(entries) if entries else Markup("")


def _entry(status: Status, premise: Premise) -> Markup:
    return Markup(
        '<div id="{id}"><strong>{title}:</strong> {summary}{wording} '
        '<span class="source">Kilde: {source}</span></div>'
    ).format(
        id=premise.id,
        title=premise.title,
        summary=premise.summary,
        wording=f" »{premise.wording}«" if premise.wording else "",
        source=cited(premise.sources, status.sources),
    )
