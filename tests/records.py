"""Records with sensible defaults, so that a test shows only what it is about.

    status = assessed(
        indicator("fleksjob"),
        target("fleksjob", "BUF", 2024, 376),
        observation("fleksjob", "BUF", 2024, 274),
    )

A period is a year or any text that `Period.parse` takes; a figure is a number or a `Quantity`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from metrics.assessment import assess
from metrics.status import IndicatorStatus, Point, Status
from policy.choices import (
    Aggregation,
    Direction,
    EventKind,
    EventState,
    FollowUp,
    Missing,
    Population,
    PrintedUnit,
    RemarkKind,
    RemarkScope,
    Unit,
)
from policy.columns import Citation
from policy.kinds import Kind
from policy.periods import Period
from policy.public_statistics import Extract, PublicFigure
from policy.quantities import Quantity
from policy.records import (
    Baseline,
    Break,
    Closing,
    Department,
    Event,
    Indicator,
    Initiative,
    Judgement,
    Objective,
    Observation,
    Policy,
    Priority,
    Remark,
    Reply,
    Source,
    Target,
)
from policy.statuses import StatusCode
from policy.tables import TABLES, Records

AS_OF = date(2025, 11, 13)
STATUS_P17 = Citation("STATUS", page=17)

# Status 2025, page 17: people employed in fleksjob, counted in December 2024.
FLEKSJOB = """
    | Forvaltning | Status | Måltal | Målopfyldelse i procent |
    | BIF         | 87     | 47     | 185                     |
    | BUF         | 274    | 376    | 73                      |
    | KFF         | 48     | 33     | 145                     |
    | SOF         | 207    | 157    | 132                     |
    | SUF         | 249    | 164    | 152                     |
    | TMF         | 65     | 52     | 125                     |
    | ØKF         | 84     | 70     | 120                     |
    | KK          | 1014   | 900    | 113                     |
"""

# The number of priorities per objective.
PRIORITIES = {1: "ab", 2: "abcd", 3: "ab", 4: "abc", 5: "abcde", 6: "abcd"}


def assessed(*rows: Any, as_of: date = AS_OF) -> Status:
    """The status of the rows, each put in the table of its type."""
    return assess(records(*rows), as_of)


def records(*rows: Any) -> Records:
    return Records(
        **{table.name: tuple(r for r in rows if type(r) is table.record) for table in TABLES}
    )


def judged(*rows: Any, as_of: date = AS_OF) -> IndicatorStatus:
    """The status of the one indicator among the rows."""
    (status,) = assessed(*rows, as_of=as_of).indicators
    return status


def newest_point(*rows: Any, as_of: date = AS_OF) -> Point:
    """The newest point of the one indicator among the rows."""
    return judged(*rows, as_of=as_of).points[-1]


def period(when: Period | int | str | None) -> Period | None:
    return when if when is None or isinstance(when, Period) else Period.parse(str(when))


def quantity(figure: Quantity | float | None) -> Quantity | None:
    return figure if figure is None or isinstance(figure, Quantity) else Quantity.exact(figure)


def policy(**settings: Any) -> Policy:
    return Policy(
        **{
            "id": "2023-2026",
            "title": "Handicappolitik 2023-2026",
            "city": "Københavns Kommune",
            "start": date(2023, 1, 1),
            "end": date(2026, 12, 31),
            "history_from": date(2010, 1, 1),
        }
        | settings
    )


def objective(number: int) -> Objective:
    return Objective(number=number, title=f"Målsætning {number}", short_title=f"M{number}")


def priority(code: str, **fields: Any) -> Priority:
    titles = {"title": f"Prioritering {code}", "short_title": code, "lead": ("SOF",)}
    return Priority(**{"id": code, "objective": int(code[0])} | titles | fields)


def objectives_and_priorities() -> list[Objective | Priority]:
    """The six objectives and the twenty priorities, without their titles."""
    return [
        *(objective(number) for number in PRIORITIES),
        *(priority(f"{number}{letter}") for number in PRIORITIES for letter in PRIORITIES[number]),
    ]


def source(code: str, known: str, follow_up: FollowUp | None = None, **fields: Any) -> Source:
    """A source known from a day; with `follow_up` it reports on commitments."""
    return Source(
        **{
            "id": code,
            "title": code.capitalize(),
            "short_title": code.capitalize(),
            "publisher": "SOF",
            "known_from": date.fromisoformat(known),
            "follow_up": follow_up,
            "covers_to": period(fields.pop("covers_to", None)),
        }
        | fields
    )


def departments(*codes: str) -> list[Department]:
    """Departments in this order; all seven and the whole city by default."""
    every = codes or ("BIF", "BUF", "KFF", "SOF", "SUF", "TMF", "ØKF", "KK")
    return [Department(code=code, name=code) for code in every]


def indicator(code: str = "fleksjob", kind: Kind = Kind.LEVEL, **fields: Any) -> Indicator:
    return Indicator(
        **{
            "id": code,
            "name": code.capitalize(),
            "objective": 5,
            "priority": "5d",
            "unit": Unit.COUNT,
            "kind": kind,
            "population": Population.TARGET_GROUP,
            "direction": Direction.HIGHER,
            "adding": Aggregation.SUM,
        }
        | fields
    )


def observation(
    code: str,
    department: str | None,
    when: Period | int | str | None,
    figure: Quantity | float | None = None,
    **fields: Any,
) -> Observation:
    if "printed" in fields:
        fields["printed_attainment"] = quantity(fields.pop("printed"))
    if "counted_on" in fields:
        fields["counted_on"] = period(fields["counted_on"])
    return Observation(
        **{
            "indicator": code,
            "department": department,
            "period": period(when),
            "value": quantity(figure),
            "stated_by": "STATUS",
            "sources": (STATUS_P17,),
        }
        | fields
    )


def target(
    code: str,
    department: str,
    when: Period | int | str | None,
    figure: Quantity | float | None = None,
    *,
    deadline: Period | int | str | None = None,
    **fields: Any,
) -> Target:
    return Target(
        **{
            "indicator": code,
            "department": department,
            "period": period(when),
            "deadline": period(deadline),
            "value": quantity(figure),
            "stated_by": "STATUS",
            "sources": (STATUS_P17,),
        }
        | fields
    )


def baseline(
    code: str,
    department: str | None,
    when: Period | int | str | None,
    figure: Quantity | float,
    **fields: Any,
) -> Baseline:
    return Baseline(
        **{
            "indicator": code,
            "department": department,
            "period": period(when),
            "value": quantity(figure),
            "stated_by": "STATUS",
        }
        | fields
    )


def figures_as_printed(code: str, when: int | str, table: str) -> list[Observation | Target]:
    """The observations and targets of a printed table.

    | Forvaltning | Status | Måltal | Målopfyldelse i procent |
    | BUF         | 274    | 376    | 73                      |
    """
    _, *lines = table.strip().splitlines()
    rows: list[Observation | Target] = []
    for line in lines:
        department, value, goal, percent = (cell.strip() for cell in line.strip(" |").split("|"))
        rows.append(target(code, department, when, int(goal)))
        rows.append(
            observation(code, department, when, int(value), printed=round(int(percent) / 100, 2))
        )
    return rows


def extract(code: str = "hand01", indicator_code: str = "fleksjob", **fields: Any) -> Extract:
    """A slice of a public table with the figures of an indicator for every area."""
    return Extract(
        **{
            "id": code,
            "indicator": indicator_code,
            "publisher": "Danmarks Statistik",
            "table": "HAND01",
            "attribution": "Kilde: Danmarks Statistik, HAND01.",
            "dimensions": ("OMRÅDE", "HANDICAP", "TID"),
            "time": "TID",
            "area": "OMRÅDE",
            "printed_in": PrintedUnit.COUNT,
        }
        | fields
    )


def public_figure(
    area: str,
    when: int | str,
    figure: Quantity | float | None = None,
    *,
    missing: Missing | None = None,
    **fields: Any,
) -> PublicFigure:
    """A figure of `extract()` for an area by its code; the area's name is the code by default."""
    return PublicFigure(
        **{
            "extract": "hand01",
            "area": area,
            "period": period(when),
            "value": quantity(figure),
            "unit": Unit.COUNT,
            "missing": missing,
            "area_name": area,
            "found_at": "HAND01!C4",
            "fetched": date(2025, 11, 1),
        }
        | fields
    )


def definition_break(code: str, when: int | str) -> Break:
    return Break(
        indicator=code, period=Period.parse(str(when)), description="Der tælles på en ny måde."
    )


def judgement(
    code: str, department: str, when: int | str | None, status: StatusCode, **fields: Any
) -> Judgement:
    return Judgement(
        **{
            "indicator": code,
            "department": department,
            "period": period(when),
            "status": status,
            "name": "Prøve Prøvesen",
            "dated": AS_OF,
            "reason": "Tallet er talt i en måned med mange ledige stillinger.",
        }
        | fields
    )


def closing(code: str, when: int | str, **fields: Any) -> Closing:
    return Closing(
        **{
            "indicator": code,
            "period": Period.parse(str(when)),
            "name": "Koordinator Prøvesen",
            "dated": AS_OF,
            "reason": "Forvaltningen kan ikke opgøre tallet.",
        }
        | fields
    )


def remark(code: str, *kinds: RemarkKind, **fields: Any) -> Remark:
    return Remark(
        **{
            "id": code,
            "scope": RemarkScope.OBJECTIVE,
            "objective": 5,
            "title": f"Bemærkning {code}",
            "summary": "Gengivet kort.",
            "kinds": kinds,
            "dated": Period.parse("2025-09"),
        }
        | fields
    )


def reply(code: str, remark_code: str, **fields: Any) -> Reply:
    return Reply(
        **{"id": code, "remark": remark_code, "department": "BUF", "summary": "Svar."} | fields
    )


def initiative(code: str, **fields: Any) -> Initiative:
    for name in ("expected", "updated"):
        if name in fields:
            fields[name] = period(fields[name])
    return Initiative(
        **{
            "id": code,
            "objective": 5,
            "title": f"Indsats {code}",
            "summary": "Gengivet kort.",
            "departments": ("SOF",),
        }
        | fields
    )


def event(code: str, state: EventState, when: int | str | None, **fields: Any) -> Event:
    return Event(
        **{
            "id": code,
            "title": f"Hændelse {code}",
            "kind": EventKind.HEARING,
            "state": state,
            "period": period(when),
        }
        | fields
    )
