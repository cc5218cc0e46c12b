"""The money of the initiatives: amounts by duration, end dates, and what the sources leave out."""

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
from presentation import tables
from presentation.html import markup
from presentation.html.downloads import Download
from presentation.html.links import Links
from presentation.initiatives import all_initiatives
from presentation.initiatives.all_initiatives import NOT_STATED
from presentation.language import numbers
from presentation.language.figure_sentences import as_printed, population_words
from presentation.language.sources import cited, origin
from presentation.language.words import capitalised, listed
from presentation.tables import DOCUMENT, FILE, PAGE, SHOWN, Column, Table

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
"""A stated duration, as the documents write it: "toårigt", "over fire år", "tiårs"."""


def money_sentence(status: Status, initiatives: Sequence[Initiative]) -> str:
    """How many amounts are permanent, temporary, or of unstated duration."""
    groups = money_groups(status, initiatives)
    if not groups:
        return "Kilderne har intet beløb for de viste indsatser."
    text = "; ".join(_how_many(duration, len(rows)) for duration, rows in groups.items())
    bases = {row.money_basis for rows in groups.values() for row in rows}
    apart = " Beløbene lægges ikke sammen, for de dækker ikke det samme." if len(bases) > 1 else ""
    return f"{capitalised(text)}.{apart}"


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
    """The initiatives and parts with an amount, by the duration of the money."""
    rows = _with_amount(status, initiatives)
    grouped = {d: [i for i in rows if all_initiatives.money_duration(i) is d] for d in MONEY_GROUPS}
    return {duration: found for duration, found in grouped.items() if found}


def money_tables(status: Status, initiatives: Iterable[Initiative]) -> Markup:
    """One table per duration under its own heading, because different kinds of money are not mixed."""
    return markup.joined(
        Markup("<h3>{}</h3>{}").format(
            MONEY_GROUPS[duration], _money_table(status, MONEY_GROUPS[duration], rows)
        )
        for duration, rows in money_groups(status, initiatives).items()
    )


def money_fold(status: Status, initiatives: Iterable[Initiative]) -> Markup:
    """The tables, folded under the picture of the amounts."""
    name = "Beløbene som tabel, med kildens egne ord"
    return markup.unfolded(name, money_tables(status, initiatives))


def _money_table(status: Status, name: str, rows: Sequence[Initiative]) -> Markup:
    caption = f"{name}: beløb, hvad det dækker, sidste år og kildens egne ord"
    return tables.on_page(Table(caption, money_columns(status), rows), "money stack")


def money_columns(status: Status) -> tuple[Column[Initiative], ...]:
    """An amount, its basis and its duration."""
    return (
        Column("Kode", lambda i: i.id, FILE),
        Column("Indsats", lambda i: i.title),
        Column("Forvaltninger", lambda i: "; ".join(i.departments), FILE),
        Column("Beløb", all_initiatives.amount_words, PAGE, numeric=True),
        Column("Dækker", lambda i: i.money_basis.label if i.money_basis else NOT_STATED, PAGE),
        Column("Sidste år", _last_year, PAGE),
        Column("Ordret fra kilden", lambda i: _printed(i.money_printed), PAGE),
        *all_initiatives.money_columns(),
        Column("Ansvarlig forvaltning", all_initiatives.carriers, PAGE),
        Column("Note", lambda i: i.note, FILE),
        Column("Kilde", lambda i: cited(i.sources, status.sources)),
    )


def _printed(words: str | None) -> str:
    return as_printed(words) if words else NOT_STATED


def _last_year(initiative: Initiative) -> str:
    if initiative.money_last_year:
        return str(initiative.money_last_year)
    return (
        "–" if all_initiatives.money_duration(initiative) is MoneyDuration.PERMANENT else NOT_STATED
    )


def money_download(status: Status, initiatives: Iterable[Initiative]) -> Download:
    """Every amount as a file."""
    rows = _with_amount(status, initiatives)
    table = Table("Penge til indsatser", money_columns(status), rows)
    return tables.as_file(table, status, "penge", table.caption)


@dataclass(frozen=True, slots=True)
class Ending:
    """A printed end: of the initiative, of its money, or of both."""

    initiative: Initiative
    last: Period

    def passed(self, as_of: date) -> bool:
        """Whether the end is before the status date."""
        return self.last.last < as_of


def endings(status: Status, initiatives: Iterable[Initiative]) -> list[Ending]:
    """Printed ends and last years with money: soonest first, then those already passed."""
    rows = all_initiatives.with_parts(status, initiatives)
    found = [Ending(row, min(ends)) for row in rows if (ends := ends_of(row))]
    return sorted(found, key=lambda ending: (ending.passed(status.as_of), ending.last))


def ends_of(initiative: Initiative) -> list[Period]:
    """The printed ends of the initiative and of its money."""
    ends = [initiative.end] if initiative.end else []
    return ends + ([Period.year(initiative.money_last_year)] if initiative.money_last_year else [])


def limited_without_end(status: Status, initiatives: Iterable[Initiative]) -> list[Initiative]:
    """Initiatives limited in time, by their money or by a stated duration, without a printed end."""
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
    """The source's words that state how long the initiative or its money lasts."""
    printed = (initiative.period_printed, initiative.money_printed)
    return next((words for words in printed if words and LENGTH.search(words)), None)


def ending_sentence(status: Status, initiatives: Sequence[Initiative]) -> str:
    """The amounts with a printed last year, and the number of initiatives with an end still to come."""
    if not endings(status, initiatives):
        return ends_in_short(status, initiatives)
    parts = (_last_years(status, initiatives), ends_in_short(status, initiatives))
    return " ".join(text for text in parts if text)


def ends_in_short(status: Status, initiatives: Sequence[Initiative]) -> str:
    """The same beside a picture that shows the last years: the number of ends, and what has none."""
    found = endings(status, initiatives)
    if not found:
        return "Kilderne angiver ingen slutning for de viste indsatser eller deres bevillinger."
    rest = _rest(status, initiatives) if len(found) < len(initiatives) else ""
    return " ".join(text for text in (_end_sentence(found, status.as_of), rest) if text)


def _rest(status: Status, initiatives: Iterable[Initiative]) -> str:
    """That the remaining initiatives have no printed end, and for how many a duration is stated."""
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
    parts = [
        f"{all_initiatives.amount_words(i)} til {i.title} ({i.money_last_year})" for i in limited
    ]
    amounts = capitalised(numbers.in_words(len(limited), common=False))
    return f"{amounts} beløb har et trykt sidste år: {listed(parts)}."


def _end_sentence(found: Sequence[Ending], as_of: date) -> str:
    ahead = sum(not ending.passed(as_of) for ending in found)
    if len(found) == 1:
        where = "efter" if ahead else "før"
        return f"Kilderne angiver en slutning for én indsats eller dens bevilling, {where} {numbers.day(as_of)}."
    return (
        f"Kilderne angiver en slutning for {numbers.in_words(len(found))} indsatser eller deres bevillinger; "
        f"{numbers.in_words(ahead)} ligger efter {numbers.day(as_of)}."
    )


def ending_columns(status: Status) -> tuple[Column[Initiative], ...]:
    """The initiatives with their end dates."""
    return (
        Column("Kode", lambda i: i.id, FILE),
        Column("Indsats", lambda i: i.title),
        Column("Forvaltninger", lambda i: "; ".join(i.departments), FILE),
        Column(
            "Indsatsen slutter",
            lambda i: numbers.period(i.end) if i.end else None,
            page=lambda i: end_words(status, i),
            unknown=NOT_STATED,
        ),
        Column("Bevilling til og med", last_year_words, SHOWN),
        Column("Bevilling til og med", lambda i: i.money_last_year, FILE),
        Column("Ordret fra kilden", lambda i: _printed(i.period_printed), PAGE),
        Column("Tiden, ordret fra kilden", lambda i: i.period_printed, FILE),
        Column("Beløb", all_initiatives.amount_words, DOCUMENT),
        Column("Slutning", lambda i: "trykt" if ends_of(i) else NO_PRINTED_END, FILE),
        Column("Ansvarlig forvaltning", all_initiatives.carriers, SHOWN),
        Column("Kilde", lambda i: cited(i.sources, status.sources)),
    )


def end_words(status: Status, initiative: Initiative) -> str | None:
    """The end of the initiative, and whether the earliest of its ends has passed."""
    if initiative.end is None:
        return None
    passed = min(ends_of(initiative)).last < status.as_of
    return f"{numbers.period(initiative.end)}{' (er forbi)' if passed else ''}"


def last_year_words(initiative: Initiative) -> str:
    """The last year with money, or that the source does not state one."""
    last_year = initiative.money_last_year
    return str(last_year) if last_year else NOT_STATED


def printed_endings(status: Status, initiatives: Iterable[Initiative]) -> Table[Initiative]:
    """Printed ends, soonest first."""
    return Table(
        "Indsatser med en trykt slutning: den nærmeste først, de overståede til sidst",
        ending_columns(status),
        [ending.initiative for ending in endings(status, initiatives)],
    )


def ending_table(status: Status, initiatives: Iterable[Initiative]) -> Markup:
    """The same on a page; empty if there are none."""
    table = printed_endings(status, initiatives)
    return tables.on_page(table, "endings stack") if table.rows else Markup("")


def ending_fold(status: Status, initiatives: Iterable[Initiative]) -> Markup:
    """The table, folded; empty if there are none."""
    found = ending_table(status, initiatives)
    return markup.unfolded("Slutdatoer som tabel", found) if found else found


def without_end_list(status: Status, initiatives: Iterable[Initiative]) -> Markup:
    """Initiatives limited in time without a printed end, in the words of the source."""
    rows = limited_without_end(status, initiatives)
    if not rows:
        return Markup("")
    return Markup("<h3>Varighed nævnt, men ingen slutdato trykt</h3>{}").format(
        markup.items(map(_without_end, rows))
    )


def _without_end(row: Initiative) -> str:
    temporary = row.amount and row.money_duration is MoneyDuration.TEMPORARY
    printed = (
        as_printed(row.money_printed) if row.money_printed else all_initiatives.amount_words(row)
    )
    money = f" Bevillingen, {printed}, er midlertidig." if temporary else ""
    when = _length_printed(row) or row.period_printed or row.money_printed
    return f"{row.title}: {as_printed(when) if when else NOT_STATED}.{money}"


def ending_download(status: Status, initiatives: Iterable[Initiative]) -> Download:
    """Printed ends, and initiatives limited in time without one, as a file."""
    initiatives = list(initiatives)
    printed = [ending.initiative for ending in endings(status, initiatives)]
    rows = [*printed, *limited_without_end(status, initiatives)]
    table = Table("Hvad slutter hvornår", ending_columns(status), rows)
    return tables.as_file(table, status, "slutter-hvornaar", table.caption)


def temporary_share(status: Status) -> IndicatorStatus | None:
    """The temporary share of the money as the council counts it; None if not known."""
    return next((i for i in status.indicators if i.indicator.temporary_money), None)


def temporary_share_panel(status: Status, links: Links, department: str | None = None) -> Markup:
    """The council's share of temporary money and who states it; of one department if given."""
    found = temporary_share(status)
    points = [p for p in found.current if department in (None, p.department)] if found else []
    point = next((p for p in points if p.value), None)
    if found is None or point is None or point.value is None:
        return Markup("")
    who = f"Det oplyser {point.stated_by}. " if point.stated_by else ""
    notes = " ".join([population_words(found), *point.notes])
    return Markup(
        '<div class="brief"><p><strong>{name}: {value}.</strong> {who}{link}</p>{more}</div>'
    ).format(
        name=found.indicator.name,
        value=numbers.quantity(point.value, Unit.SHARE),
        who=who,
        link=_budget_remarks(status, links),
        more=markup.unfolded(
            "Hvad tallet dækker, og hvor det er fra",
            markup.paragraph(f"{notes} Kilde: {origin(point.sources, status.sources)}.", "source"),
        ),
    )


def _budget_remarks(status: Status, links: Links) -> Markup | str:
    remarks = [r.remark for r in status.remarks if r.remark.scope is RemarkScope.BUDGET]
    if not remarks:
        return ""
    address = links.remark(remarks[0].id)
    return markup.anchor("Se rådets bemærkninger om budgettet", address)
