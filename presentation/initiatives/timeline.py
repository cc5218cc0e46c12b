"""The timeline's data, independent of how it is drawn: printed start, end and expected date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from metrics.status import Status
from policy.choices import InitiativeState, Silence
from policy.periods import Period
from policy.records import Initiative
from presentation import tables
from presentation.html import markup
from presentation.html.downloads import Download
from presentation.initiatives import money
from presentation.initiatives.all_initiatives import NOT_STATED, carriers, with_parts
from presentation.language.figure_sentences import as_printed, when_words
from presentation.language.numbers import counted, in_words, period, tally
from presentation.language.sources import cited
from presentation.language.words import capitalised, listed
from presentation.tables import FILE, PAGE, Column, Table


@dataclass(frozen=True, slots=True)
class Span:
    """The printed dates of one initiative. A date that the source does not print is None, never inferred.

    `silence`: why the sources say nothing about something that should have happened by now.
    """

    initiative: Initiative
    silence: Silence | None = None

    @property
    def start(self) -> Period | None:
        return self.initiative.start

    @property
    def end(self) -> Period | None:
        return self.initiative.end

    @property
    def expected(self) -> Period | None:
        return self.initiative.expected

    @property
    def printed(self) -> Period | None:
        """The first printed date of the initiative itself: its start, or else its end."""
        return self.start or self.end

    @property
    def ends_unknown(self) -> bool:
        """Whether it has started and is not done, with no printed end."""
        done = self.initiative.state is InitiativeState.DONE
        return self.start is not None and self.end is None and not done

    @property
    def begins_unknown(self) -> bool:
        return self.start is None and self.end is not None

    @property
    def years(self) -> tuple[int, int]:
        """The first and last year of the printed dates."""
        known = [p for p in (self.start, self.end, self.expected) if p]
        return min(p.first.year for p in known), max(p.last.year for p in known)

    @property
    def words(self) -> str:
        """The label beside the drawn line: information that the line cannot show."""
        if self.expected:
            return f"ventet {period(self.expected)}{', intet nyt' if self.silence else ''}"
        if self.begins_unknown and self.end:
            return f"til {period(self.end)}"
        if self.ends_unknown and self.start:
            return f"fra {period(self.start)}"
        if self.end:
            return f"til {period(self.end)}"
        return self.initiative.state.label if self.initiative.state else ""


def spans(status: Status, initiatives: Iterable[Initiative]) -> list[Span]:
    """The initiatives and parts with a printed start, end or expected date, in the order of the source."""
    silences = {missing.record: missing.silence for missing in status.missing_news}
    return [
        Span(row, silences.get(row.id))
        for row in with_parts(status, initiatives)
        if row.start or row.end or row.expected
    ]


def timed(status: Status, initiatives: Iterable[Initiative]) -> list[Span]:
    """Those with a printed date of their own or a printed last year of their money."""
    dated = {span.initiative.id: span for span in spans(status, initiatives)}
    return [
        dated.get(row.id) or Span(row)
        for row in with_parts(status, initiatives)
        if row.id in dated or row.money_last_year
    ]


def timeline_sentence(found: Sequence[Span]) -> str:
    """A description of the timeline for readers who cannot see it."""
    if not found:
        return "Ingen af de viste indsatser har en trykt start, slutning eller ventet dato."
    first = min(span.years[0] for span in found)
    last = max(span.years[1] for span in found)
    shown = capitalised(counted(len(found), "indsats", "indsatser"))
    printed = [(bool(span.start), bool(span.end)) for span in found]
    kinds = [
        f"{in_words(count)} har {words}"
        for words, count in (
            ("både start og slutning", printed.count((True, True))),
            ("kun en start", printed.count((True, False))),
            ("kun en slutning", printed.count((False, True))),
            ("kun en ventet dato", printed.count((False, False))),
        )
        if count
    ]
    years = f"mellem {first} og {last}" if first != last else f"i {first}"
    text = f"{shown} har en trykt tid {years}: {listed(kinds)}."
    return " ".join(part for part in (text, overdue_sentence(found)) if part)


def overdue_sentence(found: Sequence[Span]) -> str:
    """How many expected dates have passed without news; empty if none has."""
    dated = [span for span in found if span.expected]
    overdue = sum(bool(span.silence) for span in dated)
    if not overdue:
        return ""
    which = (
        "Den ventede dato"
        if len(dated) == 1
        else f"{capitalised(in_words(overdue))} af de {in_words(len(dated))} ventede datoer"
    )
    return f"{which} er gået, uden at kilderne siger, om det er sket."


def ending_words(status: Status, initiatives: Sequence[Initiative]) -> str:
    """What ends when, and how many expected dates have passed without news."""
    parts = (
        money.ends_in_short(status, initiatives),
        overdue_sentence(spans(status, initiatives)),
    )
    return " ".join(part for part in parts if part)


def timeline_columns(status: Status) -> tuple[Column[Span], ...]:
    """The dates of the timeline in words."""
    return (
        Column("Kode", lambda s: s.initiative.id, FILE),
        Column("Målsætning", lambda s: s.initiative.objective, FILE),
        Column("Indsats", lambda s: s.initiative.title),
        _time("Start", lambda s: s.start),
        Column(
            "Slut",
            lambda s: period(s.end) if s.end else None,
            page=lambda s: money.end_words(status, s.initiative),
            unknown=NOT_STATED,
        ),
        Column("Ventet", lambda s: period(s.expected) if s.expected else None, page=_expected),
        Column("Ventet hvad", lambda s: s.initiative.expected_what, FILE),
        Column("Ventet af", lambda s: s.initiative.expected_by, FILE),
        Column("Bevilling til og med", lambda s: money.last_year_words(s.initiative), PAGE),
        Column("Opfølgning", lambda s: s.silence.label if s.silence else None, FILE),
        Column("Ordret fra kilden", _as_printed, PAGE),
        Column("Tiden, ordret fra kilden", lambda s: s.initiative.period_printed, FILE),
        Column("Ansvarlig forvaltning", lambda s: carriers(s.initiative), PAGE),
        Column("Kilde", lambda s: cited(s.initiative.sources, status.sources)),
    )


def _time(heading: str, time: Callable[[Span], Period | None]) -> Column[Span]:
    def cell(span: Span) -> str | None:
        when = time(span)
        return period(when) if when else None

    return Column(heading, cell, page=lambda span: when_words(time(span), None))


def timeline_table(status: Status, found: Sequence[Span]) -> Markup:
    """The dates and the last years of the money as a table."""
    caption = "Indsatser med en trykt start, slutning, ventet dato eller et sidste år med penge"
    return tables.on_page(Table(caption, timeline_columns(status), found), "timeline stack")


def timeline_fold(
    status: Status, initiatives: Sequence[Initiative], found: Sequence[Span], picture: Markup
) -> Markup:
    """The whole timeline, folded: its sentence, its picture, and every time and end in one table.

    Empty if nothing has a printed date.
    """
    rows = timed(status, initiatives)
    if not rows:
        return Markup("")
    parts = [markup.paragraph(timeline_sentence(found)), picture, timeline_table(status, rows)]
    name = f"Hele tidslinjen og tiderne som tabel: {tally(len(rows), 'indsats', 'indsatser')}"
    return markup.unfolded(name, markup.joined(parts))


def timeline_download(status: Status, found: Sequence[Span]) -> Download:
    """The dates as a file."""
    table = Table("Indsatsernes tidslinje", timeline_columns(status), found)
    return tables.as_file(table, status, "tidslinje", table.caption)


def _as_printed(span: Span) -> str:
    printed = span.initiative.period_printed
    return as_printed(printed) if printed else NOT_STATED


def _expected(span: Span) -> str:
    if not span.expected:
        return "–"
    what = f": {span.initiative.expected_what}" if span.initiative.expected_what else ""
    return f"{period(span.expected)}{what}{f'. {span.silence.label}.' if span.silence else ''}"
