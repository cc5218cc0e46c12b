"""Who owes what by which day: what is missing, what is due within a year, and what has come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup

from metrics.status import Status
from metrics.wheel import Duty, DutyState
from policy.periods import MONTHS
from presentation import tables
from presentation.html import markup
from presentation.html.downloads import Download
from presentation.html.links import Links
from presentation.language.deadlines import due_day, moved_from
from presentation.language.numbers import counted, day, in_words, tally, weekday
from presentation.language.words import capitalised
from presentation.tables import FILE, Column, Table
from presentation.wheel import things
from presentation.wheel.owing import SETTLED, Owing, lead, owing
from presentation.wheel.things import Thing

HEADING = "Hvem skylder hvad, og hvornår?"
ANCHOR = "frister"
PLACE = Markup('<div id="{}"></div>').format(ANCHOR)
"""Where links to the section lead."""
MOST_AT_ONCE = 12
"""The late things that are listed; where there are more, each who owes has a fold."""
A_QUESTION = (
    "Dagen er gået, og kilderne siger ikke, om det er sket. Det er spørgsmål at stille, ikke fejl."
)
NOT_PUBLIC_YET = "Det, der er indberettet, men ikke offentligt endnu, er ikke talt med."


def missing(status: Status, found: Owing, links: Links) -> Markup:
    """What is past its deadline, each with who owes it; empty if there is none."""
    if not found.missing:
        return Markup("")
    return Markup("<h3>Mangler: {} efter fristen</h3>{}").format(
        _things(found.missing), _late(status, found, found.missing, "mangler", links)
    )


def _late(status: Status, found: Owing, late: Sequence[Duty], what: str, links: Links) -> Markup:
    """Each late thing in a line, and its rule in a folded table; much of it is one fold for each who owes it.

    `what` says how it stands with all of them: `mangler`.
    """
    if len(late) <= MOST_AT_ONCE:
        table = _late_table(status, f"Det, der {what}", late, found.day, links)
        lines = markup.items((_line(status, each, links) for each in late), "plain")
        return lines + markup.unfolded(f"Frister og regler for det, der {what}", table)
    return markup.joined(
        markup.unfolded(
            f"{name}: {_things(each)}, der {what}",
            _late_table(status, f"{name}: det, der {what}", each, found.day, links),
        )
        for name, each in by_owner(status, late)
    )


def _line(status: Status, duty: Duty, links: Links) -> Markup:
    return Markup("{}: {}. {} var {}.").format(
        capitalised(things.owner_name(status, duty)),
        things.linked_name(status, duty, links),
        "Dagen" if duty.state is DutyState.NO_NEWS else "Fristen",
        weekday(duty.due),
    )


def by_owner(status: Status, late: Sequence[Duty]) -> Iterator[tuple[str, list[Duty]]]:
    """Each who owes something, by name to begin a line, and what it is."""
    for name, each in groupby(late, lambda duty: things.owner_name(status, duty)):
        yield capitalised(name), list(each)


def without_news(status: Status, found: Owing, links: Links) -> Markup:
    """What nobody can know from the data, as questions; empty if there is none."""
    if not found.without_news:
        return Markup("")
    return Markup("<h3>Uden nyt: {}</h3>{}{}").format(
        _things(found.without_news),
        markup.paragraph(A_QUESTION),
        _late(status, found, found.without_news, "er uden nyt", links),
    )


def _late_table(
    status: Status, caption: str, late: Sequence[Duty], today: date, links: Links
) -> Markup:
    columns = (
        Column[Duty]("Hvem", lambda d: capitalised(things.owner_name(status, d))),
        Column[Duty]("Hvad", lambda d: things.linked_name(status, d, links)),
        Column[Duty]("Hvordan står det", lambda d: things.standing(d, today)),
        Column[Duty]("Frist", lambda d: due_day(d.due, d.unmoved)),
        Column[Duty]("Regel", lambda d: things.rule_words(status, d)),
    )
    return tables.on_page(Table(caption, columns, late), "stack owed")


def _things(found: Sequence[object]) -> str:
    return tally(len(found), "ting", "ting")


def coming_tables(status: Status, found: Owing, links: Links) -> Markup:
    """What is due within a year, folded, month by month; empty if nothing is."""
    if not found.coming:
        return Markup("")
    months: dict[tuple[int, int], list[Thing]] = {}
    for thing in found.coming:
        months.setdefault((thing.due.year, thing.due.month), []).append(thing)
    count = tally(len(found.coming), "frist", "frister")
    shown = markup.joined(_month(status, found, each, links) for each in months.values())
    return markup.unfolded(f"Frister det næste år: {count}", shown)


def _month(status: Status, found: Owing, of_month: Sequence[Thing], links: Links) -> Markup:
    first = of_month[0].due
    month = f"{MONTHS[first.month - 1]} {first.year}"
    heading = f"{capitalised(month)}: {tally(len(of_month), 'frist', 'frister')}"
    columns = (
        Column[Thing]("Frist", lambda t: due_day(t.due, t.first.unmoved), page=_day_cell),
        Column[Thing]("Hvad", lambda t: things.linked_name(status, t.first, links)),
        Column[Thing]("Hvem", lambda t: capitalised(things.owner_names(status, t.awaited))),
        Column[Thing]("Hvordan står det", lambda t: _standing(t, found.day)),
        Column[Thing]("Regel", lambda t: things.rule_words(status, t.first)),
    )
    return Markup("<h3>{}</h3>{}").format(
        heading, tables.on_page(Table(f"Frister i {month}", columns, of_month), "stack owed")
    )


def _day_cell(thing: Thing) -> Markup:
    moved = moved_from(thing.due, thing.first.unmoved)
    return Markup('<time datetime="{}">{}</time>{}').format(
        thing.due.isoformat(),
        capitalised(weekday(thing.due)),
        Markup(' <span class="small">{}</span>').format(moved) if moved else "",
    )


def _standing(thing: Thing, today: date) -> str:
    """How long is left, and how many have done it already."""
    left = things.left(thing.first, today)
    there = len(thing.duties) - len(thing.awaited)
    return (
        f"{left}; {in_words(there)} af {in_words(len(thing.duties))} er kommet" if there else left
    )


def settled_table(status: Status, found: Owing, links: Links) -> Markup:
    """What is no longer owed, folded; empty if nothing is."""
    if not found.settled:
        return Markup("")
    columns = (
        Column[Duty]("Hvad", lambda d: things.linked_name(status, d, links)),
        Column[Duty]("Hvem", lambda d: capitalised(things.owner_name(status, d))),
        Column[Duty]("Hvordan står det", lambda d: capitalised(SETTLED[d.state])),
        Column[Duty]("Frist", lambda d: due_day(d.due, d.unmoved)),
    )
    heading = f"Kommet eller afsluttet: {_things(found.settled)}"
    table = Table("Det, der er kommet eller afsluttet", columns, found.settled)
    return markup.unfolded(heading, tables.on_page(table, "stack owed"))


def owed_download(status: Status, found: Owing) -> Download:
    """Everything with a deadline as a file, a row for each who owes it."""
    rows = (
        *found.missing,
        *found.without_news,
        *(d for t in found.coming for d in t.awaited),
        *found.settled,
    )
    columns = (
        Column[Duty]("Frist", lambda d: d.due.isoformat(), FILE),
        Column[Duty]("Før flytning", lambda d: d.unmoved.isoformat(), FILE),
        Column[Duty]("Hvad", lambda d: things.name(status, d), FILE),
        Column[Duty]("Hvem", lambda d: things.owner_name(status, d), FILE),
        Column[Duty]("Hvordan står det", _state_word, FILE),
        Column[Duty]("Regel", lambda d: things.rule_words(status, d), FILE),
    )
    table = Table("Hvem skylder hvad, og hvornår", columns, rows)
    return tables.as_file(table, status, "frister", table.caption)


def _state_word(duty: Duty) -> str:
    match duty.state:
        case DutyState.MISSING:
            return "mangler"
        case DutyState.NO_NEWS:
            return "uden nyt"
        case DutyState.COMING:
            return "venter"
    return SETTLED[duty.state]


def go_to(later: Mapping[str, str]) -> Markup:
    """Links to this section and later ones, by heading and place, for the top of a long page."""
    places = {HEADING: ANCHOR, **later}
    return markup.ways({place: heading for heading, place in places.items()})


def seen_from(status: Status, shown: Status, *, public: bool) -> Markup:
    """From when the rest of the page is seen, where that is another day, and what does not count here."""
    sentences = []
    if shown.as_of != status.as_of:
        sentences.append(f"Resten af siden er set per {day(shown.as_of)}.")
    if public:
        sentences.append(NOT_PUBLIC_YET)
    return markup.paragraph(" ".join(sentences)) if sentences else Markup("")


def section(status: Status, found: Owing, owner: str | None, today: date, links: Links) -> Markup:
    """The deadlines in words and tables; `owner` is the one that `found` is about, if one is chosen."""
    whose = f"{things.name_of_owner(status, owner)}. " if owner else ""
    return (
        markup.paragraph(f"{whose}{lead(status, found, today)}")
        + missing(status, found, links)
        + without_news(status, found, links)
        + coming_tables(status, found, links)
        + settled_table(status, found, links)
    )


def in_easy_words(status: Status, owed: Iterable[Duty]) -> Markup:
    """The short of it, in short sentences."""
    found = owing(status, owed)
    return Markup('<div class="easy">{}</div>').format(
        markup.joined(map(markup.paragraph, _easy(found)))
    )


def _easy(found: Owing) -> Iterator[str]:
    yield "En frist er den sidste dag, noget må komme."
    if found.is_nothing:
        yield "Der er ikke nogen frister endnu."
        return
    if found.missing:
        yield f"{capitalised(counted(len(found.missing), 'ting', 'ting'))} er for sent på den."
    else:
        yield "Intet er for sent på den."
    if found.coming:
        yield f"Den næste frist er {weekday(found.coming[0].due)}."
