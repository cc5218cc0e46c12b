"""Slides that list: the money by when it ends, what awaits, what is new, and the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from metrics.status import MissingNews, Status
from policy.choices import MoneyBasis, MoneyDuration
from policy.records import Event, Initiative
from policy.statuses import StatusCode
from presentation import slides
from presentation.blocks import Selection, Statement, Table
from presentation.documents import changes, chapters, coverage
from presentation.initiatives import all_initiatives, money, pictures
from presentation.initiatives.all_initiatives import NOT_STATED
from presentation.language import numbers, sentences
from presentation.language.numbers import counted, day, period
from presentation.language.sources import known_sources, not_read
from presentation.language.words import capitalised, ended, listed, lowered
from presentation.slides import ROWS_OF_TEXT, Slide
from presentation.status import passage
from presentation.status.process import body_words, expected_steps, expected_when
from presentation.status.silence import LOOKS
from presentation.submissions.changes_since import Change

ELSEWHERE = "se statusdokumentet"


def known(status: Status, selection: Selection) -> Slide:
    """How much the sources have, where there is no objective to show."""
    headline = f"{coverage.headline(status, selection)}."
    return Slide(
        slides.title(headline.removesuffix(".")),
        slides.table(
            "Det, kilderne har", ("Hvad", "Antal"), (70, 30), _counts(status), frozenset({1})
        ),
        notes=(headline,),
    )


def _counts(status: Status) -> list[tuple[str, str]]:
    return [
        ("Målsætninger", numbers.number(len(status.objectives))),
        ("Indsatser", numbers.number(len(all_initiatives.whole(status)))),
        ("Bemærkninger", numbers.number(len(status.remarks))),
    ]


def money_by_end(status: Status) -> Slide | None:
    """The amounts, those with a printed last year first; None without any."""
    whole = all_initiatives.whole(status)
    rows = sorted(
        (row for group in money.money_groups(status, whole).values() for row in group),
        key=pictures.runs_out,
    )
    if not rows:
        return None
    kept = rows[:ROWS_OF_TEXT]
    told = money.money_sentence(status, whole)
    return Slide(
        slides.title(_money_ends(rows)),
        slides.table(
            "Beløb til indsatser: hvad de dækker, og hvor længe pengene er der",
            ("Indsats", "Beløb", "Dækker", "Sidste år"),
            (38, 27, 15, 20),
            [_amount(row) for row in kept],
        ),
        slides.line(*_with_more(len(rows) - len(kept), "beløb", "beløb", told)),
        (f"{_money_ends(rows)}.", told, money.ends_in_short(status, whole)),
        chapters.citations(status, (c for row in rows for c in row.sources)),
    )


MOST_YEARS = 3


def _money_ends(rows: Sequence[Initiative]) -> str:
    """How many amounts have a printed last year, and which years."""
    years = sorted({row.money_last_year for row in rows if row.money_last_year})
    limited = sum(bool(row.money_last_year) for row in rows)
    named = listed([str(year) for year in years])
    if len(years) > MOST_YEARS:
        named = f"{years[0]} til {years[-1]}"
    which = f": {named}" if years else ""
    if len(rows) == 1:
        return f"Det ene beløb har {'' if limited else 'ikke '}et trykt sidste år med penge{which}"
    count = (
        f"{numbers.number(limited)} af {numbers.number(len(rows))}" if limited else "Ingen af de"
    )
    every = "" if limited else f" {numbers.in_words(len(rows))}"
    return f"{count}{every} beløb har et trykt sidste år med penge{which}"


def _amount(row: Initiative) -> tuple[str, str, str, str]:
    lasts = pictures.FILLS[all_initiatives.money_duration(row)][1]
    until = str(row.money_last_year) if row.money_last_year else _UNTIL.get(lasts, lasts)
    return (
        row.title,
        all_initiatives.amount_words(row),
        capitalised(_covers(row)),
        capitalised(until),
    )


def _covers(row: Initiative) -> str:
    known = row.money_basis not in (None, MoneyBasis.UNKNOWN)
    return row.money_basis.label if row.money_basis and known else NOT_STATED


_UNTIL = {
    pictures.FILLS[MoneyDuration.TEMPORARY][1]: "midlertidig, intet år",
    pictures.FILLS[MoneyDuration.NOT_STATED][1]: NOT_STATED,
}


def _with_more(left: int, one: str, many: str, told: str) -> Iterator[str]:
    """What is told, after how many rows there was no room for."""
    if left <= 0:
        yield told
        return
    more = f"Og {numbers.number(left)} {one if left == 1 else many} mere – {ELSEWHERE}."
    yield f"{more} {told}".strip()
    yield more


def awaited(status: Status) -> Slide | None:
    """The steps that are expected, and what was expected without news; None where nothing awaits."""
    steps, missing = expected_steps(status), list(status.missing_news)
    if not (steps or missing):
        return None
    rows = [*map(_step, steps), *map(_without_news, missing)]
    # Those to come are few; where they are many, a question to ask keeps its place.
    first = rows[: max(ROWS_OF_TEXT - len(missing), ROWS_OF_TEXT // 2)] if steps else []
    kept = [*first, *(row for row in rows if row not in first)][:ROWS_OF_TEXT]
    question = "Uden nyt: et spørgsmål at stille, ikke en fejl." if missing else ""
    return Slide(
        slides.title(*_titles(steps, missing)),
        slides.table(
            "Det, der er ventet",
            ("Hvad", "Ventet", "Hvordan det står"),
            (44, 28, 28),
            kept,
        ),
        slides.line(*_with_more(len(rows) - len(kept), "trin", "trin", question)),
        tuple(
            filter(
                None,
                (
                    *(ended(f"{expected_when(status, step)}: {step.title}") for step in steps),
                    *(ended(sentences.expected_words(each)) for each in missing),
                    _unfunded(status),
                ),
            )
        ),
        chapters.citations(
            status, (c for cited in (steps, missing) for each in cited for c in each.sources)
        ),
    )


def _titles(steps: list[Event], missing: list[MissingNews]) -> Iterator[str]:
    things = counted(len(missing), "ventet ting", "ventede ting")
    news = f"kilderne siger ikke, om {things} er sket" if missing else ""
    if steps:
        coming = f"Næste trin: {steps[0].title}, {passage.time_of(steps[0])}"
        if news:
            yield f"{coming}; {news}"
            yield f"{coming}; {numbers.in_words(len(missing))} er uden nyt"
        yield coming
    if news:
        yield capitalised(news)


def _step(step: Event) -> tuple[str | Statement, ...]:
    body = body_words(step)
    name = f"{step.title} ({body})" if body else step.title
    return name, capitalised(passage.time_of(step)), Statement(StatusCode.NOT_DUE, "Kommer")


def _without_news(missing: MissingNews) -> tuple[str | Statement, ...]:
    when = sentences.expected_time(missing, period).removeprefix("i ").removeprefix("den ")
    return missing.what, capitalised(when), Statement(LOOKS[missing.silence], missing.silence.label)


def _unfunded(status: Status) -> str:
    raised = [row.title for row in status.initiatives if row.not_funded]
    return f"Rejst som behov, men uden penge: {listed(raised)}." if raised else ""


def changed(status: Status, before: Status, selection: Selection) -> Slide:
    """What is different from an earlier status, by kind, with the first of each."""
    every = changes.lines(status, before)
    found = [tuple(kind) for _, kind in groupby(every, lambda change: change.heading)]
    rows = [
        (
            kind[0].heading,
            numbers.number(len(kind)),
            (*(change.text for change in kind), kind[0].text),
        )
        for kind in found[:ROWS_OF_TEXT]
    ]
    compared = changes.compared(before)
    return Slide(
        slides.title(*_titles_of_changes(before, found, selection)),
        slides.table(
            changes.heading(before),
            ("Hvad", "Antal", "For eksempel"),
            (38, 10, 52),
            rows,
            frozenset({1}),
        )
        if rows
        else _known_then(status, before),
        slides.line(*_with_other_kinds(found[len(rows) :], compared)),
        (compared, *map(_in_notes, found)),
        tuple(dict.fromkeys(change.source for change in every if change.source)),
    )


def _known_then(status: Status, before: Status) -> Table:
    """How much the sources had then and now, where no change is listed."""
    rows = [
        (name, then, now)
        for (name, then), (_, now) in zip(_counts(before), _counts(status), strict=True)
    ]
    headings = ("Hvad", "Da", "Nu")
    return slides.table("Det, kilderne havde", headings, (60, 20, 20), rows, frozenset({1, 2}))


def _titles_of_changes(
    before: Status, found: Sequence[tuple[Change, ...]], selection: Selection
) -> Iterator[str]:
    since = changes.heading(before).removeprefix("Ændringer ")
    if everything := changes.nothing_before(before):
        yield everything.removesuffix(".")
    elif not found:
        yield f"Kilderne har intet nyt {since}{coverage.within(selection)}"
    else:
        total = numbers.tally(sum(map(len, found)), "ændring", "ændringer")
        most = max(found, key=len)
        yield f"{total} {since}; flest: {lowered(most[0].heading)} ({numbers.number(len(most))})"
        yield f"{total} {since}"


def _with_other_kinds(left: Sequence[Sequence[Change]], compared: str) -> Iterator[str]:
    """What is compared, after the kinds that there was no room for."""
    named = [f"{lowered(kind[0].heading)} ({numbers.number(len(kind))})" for kind in left]
    also = f"Desuden: {listed(named)}." if named else ""
    yield f"{also} {compared}".strip()
    yield also or compared


IN_NOTES = 3
"""The most changes of a kind that the notes name."""


def _in_notes(kind: Sequence[Change]) -> str:
    left = len(kind) - IN_NOTES
    more = f" Og {numbers.number(left)} mere – {ELSEWHERE}." if left > 0 else ""
    return f"{kind[0].heading}: {' '.join(change.text for change in kind[:IN_NOTES])}{more}"


METHOD = (
    "Tal lægges kun sammen, når de dækker det samme. Et samlet tal på måltallet skjuler aldrig en del, "
    "der er under sit."
)


def sources(status: Status) -> Slide | None:
    """The documents that were known, and how figures are added up; None before the first."""
    found = known_sources(status)
    if not found:
        return None
    kept = found[: slides.MOST_ROWS]
    documents = counted(len(found), "dokument", "dokumenter", common=False)
    return Slide(
        slides.title(f"Status bygger på {documents}, som var kendt den {day(status.as_of)}"),
        slides.table(
            "Kilderne",
            ("Kilde", "Dato"),
            (74, 26),
            [
                (
                    (f"{source.short_title} ({source.publisher})", source.short_title),
                    capitalised(period(source.dated)) if source.dated else "Uden dato",
                )
                for source in kept
            ],
        ),
        slides.line(*_with_more(len(found) - len(kept), "kilde", "kilder", METHOD)),
        tuple(filter(None, (METHOD, not_read(status), *chapters.source_words(status)))),
    )
