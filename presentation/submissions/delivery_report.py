"""The review of a delivered workbook in words: findings, cell counts, and the changes it would make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from loaders.delivery import Counts
from metrics.comparison import PeriodReported, StatusChange, Subject
from metrics.status import Status
from policy.findings import AT_THE_FILE, Finding, Severity
from policy.statuses import StatusCode
from policy.tables import BY_NAME
from presentation import tables
from presentation.blocks import Statement
from presentation.html import markup
from presentation.html.downloads import Download, extract
from presentation.language import numbers, record_words
from presentation.language.awaiting import names, parts
from presentation.language.words import capitalised, listed, status_word
from presentation.tables import Column, Table
from store.differences import ChangeKind, Difference
from store.packed import marks
from store.redated import Redated

SHOWN = 60
"""The number of rows of a list shown on a page; the rest can be downloaded."""
PLACES_SHOWN = STATUSES_SHOWN = 400
NAMED = 3

IN_A_DOCUMENT = ("række ", "tabel ")
"""How the place of a cell in a document begins; in a sheet it is an address."""
NO_STATUS = "ingen status"
NOTHING_CHANGED = "Ingen rækker er ændret."
NOTHING_TO_ACCEPT = "{subject} ændrer intet, så der er intet at godkende."
FILE, WRITTEN = "Filen", "Teksten"
"""The subject of a review: a workbook, or what was written on the page."""

SEVERITIES = {
    Severity.REFUSAL: ("grund til, at filen er afvist", "grunde til, at filen er afvist"),
    Severity.ERROR: ("fejl, der skal rettes", "fejl, der skal rettes"),
    Severity.WARNING: ("advarsel, der bør ses efter", "advarsler, der bør ses efter"),
    Severity.NOTE: ("oplysning", "oplysninger"),
}
KINDS = {
    ChangeKind.NEW: ("ny", "nye"),
    ChangeKind.CHANGED: ("ændret", "ændrede"),
    ChangeKind.WITHDRAWN: ("udgået", "udgåede"),
}
"""The words for a kind of change, for one row and for several."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Findings of the same kind in several cells of a column."""

    first: Finding
    others: tuple[Finding, ...]


def folded(findings: Iterable[Finding]) -> tuple[Alike, ...]:
    """The findings grouped by kind, sheet and column, in the order of each group's first."""
    groups: dict[tuple[str, str | None, str | None], list[Finding]] = {}
    for found in findings:
        groups.setdefault((found.code, found.sheet, found.column), []).append(found)
    return tuple(Alike(first, tuple(others)) for first, *others in groups.values())


def verdict(findings: Sequence[Finding], *, refused: bool, subject: str = FILE) -> str:
    """The conclusion of the review, in a sentence."""
    errors = sum(found.severity is Severity.ERROR for found in findings)
    warnings = sum(found.severity is Severity.WARNING for found in findings)
    if refused:
        return f"{subject} kan ikke læses ind. Intet er gemt."
    if errors:
        return _with_errors(errors, subject, at_the_file=all(map(_is_at_the_file, findings)))
    if warnings:
        count = numbers.counted(warnings, "advarsel", "advarsler")
        return f"{subject} er læst uden fejl, men med {count}. Intet er gemt endnu."
    return f"{subject} er læst uden fejl. Intet er gemt endnu."


def _with_errors(count: int, subject: str, *, at_the_file: bool) -> str:
    them = "den" if count == 1 else "dem"
    if at_the_file:
        return f"Der er {_errors(count)} i {AT_THE_FILE}. Ret {them} der. Intet er gemt."
    mend = (
        "i feltet, og prøv igen" if subject == WRITTEN else "i Excel, gem filen, og vælg den igen"
    )
    return f"{subject} er læst og har {_errors(count)}. Ret {them} {mend}. Intet er gemt."


def _errors(count: int) -> str:
    return numbers.counted(count, "fejl", "fejl")


def _is_at_the_file(finding: Finding) -> bool:
    return finding.severity is not Severity.ERROR or finding.cell == AT_THE_FILE


def finding_lists(findings: Iterable[Finding]) -> Markup:
    """The findings by severity, similar ones folded, each with its place and what to do."""
    groups = folded(findings)
    return markup.joined(
        _of_severity(severity, [group for group in groups if group.first.severity is severity])
        for severity in Severity
    )


def _of_severity(severity: Severity, groups: Sequence[Alike]) -> Markup:
    if not groups:
        return Markup("")
    count = sum(1 + len(group.others) for group in groups)
    heading = capitalised(numbers.counted(count, *SEVERITIES[severity]))
    columns: tuple[Column[Alike], ...] = (
        Column("Sted", lambda group: _place(group.first)),
        Column("Hvad der er fundet", _found),
        Column("Sådan gør du", lambda group: group.first.fix),
    )
    shown = tables.on_page(Table(heading, columns, groups[:SHOWN]), "stack findings")
    more = len(groups) - SHOWN
    rest = f"Regnearket med alle fund har {numbers.in_words(more)} slags mere." if more > 0 else ""
    return Markup("<h3>{}</h3>{}{}").format(heading, shown, markup.paragraph(rest) if rest else "")


def _place(finding: Finding) -> Markup:
    column = Markup('<br><span class="source">{}</span>').format(finding.column)
    return Markup("{}{}").format(_spot(finding), column if finding.column else "")


def _spot(finding: Finding) -> str:
    if finding.cell == AT_THE_FILE:
        return capitalised(AT_THE_FILE)
    if finding.cell and finding.cell.startswith(IN_A_DOCUMENT):
        return capitalised(", ".join(filter(None, (finding.sheet, finding.cell))))
    sheet = f"Ark {finding.sheet}" if finding.sheet else "Hele filen"
    return f"{sheet}, celle {finding.cell}" if finding.cell else sheet


def _found(group: Alike) -> Markup:
    first = group.first
    lines = [markup.paragraph(Markup("<strong>{}</strong>").format(first.title))]
    if first.found:
        lines.append(markup.paragraph(f"Fundet: {first.found}"))
    if first.expected:
        lines.append(markup.paragraph(f"Ventet: {first.expected}"))
    if group.others:
        lines.append(markup.unfolded(_others_sentence(group), _cells(group)))
    return markup.joined(lines)


def _others_sentence(group: Alike) -> str:
    cells = f"og {numbers.counted(len(group.others), 'celle', 'celler')}"
    if all(_mend(found) == _mend(group.first) for found in group.others):
        return f"{cells} som denne"
    return f"{cells} til, hver med sin rettelse"


def _cells(group: Alike) -> Markup:
    """The places of the other findings, each with its fix if that differs from the first's."""
    cells = [_cell(found, group.first) for found in group.others[:PLACES_SHOWN]]
    more = len(group.others) - PLACES_SHOWN
    rest = (
        [f"og {numbers.in_words(more)} mere, som står i regnearket med alle fund"]
        if more > 0
        else []
    )
    return markup.paragraph("; ".join([*cells, *rest]), "small")


def _cell(found: Finding, first: Finding) -> str:
    quoted = f" ({found.found})" if found.found else ""
    mend = f": {found.fix.rstrip('.')}" if _mend(found) != _mend(first) else ""
    return f"{found.cell or found.sheet or 'hele filen'}{quoted}{mend}"


def _mend(found: Finding) -> str:
    """The fix of a finding, without its cell."""
    return found.fix.replace(found.cell, "") if found.cell else found.fix


def count_sentence(counts: Counts) -> str:
    """A sentence that accounts for every cell: read, not read or skipped."""
    conclusion = "alle celler er talt med" if counts.not_read else "intet er gået tabt"
    return (
        f"Filen har {numbers.counted(counts.total, 'celle', 'celler')} med indhold. "
        f"{numbers.number(counts.read)} er læst, {numbers.number(counts.not_read)} er ikke læst og står blandt "
        f"fundene, og {numbers.number(counts.skipped)} er sprunget over, fordi de er titler, vejledning, "
        f"hjælp eller rækker, som ingen har rørt. {numbers.number(counts.read)} + {numbers.number(counts.not_read)} "
        f"+ {numbers.number(counts.skipped)} = {numbers.number(counts.total)}, så {conclusion}."
    )


def change_sentence(
    changes: Sequence[Difference], unchanged: int | None = None, subject: str = FILE
) -> str:
    """The number of rows that would change; `unchanged` rows equal the stored ones."""
    same = "" if unchanged is None else _unchanged(unchanged)
    counts = change_counts(changes)
    if not counts:
        nothing = NOTHING_CHANGED if unchanged is None else NOTHING_TO_ACCEPT
        return nothing.format(subject=subject) + same
    return f"Rækker: {counts}.{same}"


def superseded_sentence(
    superseded: Sequence[Difference], indicators: record_words.Indicators
) -> str:
    """The rows that will be stored but not shown; empty if there are none."""
    if not superseded:
        return ""
    rows = capitalised(numbers.counted(len(superseded), "række", "rækker"))
    return (
        f"{rows} bliver gemt, men ikke vist, fordi en nyere kilde siger noget andet: "
        f"{_named(superseded, indicators)}."
    )


def _named(changes: Sequence[Difference], indicators: record_words.Indicators) -> str:
    """The names of the first rows, and the number of the rest."""
    names = [record_words.record_name(row.table, row.after, indicators) for row in changes[:NAMED]]
    more = len(changes) - NAMED
    return listed([*names, numbers.counted(more, "anden", "andre")] if more > 0 else names)


def later_sentence(
    later: Sequence[Difference], until: date, indicators: record_words.Indicators
) -> str:
    """The rows that will be shown only from a future day, the last of them on `until`."""
    count = len(later)
    when = numbers.day(until)
    rows = capitalised(numbers.counted(count, "række", "rækker"))
    shown = f"fra {when}" if count == 1 else f"senere, den sidste fra {when}"
    return (
        f"{rows} bliver først vist {shown}: {_named(later, indicators)}. "
        "Den dag er kilden eller teksten dateret. En måned tæller fra sin sidste dag; kender du "
        "dagen, så skriv den."
    )


def redated_sentences(redated: Iterable[Redated], indicators: record_words.Indicators) -> list[str]:
    """The effect of a source's new date on the rows that cite it, one text per source."""
    return [" ".join(_redated(each, indicators)) for each in redated]


def _redated(each: Redated, indicators: record_words.Indicators) -> Iterator[str]:
    now = numbers.day(each.source.known) if each.source.known else "ingen dag"
    before = numbers.day(each.before) if each.before else "ingen dag"
    yield f"{each.source.short_title} får en anden dag: {before} bliver til {now}."
    if not each.rows:
        yield "Ingen andre rækker henviser til den."
        return
    one, several = (
        "Én anden række bliver",
        f"{capitalised(numbers.in_words(each.rows))} andre rækker bliver",
    )
    yield f"{one if each.rows == 1 else several} kendt fra en anden dag."
    seen = (
        (each.vanishing, "vises ikke længere i dag"),
        (each.appearing, "vises nu i dag"),
        (each.turning, "viser noget andet i dag"),
    )
    for rows, what in seen:
        if rows:
            names = [
                record_words.record_name(table, record, indicators)
                for table, record in rows[:NAMED]
            ]
            more = [f"{numbers.number(len(rows) - NAMED)} andre"] if len(rows) > NAMED else []
            yield f"{capitalised(numbers.counted(len(rows), 'række', 'rækker'))} {what}: {listed([*names, *more])}."
    if not any(rows for rows, _ in seen):
        yield "I dag vises det samme som før."


def change_counts(changes: Sequence[Difference]) -> str:
    """The number of changes by kind, in words; empty if nothing changes.

    >>> change_counts([])
    ''
    """
    return _counts(kind for _, kind in marks(changes))


def _counts(kinds: Iterable[ChangeKind]) -> str:
    found = Counter(kinds)
    return by_kind({kind: found[kind] for kind in KINDS})


def by_kind(counts: dict[ChangeKind, int]) -> str:
    """Counts of rows by kind in words.

    >>> by_kind({ChangeKind.NEW: 2, ChangeKind.CHANGED: 1, ChangeKind.WITHDRAWN: 0})
    '2 nye og 1 ændret'
    """
    return listed([numbers.tally(count, *KINDS[kind]) for kind, count in counts.items() if count])


def _unchanged(count: int) -> str:
    if not count:
        return ""
    rows = capitalised(numbers.counted(count, "række", "rækker"))
    return f" {rows} siger det, der er kendt i forvejen, og ændrer intet."


def change_tables(
    changes: Sequence[Difference], indicators: record_words.Indicators, *, unfold: bool = True
) -> Markup:
    """The new, changed and withdrawn rows with their old and new values, by table."""
    return markup.joined(
        markup.unfolded(
            f"{BY_NAME[name].sheet}: {_counts(kind for _, kind in rows)}",
            _change_table(
                name, [changes[place] for place, _ in rows[:SHOWN]], len(rows), indicators
            ),
            shown=unfold,
        )
        for name, rows in _by_table(changes)
    )


def _by_table(changes: Sequence[Difference]) -> Iterator[tuple[str, list[tuple[int, ChangeKind]]]]:
    """For each table the indexes of its changes, each with its kind, in the order of the kinds."""
    by_table: dict[str, list[tuple[int, ChangeKind]]] = {name: [] for name in BY_NAME}
    for place, (name, kind) in enumerate(marks(changes)):
        if kind in KINDS:
            by_table[name].append((place, kind))
    order = list(KINDS)
    for name, rows in by_table.items():
        if rows:
            yield name, sorted(rows, key=lambda row: order.index(row[1]))


def _change_table(
    name: str, rows: Iterable[Difference], count: int, indicators: record_words.Indicators
) -> Markup:
    """The first rows of a table of `count` changes."""
    shown = markup.table(
        f"Ændringer i {BY_NAME[name].sheet}",
        [
            markup.Heading("Række"),
            markup.Heading("Ændring"),
            markup.Heading("Fra"),
            markup.Heading("Til"),
        ],
        (_change_row(row, indicators) for row in rows),
        "stack changes",
    )
    more = count - SHOWN
    return (
        shown + markup.paragraph(f"Og {numbers.counted(more, 'række', 'rækker')} til.", "muted")
        if more > 0
        else shown
    )


def _change_row(
    change: Difference, indicators: record_words.Indicators
) -> tuple[str | Markup, ...]:
    name = record_words.record_name(change.table, change.after or change.before, indicators)
    if change.kind is ChangeKind.CHANGED:
        fields = list(
            record_words.field_changes(change.table, change.before, change.after, indicators)
        )
        return (
            name,
            f"ændres: {listed([heading for heading, _, _ in fields])}",
            _stacked([old for _, old, _ in fields]),
            _stacked([new for _, _, new in fields]),
        )
    old, new = (
        record_words.main_content(change.table, record, indicators)
        if record
        else record_words.EMPTY
        for record in (change.before, change.after)
    )
    if change.kind is ChangeKind.NEW:
        return name, "ny", "findes ikke", new or "oprettes"
    return name, "udgår", old or "findes", "udgår"


def _stacked(texts: Sequence[str]) -> str | Markup:
    return texts[0] if len(texts) == 1 else markup.items(texts, "plain")


def change_extract(
    status: Status, name: str, changes: Sequence[Difference], indicators: record_words.Indicators
) -> Download:
    """Every change as a download, one row per field; counts of few persons are left out."""
    return extract(
        status,
        name,
        "Ændringer",
        ("Ark", "Række", "Ændring", "Felt", "Fra", "Til"),
        (
            row
            for _, rows in _by_table(changes)
            for row in _plain_rows((changes[place] for place, _ in rows), indicators)
        ),
    )


def _plain_rows(
    rows: Iterable[Difference], indicators: record_words.Indicators
) -> Iterator[tuple[str | None, ...]]:
    for change in rows:
        row: Any = change.after or change.before
        named = (
            BY_NAME[change.table].sheet,
            record_words.record_name(change.table, row, indicators),
        )
        if change.kind is ChangeKind.CHANGED:
            found = record_words.field_changes(
                change.table, change.before, change.after, indicators
            )
            for heading, old, new in found:
                yield *named, KINDS[change.kind][0], heading, old, new
        else:
            figure = record_words.main_content(change.table, row, indicators)
            is_new = change.kind is ChangeKind.NEW
            sides = (None, figure) if is_new else (figure, None)
            yield *named, KINDS[change.kind][0], None, *sides


def status_tables(changes: Sequence[StatusChange], before: str, after: str) -> Markup:
    """The statuses that differ, under headings that name the two sides.

    Those without a status on one of the sides are folded under a line that counts them.
    """
    both = [change for change in changes if change.before and change.after]
    new = [change for change in changes if not change.before]
    gone = [change for change in changes if not change.after]
    parts = [_status_table(both, before, after)] if both else []
    for some, happened in ((new, "er kommet til"), (gone, "er faldet bort")):
        if some:
            line = f"{capitalised(numbers.counted(len(some), 'status', 'statusser'))} {happened}"
            parts.append(markup.unfolded(line, _status_table(some, before, after)))
    return markup.joined(parts)


def _status_table(changes: Sequence[StatusChange], before: str, after: str) -> Markup:
    more = len(changes) - STATUSES_SHOWN
    rest = (
        markup.paragraph(f"Og {numbers.counted(more, 'status', 'statusser')} til.", "muted")
        if more > 0
        else ""
    )
    columns: tuple[Column[StatusChange], ...] = (
        Column("Hvad", _subject_name),
        Column(before, lambda change: _status_cell(change.before), unknown=NO_STATUS),
        Column(after, lambda change: _status_cell(change.after), unknown=NO_STATUS),
    )
    table = Table("Statusser, der er anderledes", columns, changes[:STATUSES_SHOWN])
    return tables.on_page(table, "stack") + rest


def _subject_name(change: StatusChange) -> str:
    if change.kind is Subject.PRIORITY:
        return f"Prioritering {change.id}: {change.name}"
    return change.name


def _status_cell(code: StatusCode | None) -> Statement | None:
    return Statement(code, status_word(code)) if code else None


def reported_sentences(status: Status, reported: Sequence[PeriodReported]) -> Iterator[str]:
    """How many departments will have reported each period with the delivery, and who is missing."""
    for each in reported[:SHOWN]:
        reporting, name = each.reporting, f"»{each.name}«"
        when = numbers.period(reporting.period) if reporting.period else ""
        there, asked = parts(reporting.received), parts(reporting.expected)
        if not reporting.missing:
            yield (
                f"Med denne indberetning er {when} komplet: alle {numbers.number(asked)} forvaltninger "
                f"har indberettet {name}."
            )
            continue
        missing = listed(names(status, reporting.missing))
        yield (
            f"Med denne indberetning har {numbers.number(there)} af {numbers.number(asked)} forvaltninger "
            f"indberettet {name} for {when}. {capitalised(missing)} mangler."
        )
    if (more := len(reported) - SHOWN) > 0:
        yield f"Den ændrer også, hvem der har indberettet {numbers.counted(more, 'periode', 'perioder')} til."


def has_more(changes: Sequence[Difference]) -> bool:
    """Whether a table of `change_tables` shows only its first rows."""
    return any(len(rows) > SHOWN for _, rows in _by_table(changes))


def missing_sentence(more: int) -> str:
    """That rules of the year's wheel are about the past too, with what they make late at once."""
    count = numbers.counted(more, "ting", "ting")
    return (
        f"Reglerne i årshjulet gælder også bagud: {count} mere mangler, så snart de er offentlige, fordi "
        "fristen allerede er gået."
    )


def status_sentence(changes: Sequence[StatusChange]) -> str:
    """The number of statuses that would change."""
    return f"{capitalised(numbers.counted(len(changes), 'status', 'statusser'))} ændrer sig."
