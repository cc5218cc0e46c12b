"""A figure or status of the zip that its rows do not give is found, with its line; the rows decide."""

from __future__ import annotations

import pytest

from loaders.open_data.printed import printed
from policy.findings import Finding, Severity
from reports.open_data.agreement import COMPARED, disagreements
from tests.loaders.open_data import zips


def found(content: bytes) -> list[Finding]:
    stated = printed(zips.NAME, content, COMPARED)
    return list(disagreements(zips.NAME, zips.status(), stated))


def with_figures(before: str, after: str) -> bytes:
    return zips.with_row(zips.published(), "figures", before, after)


def row_of(*cells: str) -> tuple[int, str]:
    """The line of the figure with these cells, and its text."""
    lines = zips.files(zips.published())["figures.csv"].decode().split("\n")
    return next(
        (number, line)
        for number, line in enumerate(lines, start=1)
        if all(f",{cell}," in f",{line}," for cell in cells)
    )


def test_the_published_figures_are_those_that_the_rows_give():
    assert found(zips.published()) == []


@pytest.mark.parametrize(
    ("column", "cell", "other"),
    [("value", ",12,", ",13,"), ("status", ",near,", ",reached,"), ("unit", ",count,", ",share,")],
)
def test_a_figure_that_does_not_add_up_is_found_at_its_line(column, cell, other):
    # Vejforvaltningen has 12 in 2024, and its target is 16.
    line, text = row_of("saerlige-vilkaar", "VEJ", "12", "16")
    (one,) = found(with_figures(text, text.replace(cell, other, 1)))
    assert (one.sheet, one.cell) == ("figures.csv", f"linje {line}, kolonne {column}")
    assert (one.found, one.expected.split(",")[0]) == (other.strip(","), cell.strip(","))
    assert one.severity is Severity.WARNING


def test_a_figure_that_no_row_gives_and_one_that_is_left_out_are_found():
    _, text = row_of("saerlige-vilkaar", "VEJ", "12", "16")
    more, left = found(with_figures(text, text.replace("2024", "2021", 1)))
    assert more.cell
    assert "ingen række" in more.expected
    assert (left.found, left.cell) == ("ingen række", None)


def test_a_status_that_the_rows_do_not_give_is_found_at_its_line():
    # Line 5 is objective 4, whose priorities are near their target and without one.
    other = zips.with_row(zips.published(), "statuses", ",near; no_target", ",reached; no_target")
    (one,) = found(other)
    assert (one.sheet, one.cell) == ("statuses.csv", "linje 5, kolonne statuses")
    assert (one.found, one.expected.split(",")[0]) == ("reached; no_target", "near; no_target")


def test_a_table_that_cannot_be_read_is_not_compared():
    assert found(zips.with_table(zips.published(), "statuses", lambda _: "")) == []


def test_the_last_digits_of_a_computed_number_may_differ():
    _, text = row_of("saerlige-vilkaar", "STA", "31", "30")
    attainment = "1.0333333333333334"  # 31 / 30
    assert attainment in text
    assert found(with_figures(text, text.replace(attainment, "1.0333333333333332"))) == []
