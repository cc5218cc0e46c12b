"""Figures of every outlet are traced to the cell of the kept file that has them."""

from __future__ import annotations

import csv
import hashlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from io import BytesIO, StringIO
from zipfile import ZipFile

import openpyxl
import pytest

from loaders.delivery import FoundTable, Naming
from monitor.editions import Edition, Monitor
from monitor.intake import Intake
from monitor.previewing import preview
from monitor.settings import SHIPPED_DATA
from monitor.tracing import Tracer, Wanted
from policy.actors import Actor, Role
from policy.choices import Population, Unit
from policy.kinds import Kind
from policy.periods import Period
from policy.records import Indicator
from presentation import tables
from presentation.blocks import Selection, Table
from presentation.documents.status_document import status_document
from presentation.figures import indicator_table, series_tables
from presentation.language import numbers
from presentation.submissions.traces import lines
from presentation.tables import in_cell
from reports.open_data import figures as published
from reports.open_data.package import as_zip
from reports.open_data.status_document import document
from store.accepted import Store
from store.history import history, original
from store.tracing import Lost, Measure, Trace
from tests import made_up_city
from tests.few_persons import delivered_file
from tests.loaders.public.examples import EXPORTS
from tests.loaders.public.test_deliveries import APPEALS, RATE, appeals
from tests.monitor.kept_cells import READERS, WORKBOOKS, of_workbook
from tests.tables import workbook

TODAY = date(2026, 11, 28)
CITY = "101"
DRAWN = 500
SHARE = 100


@dataclass
class City:
    """A store with deliveries, and the edition that shows all of them."""

    store: Store
    edition: Edition
    monitor: Monitor

    @cached_property
    def tracer(self) -> Tracer:
        return Tracer(self.store, self.edition.status, self.edition.hidden)

    def traces(self, indicator: str, **wanted) -> tuple[Trace, ...]:
        return self.tracer.traces(Wanted(indicator, **wanted))


def city_of(monitor: Monitor) -> City:
    monitor.refresh()
    return City(monitor.store, monitor.edition(TODAY, TODAY), monitor)


def deliver(store: Store, name: str, content: bytes, naming: Naming = Naming()) -> int:  # noqa: B008 - frozen
    looked = preview(store, name, content, TODAY, naming)
    assert looked.acceptable, looked.findings
    return Intake(store, Actor("Tester", frozenset({Role.OPERATOR}))).accept(looked, content)


@pytest.fixture(scope="module")
def made_up(tmp_path_factory) -> City:
    """The invented city, with a delivered workbook and the real files of public statistics."""
    folder = tmp_path_factory.mktemp("made-up")
    records = replace(
        made_up_city.WHOLE,
        policies=(replace(made_up_city.CITY, municipality=CITY),),
        public_figures=tuple(
            replace(figure, area=CITY) if figure.area == "999" else figure
            for figure in made_up_city.PUBLIC_FIGURES
        ),
    )
    store = Store(str(folder / "store"))
    monitor = Monitor(made_up_city.workbooks(folder / "data", records), store)
    monitor.refresh()
    deliver(
        store,
        "vej.xlsx",
        workbook(
            Målinger="""
            | Indikator        | Forvaltning | Periode | Værdi | Oplyst af | Kilde          |
            | saerlige-vilkaar | VEJ         | '2024   | 14    | VEJ       | OPGØRELSE s. 4 |
            | kantsten         | VEJ         | '2025   | 240   | VEJ       | OPGØRELSE s. 4 |
            """
        ),
    )
    for name in (*READERS, *WORKBOOKS):
        content = (EXPORTS / name).read_bytes()
        for table in preview(store, name, content, TODAY).tables:
            deliver(store, name, content, chosen(name, table))
    return city_of(monitor)


def chosen(name: str, table: FoundTable) -> Naming:
    """The proposed extract of a table, split as proposed or by the chosen dimension with most values."""
    assert table.proposal
    code = name.replace(".", "-")
    fixed = table.proposal.fixed
    values = {d.name: d.values for d in table.dimensions}
    split = table.proposal.split or max(
        (choice.partition(" = ")[0] for choice in fixed), key=lambda name: len(values[name])
    )
    counted = [c.partition(" = ")[2] for c in fixed if c.startswith(f"{split} = ")]
    extract = replace(
        table.proposal,
        id=code,
        indicator=code,
        table=table.proposal.table or code,
        publisher=table.proposal.publisher or "En udgiver",
        attribution=table.proposal.attribution or "Kilde: En udgiver.",
        fixed=tuple(choice for choice in fixed if not choice.startswith(f"{split} = ")),
        split=split,
        own_group=next(iter(counted), values[split][0]),
        place=None if table.proposal.area else CITY,
    )
    indicator = Indicator(
        id=code,
        name=f"Tal fra {code}",
        unit=extract.printed_in.unit,
        kind=Kind.CONTEXT,
        population=Population.TARGET_GROUP,
    )
    return Naming(extract=extract, indicator=indicator)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory) -> City:
    store = Store(str(tmp_path_factory.mktemp("shipped")))
    return city_of(Monitor(SHIPPED_DATA, store))


@dataclass(frozen=True)
class Figure:
    """A figure that an outlet shows."""

    outlet: str
    indicator: str
    measure: Measure
    value: float
    place: tuple[str | None, str | None] = (None, None)
    """The department, or the area and the group."""
    period: str | None = None
    is_public: bool = False


def figures(city: City) -> Iterator[Figure]:
    """Every number of indicators in every outlet."""
    yield from _of_json(city)
    yield from _of_open_data(city)
    yield from _of_files(city)
    yield from _of_documents(city)


MEASURES = {
    "value": Measure.VALUE,
    "target": Measure.TARGET,
    "printed_attainment": Measure.PRINTED_ATTAINMENT,
    "attainment": Measure.ATTAINMENT,
}


def _of_json(city: City) -> Iterator[Figure]:
    made = document(city.edition.status)
    for indicator in made["indicators"]:
        for point in indicator["points"]:
            for name, measure in MEASURES.items():
                if isinstance(value := point[name], int | float):
                    where = (point["department"], None)
                    yield Figure("json", indicator["id"], measure, value, where, point["period"])
    for series in made["public_series"]:
        for each in series["figures"]:
            where = (each["area"], each["group"])
            for name, measure in (("value", Measure.VALUE), ("part", Measure.PART)):
                if each[name] is not None:
                    yield Figure(
                        "json",
                        series["indicator"],
                        measure,
                        each[name],
                        where,
                        each["period"],
                        True,
                    )


def _of_open_data(city: City) -> Iterator[Figure]:
    packed = ZipFile(BytesIO(as_zip(city.edition.status, Selection())))

    def rows(name: str) -> list[dict[str, str]]:
        return list(csv.DictReader(StringIO(packed.read(f"{name}.csv").decode())))

    for row in rows("figures"):
        for name, measure in MEASURES.items() | {("baseline", Measure.BASELINE)}:
            if row[name]:
                where = (row["department"] or None, None)
                yield Figure(
                    "open data",
                    row["indicator"],
                    measure,
                    float(row[name]),
                    where,
                    row["period"] or None,
                )
    if "public_figures.csv" not in packed.namelist():
        return
    indicators = {row["id"]: row["indicator"] for row in rows("extracts")}
    for row in rows("public_figures"):
        if row["value"]:
            where = (row["area"], row["group"] or None)
            yield Figure(
                "open data",
                indicators[row["extract"]],
                Measure.VALUE,
                float(row["value"]),
                where,
                row["period"],
                True,
            )


def _of_files(city: City) -> Iterator[Figure]:
    status = city.edition.status
    for indicator in status.indicators:
        share = SHARE if indicator.indicator.unit is Unit.SHARE else 1
        made = indicator_table.indicator_download(status, indicator)
        for row, point in zip(made.rows, indicator.points, strict=True):
            named = dict(zip(made.headings, row, strict=True))
            period = str(point.period) if point.period else None
            for name, measure in (("Værdi", Measure.VALUE), ("Måltal", Measure.TARGET)):
                if isinstance(value := named[name], int | float):
                    where = (point.department, None)
                    yield Figure("file", point.indicator, measure, value / share, where, period)
        if not status.series_of(indicator.indicator.id):
            continue
        public = series_tables.download(status, indicator)
        shown = [f for s in status.series_of(indicator.indicator.id) for f in s.figures]
        for row, figure in zip(public.rows, shown, strict=True):
            named = dict(zip(public.headings, row, strict=True))
            if isinstance(value := named["Værdi"], int | float):
                where = (str(named["Områdekode"]), figure.group)
                yield Figure(
                    "file",
                    indicator.indicator.id,
                    Measure.VALUE,
                    value / share,
                    where,
                    str(figure.period),
                    True,
                )


def _of_documents(city: City) -> Iterator[Figure]:
    status = city.edition.status
    sections = status_document(status, Selection()).sections
    printed = [b for section in sections for b in section.blocks if isinstance(b, Table)]
    for indicator in status.indicators:
        unit = indicator.indicator.unit
        for table in indicator_table.figure_tables(status, indicator):
            made = tables.in_document(table)
            if made not in printed:
                continue
            for words, row in zip(made.texts, table.rows, strict=True):
                point = row.point
                for quantity, measure in (
                    (point.value, Measure.VALUE),
                    (point.target, Measure.TARGET),
                ):
                    if quantity is None or quantity.value is None or point.hidden:
                        continue
                    if in_cell(numbers.quantity(quantity, unit)) in words:
                        period = str(point.period) if point.period else None
                        where = (point.department, None)
                        yield Figure(
                            "document", point.indicator, measure, quantity.value, where, period
                        )


def test_random_figures_of_every_outlet_are_what_is_in_the_cell_they_are_traced_to(
    shipped: City, made_up: City
) -> None:
    every = [(city, figure) for city in (shipped, made_up) for figure in figures(city)]
    drawn = _drawn(every)
    assert {figure.outlet for _, figure in drawn} == {"json", "open data", "file", "document"}
    assert {figure.measure for _, figure in drawn} >= set(MEASURES.values())
    kept = {id(city): _Kept(city) for city in (shipped, made_up)}
    for city, figure in drawn:
        kept[id(city)].verify(figure)
    delivered = {name for each in kept.values() for name in each.files}
    assert delivered >= {*READERS, *WORKBOOKS, "2-tal.xlsx", "vej.xlsx"}


def _drawn(every: list[tuple[City, Figure]]) -> list[tuple[City, Figure]]:
    """Random figures, half of them the city's own, at least one of each indicator and outlet."""
    choice = random.Random(16)
    choice.shuffle(every)
    seen: set[tuple[int, str, str]] = set()
    first, own, public = [], [], []
    for city, figure in every:
        kind = (id(city), figure.outlet, figure.indicator)
        group = public if figure.is_public else own
        (group if kind in seen else first).append((city, figure))
        seen.add(kind)
    rest = DRAWN - len(first)
    return [*first, *own[: rest // 2], *public[: rest - min(len(own), rest // 2)]]


class _Kept:
    """Verifies figures against the kept files of a city, and counts the files by name."""

    def __init__(self, city: City) -> None:
        self.city = city
        self.files: set[str] = set()
        self.traces = {
            each.indicator.id: city.traces(each.indicator.id)
            for each in city.edition.status.indicators
        }

    def verify(self, figure: Figure) -> None:
        found = [
            trace
            for one in self.traces[figure.indicator]
            for trace in (one, *one.parts)
            if _is_of(trace, figure)
        ]
        assert found, figure
        for trace in found[:1]:
            self._verify(trace, figure.value)

    def _verify(self, trace: Trace, value: float) -> None:
        if trace.cell is None:
            parts = [p.value.value for p in trace.parts if p.value and p.value.value is not None]
            assert parts, trace
            for part, number in zip(trace.parts, parts, strict=True):
                self._verify(part, number)
            if trace.measure is not Measure.ATTAINMENT:
                assert sum(parts) == pytest.approx(value)
            elif len(parts) == 2:
                assert value in (
                    pytest.approx(parts[0] / parts[1]),
                    pytest.approx(parts[1] / parts[0]),
                )
            return
        assert self._in_the_file(trace) == pytest.approx(value), trace

    def _in_the_file(self, trace: Trace) -> float:
        """The number in the traced cell, read from the kept bytes by other means."""
        cell = trace.cell
        assert cell
        content = original(self.city.store, cell.submission.version)
        assert content
        assert hashlib.sha256(content).hexdigest() == cell.submission.sha256
        name = cell.submission.file_name
        self.files.add(name)
        if cell.sheet:
            assert cell.cell
            counts = [
                _number(of_workbook(content, cell.sheet, address))
                for address in cell.cell.split(" + ")
            ]
            assert [_number(each) for each in (cell.content or "").split(" + ")] == counts
            raw: object = sum(counts)
        else:
            assert trace.public
            assert trace.extract
            raw = READERS[name](content, trace)
        number = _number(raw)
        assert cell.content is not None
        if not cell.sheet:
            assert _number(cell.content) == pytest.approx(number)
        in_public_file = trace.extract and name != "2-tal.xlsx"
        if in_public_file and trace.extract and trace.measure is not Measure.PART:
            number *= float(trace.extract.printed_in.factor)
        return number


def _number(raw: object) -> float:
    if isinstance(raw, int | float):
        return float(raw)
    found = re.search(r"-?\d+(?:[.,]\d+)?", str(raw))
    assert found, raw
    return float(found[0].replace(",", "."))


def _is_of(trace: Trace, figure: Figure) -> bool:
    if trace.measure is not figure.measure or trace.value is None or trace.hidden:
        return False
    if figure.is_public:
        if not trace.public or (trace.public.area, trace.public.group) != figure.place:
            return False
    elif trace.department != figure.place[0]:
        return False
    if figure.measure in (Measure.VALUE, Measure.PART):
        return str(trace.period or "") == (figure.period or "")
    return trace.value.value == pytest.approx(figure.value)


def test_every_number_of_the_shipped_data_leads_to_a_cell_or_to_parts_that_do(
    shipped: City,
) -> None:
    for indicator in shipped.edition.status.indicators:
        for trace in shipped.traces(indicator.indicator.id):
            for leaf in trace.parts if trace.cell is None else (trace,):
                assert leaf.cell, trace
                assert leaf.cell.content, trace


def test_a_total_added_up_from_parts_leads_to_the_parts(made_up: City) -> None:
    found = made_up.traces("saerlige-vilkaar", department="KK", period=made_up_city.YEAR)
    whole, target, _ = found
    assert [part.value.value for part in whole.parts if part.value] == [31, 14, 40, 9]
    assert whole.value
    assert whole.value.value == 31 + 14 + 40 + 9
    assert [part.cell.submission.file_name for part in whole.parts if part.cell] == [
        "2-tal.xlsx",
        "vej.xlsx",
        "2-tal.xlsx",
        "2-tal.xlsx",
    ]
    assert [part.value.value for part in target.parts if part.value] == [30, 16, 38, 16]


def test_an_own_figure_made_of_a_public_one_leads_to_it(made_up: City) -> None:
    (own,) = (
        trace
        for trace in made_up.traces("i-job", department="KK", period=made_up_city.YEAR)
        if trace.measure is Measure.VALUE and trace.department
    )
    assert own.public
    assert own.public.found_at == "HAND99!E4"
    assert own.cell
    assert (own.cell.sheet, own.cell.content) == ("Offentlige tal", "0,551")
    assert "(i den hentede fil: HAND99!E4)" in "\n".join(lines(made_up.edition.status, own))


def test_a_mark_of_a_public_table_is_what_is_in_the_cell(made_up: City) -> None:
    marks = [
        trace
        for trace in made_up.traces("dst-api-HAND01-made-csv")
        if trace.public and trace.public.missing
    ]
    assert {trace.cell.content for trace in marks if trace.cell} == {"..", "-"}


def test_a_hidden_figure_is_not_traced(made_up: City) -> None:
    hidden = [t for t in made_up.traces("faa-elever") if t.measure is Measure.VALUE]
    assert [(trace.hidden, trace.value, trace.cell) for trace in hidden] == [(True, None, None)]
    told = "\n".join(lines(made_up.edition.status, hidden[0]))
    assert "få personer" in told
    assert "2-tal.xlsx" not in told


def test_a_few_persons_figure_that_only_protects_another_is_not_traced(tmp_path) -> None:
    store = Store(str(tmp_path))
    monitor = Monitor(SHIPPED_DATA, store)
    monitor.refresh()
    deliver(store, "anbragte.xlsx", delivered_file())
    found = city_of(monitor).traces("anbragte")
    by_department = {t.department: t for t in found if t.measure is Measure.VALUE}
    assert by_department["SOF"].hidden
    assert by_department["BUF"].hidden
    assert by_department["BIF"].cell
    assert by_department["BIF"].cell.content == "20011"
    assert "7013" not in repr(found)


def test_a_removed_file_is_told_with_the_day(tmp_path) -> None:
    store = Store(str(tmp_path))
    monitor = Monitor(SHIPPED_DATA, store)
    monitor.refresh()
    content = workbook(
        Målinger="""
        | Indikator | Forvaltning | Periode | Værdi | Oplyst af | Kilde        |
        | fleksjob  | BUF         | '2025   | 410   | BUF       | STATUS s. 17 |
        """
    )
    version = deliver(store, "buf.xlsx", content)
    Intake(store, Actor("Tester", frozenset({Role.OPERATOR}))).redact(version, "En prøve.")
    city = city_of(monitor)
    (trace,) = city.traces("fleksjob", department="BUF", period=Period.parse("2025"))[:1]
    assert trace.cell
    assert (trace.cell.lost, trace.cell.content) == (Lost.REMOVED, None)
    told = "\n".join(lines(city.edition.status, trace))
    assert "buf.xlsx: filen er fjernet" in told
    assert f"udgave {version}" in told


def test_a_printed_table_is_read_again_as_it_was_named(tmp_path) -> None:
    store = Store(str(tmp_path))
    monitor = Monitor(SHIPPED_DATA, store)
    monitor.refresh()
    naming = Naming("2025", "BIF", "STATUS s. 17")
    content = workbook(
        Fleksjob="| Forvaltning | Status | Måltal | Målopfyldelse |\n| BIF | 91 | 47 | |\n| BUF | 280 | 376 | |"
    )
    deliver(store, "fleksjob.xlsx", content, naming)
    city = city_of(monitor)
    period = Period.parse("2025")
    value = city.traces("fleksjob", department="BUF", period=period)[0]
    assert value.cell
    assert (value.cell.sheet, value.cell.cell, value.cell.content) == ("Fleksjob", "B3", "280")


def test_a_public_share_leads_to_the_counts_that_it_is_made_of(tmp_path) -> None:
    store = Store(str(tmp_path))
    monitor = Monitor(SHIPPED_DATA, store)
    monitor.refresh()
    naming = Naming(extract=APPEALS, indicator=RATE)
    deliver(store, "HAND01.csv", appeals("25", "5", "20"), naming)
    share = next(t for t in city_of(monitor).traces("omgjort", area=CITY))
    assert [
        (t.measure, t.cell and t.cell.cell, t.cell and t.cell.content)
        for t in (share, *share.parts)
    ] == [
        (Measure.VALUE, "række 2", "25"),
        (Measure.PART, "række 3", "5"),
        (Measure.WHOLE, "række 4", "20"),
    ]


def test_open_data_have_the_cell_of_a_figure_and_no_name_of_a_file_that_is_not_public(made_up):
    cells = made_up.monitor.public_cells(made_up.edition)
    table = published.table(made_up.edition.status, cells)
    names = [column.name for column in table.columns]
    rows = [dict(zip(names, row, strict=True)) for row in table.values()]
    found = 0
    for row in rows:
        assert row["value_cell"] is None or not (row["hidden"] or row["added_up"])
        for whose in ("value", "target"):
            if row[f"{whose}_file"] and row[whose] is not None:
                (book,) = {
                    each.version
                    for each in history(made_up.store)
                    if each.file_name == row[f"{whose}_file"]
                }
                sheet = openpyxl.load_workbook(BytesIO(original(made_up.store, book)))[
                    row[f"{whose}_sheet"]
                ]
                assert sheet[row[f"{whose}_cell"]].value == pytest.approx(row[whose])
                found += 1
    assert found > 10
    # It was delivered as vej.xlsx, whose name is for those who work with it.
    (delivered,) = (
        r
        for r in rows
        if (r["indicator"], r["department"], r["period"]) == ("kantsten", "VEJ", "2025")
    )
    assert (delivered["value"], delivered["value_file"]) == (240, None)
    assert (delivered["value_sheet"], delivered["value_cell"]) == ("Målinger", "D3")
