"""Open data: one CSV file per table, and a Data Package that describes each column.

Figures are published as in the status, with counts of few persons hidden; therefore observations,
targets and baselines form one table, `figures`. The rest are the policy's tables.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from metrics.adoption import without_dropped
from metrics.status import IndicatorStatus, Point, Reporting, Status
from policy.choices import Choice, Qualifier, Unit
from policy.columns import Citation
from policy.periods import Period
from policy.quantities import Quantity
from policy.statuses import StatusCode
from policy.tables import BY_NAME, TABLES, Field, Records, Table
from presentation.blocks import Selection, plain
from presentation.documents.coverage import edition, selected
from presentation.documents.selection import narrowed_to
from presentation.figures.indicator_table import IndicatorFigure
from presentation.language import precise
from reports.tables.extracts import FORMULA_STARTS

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Kreditering 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/deed.da",
}
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
SEVERAL = "; "

ABOUT = (
    "Status på handicappolitikken som åbne data. {edition}. {selected}"
    "Tal, der tæller få personer eller ville røbe andre, er skjult som på siderne: de står uden "
    "værdi, og kolonnen hidden siger true. Andele er 0-1, beløb er i kroner. Flere værdier i en celle er skilt med "
    "semikolon. En apostrof foran en tekst, der begynder med =, +, - eller @, hindrer, at et "
    "regneark læser den som en formel."
)

Cell = str | float | int | bool | date | None


@dataclass(frozen=True, slots=True)
class CsvColumn:
    """A column of a CSV file: its name, its schema, and the function from a row to its cell."""

    name: str
    schema: Mapping[str, Any]
    cell: Callable[[Any], Cell]


@dataclass(frozen=True, slots=True)
class Resource:
    """A published table."""

    name: str
    title: str
    description: str
    columns: Sequence[CsvColumn]
    rows: Sequence[Any]
    keys: Mapping[str, Any]


def as_zip(status: Status, selection: Selection) -> bytes:
    """The selection as a zip; the same status gives the same bytes."""
    resources = list(_resources(narrowed_to(status, selection)))
    package = json.dumps(_package(status, selection, resources), ensure_ascii=False, indent=2)
    stream = BytesIO()
    with ZipFile(stream, "w") as packed:
        _write(packed, "datapackage.json", f"{package}\n")
        for resource in resources:
            _write(packed, f"{resource.name}.csv", as_csv(resource))
    return stream.getvalue()


def _write(packed: ZipFile, name: str, content: str) -> None:
    part = ZipInfo(name, ZIP_TIME)
    part.compress_type = ZIP_DEFLATED
    part.external_attr = 0o644 << 16
    packed.writestr(part, content.encode())


def as_csv(resource: Resource) -> str:
    """CSV with commas and decimal points, for programs; text that looks like a formula stays text."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([column.name for column in resource.columns])
    writer.writerows(
        [_cell(column.cell(row)) for column in resource.columns] for row in resource.rows
    )
    return stream.getvalue()


def _cell(value: Cell) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            text = plain(value)
            return f"'{text}" if text.startswith(FORMULA_STARTS) else text
        case float() if value.is_integer():
            return str(int(value))
    return str(value)


def _package(status: Status, selection: Selection, resources: Iterable[Resource]) -> dict[str, Any]:
    policy, part = status.policy, selected(status, selection, "Datapakken")
    title = f"Status på {policy.title}, {policy.city}" if policy else "Status"
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "status-paa-handicappolitikken",
        "title": f"{title} (udvalg)" if part else title,
        "description": ABOUT.format(
            edition=edition(status, selection), selected=part and f"{part} "
        ),
        "version": f"{status.as_of.isoformat()}.{status.version}",
        "created": f"{status.as_of.isoformat()}T00:00:00Z",
        "licenses": [LICENCE],
        "sources": [{"title": f"{s.id}: {s.title}. {s.publisher}"} for s in status.sources],
        "contributors": [{"title": policy.city, "roles": ["publisher"]}] if policy else [],
        "resources": [_described(resource) for resource in resources],
    }


def _described(resource: Resource) -> dict[str, Any]:
    fields = [{"name": column.name, **column.schema} for column in resource.columns]
    return {
        "name": resource.name,
        "type": "table",
        "title": resource.title,
        "description": resource.description,
        "path": f"{resource.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "header": True},
        "schema": {"fields": fields, **resource.keys},
    }


def _resources(status: Status) -> Iterator[Resource]:
    rows = _rows(status)
    for table in TABLES:
        if table.name in rows:
            columns = [column for field in table.fields for column in _columns(field)]
            yield Resource(
                table.name, table.sheet, table.help, columns, rows[table.name], _keys(table, rows)
            )
    yield _figures(status)
    yield _reportings(status)


def _rows(status: Status) -> dict[str, Sequence[Any]]:
    """The records of a status, by table name; what was dropped from a draft is in no open data."""
    drafted = without_dropped(
        Records(
            draft_targets=tuple(each.target for each in status.draft.targets),
            financings=tuple(row for each in status.draft.targets for row in each.financing),
            objections=tuple(row for each in status.draft.targets for row in each.objections),
        )
    )
    return {
        "policies": [status.policy] if status.policy else [],
        "sources": status.sources,
        "snapshots": status.snapshots,
        "objectives": [objective.objective for objective in status.objectives],
        "priorities": [priority.priority for priority in status.priorities],
        "premises": status.premises,
        "departments": status.departments,
        "units": status.units,
        "target_groups": status.target_groups,
        "indicators": [indicator.indicator for indicator in status.indicators],
        "public_table_tips": status.public_table_tips,
        "extracts": [series.extract for series in status.public_series],
        "public_figures": [row for series in status.public_series for row in series.figures],
        "breaks": [found for indicator in status.indicators for found in indicator.breaks],
        "judgements": [found for indicator in status.indicators for found in indicator.judgements],
        "closings": [found for indicator in status.indicators for found in indicator.closings],
        "initiatives": status.initiatives,
        "commitments": status.commitments,
        "remarks": [remark.remark for remark in status.remarks],
        "replies": [reply for remark in status.remarks for reply in remark.replies],
        "experiences": status.experiences,
        "events": status.events,
        "deadline_rules": status.deadline_rules,
        "services": status.services,
        "texts": status.texts,
        "policy_steps": status.draft.steps,
        "openings": status.draft.openings,
        "continuations": status.draft.continuations,
        "candidates": status.draft.candidates,
        "draft_targets": drafted.draft_targets,
        "financings": drafted.financings,
        "not_in_numbers": status.draft.not_in_numbers,
        "objections": drafted.objections,
        "hearing_answers": status.draft.answers,
    }


def _keys(table: Table, published: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
    """The primary and foreign keys of a table, as far as a Data Package can express them."""
    keys: dict[str, Any] = {}
    if all(table.field(name).required for name in table.key):
        keys["primaryKey"] = list(table.key)
    foreign = [
        {"fields": [f.name], "reference": {"resource": f.column.refers, "fields": list(other.key)}}
        for f in table.fields
        if f.column.refers and not f.many
        if len((other := BY_NAME[f.column.refers]).key) == 1
        if _all_known(f, table, other, published)
    ]
    return keys | ({"foreignKeys": foreign} if foreign else {})


def _all_known(
    field: Field, table: Table, other: Table, published: Mapping[str, Sequence[Any]]
) -> bool:
    """Whether every row that the field refers to is published."""
    known = {getattr(row, other.key[0]) for row in published.get(other.name, ())}
    return {getattr(row, field.name) for row in published[table.name]} <= known | {None}


def _columns(field: Field) -> Iterator[CsvColumn]:
    """The columns of a field: one, or four for a figure."""
    if field.type is Quantity:
        yield from _quantity_columns(field.name, field, lambda row: getattr(row, field.name))
    else:
        yield CsvColumn(field.name, _schema(field), lambda row: _simple(getattr(row, field.name)))


def _quantity_columns(
    name: str, field: Field, figure: Callable[[Any], Quantity | None]
) -> Iterator[CsvColumn]:
    def part(attribute: str) -> Callable[[Any], Cell]:
        return lambda row: getattr(found, attribute) if (found := figure(row)) else None

    prefix = "" if name == "value" else f"{name}_"
    title, description = field.column.heading, field.column.help
    yield CsvColumn(
        name, {"type": "number", "title": title, "description": description}, part("value")
    )
    for end, word in (("low", "laveste"), ("high", "højeste")):
        schema = {"type": "number", "title": f"{title}, {word}", "description": description}
        yield CsvColumn(f"{prefix}{end}", schema, part(end))
    schema = {"type": "string", "title": f"{title}, forbehold", **_one_of(Qualifier)}
    yield CsvColumn(f"{prefix}qualifier", schema, part("qualifier"))


def _schema(field: Field) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "type": _type(field),
        "title": field.column.heading,
        "description": field.column.help,
    }
    if issubclass(field.type, Choice) and not field.many:
        schema |= _one_of(field.type)
    if field.required:
        schema["constraints"] = schema.get("constraints", {}) | {"required": True}
    return schema


def _type(field: Field) -> str:
    if field.many:
        return "string"
    types = {bool: "boolean", int: "integer", float: "number", date: "date"}
    return types.get(field.type, "string")


def _one_of(choices: type[Choice]) -> dict[str, Any]:
    return {
        "constraints": {"enum": [choice.value for choice in choices]},
        "categories": [{"value": choice.value, "label": choice.label} for choice in choices],
    }


def _simple(value: Any) -> Cell:
    match value:
        case tuple():
            return SEVERAL.join(str(_simple(each)) for each in value)
        case Choice():
            return str(value.value)
        case Citation() | Period():
            return str(value)
        case str() | bool() | int() | float() | date():
            return value
    return None


def _figures(status: Status) -> Resource:
    rows = [IndicatorFigure(i, point) for i in status.indicators for point in i.points]
    description = "Hvert tal med måltal, udgangspunkt og beregnet status."
    return Resource("figures", "Tal", description, list(_figure_columns()), rows, {})


def _rivals(point: Point, unit: Unit) -> str | None:
    return precise.target_of(point, unit) if point.rivals else None


def _figure_columns() -> Iterator[CsvColumn]:
    observed, promised = BY_NAME["observations"], BY_NAME["targets"]

    def of_point(field: Field, name: str) -> CsvColumn:
        schema = _schema(replace(field, required=False))
        return CsvColumn(name, schema, lambda row: _simple(getattr(row.point, name)))

    indicator = observed.field("indicator")
    yield CsvColumn("indicator", _schema(indicator), lambda row: row.indicator.indicator.id)
    for name in ("department", "period", "counted_on"):
        yield of_point(observed.field(name), name)
    yield from _quantity_columns("value", observed.field("value"), lambda row: row.point.value)
    hidden = {
        "type": "boolean",
        "title": "Skjult",
        "description": "Om tallet er skjult på grund af få personer.",
    }
    yield CsvColumn("hidden", hidden, lambda row: row.point.hidden)
    yield from _quantity_columns(
        "target",
        promised.field("value"),
        lambda row: None if row.point.rivals else row.point.target,
    )
    rivals = {
        "type": "string",
        "title": "Flere måltal",
        "description": "Måltallene, hvor flere har oplyst hver sit, med hvem der har.",
    }
    yield CsvColumn("rivals", rivals, lambda row: _rivals(row.point, row.indicator.indicator.unit))
    yield of_point(promised.field("deadline"), "deadline")
    baseline = BY_NAME["baselines"].field("value")
    yield from _quantity_columns("baseline", baseline, lambda row: row.point.baseline)
    yield from _quantity_columns(
        "printed_attainment",
        observed.field("printed_attainment"),
        lambda row: row.point.printed_attainment,
    )
    attainment = {
        "type": "number",
        "title": "Målopfyldelse",
        "description": "Andel af måltallet, 0-1.",
    }
    yield CsvColumn("attainment", attainment, lambda row: row.point.attainment)
    added_up = {
        "type": "boolean",
        "title": "Lagt sammen",
        "description": "Om tallet er summen af forvaltningernes og ikke oplyst af nogen.",
    }
    yield CsvColumn("added_up", added_up, lambda row: row.point.added_up)
    counts = {
        "type": "boolean",
        "title": "Tæller nu",
        "description": "Om tallet hører til den periode, status bygger på.",
    }
    yield CsvColumn("counts", counts, lambda row: row.point in row.indicator.current)
    verdict = {"type": "string", "title": "Status", **_one_of(StatusCode)}
    yield CsvColumn("status", verdict, lambda row: row.point.status.value)
    for name in ("stated_by", "series"):
        yield of_point(observed.field(name), name)
    for name, field in (("printed_as", "printed_as"), ("notes", "note"), ("sources", "sources")):
        yield of_point(observed.field(field), name)


@dataclass(frozen=True, slots=True)
class Reported:
    """Who has reported a period of an indicator."""

    indicator: IndicatorStatus
    reporting: Reporting


def _reportings(status: Status) -> Resource:
    rows = [Reported(i, reporting) for i in status.indicators for reporting in i.reportings]
    description = (
        "Hvem der har indberettet hver periode fra den, status bygger på. En periode gælder, når "
        "den er hel."
    )
    columns = list(_reporting_columns())
    return Resource("reportings", "Indberettede perioder", description, columns, rows, {})


def _codes(name: str) -> Callable[[Reported], Cell]:
    return lambda row: _simple(getattr(row.reporting, name))


def _reporting_columns() -> Iterator[CsvColumn]:
    observed = BY_NAME["observations"]
    yield CsvColumn(
        "indicator",
        _schema(observed.field("indicator")),
        lambda row: row.indicator.indicator.id,
    )
    yield CsvColumn(
        "period",
        _schema(replace(observed.field("period"), required=True)),
        lambda row: _simple(row.reporting.period),
    )
    for name, title in (
        ("expected", "Ventes fra"),
        ("received", "Indberettet af"),
        ("missing", "Mangler fra"),
    ):
        yield CsvColumn(name, {"type": "string", "title": title}, _codes(name))
    deadline = {"type": "date", "title": "Frist for indberetning"}
    yield CsvColumn("deadline", deadline, lambda row: row.reporting.deadline)
    whole = {"type": "boolean", "title": "Hel", "description": "Om perioden gælder for alle."}
    yield CsvColumn("whole", whole, lambda row: row.reporting.counts)
