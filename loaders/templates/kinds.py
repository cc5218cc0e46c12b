"""The available templates: the readers, sheets and prefilled rows of each.

Each has only the rows that its reader owns, with the last known values beside the empty cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count, islice
from types import SimpleNamespace
from typing import TypeAlias

from loaders.reading.parse import COLUMNS, WITHDRAWING
from loaders.reading.units import unit_of
from loaders.templates.sheet_writer import Beside, FilledRow, TemplateSheet
from loaders.templates.writing import Content, content
from policy.choices import Choice, RemarkKind, TextKind
from policy.columns import LAST_KNOWN, TO_HELP
from policy.ownership import asked_by
from policy.plan_headings import OFFERED, TEMPLATE
from policy.records import Closing, Observation, Remark, Reply, Target, Text
from policy.spelling import folded
from policy.tables import BY_NAME, CATALOGUE, DRAFT, WORKBOOKS, Field, Records, Table

FigureRecord: TypeAlias = Observation | Target


class TemplateKind(Choice):
    """The kind of a template; the label is its title for people."""

    DEPARTMENT = "department", "Forvaltningens tal og indsatser"
    ACTION_PLAN = TEMPLATE, "Indsatsplan"
    COUNCIL = "council", "Rådets bemærkninger"
    REPLIES = "replies", "Svar på rådets bemærkninger"
    CALENDAR = "calendar", "Politisk behandling"
    TEXTS = "texts", "Tekster om målsætninger og prioriteringer"
    CLOSINGS = "closings", "Perioder, der lukkes"
    CATALOGUE = "catalogue", "Politikkens katalog"
    DRAFT = "draft", "Udkast til mål og måltal"
    HEARING_ANSWERS = "hearing_answers", "Høringssvar"


OF_A_DEPARTMENT = frozenset(
    {TemplateKind.DEPARTMENT, TemplateKind.ACTION_PLAN, TemplateKind.REPLIES}
)
"""Kinds that are made for one department."""

WHAT_TO_DO: Mapping[TemplateKind, tuple[str, ...]] = {
    TemplateKind.DEPARTMENT: (
        (
            "Målinger og Måltal: Skriv det nye tal, dets periode og dets kilde. "
            "Det sidst kendte står i de grå kolonner ved siden af."
        ),
        "Skal et tal udgå, så skriv også dets periode, og hvem der har oplyst det, som det er kendt.",
        (
            "Indsatser: Det kendte står i forvejen. Ret det, der er ændret, fx Tilstand, Ventet og "
            "Senest opdateret, og skriv kilden til det nye."
        ),
        f"Kilder: Skriv kun her, hvis tallene står i et dokument, der ikke er i arket {COLUMNS}.",
    ),
    TemplateKind.ACTION_PLAN: (
        (
            "Her står de indsatser, der er kendt fra forvaltningen. Ret det, der er ændret, og skriv nye "
            "indsatser på nye rækker under de andre."
        ),
        (
            "Er en dato eller et beløb ikke helt fast, så skriv planens egne ord under Periode som trykt "
            "eller Beløb som trykt."
        ),
        "Kilder: Skriv planen selv her, første gang den er kilde.",
    ),
    TemplateKind.COUNCIL: (
        "Skriv rådets egne ord under Ordlyd. De vises så i stedet for den korte gengivelse.",
        "En ny bemærkning skrives på en ny række under de andre.",
    ),
    TemplateKind.REPLIES: (
        (
            "Der er en række for hver bemærkning, der vedrører forvaltningen og rummer en bekymring, "
            "en mangel eller et forslag."
        ),
        "Skriv svaret kort under Gengivet kort, og hele svaret under Ordlyd.",
    ),
    TemplateKind.CALENDAR: (
        "Ret Tilstand til gennemført, når et møde er holdt. Nye møder skrives på nye rækker.",
        (
            "Årshjul: Skriv en regel for hver frist. Tal og svar har et antal dage under Dage efter, alt "
            "andet en dag under Dag. Skriv årligt under Hyppighed, når dagen kommer igen."
        ),
        (
            "Skal årets tal være der den 1. februar, så skriv fx tal-aar under Kode, tal under Hvad, årligt "
            "under Hyppighed og 32 under Dage efter. Resten af rækken må være tom."
        ),
        (
            "En regel for tal gælder kun indikatorer, der har en Hyppighed i skabelonen Politikkens katalog. "
            "En frist på en fridag flyttes af sig selv til den næste hverdag."
        ),
        (
            "Er et møde udsat eller aflyst, så lad rækken stå, og skriv en ny med koden på den første under "
            "Svarer på trin. Så flytter mødet sig i kalenderprogrammerne."
        ),
    ),
    TemplateKind.TEXTS: (
        "Skriv, hvad der er sket, og hvad næste skridt er. Rækker uden tekst bliver ikke læst.",
    ),
    TemplateKind.CLOSINGS: (
        (
            "En periode, der er lukket, gælder uden dem, der ikke har indberettet. "
            "Skriv, hvem der lukker den, og hvorfor."
        ),
        "Skriv ja under Udgår for at åbne en periode igen.",
    ),
    TemplateKind.CATALOGUE: (
        (
            "Her står politikkens egne oplysninger: målsætninger, prioriteringer, forvaltninger, "
            "indikatorer og kilder. Ret kun det, der er vedtaget eller besluttet."
        ),
    ),
    TemplateKind.DRAFT: (
        "Udkast til måltal: Skriv et måltal på hver række, og økonomien på arket Økonomi.",
        "Høringssvar: Skriv én række for hver bemærkning i et svar, med partens egne ord.",
        "Rådets uenighed står på sit eget ark, ord for ord. Den bliver ikke rettet.",
    ),
    TemplateKind.HEARING_ANSWERS: (
        "Skriv én række for hver bemærkning i et svar. En part med tre bemærkninger har tre rækker.",
        "Partens egne ord bliver gemt, som de er skrevet, med linjeskift og mellemrum.",
        "Svaret, ændringen og teksten før og efter kan skrives senere i den samme række.",
    ),
}
"""The guidance for each kind, in addition to the guidance for all."""


WHOLE_TABLES: Mapping[TemplateKind, tuple[str, ...]] = {
    TemplateKind.CALENDAR: ("events", "deadline_rules"),
    TemplateKind.CLOSINGS: ("closings",),
    TemplateKind.CATALOGUE: tuple(table.name for table in WORKBOOKS[CATALOGUE]),
    TemplateKind.DRAFT: (*(table.name for table in WORKBOOKS[DRAFT]), "indicators"),
}
"""Kinds that have tables as they are, with all their rows."""

WITH_NEW_SOURCES = frozenset({TemplateKind.CALENDAR, TemplateKind.DRAFT})
"""Those of them that also have an empty sheet for new documents."""


def sheets(
    kind: TemplateKind, records: Records, department: str | None = None
) -> tuple[TemplateSheet, ...]:
    """The sheets of a template, with their rows.

    Raises `ValueError` for a department's template without a department.
    """
    if kind in OF_A_DEPARTMENT and department is None:
        raise ValueError(f"template {kind.value} is for one department")
    if whole := WHOLE_TABLES.get(kind):
        more = (_new_sources(),) if kind in WITH_NEW_SOURCES else ()
        return (*(_all(name, records) for name in whole), *more)
    match kind:
        case TemplateKind.COUNCIL:
            return (_remarks(records), _new_sources())
        case TemplateKind.TEXTS:
            return (_texts(records, department),)
        case TemplateKind.HEARING_ANSWERS:
            return (_hearing_answers(records),)
    if department is None:
        return ()
    if kind is TemplateKind.ACTION_PLAN:
        return (_plan(records, department), _new_sources())
    if kind is TemplateKind.REPLIES:
        return (_replies(records, department), _new_sources())
    return (
        _observations(records, department),
        _targets(records, department),
        _initiatives(records, department),
        _new_sources(),
    )


OWN_KIND: Mapping[type, TemplateKind] = {
    Text: TemplateKind.TEXTS,
    Reply: TemplateKind.REPLIES,
    Closing: TemplateKind.CLOSINGS,
    Remark: TemplateKind.COUNCIL,
}
"""The template of a record that a person writes on a page; that of all others is the draft's."""


@dataclass(frozen=True, slots=True)
class WrittenRows:
    """A template that a page fills in: only the sheets and rows that a person has written."""

    kind: TemplateKind
    department: str | None
    sheets: tuple[TemplateSheet, ...]


def written(
    records: Records, rows: Sequence[object], withdrawn: Sequence[object] = ()
) -> WrittenRows:
    """The template for records that a person has written on a page, or withdraws there.

    All are of one template, by `OWN_KIND`. A row replaces the one with its key; the rest stay.
    """
    every = (*rows, *withdrawn)
    kind = OWN_KIND.get(type(every[0]), TemplateKind.DRAFT)
    department = getattr(every[0], "department", None) if kind in OF_A_DEPARTMENT else None
    plans = sheets(kind, records, department)
    filled = [(type(row), FilledRow(row)) for row in rows]
    filled += [(type(row), FilledRow(_withdrawn(row))) for row in withdrawn]
    return WrittenRows(
        kind,
        department,
        tuple(
            replace(plan, rows=own, fetched=False)
            for plan in plans
            if (own := tuple(row for record, row in filled if record is plan.table.record))
        ),
    )


def _withdrawn(record: object) -> SimpleNamespace:
    """The fields of a record, and those of the column that withdraws its row."""
    fields = BY_NAME[_table_of(record)].fields
    known = {each.name: getattr(record, each.name) for each in fields}
    return SimpleNamespace(**known, **{WITHDRAWING.name: True})


def _table_of(record: object) -> str:
    return next(name for name, table in BY_NAME.items() if table.record is type(record))


def reply_code(records: Records, remark: str, department: str) -> str:
    """The code of a department's reply to a remark: its existing one, or an unused one."""
    given = (r for r in records.replies if (r.remark, r.department) == (remark, department))
    own = next(given, None)
    return own.id if own else _free(f"{remark}-{department}", {r.id for r in records.replies})


def _all(name: str, records: Records) -> TemplateSheet:
    table = BY_NAME[name]
    rows = tuple(map(FilledRow, getattr(records, name)))
    return TemplateSheet(table, table.fields, rows, frozen=1)


def _new_sources() -> TemplateSheet:
    """An empty sheet for new documents."""
    table = BY_NAME["sources"]
    return TemplateSheet(table, table.fields, (), frozen=1)


_NAME = Beside(f"{TO_HELP}indikatorens navn", 36)
_PERIOD = Beside(f"{LAST_KNOWN}periode")
_DEADLINE = Beside(f"{LAST_KNOWN}frist")
_VALUE = Beside(f"{LAST_KNOWN}værdi")
_STATED_BY = Beside(f"{LAST_KNOWN}oplyst af", 20)
_SOURCE = Beside(f"{LAST_KNOWN}kilde", 24)


@dataclass(frozen=True, slots=True)
class _Series:
    """An indicator, and the name of its series if it has one."""

    indicator: str
    series: str | None


def _observations(records: Records, department: str) -> TemplateSheet:
    """A row per indicator that the department owns or has a target, a baseline or a figure for."""
    table = BY_NAME["observations"]
    owned = _series(
        (*records.observations, *records.targets, *records.baselines), records, department
    )
    owned += [
        _Series(indicator.id, None)
        for indicator in records.indicators
        if indicator.owner
        and folded(indicator.owner) == folded(department)
        and indicator.id not in {each.indicator for each in owned}
    ]
    columns = _columns(
        table,
        ("indicator", "department", "period", "value", "sources"),
        {"department": (_NAME,), "period": (_PERIOD,), "value": (_VALUE,)}
        | {"sources": (_SOURCE,), "stated_by": (_STATED_BY,)},
    )
    rows = tuple(_figure_row(each, records.observations, records, department) for each in owned)
    return TemplateSheet(table, columns, rows, frozen=2, department=department)


def _targets(records: Records, department: str) -> TemplateSheet:
    """A row per indicator that the department has a target for."""
    table = BY_NAME["targets"]
    columns = _columns(
        table,
        ("indicator", "department", "period", "deadline", "value", "sources"),
        {"department": (_NAME,), "period": (_PERIOD,), "deadline": (_DEADLINE,)}
        | {"value": (_VALUE,), "sources": (_SOURCE,), "stated_by": (_STATED_BY,)},
    )
    owned = _series(records.targets, records, department)
    rows = tuple(_figure_row(each, records.targets, records, department) for each in owned)
    return TemplateSheet(table, columns, rows, frozen=2, department=department)


def _series(figures: Iterable[object], records: Records, department: str) -> list[_Series]:
    """The series of a department's figures, in the order of the indicators."""
    order = {indicator.id: number for number, indicator in enumerate(records.indicators)}
    found = {
        _Series(getattr(figure, "indicator", ""), getattr(figure, "series", None)): None
        for figure in figures
        if getattr(figure, "department", None) == department
    }
    return sorted(found, key=lambda each: order.get(each.indicator, len(order)))


def _figure_row(
    series: _Series, figures: Iterable[FigureRecord], records: Records, department: str
) -> FilledRow:
    """The row of one series, with its last known figure beside it."""
    indicators = {indicator.id: indicator for indicator in records.indicators}
    record = SimpleNamespace(
        indicator=series.indicator,
        department=department,
        series=series.series,
        stated_by=department,
    )
    name = indicators[series.indicator].name if series.indicator in indicators else None
    beside = {_NAME.heading: content(name, None)}
    earlier = [
        figure
        for figure in figures
        if figure.department == department
        and (figure.indicator, figure.series) == (series.indicator, series.series)
    ]
    if earlier:
        last = max(earlier, key=_last_day)
        table = BY_NAME["targets" if isinstance(last, Target) else "observations"]
        unit = unit_of(last, table.field("value"), indicators)
        beside |= {
            _PERIOD.heading: content(last.period, None),
            _DEADLINE.heading: content(getattr(last, "deadline", None), None),
            _VALUE.heading: content(last.value, unit),
            _STATED_BY.heading: content(last.stated_by, None),
            _SOURCE.heading: content(last.sources, None),
        }
    return FilledRow(record, beside)


def _last_day(figure: FigureRecord) -> date:
    period = figure.period or getattr(figure, "deadline", None)
    return period.last if period else date.min


def _initiatives(records: Records, department: str) -> TemplateSheet:
    """The department's initiatives with all their fields: a delivered row replaces all of them."""
    table = BY_NAME["initiatives"]
    columns = _columns(table, ("id", "title", "state", "updated", "summary"), {})
    rows = tuple(FilledRow(each) for each in records.initiatives if department in each.departments)
    return TemplateSheet(table, columns, rows, frozen=2)


def _plan(records: Records, department: str) -> TemplateSheet:
    """The department's initiatives with the fields that a plan has; the others stay as they are known."""
    whole = _initiatives(records, department)
    return replace(whole, columns=tuple(map(whole.table.field, OFFERED)))


def _remarks(records: Records) -> TemplateSheet:
    table = BY_NAME["remarks"]
    columns = _columns(table, ("id", "title", "summary", "wording"), {})
    return TemplateSheet(table, columns, tuple(map(FilledRow, records.remarks)), frozen=2)


_TOPIC = Beside(f"{TO_HELP}emne", 28)
_WORDS = Beside(f"{TO_HELP}bemærkningen", 60)


def _replies(records: Records, department: str) -> TemplateSheet:
    """The department's replies, and a row for each remark that awaits its reply."""
    table = BY_NAME["replies"]
    columns = _columns(table, ("id", "remark", "summary"), {"summary": (_TOPIC, _WORDS)})
    remarks = {remark.id: remark for remark in records.remarks}
    given = [reply for reply in records.replies if reply.department == department]
    answered = {reply.remark for reply in given}
    taken = {reply.id for reply in records.replies}
    waiting = [
        FilledRow(
            SimpleNamespace(
                id=_free(f"{remark.id}-{department}", taken),
                remark=remark.id,
                department=department,
            ),
            _about(remark),
        )
        for remark in records.remarks
        if remark.id not in answered and _concerns(remark, department, records)
    ]
    rows = [
        FilledRow(reply, _about(remarks[reply.remark]) if reply.remark in remarks else {})
        for reply in given
    ]
    return TemplateSheet(table, columns, (*rows, *waiting), frozen=2, department=department)


def _about(remark: Remark) -> Mapping[str, Content]:
    return {
        _TOPIC.heading: content(remark.title, None),
        _WORDS.heading: content(remark.wording or remark.summary, None),
    }


def _concerns(remark: Remark, department: str, records: Records) -> bool:
    """Whether a department is asked to reply to a remark (docs/metode.md, R20.6). Praise needs no reply."""
    if set(remark.kinds) <= {RemarkKind.PRAISE}:
        return False
    asked = asked_by(remark, records.priorities)
    return asked is None or department in asked


def _objectives_of(department: str, records: Records) -> set[int]:
    return {each.objective for each in records.priorities if department in each.departments}


def _free(code: str, taken: set[str]) -> str:
    """`code`, with a number appended if another row has it."""
    number = 2
    free = code
    while free in taken:
        free, number = f"{code}-{number}", number + 1
    return free


_OBJECTIVE = Beside(f"{TO_HELP}målsætningens navn", 44)


def _texts(records: Records, department: str | None) -> TemplateSheet:
    """The existing texts, and a row for each kind and objective without one."""
    table = BY_NAME["texts"]
    columns = _columns(
        table, ("kind", "objective", "priority", "body"), {"priority": (_OBJECTIVE,)}
    )
    objectives = {each.number: each.short_title for each in records.objectives}
    owned = _objectives_of(department, records) if department else set(objectives)
    there = {(text.kind, text.objective) for text in records.texts if text.priority is None}
    texts: list[tuple[int, object]] = [
        (text.objective, text) for text in records.texts if text.objective in owned
    ]
    texts += [
        (number, SimpleNamespace(kind=kind, objective=number))
        for number in objectives
        for kind in TextKind
        if number in owned and (kind, number) not in there
    ]
    rows = tuple(
        FilledRow(text, {_OBJECTIVE.heading: content(objectives.get(number), None)})
        for number, text in texts
    )
    return TemplateSheet(table, columns, rows, frozen=3)


NEW_ANSWERS = 20


def _hearing_answers(records: Records) -> TemplateSheet:
    """The known answers, and rows for new ones, each with a free code."""
    table = BY_NAME["hearing_answers"]
    columns = _columns(table, ("id", "party", "dated", "priority", "wording"), {})
    new = (SimpleNamespace(id=code) for code in islice(answer_codes(records), NEW_ANSWERS))
    rows = tuple(map(FilledRow, (*records.hearing_answers, *new)))
    return TemplateSheet(table, columns, rows, frozen=2)


def answer_codes(records: Records) -> Iterator[str]:
    """The codes for new hearing answers, in turn."""
    taken = {answer.id for answer in records.hearing_answers}
    return (code for number in count(1) if (code := f"HS-{number}") not in taken)


def _columns(
    table: Table, first: tuple[str, ...], beside: Mapping[str, tuple[Beside, ...]]
) -> tuple[Field | Beside, ...]:
    """The fields of a table, those in `first` first, each after the read-only columns beside it."""
    names = (*first, *(each.name for each in table.fields if each.name not in first))
    columns: list[Field | Beside] = []
    for name in names:
        columns += [*beside.get(name, ()), table.field(name)]
    return tuple(columns)
