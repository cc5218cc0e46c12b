"""The money of the initiatives: what lasts, what is temporary, what ends when, what nobody says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from metrics.status import IndicatorStatus, Status
from policy.choices import MoneyDuration, RemarkScope, Unit
from policy.periods import Period
from policy.records import Initiative
from presentation.html import markup
from presentation.html.downloads import Download, extract
from presentation.html.links import Links
from presentation.initiatives import all_initiatives
from presentation.language import numbers
from presentation.language.sentences import as_printed, population_words
from presentation.language.sources import cited
from presentation.language.words import capitalised, listed

TEMPORARY_SHARE = "midlertidige-midler"
"""The indicator that tells how much of the money on the social area is temporary."""

NO_PRINTED_END = "slutdatoen er ikke trykt"

MONEY_GROUPS = {
    MoneyDuration.PERMANENT: "Varige bevillinger",
    MoneyDuration.TEMPORARY: "Midlertidige bevillinger",
    MoneyDuration.NOT_STATED: "Varighed ikke oplyst",
}

LENGTH = re.compile(
    r"\b(?:[0-9]{1,2}|[eé]t|to|tre|fire|fem|seks|syv|otte|ni|ti)[ -]?år(?:s|ig|igt|ige)?\b",
    re.IGNORECASE,
)
"""How long something lasts, as the documents write it: "toårigt", "over fire år", "tiårs"."""


def money_sentence(status: Status, initiatives: Sequence[Initiative]) -> str:
    """How many amounts last, are temporary, or are not told which."""
    groups = money_groups(status, initiatives)
    if not groups:
        return "Kilderne har intet beløb for de viste indsatser."
    told = "; ".join(_how_many(duration, len(rows)) for duration, rows in groups.items())
    bases = {row.money_basis for rows in groups.values() for row in rows}
    apart = " Beløbene lægges ikke sammen, for de dækker ikke det samme." if len(bases) > 1 else ""
    return f"{capitalised(told)}.{apart}"


def _how_many(duration: MoneyDuration, count: int) -> str:
    amounts = f"{numbers.in_words(count, common=False)} beløb"
    match duration:
        case MoneyDuration.PERMANENT:
            return f"{amounts} er {'varigt' if count == 1 else 'varige'}"
        case MoneyDuration.TEMPORARY:
            return f"{amounts} er {'midlertidigt' if count == 1 else 'midlertidige'}"
        case MoneyDuration.NOT_STATED:
            return f"for {amounts} siger kilden ikke, om bevillingen varer ved"


def _with_amount(status: Status, initiatives: Iterable[Initiative]) -> list[Initiative]:
    return [row for row in all_initiatives.with_parts(status, initiatives) if row.amount]


def money_groups(
    status: Status, initiatives: Iterable[Initiative]
) -> dict[MoneyDuration, list[Initiative]]:
    """What has an amount, by whether the money lasts."""
    rows = _with_amount(status, initiatives)
    grouped = {d: [i for i in rows if all_initiatives.money_duration(i) is d] for d in MONEY_GROUPS}
    return {duration: found for duration, found in grouped.items() if found}


def money_tables(status: Status, initiatives: Iterable[Initiative]) -> Markup:
    """A table for each duration under its own heading, so that unlike money stays apart."""
    return markup.joined(
        Markup("<h3>{}</h3>{}").format(
            MONEY_GROUPS[duration], _money_table(status, MONEY_GROUPS[duration], rows)
        )
        for duration, rows in money_groups(status, initiatives).items()
    )


def _money_table(status: Status, name: str, rows: Iterable[Initiative]) -> Markup:
    return markup.table(
        f"{name}: beløb, hvad det dækker, sidste år og kildens egne ord",
        [
            markup.Heading("Indsats"),
            markup.Heading("Beløb", numeric=True),
            markup.Heading("Dækker"),
            markup.Heading("Sidste år"),
            markup.Heading("Ordret fra kilden"),
            markup.Heading("Ansvarlig forvaltning"),
            markup.Heading("Kilde"),
        ],
        (_money_row(status, initiative) for initiative in rows),
        "money stack",
    )


def _money_row(status: Status, initiative: Initiative) -> list[str | Markup]:
    return [
        initiative.title,
        all_initiatives.amount_words(initiative),
        initiative.money_basis.label if initiative.money_basis else all_initiatives.NOT_STATED,
        _last_year(initiative),
        as_printed(initiative.money_printed)
        if initiative.money_printed
        else all_initiatives.NOT_STATED,
        all_initiatives.carriers(initiative),
        cited(initiative.sources, status.sources),
    ]


def _last_year(initiative: Initiative) -> str:
    if initiative.money_last_year:
        return str(initiative.money_last_year)
    return (
        "–"
        if all_initiatives.money_duration(initiative) is MoneyDuration.PERMANENT
        else all_initiatives.NOT_STATED
    )


def money_extract(status: Status, initiatives: Iterable[Initiative]) -> Download:
    """Every amount to take along."""
    headings = (
        "Kode", "Indsats", "Forvaltninger", "Beløb i kroner", "Beløb med ord", "Beløb dækker",
        "Bevilling", "Sidste år med penge", "Beløbet, ordret fra kilden", "Note", "Kilde",
    )  # fmt: skip
    rows = tuple(
        (
            i.id,
            i.title,
            "; ".join(i.departments),
            *all_initiatives.money_cells(i),
            i.note,
            cited(i.sources, status.sources),
        )
        for i in _with_amount(status, initiatives)
    )
    return extract(status, "penge", "Penge til indsatser", headings, rows)


@dataclass(frozen=True, slots=True)
class Ending:
    """A printed end: of the initiative, of its money, or of both."""

    initiative: Initiative
    last: Period

    def passed(self, as_of: date) -> bool:
        """Whether the end lies before the date seen from."""
        return self.last.last < as_of

    @property
    def money_ends(self) -> str:
        last_year = self.initiative.money_last_year
        return str(last_year) if last_year else all_initiatives.NOT_STATED


def endings(status: Status, initiatives: Iterable[Initiative]) -> list[Ending]:
    """What has a printed end or a last year with money: soonest first, what has passed last."""
    found = []
    for row in all_initiatives.with_parts(status, initiatives):
        ends = [row.end] if row.end else []
        ends += [Period.year(row.money_last_year)] if row.money_last_year else []
        if ends:
            found.append(Ending(row, min(ends)))
    return sorted(found, key=lambda ending: (ending.passed(status.as_of), ending.last))


def limited_without_end(status: Status, initiatives: Iterable[Initiative]) -> list[Initiative]:
    """What the source calls limited, by its money or by how long it lasts, without printing the end."""
    return [
        row
        for row in all_initiatives.with_parts(status, initiatives)
        if row.end is None
        and row.money_last_year is None
        and (row.money_duration is MoneyDuration.TEMPORARY or _says_how_long(row))
    ]


def _says_how_long(initiative: Initiative) -> bool:
    return _length_printed(initiative) is not None


def _length_printed(initiative: Initiative) -> str | None:
    """The words of the source that say how long the initiative or its money lasts."""
    printed = (initiative.period_printed, initiative.money_printed)
    return next((words for words in printed if words and LENGTH.search(words)), None)


def ending_sentence(status: Status, initiatives: Sequence[Initiative]) -> str:
    """Which money has a printed last year, and how many initiatives have an end still to come."""
    found = endings(status, initiatives)
    if not found:
        return "Kilderne angiver ingen slutning for de viste indsatser eller deres bevillinger."
    rest = _rest(status, initiatives) if len(found) < len(initiatives) else ""
    told = (_last_years(status, initiatives), _ends_told(found, status.as_of), rest)
    return " ".join(text for text in told if text)


def _rest(status: Status, initiatives: Iterable[Initiative]) -> str:
    """That the others have no printed end, and of how many it is told how long they last."""
    lasting = len(limited_without_end(status, initiatives))
    length = (
        f", men for {numbers.in_words(lasting)} står der, hvor længe det varer" if lasting else ""
    )
    return f"For resten angiver kilderne ingen slutning{length}."


def _last_years(status: Status, initiatives: Iterable[Initiative]) -> str:
    rows = _with_amount(status, initiatives)
    limited = [i for i in rows if i.money_last_year]
    if not limited:
        return "Ingen af beløbene har et trykt sidste år." if rows else ""
    told = [
        f"{all_initiatives.amount_words(i)} til {i.title} ({i.money_last_year})" for i in limited
    ]
    amounts = capitalised(numbers.in_words(len(limited), common=False))
    return f"{amounts} beløb har et trykt sidste år: {listed(told)}."


def _ends_told(found: Sequence[Ending], as_of: date) -> str:
    ahead = sum(not ending.passed(as_of) for ending in found)
    if len(found) == 1:
        where = "efter" if ahead else "før"
        return f"Kilderne angiver en slutning for én indsats eller dens bevilling, {where} {numbers.day(as_of)}."
    return (
        f"Kilderne angiver en slutning for {numbers.in_words(len(found))} indsatser eller deres bevillinger; "
        f"{numbers.in_words(ahead)} ligger efter {numbers.day(as_of)}."
    )


def ending_table(status: Status, initiatives: Iterable[Initiative]) -> Markup:
    """What ends when, soonest first; only what the sources print."""
    found = endings(status, initiatives)
    if not found:
        return Markup("")
    return markup.table(
        "Indsatser med en trykt slutning: den nærmeste først, de overståede til sidst",
        [
            markup.Heading("Indsats"),
            markup.Heading("Indsatsen slutter"),
            markup.Heading("Bevilling til og med"),
            markup.Heading("Ordret fra kilden"),
            markup.Heading("Ansvarlig forvaltning"),
            markup.Heading("Kilde"),
        ],
        (_ending_row(status, ending) for ending in found),
        "endings stack",
    )


def _ending_row(status: Status, ending: Ending) -> list[str | Markup]:
    row = ending.initiative
    over = " (er forbi)" if ending.passed(status.as_of) else ""
    return [
        row.title,
        f"{numbers.period(row.end)}{over}" if row.end else all_initiatives.NOT_STATED,
        ending.money_ends,
        as_printed(row.period_printed) if row.period_printed else all_initiatives.NOT_STATED,
        all_initiatives.carriers(row),
        cited(row.sources, status.sources),
    ]


def without_end_list(status: Status, initiatives: Iterable[Initiative]) -> Markup:
    """What is limited in time without a printed end, with the words of the source."""
    rows = limited_without_end(status, initiatives)
    if not rows:
        return Markup("")
    return Markup("<h3>Varighed nævnt, men ingen slutdato trykt</h3>{}").format(
        markup.items(_without_end(status, row) for row in rows)
    )


def _without_end(status: Status, row: Initiative) -> Markup:
    temporary = row.amount and row.money_duration is MoneyDuration.TEMPORARY
    printed = (
        as_printed(row.money_printed) if row.money_printed else all_initiatives.amount_words(row)
    )
    money = f" Bevillingen, {printed}, er midlertidig." if temporary else ""
    when = _length_printed(row) or row.period_printed or row.money_printed
    return Markup('{}: {}; {}.{} <span class="source">Kilde: {}</span>').format(
        row.title,
        as_printed(when) if when else all_initiatives.NOT_STATED,
        NO_PRINTED_END,
        money,
        cited(row.sources, status.sources),
    )


def ending_extract(status: Status, initiatives: Iterable[Initiative]) -> Download:
    """What ends when, and what is limited without a printed end, to take along."""
    headings = (
        "Kode", "Indsats", "Forvaltninger", "Indsatsen slutter", "Bevilling til og med",
        "Tiden, ordret fra kilden", "Slutning", "Kilde",
    )  # fmt: skip
    initiatives = list(initiatives)
    printed = [(ending.initiative, "trykt") for ending in endings(status, initiatives)]
    not_printed = [(row, NO_PRINTED_END) for row in limited_without_end(status, initiatives)]
    rows = tuple(
        (
            row.id,
            row.title,
            "; ".join(row.departments),
            numbers.period(row.end) if row.end else None,
            row.money_last_year,
            row.period_printed,
            told,
            cited(row.sources, status.sources),
        )
        for row, told in printed + not_printed
    )
    return extract(status, "slutter-hvornaar", "Hvad slutter hvornår", headings, rows)


def temporary_share(status: Status) -> IndicatorStatus | None:
    """How much of the money is temporary by the council's own count; None where it is not known."""
    return next((i for i in status.indicators if i.indicator.id == TEMPORARY_SHARE), None)


def temporary_share_panel(status: Status, links: Links, department: str | None = None) -> Markup:
    """The council's figure beside the printed ends, with who states it; of one department, if told."""
    found = temporary_share(status)
    points = [p for p in found.current if department in (None, p.department)] if found else []
    point = next((p for p in points if p.value), None)
    if found is None or point is None or point.value is None:
        return Markup("")
    who = f"Det oplyser {point.stated_by}. " if point.stated_by else ""
    notes = " ".join([population_words(found), *point.notes])
    return Markup(
        '<div class="brief"><p><strong>{name}: {value}</strong></p>'
        '<p>{who}{link}</p><p class="source">{notes} Kilde: {source}.</p></div>'
    ).format(
        name=found.indicator.name,
        value=numbers.quantity(point.value, Unit.SHARE),
        who=who,
        link=_budget_remarks(status, links),
        notes=notes,
        source=cited(point.sources, status.sources),
    )


def _budget_remarks(status: Status, links: Links) -> Markup | str:
    remarks = [r.remark for r in status.remarks if r.remark.scope is RemarkScope.BUDGET]
    if not remarks:
        return ""
    address = links.remark(remarks[0].id)
    return markup.anchor("Se rådets bemærkninger om budgettet", address)
