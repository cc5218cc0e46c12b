"""The money on the front page: which ends first, which lasts, and for which the sources do not say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from metrics.status import Status
from policy.choices import MoneyDuration
from policy.records import Initiative
from policy.statuses import Shape
from presentation import pages
from presentation.html import addresses, markup
from presentation.html.links import Links
from presentation.initiatives.all_initiatives import amount_words, money_duration
from presentation.language.numbers import tally

HEADING = "Pengene: hvad slutter hvornår?"
NAMED = 2
"""How many amounts of a lane are named; of more there is the number alone."""
YEARS = 3
"""How many last years have a lane of their own, from the one of the status on."""
LASTING = {
    MoneyDuration.TEMPORARY: ("Midlertidigt, sidste år ikke oplyst", Shape.DASHED),
    MoneyDuration.NOT_STATED: ("Varighed ikke oplyst", Shape.RING),
    MoneyDuration.PERMANENT: ("Varigt", Shape.DISC),
}


@dataclass(frozen=True, slots=True)
class Lane:
    """Money that ends at the same time, or has no printed end and the same `duration`."""

    name: str
    shape: Shape
    rows: tuple[Initiative, ...]
    duration: MoneyDuration | None = None


def lanes(status: Status) -> tuple[Lane, ...]:
    """Printed last years from that of the status on, the nearest first; then money without one.

    An initiative whose last year is printed is here without an amount too. Amounts are never added:
    they do not cover the same.
    """
    ending = [row for row in status.initiatives if row.money_last_year]
    ahead = [row for row in ending if _last_year(row) >= status.as_of.year]
    years = sorted({_last_year(row) for row in ahead})
    return (
        *(
            _lane(f"Slutter {year}", [row for row in ahead if _last_year(row) == year])
            for year in years[:YEARS]
        ),
        *_later([row for row in ahead if _last_year(row) in years[YEARS:]]),
        *_without_end(status),
    )


def _last_year(row: Initiative) -> int:
    return row.money_last_year or 0


def _lane(name: str, rows: Sequence[Initiative]) -> Lane:
    return Lane(name, Shape.HALF, tuple(rows))


def _later(rows: Sequence[Initiative]) -> Iterator[Lane]:
    if rows:
        yield _lane("Slutter senere", rows)


def _without_end(status: Status) -> Iterator[Lane]:
    for duration, (name, shape) in LASTING.items():
        rows = tuple(
            row
            for row in status.initiatives
            if row.amount and not row.money_last_year and money_duration(row) is duration
        )
        if rows:
            yield Lane(name, shape, rows, duration)


def section(status: Status, links: Links) -> tuple[str, Markup] | None:
    """The heading, and the lanes as a list: each amount leads to its initiative, many to all of a kind."""
    found = lanes(status)
    if not found:
        return None
    rows = [
        Markup('<li><span class="name">{}</span><ul class="marks" role="list">{}</ul></li>').format(
            lane.name, markup.joined(_entries(lane, links))
        )
        for lane in found
    ]
    return HEADING, Markup('<ul class="lanes money" role="list">{}</ul>').format(
        markup.joined(rows)
    )


def _entries(lane: Lane, links: Links) -> Iterator[Markup]:
    shape = Markup('<span class="shape shape-{}" aria-hidden="true"></span>').format(lane.shape)
    if len(lane.rows) > NAMED:
        alike = {addresses.MONEY: lane.duration.value} if lane.duration else {}
        address = links.page(pages.INITIATIVES, choices=alike)
        counted = markup.anchor(tally(len(lane.rows), "beløb", "beløb"), address)
        yield Markup("<li>{}<span>{}</span></li>").format(shape * len(lane.rows), counted)
        return
    for row in lane.rows:
        link = markup.anchor(row.title, links.initiative(row.id))
        amount = amount_words(row) if row.amount else "beløb ikke oplyst"
        covers = f" {row.money_basis.label}" if row.amount and row.money_basis else ""
        yield Markup("<li>{}<span>{}{}: {}</span></li>").format(shape, amount, covers, link)
