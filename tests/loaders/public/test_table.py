"""Tables of public statistics, built by hand with invented figures."""

from __future__ import annotations

from loaders.public.table import Dimension, PublicTable, Value

AREAS = Dimension("område", (Value("Nord"), Value("Syd")))
YEARS = Dimension("tid", (Value("2023"), Value("2024")))
TABLE = PublicTable("", None, None, None, (AREAS, YEARS), "tid", None, (0, 3), (10, 40))


def test_a_cell_has_the_place_that_its_format_gives_it() -> None:
    table = PublicTable(
        "", None, None, None, (AREAS, YEARS), "tid", None, (0, 3), (10, 40), ["Ark1!C4", "Ark1!D5"].__getitem__,
    )  # fmt: skip
    assert table.place({"område": "Nord", "tid": "2023"}) == "Ark1!C4"
    assert table.place({"område": "Syd", "tid": "2024"}) == "Ark1!D5"
    assert table.place({"område": "Nord", "tid": "2024"}) is None


def test_a_format_without_places_gives_none() -> None:
    assert TABLE.place({"område": "Nord", "tid": "2023"}) is None
