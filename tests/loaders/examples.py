"""A small invented policy that the tests' workbooks refer to. None of its figures are true."""

from __future__ import annotations

from datetime import date

from policy.choices import Direction, Population, RemarkKind, RemarkScope, Unit
from policy.kinds import Kind
from policy.periods import Period
from policy.records import (
    Department,
    Indicator,
    Initiative,
    Objective,
    Policy,
    Priority,
    Remark,
    Source,
    TargetGroup,
)
from policy.tables import Records


def indicator(id: str, unit: Unit, kind: Kind = Kind.LEVEL) -> Indicator:  # noqa: A002
    return Indicator(
        id=id,
        name=id.capitalize(),
        objective=5,
        priority="5d",
        unit=unit,
        kind=kind,
        population=Population.TARGET_GROUP,
        direction=Direction.HIGHER,
    )


KNOWN = Records(
    policies=(
        Policy(
            id="prøve",
            title="Prøvepolitik",
            city="Prøveby",
            start=date(2023, 1, 1),
            end=date(2026, 12, 31),
            history_from=date(2015, 1, 1),
        ),
    ),
    sources=(
        Source(
            id="STATUS",
            title="Status",
            short_title="Status",
            publisher="Prøveby",
            dated=Period.parse("2025-10"),
        ),
    ),
    objectives=tuple(
        Objective(number=number, title=f"Målsætning {number}", short_title=f"M{number}")
        for number in range(1, 7)
    ),
    priorities=(
        Priority(id="5d", objective=5, title="Fleksjob", short_title="Fleksjob", lead=("BIF",)),
        Priority(id="6a", objective=6, title="Byrum", short_title="Byrum", lead=("TMF",)),
    ),
    departments=(
        Department(code="BIF", name="Beskæftigelses- og Integrationsforvaltningen"),
        Department(code="SOF", name="Socialforvaltningen"),
        Department(code="TMF", name="Teknik- og Miljøforvaltningen", valid_to=Period.parse("2024")),
        Department(code="KK", name="Hele kommunen"),
    ),
    target_groups=(TargetGroup(name="autisme"),),
    indicators=(
        indicator("fleksjob", Unit.COUNT),
        indicator("tilfredse", Unit.SHARE),
        indicator("udgift", Unit.DKK, Kind.CONTEXT),
        indicator("ventetid", Unit.YEARS),
        indicator("boliger", Unit.COUNT, Kind.MILESTONE),
    ),
    initiatives=(
        Initiative(
            id="i1", objective=5, title="Mentorer", summary="Nye mentorer.", departments=("BIF",)
        ),
    ),
    remarks=(
        Remark(
            id="b1",
            scope=RemarkScope.OBJECTIVE,
            objective=5,
            title="Flere fleksjob",
            summary="Rådet ønsker flere fleksjob.",
            kinds=(RemarkKind.PROPOSAL,),
            dated=Period.parse("2025-09"),
        ),
    ),
)
