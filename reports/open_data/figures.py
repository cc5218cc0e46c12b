"""The figures, each with unit, area, target, baseline, status, cause of what is missing, and sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from loaders.public.areas import areas
from metrics import absences
from metrics.status import IndicatorStatus, Point, Status
from policy import open_data
from policy.absences import Absence
from policy.areas import AreaKind
from policy.choices import Population
from policy.data_cells import Plain
from policy.open_data import DataColumn, DataType
from policy.periods import Period
from policy.quantities import Quantity
from policy.statuses import StatusCode
from policy.tables import BY_NAME, Field
from presentation.language import precise
from presentation.language.department_names import department_name
from presentation.language.words import status_word
from reports.open_data.data_tables import Column, DataTable, Reference
from store.tracing import Cells, KeptCell, PointCells

NAME = "figures"
ABOUT = (
    "Hvert tal med måltal, udgangspunkt og beregnet status, og en række for hvert tal, der ventes og ikke "
    "er indberettet. Rækkerne står i indikatorernes rækkefølge, og for hver indikator ældste periode først."
)

IN_UNIT = "I rækkens enhed."
FOUND_IN = (
    "Hvor det står i den fil, det er læst fra. Tom, hvor det er skjult eller regnet ud, hvor filen kun er for dem, "
    "der arbejder med den, og på hjemmesiden, hvor cellerne ikke slås op."
)
EACH_STATES = (
    "Har flere oplyst tallet for den samme periode, er der en række for hver; læg dem ikke sammen."
)
NO_CELLS = PointCells()
NONE_FOUND: Cells = MappingProxyType({})
"""Where no cells are looked up."""


class FigureRow(NamedTuple):
    """A row: a figure of an indicator, with what is computed from more than the figure itself."""

    status: IndicatorStatus
    point: Point
    area: str | None
    department_name: str
    counts: bool
    status_word: str
    value_missing: Absence | None
    target_missing: Absence | None
    baseline_missing: Absence | None
    attainment_missing: Absence | None
    cells: PointCells


def table(status: Status, cells: Cells = NONE_FOUND) -> DataTable:
    """Every figure that is shown or expected, with counts of few persons hidden; `cells` as everyone may see them."""
    return DataTable(
        NAME,
        "Tal",
        ABOUT,
        list(_columns()),
        [row for each in status.indicators for row in _rows(status, each, cells)],
        references=(Reference("indicator", "indicators", "id"),),
    )


def _rows(status: Status, indicator: IndicatorStatus, cells: Cells) -> Iterator[FigureRow]:
    record, reportings = indicator.indicator, indicator.reportings
    current = {id(point) for point in indicator.current}
    for point in (*indicator.points, *absences.expected(indicator)):
        yield FigureRow(
            indicator,
            point,
            _area(status, indicator, point),
            department_name(status, point.department),
            id(point) in current,
            status_word(point.status, record.kind),
            absences.of_value(point, reportings),
            absences.of_target(point, record),
            absences.of_baseline(point, record),
            absences.of_attainment(point, record, reportings),
            cells.get(point.place, NO_CELLS),
        )


def _area(status: Status, indicator: IndicatorStatus, point: Point) -> str | None:
    """The code of the area that a figure covers; a figure of no department is the whole country's."""
    if indicator.indicator.population is Population.NATIONAL or point.department is None:
        return next(area.code for area in areas() if area.kind is AreaKind.COUNTRY)
    return status.policy.municipality if status.policy else None


def _columns() -> Iterator[Column]:
    yield from _what()
    yield from _where_and_when()
    yield from _value()
    yield from _target()
    yield from _baseline()
    yield from _verdict()
    yield from _sources()


def _what() -> Iterator[Column]:
    described = BY_NAME["indicators"]
    (code,) = open_data.of_field(BY_NAME["observations"].field("indicator"))
    about_code = "Indikatorens kode, som i tabellen indicators."
    yield Column(replace(code, help=about_code), attrgetter("status.indicator.id"))
    fields = ("name", "objective", "priority", "unit", "population", "population_note")
    for name, field in zip(("indicator_name", *fields[1:]), fields, strict=True):
        (declared,) = open_data.of_field(described.field(field), name)
        yield Column(_for_readers(declared), attrgetter(f"status.indicator.{field}"))


def _for_readers(declared: DataColumn) -> DataColumn:
    """The column as a reader of figures needs it, where a workbook's own title or help says less."""
    match declared.name:
        case "indicator_name":
            return replace(declared, title="Indikatorens navn", help="Navnet, som siderne har det.")
        case "population":
            about = (
                "Om tallet handler om borgere med handicap, en beslægtet eller bredere gruppe, hele landet eller "
                "slet ikke borgere. Tal om forskellige grupper kan ikke sammenlignes."
            )
            return replace(declared, help=about)
        case "population_note":
            return replace(declared, help="Hvem tallet præcist handler om.")
    return declared


def _where_and_when() -> Iterator[Column]:
    observed = BY_NAME["observations"]
    about_area = (
        "Kommunens kode i offentlig statistik, tre cifre, eller 000 for hele landet. Tom, hvis politikken "
        "ikke siger kommunens kode. Andre områder står i tabellen public_figures."
    )
    yield Column(
        DataColumn("area", DataType.STRING, "Område", about_area, english_title="Area code"),
        attrgetter("area"),
    )
    yield from _of_point(observed.field("department"), "department")
    yield Column(
        DataColumn(
            "department_name",
            DataType.STRING,
            "Forvaltningens navn",
            "Forvaltningens fulde navn, som det også står i tabellen departments.",
            required=True,
        ),
        attrgetter("department_name"),
    )
    yield from _of_point(observed.field("period"), "period")
    yield from _days("period", "Periodens", "Den {} dag, tallet gælder for.")
    yield from _of_point(observed.field("counted_on"), "counted_on")


def _days(name: str, whose: str, about: str) -> Iterator[Column]:
    """The first and the last day of a period of the figure."""
    for end, word in (("first", "første"), ("last", "sidste")):
        declared = DataColumn(
            f"{name}_{end}_day", DataType.DATE, f"{whose} {word} dag", about.format(word)
        )
        yield Column(declared, _day(attrgetter(f"point.{name}"), end))


def _day(period: Callable[[FigureRow], Period | None], end: str) -> Callable[[FigureRow], Plain]:
    def value(row: FigureRow) -> Plain:
        found = period(row)
        return getattr(found, end) if found else None

    return value


def _value() -> Iterator[Column]:
    observed = BY_NAME["observations"]
    yield from _quantity("value", observed.field("value"), attrgetter("point.value"))
    yield _cause("value_missing", "Hvorfor værdi mangler")
    yield _yes_or_no(
        "hidden",
        "Skjult",
        "Om tallet er skjult på grund af få personer.",
        attrgetter("point.hidden"),
    )
    yield _yes_or_no(
        "added_up",
        "Lagt sammen",
        "Om tallet er summen af forvaltningernes og ikke oplyst af nogen.",
        attrgetter("point.added_up"),
    )


def _target() -> Iterator[Column]:
    promised = BY_NAME["targets"]

    def target(row: FigureRow) -> Quantity | None:
        return None if row.point.rivals else row.point.target

    yield from _quantity("target", promised.field("value"), target)
    yield _cause("target_missing", "Hvorfor måltal mangler")
    rivals = "Måltallene, hvor flere har oplyst hver sit, med hvem der har."
    yield Column(DataColumn("rivals", DataType.STRING, "Flere måltal", rivals), _rivals)
    yield from _of_point(promised.field("deadline"), "deadline")
    yield list(_days("deadline", "Fristens", "Den {} dag, målet skal være nået."))[-1]


def _rivals(row: FigureRow) -> Plain:
    return precise.target_of(row.point, row.status.indicator.unit) if row.point.rivals else None


def _baseline() -> Iterator[Column]:
    start = BY_NAME["baselines"].field("value")
    yield from _quantity("baseline", start, attrgetter("point.baseline"))
    yield _cause("baseline_missing", "Hvorfor udgangspunkt mangler")


def _verdict() -> Iterator[Column]:
    yield from _quantity(
        "printed_attainment",
        BY_NAME["observations"].field("printed_attainment"),
        attrgetter("point.printed_attainment"),
        "Målopfyldelsen, som kilden skriver den.",
    )
    yield Column(
        DataColumn(
            "attainment",
            DataType.NUMBER,
            "Målopfyldelse",
            "Beregnet, uden afrunding: andel af måltallet eller af den lovede ændring. 1 er nået.",
        ),
        attrgetter("point.attainment"),
    )
    yield _cause("attainment_missing", "Hvorfor målopfyldelse mangler")
    about_status = "Det, tallet bedømmes til; ordene for koderne står i tabellen codes."
    yield Column(
        DataColumn(
            "status",
            DataType.STRING,
            "Status",
            about_status,
            choices=StatusCode,
            required=True,
            english_title="Status code",
        ),
        attrgetter("point.status"),
    )
    yield Column(
        DataColumn(
            "status_word",
            DataType.STRING,
            "Statusord",
            "Status med det ord, en læser ser ved tallet.",
            required=True,
            english_title="Status in words",
        ),
        attrgetter("status_word"),
    )
    yield _yes_or_no(
        "counts",
        "Tæller nu",
        "Om tallet hører til den periode, status bygger på.",
        attrgetter("counts"),
        english="Counts in the status now",
    )


def _sources() -> Iterator[Column]:
    observed = BY_NAME["observations"]
    stated = observed.field("stated_by")
    told = f"{stated.column.help} {EACH_STATES}"
    yield from _of_point(replace(stated, column=replace(stated.column, help=told)), "stated_by")
    yield from _of_point(observed.field("series"), "series")
    printed = "Tallet og måltallet, som de står i kilden, ord for ord, med semikolon imellem."
    note = "Det, en læser skal vide om tallet og måltallet."
    for name, field, about, between in (
        ("printed_as", "printed_as", printed, "; "),
        ("notes", "note", note, " "),
    ):
        (declared,) = open_data.of_field(observed.field(field), name)
        yield Column(replace(declared, help=about), _texts(name, between))
    yield from _of_point(observed.field("sources"), "sources")
    for whose, title, english in (
        ("value", "Tallets", "value"),
        ("target", "Måltallets", "target"),
    ):
        for part, word in (("file", "fil"), ("sheet", "ark"), ("cell", "celle")):
            declared = DataColumn(
                f"{whose}_{part}",
                DataType.STRING,
                f"{title} {word}",
                FOUND_IN,
                english_title=f"{part.capitalize()} of the {english}",
            )
            yield Column(declared, _found(attrgetter(f"cells.{whose}"), part))


def _found(kept: Callable[[FigureRow], KeptCell | None], part: str) -> Callable[[FigureRow], Plain]:
    take = attrgetter("submission.file_name" if part == "file" else part)

    def value(row: FigureRow) -> Plain:
        cell = kept(row)
        return take(cell) or None if cell else None

    return value


def _texts(name: str, between: str) -> Callable[[FigureRow], Plain]:
    """The texts of a figure and its target as one, as on the pages."""
    take = attrgetter(f"point.{name}")
    return lambda row: between.join(take(row)) or None


def _of_point(field: Field, name: str) -> Iterator[Column]:
    """The column of a field that a figure has under a name; no figure needs to have it."""
    for declared in open_data.of_field(replace(field, required=False), name):
        yield Column.at(declared, f"point.{name}")


def _cause(name: str, title: str) -> Column:
    about = "Årsagen, når der ikke står ét tal. Årsagerne står i tabellen codes."
    return Column.at(DataColumn(name, DataType.STRING, title, about, choices=Absence), name)


def _yes_or_no(
    name: str, title: str, about: str, take: Callable[[FigureRow], Plain], english: str = ""
) -> Column:
    declared = DataColumn(
        name, DataType.BOOLEAN, title, about, required=True, english_title=english
    )
    return Column(declared, take)


def _quantity(
    name: str, field: Field, figure: Callable[[FigureRow], Quantity | None], about: str = IN_UNIT
) -> Iterator[Column]:
    """The columns of a figure; what the field's own help says is how a workbook is filled in."""
    described = replace(field, column=replace(field.column, help=about))
    for declared in open_data.of_quantity(described, name):
        yield Column(declared, figure)
