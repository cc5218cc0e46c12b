"""Who owes what by which day: what is missing, what is due within a year, and what has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from markupsafe import Markup

from metrics.status import Status
from metrics.wheel import Duty, DutyState, lacking, years_from
from policy.ownership import COUNCIL
from policy.periods import MONTHS
from presentation import tables
from presentation.html import markup
from presentation.html.downloads import Download
from presentation.html.links import Links
from presentation.language.deadlines import due_day, moved_from
from presentation.language.numbers import counted, day, in_words, tally, weekday
from presentation.language.words import capitalised, listed
from presentation.tables import FILE, Column, Table
from presentation.wheel import things
from presentation.wheel.things import Thing

HEADING = "Hvem skylder hvad, og hvornår?"
ANCHOR = "frister"
PLACE = Markup('<div id="{}"></div>').format(ANCHOR)
"""Where links to the section lead."""
MONTHS_SHOWN = 3
"""The months with deadlines that are shown at once; later ones are folded."""
NAMED = 3
"""The things of the next deadline, or those who owe something, that are named; more are counted."""
MOST_AT_ONCE = 12
"""The late things that are shown in one table; where there are more, each who owes has a fold."""
A_QUESTION = (
    "Dagen er gået, og kilderne siger ikke, om det er sket. Det er spørgsmål at stille, ikke fejl."
)
ALL_HAS_COME = "Alt, hvad der har frist det næste år, er kommet eller afsluttet."
NOBODY_NAMED = "nogen, som reglen ikke nævner"
SETTLED: Mapping[DutyState, str] = {
    DutyState.DONE: "kommet",
    DutyState.CLOSED: "perioden er lukket uden",
    DutyState.ENDED: "forvaltningen er nedlagt",
}
"""The words for what is no longer owed."""
NOT_PUBLIC_YET = "Det, der er indberettet, men ikke offentligt endnu, er ikke talt med."
WHAT_TO_WRITE = Markup(
    "Koordinatoren sætter fristerne: {fetch}, og skriv en regel for hver frist i arket Årshjul. Hvor ofte et "
    "tal kommer, står i skabelonen Politikkens katalog, i kolonnen Hyppighed."
)

WHERE_IT_IS_WRITTEN = "Hyppigheden står i skabelonen Politikkens katalog, og reglerne i Politisk behandling, arket Årshjul."


@dataclass(frozen=True, slots=True)
class Owing:
    """What is owed, seen from a day: late things by department, then those to come by day.

    `without_news` are things whose day has passed, which nobody can know from the data. `settled` is
    what had a deadline within the last year and is no longer owed, the newest first.
    """

    day: date
    missing: tuple[Duty, ...]
    without_news: tuple[Duty, ...]
    coming: tuple[Thing, ...]
    settled: tuple[Duty, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether nothing had, has or gets a deadline."""
        return not any((self.missing, self.without_news, self.coming, self.settled))


def owing(status: Status, owed: Iterable[Duty], by: AbstractSet[str] | None = None) -> Owing:
    """What is owed of all this on the day of the status; `by` some alone (`things.owner_key`) if given."""
    today = status.as_of
    found = [each for each in owed if by is None or things.owner_key(each) in by]
    order = _order(status)

    def in_state(state: DutyState) -> tuple[Duty, ...]:
        late = (each for each in found if each.state is state)
        return tuple(sorted(late, key=lambda d: (*_place(order, d), d.due)))

    coming = (each for each in things.things(found) if each.due >= today and each.awaited)
    settled = (
        each for each in found if each.state in SETTLED and years_from(today, -1) <= each.due
    )
    return Owing(
        today,
        in_state(DutyState.MISSING),
        in_state(DutyState.NO_NEWS),
        tuple(coming),
        tuple(sorted(settled, key=lambda d: d.due, reverse=True)),
    )


def _order(status: Status) -> dict[str, int]:
    return {each.code: place for place, each in enumerate(status.departments)}


def _place(order: Mapping[str, int], duty: Duty) -> tuple[int, str]:
    """The departments in their order, then the council, then other bodies by name."""
    key = things.owner_key(duty)
    return order.get(key, len(order) + (key != COUNCIL)), key


def owners(status: Status, owed: Iterable[Duty]) -> dict[str, str]:
    """The names of all who owe or owed some of this, by `things.owner_key`, departments first."""
    order = _order(status)
    keys = map(things.owner_key, sorted(owed, key=lambda d: _place(order, d)))
    return {key: things.name_of_owner(status, key) for key in dict.fromkeys(keys) if key}


def in_short(status: Status, found: Owing) -> str:
    """How much is missing and the next deadline, for the top of a page whose section says more."""
    sentences = (_missing_sentence(status, found), *_nearest_sentence(status, found))
    return " ".join(sentences)


def lead(status: Status, found: Owing, today: date) -> str:
    """How much is missing and from whom, and the next deadline."""
    when = f"I dag, den {day(today)}" if found.day == today else f"Set per {day(found.day)}"
    sentences = (_missing_sentence(status, found), *_no_news(found), *_next_sentence(status, found))
    return f"{when}: {' '.join(sentences)}"


def _missing_sentence(status: Status, found: Owing) -> str:
    if not found.missing:
        return "Intet mangler."
    by_owner = Counter(map(things.owner_key, found.missing))
    what = capitalised(counted(len(found.missing), "ting", "ting"))
    whom = [things.name_of_owner(status, key) if key else NOBODY_NAMED for key in by_owner]
    if len(by_owner) == 1:
        return f"{what} mangler fra {whom[0]}."
    if len(by_owner) > NAMED:
        return f"{what} mangler{_most(dict(zip(whom, by_owner.values(), strict=True)))}."
    counts = by_owner.values()
    each = [f"{in_words(n)} fra {name}" for n, name in zip(counts, whom, strict=True)]
    return f"{what} mangler: {listed(each)}."


def _most(counts: Mapping[str, int]) -> str:
    """The one who owes most of it; empty if several do."""
    most = max(counts.values())
    names = [name for name, count in counts.items() if count == most]
    return f", flest fra {names[0]} ({in_words(most)})" if len(names) == 1 else ""


def _no_news(found: Owing) -> Iterator[str]:
    if found.without_news:
        count = counted(len(found.without_news), "ting", "ting")
        yield f"Om {count} siger kilderne ikke, om det er sket."


def _next_sentence(status: Status, found: Owing) -> Iterator[str]:
    if not found.coming:
        come = any(each.due >= found.day for each in found.settled)
        yield ALL_HAS_COME if come else "Der er ingen frister det næste år."
        return
    yield from _nearest_sentence(status, found)
    count = counted(len(found.coming), "frist", "frister")
    yield f"Der er i alt {count} det næste år."


def _nearest_sentence(status: Status, found: Owing) -> Iterator[str]:
    if not found.coming:
        return
    nearest = [each for each in found.coming if each.due == found.coming[0].due]
    names = [things.name(status, each.first) for each in nearest[:NAMED]]
    if more := len(nearest) - len(names):
        names.append(f"{in_words(more)} til")
    yield f"Den næste frist er {weekday(nearest[0].due)}: {listed(names)}."


def no_deadlines(status: Status, address: str | None) -> Markup:
    """Why nobody owes anything by a day, and what the coordinator writes where.

    `address` is that of the templates, for a reader who may fetch them.
    """
    fetch: str | Markup = "hent skabelonen Politisk behandling på siden Indberetning"
    if address:
        fetch = Markup("hent skabelonen {} på siden Indberetning").format(
            markup.anchor("Politisk behandling", address)
        )
    why = markup.joined([_why_none(status), " ", WHAT_TO_WRITE.format(fetch=fetch)])
    return markup.paragraph("Der er ikke sat nogen frister.") + markup.paragraph(why, "muted")


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
    return markup.paragraph(f"Nogle tal har ingen frist. {lacks} {WHERE_IT_IS_WRITTEN}", "muted")


def missing_tables(status: Status, found: Owing, links: Links) -> Markup:
    """What is past its deadline, by who owes it; one fold for each where there is much of it."""
    if not found.missing:
        return Markup("")
    heading = f"Mangler: {_things(found.missing)} efter fristen"
    if len(found.missing) <= MOST_AT_ONCE:
        shown = _late_table(status, "Det, der mangler", found.missing, found.day, links)
    else:
        shown = markup.joined(
            markup.unfolded(
                f"{name}: {_things(each)}",
                _late_table(status, f"Det, {name} mangler", each, found.day, links),
            )
            for name, each in by_owner(status, found.missing)
        )
    return Markup("<h3>{}</h3>{}").format(heading, shown)


def by_owner(status: Status, late: Sequence[Duty]) -> Iterator[tuple[str, list[Duty]]]:
    """Each who owes something, by name to begin a line, and what it is."""
    for name, each in groupby(late, lambda duty: things.owner_name(status, duty)):
        yield capitalised(name), list(each)


def without_news_table(status: Status, found: Owing, links: Links) -> Markup:
    """What nobody can know from the data, as questions; empty if there is none."""
    if not found.without_news:
        return Markup("")
    heading = f"Uden nyt: {_things(found.without_news)}"
    return Markup("<h3>{}</h3>{}{}").format(
        heading,
        markup.paragraph(A_QUESTION, "muted"),
        _late_table(status, "Det, der er uden nyt", found.without_news, found.day, links),
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
    """What is due within a year, month by month; the later months are folded."""
    months: dict[tuple[int, int], list[Thing]] = {}
    for thing in found.coming:
        months.setdefault((thing.due.year, thing.due.month), []).append(thing)
    shown = [_month(status, found, each, links) for each in months.values()]
    later = list(months.values())[MONTHS_SHOWN:]
    text = markup.joined(shown[:MONTHS_SHOWN])
    if not later:
        return text
    count = tally(sum(map(len, later)), "frist", "frister")
    return text + markup.unfolded(
        f"Senere det næste år: {count}", markup.joined(shown[MONTHS_SHOWN:])
    )


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
        Markup(' <span class="muted small">{}</span>').format(moved) if moved else "",
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
    return markup.paragraph(" ".join(sentences), "muted") if sentences else Markup("")


def section(status: Status, found: Owing, owner: str | None, today: date, links: Links) -> Markup:
    """The deadlines in words and tables; `owner` is the one that `found` is about, if one is chosen."""
    whose = f"{things.name_of_owner(status, owner)}. " if owner else ""
    return (
        markup.paragraph(f"{whose}{lead(status, found, today)}")
        + missing_tables(status, found, links)
        + without_news_table(status, found, links)
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
