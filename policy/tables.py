"""Every table: its sheet, its record, its key, and the workbook of `data/` that holds it.

Reader, checks, templates, documentation and open data are all made from these declarations.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cached_property
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from policy.columns import Column
from policy.drafting import (
    Candidate,
    Continuation,
    DraftTarget,
    Financing,
    HearingAnswer,
    NotInNumbers,
    Objection,
    Opening,
    PolicyStep,
)
from policy.public_statistics import Extract, PublicFigure, PublicTableTip
from policy.records import (
    Baseline,
    Break,
    Closing,
    Commitment,
    Department,
    Event,
    Experience,
    Indicator,
    Initiative,
    Judgement,
    Objective,
    Observation,
    OrganisationUnit,
    Policy,
    Premise,
    Priority,
    Remark,
    Reply,
    Service,
    Snapshot,
    Source,
    Target,
    TargetGroup,
    Text,
)
from policy.wheel import DeadlineRule


@dataclass(frozen=True, slots=True)
class Field:
    """One column as the reader needs it: its declaration with the type of its field."""

    name: str
    column: Column
    type: type
    many: bool
    required: bool
    default: object
    is_code: bool = False
    """Whether it is a key, of the row itself or of the one row that it refers to."""

    @property
    def headings(self) -> tuple[str, ...]:
        return (self.column.heading, *self.column.accepted)


@dataclass(frozen=True)
class Table:
    """A table of the vocabulary, read from the sheet of the same name."""

    name: str
    sheet: str
    record: type
    key: tuple[str, ...]
    workbook: str
    help: str

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        hints = get_type_hints(self.record, include_extras=True)
        return tuple(
            _field(f.name, hints[f.name], f.default, is_key=f.name == self.key[0])
            for f in fields(self.record)
        )

    def field(self, name: str) -> Field:
        return next(f for f in self.fields if f.name == name)

    def key_of(self, record: object) -> tuple[Any, ...]:
        """The key of a record of the table."""
        return tuple(getattr(record, name) for name in self.key)


def _field(name: str, hint: Any, default: object, *, is_key: bool) -> Field:
    base, column = get_args(hint)
    if get_origin(base) is Annotated:
        raise TypeError(f"{name} is annotated twice")
    options = get_args(base) if get_origin(base) in (Union, types.UnionType) else (base,)
    (inner,) = (option for option in options if option is not type(None))
    many = get_origin(inner) is tuple
    required = default is MISSING
    return Field(
        name=name,
        column=column,
        type=get_args(inner)[0] if many else inner,
        many=many,
        required=required,
        default=None if required else default,
        is_code=is_key or (column.refers is not None and not many),
    )


CATALOGUE = "1-katalog"
FIGURES = "2-tal"
INITIATIVES = "3-indsatser"
COUNCIL = "4-handicapraadet"
CALENDAR = "5-kalender"
SERVICES = "6-serviceniveau"
TEXTS = "7-tekster"
DRAFT = "8-udkast"

TABLES = (
    Table("policies", "Politik", Policy, ("id",), CATALOGUE, "Politikken og dens indstillinger, én række."),
    Table("sources", "Kilder", Source, ("id",), CATALOGUE, "De dokumenter, som tal og tekster kommer fra."),
    Table("snapshots", "Øjebliksbilleder", Snapshot, ("name",), CATALOGUE, "Datoer, som status kan ses fra igen."),
    Table("objectives", "Målsætninger", Objective, ("number",), CATALOGUE, "Politikkens målsætninger."),
    Table("priorities", "Prioriteringer", Priority, ("id",), CATALOGUE, "Politikkens særlige prioriteringer."),
    Table("premises", "Grundlag", Premise, ("id",), CATALOGUE, "Det, politikken bygger på: definitioner, principper og viden uden tal."),
    Table("departments", "Forvaltninger", Department, ("code",), CATALOGUE, "Forvaltningerne, og KK for hele kommunen."),
    Table("units", "Enheder", OrganisationUnit, ("id",), CATALOGUE, "Centre, råd, indgange, leverandører og steder under eller ved siden af forvaltningerne."),
    Table("target_groups", "Målgrupper", TargetGroup, ("name",), CATALOGUE, "De grupper, en række kan handle om."),
    Table("indicators", "Indikatorer", Indicator, ("id",), CATALOGUE, "Hvad der måles, og hvordan det vurderes."),
    Table("public_table_tips", "Offentlige kilder", PublicTableTip, ("priority", "publisher", "table"), CATALOGUE, "Vores forslag til offentlige tabeller, som prioriteringer kan måles med. Dokumenterne nævner dem ikke."),
    Table("extracts", "Udtræk", Extract, ("id",), CATALOGUE, "De dele af offentlige tabeller, der er en indikators tal."),
    Table("targets", "Måltal", Target, ("indicator", "department", "period", "deadline", "series", "stated_by"), FIGURES, "Hvad der er lovet for en periode eller til en frist."),
    Table("baselines", "Udgangspunkter", Baseline, ("indicator", "department", "series", "stated_by"), FIGURES, "Det, en ændring måles fra."),
    Table("observations", "Målinger", Observation, ("indicator", "department", "period", "series", "stated_by"), FIGURES, "De målte tal."),
    Table("breaks", "Brud", Break, ("indicator", "period"), FIGURES, "Hvor en tidsserie skifter definition."),
    Table("judgements", "Vurderinger", Judgement, ("indicator", "department", "period"), FIGURES, "Vurderinger sat af en person, ved siden af de beregnede."),
    Table("closings", "Lukkede perioder", Closing, ("indicator", "period"), FIGURES, "Perioder, der gælder, selv om ikke alle har indberettet."),
    Table("public_figures", "Offentlige tal", PublicFigure, ("extract", "area", "group", "period"), FIGURES, "Tal fra offentlig statistik, for kommunen selv og andre områder."),
    Table("initiatives", "Indsatser", Initiative, ("id",), INITIATIVES, "Hvad der gøres, gengivet kort."),
    Table("commitments", "Tilsagn", Commitment, ("id",), INITIATIVES, "Hvad politikken siger, at et tidligere budget besluttede, og hvad den selv stiller i udsigt."),
    Table("remarks", "Bemærkninger", Remark, ("id",), COUNCIL, "Rådets bemærkninger, gengivet kort."),
    Table("replies", "Svar", Reply, ("id",), COUNCIL, "Forvaltningernes svar på bemærkninger."),
    Table("experiences", "Erfaringer", Experience, ("id",), COUNCIL, "Erfaringer med politikken fra begge sider."),
    Table("events", "Behandling", Event, ("id",), CALENDAR, "Det politiske forløb og ændringer i organisationen."),
    Table("deadline_rules", "Årshjul", DeadlineRule, ("id",), CALENDAR, "Hvornår tal, bemærkninger, svar og møder senest skal være der."),
    Table("services", "Serviceniveau", Service, ("id",), SERVICES, "Hvad en borger kan få, har ret til eller skal; pris, grænser og frister."),
    Table("texts", "Tekster", Text, ("kind", "objective", "priority"), TEXTS, "Det, en medarbejder skriver om en målsætning eller prioritering."),
    Table("policy_steps", "Vejen", PolicyStep, ("step",), DRAFT, "Hvor langt udkastet til politikken er nået."),
    Table("openings", "Åbnet for", Opening, ("circle",), DRAFT, "Hvem udkastet er åbnet for, fra hvornår og af hvem."),
    Table("continuations", "Fortsætter", Continuation, ("subject", "id"), DRAFT, "Det, der er det samme som i en tidligere politik."),
    Table("candidates", "Forslag til indikatorer", Candidate, ("id",), DRAFT, "Indikatorer, der er foreslået til prioriteringerne."),
    Table("draft_targets", "Udkast til måltal", DraftTarget, ("id",), DRAFT, "De måltal, udkastet foreslår, og varianter af dem."),
    Table("financings", "Økonomi", Financing, ("target", "year"), DRAFT, "Pengene til hvert måltal, år for år."),
    Table("not_in_numbers", "Måles ikke i tal", NotInNumbers, ("priority",), DRAFT, "Prioriteringer, der ikke skal måles i tal, og hvorfor."),
    Table("objections", "Uenighed", Objection, ("id",), DRAFT, "Hvem der er uenig i et måltal, og hvorfor, ord for ord."),
    Table("hearing_answers", "Høringssvar", HearingAnswer, ("id",), DRAFT, "Bemærkninger i høringssvar, svaret på hver, og hvad de førte til."),
)  # fmt: skip

BY_NAME: Mapping[str, Table] = {table.name: table for table in TABLES}
WORKBOOKS: Mapping[str, tuple[Table, ...]] = {
    workbook: tuple(table for table in TABLES if table.workbook == workbook)
    for workbook in dict.fromkeys(table.workbook for table in TABLES)
}
REQUIRED: Mapping[str, tuple[Table, ...]] = {
    workbook: tables for workbook, tables in WORKBOOKS.items() if workbook != DRAFT
}
"""The workbooks that every policy has; one that was never drafted here has no other."""


@dataclass(frozen=True, slots=True)
class Records:
    """A set of records, with one tuple per table."""

    policies: tuple[Policy, ...] = ()
    sources: tuple[Source, ...] = ()
    snapshots: tuple[Snapshot, ...] = ()
    objectives: tuple[Objective, ...] = ()
    priorities: tuple[Priority, ...] = ()
    premises: tuple[Premise, ...] = ()
    departments: tuple[Department, ...] = ()
    units: tuple[OrganisationUnit, ...] = ()
    target_groups: tuple[TargetGroup, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    public_table_tips: tuple[PublicTableTip, ...] = ()
    extracts: tuple[Extract, ...] = ()
    targets: tuple[Target, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    observations: tuple[Observation, ...] = ()
    breaks: tuple[Break, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    closings: tuple[Closing, ...] = ()
    public_figures: tuple[PublicFigure, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    remarks: tuple[Remark, ...] = ()
    replies: tuple[Reply, ...] = ()
    experiences: tuple[Experience, ...] = ()
    events: tuple[Event, ...] = ()
    deadline_rules: tuple[DeadlineRule, ...] = ()
    services: tuple[Service, ...] = ()
    texts: tuple[Text, ...] = ()
    policy_steps: tuple[PolicyStep, ...] = ()
    openings: tuple[Opening, ...] = ()
    continuations: tuple[Continuation, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    draft_targets: tuple[DraftTarget, ...] = ()
    financings: tuple[Financing, ...] = ()
    not_in_numbers: tuple[NotInNumbers, ...] = ()
    objections: tuple[Objection, ...] = ()
    hearing_answers: tuple[HearingAnswer, ...] = ()
