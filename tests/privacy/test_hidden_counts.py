"""No hidden count can be derived from the public figures. All figures are invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from csv import DictReader
from io import BytesIO, TextIOWrapper
from itertools import combinations
from random import Random
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from loaders.templates.kinds import TemplateKind
from loaders.templates.workbooks import template
from metrics import suppression
from metrics.assessment import assess
from metrics.hiding.counts import Edition
from metrics.hiding.further import Hiding
from metrics.status import Point, Status
from policy import open_data
from policy.absences import Absence
from policy.choices import Qualifier
from policy.data_cells import text
from policy.quantities import Quantity
from policy.tables import Records
from presentation.blocks import Selection
from reports.open_data.package import as_zip
from reports.open_data.status_document import document
from tests.privacy.attack import LIMIT, Attack, Place
from tests.records import AS_OF, departments, indicator, observation, policy, records, target

HIDDEN = Qualifier.HIDDEN.label
DEPARTMENTS = ("BIF", "BUF", "KFF", "SOF", "SUF")
QUARTERS = tuple(f"2024-Q{number}" for number in (1, 2, 3, 4))
HALVES = ("2024-H1", "2024-H2")
TERMS = ("2023-08", "2023-09", "2023-Q4", "2024-H1", "2024-07")
"""Together the school year 2023/24."""
SHAPES: tuple[tuple[tuple[str, ...], Mapping[str, tuple[str, ...]]], ...] = (
    (("2024",), {}),
    (HALVES, {"2024": HALVES}),
    (QUARTERS, {"2024": QUARTERS}),
    (QUARTERS, {"2024-H1": QUARTERS[:2], "2024-H2": QUARTERS[2:], "2024": QUARTERS}),
    (TERMS, {"2023/24": TERMS}),
)
"""The shortest counted periods, and the longer ones that they sum to."""

Truth = dict[Place, int]


def counted(random: Random, *, most: int = 5) -> Truth:
    """A table of counts by department and period, with all its sums."""
    shortest, longer = random.choices(SHAPES, weights=(10, 2, 1, 1, 1))[0]
    chosen = DEPARTMENTS[: random.randint(2, most if len(shortest) == 1 else 3)]
    truth = {
        Place(code, when): random.choice((0, *range(1, 10), random.randint(5, 60)))
        for code in chosen
        for when in shortest
    }
    for code in chosen:
        for when, parts in longer.items():
            truth[Place(code, when)] = sum(truth[Place(code, part)] for part in parts)
    for when in (*shortest, *longer):
        truth[Place("KK", when)] = sum(truth[Place(code, when)] for code in chosen)
    return truth


def corrected(random: Random, truth: Truth) -> Truth:
    """A later edition with one changed count, and the sums that include it."""
    place = random.choice([p for p in truth if p.department != "KK"])
    by = random.randint(1, 6)
    return {
        each: count + by if each in (place, Place("KK", place.period)) else count
        for each, count in truth.items()
    }


def published(random: Random, truth: Truth, limit: int) -> Records:
    """The records of a table; sometimes only a percentage of a target is printed."""
    rows: list[Any] = [policy(few_persons_limit=limit), *departments(), FEW]
    for (code, when), count in truth.items():
        if random.random() < 0.3:
            goal = random.randint(5, 40)
            rows.append(target("anbragte", code, when, goal))
            if random.random() < 0.3:
                rows.append(observation("anbragte", code, when, printed=round(count / goal, 2)))
                continue
        rows.append(observation("anbragte", code, when, count, printed_as=f"{count} børn"))
    random.shuffle(rows)
    return records(*rows)


FEW = indicator("anbragte", few_persons=True, priority=None)


def documents(editions: list[Records]) -> list[dict[str, Any]]:
    """The JSON of each edition, published one after another."""
    return [
        document(assess(edition, AS_OF, earlier=editions[:number]))
        for number, edition in enumerate(editions)
    ]


def drawn(number: int) -> tuple[int, list[Truth], list[Records]]:
    """The limit of a policy, and its counts in one public edition after another."""
    random = Random(number)
    limit = random.choice((3, 4, 4, 4, 5, 10))
    truths = [counted(random)]
    while random.random() < 0.25:
        truths.append(corrected(random, truths[-1]))
    return limit, truths, [published(random, truth, limit) for truth in truths]


@pytest.mark.large
def test_no_hidden_count_can_be_narrowed_to_fewer_than_three_values(
    rounds: Callable[[int, int], int],
) -> None:
    hidden = 0
    for number in range(rounds(200, 20_000)):
        limit, truths, editions = drawn(number)
        attack = Attack(documents(editions), truths, limit)
        hidden += len(attack.hidden)
        assert (number, attack.narrowed()) == (number, [])
    assert hidden > rounds(200, 20_000)


def test_the_attack_finds_counts_that_hiding_only_small_counts_would_reveal(monkeypatch):
    def few_alone(editions: Sequence[Edition]) -> list[Hiding]:
        return [Hiding(edition.few) for edition in editions]

    monkeypatch.setattr(suppression, "hidings", few_alone)
    found = 0
    for number in range(60):
        limit, truths, editions = drawn(number)
        found += bool(Attack(documents(editions), truths, limit).narrowed())
    assert found > 20


@pytest.mark.large
def test_tables_without_small_counts_hide_nothing(rounds: Callable[[int, int], int]) -> None:
    for number in range(rounds(100, 5_000)):
        random = Random(number)
        truth = {place: count + 11 for place, count in counted(random).items()}
        (indicator_,) = documents([published(random, truth, 10)])[0]["indicators"]
        percentages = [p for p in indicator_["points"] if p["value"] is None and not p["hidden"]]
        assert all(p["printed_attainment"] for p in percentages)
        assert not any(point["hidden"] for point in indicator_["points"])


@pytest.mark.large
def test_at_most_50_per_cent_more_counts_are_hidden_than_necessary(
    rounds: Callable[[int, int], int],
) -> None:
    hidden = fewest = 0
    for number in range(rounds(60, 2_000)):
        truth = counted(Random(number), most=4)
        if len(truth) > 9:
            continue
        rows = [observation("anbragte", p.department, p.period, n) for p, n in truth.items()]
        (document_,) = documents([records(FEW, *rows)])
        (indicator_,) = document_["indicators"]
        hidden += sum(point["hidden"] for point in indicator_["points"])
        fewest += fewest_hidden(truth)
    assert fewest > 50
    assert hidden <= 1.5 * fewest


def fewest_hidden(truth: Truth) -> int:
    """How many counts must be hidden at least, by trying all."""
    few = {place for place, count in truth.items() if 1 <= count <= LIMIT}
    others = [place for place, count in truth.items() if count > LIMIT]
    for more in range(len(others) + 1):
        for further in combinations(others, more):
            hidden = few | set(further)
            points = [_as_told(place, count, place in hidden) for place, count in truth.items()]
            if not Attack([{"indicators": [{"points": points}]}], [truth]).narrowed():
                return len(hidden)
    return len(truth)


def _as_told(place: Place, count: int, hidden: bool) -> dict[str, Any]:
    nothing = dict.fromkeys(("target", "printed_attainment", "attainment", "status"))
    told = {"value": None if hidden else count, "hidden": hidden}
    return {"department": place.department, "period": place.period, **nothing, **told}


def test_open_data_and_templates_tell_no_more_than_the_status():
    for number in range(8):
        _, _, editions = drawn(number)
        shown = suppression.suppressed(editions[-1], editions[:-1]).records
        status = assess(editions[-1], AS_OF, earlier=editions[:-1])
        points = {(p.department, str(p.period)): p for i in status.indicators for p in i.points}
        _holds_no_more(status, points)
        for code in DEPARTMENTS:
            book = openpyxl.load_workbook(BytesIO(template(TemplateKind.DEPARTMENT, shown, code)))
            heading, *rows = book["Målinger"].iter_rows(values_only=True)
            for row in rows:
                last = dict(zip(heading, row, strict=True))
                if last["Sidst: værdi"] is not None:
                    point = points[code, str(last["Sidst: periode"])]
                    assert (last["Sidst: værdi"] == HIDDEN) is point.hidden


NUMBERS = ("value", "target", "printed_attainment", "attainment")
OF_A_HIDDEN = ("value", "high", "printed_attainment", "printed_as", "note")


def _holds_no_more(status: Status, points: Mapping[tuple[str | None, str], Point]) -> None:
    """Each number of the zip is one that the attack has had, and each hidden row has none, for programs and Excel."""
    with ZipFile(BytesIO(as_zip(status, Selection()))) as packed:
        for row in _rows(packed, "figures"):
            shown = points.get(_place(row))
            if shown is None:
                assert (row["value_missing"], row["value"]) == (Absence.NOT_REPORTED, "")
                continue
            assert [row[name] for name in NUMBERS] == [_number(shown, name) for name in NUMBERS]
            assert row["hidden"] == text(shown.hidden)
        titles = {column.title: column.name for column in open_data.columns("observations")}
        pairs = zip(
            _rows(packed, "observations"),
            _rows(packed, "excel/observations", delimiter=";"),
            strict=True,
        )
        for row, in_excel in pairs:
            if points[_place(row)].hidden:
                copied = {titles[title]: cell for title, cell in in_excel.items()}
                for cells in (row, copied):
                    assert [cells[name] for name in OF_A_HIDDEN] == [""] * len(OF_A_HIDDEN)
            else:
                assert row["value"] == _number(points[_place(row)], "value")
        for row in _rows(packed, "reconciliations"):
            assert not points[_place(row)].hidden


def _rows(packed: ZipFile, table: str, delimiter: str = ",") -> Iterator[dict[str, str]]:
    with TextIOWrapper(packed.open(f"{table}.csv"), "utf-8-sig") as file:
        yield from DictReader(file, delimiter=delimiter)


def _place(row: Mapping[str, str]) -> tuple[str, str]:
    return row["department"], row["period"]


def _number(point: Point, name: str) -> str:
    value = getattr(point, name)
    return text(value.value if isinstance(value, Quantity) else value)
