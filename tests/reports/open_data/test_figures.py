"""Each figure is published with its unit, area, days and source, and each missing number with its cause."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache

import pytest

from metrics import absences
from metrics.assessment import assess
from metrics.status import Status
from monitor import editions
from policy import open_data
from policy.absences import Absence
from policy.choices import Aggregation, Direction, Population, Unit
from policy.kinds import Kind
from policy.quantities import Quantity
from policy.whole_city import WHOLE_CITY
from reports.open_data import figures, package
from tests import made_up_city
from tests.hard_records import full_status, hard_status
from tests.records import (
    assessed,
    baseline,
    closing,
    departments,
    indicator,
    observation,
    policy,
    target,
)

NUMBERS = ("value", "target", "baseline", "attainment")
ASCII_NAME = re.compile(r"[a-z][a-z0-9_]*")


@cache
def shipped() -> Status:
    return editions.current().status(date(2025, 11, 13))


@cache
def made_up() -> Status:
    return assess(made_up_city.WHOLE, date(2025, 6, 15))


def rows(status: Status, table: str = figures.NAME) -> list[dict]:
    (found,) = (each for each in package.tables(status) if each.name == table)
    names = [column.name for column in found.columns]
    return [dict(zip(names, row, strict=True)) for row in found.values()]


def figure(*records: object, department: str | None = "SOF", when: str | None = "2024") -> dict:
    """The one row of a department and period."""
    place = department, when
    (found,) = (
        row
        for row in rows(assessed(policy(), *departments("SOF", "BUF"), *records))
        if (row["department"], row["period"]) == place
    )
    return found


@pytest.mark.parametrize("status", [shipped, hard_status, full_status, made_up])
def test_a_number_is_there_or_its_cause_is_and_never_both(status):
    for row in rows(status()):
        for name in NUMBERS:
            assert (row[name] is None) == bool(row[f"{name}_missing"]), (row["indicator"], name)


@pytest.mark.parametrize("status", [shipped, made_up])
def test_the_newest_figures_are_those_that_count(status):
    """`counts` is decided by which objects the current points are; here by their values."""
    points = [p for i in status().indicators for p in (*i.points, *absences.expected(i))]
    current = [p in i.current for i in status().indicators for p in i.points]
    counted = [row["counts"] for row in rows(status())]
    assert len(counted) == len(points)
    assert Counter(counted)[True] == Counter(current)[True] > 0


def test_a_figure_tells_its_unit_area_days_and_status():
    (row,) = (
        each
        for each in rows(shipped())
        if (each["indicator"], each["department"], each["period"]) == ("fleksjob", "BUF", "2024")
    )
    assert row["indicator_name"] == "Ansatte i fleksjob i kommunen"
    assert (row["objective"], row["priority"], row["unit"], row["area"]) == (
        5,
        "5d",
        "count",
        "101",
    )
    assert row["department_name"] == "Børne- og Ungdomsforvaltningen"
    assert row["period_first_day"] == date(2024, 1, 1)
    assert row["period_last_day"] == date(2024, 12, 31)
    assert (row["status"], row["status_word"]) == ("missed", "Ikke nået")
    assert row["sources"] == "STATUS s. 17"


def test_a_figure_says_whom_it_covers():
    """66 of 100 who leave sickness benefit are all who do: nobody counts those with a disability."""
    (row,) = (each for each in rows(shipped()) if each["indicator"] == "afgang-sygedagpenge")
    assert (row["value"], row["population"]) == (0.66, Population.WIDER)
    assert row["population_note"].startswith("Sygedagpengemodtagere, alle i gruppen.")


def test_a_figure_of_the_whole_country_has_its_area():
    national = indicator(kind=Kind.CONTEXT, population=Population.NATIONAL, unit=Unit.SHARE)
    row = figure(national, observation("fleksjob", None, 2024, 0.55), department=None)
    assert (row["area"], row["department_name"]) == ("000", "Hele landet")


def test_a_kind_s_own_word_for_its_status_is_used():
    row = figure(
        indicator(kind=Kind.HOLD),
        baseline("fleksjob", "SOF", 2023, 4),
        observation("fleksjob", "SOF", 2024, 4),
    )
    assert (row["status"], row["status_word"]) == ("reached", "Fastholdt")


def test_a_figure_that_two_state_has_a_row_for_each_and_the_column_says_so():
    status = assessed(
        policy(),
        *departments("SOF"),
        indicator(),
        observation("fleksjob", "SOF", 2024, 9, stated_by="SOF"),
        observation("fleksjob", "SOF", 2024, 12, stated_by="RÅD"),
    )
    told = {row["stated_by"]: (row["value"], row["counts"]) for row in rows(status)}
    assert told == {"SOF": (9, True), "RÅD": (12, True)}
    (column,) = (c for c in figures.table(status).columns if c.name == "stated_by")
    assert figures.EACH_STATES in column.declared.help


def test_a_figure_that_is_awaited_has_a_row_with_its_target():
    reported = [observation("fleksjob", code, 2024, 10) for code in ("SOF", "BUF")]
    records = (
        indicator(adding=Aggregation.SUM),
        *reported,
        observation("fleksjob", "SOF", 2025, 12),
        target("fleksjob", "BUF", 2025, 20),
    )
    row = figure(*records, department="BUF", when="2025")
    assert (row["value"], row["value_missing"]) == (None, Absence.NOT_REPORTED)
    assert (row["target"], row["attainment_missing"]) == (20, Absence.NOT_REPORTED)
    without_target = figure(*records[:-1], department="BUF", when="2025")
    assert without_target["value_missing"] == Absence.NOT_REPORTED
    assert (without_target["target_missing"], without_target["status"]) == ("no_target", "no_data")


def test_a_figure_that_a_closed_period_goes_without_is_said_to_be_one():
    row = figure(
        indicator(adding=Aggregation.SUM),
        *(observation("fleksjob", code, 2024, 10) for code in ("SOF", "BUF")),
        observation("fleksjob", "SOF", 2025, 12),
        closing("fleksjob", 2025),
        department="BUF",
        when="2025",
    )
    assert row["value_missing"] == Absence.CLOSED


def _causes(row: dict) -> tuple[str | None, ...]:
    return tuple(row[f"{name}_missing"] for name in NUMBERS)


SOF_2024 = ("fleksjob", "SOF", 2024)


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        (
            (indicator(), observation(*SOF_2024, 9)),
            (None, "no_target", "not_relevant", "no_target"),
        ),
        (
            (indicator(), target(*SOF_2024, 10)),
            ("no_figure", None, "not_relevant", "no_figure"),
        ),
        (
            (indicator(), observation(*SOF_2024, Quantity.between(5, 6)), target(*SOF_2024, 10)),
            ("in_ends", None, "not_relevant", "in_ends"),
        ),
        (
            (
                indicator(),
                observation(*SOF_2024, printed_attainment=Quantity.exact(1.02)),
                target(*SOF_2024, 10),
            ),
            ("only_attainment", None, "not_relevant", None),
        ),
        (
            (indicator(), observation(*SOF_2024, 9), target(*SOF_2024, 0)),
            (None, None, "not_relevant", "not_computable"),
        ),
        (
            (
                indicator(),
                observation(*SOF_2024, 9, stated_by="RÅD"),
                target(*SOF_2024, 10, stated_by="SOF"),
                target(*SOF_2024, 12, stated_by="BUF"),
            ),
            (None, "several_targets", "not_relevant", "several_targets"),
        ),
        (
            (indicator(kind=Kind.PATH), observation(*SOF_2024, 9), target(*SOF_2024, 10)),
            (None, None, "no_baseline", "no_baseline"),
        ),
        (
            (indicator(kind=Kind.CONTEXT), observation(*SOF_2024, 9)),
            (None, "not_relevant", "not_relevant", "not_relevant"),
        ),
        (
            (indicator(kind=Kind.MILESTONE), target("fleksjob", "SOF", 2024, None)),
            ("no_figure", "not_in_numbers", "not_relevant", "not_relevant"),
        ),
        (
            (indicator(kind=Kind.DIRECTION), observation(*SOF_2024, 9)),
            (None, "no_target", "no_baseline", "no_target"),
        ),
        (
            (
                indicator(few_persons=True, direction=Direction.HIGHER),
                observation(*SOF_2024, 3),
                target(*SOF_2024, 10),
            ),
            ("hidden", None, "not_relevant", "hidden"),
        ),
        (
            (indicator(few_persons=True, kind=Kind.CONTEXT), observation(*SOF_2024, 3)),
            ("hidden", "not_relevant", "not_relevant", "not_relevant"),
        ),
        (
            (
                indicator(few_persons=True),
                observation(*SOF_2024, 90),
                baseline("fleksjob", "SOF", 2023, 3),
            ),
            (None, "no_target", "hidden", "no_target"),
        ),
    ],
)
def test_each_cause_is_told_apart(records, expected):
    assert _causes(figure(*records)) == expected


@pytest.mark.parametrize("status", [shipped, made_up])
def test_every_column_has_a_title_in_both_languages_and_help(status):
    for table in package.tables(status()):
        declared = [column.declared for column in table.columns]
        for column in declared:
            assert ASCII_NAME.fullmatch(column.name)
            assert "" not in (column.title, column.english, column.help), column.name
        for titles in ([c.title for c in declared], [c.english for c in declared]):
            assert len(set(titles)) == len(titles), table.name


def test_each_number_of_a_figure_says_how_shares_and_money_are_written():
    """The help of a workbook's column says how a cell is filled in, fx 73 procent; here it is 0.73."""
    figures_ = [
        column.declared
        for table in package.tables(shipped())
        for column in table.columns
        if column.declared.part == "value"
    ]
    assert {"value", "target", "baseline", "printed_attainment", "amount", "price"} <= {
        each.name for each in figures_
    }
    for each in figures_:
        assert open_data.AS_NUMBER in each.help, each.name


def test_the_tables_and_their_columns_are_the_same_whatever_is_in_them():
    def form(status: Status) -> list[tuple[str, list[str]]]:
        return [(t.name, [c.name for c in t.columns]) for t in package.tables(status)]

    assert form(shipped()) == form(made_up()) == form(hard_status())


def test_every_status_of_the_page_is_in_a_table():
    status = shipped()
    found = {(row["level"], row["id"]): row for row in rows(status, "statuses")}
    assert len(found) == len(status.objectives) + len(status.priorities) + len(status.indicators)
    measured = found["priority", "5d"]
    assert (measured["status"], measured["measurable"]) == ("reached_not_everywhere", True)
    assert "value; unit; target; period; source" in measured["met"]
    # An objective never has one status (R8.7): one of its five priorities is judged.
    assert found["objective", "5"]["status"] is None
    assert "reached_not_everywhere" in found["objective", "5"]["statuses"]
    lacking = found["priority", "1a"]
    assert lacking["measurable"] is False
    assert lacking["missing"].startswith("value; ")


def test_what_does_not_add_up_is_in_a_table():
    (row,) = rows(shipped(), "reconciliations")
    assert (row["indicator"], row["department"], row["period"]) == ("fleksjob", WHOLE_CITY, "2024")
    # 47 + 376 + 157 + … = 899, and the status prints 900.
    assert (row["field"], row["printed"], row["computed"]) == ("target", 900, 899)
    assert row["unit"] == "count"


def test_every_code_is_explained_by_its_word():
    tables = list(package.tables(made_up()))
    words = {(row["list"], row["code"]): row for row in rows(made_up(), "codes")}
    used = {place: row["list"] for row in words.values() for place in row["used_in"].split("; ")}
    for table in tables:
        for column in table.columns:
            if not column.declared.choices:
                continue
            codes = used[f"{table.name}.{column.name}"]
            for cell in set(column.values(table.rows)) - {None}:
                assert all(words[codes, code]["word"] for code in cell.split("; "))
    assert "70 procent" in words["status_code", "near"]["explanation"]  # the made-up city's band
    assert words["absence", "closed"]["explanation"].startswith("Perioden er lukket")
